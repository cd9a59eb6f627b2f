"""Names that are nearly those of other records: possible duplicates, each pair once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.names.neighbours import alike_pairs
from chronik.importing.drafts import ImportedRecord
from chronik.importing.rows import CellRemark
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, key_of
from chronik.records.model import AnyEntry
from chronik.words.german import sort_key


class Namesake(NamedTuple):
    """A record as it is compared."""

    kind: str
    id: str
    name: str
    path: str
    day: str = ""  # of an event: only those of one day are compared
    line: int = 0  # of the table; 0 for one that is there


class Alike(NamedTuple):
    new: Namesake
    other: Namesake


def alike_records(
    records: Sequence[ImportedRecord], entries: Sequence[AnyEntry]
) -> Iterator[Alike]:
    """New records whose name is nearly that of another, that is there or new too."""
    there = [
        Namesake(e.kind, e.id, name, e.path, e.date.text if e.date.exact else "")
        for e in entries
        for name in (e.name, *e.aliases)
    ]
    new = [Namesake(r.kind, r.id, r.name, r.path, _exact_day(r), r.line) for r in records]
    for kind in {record.kind for record in records}:
        yield from _pairs(kind, [each for each in (*there, *new) if each.kind == kind])


def _pairs(kind: str, called: Sequence[Namesake]) -> Iterator[Alike]:
    """Each new record with another one; events of one day alone. The new ones stand last."""
    told = set()
    for first, second in alike_pairs(kind, [each.name for each in called]):
        other, new = called[min(first, second)], called[max(first, second)]
        is_one_day = kind != "events" or (new.day and new.day == other.day)
        if new.line and new.id != other.id and is_one_day and (new.id, other.id) not in told:
            told.add((new.id, other.id))
            yield Alike(new, other)


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
