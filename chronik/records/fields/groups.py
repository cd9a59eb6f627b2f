"""The types of several values: lists, groups with their own field table, what they make up."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml.nodes import Node

from chronik.language.patterns import late
from chronik.records.fields.nodes import Mapping, Scalar, Sequence
from chronik.records.fields.scalars import (
    DATE,
    JULIAN_DATE,
    TEXT,
    WEB_ADDRESS,
    choice,
    matching,
    placed,
    reference,
)
from chronik.records.fields.slips import mistyped
from chronik.records.fields.table import (
    COMMENT_ALONE,
    NULL_HINT,
    Field,
    Reader,
    Type,
    bare_words,
    is_empty,
    keyed,
    read_fields,
    says,
)
from chronik.records.keys import ID_PATTERN
from chronik.records.model import WebLink
from chronik.words.hints import shortened

_DECIMAL = late(r"-?\d{1,3}(?:\.\d+)?\Z", re.ASCII)


def many(item: Type, *, single: bool = False) -> Type:
    """A list, as a tuple; with `single` one value may stand without a list."""

    def read(reader: Reader, node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            return _read_single(reader, node, item, single=single)

        kept = []
        for element in node.value:
            if is_empty(element):
                hint = f"Füllen oder löschen. Erwartet: {item.words}."
                hint = NULL_HINT.format(element.value) if element.value else hint
                hint = COMMENT_ALONE if reader.comment_after(element) else hint
                reader.report(element, "empty-value", "Ein Listenpunkt ist leer.", hint)
            elif (value := item.read(reader, element)) is not None and value != "":
                kept.append(value)
        return tuple(kept)

    listing = {"type": "array", "items": item.schema}
    return Type(
        read=read,
        schema={"anyOf": [item.schema, listing]} if single else listing,
        words=f"Liste: {item.words}",
        empty=(),
        item=item,
    )


def _read_single(reader: Reader, node: Node, item: Type, *, single: bool) -> tuple[Any, ...]:
    """What was typed where a list is meant."""
    typed = node.value[0][0] if isinstance(node, Mapping) and node.value else node
    if isinstance(typed, Scalar) and (slip := mistyped(typed.value)):
        reader.report(typed, "wrong-type", slip.message, slip.hint)
        return ()

    expected = f"Hier wird eine Liste erwartet: {item.words}."
    bare = bare_words(node)
    if bare or not (single or isinstance(node, Mapping)):
        reader.report(node, "wrong-type", expected, _as_list(bare or [node.value], item))
        return ()

    if not single:
        hint = "Jeden Eintrag in eine eigene Zeile mit „- “ davor setzen."
        reader.report(node, "wrong-type", expected, hint)
    value = item.read(reader, node)
    return () if value is None else (value,)


def _as_list(words: list[str], item: Type) -> str:
    """How to write as a list what was typed without one."""
    first = words[0]
    if item.schema.get("type") == "object":
        return f"In einer eigenen Zeile, so: „- {_as_group(first, item.schema)}“."
    own = f" oder in einer eigenen Zeile „- {shortened(first)}“" if len(words) == 1 else ""
    return f"So schreiben: [{shortened(', '.join(words))}]{own}."


def _as_group(word: str, schema: dict[str, Any]) -> str:
    """The word as the first field of a group with its required ones: `{person: bo, role: …}`."""
    first = next(iter(schema["properties"]))
    typed = f'"{word}"' if re.search(r": | #|[,{}\[\]\"]|:\Z", word) else word
    others = [f"{name}: …" for name in schema["required"] if name != first]
    return "{" + ", ".join([f"{first}: {shortened(typed)}", *others]) + "}"


def group(
    fields: tuple[Field, ...],
    make: Callable[[Reader, Node, dict[str, Any]], Any],
    words: str = "Angaben",
) -> Type:
    """A mapping with its own field table; `make` turns the values into one thing."""
    table = keyed(fields)
    schema = {
        "type": "object",
        "properties": {field.name: field.type.schema for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }

    def read(reader: Reader, node: Node) -> Any:
        if not isinstance(node, Mapping):
            return _report_no_group(reader, node, schema)
        return make(reader, node, read_fields(reader, node, table))

    names = ", ".join(field.name for field in fields)
    return Type(read, schema, f"{words} {{{names}}}", None, fields=fields)


def _report_no_group(reader: Reader, node: Node, schema: dict[str, Any]) -> None:
    example = f"So schreiben: {_as_group(node.value, schema)}. " if isinstance(node, Scalar) else ""
    hint = f"{example}Möglich sind: {', '.join(schema['properties'])}."
    reader.report(node, "wrong-type", "Hier werden Angaben der Form „name: Wert“ erwartet.", hint)


CALENDAR = Field(
    "calendar",
    choice("julian", "gregorian"),
    "julian: das Datum ist so geschrieben, wie es im julianischen Kalender heißt",
)


def _day_in_calendar(day: Type) -> Type:
    fields = (Field("value", day, "der Wert", required=True), CALENDAR)
    return group(fields, lambda reader, node, values: values["value"])


_GREGORIAN_DAY, _JULIAN_DAY = map(_day_in_calendar, (DATE, JULIAN_DATE))


def _date_in_calendar(reader: Reader, node: Node) -> Any:
    if not isinstance(node, Mapping):
        return DATE.read(reader, node)
    typed = _JULIAN_DAY if says(node, CALENDAR.name, "julian") else _GREGORIAN_DAY
    return typed.read(reader, node)


# a date without evidence of its own: as such, or with its calendar
CALENDAR_DATE = Type(
    read=_date_in_calendar,
    schema={"anyOf": [DATE.schema, _GREGORIAN_DAY.schema]},
    words=f"{DATE.words}, oder {{value, calendar}}",
    empty=None,
    fields=_GREGORIAN_DAY.fields,
)


def references(kind: str) -> Type:
    return many(reference(kind), single=True)


def record_or_name(kind: str) -> Type:
    """A record of that kind by its id, as a Reference, or the name of one that there is none of.

    An id has small letters only, as no name in German has.
    """
    known = reference(kind)

    def read(reader: Reader, node: Node) -> Any:
        typed = node.value if isinstance(node, Scalar) else ""
        is_id = ID_PATTERN.match(str(typed).removeprefix(f"{kind}/")) is not None
        return (known if is_id else TEXT).read(reader, node) or ""

    return Type(read, TEXT.schema, f"{known.words} oder Name", "")


def distinct_from(kind: str) -> Field:
    """Those of its kind that a record is not, though they look like it."""
    words = "mit wem oder was dieser Eintrag nicht zu verwechseln ist, obwohl es ähnlich heißt"
    return Field("distinct_from", references(kind), words)


def _coordinates(reader: Reader, node: Node) -> tuple[float, float] | None:
    texts = scalars_in(node)
    if len(texts) == 2 and all(map(_DECIMAL.match, texts)):
        latitude, longitude = map(float, texts)
        if -90 <= latitude <= 90 and -180 <= longitude <= 180:
            return latitude, longitude

    hint = "Breite und Länge mit Punkt: coordinates: [53.25, 10.41]."
    reader.report(node, "wrong-type", "Das sind keine Koordinaten.", hint)
    return None


def scalars_in(node: Node) -> list[str]:
    """The texts in a list, as they were typed."""
    items = node.value if isinstance(node, Sequence) else []
    return [item.value for item in items if isinstance(item, Scalar)]


COORDINATES = Type(
    read=_coordinates,
    schema={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    words="[Breite, Länge]",
    empty=None,
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
