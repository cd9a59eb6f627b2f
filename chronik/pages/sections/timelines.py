"""Pictures of time on pages: from events to marks, to the picture that suits their number."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from chronik.chronicle.cards import Badge, Card
from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import UNPLACED
from chronik.chronicle.ties import Tie
from chronik.dates.words import date_words
from chronik.html.blocks import Picture, Timeline
from chronik.html.pictures.time.density import density_picture
from chronik.html.pictures.time.lanes import Mark, Told
from chronik.html.pictures.time.timeline import MOST, legend, timeline_picture
from chronik.pages.sections.backlinks import counts_by_role, moments_of, timeline_of
from chronik.pages.sections.material import Material
from chronik.records.keys import up
from chronik.records.model import is_announced

_Years = tuple[int, int]  # first and last year
_ANCHOR = "zt"  # of the ids in the drawing
FEW = 5  # lanes on the page of a record
ROOM = 730  # px beside the margin, from 1024 px on


def own_timeline(
    material: Material, edition: Edition, ties: Sequence[Tie], own: Badge | None = None
) -> Timeline | None:
    """The timeline of a record's page; with a picture, if any event has a place in time.

    On the page of a network, `own` is its sign: all events are its own, so they need no lanes.
    """
    line = timeline_of(
        moments_of(material, ties), title="Zeitleiste", intro=counts_by_role(material, ties)
    )
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
    begins = {stretch.label: stretch.anchor for stretch in line.stretches}
    shelf = f"#{line.shelf}"

    drawn = timeline_picture(
        marks,
        root=up(url),
        anchor=drawing,
        shelf=shelf,
        named=not own,
        most=FEW,
    )
    drawn = drawn or density_picture(
        marks,
        anchor=drawing,
        way=lambda year: f"#{begins[str(year)]}",
        shelf=shelf,
        room=ROOM,
        has_lanes=not own,
        most=FEW,
    )
    return line._replace(picture=captioned(drawn.svg, drawn.breaks, _window(drawn, edition)))


def captioned(svg: str, *words: str) -> str:
    """A drawing with words below it, where there are any."""
    said = " ".join(filter(None, words))
    return f"{svg}<figcaption>{escape(said)}</figcaption>\n" if said else svg


def _window(drawn: Told, edition: Edition) -> str:
    eras = drawn.eras
    return window_words((eras[0].first, eras[-1].last), edition.span)


def window_words(here: _Years, whole: _Years) -> str:
    """Which part of the chronicle's years a picture shows, where it is not all of them."""
    if here == whole or whole == (0, 0):
        return ""
    first, last = whole
    lie = f"in {first}" if first == last else f"zwischen {first} und {last}"
    return f"Gezeigt ist {_from_to(here)}; die Ereignisse der Chronik liegen {lie}."


def _from_to(years: _Years) -> str:
    first, last = years
    return str(first) if first == last else f"{first}–{last}"


def of_chronicle(edition: Edition, url: str) -> Picture | None:
    """All events of the chronicle in one picture; none before one has a place in time."""
    if not edition.placed:
        return None

    marks = _marks(edition)
    root = up(url)
    shelf = f"{root}chronik/{UNPLACED}/"

    few = timeline_picture(marks, root=root, anchor=_ANCHOR, shelf=shelf)
    drawn = few or density_picture(
        marks,
        anchor=_ANCHOR,
        way=lambda year: f"{root}chronik/{year}/",
        shelf=shelf,
        room=ROOM,
    )
    words = " ".join(filter(None, (drawn.sums, legend(marks) if few else "", drawn.breaks)))
    return Picture("zeitleiste-bild", "Zeitleiste", drawn.svg, words)


def _marks(edition: Edition) -> list[Mark]:
    """Of all events; of so many that they share marks, none says its name or its date."""
    events = (*edition.placed, *edition.unplaced)
    many = len(events) > MOST
    return [
        Mark(
            url=event.url,
            title="" if many else edition.cards[event.key].title,
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
        title=card.title,
        words=card.date,
        date=edition.chronicle.entries[card.key].date,
        lanes=lanes,
        announced=card.announced,
        under=edition.chronicle.moved.get(card.key, 0),
    )
