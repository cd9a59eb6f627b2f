"""The shapes of networks: as marks of 10 px, and as plates that a sign stands on.

Each is told from the others by its outline alone. The style sheet gives badges the same ones.
"""

from __future__ import annotations

from html import escape

from chronik.html.pictures.svg import num
from chronik.records.emblems import Emblem

# Around the middle: square, disc, leaf, arch, triangles to the right and to the left, cross, bow.
OUTLINES = (
    "M-5-5h10v10h-10z",
    "M-5.5 0a5.5 5.5 0 0 1 11 0a5.5 5.5 0 0 1-11 0z",
    "M-5-5h4a6 6 0 0 1 6 6v4h-4a6 6 0 0 1-6-6z",
    "M-5.5 5v-4.5a5.5 5.5 0 0 1 11 0v4.5z",
    "M-4.5-6l10.5 6l-10.5 6z",
    "M4.5-6l-10.5 6l10.5 6z",
    "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "M-6-5.5l6 2.5l6-2.5v11l-6-2.5l-6 2.5z",
)
LOZENGE = "M0-6l6 6l-6 6l-6-6z"  # of what belongs to no network
# The same, 44 px wide and 21 px high.
_PLATES = (
    "M0 0h44v21h-44z",
    "M10.5 0h23a10.5 10.5 0 0 1 0 21h-23a10.5 10.5 0 0 1 0-21z",
    "M0 0h34a10 10 0 0 1 10 10v11h-34a10 10 0 0 1-10-10z",
    "M0 21v-9a12 12 0 0 1 12-12h20a12 12 0 0 1 12 12v9z",
    "M0 0h35l9 10.5l-9 10.5h-35z",
    "M44 0h-35l-9 10.5l9 10.5h35z",
    "M5 0h34v5h5v11h-5v5h-34v-5h-5v-11h5z",
    "M0 0h44l-6 10.5l6 10.5h-44l6-10.5z",
)
PLATE = 44  # px: a plate


def outline_of(emblem: Emblem) -> str:
    return OUTLINES[emblem.shape] if emblem.shape >= 0 else LOZENGE


def plate(emblem: Emblem, sign: str, x: float, middle: float) -> str:
    """A sign on its network's shape, in the colour of what holds it."""
    place = f"translate({num(x)} {num(middle - 10.5)})"
    return (
        f'<path class="plate" transform="{place}" d="{_PLATES[emblem.shape]}"/>'
        f'<text class="sign" x="{num(x + PLATE / 2)}" y="{num(middle + 5)}">{escape(sign)}</text>'
    )
