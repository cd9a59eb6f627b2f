"""The cells that name other records: found by id, name or alias, or made as stubs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.drafting.shape import Backing, Link, in_quotes, quoted
from chronik.importing.drafts import FieldPart, ImportedRecord, Unplaced
from chronik.importing.mapping import ColumnPlan, Plan
from chronik.importing.naming import Naming, name_and_rest, person_name
from chronik.importing.reading.days import day_read
from chronik.importing.reading.grids import Grid
from chronik.importing.rows import CellRemark, Filled, TableRow
from chronik.importing.targets import LINKED, NEEDS_ROLE, REFERRED
from chronik.importing.values import LISTED, in_list
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, id_of, kind_of, vocabulary_of
from chronik.records.settings.site import Site
from chronik.words.german import listed

_IN_BRACKETS = late(r"\(([^()]+)\)")
_STUB_LINE = late(r"---$|# TODO: |(?:name|title|sort_name|kind|url): |sources:$|  - [a-z0-9-]+$|$")
NEW = "Neu aus der Tabelle: Namen prüfen, Zusammenfassung („summary“) ergänzen."


class Linker(NamedTuple):
    """What the cells of a table are read with; what they give besides gathers in it."""

    plan: Plan
    site: Site
    naming: Naming
    names: dict[int, str]  # of the records, by the line of their row
    said: list[CellRemark]
    stubs: dict[str, ImportedRecord]  # by key

    def say(self, row: TableRow, column: str, words: str) -> None:
        self.said.append(CellRemark(row.line, column, words))

    def name_of(self, row: TableRow) -> str:
        return self.names.get(row.line, "")


class _Sought(NamedTuple):
    """A name in a cell, and where it stands."""

    row: TableRow
    cell: Filled
    words: str


def reference_parts(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    """References without a role."""
    kind = REFERRED.get(field, linker.plan.kind)
    for cell in row.all(field):
        for name in linker.naming.listed((kind,), cell.words, cell.column.separator):
            sought = _Sought(row, cell, name)
            key = _resolved(linker, (kind,), sought)
            if isinstance(key, Unplaced):
                yield key._replace(field=field)
            elif field in REFERRED:
                line = f"  - {id_of(key)}"
                yield FieldPart(field, (line,), name, cell.column.heading, is_item=True)
            else:
                yield FieldPart(field, (f"{field}: {id_of(key)}",), name, cell.column.heading)


def list_parts(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    """A list of small groups: links, other names, searches."""
    for cell in row.all(field):
        for words in in_list(cell.words, cell.column.separator):
            lines = LISTED[field](words)
            if lines:
                first, *rest = lines
                block = (f"  - {first}", *(f"    {line}" for line in rest))
                yield FieldPart(field, block, words, cell.column.heading, is_item=True)
            else:
                why = "So schreiben: Ort, Tag (EDTF), Ergebnis."
                linker.say(row, cell.column.heading, f"„{words}“ ließ sich nicht lesen. {why}")
                yield Unplaced(field, words, why)


def link_parts(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    """Relations that may have a role."""
    kind = linker.plan.kind
    kinds = LINKED[kind, field]
    seen: set[tuple[str, str]] = set()
    for cell in row.all(field):
        named = linker.naming.listed(kinds, cell.words, cell.column.separator)
        for at, name in enumerate(named):
            sought = _Sought(row, cell, name)
            how = _how(linker, sought, field, (at, len(named)))
            key = _resolved(linker, kinds, sought._replace(words=how.name))
            if isinstance(key, Unplaced):
                yield key._replace(field=field)
            elif not how.role and (kind, field) in NEEDS_ROLE:
                linker.say(row, cell.column.heading, f"Zu „{how.name}“ fehlt eine Rolle.")
                yield Unplaced(field, f"{how.name} ({id_of(key)})", "Welche Rolle („role“)?")
            elif (key, how.role) not in seen:
                seen.add((key, how.role))
                link = Link(kind_of(key), id_of(key), how.name, how.proof, how.role, how.capacity)
                lines = (*link.lines(), *how.times)
                yield FieldPart(field, lines, name, cell.column.heading, is_item=True)
                yield from how.lost


class _How(NamedTuple):
    """In which role, as what, and when; the name without what was said of it behind."""

    name: str
    role: str
    capacity: str
    proof: Backing
    times: tuple[str, ...]
    lost: tuple[Unplaced, ...]


def _how(linker: Linker, sought: _Sought, field: str, place: tuple[int, int]) -> _How:
    row, column = sought.row, sought.cell.column
    name, behind = _split(linker, sought, field)
    role = _role(linker, behind)
    capacity = "" if role else behind
    said = _beside(row, f"{field}.role", place)
    role = role or _role(linker, said) or column.role
    if said and not _role(linker, said):
        linker.say(row, row.heading(f"{field}.role"), f"„{said}“ ist keine Rolle dieser Chronik.")
    capacity = capacity or _beside(row, f"{field}.as", place)
    proof = Backing(row.words(f"{field}.quote"))
    times = [*_times(linker, row, field)]
    read = tuple(line for line in times if isinstance(line, str))
    lost = tuple(line for line in times if isinstance(line, Unplaced))
    return _How(name, role, capacity, proof, read, lost)


def _split(linker: Linker, sought: _Sought, field: str) -> tuple[str, str]:
    """„Ada Beispiel (Moderation)“; of a body what is in brackets is part of its name, unless it
    tells a role.
    """
    kinds = LINKED[linker.plan.kind, field]
    name, behind = name_and_rest(sought.words)
    if not behind or linker.naming.known(kinds, sought.words):
        return sought.words, ""
    is_said = kinds[0] == "people" or _role(linker, behind) or linker.naming.known(kinds, name)
    return (name, behind) if is_said else (sought.words, "")


def _beside(row: TableRow, typed: str, place: tuple[int, int]) -> str:
    """What another column says of the name at that place of so many."""
    words = row.words(typed)
    at, count = place
    parts = in_list(words, row.all(typed)[0].column.separator) if words else []
    return parts[at] if len(parts) == count else words


def _role(linker: Linker, words: str) -> str:
    return role_of_words(linker.plan, linker.site, words)


def role_of_words(plan: Plan, site: Site, words: str) -> str:
    """The role that is written or shown so; "" for none."""
    wanted = " ".join(words.casefold().split())
    own = plan.words.get("role", {}).get(wanted, wanted)
    for word, term in site.vocabularies.get("roles", {}).items():
        if own and own in (word.casefold(), term.label.casefold()):
            return word
    return ""


def _times(linker: Linker, row: TableRow, field: str) -> Iterator[str | Unplaced]:
    for part in ("since", "until"):
        words = row.words(f"{field}.{part}")
        if not words:
            continue
        read = day_read(words)
        if read.edtf:
            yield f"    {part}: {in_quotes(read.edtf)}"
        else:
            why = f"„{words}“ ist nicht als Datum zu verstehen."
            linker.say(row, row.heading(f"{field}.{part}"), why)
            yield Unplaced(f"{field}.{part}", words, "Datum eintragen.")


# --- which record it is ---------------------------------------------------------------------------


def _resolved(linker: Linker, kinds: Sequence[str], sought: _Sought) -> str | Unplaced:
    """The key of the record that is named, a new one if need be; or why there is none."""
    for kind in kinds:
        found = linker.naming.found(kind, sought.words)
        if len(found) == 1:
            return found[0]
        if found:
            ids = listed([f"„{id_of(key)}“" for key in sorted(found)[:4]], "oder")
            why = f"So heißen mehrere: {ids}. Die Kennung eintragen."
            linker.say(sought.row, sought.cell.column.heading, f"„{sought.words}“: {why}")
            return Unplaced("", sought.words, why)
    return _new(linker, kinds[0], sought)


def _new(linker: Linker, kind: str, sought: _Sought) -> str | Unplaced:
    """A stub. Of an event nobody can make one: it needs a day of its own."""
    label = KINDS[kind].german
    if kind == "events" or (kind == "places" and not linker.site.vocabularies.get("place_kinds")):
        why = f"Einen Eintrag ({label}) dieses Namens gibt es noch nicht."
        linker.say(sought.row, sought.cell.column.heading, f"„{sought.words}“: {why}")
        return Unplaced("", sought.words, why)
    record = stub_record(linker, kind, sought.words, sought.row)
    linker.stubs[record.key] = record
    linker.naming.add(kind, sought.words, record.key)
    linker.naming.add(kind, record.name, record.key)
    return record.key


def stub_record(linker: Linker, kind: str, words: str, row: TableRow) -> ImportedRecord:
    """A record of nothing but a name, with what is to be decided of it."""
    parts, todos, name = [], [NEW], words
    if kind == "people":
        person = person_name(words)
        name = person.name
        parts += person_parts(person.title, person.sort_name or _turned(name))
    if vocabulary_of(kind):
        todos.append("Welche Art („kind“)?")
    if kind == "places":
        first = next(iter(linker.site.vocabularies["place_kinds"]))
        parts.append(FieldPart("kind", (f"kind: {first}",), ""))
    if kind == "sources" and words.startswith(("http://", "https://")):
        parts.append(FieldPart("url", (f"url: {in_quotes(words)}",), words))
        todos.append("Titel, Datum und Herausgeber ergänzen.")
    name_id = linker.naming.new_id(kind, name)
    return ImportedRecord(kind, name_id, name, row.line, tuple(parts), todos=tuple(todos))


def is_bare_stub(text: str) -> bool:
    """Whether a file holds nothing but what `stub_record` writes."""
    return NEW in text and all(map(_STUB_LINE.match, text.splitlines()))


def person_parts(title: str, sort_name: str) -> list[FieldPart]:
    parts = [FieldPart("title", (f"title: {quoted(title)}",), title)] if title else []
    if sort_name:
        parts.append(FieldPart("sort_name", (f"sort_name: {in_quotes(sort_name)}",), sort_name))
    return parts


def _turned(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else ""


def lacks_role(plan: Plan, site: Site, grid: Grid) -> ColumnPlan | None:
    """The first column of people or bodies at events of which nothing tells a role: neither the
    mapping nor a column beside it, nor a word in brackets behind a name.
    """
    typed = {column.target.typed for column in plan.columns if column.target}
    for at, column in enumerate(plan.columns):
        target = column.target
        if target is None or target.part or (plan.kind, target.field) not in NEEDS_ROLE:
            continue
        beside = f"{target.field}.role"
        cells = {row.cells[at] for row in grid.rows} - {""}
        is_told = column.role or beside in typed or beside in plan.constants
        if cells and not is_told and not any(_tells_role(plan, site, cell) for cell in cells):
            return column
    return None


def _tells_role(plan: Plan, site: Site, words: str) -> bool:
    return any(role_of_words(plan, site, behind) for behind in _IN_BRACKETS.findall(words))
