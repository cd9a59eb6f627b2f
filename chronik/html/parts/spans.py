"""What a part of a list holds, in a few words: its years, months or letters, else numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from chronik.dates.edtf import MONTHS
from chronik.html.blocks import Groups, Timeline
from chronik.html.parts.cutting import Divisible, Unit
from chronik.language.patterns import late
from chronik.words.german import initial, number, sort_key

_LETTERS = 4  # of a name at most
_UNPLACED = "ohne Einordnung"
_YEAR = late(r"\d{4}")

Parts = Sequence[Sequence[Unit]]


def spans(block: Divisible, parts: Parts) -> list[str]:
    """Of each part; no two are the same."""
    if isinstance(block, Timeline):
        words = [_in_time(block, part) for part in parts]
    elif isinstance(block, Groups) and all(_YEAR.match(g.label) for g in block.groups):
        words = [_of_years(block, part) for part in parts]
    elif _is_sorted(parts):
        words = _by_letters(parts)
    else:
        words = []
    return _told_apart(words, parts)


def _in_time(block: Timeline, part: Sequence[Unit]) -> str:
    placed = [unit for unit in part if unit.group < len(block.stretches)]
    if not placed:
        return _UNPLACED

    first, last = (block.stretches[placed[n].group].label for n in (0, -1))
    years = f"{first}–{last}" if first != last else _in_year(first, placed)
    return years if len(placed) == len(part) else f"{years}, {_UNPLACED}"


def _in_year(year: str, part: Sequence[Unit]) -> str:
    """„März–Mai 2020“."""
    months = [int(unit.time[5:7]) for unit in part if len(unit.time) >= 7]
    if not months:
        return year
    first, last = MONTHS[min(months) - 1], MONTHS[max(months) - 1]
    return f"{first} {year}" if first == last else f"{first}–{last} {year}"


def _of_years(block: Groups, part: Sequence[Unit]) -> str:
    """Groups named by a year or by several."""
    first, last = (_YEAR.findall(block.groups[part[n].group].label) for n in (0, -1))
    return f"{first[0]}–{last[-1]}" if first[0] != last[-1] else first[0]


def _is_sorted(parts: Parts) -> bool:
    keys = [sort_key(unit.name) for part in parts for unit in part]
    letters = [key for key in keys if initial(key) != "#"]
    return len(letters) > len(keys) / 2 and all(a <= b for a, b in pairwise(letters))


def _by_letters(parts: Parts) -> list[str]:
    """As many letters as tell the end of a part from the beginning of the next."""
    edges = [_apart(one[-1].name, other[0].name) for one, other in pairwise(parts)]
    starts = [_first(parts[0][0].name), *[after for _, after in edges]]
    ends = [*[before for before, _ in edges], _first(parts[-1][-1].name)]
    pairs = zip(starts, ends, strict=True)
    return [f"{start}–{end}" if start != end else start for start, end in pairs]


def _first(name: str) -> str:
    return initial(sort_key(name))


def _apart(before: str, after: str) -> tuple[str, str]:
    for letters in range(1, _LETTERS):
        if sort_key(before[:letters]) != sort_key(after[:letters]):
            break
    else:
        letters = _LETTERS
    return _short(before, letters), _short(after, letters)


def _short(name: str, letters: int) -> str:
    return name[:letters].strip() if _first(name) != "#" else "#"


def _told_apart(words: Sequence[str], parts: Parts) -> list[str]:
    """From which number to which: alone where there are no words, after words that stand twice."""
    ranges = list(_ranges(parts))
    if not words:
        return ranges

    often = Counter(words)
    both = zip(words, ranges, strict=True)
    return [f"{said}, {which}" if often[said] > 1 else said for said, which in both]


def _ranges(parts: Parts) -> Iterator[str]:
    ends = [0, *accumulate(map(len, parts))]
    for before, end in pairwise(ends):
        yield f"{number(before + 1)}–{number(end)}" if end - before > 1 else number(end)
