"""The types of field a record can have: each reads a YAML node, and describes itself for the schema
and the handbook.

Reading, JSON Schema and handbook follow from the same table, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from sys import intern
from typing import Any

from yaml.nodes import Node

from chronik.dates import edtf
from chronik.records.fields.nodes import Mapping, Scalar, Sequence
from chronik.records.fields.table import (
    Field,
    Reader,
    Type,
    at,
    is_bare,
    is_empty,
    key_name,
    keyed,
    read_fields,
)
from chronik.records.keys import ID_PATTERN, key_of
from chronik.records.model import Reference, WebLink, Word
from chronik.words.diagnostics import At
from chronik.words.german import without_controls
from chronik.words.hints import meant, shortened

WORD_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
URL_PATTERN = re.compile(r"https?://[^\s<>\"{}|\\^`]+\Z")
_NUMBER = re.compile(r"-?\d+\Z", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,3}(?:\.\d+)?\Z", re.ASCII)


def scalar(
    words: str, convert: Callable[[Reader, Scalar], Any], schema: dict[str, Any], empty: Any = None
) -> Type:
    """A type whose value is one line of text; `convert` turns the node into the value, or reports
    and returns None.
    """

    def read(reader: Reader, node: Node) -> Any:
        if not isinstance(node, Scalar):
            found = "eine Liste" if isinstance(node, Sequence) else "eine Gruppe von Angaben"
            bare = ", ".join(_bare_words(node))
            hint = (
                f"Ohne {{ }} schreiben: {bare}."
                if bare
                else "Text mit [ ] oder { } am Anfang in Anführungszeichen setzen."
            )
            reader.report(node, "wrong-type", f"Hier steht {found}, erwartet wird: {words}.", hint)
            return empty
        value = convert(reader, node)
        return empty if value is None else value

    return Type(read, schema, words, empty)


def _bare_words(node: Node) -> list[str]:
    """The words of `{stadtpark, marktplatz}`, typed where a word or a list is meant; empty for
    every other node.
    """
    if isinstance(node, Mapping) and all(is_bare(node, key, value) for key, value in node.value):
        return [key_name(key) for key, _ in node.value]
    return []


def _text(reader: Reader, node: Scalar) -> str:
    text: str = node.value
    if (
        text.isprintable() and "  " not in text
    ):  # nearly always; no other white space than single blanks
        return text.strip()
    return " ".join(without_controls(text).split())


def _integer(reader: Reader, node: Scalar) -> int | None:
    if len(node.value) < 16 and _NUMBER.match(node.value) and int(node.value) >= 0:
        return int(node.value)
    digits = re.sub(r"\D", "", node.value, flags=re.ASCII)
    hint = (
        f"Nur Ziffern, ohne Punkt: {digits}." if 0 < len(digits) < 16 else "Nur Ziffern, z. B. 92."
    )
    reader.report(node, "wrong-type", f"„{shortened(node.value)}“ ist keine ganze Zahl.", hint)
    return None


def _flag(reader: Reader, node: Scalar) -> bool | None:
    if node.value in ("true", "false"):
        return bool(node.value == "true")
    reader.report(
        node,
        "wrong-type",
        f"„{shortened(node.value)}“ ist weder true noch false.",
        "true oder false schreiben.",
    )
    return None


def _url(reader: Reader, node: Scalar) -> str | None:
    if URL_PATTERN.match(node.value):
        return str(node.value)
    reader.report(
        node,
        "wrong-type",
        f"„{shortened(node.value)}“ ist keine Webadresse.",
        "Vollständig angeben, z. B. https://example.org/seite.",
    )
    return None


def _date(reader: Reader, node: Scalar) -> edtf.Edtf | None:
    try:
        return edtf.parse(node.value)
    except edtf.EdtfError as fault:
        reader.report(node, "date", fault.message, fault.hint)
        return None


def _word(reader: Reader, node: Scalar) -> Word:
    return Word(intern(node.value), at(node))


TEXT = scalar("Text", _text, {"type": "string", "minLength": 1}, "")
INTEGER = scalar("ganze Zahl", _integer, {"type": "integer", "minimum": 0})
FLAG = scalar("true oder false", _flag, {"type": "boolean"})
WEB_ADDRESS = scalar("Webadresse", _url, {"type": "string", "pattern": "^https?://"}, "")
_ONE_DATE = scalar("EDTF-Datum", _date, {"type": ["string", "integer"]})


def is_choice(node: Node) -> bool:
    """Whether the node is `[2020-06-17, 2021-06-17]` typed without quotation marks: one of these
    dates, not a list.
    """
    return (
        isinstance(node, Sequence)
        and bool(node.flow_style)
        and bool(node.value)
        and all(isinstance(n, Scalar) for n in node.value)
    )


def _date_or_choice(reader: Reader, node: Node) -> Any:
    if is_choice(node):
        node = Scalar(
            "", f"[{','.join(n.value for n in node.value)}]", node.start_mark, node.end_mark
        )
    return _ONE_DATE.read(reader, node)


DATE = _ONE_DATE._replace(
    read=_date_or_choice,
    schema={"type": ["string", "integer", "array"], "items": {"type": ["string", "integer"]}},
)


def vocabulary(name: str) -> Type:
    """A word of the vocabulary of that name in site.yaml; that it exists is checked when all is
    known.
    """
    return scalar(f"Wort aus „{name}“", _word, {"type": "string", "pattern": "^[a-z0-9-]+$"})


def choice(*words: str) -> Type:
    def convert(reader: Reader, node: Scalar) -> str | None:
        if node.value in words:
            return str(node.value)
        reader.report(
            node,
            "wrong-type",
            f"„{shortened(node.value)}“ ist hier nicht möglich.",
            meant(node.value, words),
        )
        return None

    return scalar(" oder ".join(words), convert, {"enum": list(words)}, "")


def matching(pattern: str, words: str, hint: str) -> Type:
    form = re.compile(pattern)

    def convert(reader: Reader, node: Scalar) -> str | None:
        if form.fullmatch(node.value):
            return str(node.value)
        reader.report(
            node, "wrong-type", f"„{shortened(node.value)}“ hat nicht die Form: {words}.", hint
        )
        return None

    return scalar(words, convert, {"type": "string", "pattern": f"^(?:{pattern})$"}, "")


def placed(inner: Type) -> Type:
    """The value with its place, as (value, At)."""

    def read(reader: Reader, node: Node) -> tuple[Any, At] | None:
        value = inner.read(reader, node)
        return None if value in (None, "") else (value, at(node))

    return inner._replace(read=read, empty=None)


def reference(kind: str) -> Type:
    """The id of a record of that kind, as a Reference."""

    def convert(reader: Reader, node: Scalar) -> Reference | None:
        name = node.value.removeprefix(kind + "/")
        if ID_PATTERN.match(name):
            return Reference(key_of(kind, name), at(node))
        hint = "Die Kennung ist der Dateiname ohne Endung: Kleinbuchstaben, Ziffern, Bindestriche."
        reader.report(node, "wrong-type", f"„{shortened(node.value)}“ ist keine Kennung.", hint)
        return None

    return scalar(f"Kennung ({kind})", convert, {"type": "string", "pattern": "^[a-z0-9-]+$"})


def many(item: Type, *, single: bool = False) -> Type:
    """A list, as a tuple; with `single` one value may stand without a list."""

    def read(reader: Reader, node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            bare = _bare_words(node)
            if bare or not (single or isinstance(node, Mapping)):
                reader.report(
                    node,
                    "wrong-type",
                    f"Hier wird eine Liste erwartet: {item.words}.",
                    _as_list(bare or [node.value], item),
                )
                return ()
            if not single:
                hint = "Jeden Eintrag in eine eigene Zeile mit „- “ davor setzen."
                reader.report(
                    node, "wrong-type", f"Hier wird eine Liste erwartet: {item.words}.", hint
                )
            value = item.read(reader, node)
            return () if value is None else (value,)
        kept = []
        for n in node.value:
            if is_empty(n):
                reader.report(
                    n,
                    "empty-value",
                    "Ein Listenpunkt ist leer.",
                    f"Füllen oder löschen. Erwartet: {item.words}.",
                )
            elif (value := item.read(reader, n)) is not None and value != "":
                kept.append(value)
        return tuple(kept)

    listing = {"type": "array", "items": item.schema}
    return Type(
        read,
        {"anyOf": [item.schema, listing]} if single else listing,
        f"Liste: {item.words}",
        (),
        item,
    )


def _as_list(words: list[str], item: Type) -> str:
    """How to write as a list what was typed without one."""
    if item.schema.get("type") == "object":
        return f"In einer eigenen Zeile, so: „- {_as_group(words[0], item.schema)}“."
    own = f" oder in einer eigenen Zeile „- {shortened(words[0])}“" if len(words) == 1 else ""
    return f"So schreiben: [{shortened(', '.join(words))}]{own}."


def _as_group(word: str, schema: dict[str, Any]) -> str:
    """The word as the first of the fields of a group, with the required ones: `{person: bo-muster,
    role: …}`.
    """
    first = next(iter(schema["properties"]))
    typed = f'"{word}"' if re.search(r": | #|[,{}\[\]\"]|:\Z", word) else word
    return f"{{{', '.join([f'{first}: {shortened(typed)}', *(f'{name}: …' for name in schema['required'] if name != first)])}}}"


def group(
    fields: tuple[Field, ...],
    make: Callable[[Reader, Node, dict[str, Any]], Any],
    words: str = "Angaben",
) -> Type:
    """A mapping with its own field table; `make` turns the values into one thing."""
    table = keyed(fields)
    required = [f.name for f in fields if f.required]
    schema = {
        "type": "object",
        "properties": {f.name: f.type.schema for f in fields},
        "required": required,
        "additionalProperties": False,
    }
    names = ", ".join(f.name for f in fields)

    def read(reader: Reader, node: Node) -> Any:
        return (
            make(reader, node, read_fields(reader, node, table))
            if isinstance(node, Mapping)
            else _no_group(reader, node, schema)
        )

    return Type(read, schema, f"{words} {{{names}}}", None)


def _no_group(reader: Reader, node: Node, schema: dict[str, Any]) -> None:
    example = f"So schreiben: {_as_group(node.value, schema)}. " if isinstance(node, Scalar) else ""
    hint = f"{example}Möglich sind: {', '.join(schema['properties'])}."
    reader.report(
        node, "wrong-type", "Hier werden Angaben der Form „schluessel: Wert“ erwartet.", hint
    )


def _coordinates(reader: Reader, node: Node) -> tuple[float, float] | None:
    texts = (
        [n.value for n in node.value if isinstance(n, Scalar)] if isinstance(node, Sequence) else []
    )
    if len(texts) == 2 and all(_DECIMAL.match(t) for t in texts):
        lat, lon = float(texts[0]), float(texts[1])
        if -90 <= lat <= 90 and -180 <= lon <= 180:
            return lat, lon
    reader.report(
        node,
        "wrong-type",
        "Das sind keine Koordinaten.",
        "Breite und Länge mit Punkt: coordinates: [53.25, 10.41].",
    )
    return None


COORDINATES = Type(
    _coordinates,
    {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    "[Breite, Länge]",
    None,
)

WEB_LINKS = many(
    group(
        (
            Field("url", WEB_ADDRESS, "Adresse", required=True),
            Field("title", TEXT, "Beschriftung", required=True),
        ),
        lambda reader, node, values: (
            WebLink(values["url"], values["title"]) if values["url"] else None
        ),
    )
)
IDS = many(
    placed(
        matching(
            ID_PATTERN.pattern.removesuffix(r"\Z"),
            "Kennung",
            "Kleinbuchstaben, Ziffern und Bindestriche.",
        )
    )
)


def references(kind: str) -> Type:
    return many(reference(kind), single=True)
