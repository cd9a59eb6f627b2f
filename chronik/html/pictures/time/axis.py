"""The axis of a picture of time: labels along the top, thin lines below them, and its breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from chronik.dates.edtf import MONTHS
from chronik.html.pictures.svg import num, width
from chronik.html.pictures.time.scale import NARROW, WIDE, EraPart, Scale
from chronik.language.tuples import NamedTuple

HIGH = 22  # px
LETTERS = 13  # px
# months from tick to tick
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000, 120000)
_SHORT = (
    *("Jan.", "Febr.", "März", "April", "Mai", "Juni"),
    *("Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
)
_BESIDE = 4  # px from a line to its label, and at least from there to the next line


class Tick(NamedTuple):
    x: float
    label: str


@lru_cache(maxsize=256)
def ticks(scale: Scale, room: int) -> tuple[Tick, ...]:
    """As many as have their labels apart in a picture so wide. A label begins at its tick."""
    ends = [part.right for part in scale.parts[:-1]] + [100.0]
    found: list[Tick] = []
    for part, end in zip(scale.parts, ends, strict=True):
        fitting = [tick for tick in _ticks(part, scale, room) if _past(tick, room) <= end]
        found += fitting or [Tick(part.left, str(part.first))]
    return tuple(found)


def _past(tick: Tick, room: int) -> float:
    """Where something else may begin after a label, in per cent."""
    return tick.x + 100 * (width(tick.label, LETTERS) + 2 * _BESIDE) / room


def _ticks(part: EraPart, scale: Scale, room: int) -> Iterator[Tick]:
    months, wide = 12 * part.years, room * (part.right - part.left) / 100
    fitting = (step for step in _STEPS if wide * step / months >= _widest_label(step) + 12)
    step = next(fitting, _STEPS[-1])

    for count in range(-(-12 * part.first // step) * step, 12 * part.last + 12, step):
        year, month = divmod(count, 12)
        first = date(max(year, 1), month + 1, 1).toordinal()
        yield Tick(scale.at(first), _label(year, month, step))


def _widest_label(step: int) -> float:
    if step >= 12:
        return width("0000", LETTERS)
    labels = _SHORT if step == 1 else [MONTHS[month] for month in range(0, 12, step)]
    return max(width(label, LETTERS) for label in labels)


def _label(year: int, month: int, step: int) -> str:
    return str(year) if month == 0 else (_SHORT if step == 1 else MONTHS)[month]


@lru_cache(maxsize=256)
def _ruled(scale: Scale) -> str:
    few, many = ticks(scale, NARROW), ticks(scale, WIDE)
    groups = (
        ("", [t for t in few if t in many]),
        (' class="n"', [t for t in few if t not in many]),
        (' class="w"', [t for t in many if t not in few]),
    )
    return "".join([f"<g{kind}>{_lines(shown)}</g>\n" for kind, shown in groups if shown])


def _lines(shown: Sequence[Tick]) -> str:
    """Labels stand beside the upper end of their lines."""
    lines = [f'<line x1="{num(t.x)}%" x2="{num(t.x)}%" y2="100%"/>' for t in shown]
    labels = [f'<text x="{num(t.x)}%">{t.label}</text>' for t in shown]
    return f'{"".join(lines)}<g transform="translate({_BESIDE} 11)">{"".join(labels)}</g>'


def axis(scale: Scale, height: float, anchor: str) -> str:
    """All of it, through so many px of the drawing."""
    drawn = f"{_ruled(scale)}{_breaks(scale, anchor)}"
    return f'<svg class="axis" height="{num(height)}">\n{drawn}</svg>\n'


def _breaks(scale: Scale, anchor: str) -> str:
    """A double zigzag down the middle of each break."""
    if not scale.breaks:
        return ""
    pattern = (
        f'<pattern id="{anchor}-u" width="24" height="8" x="-12" patternUnits="userSpaceOnUse">'
        '<path d="M7 0l5 4-5 4M12 0l5 4-5 4"/></pattern>\n'
    )
    drawn = [
        f'<svg class="break" x="{num(x)}%">'
        f'<rect x="-12" width="24" height="100%" fill="url(#{anchor}-u)"/></svg>\n'
        for x in scale.breaks
    ]
    return pattern + "".join(drawn)
