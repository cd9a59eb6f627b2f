"""What messages need: the word that was meant, a text cut short, why the system refused."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from functools import cache


@cache
def nearest(word: str, known: frozenset[str]) -> str:
    """The known word most like the given one, or "" when none is near."""
    from difflib import get_close_matches  # only for messages

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def meant(word: str, known: Iterable[str]) -> str:
    """The hint „Meinten Sie …?“ or the list of a few allowed words."""
    words = frozenset(known)
    close = nearest(word, words) if len(words) <= 20000 else ""
    if close:
        return f"Meinten Sie „{close}“?"

    return f"Erlaubt sind: {', '.join(sorted(words))}." if 0 < len(words) <= 24 else ""


def present(word: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for a name that leads nowhere: „Meinten Sie …?“, else what to do `otherwise`.

    Before that it says what there is, when that is little.
    """
    hint = meant(word, known)
    if hint.startswith("Meinten"):
        return hint
    return f"{hint} {otherwise}".strip().replace("Erlaubt sind:", "Vorhanden sind:")


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
    errno.ELOOP: "die Verknüpfungen führen im Kreis",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.EMFILE: "zu viele Dateien sind offen",
    errno.EIO: "der Datenträger meldet einen Fehler",
    errno.ESTALE: "die Datei wurde gerade geändert",
    errno.EPIPE: "niemand liest die Ausgabe",
}


def reason(fault: OSError) -> str:
    """Why the system refused, in German."""
    if not fault.errno:
        return str(fault)
    return _REASONS.get(fault.errno, f"Systemfehler {fault.errno}")
