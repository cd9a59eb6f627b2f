"""Files beside the pages: `EXPORTS` is the visible registry. A new one is a module and a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from chronik.exports import feed, sitemap
from chronik.needs import Signing
from chronik.parts import Whole


class Export(NamedTuple):
    """Files of one kind: the path of each, what it holds, and what they are about (`subjects`; one file without them).

    `make` gets the addresses of all pages too. `sign` tells quickly whether a file could have changed; without it the file is
    made anew in each build, and written only when its bytes differ.
    """

    path: Callable[[str], str]
    make: Callable[[Whole, Sequence[str], str], bytes]
    subjects: Callable[[Whole], Iterable[str]] = lambda whole: ("",)
    sign: Callable[[Signing, Whole, str], bytes] | None = None


def _one(path: str, make: Callable[[Whole, Sequence[str]], bytes]) -> Export:
    """A single file about the whole chronicle."""
    return Export(lambda subject: path, lambda whole, urls, subject: make(whole, urls))


EXPORTS: tuple[Export, ...] = (
    _one("feed.xml", feed.atom),
    _one("sitemap.xml", sitemap.sitemap),
    _one("robots.txt", sitemap.robots),
)
