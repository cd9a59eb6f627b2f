"""Pictures made of points: images of records in their widths, and the one for shared pages; and
recordings, which are as large.

Making one takes long, so each has a signature by which the published one is known to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from chronik.chronicle.edition import Edition
from chronik.exports.sharecard import CARD_SIZE, Words, card, fonts_of, picture_size
from chronik.html.view import Share
from chronik.language.tuples import NamedTuple
from chronik.records.images import Develop, ImageFile, beside, image_path, widths
from chronik.words.digests import digest_of

_SHARED = "teilen.png"
OWN = ("assets/teilen.png", "assets/teilen.jpg")  # drawn by somebody for this chronicle


class Raster(NamedTuple):
    """Files that are made together, from one image."""

    paths: tuple[str, ...]
    signature: bytes
    make: Callable[[], Sequence[bytes]]  # the content of each path


def rasters(
    edition: Edition, rest: Mapping[str, bytes], common: bytes, develop: Develop
) -> list[Raster]:
    """All there are.

    `rest` are the inputs by path, `common` stands for the program, `develop` gives an image in its
    widths.
    """
    shared = share_of(edition, rest)
    card_of_site = [_shared(edition, rest, common)] if shared and shared.url == _SHARED else []
    return [*_images(edition, common, develop), *card_of_site]


def _images(edition: Edition, common: bytes, develop: Develop) -> Iterator[Raster]:
    """One for each content, however many records show it."""
    files = edition.chronicle.gallery.files
    wanted: dict[bytes, _Wanted] = {}  # by digest
    for entry in edition.chronicle.entries.values() if files else ():
        for image in entry.images:
            path = beside(entry.path, image.file)
            file = files[path]
            width_of = wanted.setdefault(file.digest, _Wanted(path, file, {})).width_of
            for width in widths(file.width):
                width_of[image_path(entry.id, file.digest, width)] = width
    for source in edition.chronicle.of_kind["sources"] if files else ():
        name = source.facts.recording
        if address := edition.chronicle.gallery.recording(source.path, name):
            path = beside(source.path, name)
            one = wanted.setdefault(files[path].digest, _Wanted(path, files[path], {}))
            one.width_of[address] = 0

    for digest, one in wanted.items():
        yield Raster(tuple(one.width_of), _digest(common, digest), _developed(develop, one))


class _Wanted(NamedTuple):
    """A file, and the width of each path at which its content is published."""

    path: str
    file: ImageFile
    width_of: dict[str, int]


def _developed(develop: Develop, one: _Wanted) -> Callable[[], Sequence[bytes]]:
    return lambda: [*map(develop(one.path, one.file).__getitem__, one.width_of.values())]


def _shared(edition: Edition, rest: Mapping[str, bytes], common: bytes) -> Raster:
    site = edition.chronicle.site
    address = urlsplit(site.base_url)
    words = Words(site.title, site.subtitle, f"{address.netloc}{address.path}".strip("/"))
    fonts = fonts_of(_assets(rest))
    style = rest.get("assets/style.css", b"").decode("utf-8", "replace")

    return Raster(
        (_SHARED,),
        _digest(common, repr(words).encode(), style.encode(), *fonts),
        lambda: [card(words, fonts, style)],
    )


def share_of(edition: Edition, rest: Mapping[str, bytes]) -> Share | None:
    """The picture of the site: the chronicle's own, else one that is drawn where the font is there.

    None without a base address: where pages are shared, the address must be absolute.
    """
    site = edition.chronicle.site
    own = next((path for path in OWN if path in rest), "")
    if not site.base_url or not (own or fonts_of(_assets(rest))):
        return None

    width, height = picture_size(rest[own]) if own else CARD_SIZE
    words = f"{site.title}: {site.subtitle}" if site.subtitle else site.title
    return Share(own or _SHARED, width, height, words)


def _assets(rest: Mapping[str, bytes]) -> dict[str, bytes]:
    assets = [path for path in rest if path.startswith("assets/")]
    return {path.removeprefix("assets/"): rest[path] for path in assets}


def _digest(*parts: bytes) -> bytes:
    return digest_of(b"\0".join(parts))
