"""Months, seasons, weekdays and ordinals in words, in small letters, and the EDTF numbers they
stand for.

Seasons 21-24, quarters 33-36 and halves 40-41 are those of ISO 8601-2:2019 (EDTF level 2, sub-year
groupings).
"""

from __future__ import annotations

from chronik.dates.yearparts import MONTHS
from chronik.passages.wordlists import wordlist

_SHORT = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
MONTH_OF = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
MONTH_OF |= {name: number for number, name in enumerate(_SHORT, start=1)}
MONTH_OF |= {"jänner": 1, "jän": 1, "feber": 2, "febr": 2, "maerz": 3, "mrz": 3, "sept": 9}
# as they were written until about 1900, the Latin genitives in church registers
MONTH_OF |= {"märtz": 3, "juny": 6, "july": 7, "october": 10, "december": 12}
MONTH_OF |= {"januarii": 1, "februarii": 2, "martii": 3, "aprilis": 4, "maii": 5, "junii": 6}
MONTH_OF |= {"julii": 7, "augusti": 8, "septembris": 9, "octobris": 10, "novembris": 11}
MONTH_OF |= {"decembris": 12}

SEASON_OF = {"frühjahr": 21, "frühling": 21, "sommer": 22, "herbst": 23, "winter": 24}

_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
WEEKDAY_OF = {name: number for number, name in enumerate(_WEEKDAYS)} | {"sonnabend": 5}
WEEKDAY_SHORT = {name[:2]: number for number, name in enumerate(_WEEKDAYS)}

_UNITS = wordlist("ein zwei drei vier fünf sechs sieben acht neun")
_ORDINALS = wordlist(
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt"
    " fünfzehnt"
    " sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst"
)
_ORDINALS += [f"{unit}undzwanzigst" for unit in _UNITS] + ["dreißigst", "einunddreißigst"]
DAY_OF = {word: number for number, word in enumerate(_ORDINALS, start=1)}
DAY_OF |= {"siebent": 7, "dreissigst": 30, "einunddreissigst": 31}


def either(words: dict[str, int]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
