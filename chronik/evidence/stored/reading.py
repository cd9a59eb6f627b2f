"""Which file is read how: by the end of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chronik.evidence.stored import captions
from chronik.evidence.stored.marks import StoredWords, UnreadableError
from chronik.words.portable import OCR_SUFFIXES

_Read = Callable[[bytes], StoredWords]


def words_of_file(name: str, data: bytes) -> StoredWords:
    """The words of a file of seeds/. Raises UnreadableError."""
    suffix = name[name.rfind(".") :].lower()
    return READERS.get(suffix, _plain)(data)


def words_of_scan_files(parts: Sequence[bytes], pages: Sequence[str]) -> StoredWords:
    """The words of the OCR of a source: one file, or one of each page. `pages` are the numbers of
    the pages, "" for one that nobody typed. Raises UnreadableError.
    """
    from chronik.evidence.stored.ocr import words_of_scan  # late: few chronicles have scans

    return words_of_scan(parts, pages)


def is_text_file(name: str) -> bool:
    """Whether its words stand in the file as they are: so they can be changed in it."""
    return name[name.rfind(".") :].lower() not in READERS


def is_binary(name: str) -> bool:
    """Whether the file is no text at all; reading it takes long."""
    return name[name.rfind(".") :].lower() in _BINARY


def is_slow(name: str) -> bool:
    """Whether reading its words takes so long that they are remembered."""
    return name[name.rfind(".") :].lower() in (*_BINARY, *OCR_SUFFIXES)


def type_of_stored(name: str) -> str:
    """As registered with IANA."""
    return _MEDIA_TYPES.get(name[name.rfind(".") :].lower(), "text/plain")


def is_stored_text(name: str) -> bool:
    """Whether a file is meant to be quoted, by its name."""
    return name[name.rfind(".") :].lower() in (".txt", *READERS)


def _plain(data: bytes) -> StoredWords:
    return StoredWords(_decoded(data))


def _captions(data: bytes) -> StoredWords:
    return captions.words_of_captions(_decoded(data))


def _pdf(data: bytes) -> StoredWords:
    from chronik.evidence.stored.pdf import words_of_pdf  # late: most chronicles have no PDF

    return words_of_pdf(data)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "Den Text als UTF-8 speichern und die Prüfsumme erneuern."
        message = "ist nicht in UTF-8 gespeichert."
        raise UnreadableError(message, hint) from None


def _scan(data: bytes) -> StoredWords:
    from chronik.evidence.stored.ocr import words_of_scan  # late, too

    return words_of_scan([data])


def _html(data: bytes) -> StoredWords:
    """OCR (hOCR), or a web page that was kept."""
    if b"ocr_page" in data:
        return _scan(data)
    from chronik.evidence.stored.web.pages import words_of_page  # late, too

    return words_of_page(data)


_BINARY: Mapping[str, _Read] = {".pdf": _pdf}
_MEDIA_TYPES = {
    **dict.fromkeys((".jpg", ".jpeg"), "image/jpeg"),
    **dict.fromkeys((".xml", ".alto", ".page"), "application/xml"),
    **dict.fromkeys((".html", ".htm", ".hocr"), "text/html"),
    ".png": "image/png",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
    ".vtt": "text/vtt",
}
READERS: Mapping[str, _Read] = {
    **dict.fromkeys(captions.CAPTIONS, _captions),
    **dict.fromkeys(OCR_SUFFIXES, _scan),
    **dict.fromkeys((".html", ".htm"), _html),
    **_BINARY,
}
