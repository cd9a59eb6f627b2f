"""The contents of a page: its sections, and where each year, letter or part of a list begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

from chronik.html.blocks import Block, Body, Groups, Pager, Timeline
from chronik.html.parts.cutting import count_of_things
from chronik.html.view import Crumb, Section
from chronik.language.patterns import late

_NAMES = {"notes": "Belege", "remarks": "Anmerkungen", "cite": "Zitieren"}
_ANCHORS = {"notes": "belege", "remarks": "anmerkungen", "cite": "zitieren"}
_HEADING = late(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = late(r"<[^>]*>")
_MANY = 60  # years, beyond which decades are enough
_LETTERS = "a-z"


def contents(
    blocks: Iterable[Block], parted: Mapping[str, Sequence[Block]], pagers: Mapping[str, Pager]
) -> tuple[Section, ...]:
    """Of a whole view; none where there is but one section.

    `parted` holds the parts of each list that is divided, by its anchor.
    """
    found: list[Section] = []
    for block in blocks:
        if isinstance(block, Body):
            found += _headings(block)
        name, anchor = _NAMES.get(block.block, "") or _title(block), _anchor(block)
        if name and anchor:
            jumps = _jumps(block, parted.get(anchor, (block,)), pagers.get(anchor))
            found.append(Section(f"#{anchor}", name, count_of_things(block), tuple(jumps)))
    return tuple(found) if len(found) > 1 or (found and found[0].jumps) else ()


def _headings(block: Body) -> Iterator[Section]:
    """The sections of a text."""
    for anchor, words in _HEADING.findall(block.html):
        yield Section(f"#{anchor}", unescape(_TAG.sub("", words)))


def on_page(entries: Sequence[Section], address: str) -> tuple[Section, ...]:
    """The contents of the first page, as they stand on one that follows."""
    return tuple(
        [
            entry._replace(url=f"{address}{entry.url}", jumps=rooted(entry.jumps, address))
            for entry in entries
        ]
    )


def rooted(crumbs: Iterable[Crumb], address: str) -> tuple[Crumb, ...]:
    """Links of the page at that address, as they stand on another."""
    return tuple([c._replace(url=address + c.url) if c.url[:1] == "#" else c for c in crumbs])


def letters(entries: Iterable[Section]) -> tuple[Crumb, ...]:
    """Where the letters of an A–Z list begin."""
    return next((entry.jumps for entry in entries if entry.url == f"#{_LETTERS}"), ())


def _title(block: Block) -> str:
    title: str = getattr(block, "title", "")
    if title or not isinstance(block, Timeline | Groups):
        return title
    return "A–Z" if block.anchor == _LETTERS else "Ereignisse" if block.block == "timeline" else ""


def _anchor(block: Block) -> str:
    anchor: str = getattr(block, "anchor", "")
    return _ANCHORS.get(block.block, anchor)


def _jumps(block: Block, parts: Sequence[Block], pager: Pager | None) -> Iterator[Crumb]:
    """Years or letters; of another list its parts."""
    marks = first_marks(parts, pager)
    if len(marks) > 1:
        years = isinstance(block, Timeline) and len(marks) > _MANY
        yield from _decades(marks) if years else marks
    elif pager:
        yield from (Crumb(part.url, part.words) for part in pager.parts)


def first_marks(parts: Sequence[Block], pager: Pager | None) -> list[Crumb]:
    """Each year or letter where it begins: it may go on in the next part."""
    found: dict[str, Crumb] = {}
    has_years = any(isinstance(part, Timeline) and part.stretches for part in parts)
    for number, part in enumerate(parts):
        page = pager.parts[number].url.partition("#")[0] if pager and number else ""
        for label, fragment in _marks(part, has_years=has_years):
            found.setdefault(fragment, Crumb(f"{page}#{fragment}", label))
    return [*found.values()]


def _marks(block: Block, *, has_years: bool) -> Iterator[tuple[str, str]]:
    """`has_years` says whether the list has any, on whichever page: else nothing is set apart."""
    if isinstance(block, Timeline):
        yield from ((s.label, s.anchor) for s in block.stretches if s.moments)
        if block.unplaced and has_years:
            yield "ohne Einordnung", block.shelf
    elif isinstance(block, Groups) and block.anchor == _LETTERS:
        yield from ((g.label, letter_anchor(g.label)) for g in block.groups)


def letter_anchor(label: str) -> str:
    return f"buchstabe-{'sonst' if label == '#' else label.lower()}"


def _decades(marks: Iterable[Crumb]) -> Iterator[Crumb]:
    """The first year of each, and what is no year."""
    seen = set()
    for mark in marks:
        decade = f"{mark.name[:-1]}0er" if mark.name.isdigit() else mark.name
        if decade not in seen:
            seen.add(decade)
            yield Crumb(mark.url, decade)
