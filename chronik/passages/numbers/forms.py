"""The forms a number may have, as patterns on the small letters of a folded passage, and their
values.

Decimals are no whole numbers and come to nothing, unless they are of thousands or millions („1,5
Millionen“). So do digits in front of a hyphen and a word („50-jährig“), after one („Covid-19“), and
with a leading zero.
"""

from __future__ import annotations

import re

from chronik.language.patterns import late
from chronik.passages.numbers.words import NUMBER, ROUND, cardinal, ordinal, round_number

_DIGITS = r"(?:[1-9][0-9]{0,2}(?:(?P<sep>[. '])[0-9]{3})(?:(?P=sep)[0-9]{3})*|[1-9][0-9]{0,14}|0)"
_NO_MORE = r"(?![0-9]|[.,:/'][0-9]|[^\W\d_]|-[^\W\d]|- )"
_HALF = "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun"

NUMBER_FORM = late(
    rf"(?P<deci>[0-9]{{1,4}},[0-9]{{1,3}}) (?P<dround>{ROUND})(?!\w)"
    rf"|(?P<digits>{_DIGITS}){_NO_MORE}(?: (?P<round>{ROUND})(?!\w))?"
    rf"|(?:ein(?:e[mnrs]?)? )?halbe[nrs]? (?P<half>{ROUND})(?!\w)"
    rf"|(?:(?P<halves>{_HALF})einhalb|(?P<one>anderthalb)) (?P<hround>{ROUND})(?!\w)"
    rf"|(?:ein(?:e[mnrs]?)? )(?P<aone>{ROUND})(?!\w|-)"
    rf"|(?P<many>dutzende|(?:zehn|hundert)?tausende|hunderte|millionen|milliarden)n?(?:[rn])?(?!\w"
    rf"|-)"
    rf"|(?P<rword>{ROUND})(?!\w|-)"
    rf"|(?P<word>{NUMBER})(?:(?<=zwei|drei)er|(?<=zwei|drei|vier)en)?(?!\w"
    rf"|-)(?: (?P<wround>{ROUND})(?!\w))?"
    r"|(?P<ordinal>[a-zäöüß]+(?<=t)e[nrsm]?)(?!\w|-[^\W\d])"
)
NUMBER_BEGINNINGS = late(
    r"(?<![\w.,:/+])(?<![^\W\d]-)[0-9]"
    r"|(?<![\w-])(?:ein|zw[eoaö]|dr[ei]|vie|fün|sec|sie|ach|neu|zeh|elf|hun|tau|mil|mio|dut|ers"
    r"|nul|hal|and)"
)
LIKELY_NUMBER = late(
    r"[0-9]|(?<!\w)(?:zwe[ien]|zwan|zwo|zwö|drei|dritt|vier|fünf|sech|sieb|acht|neun|zehn|elf|hund"
    r"|taus|dutz|mill"
    r"|null|eins|einu|einh|eint|erste|halb|ander)"
)
_MANY = {"dutzende": 12, "hunderte": 100, "tausende": 1_000, "zehntausende": 10_000}
_MANY |= {"hunderttausende": 100_000, "millionen": 1_000_000, "milliarden": 1_000_000_000}


def value(match: re.Match[str]) -> int | None:
    """The number that a match of FORM writes; None where it is no whole number, or none at all."""
    said = {name: words for name, words in match.groupdict().items() if words}
    if "deci" in said:
        return _decimal(said["deci"], round_number(said["dround"]))
    if "digits" in said:
        return _plain(said["digits"]) * (round_number(said["round"]) if "round" in said else 1)

    if "half" in said:
        return round_number(said["half"]) // 2
    if "hround" in said:
        whole = cardinal(said.get("halves", "")) or 1
        return (2 * whole + 1) * round_number(said["hround"]) // 2
    return _in_words(said)


def _in_words(said: dict[str, str]) -> int | None:
    if "aone" in said or "rword" in said:
        return round_number(said.get("aone") or said["rword"])
    if "many" in said:
        return _MANY[said["many"].removesuffix("n") if said["many"] not in _MANY else said["many"]]
    if "ordinal" in said:
        return ordinal(said["ordinal"])

    number = cardinal(said["word"])
    return (
        number if number is None or "wround" not in said else number * round_number(said["wround"])
    )


def _plain(digits: str) -> int:
    return int(re.sub("[. ']", "", digits))


def _decimal(digits: str, times: int) -> int | None:
    """„1,5“ times a million; None where a fraction is left."""
    whole, _, fraction = digits.partition(",")
    number = int(whole + fraction) * times
    return number // 10 ** len(fraction) if number % 10 ** len(fraction) == 0 else None
