"""The words of a PDF, by PDFium (docs/decisions/0037).

Words stand in the order in which the file draws them, which programs keep to that of reading,
column by column. What a reader sees but for pictures is read: also filled-in fields, and the
invisible words that text recognition lays over a scan. Scripts in a PDF are never run.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import pairwise
from typing import Any
from unicodedata import category

from chronik.evidence.stored.marks import StoredWords, UnreadableError
from chronik.evidence.stored.printed import (
    PrintedLine,
    PrintedPage,
    blanks_within_words,
    words_on_pages,
)
from chronik.language.tuples import NamedTuple
from chronik.records.locating.locators import is_place
from chronik.words.bounds import MOST_OF_PDF, MOST_PAGES
from chronik.words.german import number


@lru_cache(maxsize=8)  # commands and the desk ask more than once
def words_of_pdf(data: bytes) -> StoredWords:
    """The words of all pages. Raises UnreadableError."""
    pdfium = _library()
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            pages = [*_pages(pdfium, document)]
    except pdfium.PdfiumError as fault:
        raise _why(data, str(fault)) from None
    words = words_on_pages(pages)
    _check(words.text)
    return words


def _library() -> Any:
    try:
        import pypdfium2
        import pypdfium2.raw
    except ModuleNotFoundError:
        hint = (
            "Einmal installieren, mit dem Python von chronik: "
            'python -m pip install "pypdfium2>=5,<6"'
        )
        raise UnreadableError("ist ein PDF; zum Lesen fehlt pypdfium2.", hint) from None
    return pypdfium2


# --- pages ----------------------------------------------------------------------------------------


def _pages(pdfium: Any, document: Any) -> Iterator[PrintedPage]:
    if len(document) > MOST_PAGES:
        raise _too_much(len(document), "Seiten", MOST_PAGES)
    if document.get_formtype():
        document.init_forms()
    read = 0
    for index in range(len(document)):
        label = document.get_page_label(index).strip()
        lines = tuple(map(_upright, _read(pdfium.raw, document, index)))
        read += sum(len(line.words) for line in lines)
        if read > MOST_OF_PDF:
            raise _too_much(read, "Zeichen", MOST_OF_PDF)
        yield PrintedPage(label if is_place(label) else str(index + 1), lines)


def _too_much(count: int, what: str, most: int) -> UnreadableError:
    least = "mindestens " if what == "Zeichen" else ""
    message = f"hat {least}{number(count)} {what}; erlaubt sind {number(most)}."
    return UnreadableError(message, "Nur die Seiten ablegen, aus denen zitiert wird.")


_ROTATIONS = (0, 180, 90, 270)
_DISORDERED = 0.3  # of the lines: another rotation is tried


def _read(raw: Any, document: Any, index: int) -> list[_Drawn]:
    """The lines of a page, read as they stand, however the page is turned for showing."""
    page = document[index]
    if raw.FPDFPage_GetAnnotCount(page):  # what is written in fields becomes words of the page
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    with closing(page):
        return min(_readings(raw, page), key=_disorder)


def _readings(raw: Any, page: Any) -> Iterator[list[_Drawn]]:
    """The lines of a page as PDFium reads it turned so or so: some pages, those with words that are
    read downwards, it reads from last to first.
    """
    for rotation in _ROTATIONS:
        page.set_rotation(rotation)
        lines = _lines(raw, page)
        yield lines
        if _disorder(lines) < _DISORDERED:
            return


def _disorder(lines: Sequence[_Drawn]) -> float:
    """The share of lines that run backwards, or follow one that they stand above."""
    backwards = sum(line.last[0] < line.first[0] for line in lines)
    upwards = sum(_is_above(one, other) for one, other in pairwise(lines))
    return (backwards + upwards) / max(1, len(lines))


def _is_above(one: _Drawn, other: _Drawn) -> bool:
    is_over = one.first[0] < other.last[2] and other.first[0] < one.last[2]
    middle = (one.first[1] + one.first[3]) / 2
    return one.turn == other.turn and is_over and other.first[1] > middle


_Box = tuple[float, float, float, float]  # left, bottom, right, top


class _Drawn(NamedTuple):
    words: str
    turn: int  # quarters, clockwise
    first: _Box  # of the first sign, turned so that the line is upright
    last: _Box


_HYPHENS = "\x02\ufffe"  # in place of a hyphen at the end of a line, and of that end


def _lines(raw: Any, page: Any) -> list[_Drawn]:
    lines: list[_Drawn] = []
    with closing(page.get_textpage()) as text:
        codes = map(raw.FPDFText_GetUnicode, [text.raw] * text.count_chars(), range(1 << 31))
        signs = [chr(code) for code in codes]
        for gap in _no_blanks(raw, text, signs):
            signs[gap] = ""
        start = 0
        for end, sign in enumerate((*signs, "\n")):
            if sign and sign in "\r\n\x02\ufffe":
                lines += _drawn(raw, text, signs, range(start, end))
                if lines and sign in _HYPHENS:
                    lines[-1] = lines[-1]._replace(words=f"{lines[-1].words}-")
                start = end + 1
    return lines


def _no_blanks(raw: Any, text: Any, signs: list[str]) -> set[int]:
    """Blanks that PDFium puts where letters stand apart, and that part no words."""
    made = [
        at
        for at, sign in enumerate(signs[1:-1], 1)
        if sign == " " and raw.FPDFText_IsGenerated(text, at)
    ]
    return blanks_within_words({at: _gap(raw, text, at) for at in made})


def _gap(raw: Any, text: Any, at: int) -> float:
    """How wide the place of a blank is, in heights of its line."""
    turn = _turn(raw, text, at - 1)
    before, after = (_turned_box(_box(raw, text, place), turn) for place in (at - 1, at + 1))
    height = max(before[3] - before[1], after[3] - after[1]) or 1.0
    return (after[0] - before[2]) / height


def _is_sign(sign: str) -> bool:
    return sign.isspace() or category(sign) not in ("Cc", "Cn", "Cs")


_SOFT = "\xad"


def _drawn(raw: Any, text: Any, signs: list[str], place: range) -> Iterator[_Drawn]:
    """The words that stand there, if any do."""
    shown = [at for at in place if signs[at] and not signs[at].isspace()]
    words = "".join(signs[place.start : place.stop])
    clean = (words if words.isprintable() else _without_controls(words)).strip()
    clean = f"{clean[:-1]}-" if clean.endswith(_SOFT) else clean  # it is drawn, so it is seen
    if clean and shown:
        first, last = shown[0], shown[-1]
        turn = _turn(raw, text, first)
        boxes = (_turned_box(_box(raw, text, at), turn) for at in (first, last))
        yield _Drawn(clean, turn, *boxes)


def _without_controls(words: str) -> str:
    whole = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return "".join(filter(_is_sign, whole))


def _turn(raw: Any, text: Any, at: int) -> int:
    angle: float = raw.FPDFText_GetCharAngle(text, at)
    return round(angle / (math.pi / 2)) % 4


def _box(raw: Any, text: Any, at: int) -> _Box:
    """Empty for a sign without one."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, box)
    return box.left, box.bottom, box.right, box.top


def _upright(line: _Drawn) -> PrintedLine:
    first, last = line.first, line.last
    low, high = min(first[1], last[1]), max(first[3], last[3])
    return PrintedLine(line.words, min(first[0], last[0]), low, max(first[2], last[2]), high)


def _turned_box(box: _Box, turn: int) -> _Box:
    (a, b), (c, d) = _turned(box[0], box[1], turn), _turned(box[2], box[3], turn)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


# --- what cannot be read --------------------------------------------------------------------------

_NO_LETTERS = 0.5  # of all signs: no language, but numbers of glyphs


def _check(text: str) -> None:
    """Raises UnreadableError where no words were found, or none that anybody could read."""
    signs = "".join(text.split())
    if not signs:
        raise UnreadableError("enthält keinen Text, nur Bilder: wohl ein Scan.", _RECOGNISE)
    if sum(map(signs.count, filter(_is_lost, set(signs)))) > _NO_LETTERS * len(signs):
        message = "sagt nicht, welche Buchstaben seine Zeichen sind."
        raise UnreadableError(message, _RECOGNISE)


_RECOGNISE = (
    "Den Text mit einer Texterkennung (OCR) lesen lassen und als .txt ablegen, als PDF mit Text, "
    "oder mit „scan“: siehe „Scans als Quelle“ im Handbuch."
)


def _is_lost(sign: str) -> bool:
    return sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or not sign.isprintable()


def _why(data: bytes, fault: str) -> UnreadableError:
    if "password" in fault.lower():
        hint = "Ohne Kennwort speichern, oder den Text als .txt ablegen."
        return UnreadableError("ist mit einem Kennwort geschützt.", hint)
    if b"%PDF-" not in data[:1024]:
        hint = "Die richtige Datei ablegen; einen Text mit der Endung .txt."
        return UnreadableError("ist kein PDF, nur dem Namen nach.", hint)
    hint = "Noch einmal herunterladen oder neu speichern („Drucken“ → „Als PDF“)."
    return UnreadableError("ist als PDF beschädigt und lässt sich nicht lesen.", hint)
