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
    return name[name.rfind(".") :].lower() not in READERS


def _plain(data: bytes) -> StoredWords:
    return StoredWords(_decoded(data))


def _captions(data: bytes) -> StoredWords:
    return captions.words_of_captions(_decoded(data))


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


READERS: Mapping[str, _Read] = {
    **dict.fromkeys(captions.CAPTIONS, _captions),
    **dict.fromkeys(OCR_SUFFIXES, _scan),
    **dict.fromkeys((".html", ".htm"), _html),
}
