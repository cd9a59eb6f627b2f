"""A file to an Entry, or to its problems. Pure: depends on nothing but its arguments."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import Any, NamedTuple

from chronik.dates.edtf import UNKNOWN, Edtf
from chronik.records.fields.images import misplaced
from chronik.records.fields.nodes import Mapping, compose, split
from chronik.records.fields.plain import Plain
from chronik.records.fields.table import Reader, at, is_empty, read_fields
from chronik.records.keys import ID_PATTERN, key_of, url_of
from chronik.records.kinds import FIELDS_OF, FORMS, Form
from chronik.records.kinds.event import Event
from chronik.records.markdown import read_body
from chronik.records.model import Entry, Facts, preferred
from chronik.records.prose import NO_PROSE, Prose
from chronik.records.statements import outline as outline_of
from chronik.records.statements import sourced
from chronik.words.diagnostics import START, Diagnostic, Span, error
from chronik.words.digests import blob_id, digest_of
from chronik.words.german import slug, without_controls

PLAIN = {form.kind: Plain(FIELDS_OF[form.kind], form.name_field) for form in FORMS}
_BY_KIND = {form.kind: form for form in FORMS}


class ReadEntry(NamedTuple):
    """What a file gave. A broken one has no entry but its key stays known, so that it raises no
    echoes.
    """

    key: str
    digest: bytes  # of the file's content
    entry: Entry[Any] | None
    problems: tuple[Diagnostic, ...]


def read_entry(path: str, data: bytes) -> ReadEntry:
    """The record in the file at `path` (`content/<kind>/…/<id>.md` or `.yaml`). Pure: depends on
    nothing but its arguments.
    """
    folder, name = _named(path)
    key = key_of(
        folder, name if ID_PATTERN.match(name) else slug(name) or name
    )  # a misnamed file raises no echoes
    digest = digest_of(data)
    problems: list[Diagnostic] = []
    if not ID_PATTERN.match(name):
        hint = f"Die Datei umbenennen in „{slug(name) or 'name'}.{path.rpartition('.')[2]}“."
        problems.append(
            error(
                Span(path),
                "file-name",
                f"„{name}“ ist keine Kennung: erlaubt sind a–z, 0–9 und Bindestriche.",
                hint,
            )
        )
    text = decode(path, data)
    if isinstance(text, Diagnostic):
        return ReadEntry(key, digest, None, (*problems, text))
    entry = _read_text(_BY_KIND[folder], key, path, text, (digest, blob_id(data)), problems)
    return ReadEntry(key, digest, entry, tuple(problems))


def _named(path: str) -> tuple[str, str]:
    _, folder, *_, file = path.split("/")
    return folder, file.rpartition(".")[0]


_CONTROLS = bytes({*range(32)} - {*b"\t\n"}) + b"\x7f"  # others begin with C2 or EF BF in UTF-8


def decode(path: str, data: bytes) -> str | Diagnostic:
    """UTF-8 text with line feeds and without control characters; a byte order mark is accepted."""
    if b"\0" in data:
        return error(
            Span(path),
            "encoding",
            "Die Datei enthält Nullbytes; sie ist kein Text oder in UTF-16 gespeichert.",
            "Im Editor als UTF-8 speichern.",
        )
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        column = len(data[: fault.start].rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return error(
            Span(path, line, column),
            "encoding",
            "Hier steht ein Zeichen, das nicht in UTF-8 gespeichert ist.",
            "Im Editor als UTF-8 speichern.",
        )
    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (
        len(data.translate(None, _CONTROLS)) < len(data) or b"\xc2" in data or b"\xef\xbf" in data
    ):  # spares the search, which is slow
        text = without_controls(text)
    if not text.strip():
        return error(
            Span(path),
            "empty-file",
            "Die Datei ist leer.",
            "Füllen oder löschen. Ein Beispiel steht in docs/redaktion.md.",
        )
    return text


def _read_text(
    form: Form, key: str, path: str, text: str, state: tuple[bytes, str], problems: list[Diagnostic]
) -> Entry[Any] | None:
    head, prose = text, NO_PROSE
    if path.endswith(".md"):
        parts = split(text, path)
        if isinstance(parts, Diagnostic):
            problems.append(parts)
            return None
        head = parts.head
        prose, faults = read_body(parts.body, path, parts.body_line)
        problems.extend(faults)
        if not prose.images and (plain := PLAIN[form.kind].read(head)):
            return _entry(form, key, path, *plain, prose, state)
    root = compose(head, path)
    if isinstance(root, Diagnostic):
        problems.append(root)
        return None
    if root is None or is_empty(root):
        problems.append(
            error(
                Span(path),
                "missing-field",
                "Der Kopf der Datei ist leer.",
                f"Mindestens angeben: {', '.join(_required(form))}.",
            )
        )
        return None
    values = read_fields(Reader(path, problems), root, FIELDS_OF[form.kind])
    names = root.value if isinstance(root, Mapping) else ()
    if prose.images and not problems:  # a fault in the list is the cause
        problems.extend(misplaced(path, values["images"], prose))
    name_at = next((at(value) for field, value in names if field.value == form.name_field), START)
    return _entry(form, key, path, values, name_at, prose, state)


def _required(form: Form) -> list[str]:
    return [field.name for field in FIELDS_OF[form.kind].required]


def _day(facts: Facts) -> Edtf:
    """The date an event is ordered by: of contradicting ones the preferred."""
    claim = preferred(facts.date) if isinstance(facts, Event) else None
    return claim.value if claim else UNKNOWN


def _entry(
    form: Form,
    key: str,
    path: str,
    values: dict[str, Any],
    name_at: tuple[int, int],
    prose: Prose,
    state: tuple[bytes, str],
) -> Entry[Any]:
    facts, sources = form.make(values), values["sources"]
    outline = outline_of(form.kind, sources, facts, prose)
    if outline.evident and sources:
        facts = sourced(facts, sources[0])
    return Entry(
        key=key,
        kind=form.kind,
        url=url_of(key),
        path=path,
        name=values[form.name_field] or key.partition("/")[2],
        name_at=name_at,
        aliases=values["aliases"],
        summary=values["summary"],
        sources=sources,
        identifiers=values["identifiers"],
        links=values["links"],
        former_ids=tuple(former for former, _ in values["former_ids"]),
        autolink=values["autolink"] is not False,
        prose=prose,
        facts=facts,
        date=_day(facts),
        digest=state[0],
        version=state[1],
        outline=outline,
        former_at=tuple(place for _, place in values["former_ids"]),
        images=values["images"],
        searched=values["searched"],
    )
