"""The words of a PDF, by PDFium (docs/decisions/0037).

Words stand in the order in which the file draws them, which programs keep to that of reading,
column by column. What a reader sees but for pictures is read: also filled-in fields, and the
invisible words that text recognition lays over a scan. Scripts in a PDF are never run.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from typing import Any

from chronik.evidence.stored.marks import StoredWords, UnreadableError
from chronik.evidence.stored.printed import PrintedLine, PrintedPage, words_on_pages
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
        lines = tuple(_read(pdfium.raw, document, index))
        read += sum(len(line.words) for line in lines)
        if read > MOST_OF_PDF:
            raise _too_much(read, "Zeichen", MOST_OF_PDF)
        yield PrintedPage(label if is_place(label) else str(index + 1), lines)


def _too_much(count: int, what: str, most: int) -> UnreadableError:
    least = "mindestens " if what == "Zeichen" else ""
    message = f"hat {least}{number(count)} {what}; erlaubt sind {number(most)}."
    return UnreadableError(message, "Nur die Seiten ablegen, aus denen zitiert wird.")


_CLOCKWISE = 1  # quarter turn of words that are read downwards


def _read(raw: Any, document: Any, index: int) -> Iterator[PrintedLine]:
    """The lines of a page, read as they stand, however the page is turned for showing."""
    with closing(document[index]) as page:
        has_fields = raw.FPDFPage_GetAnnotCount(page) > 0
        if has_fields:
            page.flatten()  # what is written in fields becomes words of the page
    with closing(document[index]) as page:
        page.set_rotation(0)
        lines = _lines(raw, page)
        turns = Counter(line.turn for line in lines).most_common(1)
        if turns and turns[0][0] == _CLOCKWISE:  # PDFium would give its lines from last to first
            page.set_rotation(180)
            lines = _lines(raw, page)
    return (_upright(line) for line in lines)


class _Drawn(NamedTuple):
    words: str
    turn: int  # quarters, clockwise
    first: tuple[float, float, float, float]  # boxes: left, bottom, right, top
    last: tuple[float, float, float, float]


_HYPHENS = "\x02\ufffe"  # in place of a hyphen at the end of a line, and of that end


def _lines(raw: Any, page: Any) -> list[_Drawn]:
    lines: list[_Drawn] = []
    with closing(page.get_textpage()) as text:
        codes = map(raw.FPDFText_GetUnicode, [text.raw] * text.count_chars(), range(1 << 31))
        signs = "".join(map(chr, codes))
        start = 0
        for end, sign in enumerate((*signs, "\n")):
            if sign in _HYPHENS or sign == "\n" or sign == "\r":
                words = signs[start:end] + ("-" if sign in _HYPHENS else "")
                shown = [at for at in range(start, end) if not signs[at].isspace()]
                if shown:
                    lines.append(_drawn(raw, text, words, (shown[0], shown[-1])))
                start = end + 1
    return lines


def _drawn(raw: Any, text: Any, words: str, ends: tuple[int, int]) -> _Drawn:
    turn = round(raw.FPDFText_GetCharAngle(text, ends[0]) / (math.pi / 2)) % 4
    boxes = (text.get_charbox(at, loose=True) for at in ends)
    clean = "".join(sign for sign in words if sign.isprintable() or sign.isspace())
    return _Drawn(clean.strip(), turn, *boxes)


def _upright(line: _Drawn) -> PrintedLine:
    corners = [
        _turned(x, y, line.turn)
        for left, bottom, right, top in (line.first, line.last)
        for x, y in ((left, bottom), (right, top))
    ]
    across, up = zip(*corners, strict=True)
    return PrintedLine(line.words, min(across), min(up), max(across), max(up))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


# --- what cannot be read --------------------------------------------------------------------------

_NO_LETTERS = 0.5  # of all signs: no language, but numbers of glyphs


def _check(text: str) -> None:
    """Raises UnreadableError where no words were found, or none that anybody could read."""
    signs = [sign for sign in text if not sign.isspace()]
    if not signs:
        raise UnreadableError("enthält keinen Text, nur Bilder: wohl ein Scan.", _RECOGNISE)
    if sum(map(_is_lost, signs)) > _NO_LETTERS * len(signs):
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
