"""What every reader of stored files gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from chronik.evidence.stored.boxes import Layer
from chronik.language.tuples import NamedTuple
from chronik.records.locating.locators import Locator, locator_words


class PlaceMark(NamedTuple):
    """From here on the words stand at that place, up to the next mark."""

    at: int  # in `StoredWords.text`
    locator: Locator


class Capture(NamedTuple):
    """When a web page was kept, and from where."""

    url: str
    day: str  # ISO 8601; "" where not told


class StoredWords(NamedTuple):
    """A file of seeds/ as it can be quoted."""

    text: str
    marks: tuple[PlaceMark, ...] = ()  # by `at`
    layer: Layer | None = None  # of scanned pages: where each word stands
    capture: Capture | None = None


class UnreadableError(Exception):
    """A file whose words cannot be read: what is the matter, as it is said behind the file's name
    („… ist nicht in UTF-8 gespeichert.“), and what to do.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def place_between(marks: Sequence[PlaceMark], start: int, end: int) -> Locator | None:
    """Where the words from `start` to `end` stand; over several pages: from – to. A time is that of
    their beginning. None where nothing says it.
    """
    first = bisect_right(marks, start, key=_at) - 1
    last = bisect_right(marks, end - 1, key=_at) - 1
    if first < 0:
        return None
    begin, stop = marks[first].locator, marks[last].locator
    if begin.page and stop.page and stop.page != begin.page:
        return begin._replace(page=f"{begin.page}–{stop.page}")
    return begin


def place_words(marks: Sequence[PlaceMark], at: int) -> str:
    """„S. 3“: where that character stands; "" where nothing says it."""
    return locator_words(place_between(marks, at, at + 1))


def _at(mark: PlaceMark) -> int:
    return mark.at
