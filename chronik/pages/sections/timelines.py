"""Pictures of time on pages: from events to marks, to the picture that suits their number."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.chronicle.cards import Badge, Card
from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import UNPLACED
from chronik.chronicle.ties import Tie
from chronik.dates.words import date_words
from chronik.html.blocks import Picture, Timeline
from chronik.html.paging import MOMENTS, address
from chronik.html.pictures.density import Way, density_picture
from chronik.html.pictures.timeline import MOST, legend, timeline_picture
from chronik.html.pictures.timescale import Mark, in_words, lanes_of
from chronik.pages.sections.backlinks import moments_of, timeline_of
from chronik.pages.sections.material import Material
from chronik.records.keys import up
from chronik.records.model import is_announced

_ANCHOR = "zt"  # of the ids in the drawing
FEW = 5  # lanes on the page of a record
ROOM = 730  # px beside the margin, from 1024 px on


def own_timeline(
    material: Material, edition: Edition, ties: Iterable[Tie], own: Badge | None = None
) -> Timeline | None:
    """The timeline of a record's page; with a picture, if any event has a place in time.

    On the page of a network, `own` is its sign: all events are its own, so they need no lanes.
    """
    line = timeline_of(moments_of(material, ties), title="Zeitleiste")
    return pictured(line, edition, material.entry.url, own) if line else None


def pictured(
    line: Timeline,
    edition: Edition,
    url: str,
    own: Badge | None = None,
    *,
    drawing: str = _ANCHOR,
) -> Timeline:
    """The timeline of the page at `url` with its picture; `drawing` begins the ids in it."""
    if not line.stretches:
        return line

    placed = [moment.card for stretch in line.stretches for moment in stretch.moments]
    cards = [*placed, *(moment.card for moment in line.unplaced)]
    marks = [_mark(edition, card, (own,) if own else card.badges) for card in cards]
    shelf = _page(len(placed)) + f"#{line.shelf}"

    svg = timeline_picture(
        marks,
        span=edition.span,
        root=up(url),
        anchor=drawing,
        shelf=shelf,
        named=not own,
        most=FEW,
    )
    svg = svg or density_picture(
        marks,
        span=edition.span,
        anchor=drawing,
        way=_on_page(line),
        shelf=shelf,
        room=ROOM,
        named=not own,
        most=FEW,
    )
    return line._replace(picture=svg)


def of_chronicle(edition: Edition, url: str) -> Picture | None:
    """All events of the chronicle in one picture; none before one has a place in time."""
    if not edition.placed:
        return None

    marks = _marks(edition)
    root = up(url)
    shelf = f"{root}chronik/{UNPLACED}/"

    svg = timeline_picture(marks, span=edition.span, root=root, anchor=_ANCHOR, shelf=shelf)
    words = legend(marks) if svg else ""
    svg = svg or density_picture(
        marks,
        span=edition.span,
        anchor=_ANCHOR,
        way=lambda year, many: _to_years(root, year, many),
        shelf=shelf,
        room=ROOM,
    )
    sums = in_words(marks, lanes_of([mark for mark in marks if mark.date.placed]))
    return Picture("zeitleiste-bild", "Zeitleiste", svg, f"{sums} {words}".strip())


def _marks(edition: Edition) -> list[Mark]:
    """Of all events; of so many that they share marks, none says its date in words."""
    events = (*edition.placed, *edition.unplaced)
    many = len(events) > MOST
    return [
        Mark(
            url=event.url,
            title=event.name,
            words="" if many else date_words(event.date),
            date=event.date,
            lanes=edition.cards.badges(event),
            announced=is_announced(event),
            under=edition.chronicle.moved.get(event.key, 0),
        )
        for event in events
    ]


def _mark(edition: Edition, card: Card, lanes: tuple[Badge, ...]) -> Mark:
    return Mark(
        url=card.url,
        title=card.name,
        words=card.date,
        date=edition.chronicle.entries[card.key].date,
        lanes=lanes,
        announced=card.announced,
        under=edition.chronicle.moved.get(card.key, 0),
    )


def _to_years(root: str, year: int, many: bool) -> str:
    """A year's page, or the decade in the list of all years."""
    return f"{root}chronik/#d{str(year)[:-1]}" if many else f"{root}chronik/{year}/"


def _on_page(line: Timeline) -> Way:
    """Where a year begins, perhaps on a later page of a long timeline."""
    begins, count = {}, 0
    for stretch in line.stretches:
        begins[stretch.label] = f"{_page(count)}#{stretch.anchor}"
        count += len(stretch.moments)

    return lambda year, many: begins[str(year)]


def _page(number: int) -> str:
    """The way from the first page to the one that holds the moment of that number, from 0."""
    return address("", number // MOMENTS + 1)
