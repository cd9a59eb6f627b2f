"""How a network looks: colour, shape and sign, from its own record alone.

So that no network changes when another is added. Colour, shape and number come from a digest of its
id; the editors may say sign and colour instead (`sign`, `colour`). A sign is never an abbreviation
that nobody uses: it is one that the record lists, or an initial with a number.
"""

from __future__ import annotations

from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.words.digests import digest_of_text

# As the style sheet has them, in this order: c0, c1 …
COLOURS = ("blue", "teal", "green", "olive", "orange", "red", "pink", "violet")
SHAPES = 8  # in html/pictures/shapes.py and assets/style.css
_SHORT = 5  # letters: a name or alias that is a sign as it is


class Emblem(NamedTuple):
    """Numbers of a colour and a shape."""

    colour: int
    shape: int

    @property
    def classes(self) -> str:
        """In the style sheet."""
        return f"c{self.colour} s{self.shape}"


NO_EMBLEM = Emblem(-1, -1)  # of what belongs to no network


def emblem_of(network: AnyEntry) -> Emblem:
    colour, shape, _ = _digits(network)
    return Emblem(COLOURS.index(said) if (said := network.facts.colour) else colour, shape)


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
