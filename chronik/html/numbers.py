"""Numbers on an image at whom and what it shows, and the list of their names below it.

A number keeps its size while the image becomes smaller; who points at it, or at the name, sees a
frame around the place. No script, no style of its own, and it is printed too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from chronik.html.imageblocks import Depicted
from chronik.records.images import ImageArea
from chronik.words.escaping import esc

_MARK = 5.6  # percent of the width that a number takes on a small screen
_RADIUS = 10  # pixels


def numbers_on(named: Sequence[Depicted], width: int, height: int) -> str:
    """The numbers as they lie on an image of that size; "" where it has none."""
    placed = [one for one in named if one.area]
    if not placed:
        return ""
    places = _places([one.area for one in placed if one.area], _MARK * width / height)
    marks = "".join([_mark(*pair) for pair in zip(placed, places, strict=True)])
    return f'<svg class="numbers" aria-hidden="true">{marks}</svg>\n'


def names_below(named: Sequence[Depicted], root: str, width: int, height: int) -> str:
    """Names in the order of the numbers, then those that have no place on the image."""
    rows = [
        f"<li>{_name(one, root)}{frame_on(one.area, width, height)}</li>\n"
        for one in named
        if one.area
    ]
    listed = f'<ol class="named">\n{"".join(rows)}</ol>\n' if rows else ""
    others = ", ".join([_name(one, root) for one in named if not one.area])
    label = "Außerdem zu sehen" if rows else "Zu sehen"
    return f'{listed}<p class="named">{label}: {others}</p>\n' if others else listed


def _name(one: Depicted, root: str) -> str:
    name = esc(one.name)
    words = f'<a href="{root}{one.url}">{name}</a>' if one.url else name
    if one.answer:
        here = "" if one.answer.startswith(("mailto:", "https:", "http:")) else root
        label = f"Nr.\u00a0{one.number}: Wer ist das?"
        words += f' <a href="{here}{esc(one.answer)}" aria-label="{label}">Wer ist das?</a>'
    remark = one.remark
    return f'{words} <span class="remark">{esc(remark)}</span>' if remark else words


def _mark(one: Depicted, place: tuple[float, float]) -> str:
    a = one.area or ImageArea(0, 0, 100, 100)
    x, y = f"{place[0]:.6g}%", f"{place[1]:.6g}%"
    box = f'x="{a.left:.6g}%" y="{a.top:.6g}%" width="{a.width:.6g}%" height="{a.height:.6g}%"'
    return (
        f"<g><title>{esc(one.name)}</title><rect {box}/>"
        f'<circle cx="{x}" cy="{y}" r="{_RADIUS}"/><text x="{x}" y="{y}">{one.number}</text></g>'
    )


def frame_on(area: ImageArea | None, width: int, height: int) -> str:
    """A frame around a place on an image that is drawn in the size of the frame."""
    if not area:
        return ""
    x, y = area.left * width / 100, area.top * height / 100
    wide, high = area.width * width / 100, area.height * height / 100
    return (
        f'<svg class="frame" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'aria-hidden="true"><rect x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" '
        f'height="{high:.0f}" vector-effect="non-scaling-stroke"/></svg>'
    )


# --- where a number stands: beside what it means, and on no face


def _places(areas: Sequence[ImageArea], tall: float) -> list[tuple[float, float]]:
    """The middle of each number in percent; `tall` is the height of one, in percent."""
    taken: list[ImageArea] = []
    for area in areas:
        spared = [*[a for a in areas if a is area or not _holds(a, area)], *taken]
        marks = [_moved_inside(mark) for mark in _around(area, tall)]
        taken.append(min(marks, key=partial(_covered, spared)))
    return [(mark.left + mark.width / 2, mark.top + mark.height / 2) for mark in taken]


def _around(area: ImageArea, tall: float) -> Iterator[ImageArea]:
    """Below, above, to the right, to the left; then at the corners."""
    middle, across = area.left + area.width / 2 - _MARK / 2, area.top + area.height / 2 - tall / 2
    before, above = area.left - _MARK, area.top - tall
    yield from (
        ImageArea(x, y, _MARK, tall)
        for x, y in (
            (middle, area.bottom),
            (middle, above),
            (area.right, across),
            (before, across),
            (area.right, area.bottom),
            (before, area.bottom),
            (area.right, above),
            (before, above),
        )
    )


def _moved_inside(mark: ImageArea) -> ImageArea:
    left = min(max(mark.left, 0), 100 - mark.width)
    return mark._replace(left=left, top=min(max(mark.top, 0), 100 - mark.height))


def _holds(around: ImageArea, area: ImageArea) -> bool:
    """A house may have the number of a face on it."""
    is_across = around.left <= area.left and area.right <= around.right
    return is_across and around.top <= area.top and area.bottom <= around.bottom


def _covered(others: Sequence[ImageArea], mark: ImageArea) -> float:
    """How much a number covers of others, rounded: what touches alone is not covered."""
    return round(sum(_common(mark, other) for other in others), 3)


def _common(one: ImageArea, other: ImageArea) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(across, 0) * max(down, 0)
