"""Lines as they stand on pages, put together to a text.

Every line is kept. Lines at the edge of a page that return on others, and page numbers, stand
behind the text: a sentence that goes on over a page is whole. Blank lines are where paragraphs
seem to end; whether they do changes nothing of what can be quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median_low

from chronik.evidence.stored.marks import PlaceMark, StoredWords
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.locating.locators import Locator


class PrintedLine(NamedTuple):
    """Words with their box, in points: to the right and up, as the line itself is read."""

    words: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


class PrintedPage(NamedTuple):
    label: str
    lines: tuple[PrintedLine, ...]  # in the order of reading


_MOST_RUNNING = 3  # lines above a page, and below it
_BESIDE = 0.8  # of the lower of two lines stands beside the other
_APART = 1.1  # so many times the usual step from line to line are such lines from the text
_WIDER = 1.25  # so many times the usual step from line to line: a paragraph ends
_OTHER_SIZE = 1.15
_ENDS = late(r"[.!?:…][\"'“”»«)\]]*\Z")
_DIGITS = late(r"\d+")


def words_on_pages(pages: Sequence[PrintedPage]) -> StoredWords:
    """The text of all pages, each with its label."""
    pages = [page._replace(lines=tuple(_whole(page.lines))) for page in pages]
    running = [_running(page, returning) for returning in [_returning(pages)] for page in pages]
    pieces: list[str] = []
    marks: list[PlaceMark] = []
    at, last = 0, None

    def put(line: PrintedLine, gap: str, label: str) -> None:
        nonlocal at
        at += len(gap)
        place = Locator(page=label)
        if not marks or marks[-1].locator != place:
            marks.append(PlaceMark(at, place))
        pieces.extend((gap, line.words))
        at += len(line.words)

    for page, apart in zip(pages, running, strict=True):
        body = [line for number, line in enumerate(page.lines) if number not in apart]
        step = _usual_step(body)
        for line in body:
            put(line, _gap(last, line, step) if last else "", page.label)
            last = line
    gap = "\n\n" if pieces else ""
    for page, apart in zip(pages, running, strict=True):
        for number in sorted(apart):
            put(page.lines[number], gap, page.label)
            gap = "\n"
    return StoredWords("".join((*pieces, "\n")) if pieces else "", tuple(marks))


def _whole(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Lines that were cut within a word, as before a hyphen, put together again."""
    found: list[PrintedLine] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            one = found.pop()
            low, high = min(one.bottom, line.bottom), max(one.top, line.top)
            line = PrintedLine(one.words + line.words, one.left, low, line.right, high)
        found.append(line)
    return found


def _goes_on(one: PrintedLine, other: PrintedLine) -> bool:
    height = max(one.height, other.height) or 1.0
    common = min(one.top, other.top) - max(one.bottom, other.bottom)
    is_beside = common > _BESIDE * min(one.height, other.height)
    return is_beside and -_NARROW < (other.left - one.right) / height < _NARROW


# --- lines that return ----------------------------------------------------------------------------

_Key = tuple[str, int]


def _returning(pages: Sequence[PrintedPage]) -> set[_Key]:
    """What stands at the same height on several pages, whatever numbers are in it."""
    found = Counter(key for page in pages for key in {_key(line) for line in page.lines})
    return {key for key, count in found.items() if count > 1}


def _key(line: PrintedLine) -> _Key:
    return _DIGITS.sub("0", line.words), round(line.bottom)


def _running(page: PrintedPage, returning: set[_Key]) -> set[int]:
    """Numbers of the lines above and below the text of a page."""
    order = sorted(range(len(page.lines)), key=lambda number: -page.lines[number].top)
    return {*_edge(page, order, returning), *_edge(page, order[::-1], returning)}


def _edge(page: PrintedPage, order: Sequence[int], returning: set[_Key]) -> Sequence[int]:
    """Of lines from the edge inwards those that belong to no text: up to the first wider gap."""
    lines, step = [page.lines[number] for number in order], _usual_step(page.lines)
    for count, line in enumerate(lines[:_MOST_RUNNING], 1):
        if not (_key(line) in returning or _is_number(line.words, page.label)):
            break
        if count == len(lines) or _is_apart(line, lines[count], step):
            return order[:count]
    return ()


def _is_apart(one: PrintedLine, other: PrintedLine, step: float) -> bool:
    return abs(one.bottom - other.bottom) > _APART * (step or one.height)


def _is_number(words: str, label: str) -> bool:
    """„12“, „– 12 –“, „Seite 12 von 80“."""
    label = re.escape(label)
    told = rf"\W*(?:(?:Seite|S\.|Blatt)\s*)?{label}(?:\s*(?:/|von)\s*\d+)?\W*"
    return re.fullmatch(told, words, re.IGNORECASE) is not None


# --- paragraphs -----------------------------------------------------------------------------------


def _usual_step(lines: Sequence[PrintedLine]) -> float:
    steps = [one.bottom - other.bottom for one, other in pairwise(lines)]
    down = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 3 * line.height]
    return median_low(down) if down else 0.0


def _gap(one: PrintedLine, other: PrintedLine, step: float) -> str:
    return "\n\n" if not one.words.endswith("-") and any(_parting(one, other, step)) else "\n"


def _parting(one: PrintedLine, other: PrintedLine, step: float) -> Iterator[bool]:
    """Whether a paragraph ends between two lines, by all that may tell."""
    down, is_full = one.bottom - other.bottom, _ENDS.search(one.words) is not None
    is_below = down > 0 and other.left < one.right and one.left < other.right
    sizes = sorted((one.height, other.height))
    yield is_full and not is_below  # another column or page
    yield is_full and is_below and other.left > one.left + one.height / 2  # indented
    yield is_below and down > _WIDER * step > 0
    yield is_below and sizes[1] > _OTHER_SIZE * sizes[0]  # a heading


# --- blanks ---------------------------------------------------------------------------------------

_NARROW = 0.12  # heights of the line: less is no blank
_SPACED = 0.5  # more is no spacing of letters
_WORDS = 1.5  # so many times the gap between its letters lies between spaced words


def blanks_within_words(gaps: Mapping[int, float]) -> set[int]:
    """Of gaps in a text, by place, those where a word goes on: too narrow for a blank, or between
    letters that stand apart for emphasis, each from the next.
    """
    found = {at for at, gap in gaps.items() if gap < _NARROW}
    for run in _runs(sorted(gaps)):
        usual = median_low([gaps[at] for at in run])
        if len(run) > 2 and usual < _SPACED:
            found |= {at for at in run if gaps[at] < _WORDS * usual}
    return found


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Places with one sign between each and the next."""
    run: list[int] = []
    for at in places:
        if run and at != run[-1] + 2:
            yield run
            run = []
        run.append(at)
    if run:
        yield run
