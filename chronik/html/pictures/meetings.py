"""Who met whom at which events: events as numbered marks in time order at the left, organisations
and people as rows at the right.

Rows are ordered by the mean place of their events, which keeps most curves from crossing (the
barycentre rule of Sugiyama, Tagawa and Toda, 1981). Every name has a row of its own, so names
cannot overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from chronik.html.pictures.svg import drawing, num, wrapped
from chronik.records.keys import KINDS
from chronik.words.german import NBSP, counted, listed, number, sort_key

_NODES, _EVENTS = (
    40,
    16,
)  # at most so many events and rows together, and so many events when there are more
_WIDE, _TEXT = 360, 14.0
_ROW, _LINE, HEAD, STEP = (
    26.0,
    16.0,
    30.0,
    30.0,
)  # heights of a row, a further line of its name, a heading; events are so far apart
YEAR, EVENT, _START, _END, _NAME = (
    33.0,
    50.0,
    62.0,
    146.0,
    160.0,
)  # from left to right: where years end, marks, curves, names
GUESTS = ("organisations", "people")


class Meeting(NamedTuple):
    """An event: its year as a short word, and its date in words."""

    url: str
    name: str
    year: str
    date: str


class Guest(NamedTuple):
    """An organisation or a person, and the numbers of the meetings it took part in, from 0, each
    once and in order.
    """

    url: str
    name: str
    kind: str
    at: tuple[int, ...]


class Chosen(NamedTuple):
    """What is shown: numbers of meetings in order, guests by section and row; `words` say what is
    left out.
    """

    meetings: tuple[int, ...]
    guests: tuple[Guest, ...]
    words: str
    complete: bool


class _Row(NamedTuple):
    guest: Guest
    lines: list[str]
    y: float  # of its middle


def chosen(guests: Iterable[Guest]) -> Chosen:
    """All, up to the limit; above it those that took part most often, and the events where most of
    them were.
    """
    every = sorted(
        (g for g in guests if g.at), key=lambda g: (-len(g.at), g.kind, sort_key(g.name), g.url)
    )
    held = sorted({n for g in every for n in g.at})
    complete = len(held) + len(every) <= _NODES
    kept = every if complete else every[: _NODES - min(len(held), _EVENTS)]
    visits = Counter(n for g in kept for n in g.at)
    numbers = (
        held
        if complete
        else sorted(sorted(visits, key=lambda n: (-visits[n], n))[: _NODES - len(kept)])
    )
    there = frozenset(numbers)
    shown = [g._replace(at=tuple([n for n in g.at if n in there])) for g in kept]
    return Chosen(
        tuple(numbers),
        tuple(_ordered(g for g in shown if g.at)),
        _words(every, shown, len(held), len(numbers)),
        complete,
    )


def _ordered(guests: Iterable[Guest]) -> list[Guest]:
    return sorted(
        guests, key=lambda g: (g.kind, sum(g.at) / len(g.at), -len(g.at), sort_key(g.name), g.url)
    )


def _words(every: Sequence[Guest], shown: Sequence[Guest], held: int, numbers: int) -> str:
    kinds = Counter(g.kind for g in every)
    if held == numbers and len(every) == len(shown):
        many = [counted(kinds[k], *words) for k, words in _COUNTED if kinds[k]]
        return f"Wer wo dabei war: {listed(many)} bei {'einem Ereignis' if held == 1 else f'{number(held)}{NBSP}Ereignissen'}."
    guests = sum(bool(g.at) for g in shown)
    part = (
        [f"{number(numbers)} von {counted(held, 'Ereignis', 'Ereignissen')}"]
        if numbers < held
        else []
    )
    part += (
        [f"die {number(guests)} am häufigsten Beteiligten von {number(len(every))}"]
        if guests < len(every)
        else []
    )
    return f"Gezeigt sind {' und '.join(part)}; alle stehen in den Listen."


_COUNTED = (
    ("organisations", ("Organisation", "Organisationen")),
    ("people", ("Person", "Personen")),
)


def meetings_picture(
    meetings: Mapping[int, Meeting],
    shown: Chosen,
    root: str,
    *,
    anchor: str,
    title: str,
    colour: int,
) -> str:
    """`meetings` are those that are shown, by number."""
    rows, headings, high = _rows(shown.guests, len(shown.meetings) * STEP)
    step = (high - HEAD / 2) / len(shown.meetings)
    places = {n: place for place, n in enumerate(shown.meetings, 1)}
    heights = {n: HEAD / 2 + step * (place - 0.5) for n, place in places.items()}
    parts = [
        f'<text class="kind" x="{num(_NAME)}" y="{num(y)}">{words}</text>\n'
        for words, y in headings
    ]
    parts += [_row(row, heights, places, root) for row in rows]
    parts += [
        _meeting(meetings[n], place if len(places) > 1 else 0, heights[n], root)
        for n, place in places.items()
    ]
    return drawing(
        "".join(parts),
        size=(_WIDE, high),
        kind=f"meetings c{colour}",
        anchor=anchor,
        title=title,
        words=shown.words,
    )


def _rows(
    guests: Sequence[Guest], least: float
) -> tuple[list[_Row], list[tuple[str, float]], float]:
    """Rows and headings from top to bottom, and the height of it all, which is not less than
    `least`.
    """
    rows: list[_Row] = []
    headings: list[tuple[str, float]] = []
    y = 0.0
    for kind in GUESTS:
        some = [g for g in guests if g.kind == kind]
        if some:
            headings.append((KINDS[kind].plural, y + HEAD - 12))
            y += HEAD
        for guest in some:
            lines = wrapped(guest.name, _TEXT, _WIDE - _NAME)
            tall = _ROW + _LINE * (len(lines) - 1)
            rows.append(_Row(guest, lines, y + tall / 2))
            y += tall
    return rows, headings, max(y, least) + 4


def _row(row: _Row, heights: dict[int, float], places: dict[int, int], root: str) -> str:
    guest, lines, y = row
    middle, there = num((_START + _END) / 2), num(y)
    curves = "".join(
        [
            f"M{num(_START)} {num(h)}C{middle} {num(h)} {middle} {there} {num(_END)} {there}"
            for h in map(heights.__getitem__, guest.at)
        ]
    )
    mark = (
        f'<rect x="{num(_END)}" y="{num(y - 4)}" width="8" height="8"/>'
        if guest.kind == "organisations"
        else f'<circle cx="{num(_END + 4)}" cy="{there}" r="4"/>'
    )
    first = y + 5 - _LINE * (len(lines) - 1) / 2
    text = "".join(
        [
            f'<text x="{num(_NAME)}" y="{num(first + _LINE * n)}">{escape(line)}</text>'
            for n, line in enumerate(lines)
        ]
    )
    title = (
        f"{guest.name}: Ereignis {listed([str(places[n]) for n in guest.at])}"
        if len(places) > 1
        else guest.name
    )
    return f'<g class="row"><path d="{curves}"/><a href="{escape(root + guest.url)}"><title>{escape(title)}</title>{mark}{text}</a></g>\n'


def _meeting(meeting: Meeting, place: int, y: float, root: str) -> str:
    """An event; with number 0, the only one, it needs no number."""
    title = f"{place}: " * bool(place) + f"{meeting.name}, {meeting.date}"
    digits = (
        f'<text class="number" x="{num(EVENT)}" y="{num(y + 5)}">{place}</text>' if place else ""
    )
    return (
        f'<a href="{escape(root + meeting.url)}"><title>{escape(title)}</title>'
        f'<text class="year" x="{num(YEAR)}" y="{num(y + 5)}">{escape(meeting.year)}</text>'
        f'<circle cx="{num(EVENT)}" cy="{num(y)}" r="11.5"/>{digits}</a>\n'
    )
