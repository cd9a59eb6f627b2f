"""What messages need: the word that was meant, a text cut short, why the system refused."""

from __future__ import annotations

import errno
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

SHORT_LIST = 8  # names that a message lists


def meant(word: str, known: Iterable[str], most: int = 32) -> str:
    """The hint „Meinten Sie …?“ or the list of the allowed words, when these are few."""
    from chronik.words.near import nearest  # late: only for messages

    words = frozenset(known)
    close = nearest(word, words)
    if close:
        return f"Meinten Sie „{close}“?"

    return f"Erlaubt sind: {', '.join(sorted(words))}." if 0 < len(words) <= most else ""


def present(word: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for a name that leads nowhere: „Meinten Sie …?“, else what to do `otherwise`.

    Before that it says what there is, when that is little.
    """
    hint = meant(word, known, SHORT_LIST)
    if hint.startswith("Meinten"):
        return hint
    return f"{hint} {otherwise}".strip().replace("Erlaubt sind:", "Vorhanden sind:")


def line_starts(text: str) -> Sequence[int]:
    """Where each line begins: to find the place of many offsets without counting anew."""
    return [*accumulate((len(line) + 1 for line in text.split("\n")), initial=0)]


def place_in(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset in the text whose lines begin there."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def shortened(text: str, limit: int = 60) -> str:
    """What a message repeats of a text that somebody typed."""
    return text if len(text) <= limit else f"{text[:limit]}…"


_REASONS = {
    errno.ENOENT: "Datei oder Ordner nicht gefunden",
    errno.EACCES: "keine Berechtigung",
    errno.EPERM: "keine Berechtigung",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EDQUOT: "der zugeteilte Speicherplatz ist voll",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.EISDIR: "das ist ein Ordner",
    errno.ENOTDIR: "das ist kein Ordner",
    errno.EEXIST: "das gibt es schon",
    errno.ELOOP: "einer Verknüpfung wird nicht gefolgt",
    errno.EINVAL: "das ist keine gewöhnliche Datei",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.EMFILE: "zu viele Dateien sind offen",
    errno.EIO: "der Datenträger meldet einen Fehler",
    errno.EXDEV: "die Ordner liegen auf verschiedenen Datenträgern",
    errno.ENOTEMPTY: "der Ordner ist nicht leer",
    errno.EBUSY: "etwas anderes benutzt das gerade",
    errno.ESTALE: "die Datei wurde gerade geändert",
    errno.EPIPE: "niemand liest die Ausgabe",
}


def reason(fault: OSError) -> str:
    """Why the system refused, in German."""
    if not fault.errno:
        return str(fault)
    return _REASONS.get(fault.errno, f"Systemfehler {fault.errno}")
