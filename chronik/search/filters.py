"""What hits are narrowed by: kind, year and certainty, and the records that a record belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import wholes_then
from chronik.dates.edtf import Edtf
from chronik.dates.exactness import exactness
from chronik.language.tuples import NamedTuple
from chronik.records.images import shown_in
from chronik.records.keys import KINDS, kind_of
from chronik.records.model import AnyEntry, preferred
from chronik.records.statements import references_in

# Kinds of record that hits are narrowed by, each with its name in the address.
NARROWED_BY = {"networks": "netz", "themes": "thema", "places": "ort"}
SURE_OPEN = "offen"  # an event without a safe place in time; else its date's `Exactness`


class NumberGroup(NamedTuple):
    """What the number of a record tells."""

    kind: str
    year: int = 0  # 0 for none
    sure: str = ""  # of an event


# Events come last, so that a new year moves nothing else.
ORDER = (*[kind for kind in KINDS if kind != "events"], "events")


def group_number(chronicle: Chronicle, entry: AnyEntry) -> NumberGroup:
    """A source and a work have a year too; how sure it is, only an event is asked."""
    if entry.kind == "events":
        return _dated(entry.kind, entry.date, chronicle.year(entry) or 0)
    claim = preferred(entry.facts.date) if entry.kind in ("sources", "works") else None
    return NumberGroup(entry.kind, (claim.value.year or 0) if claim else 0)


@lru_cache(maxsize=1 << 12)
def _dated(kind: str, date: Edtf, year: int) -> NumberGroup:
    return NumberGroup(kind, year, str(exactness(date)) if date.placed else SURE_OPEN)


def facets_of(chronicle: Chronicle, entry: AnyEntry) -> Iterable[str]:
    """Keys of the records that this one belongs to: its networks, its places and those around them.

    A network is found under itself, a member under its networks.
    """
    keys = [key for key in _stated(entry) if kind_of(key) in NARROWED_BY]
    distinct = [ref.key for ref in getattr(entry.facts, "distinct_from", ())]
    keys = [key for key in keys if key not in distinct] if distinct else keys
    if entry.kind in NARROWED_BY:
        keys.append(entry.key)
    keys += [tie.entry.key for tie in chronicle.tied(entry.key, "networks")]
    when = entry.date if entry.kind == "events" else None
    wholes = [
        whole for key in keys if kind_of(key) == "places" for whole in _around(chronicle, key, when)
    ]
    return [key for key in dict.fromkeys((*keys, *wholes)) if key in chronicle.entries]


def _stated(entry: AnyEntry) -> Iterable[str]:
    """What it refers to, but for what its images alone show: it did not take place there."""
    if not any(shown_in(entry.images)):
        return entry.outline.refs
    return dict.fromkeys(ref.key for ref in references_in(entry._replace(images=())))


def _around(chronicle: Chronicle, place: str, when: Edtf | None) -> Iterator[str]:
    """The places that this one lies in, or lay in then, the nearest first."""
    around = chronicle.around.get(place, ())
    wholes = wholes_then(chronicle, place, when) if when else around
    yield from (whole.key for whole in islice(wholes, 1, None))
