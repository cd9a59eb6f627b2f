"""Files beside the pages: `EXPORTS` is the visible registry. A function gets the whole and the pages' addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chronik.exports import feed, sitemap
from chronik.parts import Whole

Export = Callable[[Whole, Sequence[str]], bytes]

EXPORTS: tuple[tuple[str, Export], ...] = (
    ("feed.xml", feed.atom),
    ("sitemap.xml", sitemap.sitemap),
    ("robots.txt", sitemap.robots),
)
