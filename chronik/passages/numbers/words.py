"""German numbers and ordinals in words, from null to a million, in small letters.

Duden's forms, joined in one word: „dreihundertzwölf“, „zweiundneunzigtausend“; also „zwölfhundert“,
„zwo“, „dreissig“, and „und“ after hundred and thousand („hundertundeins“). Ordinals end in -te to
19 and in -ste from 20.
"""

from __future__ import annotations

from functools import lru_cache

from chronik.language.patterns import late

_UNITS = {"ein": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7}
_UNITS |= {"acht": 8, "neun": 9}
_TEENS = {"zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15}
_TEENS |= {"sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19}
_TENS = {"zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60}
_TENS |= {"siebzig": 70, "achtzig": 80, "neunzig": 90}
_ROUND = {"dutzend": 12, "hundert": 100, "tausend": 1_000, "million": 1_000_000}
_ROUND |= {"millionen": 1_000_000, "milliarden": 1_000_000_000, "milliarde": 1_000_000_000}
_ROUND |= {"mio": 1_000_000, "mrd": 1_000_000_000, "tsd": 1_000}
_ORDINALS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}

_U, _T, _X = "|".join(_UNITS), "|".join(_TEENS), "|".join(_TENS)
_BELOW_100 = rf"(?:(?:(?:{_U})und)?(?:{_X})|{_T}|(?:eins(?!\w)|{_U}))"
_BELOW_1000 = rf"(?:(?:{_T}|{_U})?hundert(?:und)?(?:{_BELOW_100})?|{_BELOW_100})"
NUMBER = rf"(?:(?:{_BELOW_1000})?tausend(?:und)?(?:{_BELOW_1000})?|{_BELOW_1000}|null)"
ROUND = r"(?:dutzend|hundert|tausend|million(?:en)?|milliarden?|mio\.?|mrd\.?|tsd\.?)"

_PARTS = late(
    rf"(?:(?P<thousands>{_BELOW_1000})?(?P<thousand>tausend)(?:und)?)?(?P<rest>{_BELOW_1000})?\Z"
)
_HUNDREDS = late(
    rf"(?:(?P<hundreds>{_T}|{_U})?(?P<hundred>hundert)(?:und)?)?"
    rf"(?:(?:(?P<unit>{_U})und)?(?P<tens>{_X})|(?P<teen>{_T})|(?P<last>eins|{_U}))?\Z"
)


@lru_cache(maxsize=4096)
def cardinal(word: str) -> int | None:
    """The number that one word spells, „zweiundneunzig“ is 92; None for other words, and „ein“."""
    if word == "null":
        return 0
    parts = None if word in ("", "ein") else _PARTS.match(word)
    if parts is None:
        return None

    thousands = _below_1000(parts["thousands"] or "ein") if parts["thousand"] else 0
    return thousands * 1000 + (_below_1000(parts["rest"]) if parts["rest"] else 0)


def _below_1000(word: str) -> int:
    """The number of a part of a word, up to 1999 for „neunzehnhundertneunundneunzig“."""
    parts = _HUNDREDS.match(word)
    if parts is None:
        raise ValueError(word)

    low = _UNITS | _TEENS
    hundreds = low[parts["hundreds"] or "ein"] if parts["hundred"] else 0
    tens = _TENS[parts["tens"]] + _UNITS.get(parts["unit"] or "", 0) if parts["tens"] else 0
    last = (parts["last"] or "").replace("eins", "ein")
    return hundreds * 100 + tens + _TEENS.get(parts["teen"] or "", 0) + _UNITS.get(last, 0)


_ENDING = late(r"e[nrsm]?\Z")


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """The place in a row that one word names, „fünfzehnten“ is 15; None for other words."""
    stem = _ENDING.sub("", word)
    if stem == word:
        return None
    for irregular, place in _ORDINALS.items():
        if stem.endswith(irregular):
            return _with_rest(stem.removesuffix(irregular), place)

    for ending in ("st", "t"):
        number = cardinal(stem.removesuffix(ending)) if stem.endswith(ending) else None
        if number is not None and ending == _ordinal_ending(number):
            return number
    return None


def _ordinal_ending(number: int) -> str:
    return "st" if number % 100 >= 20 or number % 100 == 0 < number else "t"


def _with_rest(before: str, number: int) -> int | None:
    """„hunderterste“: what stands before an irregular ordinal ends in hundred or thousand."""
    if not before:
        return number
    stem = before.removesuffix("und")
    high = cardinal(stem) if stem.endswith(("hundert", "tausend")) else None
    return None if high is None else high + number


def round_number(word: str) -> int:
    """The value of „Dutzend“, „hundert“, „Millionen“, „Mio.“ and their like."""
    return _ROUND[word.removesuffix(".")]
