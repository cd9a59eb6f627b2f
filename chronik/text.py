"""Words: slugs, German order, the nearest name, German lists and numbers. Pure, and about no record in particular."""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

NBSP = "\u00a0"
ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
GERMAN = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ẞ", "SS"))
_DIGITS = re.compile(r"\d+")
# C0 and C1 controls but tab and line feed: no XML feed may hold them (XML 1.0, section 2.2).
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def slug(text: str) -> str:
    """An id as python-slugify makes it, with German transliteration: „Bündnis für Ärzte“ is buendnis-fuer-aerzte."""
    from slugify import slugify  # 10 ms that only editing commands and headings need

    return slugify(unicodedata.normalize("NFC", text), replacements=[list(pair) for pair in GERMAN])


_DOTS = "\u0308"  # of an umlaut
_BLANKS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """German dictionary order, DIN 5007-1: umlauts as their base letters, ß as ss, numbers by value."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss")).replace(_DOTS, "")
    base = folded.translate(_BLANKS) if folded.isascii() else _letters(folded)  # nearly all German names are, without their dots
    return _DIGITS.sub(lambda m: m[0].zfill(9), " ".join(base.split()))


def _letters(folded: str) -> str:
    return "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))


def initial(key: str) -> str:
    """The letter of an A–Z list that a sort key stands under; everything else stands under „#“."""
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else "#"


@cache
def nearest(word: str, known: frozenset[str]) -> str:
    """The known word most like the given one, or "" when none is near."""
    from difflib import get_close_matches  # only for messages

    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def meant(word: str, known: Iterable[str]) -> str:
    """The hint „Meinten Sie …?“ or the list of a few allowed words."""
    words = frozenset(known)
    close = nearest(word, words) if len(words) <= 20000 else ""
    if close:
        return f"Meinten Sie „{close}“?"
    return f"Erlaubt sind: {', '.join(sorted(words))}." if 0 < len(words) <= 24 else ""


def present(word: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for a name that leads nowhere: „Meinten Sie …?“, else what there is, when that is little, and what to do `otherwise`."""
    hint = meant(word, known)
    return hint if hint.startswith("Meinten") else f"{hint} {otherwise}".strip().replace("Erlaubt sind:", "Vorhanden sind:")


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
    return _REASONS.get(fault.errno or 0, f"Systemfehler {fault.errno}" if fault.errno else str(fault))


def listed(words: Sequence[str], last: str = "und") -> str:
    """„A, B und C“."""
    if len(words) < 2:
        return words[0] if words else ""
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def number(value: int) -> str:
    """German grouping: 1.500."""
    return f"{value:,}".replace(",", ".")


def counted(value: int, one: str, many: str) -> str:
    """„1 Ereignis“, „92 Ereignisse“, with a no-break space."""
    return f"{number(value)}{NBSP}{one if value == 1 else many}"


def without_controls(text: str) -> str:
    """The text without characters that no XML document may hold."""
    return _CONTROLS.sub("", text)
