"""Records that may be one: their names are alike, and nothing that they state tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.chronicle.chronicle import NAMED_KINDS, Chronicle
from chronik.chronicle.names.likeness import Spelling, are_alike, keys, spellings
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.records.statements import names
from chronik.words.calls import call
from chronik.words.diagnostics import Diagnostic, warning

_MOST = 8  # of many names under one key each is compared with those beside it alone
_FAR = 0.1  # degrees between two places that are not one


class _Named(NamedTuple):
    """A record by one of its names."""

    entry: AnyEntry
    name: str
    spelling: Spelling


def similar_names_are_one_or_distinct(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Zwei Einträge einer Art, die fast gleich heißen, sind nicht derselbe (sonst eine Warnung)."""
    for kind in NAMED_KINDS:
        yield from _reported(kind, _by_key(kind, chronicle.of_kind[kind]))
    yield from _reported("events", _by_title(chronicle.of_kind["events"]))


def _by_key(kind: str, entries: Sequence[AnyEntry]) -> dict[str, list[_Named]]:
    found: dict[str, list[_Named]] = {}
    for entry in entries:
        for name in names(entry):
            for spelling in spellings(kind, name):
                named = _Named(entry, name, spelling)
                for key in keys(kind, spelling):
                    found.setdefault(key, []).append(named)
    return found


def _by_title(events: Sequence[AnyEntry]) -> dict[str, list[_Named]]:
    """Events bear one title often: in the order of time those of one day stand together."""
    found: dict[str, list[_Named]] = {}
    for event in events:
        for spelling in spellings("events", event.name):
            named = _Named(event, event.name, spelling)
            found.setdefault(spelling.joined, []).append(named)
    return found


def _reported(kind: str, by_key: dict[str, list[_Named]]) -> Iterator[Diagnostic]:
    """Each pair once."""
    done: set[tuple[str, str]] = set()
    for key, several in by_key.items():
        if len(several) < 2:
            continue
        if len(several) > _MOST and kind != "events":
            step = -1 if "$" in key else 1  # by the end that may differ
            several.sort(key=lambda named: named.spelling.joined[::step])
        for here, one in enumerate(several):
            for other in several[max(0, here - _MOST) : here]:
                first, later = sorted((one, other), key=lambda named: named.entry.key)
                pair = (first.entry.key, later.entry.key)
                if pair not in done and _may_be_one(kind, first, later):
                    done.add(pair)
                    yield _similar(kind, first, later)


def _may_be_one(kind: str, one: _Named, two: _Named) -> bool:
    if one.entry is two.entry or not are_alike(kind, one.spelling, two.spelling):
        return False
    is_short = len(one.spelling.words) == 1 and kind != "places"
    if is_short and one.name != one.entry.name and two.name != two.entry.name:
        return False  # „DGB“ is short for several
    return not (_is_related(one.entry, two.entry) or _TOLD_APART[kind](one.entry, two.entry))


def _is_related(one: AnyEntry, two: AnyEntry) -> bool:
    """Whether one of them names the other: whoever wrote that knew both."""
    return two.key in one.outline.refs or one.key in two.outline.refs


def _similar(kind: str, first: _Named, later: _Named) -> Diagnostic:
    entry, other = later.entry, first.entry
    also = "" if first.name == other.name else f", auch „{first.name}“"
    said = f"„{later.name}“ heißt " + (
        f"auch {other.path}{also}."
        if later.name == first.name
        else f"fast wie „{other.name}“{also} ({other.path})."
    )
    ids = [ref.key.partition("/")[2] for ref in entry.facts.distinct_from]
    distinct = f"distinct_from: [{', '.join([*ids, other.id])}]"
    hint = (
        f"Sind es zwei, hier „{distinct}“ eintragen. "
        f"Ist es einer, vereinen: {call('merge', kind, entry.id, other.id)}"
    )
    return warning(entry.span(entry.name_at), "similar-names", said, hint)


# --- what tells records apart -----------------------------------------------------------------


def _people(one: AnyEntry, two: AnyEntry) -> bool:
    return False


def _places(one: AnyEntry, two: AnyEntry) -> bool:
    """Of another kind, in another place, or far from each other."""
    a, b = one.facts, two.facts
    if a.kind and b.kind and a.kind.word != b.kind.word:
        return True
    if a.part_of and b.part_of and a.part_of.key != b.part_of.key:
        return True
    both = zip(a.coordinates or (), b.coordinates or (), strict=False)
    return any(abs(here - there) > _FAR for here, there in both)


def _bodies(one: AnyEntry, two: AnyEntry) -> bool:
    return _are_disjoint(one, two, "places")


def _events(one: AnyEntry, two: AnyEntry) -> bool:
    """On other days, in another place, of others, or with another number."""
    if not _overlap(one, two):
        return True
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
