"""The bytes of a table or a library to text, as spreadsheets and reference managers write them."""

from __future__ import annotations

import codecs

from chronik.language.tuples import NamedTuple
from chronik.words.diagnostics import RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ASSUMED = (
    "Der Zeichensatz ist nicht angegeben und nicht UTF-8; angenommen wurde {}. "
    "Umlaute bitte prüfen."
)


class Decoded(NamedTuple):
    """A text with line feeds alone, and what had to be assumed („“ for nothing)."""

    text: str
    assumed: str = ""


def decoded_file(name: str, data: bytes) -> Decoded:
    """UTF-8 with or without a mark, UTF-16, else Windows-1252. Raises RefusedError."""
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\0" in data:
        encoding = _sixteen(name, data)
    try:
        return Decoded(_evened(data.decode(encoding or "utf-8")))
    except UnicodeDecodeError as fault:
        if encoding:
            raise RefusedError(
                f"{name} ist beschädigt: Der Text endet mitten in einem Zeichen oder ist kein Text."
            ) from fault
    # Windows leaves five bytes without a meaning; Latin-1 has one for each.
    for guess, words in (("cp1252", "Windows-1252"), ("latin-1", "Latin-1")):
        try:
            return Decoded(_evened(data.decode(guess)), _ASSUMED.format(words))
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 reads every byte")


def _sixteen(name: str, data: bytes) -> str:
    """UTF-16 without a mark: every second byte of a Western text is nought."""
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise RefusedError(
            f"{name} ist eine Arbeitsmappe, keine Tabelle im Textformat. In Excel oder LibreOffice "
            "„Speichern unter“ wählen und als „CSV UTF-8“ speichern."
        )
    even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
    if max(even, odd) * 4 < min(len(data), 2000):
        raise RefusedError(f"{name} ist keine Textdatei.")
    return "utf-16-le" if odd > even else "utf-16-be"


def _evened(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
