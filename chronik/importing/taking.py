"""The whole import of a table: which rows are new, what they say, what they name besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from chronik.drafting.shape import TODO
from chronik.importing.alike import alike_records, alike_said, asked
from chronik.importing.drafts import FieldPart, ImportedRecord, Unplaced
from chronik.importing.filling import parts_of_row
from chronik.importing.linking import Linker, is_bare_stub, person_parts
from chronik.importing.mapping import Plan
from chronik.importing.naming import Naming, folded_name, person_name
from chronik.importing.reading.grids import Grid
from chronik.importing.rows import CellRemark, RowDay, TableRow, day_of_row, table_of
from chronik.importing.targets import NAME_FIELD
from chronik.language.tuples import NamedTuple
from chronik.records.keys import ID_PATTERN, key_of
from chronik.records.model import AnyEntry, preferred
from chronik.records.settings.site import Site
from chronik.words.portable import LONGEST_NAME, is_portable


class Existing(NamedTuple):
    """The chronicle that an import comes to."""

    site: Site
    entries: tuple[AnyEntry, ...]
    taken: frozenset[str]  # keys in use, former ones too
    text: Callable[[str], str]  # of the file at a path


class Import(NamedTuple):
    """What is to be written, and what is said of it."""

    records: tuple[ImportedRecord, ...]
    said: tuple[CellRemark, ...]


def taken_over(grid: Grid, plan: Plan, there: Existing) -> Import:
    """The records that a table proposes. Never fails, whatever the cells hold."""
    table = table_of(grid, plan)
    naming = Naming(there.entries, there.taken)
    _add_addresses(naming, there.entries)
    linker = Linker(plan, there.site, naming, {}, [*_of_table(grid, plan), *table.said], {})
    begun = _Beginner(linker, there, _known_by_name(plan.kind, there.entries), {}).begun(table.rows)
    records = []
    for row, record in begun:
        before = len(linker.stubs)
        found = [*record.parts, *parts_of_row(linker, row)]
        parts = tuple(part for part in found if isinstance(part, FieldPart))
        lost = tuple(one for one in found if isinstance(one, Unplaced))
        whole = record._replace(parts=_distinct(parts), lost=(*row.lost, *record.lost, *lost))
        records.append(whole)
        _give_source(linker, whole, before)
    every = (*records, *linker.stubs.values())
    alike = [*alike_records(every, there.entries)]
    said = (*linker.said, *(alike_said(one) for one in alike))
    return Import(tuple(asked(every, alike)), tuple(said))


def _of_table(grid: Grid, plan: Plan) -> Iterable[CellRemark]:
    yield from (CellRemark(line, "", words) for line, words in grid.said)
    if not grid.rows:
        yield CellRemark(1, "", "Unter den Überschriften steht keine Zeile.")
    fields = {column.target.typed for column in plan.columns if column.target} | {*plan.constants}
    if plan.kind in ("events", "places") and "kind" not in fields:
        words = "Keine Spalte nennt die Art. In der Zuordnung z. B.: „constants: {kind: wort}“."
        yield CellRemark(1, "", words)
    filled = [any(row.cells[at] for row in grid.rows) for at in range(len(grid.header))]
    for column, is_filled in zip(plan.columns, filled, strict=True):
        if column.target is None and (is_filled or not column.heading.startswith("Spalte ")):
            yield CellRemark(1, column.heading, f"nicht übernommen: {column.why}.")


def _distinct(parts: tuple[FieldPart, ...]) -> tuple[FieldPart, ...]:
    """Each item of a list once; items of one field stand together."""
    seen: dict[tuple[str, tuple[str, ...]], FieldPart] = {}
    for part in parts:
        seen.setdefault((part.field, part.lines), part)
    return tuple(seen.values())


def _add_addresses(naming: Naming, entries: Iterable[AnyEntry]) -> None:
    for entry in entries:
        if entry.kind == "sources" and entry.facts.url:
            naming.add("sources", entry.facts.url, entry.key)


def _give_source(linker: Linker, record: ImportedRecord, before: int) -> None:
    """New names of a row rest on the source of the row."""
    source = next((part for part in record.parts if part.field == "sources"), None)
    if source is None:
        return
    for key in [*linker.stubs][before:]:
        stub = linker.stubs[key]
        if stub.kind != "sources":
            linker.stubs[key] = stub._replace(parts=(*stub.parts, source))


# --- rows that are new --------------------------------------------------------------------------


def _known_by_name(kind: str, entries: Iterable[AnyEntry]) -> dict[str, list[AnyEntry]]:
    known: dict[str, list[AnyEntry]] = {}
    for entry in entries:
        if entry.kind == kind:
            for name in {folded_name(n) for n in (entry.name, *entry.aliases)}:
                known.setdefault(name, []).append(entry)
            if kind == "sources" and entry.facts.url:
                known.setdefault(entry.facts.url, []).append(entry)
    return known


class _Known(NamedTuple):
    id: str
    path: str  # "" where the id only belonged to a record once


class _Beginner(NamedTuple):
    """Gives each row that is new its name and id."""

    linker: Linker
    there: Existing
    known: Mapping[str, list[AnyEntry]]
    seen: dict[object, int]  # what stood in an earlier row, and its line

    def begun(self, rows: Sequence[TableRow]) -> list[tuple[TableRow, ImportedRecord]]:
        kind = self.linker.plan.kind
        # ids that the table gives are kept for their rows
        self.linker.naming.taken.update(key_of(kind, row.words("id").strip()) for row in rows)
        found = [(row, record) for row in rows if (record := self._record(row))]
        for row, record in found:
            for cell in row.all("aliases"):
                self.linker.naming.add(kind, cell.words, record.key)
        return found

    def _record(self, row: TableRow) -> ImportedRecord | None:
        kind, linker = self.linker.plan.kind, self.linker
        name, parts, column = self._name(row)
        if not name:
            if row.cells:
                linker.say(row, column, "Ohne Titel oder Namen; nicht übernommen.")
            return None
        own = self._own_id(row)
        there = self._there(row, name, own)
        stub = there if there and self._is_stub(there) else None
        if self._is_repeated(row, name, own):
            return None
        if there and not stub:
            self._tell_there(row, name, there)
            return None
        new = stub.id if stub else own or linker.naming.new_id(kind, name)
        key = key_of(kind, new)
        linker.naming.taken.add(key)
        linker.naming.add(kind, name, key)
        linker.names[row.line] = name
        if kind == "sources" and row.words("url"):
            linker.naming.add(kind, row.words("url"), key)
        lost, todos = self._doubts(row, name)
        return ImportedRecord(kind, new, name, row.line, tuple(parts), lost, todos)

    def _name(self, row: TableRow) -> tuple[str, list[FieldPart], str]:
        kind, field = self.linker.plan.kind, NAME_FIELD[self.linker.plan.kind]
        column = row.heading(field) or self._name_column()
        words = " ".join(row.words(field).split())
        if kind != "people" or self.linker.plan.own:
            return words, [], column
        given, family = row.words("name.given"), row.words("name.family")
        person = person_name(
            words or (f"{family}, {given}" if given and family else family or given)
        )
        title = "" if row.words("title") else person.title
        return (
            person.name,
            person_parts(title, "" if row.words("sort_name") else person.sort_name),
            column,
        )

    def _name_column(self) -> str:
        field = NAME_FIELD[self.linker.plan.kind]
        found = (
            c.heading for c in self.linker.plan.columns if c.target and c.target.field == field
        )
        return next(found, "")

    def _own_id(self, row: TableRow) -> str:
        """An id that the table gives: a running number is none."""
        typed = row.words("id").strip()
        if not typed:
            return ""
        is_name = ID_PATTERN.match(typed) and len(typed) < LONGEST_NAME - 5 and is_portable(typed)
        if is_name and not typed.isdigit():
            return typed
        if not typed.isdigit():
            why = "ist als Kennung nicht möglich (kurz, a–z, 0–9, Bindestriche); nicht übernommen."
            self.linker.say(row, row.heading("id"), f"„{typed}“ {why}")
        elif self.seen.setdefault("running number", row.line) == row.line:
            why = "Laufende Nummern sind keine Kennungen; nicht übernommen."
            self.linker.say(row, row.heading("id"), why)
        return ""

    def _there(self, row: TableRow, name: str, own: str) -> _Known | None:
        """The record that the row tells of, where there is one."""
        kind = self.linker.plan.kind
        if not own:
            entry = self._same(row, name)
            return _Known(entry.id, entry.path) if entry else None
        key = key_of(kind, own)
        if key not in self.there.taken:
            return None
        return _Known(own, next((e.path for e in self.there.entries if e.key == key), ""))

    def _tell_there(self, row: TableRow, name: str, known: _Known) -> None:
        field = NAME_FIELD[self.linker.plan.kind]
        where = known.path or f"die Kennung „{known.id}“"
        self.linker.say(row, row.heading(field), f"„{name}“ gibt es schon: {where}")

    def _is_stub(self, known: _Known) -> bool:
        """Whether nobody has touched what an earlier import made of a mere name: the row is what
        was missing.
        """
        usual = ImportedRecord(self.linker.plan.kind, known.id, "", 0).path
        return known.path == usual and is_bare_stub(self.there.text(known.path))

    def _same(self, row: TableRow, name: str) -> AnyEntry | None:
        """A record of that name, and of that date where it has one."""
        kind = self.linker.plan.kind
        found = self.known.get(folded_name(name), [])
        if kind == "sources" and row.words("url"):
            found = [*self.known.get(row.words("url"), []), *found]
        for entry in found:
            if kind not in ("events", "sources") or self._is_same_day(row, entry):
                return entry
        return None

    def _is_same_day(self, row: TableRow, entry: AnyEntry) -> bool:
        if entry.kind == "sources" and row.words("url") and entry.facts.url == row.words("url"):
            return True
        day, claim = self._day(row), preferred(entry.facts.date)
        stated = claim.value.text if claim else "unknown"
        if stated != "unknown":
            return stated == day.edtf
        text = self.there.text(entry.path)
        if day.words and f"„{' '.join(day.words.split())}“" in text:
            return True  # an earlier import could not write this cell as a date
        return day.edtf in ("", "unknown") and not day.lost and f"{TODO}date:" not in text

    def _day(self, row: TableRow) -> RowDay:
        return day_of_row(row, "date", as_edtf=self.linker.plan.own)

    def _is_repeated(self, row: TableRow, name: str, own: str) -> bool:
        """Whether an earlier row says all the same, or has the same id."""
        cells = frozenset((k, tuple(c.words for c in v)) for k, v in row.cells.items())
        first = self.seen.setdefault(cells, row.line)
        if own:
            first = min(first, self.seen.setdefault(own, row.line))
        if first != row.line:
            what = "Kennung" if own else "Angaben"
            said = f"„{name}“ steht mit denselben {what} schon in Zeile {first}; nicht noch einmal."
            self.linker.say(row, "", said.replace("denselben Kennung", "derselben Kennung"))
        return first != row.line

    def _doubts(self, row: TableRow, name: str) -> tuple[tuple[Unplaced, ...], tuple[str, ...]]:
        """Another row of the same name, that differs."""
        kind = self.linker.plan.kind
        day = self._day(row).edtf if kind in ("events", "sources") else ""
        first = self.seen.setdefault((kind, folded_name(name), day), row.line)
        if row.words("id"):
            return (), ()
        if first == row.line:
            return (), self._namesakes(name, day) if kind == "events" else ()
        self.linker.say(row, "", f"„{name}“ steht schon in Zeile {first}, mit anderen Angaben.")
        return (), (f"Ist das dasselbe wie der Eintrag aus Zeile {first} der Tabelle?",)

    def _namesakes(self, name: str, day: str) -> tuple[str, ...]:
        """Without a day an event may be any of its name."""
        found = [] if day else self.known.get(folded_name(name), [])
        paths = " oder ".join(entry.path for entry in found[:3])
        return (f"Ist das dasselbe wie {paths}?",) if paths else ()
