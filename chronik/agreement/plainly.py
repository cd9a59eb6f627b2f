"""What a passage says so plainly that it need not be read word by word: most that is typed rightly.

Only what agrees is seen here. „False“ says nothing but that the passage must be read.
"""

from __future__ import annotations

import re

from chronik.dates.edtf import MONTHS, Edtf, Precision
from chronik.language.patterns import late

# Words that change what a date or a number means, or bind it to another one.
_LEADS = (
    r"und|sowie|u\.|seit|ab|bis|vor|nach|zwischen|vo[nm]|um|gegen"
    r"|circa|ca\.?|zirka|etwa|ungefähr|rund|vermutlich"
    r"|wahrscheinlich|wohl|vielleicht|möglicherweise|mutmaßlich|angeblich|vermutet|anfang|beginn"
    r"|mitte|ende|jahres\w+|oder|bzw\.?|am|an|anno|de[mnrs]|das|die|dieses|diese[mn]|eine[ms]|im|in"
    r"|jahre?n?s?|monate?s?|tage?s?|zeitraum|zu[mr]?|\w+tags?|(?:sonn|mitt)\w+|mo|di|mi|do|fr|sa|so"
    r"|spätestens|frühestens|vergangenen|letzten|kommenden|nächsten"
)
_BEFORE_DAY = late(
    rf"(?:\A|[…:!?“„»«;] |(?<![^\s])(?!(?:{_LEADS})[.,]? )[^\W_]+[,]? )am \Z", re.IGNORECASE
)
_AFTER_DAY = late(
    r"(?:\Z|[….:;,!?“”\"»« ])"
    r"(?![\s,(]*(?:bis|oder|bzw|und|u\.|sowie|an|[-‐‑–—/&?(]|\d|unsicher|vermutl|wahrsch|heute))",
    re.IGNORECASE,
)

_NO_COUNT_BEFORE = late(
    r"knapp|rund|\brd\b|etwa|um die|gegen|schätz|gut|über|mehr|fast|beinahe|an die|ungef|circa"
    r"|\bca\b"
    r"|zirka|mindest|wenig|bis|höchst|maximal|unter|nahezu|annähernd|mehrere|einige"
    r"|viele|paar|zwischen"
    r"|und ",
    re.IGNORECASE,
)
_WORD_BEFORE = late(r"(?<!\S)[a-zäöüß]+ \Z")  # no label, as „Seite 84“ has one
_COUNTED = late(
    r" (?:Teilnehm|Teilgenom|Gäst|Person|Mensch|Besuch|Mitglied|Anwesend|Interess|Zuhör|Zuschau)"
)
_REACH_OF_DAY = 60  # characters before it that are looked at
_REACH_OF_COUNT = 32  # more than any qualifier has


def is_day_plain(date: Edtf, passage: str) -> bool:
    """Whether „am 5. Februar 2021“ stands there, and nothing that could change what it means."""
    if date.precision is not Precision.DAY or date.uncertain or date.approximate:
        return False
    year, month, day = date.text[:4], date.text[5:7], date.text[8:10]
    for words in (f"{int(day)}. {MONTHS[int(month) - 1]} {year}", f"{day}.{month}.{year}"):
        at = passage.find(words)
        if at >= 0:
            before, after = passage[max(0, at - _REACH_OF_DAY) : at], passage[at + len(words) :]
            return bool(_BEFORE_DAY.search(before) and _AFTER_DAY.match(after))
    return False


def is_count_plain(value: int, passage: str) -> bool:
    """Whether „92 Teilnehmende“ stands there, and nothing that could change what it means."""
    at = passage.find(f" {value} ")
    if at < 0:
        return False
    before, end = passage[max(0, at - _REACH_OF_COUNT) : at + 1], at + 1 + len(str(value))
    is_counted = _WORD_BEFORE.search(before) and _COUNTED.match(passage, end)
    return bool(is_counted) and not _NO_COUNT_BEFORE.search(before)
