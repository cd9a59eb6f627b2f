"""Images and recordings beside the records: what an editor says of one, what it measures, the files
that readers get of it. Pure.

A recording is published as it is. Of an image readers never get the original: it is turned
upright, brought to sRGB, laid on white where it is transparent, made smaller, and saved as WebP
without the camera's notes (EXIF, with the place where it was taken). Pillow is imported only where
an image must be looked at; the same bytes give the same bytes. Why Pillow: docs/decisions/0009.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from unicodedata import normalize

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.diagnostics import START, At

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
# Recordings that browsers play: media types by the end of the name.
PLAYED = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
# a file beside the record
NAME = late(r"[^/\\]*[^/\\.][^/\\]*\.(?:jpe?g|png|webp)\Z", re.IGNORECASE)
WIDTHS = (480, 960, 1600)  # in pixels; an image is never made wider than it is
MAX_BYTES = 25_000_000
MAX_RECORDING = 100_000_000  # bytes: an hour of speech has 30 million, some forges take 100
MAX_IMAGE_PIXELS = 50_000_000  # 150 MB while it is worked on
MAX_SIDE = 16_000  # WebP ends at 16383
BROKEN, LARGE, UNREADABLE = "broken", "large", "unreadable"


class ImageArea(NamedTuple):
    """A part of an image as it stands upright, in percent of its width and height: so it stays
    where it is when the image is made smaller or saved anew.
    """

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


class Shown(NamedTuple):
    """Who or what an image shows."""

    key: str  # of the record; "" for somebody whom nobody has recognised yet
    area: ImageArea | None  # None: all of the image, or nobody has told where
    note: str = ""  # of the editors
    at: At = START
    area_at: At = START


class Image(NamedTuple):
    """An image as a record names it: a file beside the record, and what is said of it."""

    file: str
    alt: str
    caption: str = ""
    credit: str = ""
    licence: str = ""
    at: At = START
    shows: tuple[Shown, ...] = ()


class ImageFile(NamedTuple):
    """An image file as it was looked at; a recording has no size."""

    digest: bytes  # of its content
    width: int = 0  # in pixels, when it stands upright
    height: int = 0
    fault: str = ""  # why it cannot be shown: BROKEN, LARGE, UNREADABLE
    is_turned: bool = False  # whether it stands upright only by a note of the camera


# An image as WebP, by width; a recording as it is, by 0.
Develop = Callable[[str, ImageFile], Mapping[int, bytes]]


class Gallery(NamedTuple):
    """All images and recordings there are."""

    files: Mapping[str, ImageFile]  # by path: content/events/foto.jpg
    blind: frozenset[str] = frozenset()  # folders with a record that has faults

    def scanned(self, name: str) -> str:
        """The path of the image of that name below seeds/; "" where there is none. Some systems
        store „ü“ as two characters.
        """
        if (path := f"seeds/{name}") in self.files:
            return path
        wanted = normalize("NFC", path)
        return next((path for path in self.files if normalize("NFC", path) == wanted), "")

    def recording(self, record: str, name: str) -> str:
        """Where the site has the recording that the record at that path names; "" for none. Other
        bytes have another address.
        """
        file = self.files.get(beside(record, name)) if name else None
        if file is None or file.fault:
            return ""
        own = record.rpartition("/")[2].rpartition(".")[0]
        return f"aufnahmen/{own}-{file.digest.hex()[:8]}{_suffix(name)}"


NO_GALLERY = Gallery({})


def shown_in(images: Iterable[Image]) -> Iterator[Shown]:
    """All whose records the images name."""
    return (shown for image in images for shown in image.shows if shown.key)


def is_media(path: str) -> bool:
    """Whether it is an image or a recording."""
    return path.lower().endswith((*SUFFIXES, *PLAYED))


def is_recording(path: str) -> bool:
    return path.lower().endswith((*PLAYED,))


def is_image(path: str) -> bool:
    return path.lower().endswith(SUFFIXES)


def is_looked_into(path: str) -> bool:
    """Whether it is an image or a recording beside a record, or the image of a scanned page."""
    return (path.startswith("content/") and is_media(path)) or is_page_image(path)


def is_page_image(path: str) -> bool:
    return path.startswith("seeds/") and is_image(path)


def is_record(path: str) -> bool:
    """Whether a listed file is to be read as a record: all in the folder of a kind, but images
    and recordings.
    """
    return path.startswith("content/") and len(path.split("/")) > 2 and not is_media(path)


def beside(record: str, file: str) -> str:
    """The path of an image or a recording that the record at that path names."""
    return f"{folder_of(record)}/{file}"


def folder_of(path: str) -> str:
    """The folder in which a record or an image lies."""
    folder, _, _ = path.rpartition("/")
    return folder


def widths(width: int) -> tuple[int, ...]:
    """The widths that an image of this width is made in, the largest last."""
    return (*(step for step in WIDTHS[:-1] if step < width), min(width, WIDTHS[-1]))


def image_path(name: str, digest: bytes, width: int) -> str:
    """Where the site has an image of the record `name`. Other bytes have another address."""
    return f"bilder/{name}-{digest.hex()[:8]}-{width}.webp"


def media_type(recording: str) -> str:
    """„audio/mpeg“ of a file name."""
    return PLAYED[_suffix(recording)]


def _suffix(file: str) -> str:
    return file[file.rfind(".") :].lower()
