"""The text of a source that fills several pages: divided where `evidence.sheets` divides it.

The whole text and the passages with their claims stand side by side, so that a passage stays with
the words around it. The pages of a text come first, so a passage keeps its address whatever else
the page lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chronik.html.blocks import Block, FullText, Pager, Part, Passages
from chronik.html.view import Crumb
from chronik.language.tuples import NamedTuple

_Text = Passages | FullText
_TEXTS = (Passages, FullText)
_JUMPS = 24  # to the pages of a text: of more not each has its own


class Sheets(NamedTuple):
    """The pages of a text."""

    first: tuple[Block, ...]  # all blocks of the page, with the beginning of the text
    further: tuple[tuple[_Text, ...], ...]  # of each following page what it shows of the text
    pager: Pager
    jumps: tuple[Crumb, ...]  # to where pages begin


def sheets_of(blocks: Sequence[Block], urls: Sequence[str]) -> Sheets:
    """`urls` are the addresses of as many pages as the text has at least two of."""
    texts = [block for block in blocks if isinstance(block, _TEXTS)]
    pager = _pager(texts, urls)
    pages = [
        [part for text in texts if (part := _cut(text, number))] for number in range(len(urls))
    ]

    first: list[Block] = [b for b in blocks if not isinstance(b, _TEXTS)]
    place = next(n for n, block in enumerate(blocks) if isinstance(block, _TEXTS))
    first[place:place] = [*pages[0], pager]
    jumps = tuple(_jumps(texts, urls))
    return Sheets(tuple(first), tuple(map(tuple, pages[1:])), pager, jumps)


def count_of_sheets(blocks: Iterable[Block]) -> int:
    """How many pages the text of a source fills; 1 where a page holds it, or there is none."""
    return max([len(b.sheets) for b in blocks if isinstance(b, _TEXTS)], default=1) or 1


def _cut(text: _Text, number: int) -> _Text | None:
    """What of it stands on the page of that number, from 0."""
    here, following = text.sheets[number], text.sheets[number + 1 :]
    part = slice(here.first, following[0].first if following else None)
    intro = "" if number else text.intro

    if isinstance(text, FullText):
        return text._replace(paragraphs=text.paragraphs[part], intro=intro, sheets=(here,))
    passages = text.passages[part]
    kept = text._replace(passages=passages, intro=intro, sheets=(here,))
    return kept if passages or not number else None


def _pager(texts: Sequence[_Text], urls: Sequence[str]) -> Pager:
    words = [f"ab {sheet.label}" for sheet in texts[0].sheets]
    links = [Part(*pair) for pair in zip(urls, words, strict=True)]
    return Pager(texts[0].title, 1, tuple(links))


def _jumps(texts: Sequence[_Text], urls: Sequence[str]) -> Iterable[Crumb]:
    step = 1 + len(urls) // _JUMPS
    for sheet, url in [*zip(texts[0].sheets, urls, strict=True)][::step]:
        yield Crumb(f"{url}#{sheet.anchor}", sheet.label)
