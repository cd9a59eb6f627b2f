"""chronik/filter/zeilen/…: what a list shows of the events that a filter finds, in pieces.

A piece holds the events of a century, a decade or a year, so that it has not too many: a changed
event changes one piece, and a reader loads those pieces alone that the list has come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring as quoted

from chronik.chronicle.cards import Card
from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import UNPLACED
from chronik.chronicle.signing import Signing
from chronik.language.tuples import NamedTuple
from chronik.records.keys import id_of
from chronik.records.model import AnyEntry

_MOST = 150  # events in a piece
_STEPS = (100, 10, 1)  # years of a piece: as many as have few events together


class RowPiece(NamedTuple):
    name: str
    events: Sequence[AnyEntry]


def filtered(edition: Edition) -> tuple[AnyEntry, ...]:
    """All events in the order of the filter: that of the chronicle, by year."""
    return (*[e for events in edition.years.values() for e in events], *edition.unplaced)


def pieces_of(edition: Edition) -> list[RowPiece]:
    """All pieces, in that order."""
    return [*_stretches(edition.years, _STEPS), *_parts(UNPLACED, edition.unplaced)]


def _stretches(
    years: Mapping[int, Sequence[AnyEntry]], steps: tuple[int, ...]
) -> Iterator[RowPiece]:
    """The years by stretches of the first step; by those of the next where one has too many."""
    step, *finer = steps
    stretches: dict[int, dict[int, Sequence[AnyEntry]]] = {}
    for year, events in years.items():
        stretches.setdefault(year // step * step, {})[year] = events

    for first, within in stretches.items():
        every = [event for events in within.values() for event in events]
        if finer and len(every) > _MOST:
            yield from _stretches(within, tuple(finer))
        else:
            yield from _parts(str(first) if step == 1 else f"{first}-{first + step - 1}", every)


def _parts(name: str, events: Sequence[AnyEntry]) -> Iterator[RowPiece]:
    """One piece; of more events than fit several of the same length."""
    for start in range(0, len(events), _MOST):
        number = start // _MOST + 1
        yield RowPiece(f"{name}.{number}" if start else name, events[start : start + _MOST])


def rows_subjects(edition: Edition) -> Iterable[str]:
    return (piece.name for piece in pieces_of(edition))


def rows_path(name: str) -> str:
    return f"chronik/filter/zeilen/{name}.json"


def rows_signature(signing: Signing, edition: Edition, name: str) -> bytes:
    return signing.listed(event.key for event in _events(edition, name))


def rows_file(edition: Edition, urls: Sequence[str], name: str) -> bytes:
    rows = [_row(edition.cards[event.key], event) for event in _events(edition, name)]
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def _events(edition: Edition, name: str) -> Sequence[AnyEntry]:
    """The events of the piece of that name."""
    stretch, _, number = name.partition(".")
    every: Sequence[AnyEntry] = edition.unplaced
    if stretch != UNPLACED:
        first, _, last = stretch.partition("-")
        years = range(int(first), int(last or first) + 1)
        every = [event for year in edition.years if year in years for event in edition.years[year]]

    start = (int(number or 1) - 1) * _MOST
    return every[start : start + _MOST]


def _row(card: Card, event: AnyEntry) -> str:
    """Id, title, date (machine form, words), whether sure, whether announced, kind and places,
    networks.

    A single day has no words: the script makes them. JSON, written by hand: there is a row for each
    event of the chronicle.
    """
    is_day = event.date.exact and len(card.time) == 10
    words = "" if is_day else card.date
    about = " · ".join(filter(None, (card.label, card.places)))
    networks = ",".join([f'"{id_of(relation.target)}"' for relation in event.facts.networks])
    return (
        f'["{event.id}",{quoted(card.title)},"{card.time}",{quoted(words)}'
        f",{int(card.sure)},{int(card.announced)},{quoted(about)},[{networks}]]"
    )
