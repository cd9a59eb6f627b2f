"""Who met whom at which events: events as numbered marks, organisations and people as rows.

Events stand in time order at the left, rows at the right. Rows are ordered by the mean place of
their events, which keeps most curves from crossing (the barycentre rule of Sugiyama, Tagawa and
Toda, 1981). Every name has a row of its own, so names cannot overlap. Where too many curves would
cross, the same is a matrix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from chronik.html.pictures.matrix import MatrixColumn, MatrixRow, matrix_picture
from chronik.html.pictures.svg import LINE, drawing, num, stacked, wrapped
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS
from chronik.words.german import NBSP, counted, listed, number, sort_key

_NODES = 40  # events and rows together, at most
_EVENTS = 16  # events, at most, where there would be more nodes
_CURVES = 40  # at most; more are a matrix
_WIDE, _TEXT = 360, 14.0
_ROW, HEAD, STEP = 26.0, 30.0, 30.0  # heights: of a row, of a heading; from event to event
# From left to right: where years end, marks stand, curves begin and end, names begin.
YEAR, EVENT, _START, _END, _NAME = 33.0, 50.0, 62.0, 146.0, 160.0
GUESTS = ("organisations", "people")


class Meeting(NamedTuple):
    """An event: its year as a short word, and its date in words."""

    url: str
    name: str
    year: str
    date: str


class Guest(NamedTuple):
    """An organisation or a person, and the meetings it took part in."""

    url: str
    name: str
    kind: str
    at: tuple[int, ...]  # numbers of the meetings from 0, each once and in order


class Chosen(NamedTuple):
    """What is shown, and in words what is left out."""

    meetings: tuple[int, ...]  # their numbers, in order
    guests: tuple[Guest, ...]  # by section and row
    words: str
    complete: bool

    @property
    def dense(self) -> bool:
        """Whether so many curves would cross that a matrix says more."""
        return len(self.meetings) > 1 and sum([len(g.at) for g in self.guests]) > _CURVES


def chosen(guests: Iterable[Guest]) -> Chosen:
    """All, up to the limits.

    Above them the events with most guests, and those who were at most of these.
    """
    every = sorted((g for g in guests if g.at), key=_rank)
    held = sorted({n for g in every for n in g.at})
    few = len(held) <= _EVENTS or sum([len(g.at) for g in every]) <= _CURVES
    complete = few and len(held) + len(every) <= _NODES
    numbers = held if complete or len(held) <= _EVENTS else _busiest(every)

    there = frozenset(numbers)
    met = [g._replace(at=tuple([n for n in g.at if n in there])) for g in every]
    shown = sorted((g for g in met if g.at), key=_rank)
    if not complete:
        shown = shown[: _NODES - len(numbers)]

    sums = _Sums(every, len(shown), len(held), len(numbers))
    words = _all_in_words(sums) if complete else _part_in_words(sums)
    return Chosen(tuple(numbers), tuple(_ordered(shown)), words, complete)


def _rank(guest: Guest) -> tuple[int, str, str, str]:
    """Those that took part most often first."""
    return (-len(guest.at), guest.kind, sort_key(guest.name), guest.url)


def _busiest(guests: Iterable[Guest]) -> list[int]:
    """The meetings with most guests, in order."""
    visits = Counter(n for g in guests for n in g.at)
    return sorted(sorted(visits, key=lambda n: (-visits[n], n))[:_EVENTS])


def _ordered(guests: Iterable[Guest]) -> list[Guest]:
    return sorted(
        guests, key=lambda g: (g.kind, sum(g.at) / len(g.at), -len(g.at), sort_key(g.name), g.url)
    )


class _Sums(NamedTuple):
    """What a choice was made from, and how many are shown of it."""

    guests: Sequence[Guest]
    shown: int
    meetings: int
    shown_meetings: int


_COUNTED = (
    ("organisations", ("Organisation", "Organisationen")),
    ("people", ("Person", "Personen")),
)


def _all_in_words(sums: _Sums) -> str:
    kinds = Counter(g.kind for g in sums.guests)
    guests = listed([counted(kinds[kind], *words) for kind, words in _COUNTED if kinds[kind]])
    several = f"{number(sums.meetings)}{NBSP}Ereignissen"
    meetings = "einem Ereignis" if sums.meetings == 1 else several
    return f"Wer wo dabei war: {guests} bei {meetings}."


def _part_in_words(sums: _Sums) -> str:
    """What is shown, how it was chosen, and how much is left out."""
    guests, meetings = len(sums.guests) - sums.shown, sums.meetings - sums.shown_meetings
    left = listed(
        [
            *([counted(meetings, "weiteres Ereignis", "weitere Ereignisse")] if meetings else []),
            *([counted(guests, "weiterer Beteiligter", "weitere Beteiligte")] if guests else []),
        ]
    )
    some = f"{number(sums.shown)} von {number(len(sums.guests))} Beteiligten"
    if sums.meetings == 1:
        return f"Gezeigt sind {some}, zuerst Organisationen, nach dem Alphabet; {left} nicht."

    which = f"alle {number(sums.meetings)} Ereignisse"
    if meetings:
        which = f"die {number(sums.shown_meetings)} Ereignisse mit den meisten Beteiligten"
    who = f"alle {number(sums.shown)} Beteiligten"
    if guests:
        who = f"{some}, die bei den meisten davon waren"
    return f"Gezeigt sind {which} und {who}; {left} nicht."


class _Row(NamedTuple):
    guest: Guest
    lines: list[str]
    y: float  # of its middle


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
    if shown.dense:
        return _matrix(meetings, shown, root, anchor=anchor, title=title, colour=colour)
    rows, headings, high = _rows(shown.guests, len(shown.meetings) * STEP)
    step = (high - HEAD / 2) / len(shown.meetings)
    places = {n: place for place, n in enumerate(shown.meetings, 1)}
    heights = {n: HEAD / 2 + step * (place - 0.5) for n, place in places.items()}

    inner = [_heading(words, y) for words, y in headings]
    inner += [_row(row, heights, places, root) for row in rows]
    for n, place in places.items():
        inner.append(_meeting(meetings[n], place if len(places) > 1 else 0, heights[n], root))

    return drawing(
        "".join(inner),
        size=(_WIDE, high),
        kind=f"meetings c{colour}",
        anchor=anchor,
        title=title,
        words=shown.words,
    )


def _matrix(
    meetings: Mapping[int, Meeting],
    shown: Chosen,
    root: str,
    *,
    anchor: str,
    title: str,
    colour: int,
) -> str:
    places = {n: place for place, n in enumerate(shown.meetings)}
    columns = [
        MatrixColumn(str(place), f"{place}: {meetings[n].name}, {meetings[n].date}")
        for place, n in enumerate(shown.meetings, 1)
    ]
    rows = [
        MatrixRow(
            url=guest.url,
            name=guest.name,
            title=_at_events(guest, [str(places[n] + 1) for n in guest.at]),
            cells={places[n]: 1 for n in guest.at},
            group=KINDS[guest.kind].plural,
        )
        for guest in shown.guests
    ]
    return matrix_picture(
        rows,
        columns,
        root=root,
        anchor=anchor,
        title=title,
        words=shown.words,
        kind=f"c{colour}",
    )


def _at_events(guest: Guest, numbers: Sequence[str]) -> str:
    return f"{guest.name}: Ereignis {listed(numbers)}"


def _rows(
    guests: Sequence[Guest], least: float
) -> tuple[list[_Row], list[tuple[str, float]], float]:
    """Rows and headings from top to bottom, and the height of it all, which is at least `least`."""
    rows: list[_Row] = []
    headings: list[tuple[str, float]] = []
    y = 0.0
    for kind in GUESTS:
        of_kind = [g for g in guests if g.kind == kind]
        if of_kind:
            headings.append((KINDS[kind].plural, y + HEAD - 12))
            y += HEAD
        for guest in of_kind:
            lines = wrapped(guest.name, _TEXT, _WIDE - _NAME)
            tall = _ROW + LINE * (len(lines) - 1)
            rows.append(_Row(guest, lines, y + tall / 2))
            y += tall
    return rows, headings, max(y, least) + 4


def _heading(words: str, y: float) -> str:
    return f'<text class="kind" x="{num(_NAME)}" y="{num(y)}">{words}</text>\n'


def _row(row: _Row, heights: Mapping[int, float], places: Mapping[int, int], root: str) -> str:
    """A guest, with curves from the events where it was."""
    guest, there = row.guest, num(row.y)
    curves = "".join([_curve(num(heights[n]), there) for n in guest.at])
    mark = f'<circle cx="{num(_END + 4)}" cy="{there}" r="4"/>'
    if guest.kind == "organisations":
        mark = f'<rect x="{num(_END)}" y="{num(row.y - 4)}" width="8" height="8"/>'
    title = guest.name
    if len(places) > 1:
        title = _at_events(guest, [str(places[n]) for n in guest.at])
    return (
        f'<g class="row"><path d="{curves}"/><a href="{escape(root + guest.url)}">'
        f"<title>{escape(title)}</title>{mark}{stacked(row.lines, _NAME, row.y)}</a></g>\n"
    )


def _curve(event: str, guest: str) -> str:
    """From the height of an event to that of a guest."""
    middle = num((_START + _END) / 2)
    return f"M{num(_START)} {event}C{middle} {event} {middle} {guest} {num(_END)} {guest}"


def _meeting(meeting: Meeting, place: int, y: float, root: str) -> str:
    """An event; with number 0, the only one, it needs no number."""
    title, digits = f"{meeting.name}, {meeting.date}", ""
    if place:
        title = f"{place}: {title}"
        digits = f'<text class="number" x="{num(EVENT)}" y="{num(y + 5)}">{place}</text>'
    return (
        f'<a href="{escape(root + meeting.url)}"><title>{escape(title)}</title>'
        f'<text class="year" x="{num(YEAR)}" y="{num(y + 5)}">{escape(meeting.year)}</text>'
        f'<circle cx="{num(EVENT)}" cy="{num(y)}" r="11.5"/>{digits}</a>\n'
    )
