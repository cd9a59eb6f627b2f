"""Pictures made of points: the images of the records in their widths, and the one shown where a
page is shared.

Making one takes long, so each has a signature by which the published one is known to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from chronik.chronicle.edition import Edition
from chronik.exports.sharecard import CARD_SIZE, Words, card, fonts_of, size_of
from chronik.html.view import Share
from chronik.records.images import ImageFile, beside, image_path, widths
from chronik.words.digests import digest_of

_SHARED = "teilen.png"
OWN = ("assets/teilen.png", "assets/teilen.jpg")  # drawn by somebody for this chronicle
Develop = Callable[[str, ImageFile], Mapping[int, bytes]]


class Raster(NamedTuple):
    """Files that are made together, from one image."""

    paths: tuple[str, ...]
    signature: bytes
    make: Callable[[], Sequence[bytes]]  # the content of each path


def rasters(
    edition: Edition, rest: Mapping[str, bytes], common: bytes, develop: Develop
) -> list[Raster]:
    """All there are. `rest` are the inputs by path, `common` stands for the program, `develop`
    gives an image in its widths.
    """
    shared = share_of(edition, rest)
    card_of_site = [_shared(edition, rest, common)] if shared and shared.url == _SHARED else []
    return [*_images(edition, common, develop), *card_of_site]


def _images(edition: Edition, common: bytes, develop: Develop) -> Iterator[Raster]:
    """One for each content, however many records show it."""
    files = edition.chronicle.gallery.files
    wanted: dict[
        bytes, tuple[str, dict[str, int]]
    ] = {}  # digest -> a file of that content, and the width of each path
    for entry in edition.chronicle.entries.values() if files else ():
        for image in entry.images:
            path = beside(entry.path, image.file)
            digest = files[path].digest
            made = wanted.setdefault(digest, (path, {}))[1]
            made.update(
                (image_path(entry.id, digest, step), step) for step in widths(files[path].width)
            )
    for digest, (path, made) in wanted.items():
        yield Raster(
            tuple(made),
            _digest(common, digest),
            _developed(develop, path, files[path], tuple(made.values())),
        )


def _developed(
    develop: Develop, path: str, file: ImageFile, steps: tuple[int, ...]
) -> Callable[[], Sequence[bytes]]:
    return lambda: [*map(develop(path, file).__getitem__, steps)]


def _shared(edition: Edition, rest: Mapping[str, bytes], common: bytes) -> Raster:
    site = edition.chronicle.site
    address = urlsplit(site.base_url)
    words = Words(site.title, site.subtitle, f"{address.netloc}{address.path}".strip("/"))
    fonts, style = (
        fonts_of(_assets(rest)),
        rest.get("assets/style.css", b"").decode("utf-8", "replace"),
    )
    return Raster(
        (_SHARED,),
        _digest(common, repr(words).encode(), style.encode(), *fonts),
        lambda: [card(words, fonts, style)],
    )


def share_of(edition: Edition, rest: Mapping[str, bytes]) -> Share | None:
    """The picture of the site. It needs an absolute address, and a chronicle that brings none needs
    the font to set it in.
    """
    site = edition.chronicle.site
    if not site.base_url:
        return None
    words = f"{site.title}: {site.subtitle}" if site.subtitle else site.title
    own = next((path for path in OWN if path in rest), "")
    if own:
        return Share(own, *size_of(rest[own]), words)
    return Share(_SHARED, *CARD_SIZE, words) if fonts_of(_assets(rest)) else None


def _assets(rest: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        path.removeprefix("assets/"): data
        for path, data in rest.items()
        if path.startswith("assets/")
    }


def _digest(*parts: bytes) -> bytes:
    return digest_of(b"\0".join(parts))
