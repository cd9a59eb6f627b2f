"""German words: ids made of names, order, lists and numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from chronik.language.patterns import late

NBSP = "\u00a0"
INNER_QUOTES = str.maketrans("„“", "‚‘")  # quotation marks within quotation marks
GERMAN = (
    *(("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")),
    *(("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ẞ", "SS")),
)
_DIGITS = late(r"\d+")
# C0 and C1 controls but tab and line feed: no XML feed may hold them (XML 1.0, section 2.2).
_CONTROLS = late("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
TURNING = "\u202a-\u202e\u2066-\u2069"  # of the direction of writing
WIDTHLESS = "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
# The joiner of two pictures of one sign is seen.
UNSEEN_IN_NAME = late(
    rf"(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d|(?!\u200d)[{WIDTHLESS}]"
)
NO_TEXT = late(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{TURNING}\ufff9-\ufffb\ufffe\uffff]")


_DOTS = "\u0308"  # of an umlaut
_BLANKS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


def slug(text: str) -> str:
    """An id as python-slugify makes it: „Bündnis für Ärzte“ is buendnis-fuer-aerzte."""
    from slugify import slugify  # 10 ms that only editing commands and headings need

    return slugify(unicodedata.normalize("NFC", text), replacements=[list(pair) for pair in GERMAN])


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """German dictionary order, DIN 5007-1: umlauts as base letters, ß as ss, numbers by value."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss")).replace(_DOTS, "")
    # nearly all German names are ASCII, without their dots
    base = folded.translate(_BLANKS) if folded.isascii() else _letters(folded)
    return _DIGITS.sub(lambda digits: digits[0].zfill(9), " ".join(base.split()))


def _letters(folded: str) -> str:
    return "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))


def initial(key: str) -> str:
    """The letter of an A–Z list that a sort key stands under; everything else stands under „#“."""
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else "#"


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


def without_refused(text: str) -> str:
    """The text without what commands a terminal or a browser, which no record may hold."""
    return NO_TEXT.sub("", text)


def as_seen(name: str) -> str:
    """The name without what nobody sees in it: a stored text may hold soft hyphens."""
    return " ".join(UNSEEN_IN_NAME.sub("", without_refused(name)).split())


def letter(number: int) -> str:
    """a, b … z, aa, ab … for 0, 1 …, as in lists of HTML."""
    before, last = divmod(number, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + last)
