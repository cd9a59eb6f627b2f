"""Records that may be one: their names are alike, and nothing that they state tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.chronicle import NAMED_KINDS, Chronicle
from chronik.chronicle.names.likeness import alike
from chronik.chronicle.names.neighbours import alike_pairs, rough_title
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.records.statements import names
from chronik.words.calls import call
from chronik.words.diagnostics import Diagnostic, warning

_YEARS = late(r"(?:^|-)(1\d\d\d|20\d\d)(?=-|\Z)")
_MOST = 8  # events of one title before it that each is compared with
_FAR = 0.1  # degrees between two places that are not one


class _Named(NamedTuple):
    """A record by one of its names."""

    entry: AnyEntry
    name: str

    @property
    def is_own(self) -> bool:
        return self.name == self.entry.name


def similar_names_are_one_or_distinct(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Zwei Einträge einer Art, die fast gleich heißen, sind nicht derselbe (sonst eine Warnung)."""
    for kind in NAMED_KINDS:
        called = [(entry, name) for entry in chronicle.of_kind[kind] for name in names(entry)]
        pairs = alike_pairs(kind, [name for _, name in called])
        yield from _reported(kind, ((_Named(*called[a]), _Named(*called[b])) for a, b in pairs))
    yield from _reported("events", _of_one_day(chronicle.of_kind["events"]))


def _of_one_day(events: Iterable[AnyEntry]) -> Iterator[tuple[_Named, _Named]]:
    """Events of one title and a day in common."""
    by_title: dict[str, list[_Named]] = {}  # in the order of time
    for event in events:
        by_title.setdefault(rough_title(event.name), []).append(_Named(event, event.name))
    for several in by_title.values():
        for here, one in enumerate(several):
            for other in several[max(0, here - _MOST) : here]:
                if _overlap(one.entry, other.entry) and alike("events", one.name, other.name):
                    yield one, other


def _reported(kind: str, pairs: Iterable[tuple[_Named, _Named]]) -> Iterator[Diagnostic]:
    """Each pair of records once."""
    done: set[tuple[str, str]] = set()
    for pair in pairs:
        first, later = sorted(pair, key=lambda named: named.entry.key)
        both = (first.entry.key, later.entry.key)
        if both not in done and _may_be_one(kind, first, later):
            done.add(both)
            yield _similar(kind, first, later)


def _may_be_one(kind: str, one: _Named, two: _Named) -> bool:
    if one.entry is two.entry:
        return False
    if not (one.is_own or two.is_own or kind == "places" or " " in one.name):
        return False  # „DGB“ is short for several
    return not (_are_known_apart(one.entry, two.entry) or _TOLD_APART[kind](one.entry, two.entry))


def _are_known_apart(one: AnyEntry, two: AnyEntry) -> bool:
    """Whether one of them names the other, or has another year in its id, „bo-muster-1950“:
    whoever wrote that knew both. Of events the year may be in one id alone.
    """
    if two.key in one.outline.refs or one.key in two.outline.refs:
        return True
    years, others = _YEARS.findall(one.id), _YEARS.findall(two.id)
    return years != others and (one.kind != "events" or bool(years and others))


def _similar(kind: str, first: _Named, later: _Named) -> Diagnostic:
    entry, other = later.entry, first.entry
    name = f"„{later.name}“" if later.is_own else f"„{later.name}“ („{entry.name}“)"
    where = other.path if first.is_own else f"{other.path} („{other.name}“)"
    is_same = later.name == first.name
    said = f"auch {where}" if is_same else f"fast wie „{first.name}“ in {where}"
    ids = [ref.key.partition("/")[2] for ref in entry.facts.distinct_from]
    hint = (
        f"Sind es zwei, hier „distinct_from: [{', '.join([*ids, other.id])}]“ eintragen. "
        f"Ist es einer, vereinen: {call('merge', kind, *_merger(entry, other))}"
    )
    return warning(entry.span(entry.name_at), "similar-names", f"{name} heißt {said}.", hint)


def _merger(one: AnyEntry, two: AnyEntry) -> list[str]:
    """The ids of what goes and of what stays: who is called in full, and in the usual order."""
    by_name = sorted((two, one), key=lambda e: (not {*",."}.isdisjoint(e.name), -len(e.name)))
    return [entry.id for entry in reversed(by_name)]


# --- what tells records apart -----------------------------------------------------------------


def _people(one: AnyEntry, two: AnyEntry) -> bool:
    return False


def _places(one: AnyEntry, two: AnyEntry) -> bool:
    """Of another kind, in another place, or far from each other."""
    a, b = one.facts, two.facts
    if a.kind and b.kind and a.kind.word != b.kind.word:
        return True
    if _are_disjoint(one, two, "part_of"):
        return True
    both = zip(a.coordinates or (), b.coordinates or (), strict=False)
    return any(abs(here - there) > _FAR for here, there in both)


def _bodies(one: AnyEntry, two: AnyEntry) -> bool:
    return _are_disjoint(one, two, "places")


def _events(one: AnyEntry, two: AnyEntry) -> bool:
    """In another place, of others, or with another number."""
    if any(_are_disjoint(one, two, field) for field in ("places", "networks", "organisations")):
        return True
    a, b = one.facts.series, two.facts.series
    return bool(a and b and a.number and b.number and a.number != b.number)


def _overlap(one: AnyEntry, two: AnyEntry) -> bool:
    a, b = one.date, two.date
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return a.earliest <= b.latest and b.earliest <= a.latest


def _are_disjoint(one: AnyEntry, two: AnyEntry, field: str) -> bool:
    """Whether both state something there, and nothing in common."""
    mine, its = ({relation.target for relation in getattr(e.facts, field)} for e in (one, two))
    return bool(mine and its) and mine.isdisjoint(its)


_TOLD_APART = {
    "people": _people,
    "places": _places,
    "organisations": _bodies,
    "networks": _bodies,
    "events": _events,
}
