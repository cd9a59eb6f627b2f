"""The import proved: what the check refuses is taken back, and stands as „# TODO“ in its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from chronik.examining import Lap, Sources, examine
from chronik.importing.drafts import ImportedRecord, without_part
from chronik.importing.rows import CellRemark
from chronik.importing.taking import Import
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo
from chronik.records.kinds.entry import ReadEntry
from chronik.words.diagnostics import Diagnostic, RefusedError

_ROUNDS = 40  # a fault may hide another one of the same field
_UNQUOTED = "Noch fehlt ein Zitat („quote“); mit ihm eintragen: {}"


class Beside(NamedTuple):
    """The chronicle that the records come to: as it was read, and how to read it."""

    read: Mapping[str, ReadEntry]
    sources: Sources
    lap: Lap


class Accepted(NamedTuple):
    """An import that the check accepts; how many claims wait for a quote."""

    whole: Import
    unquoted: int


def accepted(whole: Import, beside: Beside) -> Accepted:
    """The import without what the check refuses. Raises RefusedError where that is not enough."""
    records = {record.path: record for record in whole.records}
    said, unquoted = [*whole.said], 0
    kept = frozenset(beside.read) - records.keys()
    memo = Memo(dict(beside.read), kept, {})
    for _ in range(_ROUNDS):
        sources = _sources(beside.sources, records)
        checked = examine(sources, memo, beside.lap)
        memo = memo._replace(entries=checked.entries, mentions=checked.mentions.mentions)
        faults = [d for d in checked.problems if d.severity == "error" and d.span.path in records]
        if not faults:
            return Accepted(Import(tuple(records.values()), tuple(said)), unquoted)
        unquoted += Counter(d.code for d in faults)["quote-required"]
        said += _taken_back(records, faults)
    raise RefusedError(_hopeless(faults))


def _sources(there: Sources, records: Mapping[str, ImportedRecord]) -> Sources:
    """The files there are, with those of the records."""
    files = {path: record.written().encode() for path, record in records.items()}

    def load(path: str) -> bytes:
        return files.get(path) or there.load(path)

    return there._replace(records=[*dict.fromkeys((*there.records, *files))], load=load)


def _taken_back(
    records: dict[str, ImportedRecord], faults: Sequence[Diagnostic]
) -> list[CellRemark]:
    """Each record that is blamed, without the parts that are; and what is said of that."""
    said = []
    blamed: dict[str, dict[int, Diagnostic]] = {}
    for fault in faults:
        places = records[fault.span.path].places()
        number = places[fault.span.line - 1] if fault.span.line <= len(places) else -1
        if number < 0:
            raise RefusedError(_hopeless([fault]))
        blamed.setdefault(fault.span.path, {}).setdefault(number, fault)
    for path, parts in blamed.items():
        record = records[path]
        for number in sorted(parts, reverse=True):
            fault, part = parts[number], record.parts[number]
            why = (
                _UNQUOTED.format(part.typed)
                if fault.code == "quote-required"
                else f"{fault.message} {fault.hint}"
            )
            if fault.code != "quote-required":
                said.append(CellRemark(record.line, part.column, f"„{part.words}“: {why.strip()}"))
            record = without_part(record, number, why.strip())
        records[path] = record
    return said


def _hopeless(faults: Sequence[Diagnostic]) -> str:
    told = "\n".join(f"{d.span.path}:{d.span.line}: {d.message} {d.hint}" for d in faults[:5])
    return f"Die Prüfung nimmt diese Einträge nicht an; nichts wurde geschrieben.\n{told}"
