"""A row to the parts of a record, field by field in the order of the field table."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from chronik.dates.clock import clock_meant
from chronik.drafting.shape import Backing, ValueDraft, in_quotes, quoted
from chronik.importing.drafts import FieldPart, Unplaced
from chronik.importing.linking import Linker, link_parts, list_parts, reference_parts
from chronik.importing.reading.days import day_read
from chronik.importing.rows import Filled, TableRow, day_of_row
from chronik.importing.targets import (
    DAYS,
    LINKED,
    NAME_FIELD,
    REFERRED,
    SELF,
    TEXTS,
)
from chronik.importing.values import (
    LISTED,
    degrees,
    identifier,
    in_list,
    point,
    quantity,
    vocabulary_word,
)
from chronik.records.keys import vocabulary_of
from chronik.records.kinds import FIELDS_OF
from chronik.records.kinds.source import source_kind
from chronik.records.locating.languages import language_tag
from chronik.words.hints import meant

_WORDS = {"status": "statuses", "format": "formats"}
_UNREASONED = ("inferred", "editorial")


def parts_of_row(linker: Linker, row: TableRow) -> Iterator[FieldPart | Unplaced]:
    """What the record of a row says; what it cannot say is told, and lost to a „# TODO“."""
    kind = linker.plan.kind
    for field in FIELDS_OF[kind].fields:
        if field == NAME_FIELD[kind]:
            continue
        if field in DAYS:
            yield from _day(linker, row, field)
        elif (kind, field) in LINKED:
            yield from link_parts(linker, row, field)
        elif field == "kind" and vocabulary_of(kind):
            yield from _kind(linker, row)
        elif field in SELF or field in REFERRED:
            yield from reference_parts(linker, row, field)
        else:
            yield from _other(linker, row, field)


def _other(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    if reader := _READERS.get(field):
        yield from reader(linker, row, field)
    elif field in LISTED:
        yield from list_parts(linker, row, field)
    elif field in TEXTS:
        yield from _texts(row, field)
    else:
        yield from _text(row, field)


def _text(row: TableRow, field: str) -> Iterator[FieldPart]:
    cells = row.all(field)
    if cells:
        words = " ".join(dict.fromkeys(cell.words for cell in cells))
        heading = cells[0].column.heading
        yield FieldPart(field, (f"{field}: {quoted(words)}",), words, heading)


def _clock(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    """„19.30 Uhr“ as `19:30`; what is none is refused when all is examined."""
    for part in _text(row, field):
        typed = clock_meant(part.words)
        yield part._replace(lines=(f'{field}: "{typed}"',)) if typed else part


def _texts(row: TableRow, field: str) -> Iterator[FieldPart]:
    texts = [t for cell in row.all(field) for t in in_list(cell.words, cell.column.separator)]
    if texts:
        inner = ", ".join(map(quoted, dict.fromkeys(texts)))
        words = "; ".join(texts)
        yield FieldPart(field, (f"{field}: [{inner}]",), words, row.heading(field))


# --- dates ---------------------------------------------------------------------------------------


def _day(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    found = day_of_row(row, field, as_edtf=linker.plan.own)
    for column, words in found.said:
        linker.say(row, column, words)
    yield from found.lost
    is_needed = linker.plan.kind == "events" and field == "date"
    instead = ("date: unknown",) if is_needed else ()
    if not found.edtf:
        yield from (FieldPart(field, instead, "", "", False, instead) for _ in instead)
        return
    backing = yield from _backing(linker, row, field)
    values = (f"value: {in_quotes(found.edtf) if '[' in found.edtf else found.edtf}",)
    lines = ValueDraft(field, values, backing).lines()
    others = _others(linker, row, field)
    if others:
        lines = _contradicting(field, lines, [(f"value: {in_quotes(o)}",) for o in others])
    yield FieldPart(field, tuple(lines), found.words, found.column, False, instead)


def _backing(linker: Linker, row: TableRow, field: str) -> Generator[Unplaced, None, Backing]:
    """Yields what is lost, returns the evidence."""
    basis = row.words(f"{field}.basis")
    if basis in _UNREASONED:
        why = f"„basis: {basis}“ braucht eine Begründung („reason“); beides ergänzen."
        linker.say(row, row.heading(f"{field}.basis"), why)
        yield Unplaced(f"{field}.basis", basis, why)
        basis = ""
    written, quote = row.words(f"{field}.as_written"), row.words(f"{field}.quote")
    return Backing(quote, basis, written)


def _others(linker: Linker, row: TableRow, field: str) -> list[str]:
    """What contradicts the value of a field."""
    cells = row.all(f"{field}.others")
    if cells:
        why = "Angaben widersprechen sich: die glaubwürdigere mit „preferred“ kennzeichnen."
        linker.say(row, cells[0].column.heading, why)
    return [o for c in cells for o in in_list(c.words, c.column.separator)]


def _contradicting(field: str, first: list[str], others: list[tuple[str, ...]]) -> list[str]:
    """Several claims of one field, the first as it was."""
    if len(first) == 1:
        first = [f"{field}:", f"  value: {first[0].partition(': ')[2]}"]
    lines = [f"{field}:"]
    for claim in (tuple(line.strip() for line in first[1:]), *others):
        lines += [f"  - {claim[0]}", *(f"    {line}" for line in claim[1:])]
    return lines


# --- words of a vocabulary ------------------------------------------------------------------------


def _kind(linker: Linker, row: TableRow) -> Iterator[FieldPart | Unplaced]:
    """An event and a place must have one: where none is known, the likeliest, and a „# TODO“."""
    kind, site = linker.plan.kind, linker.site
    vocabulary = vocabulary_of(kind)
    typed, heading = row.words("kind"), row.heading("kind")
    word = _translated(linker, "kind", vocabulary, typed)
    if word:
        yield FieldPart("kind", (f"kind: {word}",), typed, heading)
        return
    terms = site.vocabularies.get(vocabulary, {})
    if typed:
        hint = meant(typed.casefold(), terms)
        linker.say(row, heading, f"„{typed}“ ist keine Art dieser Chronik. {hint}".strip())
        yield Unplaced("kind", typed, "Welche Art ist das hier?")
    if kind in ("events", "places") and terms:
        said = f"{typed} {linker.name_of(row)}".casefold()
        likely = (w for w, t in terms.items() if t.label.casefold() in said or w in said)
        yield FieldPart("kind", (f"kind: {next(likely, next(iter(terms)))}",), "")
        if not typed and len(terms) > 1:
            yield Unplaced("kind", linker.name_of(row), "Welche Art („kind“)?")


def _translated(linker: Linker, field: str, vocabulary: str, typed: str) -> str:
    own = linker.plan.words.get(field, {}).get(" ".join(typed.casefold().split()), typed)
    return vocabulary_word(linker.site, vocabulary, own)


def _word(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    typed, heading = row.words(field), row.heading(field)
    if not typed:
        return
    word = _translated(linker, field, _WORDS[field], typed)
    if word == "happened" and linker.plan.own:
        return  # what every event says that says nothing else
    if word:
        yield FieldPart(field, (f"{field}: {word}",), typed, heading)
    else:
        known = meant(typed.casefold(), linker.site.vocabularies.get(_WORDS[field], {}))
        linker.say(row, heading, f"„{typed}“ gibt es hier unter „{field}“ nicht. {known}".strip())
        yield Unplaced(field, typed, known)


# --- the others -----------------------------------------------------------------------------------


def _unplaced(linker: Linker, row: TableRow, typed: str, why: str) -> Unplaced:
    linker.say(row, row.heading(typed), f"„{row.words(typed)}“ {why}")
    return Unplaced(typed, row.words(typed), _sentence(why))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _attendance(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    words = row.words(field)
    if not words:
        return
    values = quantity(words)
    if not values:
        yield _unplaced(linker, row, field, "ist keine Zahl.")
        return
    qualifier, upper = row.words(f"{field}.qualifier"), row.words(f"{field}.upper")
    values += (f"upper: {upper}",) if upper else ()
    values += (f"qualifier: {qualifier}",) if qualifier else ()
    lines = ValueDraft(field, values, Backing(row.words(f"{field}.quote"))).lines()
    others = _others(linker, row, field)
    if others:
        lines = _contradicting(field, lines, [quantity(o) or (f"value: {o}",) for o in others])
    yield FieldPart(field, tuple(lines), words, row.heading(field))


def _series(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    name, number = row.words(field), row.words(f"{field}.number").rstrip(".")
    if not name:
        if number:
            yield _unplaced(linker, row, f"{field}.number", "ist eine Nummer ohne Reihe.")
        return
    lines = [f"{field}:", f"  name: {quoted(name)}", *([f"  number: {number}"] if number else [])]
    yield FieldPart(field, tuple(lines), f"{name} {number}".strip(), row.heading(field))


def _coordinates(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    typed = (row.words(f"{field}.latitude"), row.words(f"{field}.longitude"))
    words = row.words(field) or ", ".join(filter(None, typed))
    if not words:
        return
    north, east = map(degrees, typed)
    found = point(row.words(field)) if row.words(field) else (north, east)
    if found is None or not all(found):
        heading = row.heading(field) or row.heading(f"{field}.latitude")
        why = "Das sind keine Koordinaten in Grad, z. B. 53,25 und 10,41."
        linker.say(row, heading, f"„{words}“: {why}")
        yield Unplaced(field, words, why)
        return
    heading = row.heading(field) or row.heading(f"{field}.latitude")
    yield FieldPart(field, (f"{field}: [{found[0]}, {found[1]}]",), words, heading)


def _identifiers(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    for typed, cells in row.cells.items():
        name, _, file = typed.partition(".")
        for cell in cells if name == field else ():
            for words in in_list(cell.words, cell.column.separator):
                yield _identifier(linker, row, Filled(cell.column, words), file)


def _identifier(linker: Linker, row: TableRow, cell: Filled, file: str) -> FieldPart | Unplaced:
    line = identifier(cell.words, file)
    if line:
        heading = cell.column.heading
        return FieldPart("identifiers", (f"  {line}",), cell.words, heading, is_item=True)
    why = "nennt keine Normdatei, z. B. „gnd:118540238“."
    linker.say(row, cell.column.heading, f"„{cell.words}“ {why}")
    return Unplaced("identifiers", cell.words, _sentence(why))


def _accessed(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    words = row.words(field)
    if not words:
        return
    read = day_read(words)
    if read.edtf and read.edtf != "unknown":
        yield FieldPart(field, (f"{field}: {in_quotes(read.edtf)}",), words, row.heading(field))
    else:
        yield _unplaced(linker, row, field, "ist nicht als Datum zu verstehen.")


def _meant(linker: Linker, row: TableRow, field: str) -> Iterator[FieldPart | Unplaced]:
    """The kind or the language of a source, whatever people call it."""
    words = row.words(field)
    word = source_kind(words) if field == "kind" else language_tag(words)
    if word:
        yield FieldPart(field, (f"{field}: {quoted(word)}",), words, row.heading(field))
    elif words:
        yield _unplaced(linker, row, field, f"ist unter „{field}“ nicht möglich.")


_Reader = Callable[[Linker, TableRow, str], Iterator[FieldPart | Unplaced]]
_READERS: dict[str, _Reader] = {
    "time": _clock,
    "status": _word,
    "format": _word,
    "attendance": _attendance,
    "series": _series,
    "coordinates": _coordinates,
    "identifiers": _identifiers,
    "accessed": _accessed,
    "kind": _meant,
    "language": _meant,
}
