"""Whether a text is a chronicle: years or days as headings or at the beginnings of lines, each with
what happened then.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chronik.drafting.reading.contacts import is_person_line
from chronik.drafting.reading.layout import LineKind, TextBlock
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_FEWEST = 3
_YEAR = late(
    r"\W*(?:(?:im )?jahre? |anno |um |ca\. |seit )?(?P<year>1\d{3}|20\d{2})(?!\d|[.,]\d)"
    r"(?P<then>(?:[-–/]\d{2,4})?\s*(?:[:.–—\t|-]|\s|\Z))",
)
_MONTHS = r"(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)\w*\.?"
_DAY = late(
    rf"\W*(?:am )?\d{{1,2}}\.(?: ?[-–/] ?\d{{1,2}}\.)? ?(?:\d{{1,2}}\. ?|{_MONTHS} )"
    r"(?P<year>1\d{3}|20\d{2})\s*(?:[:–—|\n\t-]|\Z)"
    rf"|\W*\d{{1,2}}\.(?: ?[-–/] ?\d{{1,2}}\.)? ?(?:\d{{1,2}}\. ?|{_MONTHS} )"
    r"(?P<other>1\d{3}|20\d{2})\s(?!(?:fand|war|hat|wurde|ist|kam)\w*\b)",
)
_MONTH = late(
    r"\W*(?:im )?(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)\w*\.? (?P<year>1\d{3}"
    r"|20\d{2})\s*"
    r"(?:[:–—|\n\t-]|\Z)",
)


class Chapter(NamedTuple):
    """What a chronicle says of one time: its blocks; `head` is the stretch with year or day."""

    blocks: tuple[TextBlock, ...]
    head: tuple[int, int]
    year: int


def chapters_of(blocks: Sequence[TextBlock]) -> list[Chapter]:
    """The chapters of a chronicle, in order; none where the text is no chronicle."""
    prose = [
        block for block in blocks if block.part in (LineKind.PROSE, LineKind.TITLE, LineKind.STAMP)
    ]
    begins = {block: found for block in prose if (found := _head(block))}
    years = [year for _, year in begins.values()]
    rising = sum(a <= b for a, b in pairwise(years))
    falling = sum(a >= b for a, b in pairwise(years))
    if len(begins) < _FEWEST or max(rising, falling) < 0.8 * (len(years) - 1):
        return []
    words = sum(len(block.text) for block in prose)
    first = next(iter(begins))
    told = sum(len(block.text) for block in prose if block.start >= first.start)
    if told < 0.5 * words:
        return []
    return _cut(prose, begins)


def _head(block: TextBlock) -> tuple[tuple[int, int], int] | None:
    low = block.text.lower()
    for pattern in (_DAY, _MONTH, _YEAR):
        match = pattern.match(low)
        if match is None:
            continue
        if pattern is _YEAR and not _tells(low, match.end("year"), match["then"]):
            return None
        if is_person_line(_AFTER_YEARS.sub("", block.text)):
            return None  # „1984–1991 Ewald Schmeling“: a list of who held an office
        year = "year" if match["year"] else "other"
        start = block.start + match.start("year") if pattern is _YEAR else block.start
        text = block.text[: match.end(year)]
        lead = len(text) - len(text.lstrip(" -–•*·\t"))
        head = (max(block.start + lead, block.start), block.start + match.end(year))
        return (head if pattern is not _YEAR else (start, head[1])), int(match[year])
    return None


_AFTER_YEARS = late(r"^\W*(?:[Ss]eit |[Aa]b |[Bb]is )?\d{4}(?:\s*[-–/]\s*(?:\d{2,4}|heute))?\W+")


def _tells(low: str, end: int, then: str) -> bool:
    """Whether a year at the beginning is a heading of what follows: not „2021 war ein Jahr …“."""
    rest = low[end:].lstrip(" :.–—-|\t\n")
    return bool(then.strip()) or not rest or not _VERB.match(rest)


_VERB = late(r"(?:war|ist|hat|hatte|gilt|bleibt|sei|soll|zählte)\b")


def _cut(
    prose: Sequence[TextBlock], begins: dict[TextBlock, tuple[tuple[int, int], int]]
) -> list[Chapter]:
    chapters: list[Chapter] = []
    for block in prose:
        if block in begins:
            head, year = begins[block]
            chapters.append(Chapter((block,), head, year))
        elif chapters:
            last = chapters[-1]
            chapters[-1] = last._replace(blocks=(*last.blocks, block))
    told = [c for c in chapters if sum(len(b.text) for b in c.blocks) > c.head[1] - c.head[0] + 4]
    return told if len(told) >= _FEWEST else []
