"""Which file is read how: by the end of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from chronik.evidence.stored import captions
from chronik.evidence.stored.marks import StoredWords, UnreadableError
from chronik.words.portable import OCR_FILES, WARC_FILES, WEB_PAGES

_Read = Callable[[bytes], StoredWords]
ReadWords = Callable[[str, Sequence[bytes], Sequence[str]], StoredWords]  # as `words_of_files`


def words_of_file(name: str, data: bytes) -> StoredWords:
    """The words of a file of seeds/. Raises UnreadableError."""
    return READERS.get(_suffix(name), _plain)(data)


def words_of_files(name: str, parts: Sequence[bytes], pages: Sequence[str]) -> StoredWords:
    """The words of the files of a source; several are OCR, a page each. `pages` are the numbers of
    scanned pages, "" for one that nobody typed. Raises UnreadableError.
    """
    if not pages:
        return words_of_file(name, parts[0])
    from chronik.evidence.stored.ocr import words_of_scan  # late: few chronicles have scans

    return words_of_scan(parts, pages)


def is_text_file(name: str) -> bool:
    """Whether its words stand in the file as they are: so they can be changed in it."""
    return _suffix(name) not in READERS


def is_apart(name: str) -> bool:
    """Whether the file is no text that people read: reading its words takes long, and nothing can
    be taken out of it here.
    """
    return _suffix(name) in _APART


def type_of_stored(name: str) -> str:
    """As registered with IANA."""
    return _MEDIA_TYPES.get(_suffix(name), "text/plain")


def is_stored_text(name: str) -> bool:
    """Whether a file is meant to be quoted, by its name."""
    return _suffix(name) in (".txt", *READERS)


def _suffix(name: str) -> str:
    """„.txt“; „.warc.gz“ is one."""
    low = name.lower()
    return ".warc.gz" if low.endswith(".warc.gz") else low[low.rfind(".") :]


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


def _warc(data: bytes) -> StoredWords:
    from chronik.evidence.stored.web.archives import words_of_warc  # late, too

    return words_of_warc(data)


def _wacz(data: bytes) -> StoredWords:
    from chronik.evidence.stored.web.archives import words_of_wacz  # late, too

    return words_of_wacz(data)


_APART: Mapping[str, _Read] = {
    ".pdf": _pdf,
    **dict.fromkeys(OCR_FILES, _scan),
    **dict.fromkeys(WEB_PAGES, _html),
    **dict.fromkeys(WARC_FILES, _warc),
    ".wacz": _wacz,
}
_MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".vtt": "text/vtt",
    **dict.fromkeys((".jpg", ".jpeg"), "image/jpeg"),
    ".png": "image/png",
    ".webp": "image/webp",
    **dict.fromkeys((".xml", ".alto", ".page"), "application/xml"),
    **dict.fromkeys((".html", ".htm", ".hocr"), "text/html"),
    ".warc": "application/warc",
    ".warc.gz": "application/gzip",
    ".wacz": "application/wacz",
}
READERS: Mapping[str, _Read] = {**dict.fromkeys(captions.CAPTIONS, _captions), **_APART}
