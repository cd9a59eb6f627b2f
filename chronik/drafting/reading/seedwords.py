"""A file below seeds/, read for a command that was typed: its words, or why there are none."""

from __future__ import annotations

from chronik.evidence.stored.marks import StoredWords, UnreadableError
from chronik.evidence.stored.reading import is_binary, is_text_file, words_of_file
from chronik.words.diagnostics import RefusedError
from chronik.words.german import number

LONGEST_TEXT = 300_000  # characters; more is not one text


def words_of_seed(name: str, data: bytes) -> StoredWords:
    """What can be quoted of that file below seeds/. Raises RefusedError."""
    if is_text_file(name):
        return StoredWords(text_of_seed(name, data))
    try:
        words = words_of_file(name, data)
    except UnreadableError as fault:
        raise RefusedError(f"seeds/{name} {fault.message} {fault.hint}") from fault
    _bounded(name, words.text)
    return words


def text_of_seed(name: str, data: bytes) -> str:
    """The text of that file below seeds/, as it can be changed. Raises RefusedError."""
    if is_binary(name):
        raise RefusedError(
            f"seeds/{name} ist ein PDF; darin kann chronik nichts schwärzen. Die Worte im PDF "
            "selbst unkenntlich machen (so, dass sie auch nicht mehr zu markieren sind) und die "
            "Zeile „sha256“ erneuern, oder nur den Text als .txt ablegen und dort schwärzen."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise RefusedError(
            f"seeds/{name}:{line}: Der Text ist nicht in UTF-8 gespeichert. Im Editor als UTF-8 "
            "speichern, dann noch einmal."
        ) from fault
    _bounded(name, text)
    return text


def _bounded(name: str, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise RefusedError(
            f"seeds/{name} hat {number(len(text))} Zeichen; ein Entwurf liest höchstens "
            f"{number(LONGEST_TEXT)}. In mehrere Dateien teilen, für jeden Text eine."
        )
