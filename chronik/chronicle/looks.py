"""How a network looks: colour, shape and sign, from its own record alone.

So that no network changes when another is added. Colour, shape and number come from a digest of its
id; the editors may say sign and colour instead (`sign`, `colour`). A sign is never an abbreviation
that nobody uses: it is one that the record lists, or an initial with a number.
"""

from __future__ import annotations

from typing import NamedTuple

from chronik.records.kinds.network import COLOURS
from chronik.records.model import AnyEntry
from chronik.words.digests import digest_of_text

SHAPES = 8  # in html/pictures/shapes.py and assets/style.css
_SHORT = 5  # letters: a name or alias that is a sign as it is


class Look(NamedTuple):
    """Numbers of a colour and a shape: the classes `c…` and `s…` of the style sheet."""

    colour: int
    shape: int


PLAIN = Look(-1, -1)  # of what belongs to no network


def look_of(network: AnyEntry) -> Look:
    colour, shape, _ = _digits(network)
    return Look(COLOURS.index(said) if (said := network.facts.colour) else colour, shape)


def sign_of(network: AnyEntry) -> str:
    """As the editors say; else its shortest short name; else an initial with a number."""
    names = [n for n in (network.name, *network.aliases) if len(n) <= _SHORT and " " not in n]
    return network.facts.sign or min(names, key=len, default="") or _initial(network)


def _initial(network: AnyEntry) -> str:
    letter = next((c for c in network.name if c.isalpha()), "N")
    *_, number = _digits(network)
    return f"{letter.upper()}{number}"


def _digits(network: AnyEntry) -> tuple[int, int, int]:
    """Of colour, shape and sign, as far as the id gives them."""
    colour, shape, number, *_ = digest_of_text(network.id, size=3)
    return colour % len(COLOURS), shape % SHAPES, number % 10
