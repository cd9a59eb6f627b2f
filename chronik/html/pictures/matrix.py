"""A matrix: names as rows, numbers as columns, a mark where the two have to do with each other.

For what is too dense to be drawn with lines. Every name has a row of its own, so names cannot
overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from chronik.html.pictures.svg import LINE, drawing, num, stacked, wrapped
from chronik.language.tuples import NamedTuple

MOST_COLUMNS = 16  # columns
_WIDE, _TEXT = 360, 14.0
_CELLS = 138.0  # where columns begin
_ROW, _HEAD, _FOOT = 26.0, 26.0, 4.0  # px high
_GROUP = 28.0
_LINES = 3  # of a name, at most
_RADIUS, _LEAST = 5.5, 2.5  # of marks


class MatrixRow(NamedTuple):
    """A name, and how much there is in each column, by its number from 0."""

    url: str
    name: str
    title: str  # says all of it
    cells: Mapping[int, int]
    group: str = ""  # heading above the first of its kind


class MatrixColumn(NamedTuple):
    label: str
    title: str


def matrix_picture(
    rows: Sequence[MatrixRow],
    columns: Sequence[MatrixColumn],
    *,
    root: str,
    anchor: str,
    title: str,
    words: str,
    kind: str = "",
) -> str:
    """`kind` is a further class of the drawing."""
    step = (_WIDE - _CELLS) / max(len(columns), 1)
    step = min(step, 2 * _ROW)
    places = [_CELLS + step * (n + 0.5) for n in range(len(columns))]
    most = max([count for row in rows for count in row.cells.values()], default=1)

    drawn, y, group = "", _HEAD, ""
    for row in rows:
        if row.group != group:
            group = row.group
            drawn += f'<text class="kind" x="0" y="{num(y + _GROUP - 10)}">{escape(group)}</text>\n'
            y += _GROUP
        lines = wrapped(row.name, _TEXT, _CELLS - 8, _LINES)
        tall = _ROW + LINE * (len(lines) - 1)
        drawn += _row(row, lines, y + tall / 2, root)
        drawn += _cells(row, places, y + tall / 2, most)
        y += tall
        drawn += f'<line x2="{_WIDE}" y1="{num(y)}" y2="{num(y)}"/>\n'

    return drawing(
        f"{_columns(columns, places, y)}{drawn}",
        size=(_WIDE, y + _FOOT),
        kind=f"matrix {kind}".strip(),
        anchor=anchor,
        title=title,
        words=words,
    )


def _columns(columns: Iterable[MatrixColumn], places: Iterable[float], foot: float) -> str:
    """Numbers along the top, each with a line down to the foot that leads the eye."""
    drawn = ""
    for column, x in zip(columns, places, strict=True):
        line = f'<line x1="{num(x)}" x2="{num(x)}" y1="{num(_HEAD - 6)}" y2="{num(foot)}"/>'
        text = f'<text class="column" x="{num(x)}" y="15">{escape(column.label)}</text>'
        drawn += f"<g><title>{escape(column.title)}</title>{text}{line}</g>\n"
    return drawn


def _row(row: MatrixRow, lines: Sequence[str], middle: float, root: str) -> str:
    name = stacked(lines, 0, middle)
    title = f"<title>{escape(row.title)}</title>"
    return f'<a href="{escape(root + row.url)}">{title}{name}</a>\n'


def _cells(row: MatrixRow, places: Sequence[float], middle: float, most: int) -> str:
    """Discs whose areas are to each other as what they stand for."""
    disc = '<circle cx="{}" cy="{}" r="{}"/>'.format
    drawn = [
        disc(num(places[n]), num(middle), num(max(_LEAST, _RADIUS * (count / most) ** 0.5)))
        for n, count in sorted(row.cells.items())
    ]
    return f"<g>{''.join(drawn)}</g>\n" if drawn else ""
