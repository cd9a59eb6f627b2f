"""A file to an Entry, or to its problems. Pure: depends on nothing but its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from chronik.dates.edtf import UNKNOWN, Edtf
from chronik.language.tuples import NamedTuple
from chronik.privacy.reporting import contact_problems
from chronik.records.bodies.gathering import STORIES
from chronik.records.bodies.markdown import read_body
from chronik.records.fields.images import misplaced
from chronik.records.fields.nodes import FrontMatter, compose, split
from chronik.records.fields.plain import HeadValues, Plain
from chronik.records.fields.quoting import Quoted
from chronik.records.fields.scalars import Placed
from chronik.records.fields.table import Reader, is_empty, place_of, read_fields
from chronik.records.keys import ID_PATTERN, id_of, key_of, url_of
from chronik.records.kinds import FIELDS_OF, FORMS, Form
from chronik.records.kinds.decoding import decode
from chronik.records.kinds.event import Event
from chronik.records.kinds.selection import read_selections
from chronik.records.model import Entry, Facts, Reference, preferred
from chronik.records.placeholders import unfilled
from chronik.records.prose import NO_PROSE, Prose
from chronik.records.quoting import (
    InFull,
    NamedQuotes,
    cited_from,
    rested,
    sourced,
    spelled,
    unused_quotes,
)
from chronik.records.statements import outline as outline_of
from chronik.words.bounds import MOST_BODY, MOST_HEAD, MOST_OF_ID, MOST_PROBLEMS
from chronik.words.diagnostics import START, Diagnostic, Span, error, failing
from chronik.words.digests import as_committed, blob_id, digest_of
from chronik.words.german import number, slug

_FORM_OF = {form.kind: form for form in FORMS}
PLAIN = {form.kind: Plain(FIELDS_OF[form.kind], form.name_field) for form in FORMS}


class ReadEntry(NamedTuple):
    """What a file gave: a broken one has no entry, but its key, so that it raises no echoes."""

    key: str
    digest: bytes  # of the file's content
    entry: Entry[Any] | None
    problems: tuple[Diagnostic, ...]


class _File(NamedTuple):
    """A file with the text that was read in it."""

    form: Form
    key: str
    path: str
    data: bytes
    text: str


def read_entry(path: str, data: bytes) -> ReadEntry:
    """The record in the file at `path` (`content/<kind>/…/<id>.md` or `.yaml`)."""
    _, kind, *_, file_name = path.split("/")
    name, _, suffix = file_name.rpartition(".")
    # a misnamed file raises no echoes
    key = key_of(kind, name if ID_PATTERN.match(name) else slug(name) or name)

    problems: list[Diagnostic] = []
    if not ID_PATTERN.match(name):
        message = f"„{name}“ ist keine Kennung: erlaubt sind a–z, 0–9 und Bindestriche."
        hint = f"Die Datei umbenennen in „{slug(name) or 'name'}.{suffix}“."
        problems.append(error(Span(path), "file-name", message, hint))

    elif len(name) > MOST_OF_ID:
        message = f"Die Kennung hat {len(name)} Zeichen, erlaubt sind {MOST_OF_ID}."
        problems.append(error(Span(path), "file-name", message, "Die Datei kürzer benennen."))

    text = decode(path, data)
    if isinstance(text, Diagnostic):
        entry = None
        problems.append(text)
    else:
        entry = _read(_File(_FORM_OF[kind], key, path, data=data, text=text), problems)
    return ReadEntry(key, digest_of(data), entry, tuple(_first(problems)))


def _first(problems: list[Diagnostic]) -> list[Diagnostic]:
    """Of a file in which all is wrong nobody wants to read all, nor need anybody wait for it."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    told = sorted(problems)[:MOST_PROBLEMS]
    rest = len(problems) - MOST_PROBLEMS
    more = f"Und {number(rest)} weitere Meldungen zu dieser Datei."
    return [*told, told[-1]._replace(message=more, hint="Erst die ersten beheben.")]


def _read(file: _File, problems: list[Diagnostic]) -> Entry[Any] | None:
    if not file.path.endswith(".md"):
        head = _composed(file, file.text, NO_PROSE, problems)
        problems.extend(unfilled(file.text, file.path, head=file.text.count("\n") + 1))
        problems.extend(_contacts(file, head))
        return _entry(file, head, NO_PROSE, problems) if head else None

    parts = split(file.text, file.path)
    if isinstance(parts, Diagnostic):
        problems.append(parts)
        return None
    if large := _too_large(file, parts):
        problems.append(large)
        return None
    is_story = file.form.kind in STORIES
    body = read_body(parts.body, file.path, parts.body_line, is_story=is_story)
    problems.extend(body.problems)
    if body.boxes:
        selections = read_selections(body.boxes, file.path, problems)
        body = body._replace(prose=body.prose._replace(selections=selections))

    head = None if body.prose.images else PLAIN[file.form.kind].read(parts.head)
    head = head or _composed(file, parts.head, body.prose, problems)
    problems.extend(unfilled(file.text, file.path, head=parts.body_line - 1))
    problems.extend(_contacts(file, head))
    return _entry(file, head, body.prose, problems) if head else None


def _too_large(file: _File, parts: FrontMatter) -> Diagnostic | None:
    """Asked before anything reads the parts of a Markdown file."""
    if len(file.data) <= MOST_HEAD:
        return None
    head, body = len(parts.head.encode()), len(parts.body.encode())
    if head > MOST_HEAD:
        message = f"Der Kopf hat {number(head)} Byte, erlaubt sind {number(MOST_HEAD)}."
        hint = "Text gehört unter den Kopf; ein Eintrag ohne Text darf als .yaml länger sein."
        return error(Span(file.path), "too-long", message, hint)
    if body > MOST_BODY:
        message = f"Der Text hat {number(body)} Byte, erlaubt sind {number(MOST_BODY)}."
        hint = "In mehrere Einträge aufteilen."
        return error(Span(file.path, parts.body_line), "too-long", message, hint)
    return None


def _contacts(file: _File, head: HeadValues | None) -> Iterator[Diagnostic]:
    """Contact data anywhere in the file, unless it says why."""
    if not (head and head.values["contacts"]):
        yield from contact_problems(file.text, file.path)


def _composed(
    file: _File, text: str, prose: Prose, problems: list[Diagnostic]
) -> HeadValues | None:
    """What the head of a file says, read as YAML; its body matters where it places images."""
    table = FIELDS_OF[file.form.kind]
    root = compose(text, file.path)
    if isinstance(root, Diagnostic):
        problems.append(root)
        return None
    if root is None or is_empty(root):
        hint = f"Mindestens angeben: {', '.join(field.name for field in table.required)}."
        message = "Der Kopf der Datei ist leer."
        problems.append(error(Span(file.path), "missing-field", message, hint))
        return None

    values = read_fields(Reader(file.path, problems, text), root, table)
    is_broken = failing(problems, strict=False)
    if prose.images and not is_broken:  # a fault in the list is the cause
        problems.extend(misplaced(file.path, values["images"], prose))
    return HeadValues(values, place_of(file.form.name_field, root, otherwise=START))


def _entry(file: _File, head: HeadValues, prose: Prose, problems: list[Diagnostic]) -> Entry[Any]:
    form, values = file.form, head.values
    sources: tuple[Reference, ...] = values["sources"]
    former_ids: tuple[Placed, ...] = values["former_ids"]
    facts = form.make(values)
    outline = outline_of(form.kind, sources, facts, prose, images=values["images"])
    if outline.evident or values["quotes"]:
        facts, prose = _in_full(file, head, InFull(facts, prose), problems)

    kept = as_committed(file.data)
    return Entry(
        key=file.key,
        kind=form.kind,
        url=url_of(file.key),
        path=file.path,
        name=values[form.name_field] or id_of(file.key),
        name_at=head.name_at,
        aliases=values["aliases"],
        summary=values["summary"],
        sources=sources,
        identifiers=values["identifiers"],
        links=values["links"],
        former_ids=tuple(former.value for former in former_ids),
        former_at=tuple(former.at for former in former_ids),
        autolink=values["autolink"] is not False,
        prose=prose,
        facts=facts,
        date=_day(facts),
        digest=digest_of(kept),
        version=blob_id(kept),
        version_on_disk="" if kept is file.data else blob_id(file.data),
        outline=outline,
        images=values["images"],
        searched=values["searched"],
        authors=values["authors"],
        contacts=values["contacts"] or "",
    )


def _in_full(file: _File, head: HeadValues, stated: InFull, problems: list[Diagnostic]) -> InFull:
    """With what editors need not type again: the words of a quote, and where these stand."""
    quotes: dict[str, Quoted] = head.values["quotes"]
    words = {name: quote.words for name, quote in quotes.items()}
    places = {name: quote.at for name, quote in quotes.items()}
    names = NamedQuotes(file.path, words, places, set(), problems)
    facts, prose = spelled(*stated, names)
    if not problems:  # a broken claim uses no quote
        problems.extend(unused_quotes(names))

    sources: tuple[Reference, ...] = head.values["sources"]
    if file.form.kind == "sources" and not sources:  # it says itself when it appeared
        sources = (Reference(file.key, head.name_at),)
    if not sources:
        return InFull(facts, prose)
    cited = [cited_from(citation, sources[0]) for citation in prose.citations]
    prose = prose._replace(citations=tuple(cited)) if cited else prose
    return InFull(rested(facts, partial(sourced, first=sources[0])), prose)


def _day(facts: Facts) -> Edtf:
    """The date an event is ordered by: of contradicting ones the preferred."""
    claim = preferred(facts.date) if isinstance(facts, Event) else None
    return claim.value if claim else UNKNOWN
