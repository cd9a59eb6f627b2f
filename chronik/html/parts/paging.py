"""No page grows without bound: a view with long lists becomes several pages.

The first keeps the address and holds the beginning of every list; those after it are `seite-2/`,
`seite-3/` … below it, and each goes on with one list. A list is divided between years or letters
where it can be, so that a new entry changes few pages. Each page has its own notes and remarks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chronik.html.blocks import Block, Pager, Part
from chronik.html.notes import NoteList
from chronik.html.parts.contents import contents, first_marks, letters, on_page, rooted
from chronik.html.parts.cutting import (
    DIVISIBLE,
    Divisible,
    Unit,
    of_units,
    units,
)
from chronik.html.parts.heights import HEADING, SCREEN, about, above, block_height, note_height
from chronik.html.parts.notes import noted, notes_in, renumbered, with_others
from chronik.html.parts.remarks import said_once
from chronik.html.parts.spans import spans
from chronik.html.parts.texts import count_of_sheets, sheets_of
from chronik.html.view import Crumb, View
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

MOMENTS = 150  # events of a group beyond which they stand by year, not on one page
PAGE_HEIGHT = 7_000  # px; with what surrounds it twelve screens at most
LONG = 5 * SCREEN  # of lists and text, from where on a page has contents
_STEP = 500  # px: small changes elsewhere on the page move no division
_LEAST = SCREEN  # of a list on the first page
_WITHIN = late(r'href="#([^"]+)"')


def address(url: str, number: int) -> str:
    """Of page `number`, counted from 1."""
    return url if number == 1 else f"{url}seite-{number}/"


def paged(view: View) -> tuple[View, ...]:
    """The view as pages; nearly always one."""
    count = count_of_sheets(view.blocks)
    if count > 1:
        return _with_text(view, [address(view.url, n) for n in range(1, count + 1)])
    return _paged(view)


def _with_text(view: View, urls: Sequence[str]) -> tuple[View, ...]:
    """Behind the first page those of the text, then those of other lists."""
    text = sheets_of(view.blocks, urls)
    whole = view._replace(blocks=text.first, jumps=text.jumps)
    first, *others = _paged(whole, after=len(urls))
    further = [
        _following(
            first._replace(blocks=(*shown, text.pager._replace(number=number))),
            number,
            text.pager._replace(number=number),
            alone=True,
        )
        for number, shown in enumerate(text.further, 2)
    ]
    return (first, *further, *others)


def _paged(view: View, after: int = 1) -> tuple[View, ...]:
    """`after` is the number of the last page that is taken."""
    height = about(view.blocks)
    if height <= LONG:
        blocks = said_once(view.blocks)
        return (view if blocks is view.blocks else view._replace(blocks=blocks),)

    divided = _divided(view) if height > PAGE_HEIGHT // 2 else {}
    lists = _Lists(
        {name: [of_units(cut.block, own) for own in cut.parts] for name, cut in divided.items()},
        dict(_pagers(view, divided, after)),
    )
    sections = view.contents or contents(view.blocks, lists.parts, lists.pagers)
    whole = view._replace(contents=sections, jumps=view.jumps or letters(sections))
    if not divided:
        return (whole._replace(blocks=said_once(view.blocks)),)

    notes = [block for block in view.blocks if isinstance(block, NoteList)]
    first, rest = _first(whole, lists), [*_rest(whole, lists, notes, after)]
    return (with_others(first, notes, rest), *rest)


class _Cut(NamedTuple):
    """A list and its parts."""

    block: Divisible
    parts: list[list[Unit]]


def _divided(view: View) -> dict[str, _Cut]:
    """The lists that need several pages, by their anchors."""
    notes = _note_heights(view.blocks)
    lists = {b.anchor: _measured(b, notes) for b in view.blocks if isinstance(b, DIVISIBLE)}
    others = [b for b in view.blocks if not isinstance(b, (*DIVISIBLE, NoteList))]
    told = notes.keys() - notes_in([measured.block for measured in lists.values()])
    other = sum(map(block_height, others)) + sum(notes[n] for n in told)

    tall = {anchor: one.height for anchor, one in lists.items() if one.height > _LEAST}
    low = sum(one.height for one in lists.values() if one.height <= _LEAST)
    rooms = _rooms(tall, max(PAGE_HEIGHT - other - low, PAGE_HEIGHT // 3))
    cuts = [
        (name, _Cut(lists[name].block, [*_parts(lists[name], rooms[name], notes)]))
        for name in rooms
    ]
    return {name: cut for name, cut in cuts if len(cut.parts) > 1}


class _Measured(NamedTuple):
    """A list, and how tall it is with the notes that it refers to."""

    block: Divisible
    units: list[Unit]
    height: int


def _measured(block: Divisible, notes: Mapping[int, int]) -> _Measured:
    every = units(block)
    headings = HEADING * len({unit.group for unit in every})
    noted = sum(notes.get(n, 0) for n in {n for unit in every for n in unit.notes})
    height = above(block) + headings + sum([unit.height for unit in every]) + noted
    return _Measured(block, every, height)


def _rooms(tall: Mapping[str, int], room: int) -> dict[str, int]:
    """The room on the first page for each list that does not fit there as a whole.

    The first ones are whole as long as each of the others has room for a beginning.
    """
    waiting = [*tall]
    for anchor, height in tall.items():
        if height + _LEAST * (len(waiting) - 1) <= room:
            room -= height
            waiting.remove(anchor)

    share = room // max(len(waiting), 1) // _STEP * _STEP
    return dict.fromkeys(waiting, max(share, _LEAST))


def _note_heights(blocks: Iterable[Block]) -> dict[int, int]:
    return {n.number: note_height(n) for b in blocks if isinstance(b, NoteList) for n in b.notes}


def _parts(whole: _Measured, first: int, notes: Mapping[int, int]) -> Iterator[list[Unit]]:
    """The first part as tall as its room on the first page, the others as tall as a page."""
    every, start, room = whole.units, 0, max(first - above(whole.block), _LEAST // 2)
    while start < len(every):
        end = _end(every, start, room=room, notes=notes)
        yield every[start:end]
        start, room = end, PAGE_HEIGHT


def _end(every: Sequence[Unit], start: int, *, room: int, notes: Mapping[int, int]) -> int:
    """Where a part ends: before the last group that begins in its second half, else anywhere."""
    height, seen, before = 0, set[int](), 0
    for n in range(start, len(every)):
        unit = every[n]
        if n == start or unit.group != every[n - 1].group:
            before = n if height > room / 2 else before
            height += HEADING

        height += unit.height + sum([notes.get(number, 0) for number in {*unit.notes} - seen])
        seen.update(unit.notes)
        if height > room and n > start:
            return before or n
    return len(every)


def _pagers(view: View, divided: Mapping[str, _Cut], number: int) -> Iterator[tuple[str, Pager]]:
    """The pages of each divided list behind that number; they follow in the order of the lists."""
    for anchor, (block, own) in divided.items():
        words = spans(block, own)
        urls = [f"{view.url}#{anchor}"]
        urls += [address(view.url, number + n) for n in range(1, len(own))]
        number += len(own) - 1
        links = [Part(*pair) for pair in zip(urls, words, strict=True)]
        yield anchor, Pager(block.title, 1, tuple(links))


class _Lists(NamedTuple):
    """The divided lists of a view, by their anchors."""

    parts: dict[str, list[Divisible]]
    pagers: dict[str, Pager]


def _first(view: View, lists: _Lists) -> View:
    """The beginning of every list, and all that is no list."""
    shown: list[Block] = []
    for block in view.blocks:
        anchor = getattr(block, "anchor", "")
        if anchor in lists.parts:
            pager = lists.pagers[anchor]
            shown += _onward(lists.parts[anchor], view, pager), pager
        else:
            shown.append(block)

    used = notes_in(shown)
    unused = {*_note_heights(view.blocks)} - notes_in(view.blocks)
    return view._replace(blocks=said_once(noted(shown, used | unused)))


def _onward(parts: Sequence[Divisible], view: View, pager: Pager) -> Divisible:
    """The first part of a list; what its picture leads to may stand on another page."""
    first = parts[0]
    pages = {
        mark.url.partition("#")[2]: mark.url.removeprefix(view.url)
        for mark in first_marks(parts, pager)
    }
    picture = _WITHIN.sub(lambda at: f'href="{pages.get(at[1], at[0][6:-1])}"', first.picture)
    return first._replace(picture=picture)


def _rest(whole: View, lists: _Lists, notes: Iterable[NoteList], number: int) -> Iterator[View]:
    """A page for each further part, as `address` numbers them behind that number."""
    alone = len(lists.parts) == 1 and number == 1  # else its pages are named by their list, too
    for anchor, parts in lists.parts.items():
        for n, part in enumerate(parts[1:], 1):
            number += 1
            pager = lists.pagers[anchor]._replace(number=n + 1)
            shown = [part._replace(picture="", intro=""), pager, *notes]
            page = whole._replace(blocks=said_once(renumbered(noted(shown, notes_in(shown)))))
            yield _following(page, number, pager, alone=alone)


def _following(page: View, number: int, pager: Pager, *, alone: bool) -> View:
    """`number` is that of the page, which is not that of the part where several are divided."""
    name = page.title if alone or not pager.title else f"{page.title}: {pager.title}"
    title, words = f"{name}, Seite {pager.number}", pager.parts[pager.number - 1].words
    return page._replace(
        url=address(page.url, number),
        title=title,
        description=f"{title}: {words}.",
        lead=words,
        crumbs=(*page.crumbs, Crumb(page.url, page.title)),
        schema="",
        scripts=(),
        number=number,
        contents=on_page(page.contents, page.url),
        jumps=rooted(page.jumps, page.url),
    )
