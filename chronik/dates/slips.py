"""What people type instead of EDTF, and what they may have meant: text in, candidates out.

Only reached by texts that were refused. Nothing is checked here: every candidate must still be
parsed before it is offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple


class Slip(NamedTuple):
    """A known slip: what it is (German), and the text without it."""

    message: str
    corrected: str


def slip_in(text: str) -> Slip | None:
    """The first known slip in `text`, or None."""
    for pattern, message, better in _REFUSED:
        corrected = pattern.sub(better, text)
        if corrected != text:
            return Slip(message, corrected)
    return None


def _marks_last(match: re.Match[str]) -> str:
    return re.sub(r"[?~%]", "", match[0]) + _mark(match[0])


def _mark(text: str) -> str:
    """The one qualifier that says what all in `text` say."""
    if "%" in text or ("?" in text and "~" in text):
        return "%"
    return "?" if "?" in text else "~" if "~" in text else ""


# What to look for, what to say, and what to put there instead. The result is offered only if it
# parses; "?!" never does.
_REFUSED: tuple[tuple[re.Pattern[str], str, str | Callable[[re.Match[str]], str]], ...] = (
    (
        late(r"[T ][0-9]{1,2}:[0-9]{2}[0-9:.,]*(?:Z|[+-][0-9:]+| ?Uhr)?"),
        "Eine Uhrzeit gehört nicht hinein",
        "",
    ),
    (
        late(r"^\{(.*)\}$"),
        "{…} hieße „an allen diesen Tagen“, hier gibt es nur [… , …] „eines davon“",
        r"[\1]",
    ),
    (
        late(r"^\[\s*([0-9-]*)\s*(?:\.{2,}|…|–|/|\bbis\b)\s*([0-9-]*)\s*\]$"),
        "„Irgendwann zwischen“ heißt in [ ] „..“",
        r"[\1..\2]",
    ),
    (
        late(r"^\[\s*([0-9]{4})\s*-\s*([0-9]{4})\s*\]$"),
        "„Irgendwann zwischen“ heißt in [ ] „..“",
        r"[\1..\2]",
    ),
    (
        late(r"^\[.*\.\..*\]$"),
        "„..“ gibt es in [ ] so: [1746..1755], [..1755], [1746..], [1746,1750..1755]",
        "?!",
    ),
    (late(r"^(?:Y-?|-)[0-9]+.*$"), "Ein Jahr liegt zwischen 0001 und 9999", "?!"),
    (
        late(r"(?:unknown|unbekannt)(?=/)|(?<=/)(?:unknown|unbekannt)"),
        "Ein unbekanntes Ende bleibt leer",
        "",
    ),
    (late(r"(?<=/)(?:open|offen|heute|now|\.{3}|…)"), "Ein offenes Ende heißt „..“", ".."),
    (
        late(r"(?<![^/])[0-9xX]{4}(?:-[0-9xX]{2}){0,2}(?=[?~%]?(?:/|$))"),
        "Das „X“ wird groß geschrieben",
        lambda match: match[0].upper(),
    ),
    (
        late(r"(?<![0-9X?~%-])(?![0-9]{4}[?~%]?-[0-9]{4})[0-9X-]*[?~%][0-9X?~%-]*"),
        "?, ~ oder % steht einmal und am Ende",
        _marks_last,
    ),
    (
        late(r"^XXXX-XX-[0-9]{2}[?~%]?$"),
        "Ein Tag ohne Monat lässt sich nicht einordnen",
        "unknown",
    ),
    (
        late(r"^([0-9]{4})-XX-[0-9]{2}([?~%]?)$"),
        "Ein Tag ohne Monat lässt sich nicht einordnen",
        r"\1\2",
    ),
    (late(r"^(XXXX-[0-9]{2})-XX([?~%]?)$"), "Ohne Jahr und Tag genügt der Monat", r"\1\2"),
    (
        late(r"^(?=.*X)[0-9X]{4}(?:-[0-9X]{2}){0,2}[?~%]?$"),
        "X gibt es so: 199X, 19XX, 2021-XX, 2021-12-XX, XXXX-06-17",
        "?!",
    ),
    (late(r"^[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{2}$"), "Das Jahr hat vier Ziffern", "?!"),
)

_MONTHS = "jan feb mär apr mai jun jul aug sep okt nov dez"
_NAMES = {name: number for number, name in enumerate(_MONTHS.split(), 1)} | {
    "mrz": 3,
    "mae": 3,
    "jän": 1,
}
_SEASONS = {"frühjahr": 21, "frühling": 21, "sommer": 22, "herbst": 23, "winter": 24}
_NO_DATE = {
    "unknown",
    "unbekannt",
    "datum unbekannt",
    "undatiert",
    "ohne datum",
    "o. j.",
    "o.j.",
    "ohne jahr",
    "o. d.",
    "o.d.",
    "s. d.",
    "s.d.",
    "k. a.",
    "k.a.",
    "n/a",
    "null",
    "none",
    "?",
    "-",
}
_Y, _M, _D = r"(?P<y>[0-9]{4})", r"(?P<m>[0-9]{1,2})", r"(?P<d>[0-9]{1,2})"
_N = (
    r"(?P<n>jan|jän|feb|mär|mrz|mae|apr|mai|jun|jul|aug|sep|okt|nov|dez)"
    r"(?:uar|ner|ruar|z|rz|il|i|ust|t|tember|ober|ember)?\.?"
)
_WRITTEN = tuple(
    late(pattern)
    for pattern in (
        rf"{_D}\. ?{_M}\. ?(?:{_Y})?",
        rf"{_D}\.? ?{_N},? ?(?:{_Y})?",
        rf"{_N},? ?(?:{_Y})?",
        rf"{_D}[/-]{_M}[/-]{_Y}",
        rf"{_M} ?[./-] ?{_Y}",
        rf"{_Y}[-./]{_M}[-./]{_D}",
        rf"{_Y}[-./]{_M}",
        r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
        _Y,
        rf"(?P<s>{'|'.join(_SEASONS)})(?:,? {_Y}(?:[/-][0-9]{{2,4}})?)?",
        r"(?P<x>[0-9]{3})0er[ -]*",
    )
)
_ABOUT = late(r"\b(?:ca|circa|zirka|etwa|ungefähr|um|gegen|rund)\b\.?|~|%")
_DOUBT = late(r"\b(?:vermutlich|wohl|vielleicht|wahrscheinlich|möglicherweise|evtl)\b\.?|\?|%")
_NOISE = late(
    r"\b(?:(?:mon|diens|donners|frei|sams)tag|mittwoch|sonn(?:tag|abend)"
    r"|am|im|in|irgendwann|den|dem|der|die|das|vom|von|zum|zur|zwischen"
    r"|(?:tag|monat|jahr) unbekannt|jahre?n?|anfang|mitte|ende)\b,?"
)


def from_german(text: str) -> list[str]:
    """What a date in German words or digits may mean, as EDTF not yet checked.

    „3.12.2021“ -> ["2021-12-03"].
    """
    compatible = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", compatible).strip()
    if plain in _NO_DATE:
        return ["unknown"]

    is_between = bool(re.search(r"\bzwischen\b", plain))
    plain = " ".join(_NOISE.sub(" ", plain).split()).strip(" ,;()")
    candidates = [
        _bounded(plain),
        _calendar_part(plain),
        _atom(plain),
        _atom(plain, month_first=True),
        _open(plain),
        _between(plain, some_time=is_between),
        _one_of(plain),
    ]
    return list(dict.fromkeys(date for date in candidates if date and date != text))


def _calendar_part(plain: str) -> str:
    if century := re.fullmatch(r"([0-9]{1,2})\. ?(?:jahrhundert|jhd?\.?)", plain):
        last_year = int(century[1]) * 100
        return f"[{last_year - 99:04}..{last_year:04}]"

    part = re.fullmatch(r"([1-4])\. ?(quartal|halbjahr),? ([0-9]{4})", plain)
    if not part:
        return ""
    return f"{part[3]}-{int(part[1]) + (32 if part[2] == 'quartal' else 39)}"


def _atom(plain: str, *, month_first: bool = False) -> str:
    mark = _mark("~" * bool(_ABOUT.search(plain)) + "?" * bool(_DOUBT.search(plain)))
    core = _DOUBT.sub("", _ABOUT.sub("", plain)).strip(" ,")

    for pattern in _WRITTEN:
        if match := pattern.fullmatch(core):
            part = match.groupdict()
            if month_first and "/" in core and part.get("d") and core[:4] != part["y"]:
                part["d"], part["m"] = part["m"], part["d"]
            return _compose(part) + mark
    return ""


def _compose(part: dict[str, str | None]) -> str:
    if part.get("x"):
        return f"{part['x']}X"
    year, day = part.get("y") or "XXXX", part.get("d")
    season, name = part.get("s"), part.get("n")
    month = _SEASONS[season] if season else _NAMES[name] if name else part.get("m")
    return year + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")


def _open(plain: str) -> str:
    match = re.fullmatch(r"(.*)\b(seit|ab|bis)\b(.*)", plain)
    known = _atom(f"{match[1]} {match[3]}".strip()) if match else ""
    if not (match and known):
        return ""
    return f"../{known}" if match[2] == "bis" else f"{known}/.."


def _bounded(plain: str) -> str:
    """„spätestens 1755“ says no more than `[..1755]`."""
    match = re.fullmatch(r"(spätestens|frühestens) (.*)", plain)
    known = _atom(match[2]) if match else ""
    if not (match and known):
        return ""
    return f"[..{known}]" if match[1] == "spätestens" else f"[{known}..]"


def _between(plain: str, *, some_time: bool) -> str:
    """A time from one to another, or some time between two: that lasts no longer than is said."""
    for joint in re.finditer(r" ?(?:-|/|\.\.|\bbis\b|\bund\b) ?", plain):
        left, right = plain[: joint.start()], plain[joint.end() :]
        if re.fullmatch(r"[0-9]{4}", left) and re.fullmatch(r"[0-9]{2}", right):
            right = left[:2] + right

        last = _atom(right)
        first = _completed(left, last)
        if first and last:
            between = some_time or ".." in joint[0]
            return f"[{first}..{last}]" if between else f"{first}/{last}"
    return ""


def _one_of(plain: str) -> str:
    parts = re.split(r", | ?\boder\b ?", plain)
    last = _atom(parts[-1])
    members = [*(_completed(part, last) for part in parts[:-1]), last]
    same_form = len({len(member) for member in members}) == 1
    return f"[{','.join(members)}]" if "oder" in plain and last and same_form else ""


def _completed(plain: str, last: str) -> str:
    """The first of two dates; what it leaves out the last one has, as in „4.-7. März 2021“."""
    if re.fullmatch(r"[0-9]{1,2}\.", plain) and len(last) == 10:
        return f"{last[:8]}{int(plain[:-1]):02}"
    first = _atom(plain)
    return last[:4] + first[4:] if first.startswith("XXXX") and last[:4].isdecimal() else first
