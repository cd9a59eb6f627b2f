"""Numbers at the beginning of lines: whether they count a list, or belong to a sentence.

Markdown makes a numbered list of „17. Juni 2023: Gründung“, and of „am⏎1. Mai“ in the middle of a
sentence. Here a list is meant where at least two numbers follow each other and no date begins with
them. What is prose keeps its number: a stand-in takes the place of its point while blocks are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_STAND_INS = {".": "\x04", ")": "\x05"}  # content holds neither
_TO_STAND_IN, _TO_TYPED = (
    str.maketrans(_STAND_INS),
    str.maketrans({stand_in: typed for typed, stand_in in _STAND_INS.items()}),
)
_MARKER = late(
    r"(?P<before>[ \t>]*(?:[-*+][ \t]+[ \t>]*)*)(?P<number>[0-9]{1,9})(?P<point>[.)])(?=[ \t]|\Z)"
)
_MONTH = (
    r"(?:Januar|Jänner|Februar|Feber|M(?:ä|a\u0308)rz|April|Mai|Juni|Juli|August|September|Oktober"
    r"|November|Dezember|(?:Jan|Jän|Feb|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)(?:\.|(?=\s+\d)))"
)
_COUNTED = r"(?:Jahrhundert|Jh\.|Jahrtausend|Quartal|Halbjahr|Advent|Weihnacht)"
_TO = r"(?:bis(?:\s+zum)?|und|oder|/|[-–—])\s*(?:\w+,?\s+)?[0-9]{1,2}\."
_DATED = late(
    rf"\s+(?:{_MONTH}(?!\w)(?P<name>\s+[^\W\d_a-zäöüß])?|{_COUNTED}|{_TO}"
    r"|[0-9]{1,2}\.(?=\s|[0-9]{2}|\Z))"
)
_ENTRY = late(r"[^.:\n]{1,30}(?:\.[^.:\n]{1,12})?(?::|\s[–—-])\s")  # a date and a colon
_GOING_ON = late(
    r"(?:,|\b(?:a[mbn]|auf|aus|bei|beim|bis|da[sr]|de[mnrs]|die|diese[mnrs]?|durch|ein|eine[mnrs]?"
    r"|für|gegen|i[mn]|ihre?[mnrs]?|mit|nach|oder|ob|seine?[mnrs]?|seit|sowie|um|und|vo[mnr]"
    r"|zu[mr]?|wie|als|über|unter|zwischen))\s*\Z"
)


class _Number(NamedTuple):
    """A number at the beginning of a line, as of a list."""

    line: int
    depth: tuple[int, int, str]  # of quotations and indentation, and what follows the number
    value: str
    point_at: int
    date: str  # "sure", "maybe" („1. August Bebel“), or ""
    goes_on: bool  # a sentence of the line before


def as_typed(body: str) -> str:
    """The body, in which no number begins a list that counts none; as long in every line, but for
    two blanks behind a date's line where another follows: lines they are, and stay.
    """
    lines = body.split("\n")
    prose = [number for run in _runs(lines) for number in _uncounted(run)]
    if not prose:
        return body

    dated = {number.line for number in prose if number.date and _is_entry(number, lines)}
    for number in prose:
        line, at = lines[number.line], number.point_at
        lines[number.line] = line[:at] + line[at].translate(_TO_STAND_IN) + line[at + 1 :]
        if number.line in dated and number.line + 1 in dated:
            lines[number.line] += "  "
    return "\n".join(lines)


def restored(text: str) -> str:
    """The text with what was typed in place of the stand-ins."""
    return text.translate(_TO_TYPED) if "\x04" in text or "\x05" in text else text


def _runs(lines: Sequence[str]) -> Iterator[list[_Number]]:
    """Numbers that may count one list: only what is indented, or goes on, stands between them."""
    runs: dict[tuple[int, int, str], list[_Number]] = {}
    for at, line in enumerate(lines):
        match = _MARKER.match(line)
        if match:
            number = _number(match, at, lines)
            runs.setdefault(number.depth, []).append(number)
        elif runs and _parts(at, lines):
            yield from runs.values()
            runs = {}
    yield from runs.values()


def _parts(at: int, lines: Sequence[str]) -> bool:
    """Whether a list ends at this line: a heading, or a new paragraph that is not indented."""
    line = lines[at]
    is_new = at == 0 or not lines[at - 1].strip(" \t>")
    return line.startswith("#") or (is_new and line[:1] not in ("", " ", "\t", ">"))


def _number(match: re.Match[str], at: int, lines: Sequence[str]) -> _Number:
    before = match["before"]
    dated = _DATED.match(match.string, match.end()) if match["point"] == "." else None
    previous = lines[at - 1] if at else ""
    indent = len(before.replace(">", "").expandtabs(4)) // 2

    return _Number(
        line=at,
        depth=(before.count(">"), indent, match["point"]),
        value=match["number"],
        point_at=match.start("point"),
        date="" if not dated else "maybe" if dated["name"] else "sure",
        goes_on=bool(_GOING_ON.search(previous)) and not _MARKER.match(previous),
    )


def _uncounted(run: Sequence[_Number]) -> Iterator[_Number]:
    """The numbers of a run that count no list."""
    others = [number for number in run if not number.goes_on]
    bare = {int(number.value) for number in others if not number.date}
    listed = sum(number.date != "sure" for number in others)
    for number in run:
        if not _counts(number, bare, listed):
            yield number


def _counts(number: _Number, bare: Set[int], listed: int) -> bool:
    """Whether the number counts a list, in which so many may be, of these values those that no date
    begins with.
    """
    if number.date == "sure" or number.goes_on or (number.value[0] == "0" and number.value != "0"):
        return False
    if number.date:
        return not bare.isdisjoint((int(number.value) - 1, int(number.value) + 1))
    return listed > 1


def _is_entry(number: _Number, lines: Sequence[str]) -> bool:
    return bool(_ENTRY.match(lines[number.line], number.point_at + 1))
