"""Names on pictures of time: as much of each as the screen has room for.

A name that is cut on some screen has the whole in its title, or in that of the link it stands in.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from chronik.html.pictures.svg import fitted, num, width
from chronik.html.pictures.time.scale import NARROW, ROOMY, WIDE

SIZE = 14  # px: letters
_HIGH, _FOOT = 18, 13  # px: a line on the paper, and its base line in it


def named(name: str, y: float, *, sign: str = "", look: str = "", beside: float = 0.0) -> str:
    """A name on its base line, on paper that no line of the picture crosses.

    Before it stand a sign, in bold, and what is `beside` px wide. `look` is the class of the sign.
    """
    before = beside + (width(f"{sign} ", SIZE + 1) if sign else 0.0)
    kind = f"short {look}".strip()
    bold = f'<tspan class="{kind}">{escape(sign)}</tspan> ' if sign else ""
    variants = _variants(name, before)
    whole = f"<title>{escape(name)}</title>" if len(variants) > 1 else ""

    drawn = []
    for words, wide, on in variants:
        place = f'y="{num(y - _FOOT)}" width="{num(before + wide + 4)}" height="{_HIGH}"'
        text = f'<text x="{num(beside)}" y="{num(y)}">{whole}{bold}{words}</text>'
        drawn.append(f'<g{on}><rect class="paper" {place}/>{text}</g>\n')
    return "".join(drawn)


def plain(name: str, x: float, y: float) -> str:
    """A name from x on, on its base line."""
    text = '<text{} x="{}" y="{}">{}</text>'.format
    return "".join([text(on, num(x), num(y), words) for words, _, on in _variants(name, x + 4)])


@lru_cache(maxsize=1 << 13)
def _variants(name: str, before: float) -> tuple[tuple[str, float, str], ...]:
    """The name as it is cut for each room, how wide it is, and the class of these screens."""
    narrow, wide, roomy = [fitted(name, SIZE, room - before) for room in (NARROW, WIDE, ROOMY)]
    if narrow == roomy:
        shown = [(narrow, "")]
    elif wide == roomy:
        shown = [(narrow, ' class="n"'), (wide, ' class="w"')]
    else:
        shown = [(narrow, ' class="n"'), (wide, ' class="m"'), (roomy, ' class="v"')]
    return tuple([(escape(words), width(words, SIZE), on) for words, on in shown])
