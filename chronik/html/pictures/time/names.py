"""Names on pictures of time: as much of each as the screen has room for.

They are HTML within the drawing, which the style sheet cuts where the room ends. So the whole name
is there for those who listen, and no line of the axis crosses it: it stands on paper.
"""

from __future__ import annotations

from html import escape

from chronik.html.pictures.svg import num, width
from chronik.html.pictures.time.scale import NARROW

LETTER = 14  # px: letters
_HIGH = 18  # px: a line


def name_at(name: str, middle: float, *, sign: str = "", kind: str = "", ink: str = "") -> str:
    """A name around that height. Before it stands a sign in bold, with `ink` as its class.

    `kind` is the class of the whole: „beside“ leaves room for a mark, „on“ has no paper.
    """
    bold = f"<b{_class(ink)}>{escape(sign)}</b> " if sign else ""
    may_be_cut = width(f"{sign} {name}", LETTER) + 40 > NARROW
    whole = f' title="{escape(name)}"' if may_be_cut else ""
    return (
        f'<foreignObject y="{num(middle - _HIGH / 2)}" width="100%" height="{_HIGH}">'
        f"<div{_class(kind)}{whole}>{bold}{escape(name)}</div></foreignObject>\n"
    )


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
