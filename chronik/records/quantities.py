"""A number that may be qualified or lie between two: „knapp 65“, „60 bis 80“, in words.

Which words there are is fixed, so that they can be compared with those of a passage and counted.
"""

from __future__ import annotations

from chronik.records.model import Quantity
from chronik.words.german import number

QUALIFIERS = (
    "knapp",
    "rund",
    "etwa",
    "gut",
    "über",
    "mehr als",
    "fast",
    "mindestens",
    "bis zu",
    "höchstens",
    "weniger als",
    "unter",
    "nahezu",
    "circa",
    "ungefähr",
)


def quantity_words(quantity: Quantity) -> str:
    """„92“, „knapp 65“, „60 bis 80“: never the bare number of a qualified one."""
    value, upper, qualifier = quantity
    shown = number(value) if upper is None else f"{number(value)} bis {number(upper)}"
    return f"{qualifier} {shown}" if qualifier else shown
