"""A number that may be qualified, or lie between two: `65`, `60-80`, with `qualifier: knapp`.

A range may be typed in one value (`60-80`, `60/80`, `60 bis 80`) or as `value` and `upper`: all are
what editors try first. A qualifier has a field of its own, so that its word can be checked.
"""

from __future__ import annotations

import re
from typing import Any

from yaml.nodes import Node

from chronik.language.patterns import late
from chronik.records.fields.nodes import Scalar
from chronik.records.fields.scalars import INTEGER, scalar
from chronik.records.fields.table import Field, Reader
from chronik.records.model import Quantity
from chronik.records.quantities import QUALIFIERS
from chronik.words.hints import meant, shortened

_RANGE = late(r"([0-9]{1,15}) ?(?:[-\u2013/]|bis) ?([0-9]{1,15})")
# A number with words around it, as it stands in a text.
_DIGITS = r"[0-9]+(?:[.\u00a0\u202f ][0-9]{3})*"
_QUALIFIED = late(
    rf"(?P<word>[^0-9]*?)\s*(?P<value>{_DIGITS})"
    rf"(?:\s*(?P<joint>[-\u2013/]|bis(?: zu)?|und)\s*(?P<upper>{_DIGITS}))?"
    r"\s*(?P<rest>\+|oder mehr|und mehr)?"
)
_LONGEST = 60  # no number with its words is longer
_SYNONYMS = {
    "ca": "circa",
    "ca.": "circa",
    "zirka": "circa",
    "rd": "rund",
    "rd.": "rund",
    "ungef.": "ungefähr",
    "in etwa": "etwa",
    "um die": "etwa",
    "schätzungsweise": "etwa",
    "~": "etwa",
    "beinahe": "fast",
    "an die": "fast",
    "annähernd": "nahezu",
    "wenigstens": "mindestens",
    "min.": "mindestens",
    "ab": "mindestens",
    "maximal": "höchstens",
    "max.": "höchstens",
    ">": "mehr als",
    "<": "weniger als",
    "ueber": "über",
}


def _quantity(reader: Reader, node: Scalar) -> Quantity | None:
    if ends := _RANGE.fullmatch(node.value):
        return _in_order(reader, node, Quantity(int(ends[1]), int(ends[2])))
    said = _QUALIFIED.fullmatch(node.value) if len(node.value) < _LONGEST else None
    if said and _is_qualified(said):
        message = f"„{shortened(node.value)}“ ist mehr als eine Zahl."
        reader.report(node, "wrong-type", message, f"So schreiben: „{{{_typed(said)}}}“.")
        return None
    if not _FIGURES.fullmatch(node.value):
        message = f"„{shortened(node.value)}“ ist keine Zahl."
        reader.report(node, "wrong-type", message, _FORMS)
        return None

    value: int | None = INTEGER.read(reader, node)
    return None if value is None else Quantity(value)


_FIGURES = late(r"[0-9. \u00a0\u202f]+")
_FORMS = "Zum Beispiel „92“, „60-80“ oder „{value: 65, qualifier: knapp}“."


def _is_qualified(said: re.Match[str]) -> bool:
    """Whether words or a second number stand beside the number, and a claim can say so."""
    word = said["word"].strip().lower()
    if (word == "zwischen") != (said["joint"] == "und"):
        return False
    known = word in QUALIFIERS or word in _SYNONYMS or word in ("", "zwischen")
    return known and bool(word or said["upper"] or said["rest"])


def _typed(said: re.Match[str]) -> str:
    """„knapp 65“ -> „value: 65, qualifier: knapp“."""
    word = said["word"].strip().lower().replace("zwischen", "")
    qualifier = "mindestens" if said["rest"] else _SYNONYMS.get(word, word)
    upper = f", upper: {_plain(said['upper'])}" if said["upper"] else ""
    return f"value: {_plain(said['value'])}{upper}" + (qualifier and f", qualifier: {qualifier}")


def _plain(digits: str) -> str:
    return re.sub(r"[^0-9]", "", digits)


def _in_order(reader: Reader, node: Node, quantity: Quantity) -> Quantity | None:
    """The range, when its second number is the higher one."""
    value, upper, _ = quantity
    if upper is None or value < upper:
        return quantity
    same = f"Nur die eine Zahl schreiben: {value}."
    hint = same if value == upper else f"Die kleinere Zahl zuerst: {upper}-{value}."
    reader.report(node, "wrong-type", f"Von {value} bis {upper} ist keine Spanne.", hint)
    return None


def _qualifier(reader: Reader, node: Scalar) -> str | None:
    typed = node.value.strip()
    if typed in QUALIFIERS:
        return str(typed)

    other = _SYNONYMS.get(typed.lower(), "")
    hint = f"Meinten Sie „{other}“?" if other else meant(typed, QUALIFIERS)
    reader.report(node, "wrong-type", f"„{shortened(typed)}“ ist hier nicht möglich.", hint)
    return None


QUANTITY = scalar(
    "ganze Zahl oder Spanne wie 60-80",
    _quantity,
    {
        "anyOf": [
            {"type": "integer", "minimum": 0},
            {"type": "string", "pattern": "^[0-9]+ ?(?:[-\u2013/]|bis) ?[0-9]+$"},
        ]
    },
)
_QUALIFIER = scalar(", ".join(QUALIFIERS), _qualifier, {"enum": list(QUALIFIERS)}, "")
QUANTITY_FIELDS = (
    Field("upper", INTEGER, "oberes Ende einer Spanne, deren unteres unter „value“ steht"),
    Field("qualifier", _QUALIFIER, "Zusatz zur Zahl, wie er im Text steht"),
)


def quantity_of(reader: Reader, node: Node, values: dict[str, Any]) -> Quantity | None:
    """The number of a long claim, with its upper end and its qualifier."""
    typed: Quantity | None = values["value"]
    upper: int | None = values["upper"]
    if typed is None:
        return None
    if upper is None:
        return typed._replace(qualifier=values["qualifier"])
    if typed.upper is not None:
        hint = f"„upper“ löschen oder unter „value“ nur {typed.value} schreiben."
        reader.report(node, "wrong-type", "Das obere Ende der Spanne steht zweimal da.", hint)
        return None
    return _in_order(reader, node, Quantity(typed.value, upper, values["qualifier"]))
