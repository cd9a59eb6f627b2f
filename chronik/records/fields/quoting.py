"""The types of quotes: words of a source, names of quotes that stand under `quotes`, or both; and
the fields that say where in a source something stands.

quotes: {thema: "diskutierten zum Thema „Auswirkungen der Pandemie“"}
…
quote: thema
quote: [thema, "Ada Beispiel, Leiterin"]      the parts, joined by „[…]“
"""

from __future__ import annotations

from yaml.nodes import Node

from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping, Scalar, Sequence
from chronik.records.fields.scalars import TEXT, scalar
from chronik.records.fields.table import Field, Reader, Type, at, key_name
from chronik.records.locating.locators import (
    Locator,
    bare_value,
    is_place,
    is_time,
    part_meant,
)
from chronik.records.quoting import JOINT, NAME_LENGTH, QUOTE_NAME
from chronik.words.diagnostics import At
from chronik.words.hints import shortened


class Quoted(NamedTuple):
    """A quote under its name, and where the name stands."""

    words: str
    at: At


def _quote(reader: Reader, node: Node) -> str:
    """The words or the name as typed; of a list its parts with `JOINT` between them."""
    if not isinstance(node, Sequence):
        text: str = TEXT.read(reader, node)
        return text
    parts = [part for item in node.value if (part := TEXT.read(reader, item))]
    return JOINT.join(parts) if len(parts) > 1 else "".join(parts)


WORDS_OR_NAME = Type(
    read=_quote,
    schema={"anyOf": [TEXT.schema, {"type": "array", "items": TEXT.schema, "minItems": 1}]},
    words="Text, Name aus „quotes“ oder Liste davon",
    empty="",
)


def _quotes(reader: Reader, node: Node) -> dict[str, Quoted]:
    if not isinstance(node, Mapping):
        message = "Hier werden Zeilen der Form „name: Zitat“ erwartet."
        reader.report(node, "wrong-type", message, "Zum Beispiel: „thema: …“, darunter weitere.")
        return {}

    found: dict[str, Quoted] = {}
    for key, value in node.value:
        name = key_name(key)
        if not QUOTE_NAME.fullmatch(name):
            message = f"„{shortened(name)}“ kann kein Zitat heißen."
            hint = (
                f"Ein Wort mit höchstens {NAME_LENGTH} Zeichen, aus Buchstaben, Ziffern und "
                "Bindestrichen: So wird es nie mit einem Zitat verwechselt."
            )
            reader.report(key, "wrong-type", message, hint)
        elif name in found:
            message = f"Zwei Zitate heißen „{name}“."
            reader.report(key, "duplicate-key", message, "Eines von beiden anders nennen.")
        elif isinstance(value, Scalar) and not value.value.strip():
            hint = "Das Zitat dahinter setzen oder die Zeile löschen."
            reader.report(value, "empty-value", f"Das Zitat „{name}“ ist leer.", hint)
        elif words := TEXT.read(reader, value):
            found[name] = Quoted(words, at(key))
    return found


QUOTES = Type(
    read=_quotes,
    schema={
        "type": "object",
        "patternProperties": {f"^[^\\s_]{{1,{NAME_LENGTH}}}$": TEXT.schema},
        "additionalProperties": False,
    },
    words="name: Zitat",
    empty={},
)


# --- where it stands


def _located(name: str) -> Type:
    """The value of a part of a locator, without the word for it."""

    def convert(reader: Reader, node: Scalar) -> str | None:
        typed: str = TEXT.read(reader, node)
        value = bare_value(name, typed)
        meant = part_meant(typed)
        if meant and meant != name:
            message = f"„{shortened(typed)}“ gehört nicht unter „{name}“."
            reader.report(node, "wrong-type", message, f"So schreiben: {_as_typed(meant, typed)}.")
        elif name != "time" and value and not is_place(value):
            message = f"„{shortened(value)}“ sagt nicht, wo es steht."
            hint = f"Zum Beispiel „{name}: {_EXAMPLES[name]}“; alles andere gehört in „note“."
            reader.report(node, "wrong-type", message, hint)
        elif name == "time" and value and not is_time(value):
            message = f"„{shortened(value)}“ ist keine Stelle einer Aufnahme."
            reader.report(node, "wrong-type", message, _CLOCKS)
        else:
            return value
        return None

    return scalar(f"Text, z. B. {_EXAMPLES[name]}", convert, {"type": ["string", "integer"]}, "")


_CLOCKS = "Stunden, Minuten und Sekunden: 00:12:30; oder Minuten und Sekunden: 12:30."
_EXAMPLES = {
    "page": "12",
    "leaf": "12 r",
    "column": "3",
    "number": "45",
    "time": "00:12:30",
}
_MEANINGS = {
    "page": "Seite der Quelle, auf der es steht",
    "leaf": "Blatt der Akte, mit r (Vorderseite) oder v (Rückseite)",
    "column": "Spalte, in der es steht",
    "number": "Nummer in der Quelle, etwa eines Eintrags oder Bildes",
    "time": "Stelle der Aufnahme",
}


def _as_typed(name: str, typed: str) -> str:
    return f"„{name}: {bare_value(name, typed)}“"


LOCATED = tuple(Field(name, _located(name), _MEANINGS[name]) for name in Locator._fields)


def locator_of(values: dict[str, object]) -> Locator | None:
    """What the fields of `LOCATED` say, as far as they belong to the group and are given."""
    if not any(map(values.get, Locator._fields)):
        return None
    given = {name: value for name in Locator._fields if isinstance(value := values.get(name), str)}
    return Locator(**given) if any(given.values()) else None  # the number of a series is no place
