"""Dates that may be uncertain, partial or open: EDTF in, first and last possible day out.

The grammar is the Extended Date/Time Format (EDTF, Library of Congress, 4 February 2019; part of ISO 8601-2:2019): of
level 0 all but times of day, of level 1 all but years before 0001 and after 9999, and of level 2 what a chronicle
needs: `XXXX-06-17` (day and month known, no year) and `[2020,2021]` ("Set representation", one of these). `unknown` is ours.

Decisions the standard leaves open:
- Seasons are meteorological and northern: spring 21 = March-May, summer 22 = June-August, autumn 23 =
  September-November, winter 24 = December to the end of February of the *following* year.
- Qualifiers (`?` uncertain, `~` approximate, `%` both) stand at the end and never move the bounds: how far "about"
  reaches is not known, so it is said in words, not computed.
- `199X` is 1990-1999 and `19XX` is 1900-1999, as written.
- `A/..` is open (it goes on), `A/` has an end nobody knows; both have no latest bound.
- Reversed intervals and unsorted or repeated sets are refused: they are slips of the pen.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from enum import IntEnum
from functools import lru_cache
from math import inf
from typing import NamedTuple, TypeAlias


class Precision(IntEnum):
    """How much of a date is known, finer first."""

    DAY = 0
    MONTH = 1
    SEASON = 2
    YEAR = 3
    DECADE = 4
    CENTURY = 5
    RANGE = 6
    CHOICE = 7
    YEARLESS = 8
    UNKNOWN = 9


class EdtfError(ValueError):
    """A text that is no date for us: `message` says what is wrong, `hint` what to type instead (both German)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Edtf(NamedTuple):
    """A parsed date. Sort by `.order`, never by the tuple itself (that would compare texts).

    `earliest` and `latest` are proleptic Gregorian day numbers as `date.toordinal` gives them, both inclusive;
    None means open, unknown or without a year. Always earliest <= latest where both are there.
    """

    text: str
    earliest: int | None
    latest: int | None
    precision: Precision
    uncertain: bool
    approximate: bool

    @property
    def placed(self) -> bool:
        """Whether the date has a place on a time axis: at least one bound."""
        return self.earliest is not None or self.latest is not None

    @property
    def exact(self) -> bool:
        """Whether this is one certain day."""
        return self.precision is Precision.DAY and not self.uncertain and not self.approximate

    @property
    def order(self) -> tuple[int, float, float, int]:
        """Sort key: placed by earliest, latest, precision; then yearless by month and day; then unknown."""
        if self.placed:
            first = -inf if self.earliest is None else self.earliest
            return (0, first, inf if self.latest is None else self.latest, self.precision)
        if self.precision is Precision.UNKNOWN:
            return (2, 0, 0, self.precision)
        month = int(self.text[5:7]) * 100
        day = int(self.text[8:10]) if self.text[7:8] == "-" else 0
        return (1, month + (day or 1), month + (day or 31), self.precision)

    @property
    def year(self) -> int | None:
        """Year of the earliest bound, else of the latest, else None."""
        bound = self.latest if self.earliest is None else self.earliest
        return None if bound is None else date.fromordinal(bound).year

    @property
    def html(self) -> str | None:
        """Value for `<time datetime>` (HTML, section 4.5.14), or None where HTML could only say it too precisely."""
        if self.uncertain or self.approximate:
            return None
        if self.precision is Precision.YEARLESS:
            return self.text[5:] if len(self.text) == 10 else None
        length = _HTML_LENGTH.get(self.precision)
        return None if length is None else self.text[:length]


_HTML_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
UNKNOWN = Edtf("unknown", None, None, Precision.UNKNOWN, False, False)


def parse(text: str) -> Edtf:
    """The date that `text` writes in EDTF; blanks around it and after the commas of a set are dropped.

    Raises EdtfError for everything else, also for what is no text. Results are cached.
    """
    if not isinstance(text, str):
        raise EdtfError("Das Datum ist kein Text.", _EXAMPLES)
    return _parse(text.strip())


@lru_cache(maxsize=65536)
def _parse(text: str) -> Edtf:
    if text == "unknown":
        return UNKNOWN
    if not text:
        raise EdtfError("Das Datum fehlt.", "„unknown“ schreiben, wenn es nicht bekannt ist")
    found = _choice(text) if text[0] == "[" else _interval(text) if "/" in text else _single(text)
    if found is None:
        raise _explain(text)
    return found


def certainly_before(a: Edtf, b: Edtf) -> bool:
    """Whether the last possible day of `a` is before the first of `b`; False where either is not known."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def overlaps(a: Edtf, b: Edtf) -> bool:
    """Whether both could share a day. Open bounds reach infinitely far; what has no place overlaps everything."""
    if not (a.placed and b.placed):
        return True
    return any(s.begin_first <= t.end_last and t.begin_first <= s.end_last for s in _spans(a) for t in _spans(b))


def within(inner: Edtf, outer: Edtf) -> bool:
    """Whether `inner` could lie inside `outer`: some reading of `inner` fits the widest reading of `outer`.

    A month could hold what is dated to its year. An interval must fit with both its ends, so `2015/..` (it goes on)
    is never inside `2014/2016`, while `2015/` (end unknown) could be. What has no place fits everywhere.
    """
    if not (inner.placed and outer.placed):
        return True
    return any(_fits(i, o.begin_first, o.end_last) for i in _spans(inner) for o in _spans(outer))


# --- grammar: each returns None where the text is not of its form, and raises where it is, but cannot be -----------

_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)")
_Bounds: TypeAlias = tuple[int | None, int | None, Precision]
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")


def _single(text: str) -> Edtf | None:
    form = _DATE.fullmatch(text)
    if form is None:
        return None
    year, month, day, mark = form.groups()
    bounds = _unspecified(year, month, day) if "X" in text else _calendar(int(year), month, day)
    return bounds and Edtf(text, *bounds, mark in ("?", "%"), mark in ("~", "%"))


def _calendar(year: int, month: str | None, day: str | None) -> _Bounds:
    if year == 0:
        raise EdtfError("Das Jahr 0000 gibt es nicht.", "ein Jahr von 0001 bis 9999 schreiben")
    if month is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), Precision.YEAR
    if day is None:
        return _month(year, int(month))
    try:
        number = date(year, int(month), int(day)).toordinal()
    except ValueError:
        raise _impossible(year, int(month), int(day)) from None
    return number, number, Precision.DAY


def _month(year: int, month: int) -> _Bounds:
    start = _SEASON_START.get(month, month)
    if not 1 <= start <= 12:
        span = _write(f"{year:04}/{year - year % 100 + month:04}") if month > year % 100 else ""
        raise _no_month(month, span)
    if start == month:
        return date(year, month, 1).toordinal(), _last_day(year, month), Precision.MONTH
    if start == 12 and year == 9999:
        raise EdtfError("Der Winter 9999 endet nach dem Jahr 9999.", "ein Jahr von 0001 bis 9999 schreiben")
    end = _last_day(year + 1, 2) if start == 12 else _last_day(year, start + 2)
    return date(year, start, 1).toordinal(), end, Precision.SEASON


def _last_day(year: int, month: int) -> int:
    return date(year, month, monthrange(year, month)[1]).toordinal()


def _unspecified(year: str, month: str | None, day: str | None) -> _Bounds | None:
    known = year.rstrip("X")
    if not known:
        return _yearless(month, day)
    if "X" in known or (known != year and (month or len(known) == 1)):
        return None
    if known != year:
        low, high = known.ljust(4, "0"), known.ljust(4, "9")
        precision = Precision.DECADE if len(known) == 3 else Precision.CENTURY
        return _calendar(int(low), None, None)[0], _calendar(int(high), None, None)[1], precision
    if month == "XX" and day in (None, "XX"):
        return _calendar(int(year), None, None)
    if month is None or "X" in month or day != "XX":
        return None
    if int(month) in _SEASON_START:
        raise EdtfError("Eine Jahreszeit hat keinen Tag.", _write(f"{year}-{month}"))
    return _calendar(int(year), month, None)


def _yearless(month: str | None, day: str | None) -> _Bounds | None:
    if month in (None, "XX") and day in (None, "XX"):
        raise EdtfError("Von diesem Datum ist nichts bekannt.", _write("unknown"))
    if month is None or "X" in month or (day is not None and "X" in day):
        return None
    # A leap year, so that 29 February can be.
    try:
        date(2000, int(month), int(day or 1))
    except ValueError:
        raise _impossible(None, int(month), int(day or 0)) from None
    return None, None, Precision.YEARLESS


def _interval(text: str) -> Edtf | None:
    left, _, right = text.partition("/")
    begin, end = _end_of_interval(left), _end_of_interval(right)
    if begin is None or end is None:
        return None
    if not (begin.placed or end.placed):
        raise EdtfError("Dieser Zeitraum hat weder Beginn noch Ende.", _write("unknown"))
    if begin.earliest is not None and end.latest is not None and begin.earliest > end.latest:
        raise EdtfError(f"Der Zeitraum „{text}“ endet vor seinem Beginn.", _spell(f"{right}/{left}"))
    uncertain, approximate = begin.uncertain or end.uncertain, begin.approximate or end.approximate
    return Edtf(text, begin.earliest, end.latest, Precision.RANGE, uncertain, approximate)


def _end_of_interval(text: str) -> Edtf | None:
    if text in ("", ".."):
        return UNKNOWN
    if text.startswith("XXXX"):
        hint = "das Jahr ergänzen; ein unbekanntes Ende bleibt leer („2015/“), ein offenes heißt „..“ („2015/..“)"
        raise EdtfError("Ein Zeitraum braucht an beiden Enden ein Jahr.", hint)
    return _single(text)


def _choice(text: str) -> Edtf | None:
    if text[-1] != "]":
        return None
    parts = [part.strip() for part in text[1:-1].split(",")]
    found = [_single(part) for part in parts]
    members = [member for member in found if member]
    if len(members) < len(parts):
        return None
    for member in members:
        _check_member(member)
    in_order = sorted(set(members), key=lambda member: member.order)
    if len(in_order) == 1:
        raise EdtfError("Eine Auswahl […] braucht mindestens zwei verschiedene Daten.", _write(in_order[0].text))
    canonical = f"[{','.join(member.text for member in in_order)}]"
    if in_order != members:
        raise EdtfError("Die Daten einer Auswahl […] stehen einmal und in zeitlicher Folge.", _write(canonical))
    latest = max(member.latest or 0 for member in members)
    return Edtf(canonical, members[0].earliest, latest, Precision.CHOICE, False, False)


def _check_member(member: Edtf) -> None:
    if member.uncertain or member.approximate:
        raise EdtfError("In einer Auswahl […] steht jedes Datum ohne ?, ~ und %.", _write(member.text[:-1]) + ", die Auswahl sagt es schon")
    if "X" in member.text or not member.placed:
        raise EdtfError("In einer Auswahl […] stehen nur Tage, Monate, Jahreszeiten und Jahre.", _EXAMPLES)


class _Span(NamedTuple):
    """One possible reading: it begins on a day of the first pair and ends on a day of the second."""

    begin_first: float
    begin_last: float
    end_first: float
    end_last: float


def _spans(d: Edtf) -> list[_Span]:
    if d.precision is Precision.CHOICE:
        return [span for part in d.text[1:-1].split(",") for span in _spans(_parse(part))]
    if d.precision is not Precision.RANGE:
        first, last = _reach(d)
        return [_Span(first, last, first, last)]
    left, _, right = d.text.partition("/")
    begin = (-inf, -inf) if left == ".." else _reach(_parse(left or "unknown"))
    end = (inf, inf) if right == ".." else _reach(_parse(right or "unknown"))
    return [_Span(*begin, *end)]


def _reach(d: Edtf) -> tuple[float, float]:
    return (-inf if d.earliest is None else d.earliest, inf if d.latest is None else d.latest)


def _fits(span: _Span, first: float, last: float) -> bool:
    begin, end = max(span.begin_first, first), min(span.end_last, last)
    return begin <= span.begin_last and span.end_first <= end and begin <= end


# --- what went wrong, and what to type instead; only reached by texts that were refused ---------------------------

_EXAMPLES = "zum Beispiel „2021-12-03“, „2021-12“, „2021“, „2021~“ (ungefähr), „2021?“ (unsicher), „2015/2024“, „XXXX-06-17“ oder „unknown“ schreiben"


def _write(text: str) -> str:
    return f"„{text}“ schreiben"


def _spell(*candidates: str) -> str:
    """A hint that offers those candidates which parse, else the hint of the first, else examples."""
    good, hint = [], ""
    for candidate in candidates:
        try:
            good.append(parse(candidate).text)
        except EdtfError as error:
            hint = hint or error.hint
    return _write("“ oder „".join(good)) if good else hint or _EXAMPLES


def _impossible(year: int | None, month: int, day: int) -> EdtfError:
    prefix = "XXXX" if year is None else f"{year:04}"
    if not 1 <= month <= 12:
        swapped = _spell(f"{prefix}-{day:02}-{month:02}") if 1 <= day <= 12 < month <= 31 else ""
        return _no_month(month, swapped)
    name = MONTHS[month - 1] + ("" if year is None else f" {year}")
    return EdtfError(f"Den {day}. {name} gibt es nicht.", _write(f"{prefix}-{month:02}") + ", wenn der Tag nicht sicher ist")


def _no_month(month: int, hint: str) -> EdtfError:
    return EdtfError(f"Einen Monat {month:02} gibt es nicht.", hint or "Monate 01 bis 12, Jahreszeiten 21 (Frühjahr) bis 24 (Winter)")


def _explain(text: str) -> EdtfError:
    shown = "".join(c if c.isprintable() else "\ufffd" for c in re.sub(r"\s+", " ", text[:41]))
    shown = shown if len(text) <= 40 else shown[:40] + "…"
    if len(text) > 200:
        return EdtfError(f"„{shown}“ ist zu lang für ein Datum.", _EXAMPLES)
    for pattern, message, better in _REFUSED:
        corrected = pattern.sub(better, text)
        if corrected != text:
            return EdtfError(f"„{shown}“ ist kein Datum: {message}.", _spell(corrected))
    candidates = _from_german(text)
    if len(candidates) == 1:
        # A German date may be well written and still impossible: then that is what to say.
        try:
            parse(candidates[0])
        except EdtfError as error:
            return error
    return EdtfError(f"„{shown}“ ist nicht in EDTF-Schreibweise.", _spell(*candidates))


def _marks_last(found: re.Match[str]) -> str:
    return re.sub(r"[?~%]", "", found[0]) + _mark(found[0])


def _mark(text: str) -> str:
    """The one qualifier that says what all in `text` say."""
    return "%" if "%" in text or ("?" in text and "~" in text) else "?" if "?" in text else "~" if "~" in text else ""


# What to look for, what to say, and what to put there instead. The result is offered only if it parses; "?!" never does.
_REFUSED: tuple[tuple[re.Pattern[str], str, str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[T ][0-9]{1,2}:[0-9]{2}[0-9:.,]*(?:Z|[+-][0-9:]+| ?Uhr)?"), "Eine Uhrzeit gehört nicht hinein", ""),
    (re.compile(r"^\{(.*)\}$"), "{…} hieße „an allen diesen Tagen“, hier gibt es nur [… , …] „eines davon“", r"[\1]"),
    (re.compile(r"^\[([^,]*?)\.\.([^,]*)\]$"), "In [… , …] gibt es kein „..“", lambda m: f"{m[1] or '..'}/{m[2] or '..'}"),
    (re.compile(r"^\[.*\.\..*\]$"), "In [… , …] gibt es kein „..“", "?!"),
    (re.compile(r"^(?:Y-?|-)[0-9]+.*$"), "Ein Jahr liegt zwischen 0001 und 9999", "?!"),
    (re.compile(r"(?:unknown|unbekannt)(?=/)|(?<=/)(?:unknown|unbekannt)"), "Ein unbekanntes Ende bleibt leer", ""),
    (re.compile(r"(?<=/)(?:open|offen|heute|now|\.{3}|…)"), "Ein offenes Ende heißt „..“", ".."),
    (re.compile(r"(?<![^/])[0-9xX]{4}(?:-[0-9xX]{2}){0,2}(?=[?~%]?(?:/|$))"), "Das „X“ wird groß geschrieben", lambda m: m[0].upper()),
    (re.compile(r"(?<![0-9X?~%-])(?![0-9]{4}[?~%]?-[0-9]{4})[0-9X-]*[?~%][0-9X?~%-]*"), "?, ~ oder % steht einmal und am Ende", _marks_last),
    (re.compile(r"^XXXX-XX-[0-9]{2}[?~%]?$"), "Ein Tag ohne Monat lässt sich nicht einordnen", "unknown"),
    (re.compile(r"^([0-9]{4})-XX-[0-9]{2}([?~%]?)$"), "Ein Tag ohne Monat lässt sich nicht einordnen", r"\1\2"),
    (re.compile(r"^(XXXX-[0-9]{2})-XX([?~%]?)$"), "Ohne Jahr und Tag genügt der Monat", r"\1\2"),
    (re.compile(r"^(?=.*X)[0-9X]{4}(?:-[0-9X]{2}){0,2}[?~%]?$"), "X gibt es so: 199X, 19XX, 2021-XX, 2021-12-XX, XXXX-06-17", "?!"),
    (re.compile(r"^[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{2}$"), "Das Jahr hat vier Ziffern", "?!"),
)

_NAMES = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)} | {"mrz": 3, "mae": 3, "jän": 1}
_SEASONS = {"frühjahr": 21, "frühling": 21, "sommer": 22, "herbst": 23, "winter": 24}
_NO_DATE = {"unknown", "unbekannt", "datum unbekannt", "undatiert", "ohne datum", "o. j.", "o.j.", "k. a.", "k.a.", "n/a", "null", "none", "?", "-"}
_Y, _M, _D = r"(?P<y>[0-9]{4})", r"(?P<m>[0-9]{1,2})", r"(?P<d>[0-9]{1,2})"
_N = r"(?P<n>jan|jän|feb|mär|mrz|mae|apr|mai|jun|jul|aug|sep|okt|nov|dez)(?:uar|ner|ruar|z|rz|il|i|ust|t|tember|ober|ember)?\.?"
_WRITTEN = tuple(re.compile(pattern) for pattern in (
    rf"{_D}\. ?{_M}\. ?(?:{_Y})?", rf"{_D}\.? ?{_N},? ?(?:{_Y})?", rf"{_N},? ?(?:{_Y})?", rf"{_D}[/-]{_M}[/-]{_Y}", rf"{_M} ?[./-] ?{_Y}",
    rf"{_Y}[-./]{_M}[-./]{_D}", rf"{_Y}[-./]{_M}", r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", _Y,
    rf"(?P<s>{'|'.join(_SEASONS)}),? {_Y}(?:[/-][0-9]{{2,4}})?", r"(?P<x>[0-9]{3})0er[ -]*",
))  # fmt: skip
_ABOUT = re.compile(r"\b(?:ca|circa|zirka|etwa|ungefähr|um|gegen|rund)\b\.?|~|%")
_DOUBT = re.compile(r"\b(?:vermutlich|wohl|vielleicht|wahrscheinlich|möglicherweise|evtl)\b\.?|\?|%")
_NOISE = re.compile(
    r"\b(?:(?:mon|diens|donners|frei|sams)tag|mittwoch|sonn(?:tag|abend)|am|im|in|den|dem|der|die|das|vom|von|zum|zur|zwischen"
    r"|(?:tag|monat|jahr) unbekannt|jahre?n?|anfang|mitte|ende)\b,?"
)


def _from_german(text: str) -> list[str]:
    """What a date in German words or digits may mean, as EDTF not yet checked: „3.12.2021“ -> ["2021-12-03"]."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", unicodedata.normalize("NFKC", text).lower()).strip()
    if plain in _NO_DATE:
        return ["unknown"]
    plain = " ".join(_NOISE.sub(" ", plain).split()).strip(" ,;()")
    found = [_calendar_part(plain), _atom(plain), _atom(plain, month_first=True), _open(plain), _between(plain), _one_of(plain)]
    return list(dict.fromkeys(candidate for candidate in found if candidate and candidate != text))


def _calendar_part(plain: str) -> str:
    if found := re.fullmatch(r"([0-9]{1,2})\. ?(?:jahrhundert|jhd?\.?)", plain):
        return f"{int(found[1]) * 100 - 99:04}/{int(found[1]) * 100:04}"
    found = re.fullmatch(r"([1-4])\. ?(quartal|halbjahr) ([0-9]{4})", plain)
    if not found:
        return ""
    length = 3 if found[2] == "quartal" else 6
    last = int(found[1]) * length
    return f"{found[3]}-{last - length + 1:02}/{found[3]}-{last:02}"


def _atom(plain: str, *, month_first: bool = False) -> str:
    mark = _mark("~" * bool(_ABOUT.search(plain)) + "?" * bool(_DOUBT.search(plain)))
    core = _DOUBT.sub("", _ABOUT.sub("", plain)).strip(" ,")
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(core):
            part = found.groupdict()
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
    found = re.fullmatch(r"(.*)\b(seit|ab|bis)\b(.*)", plain)
    known = _atom(f"{found[1]} {found[3]}".strip()) if found else ""
    return "" if not (found and known) else f"../{known}" if found[2] == "bis" else f"{known}/.."


def _between(plain: str) -> str:
    for found in re.finditer(r" ?(?:-|/|\bbis\b|\bund\b) ?", plain):
        left, right = plain[: found.start()], plain[found.end() :]
        if re.fullmatch(r"[0-9]{4}", left) and re.fullmatch(r"[0-9]{2}", right):
            right = left[:2] + right
        last = _atom(right)
        first = _completed(left, last)
        if first and last:
            return f"{first}/{last}"
    return ""


def _one_of(plain: str) -> str:
    parts = re.split(r", | ?\boder\b ?", plain)
    last = _atom(parts[-1])
    members = [*(_completed(part, last) for part in parts[:-1]), last]
    same_form = len({len(member) for member in members}) == 1
    return f"[{','.join(members)}]" if "oder" in plain and last and same_form else ""


def _completed(plain: str, last: str) -> str:
    """The first of two dates; what it leaves out it shares with the last, as in „4.-7. März 2021“."""
    if re.fullmatch(r"[0-9]{1,2}\.", plain) and len(last) == 10:
        return f"{last[:8]}{int(plain[:-1]):02}"
    first = _atom(plain)
    return last[:4] + first[4:] if first.startswith("XXXX") and last[:4].isdecimal() else first
