"""The words of scanned pages with the place of each: what OCR gives.

Lines end with a line break, blocks with a blank line, pages with a form feed. A hyphen that a word
is divided with at the end of a line is „-“, whatever sign was printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from chronik.evidence.stored.boxes import BoxedWord, Layer, PageArea, ScanSheet
from chronik.evidence.stored.marks import PlaceMark, StoredWords, UnreadableError
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.locating.locators import Locator
from chronik.words.bounds import MOST_SCANNED_PAGES, MOST_SCANNED_WORDS
from chronik.words.german import number

_DIVIDED = late(r"(?<=[^\W\d_])[⸗¬=\u00ad‐]\Z")


class ScanWord(NamedTuple):
    """A word as it was recognised; without an area where none, or none that can be, was told."""

    text: str
    area: PageArea | None


class ScanLine(NamedTuple):
    words: tuple[ScanWord, ...]
    is_whole: bool = False  # the line is known, not where in it which word is: it is one „word“


ScanBlock = Sequence[ScanLine]  # a paragraph, a heading


class ScanPage(NamedTuple):
    width: float  # in the units of the areas; 0 where not told
    height: float
    image: str  # the image file that was read, as the OCR names it; "" for none
    label: str  # the printed number of the page, "" where not told
    blocks: tuple[ScanBlock, ...]


def stored_pages(pages: Sequence[ScanPage], labels: Sequence[str] = ()) -> StoredWords:
    """The text of these pages. `labels` are the numbers of pages that somebody typed, "" for none;
    they go before the recognised ones. Raises UnreadableError.
    """
    if len(pages) > MOST_SCANNED_PAGES:
        _refuse("Seiten", len(pages), MOST_SCANNED_PAGES)
    pieces: list[str] = []
    words: list[BoxedWord] = []
    begins: list[int] = []
    at = line_number = 0
    for page_number, page in enumerate(pages):
        begins.append(at)
        for line, ending in _lines(page):
            for word, blank in _spaced(line):
                end = at + len(word.text)
                place = BoxedWord(at, end, page_number, line_number, word.area, line.is_whole)
                words.append(place)
                pieces += [word.text, blank]
                at = end + len(blank)
            pieces.append(ending)
            at += len(ending)
            line_number += 1
    if not words:
        raise UnreadableError("enthält keine erkannten Wörter.", _AGAIN)
    if len(words) > MOST_SCANNED_WORDS:
        _refuse("Wörter", len(words), MOST_SCANNED_WORDS)

    typed = (*labels, *[""] * len(pages))
    numbers = [label or page.label for label, page in zip(typed, pages, strict=False)]
    marks = [PlaceMark(at, Locator(page=n)) for at, n in zip(begins, numbers, strict=True)]
    sheets = tuple([ScanSheet(page.width, page.height, page.image) for page in pages])
    known = marks if any(numbers) else ()
    return StoredWords("".join(pieces), tuple(known), Layer(sheets, tuple(words)))


_AGAIN = "Die Texterkennung noch einmal ausgeben, als ALTO, hOCR oder PAGE-XML."


def _refuse(what: str, count: int, most: int) -> None:
    message = f"hat {number(count)} {what}, erlaubt sind {number(most)}."
    raise UnreadableError(message, "Auf mehrere Quellen aufteilen.")


def _lines(page: ScanPage) -> Iterator[tuple[ScanLine, str]]:
    """The lines of a page that have words, each with what ends it."""
    blocks = [lines for b in page.blocks if (lines := [line for line in b if line.words])]
    for block in blocks:
        for line, following in pairwise([*block, None]):
            if line is not None:
                yield line, _ending(block is blocks[-1], is_last=following is None)


def _ending(in_last: bool, *, is_last: bool) -> str:
    if not is_last:
        return "\n"
    return "\n\f" if in_last else "\n\n"


def _spaced(line: ScanLine) -> Iterator[tuple[ScanWord, str]]:
    *others, last = line.words
    yield from ((word, " ") for word in others)
    yield last._replace(text=_DIVIDED.sub("-", last.text)), ""
