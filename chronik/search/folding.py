"""Words made even, as an index compares them. The same in assets/suchindex.js.

Case, accents, soft hyphens and ligatures make no other word, and ä, ae and a are one letter, as ß
and ss are. There is no stemming: „Kammer“ and „Kammern“ stay two forms, which stand beside each
other where forms are sorted.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from chronik.dates.yearparts import MONTHS
from chronik.language.patterns import late

_PLAIN = str.maketrans({"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_SEPARATOR = late(r"(?<=\d)[.'’](?=\d{3}(?!\d))")
_DAY = late(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_WORD = late(r"[^\W_]+")
_WIDE = late("(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))")


def form_of(text: str) -> str:
    """The text in even letters; what stands between its words stays."""
    if not text.isascii():
        low = unicodedata.normalize("NFKD", text).lower().translate(_PLAIN)
        text = "".join([c for c in low if unicodedata.category(c) not in _UNSEEN])
    return text.lower().replace("ae", "a").replace("oe", "o").replace("ue", "u")


_UNSEEN = frozenset(("Mn", "Mc", "Me", "Cf"))  # marks, and characters that only steer


@lru_cache(maxsize=1 << 16)
def folded_words(chunk: str) -> tuple[str, ...]:
    """The forms of the words in what stands between two blanks.

    „1.200“ is one: 1200; „03.12.2021“ is three: 3, dezember, 2021.
    """
    form = form_of(chunk)
    if not form.isalpha() and any(map(str.isdigit, form)):
        form = _DAY.sub(lambda found: _spelt(*found.groups()), form)
        form = _SEPARATOR.sub("", form)
    return tuple(_WORD.findall(form))


def _spelt(day: str, month: str, year: str) -> str:
    name = MONTHS[int(month) - 1] if 0 < int(month) <= len(MONTHS) else month
    return f"{int(day)} {form_of(name)} {year}"


def chunks(text: str) -> list[str]:
    """What stands between blanks. A narrow one within a number is none."""
    if "\u202f" in text or "\u00a0" in text or "\u2009" in text:
        text = _WIDE.sub("", text)
    return text.split()
