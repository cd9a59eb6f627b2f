"""What is said of an import: what is written, and line by line what could not be placed."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.importing.accepting import Accepted
from chronik.importing.rows import CellRemark
from chronik.language.tuples import NamedTuple
from chronik.words.german import counted

_SHOWN = 5  # records of which a rehearsal shows all


class FileWords(NamedTuple):
    """What the parts of a file are called."""

    cell: str
    row: str
    rows: str


TABLE, LIBRARY = FileWords("Spalte", "Zeile", "Zeilen"), FileWords("Feld", "Eintrag", "Einträge")


class Came(NamedTuple):
    """An import, ready to be written."""

    file: str
    proved: Accepted
    said: tuple[CellRemark, ...]
    rows: int
    called: FileWords
    dry: bool = False


def reply_of(came: Came) -> tuple[str, str]:
    """What was done, and what may be good to know."""
    return "\n".join(_done(came)), "\n".join(_aside(came))


def _done(came: Came) -> Iterator[str]:
    records = came.proved.whole.records
    for number, record in enumerate(records):
        yield record.path
        if came.dry and number < _SHOWN:
            yield from (f"    {line}" for line in record.written().splitlines())
    if came.dry and len(records) > _SHOWN:
        yield f"(Der Inhalt ist von den ersten {_SHOWN} gezeigt.)"
    todos = sum(len(record.lost) + len(record.todos) for record in records)
    read = counted(came.rows, came.called.row, came.called.rows)
    verb = "wären zu schreiben" if came.dry else "geschrieben"
    if not records:
        yield f"{read} gelesen; nichts Neues, nichts geschrieben."
        return
    yield (
        f"{read} gelesen, "
        f"{counted(len(records), 'Datei', 'Dateien')} {verb}, "
        f"{counted(todos, 'Stelle', 'Stellen')} zu entscheiden („# TODO“; check nennt sie)."
    )


def _aside(came: Came) -> Iterator[str]:
    if count := came.proved.unquoted:
        yield (
            f"{counted(count, 'Angabe braucht', 'Angaben brauchen')} in dieser Chronik ein Zitat "
            "(evidence in site.yaml) und stehen bis dahin als „# TODO“ in den Einträgen."
        )
    for line, column, words in came.said:
        where = f" {came.called.cell} „{column}“" if column else ""
        yield f"{came.file}:{line}{where}: {words}"
