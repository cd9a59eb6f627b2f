"""What a record was called when an event was: „Karl-Marx-Stadt (heute Chemnitz)“.

Only where that is sure: a name counts from the last day on which it may have begun to the first on
which it may have ended, both stated and beyond doubt, and the event with all its datings lies in
between. And only where it is told how the record is found today: its own name is that of today, or
at least came later. In all other cases a record has the name it bears here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, OtherName, preferred


class FormerName(NamedTuple):
    """A name that a record surely bore from a first day to a last, as `date.toordinal` gives them.

    `relation` is what its own name is to that one: the one of „heute“, or at least „später“.
    """

    name: str
    first: int
    last: int
    relation: str


def former_names(entries: Iterable[AnyEntry]) -> dict[str, tuple[FormerName, ...]]:
    """By key, of those that had another name at a time that is known."""
    found = ((entry.key, tuple(_former(entry))) for entry in entries if entry.facts.other_names)
    return {key: names for key, names in found if names}


def _former(entry: AnyEntry) -> Iterator[FormerName]:
    others = [other for other in entry.facts.other_names if other.name != entry.name]
    if any(other.since and not other.until for other in others):
        return  # it is called so today
    for other in others:
        first, last = _day(other.since, "latest"), _day(other.until, "earliest")
        relation = _relation(entry, other)
        if first is not None and last is not None and first <= last and relation:
            yield FormerName(other.name, first, last, relation)


def _relation(entry: AnyEntry, other: OtherName) -> str:
    """What the record's own name is to the other; "" where neither is sure."""
    dissolved = preferred(entry.facts.dissolved)
    if dissolved is None:
        return "" if entry.facts.succeeded_by else "heute"
    end, over = _day(dissolved.value, "earliest"), _day(other.until, "latest")
    return "später" if end is not None and over is not None and over < end else ""


def _day(date: Edtf | None, bound: str) -> int | None:
    """The first or last possible day; None where it is open, or the date in doubt."""
    if date is None or date.uncertain or date.approximate:
        return None
    return date.earliest if bound == "earliest" else date.latest


def called_then(former: Iterable[FormerName], event: AnyEntry, name: str) -> str:
    """The name of today, behind the one that was borne when the event was; else alone."""
    then = next((each for each in former if _is_within(event, each)), None)
    if then is None:
        return name
    own = f"{then.relation} {name}"
    return f"{then.name}, {own}" if "(" in name else f"{then.name} ({own})"


def _is_within(event: AnyEntry, name: FormerName) -> bool:
    """Whether no day on which the event may have been lies outside of the time of the name."""
    return all(
        (first := _day(claim.value, "earliest")) is not None
        and (last := _day(claim.value, "latest")) is not None
        and name.first <= first
        and last <= name.last
        for claim in event.facts.date
    )
