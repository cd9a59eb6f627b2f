"""Stored files that no command can change: where they name somebody who is withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chronik.evidence.quotes import places_of, prepare
from chronik.evidence.stored.marks import StoredWords, UnreadableError, place_words
from chronik.evidence.stored.reading import words_of_file
from chronik.words.diagnostics import RefusedError
from chronik.words.german import listed


def refuse_naming(name: str, data: bytes, forms: Sequence[str]) -> None:
    """Raises RefusedError where a file of seeds/ holds one of these forms of a name."""
    words = _words_in(name, data)
    ready = prepare(words.text)
    places = sorted(place for form in forms for place in places_of(ready, form))
    pages = dict.fromkeys(place_words(words.marks, start) for start, _ in places)
    if places:
        where = f" ({listed([*pages])})" if any(pages) else ""
        raise RefusedError(
            f"In seeds/{name} steht der Name{where}, und chronik kann darin nichts ändern. Ihn "
            "dort so unkenntlich machen, dass er auch nicht mehr zu markieren ist, und die Zeile "
            "„sha256“ der Quelle erneuern, oder statt der Datei nur den Text als .txt ablegen; "
            "dann noch einmal. Nichts wurde geändert."
        )


def place_naming(path: str, data: bytes, words: Collection[str]) -> str:
    """„seeds/heft.pdf, S. 3“: where the first of these words stands; "" where none does."""
    read = _words_in(path, data)
    at = min((place for word in words if (place := read.text.find(word)) >= 0), default=-1)
    return ", ".join(filter(None, (path, place_words(read.marks, at)))) if at >= 0 else ""


def _words_in(name: str, data: bytes) -> StoredWords:
    """What nobody can read names nobody."""
    try:
        return words_of_file(name, data)
    except UnreadableError:
        return StoredWords("")
