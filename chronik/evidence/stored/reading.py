"""Which file is read how: by the end of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from chronik.evidence.stored import captions
from chronik.evidence.stored.marks import StoredWords, UnreadableError

_Read = Callable[[bytes], StoredWords]


def words_of_file(name: str, data: bytes) -> StoredWords:
    """The words of a file of seeds/. Raises UnreadableError."""
    suffix = name[name.rfind(".") :].lower()
    return READERS.get(suffix, _plain)(data)


def is_text_file(name: str) -> bool:
    """Whether its words stand in the file as they are: so they can be changed in it."""
    return name[name.rfind(".") :].lower() not in READERS


def is_binary(name: str) -> bool:
    """Whether the file is no text at all; reading it takes long."""
    return name[name.rfind(".") :].lower() in _BINARY


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


_BINARY: Mapping[str, _Read] = {".pdf": _pdf}
_MEDIA_TYPES = {".pdf": "application/pdf", ".vtt": "text/vtt"}
READERS: Mapping[str, _Read] = {**dict.fromkeys(captions.CAPTIONS, _captions), **_BINARY}
