"""The types of quotes: words of a source, names of quotes that stand under `quotes`, or both.

quotes: {thema: "diskutierten zum Thema „Auswirkungen der Pandemie“"}
…
quote: thema
quote: [thema, "Ada Beispiel, Leiterin"]      the parts, joined by „[…]“
"""

from __future__ import annotations

from yaml.nodes import Node

from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping, Scalar, Sequence
from chronik.records.fields.scalars import TEXT
from chronik.records.fields.table import Reader, Type, at, key_name
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
