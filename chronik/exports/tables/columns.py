"""What a table of open data is: its columns, described once, and the rows of a chronicle in it.

JSON, CSV, the data package and the page about the data all follow from these descriptions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import Edtf, Precision
from chronik.dates.exactness import Exactness, exactness
from chronik.language.tuples import NamedTuple
from chronik.records.model import Claim, preferred

Cells = tuple[Any, ...]


class Column(NamedTuple):
    """A field of a table; an "array" is a list of texts."""

    name: str
    type: str  # one of Frictionless' field types
    words: str
    values: tuple[str, ...] = ()  # all that can stand there, where they are few


class Dataset(NamedTuple):
    """One row a record, or a relation."""

    name: str  # of its files
    title: str
    words: str
    columns: tuple[Column, ...]
    rows: Callable[[Chronicle], Iterable[Cells]]
    kinds: tuple[str, ...]  # of record that its rows show anything of; () for all
    # Number of rows, where that is quicker told than made.
    length: Callable[[Chronicle], int] | None = None


def text(name: str, words: str, *values: str) -> Column:
    return Column(name, "string", words, values)


def texts(name: str, words: str) -> Column:
    return Column(name, "array", words)


def flag(name: str, words: str) -> Column:
    return Column(name, "boolean", words)


def date_columns(name: str, words: str) -> tuple[Column, ...]:
    """The columns of a date; `date_cells` fills them."""
    empty = "leer: offen, unbekannt oder ohne Jahr"
    return (
        text(name, f"{words}, in EDTF wie im Eintrag"),
        Column(f"{name}_earliest", "date", f"frühester möglicher Tag; {empty}"),
        Column(f"{name}_latest", "date", f"spätester möglicher Tag; {empty}"),
        text(f"{name}_precision", "wie genau das Datum ist", *(p.name.lower() for p in Precision)),
        text(
            f"{name}_exactness",
            "wie genau es bekannt ist: auf den Tag, den Monat oder das Jahr genau, ungefähr, "
            "unsicher, ohne Jahr oder offen",
            *(each.name.lower() for each in Exactness),
        ),
        flag(f"{name}_uncertain", "ob das Datum als unsicher gilt"),
        flag(f"{name}_approximate", "ob das Datum als ungefähr gilt"),
    )


def julian_column(name: str) -> Column:
    """Beside a date: how it was written."""
    return text(f"{name}_julian", "das Datum im julianischen Kalender, wenn es so eingegeben ist")


EVIDENCE_BASES = ("text", "publication", "inferred", "editorial")
_NO_DATE: Cells = (None, None, None, None, None, None, None)


@lru_cache(maxsize=1 << 16)
def date_cells(d: Edtf | None) -> Cells:
    if d is None:
        return _NO_DATE
    return (
        d.text,
        _day(d.earliest),
        _day(d.latest),
        d.precision.name.lower(),
        exactness(d).name.lower(),
        d.uncertain,
        d.approximate,
    )


def _day(number: int | None) -> str | None:
    return date.fromordinal(number).isoformat() if number else None


def shown_date_cells(claims: tuple[Claim[Any], ...]) -> Cells:
    """The date of a claim, those that contradict it, and what was entered as Julian."""
    claim = preferred(claims)
    others = tuple([c.value.text for c in claims if c is not claim]) if len(claims) > 1 else ()
    julian = claim.value.julian if claim else ""
    return (*date_cells(claim.value if claim else None), others, julian)


class _Made(NamedTuple):
    """Rows, and the chronicle they are made of: it keeps its events, so that their id is not given
    away.
    """

    chronicle: Chronicle
    rows: list[Cells]


# By table and events: JSON, CSV and the counts need them in turn, of all events or year by year.
_MADE: dict[tuple[str, int], _Made] = {}


def row_count(table: Dataset, chronicle: Chronicle) -> int:
    """How many rows the table has."""
    return table.length(chronicle) if table.length else len(rows_of(table, chronicle))


def rows_of(table: Dataset, chronicle: Chronicle) -> list[Cells]:
    """All rows of the table, in a fixed order."""
    former = next((made.chronicle for made in _MADE.values()), chronicle)
    if former.entries is not chronicle.entries or former.site is not chronicle.site:
        _MADE.clear()  # all are of another chronicle

    key = (table.name, id(chronicle.of_kind["events"]))
    if key not in _MADE:
        _MADE[key] = _Made(chronicle, list(table.rows(chronicle)))
    return _MADE[key].rows
