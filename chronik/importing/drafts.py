"""The records of an import, and how they are written: each claim a part that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.drafting.shape import TODO, quoted
from chronik.importing.targets import NAME_FIELD
from chronik.language.tuples import NamedTuple

_WITH_TEXT = ("events", "networks", "themes", "works")


class FieldPart(NamedTuple):
    """What one cell, or some of a row together, say of a record."""

    field: str
    lines: tuple[str, ...]
    words: str  # as the cell has them
    column: str = ""
    is_item: bool = False  # of a list: the field's name stands above the first
    instead: tuple[str, ...] = ()  # what stands there when the part is taken back

    @property
    def typed(self) -> str:
        """All of it on one line: „person: ada-muster, role: vortrag“."""
        lines = [line.strip().removeprefix("- ") for line in self.lines]
        inner = [line for line in lines if line != f"{self.field}:"]
        return ", ".join(inner)


class Unplaced(NamedTuple):
    """What a record does not hold yet: it stands as „# TODO“ in it."""

    field: str
    words: str
    why: str

    @property
    def todo(self) -> str:
        return f"{self.field}: „{self.words}“. {self.why}".strip()


class ImportedRecord(NamedTuple):
    """A record that an import makes."""

    kind: str
    id: str
    name: str
    line: int  # of the file, where its row begins
    parts: tuple[FieldPart, ...] = ()
    lost: tuple[Unplaced, ...] = ()
    todos: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.id}"

    @property
    def path(self) -> str:
        return f"content/{self.kind}/{self.id}.{'md' if self.kind in _WITH_TEXT else 'yaml'}"

    def written(self) -> str:
        return "\n".join([*(line for line, _ in self._lines()), ""])

    def places(self) -> list[int]:
        """For each line of the file the number of its part; -1 for none."""
        return [number for _, number in self._lines()]

    def _lines(self) -> Iterator[tuple[str, int]]:
        has_text = self.kind in _WITH_TEXT
        if has_text:
            yield "---", -1
        for todo in (*(lost.todo for lost in self.lost), *self.todos):
            yield TODO + " ".join(todo.split()), -1
        yield f"{NAME_FIELD[self.kind]}: {quoted(self.name)}", -1
        above = ""
        for number, part in enumerate(self.parts):
            if part.is_item and part.field != above:
                yield f"{part.field}:", number
            above = part.field if part.is_item else ""
            yield from ((line, number) for line in part.lines)
        if has_text:
            yield "---", -1


def without_part(record: ImportedRecord, number: int, why: str) -> ImportedRecord:
    """The record with a part taken back: what it said stands as „# TODO“."""
    part = record.parts[number]
    parts = [*record.parts]
    lesser = part._replace(lines=part.instead, words="")
    parts[number : number + 1] = [lesser] if part.instead != part.lines and part.instead else []
    lost = Unplaced(part.field, part.words, why)
    return record._replace(parts=tuple(parts), lost=(lost, *record.lost))
