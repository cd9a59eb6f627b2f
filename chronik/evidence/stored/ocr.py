"""Files of OCR: ALTO, PAGE XML and hOCR, told by what they hold. They are untrusted: a document
type with declarations of its own is refused, nothing outside is ever read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol
from xml.parsers import expat

from chronik.evidence.stored import alto, pagexml
from chronik.evidence.stored.layers import ScanPage, stored_pages
from chronik.evidence.stored.marks import StoredWords, UnreadableError
from chronik.language.patterns import late

_HEAD = 1 << 14  # bytes in which the first element stands
_ROOT = late(rf"<(?:[\w.-]+:)?({alto.ALTO_ROOT}|{pagexml.PAGE_ROOT}|html)\b".encode())
_AGAIN = (
    "Die Texterkennung als ALTO, hOCR oder PAGE-XML ausgeben lassen, zum Beispiel: "
    "tesseract seite.jpg seite hocr"
)


class _Hearing(Protocol):
    pages: list[ScanPage]

    def start(self, name: str, attrs: Mapping[str, str]) -> None: ...
    def text(self, data: str) -> None: ...
    def end(self, name: str) -> None: ...


def words_of_scan(files: Sequence[bytes], labels: Sequence[str] = ()) -> StoredWords:
    """The words of all pages in these files, in order, with the place of each. `labels` are the
    numbers of the pages, as far as somebody typed them. Raises UnreadableError.
    """
    return stored_pages([page for data in files for page in _pages(data)], labels)


def _pages(data: bytes) -> list[ScanPage]:
    found = _ROOT.search(data[:_HEAD].replace(b"\0", b""))  # UTF-16 too
    if not found:
        raise UnreadableError("ist keine Texterkennung, die hier gelesen werden kann.", _AGAIN)
    root = found[1].decode()
    if root == "html":
        return _from_html(data)
    hearing: _Hearing = alto.AltoPages() if root == alto.ALTO_ROOT else pagexml.PagePages()
    _parse(data, hearing)
    return hearing.pages


def _parse(data: bytes, hearing: _Hearing) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _document_type
    parser.EntityDeclHandler = _entity
    parser.StartElementHandler = lambda name, attrs: hearing.start(_local(name), attrs)
    parser.EndElementHandler = lambda name: hearing.end(_local(name))
    parser.CharacterDataHandler = hearing.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as fault:
        line = getattr(fault, "lineno", parser.CurrentLineNumber)
        raise UnreadableError(f"ist ab Zeile {line} kein lesbares XML.", _AGAIN) from None


def _local(name: str) -> str:
    return name[name.rfind(":") + 1 :]


def _document_type(name: str, system: str | None, public: str | None, has_own: bool) -> None:
    if has_own:
        _refuse_declarations()


def _entity(*declared: object) -> None:
    _refuse_declarations()


def _refuse_declarations() -> None:
    message = "enthält Deklarationen (<!DOCTYPE … [ … ]>); solche Dateien werden nicht gelesen."
    raise UnreadableError(message, "Den Teil <!DOCTYPE … ]> löschen.")


def _from_html(data: bytes) -> list[ScanPage]:
    from chronik.evidence.stored.hocr import HocrPages  # late: slow to load, and seldom needed

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "Die Texterkennung als UTF-8 speichern."
        raise UnreadableError("ist nicht in UTF-8 gespeichert.", hint) from None
    hearing = HocrPages()
    hearing.feed(text)
    hearing.close()
    if not hearing.pages:
        message = "ist eine Webseite ohne erkannte Seiten (hOCR: class='ocr_page')."
        raise UnreadableError(message, _AGAIN)
    return hearing.pages
