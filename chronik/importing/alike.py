"""Names that are nearly those of other records: possible duplicates, each pair once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from chronik.importing.drafts import ImportedRecord
from chronik.importing.rows import CellRemark
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, key_of
from chronik.records.model import AnyEntry
from chronik.words.german import slug, sort_key
from chronik.words.near import nearest

_SLIPS = 3  # letters in which names that are alike differ at most
_slug = lru_cache(maxsize=1 << 16)(slug)
_CROWD = 40  # records that share a word; more of them tell nothing


class Namesake(NamedTuple):
    """A record as it is compared."""

    kind: str
    id: str
    name: str
    path: str
    day: str = ""  # of an event: only those of one day are compared
    line: int = 0  # of the table

    @property
    def slug(self) -> str:
        return _slug(self.name)


class Alike(NamedTuple):
    new: Namesake
    other: Namesake


def _pairs(new: Iterable[Namesake], there: Iterable[Namesake]) -> Iterator[Alike]:
    """New records that may be the same as another, one that is there or one that is new too."""
    mates: defaultdict[tuple[str, str], list[Namesake]] = defaultdict(list)
    for each in there:
        for word in _words(each):
            mates[each.kind, word].append(each)
    for each in new:
        words = _words(each)
        others = {o.id: o for w in words for o in _few(mates[each.kind, w]) if o.id != each.id}
        for other in others.values():
            if _is_alike(each, other):
                yield Alike(each, other)
        for word in words:
            mates[each.kind, word].append(each)


def _few(found: list[Namesake]) -> list[Namesake]:
    return found if len(found) <= _CROWD else []


def _words(each: Namesake) -> set[str]:
    """What two names that are alike share: a word of theirs, whole or by its ends, as a slip is
    mostly within one; of events the day.
    """
    if each.kind == "events":
        return {each.day} if each.day else set()
    parts = sort_key(each.name).split()
    telling = [part for part in parts if len(part) > 2 and not part.isdigit()]
    return {" ".join(parts), *(form for part in telling for form in (part[:4], part[-4:]))}


def _is_alike(one: Namesake, other: Namesake) -> bool:
    if sort_key(one.name) == sort_key(other.name):
        return True
    mine, its = one.slug, other.slug
    if abs(len(mine) - len(its)) > _SLIPS or len(set(mine) ^ set(its)) > 2 * _SLIPS:
        return False  # spares the closer look, which is slow
    return bool(nearest.__wrapped__(mine, frozenset((its,))))


def alike_records(
    records: Sequence[ImportedRecord], entries: Sequence[AnyEntry]
) -> Iterator[Alike]:
    """New records whose name is nearly that of another, that is there or new too."""
    kinds = {record.kind for record in records}
    there = [
        Namesake(e.kind, e.id, name, e.path, e.date.text if e.date.exact else "")
        for e in entries
        if e.kind in kinds
        for name in (e.name, *e.aliases)
    ]
    new = [Namesake(r.kind, r.id, r.name, r.path, _exact_day(r), r.line) for r in records]
    return _pairs(new, there)


def _exact_day(record: ImportedRecord) -> str:
    """The day of an event as it is written, where it is one."""
    date = next((part for part in record.parts if part.field == "date"), None)
    first = date.lines[0].partition(": ")[2] if date else ""
    return first if len(first) == 10 else ""


def alike_said(alike: Alike) -> CellRemark:
    new, other = alike
    label = KINDS[new.kind].german
    is_same = sort_key(new.name) == sort_key(other.name)
    alias = "" if is_same else f"dort „aliases: [{new.name}]“ ergänzen und "
    how = f"Ist es dasselbe: {alias}{new.path} löschen."
    words = f"{label} „{new.name}“: Ähnlich heißt schon {other.path} („{other.name}“). {how}"
    return CellRemark(new.line, "", words)


def asked(records: Sequence[ImportedRecord], alike: Sequence[Alike]) -> Iterable[ImportedRecord]:
    """Each record with the question whether it is one of those that are called alike."""
    others: dict[str, list[str]] = {}
    for new, other in alike:
        others.setdefault(key_of(new.kind, new.id), []).append(other.path)
    for record in records:
        found = others.get(record.key, [])[:3]
        todo = (f"Ist das dasselbe wie {' oder '.join(found)}?",) if found else ()
        yield record._replace(todos=(*record.todos, *todo))
