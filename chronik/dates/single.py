"""One date as such: the type, and the grammar of a single day, month, season, year or less.

See `chronik.dates.edtf` for the standard, the decisions and everything that is made of several
dates; others import from there.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import IntEnum
from functools import lru_cache
from math import inf

from chronik.dates.yearparts import MONTHS, YEAR_PARTS, YearPart
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_DATE = late(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)")


class Precision(IntEnum):
    """How much of a date is known, finer first."""

    DAY = 0
    MONTH = 1
    SEASON = 2
    QUARTER = 3
    HALF = 4
    YEAR = 5
    DECADE = 6
    CENTURY = 7
    RANGE = 8
    BETWEEN = 9
    CHOICE = 10
    YEARLESS = 11
    UNKNOWN = 12


class EdtfError(ValueError):
    """A text that is no date: `message` says what is wrong, `hint` what to type (both German)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Edtf(NamedTuple):
    """A parsed date. Sort by `.order`, never by the tuple itself (that would compare texts).

    `earliest` and `latest` are proleptic Gregorian day numbers as `date.toordinal` gives them, both
    inclusive; None means open, unknown or without a year. Always earliest <= latest where both are
    there.
    """

    text: str
    earliest: int | None
    latest: int | None
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    # of an interval its two ends (OPEN, UNKNOWN), of „some time between“ its bounds (OPEN), of a
    # choice its members; of one date nothing
    parts: tuple[Edtf, ...] = ()
    julian: str = ""  # as it was written in the Julian calendar; "" for all else

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
        """Sort key: by bounds and precision; then yearless by month and day; then unknown.

        What is open at its beginning begins with the year of its latest bound, under which it
        stands: „bis 1990“ before „Juni 1990“, after 1985.
        """
        if self.placed:
            first = new_year(self.latest or 1) if self.earliest is None else self.earliest
            return (0, first, inf if self.latest is None else self.latest, self.precision)
        if self.precision is Precision.UNKNOWN:
            return (2, 0, 0, self.precision)

        number = int(self.text[5:7])
        first, months = YEAR_PARTS.get(number, (number, 1))
        day = int(self.text[8:10]) if self.text[7:8] == "-" else 0
        last = first + months - 1
        return (1, first * 100 + (day or 1), last * 100 + (day or 31), self.precision)

    @property
    def year(self) -> int | None:
        """Year of the earliest bound, else of the latest, else None."""
        bound = self.latest if self.earliest is None else self.earliest
        return None if bound is None else _year(bound)

    @property
    def html(self) -> str | None:
        """Value for `<time datetime>` (HTML, section 4.5.14); None where it would say too much."""
        if self.uncertain or self.approximate:
            return None
        if self.precision is Precision.YEARLESS:
            return self.text[5:] if len(self.text) == 10 else None
        length = _HTML_LENGTH.get(self.precision)
        return None if length is None else self.text[:length]


@lru_cache(maxsize=1 << 16)
def _year(day: int) -> int:
    return date.fromordinal(day).year


@lru_cache(maxsize=1 << 10)
def new_year(day: int) -> int:
    """The first day of its year."""
    return date(_year(day), 1, 1).toordinal()


_HTML_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
UNKNOWN = Edtf("unknown", None, None, Precision.UNKNOWN)
# an end of an interval that there is not: it goes on
OPEN = Edtf("..", None, None, Precision.UNKNOWN)


class Bounds(NamedTuple):
    """First and last possible day of a single date, and how much of it is known."""

    earliest: int | None
    latest: int | None
    precision: Precision


def parse_single(text: str) -> Edtf | None:
    """The date `text` writes; None where it is not of the form.

    Raises EdtfError where it is, but cannot be.
    """
    form = _DATE.fullmatch(text)
    if form is None:
        return None

    year, month, day, mark = form.groups()
    bounds = _unspecified(year, month, day) if "X" in text else _calendar(int(year), month, day)
    return bounds and Edtf(
        text=text,
        earliest=bounds.earliest,
        latest=bounds.latest,
        precision=bounds.precision,
        uncertain=mark in ("?", "%"),
        approximate=mark in ("~", "%"),
    )


def _calendar(year: int, month: str | None, day: str | None) -> Bounds:
    if year == 0:
        raise EdtfError("Das Jahr 0000 gibt es nicht.", "ein Jahr von 0001 bis 9999 schreiben")
    if month is None:
        return Bounds(_first_day(year, 1), _last_day(year, 12), Precision.YEAR)
    if day is None:
        return _month(year, int(month))

    try:
        number = date(year, int(month), int(day)).toordinal()
    except ValueError:
        raise _impossible(year, int(month), int(day)) from None
    return Bounds(number, number, Precision.DAY)


def _month(year: int, month: int) -> Bounds:
    part = YEAR_PARTS.get(month)
    if part:
        return _year_part(year, month, part)
    if not 1 <= month <= 12:
        span = write(f"{year:04}/{year - year % 100 + month:04}") if month > year % 100 else ""
        raise _no_month(month, span)
    return Bounds(_first_day(year, month), _last_day(year, month), Precision.MONTH)


def _year_part(year: int, number: int, part: YearPart) -> Bounds:
    start, months = part
    if start == 12 and year == 9999:
        raise EdtfError(
            "Der Winter 9999 endet nach dem Jahr 9999.", "ein Jahr von 0001 bis 9999 schreiben"
        )
    end = _last_day(year + 1, 2) if start == 12 else _last_day(year, start + months - 1)
    return Bounds(_first_day(year, start), end, _precision(number))


def _precision(number: int) -> Precision:
    """Of a season, a quarter or a half by its number."""
    if number < 33:
        return Precision.SEASON
    return Precision.QUARTER if number < 40 else Precision.HALF


def _first_day(year: int, month: int) -> int:
    return date(year, month, 1).toordinal()


def _last_day(year: int, month: int) -> int:
    _, days = monthrange(year, month)
    return date(year, month, days).toordinal()


def _unspecified(year: str, month: str | None, day: str | None) -> Bounds | None:
    known = year.rstrip("X")
    if not known:
        return _yearless(month, day)
    if "X" in known or (known != year and (month or len(known) == 1)):
        return None
    if known != year:
        return _years(known)
    if month == "XX" and day in (None, "XX"):
        return _calendar(int(year), None, None)
    if month is None or "X" in month or day != "XX":
        return None

    if int(month) in YEAR_PARTS:
        raise _no_day_in(year, int(month))
    return _calendar(int(year), month, None)


def _no_day_in(year: str, number: int) -> EdtfError:
    names = {Precision.SEASON: "e Jahreszeit", Precision.QUARTER: " Quartal"}
    name = names.get(_precision(number), " Halbjahr")
    return EdtfError(f"Ein{name} hat keinen Tag.", write(f"{year}-{number}"))


def _years(known: str) -> Bounds:
    """The decade or century that begins with these digits."""
    first = _calendar(int(known.ljust(4, "0")), None, None)
    last = _calendar(int(known.ljust(4, "9")), None, None)
    precision = Precision.DECADE if len(known) == 3 else Precision.CENTURY
    return Bounds(first.earliest, last.latest, precision)


def _yearless(month: str | None, day: str | None) -> Bounds | None:
    if month in (None, "XX") and day in (None, "XX"):
        raise EdtfError("Von diesem Datum ist nichts bekannt.", write("unknown"))
    if month is None or "X" in month or (day is not None and "X" in day):
        return None

    if int(month) in YEAR_PARTS:
        if day is not None:
            raise _no_day_in("XXXX", int(month))
        return Bounds(None, None, Precision.YEARLESS)
    try:  # in a leap year, so that 29 February can be
        date(2000, int(month), int(day or 1))
    except ValueError:
        raise _impossible(None, int(month), int(day or 0)) from None
    return Bounds(None, None, Precision.YEARLESS)


def write(text: str) -> str:
    """A hint to write that."""
    return f"„{text}“ schreiben"


def _impossible(year: int | None, month: int, day: int) -> EdtfError:
    prefix = "XXXX" if year is None else f"{year:04}"
    if not 1 <= month <= 12:
        swapped = (
            _if_possible(f"{prefix}-{day:02}-{month:02}") if 1 <= day <= 12 < month <= 31 else ""
        )
        return _no_month(month, swapped)

    name = MONTHS[month - 1] + ("" if year is None else f" {year}")
    return EdtfError(
        f"Den {day}. {name} gibt es nicht.",
        write(f"{prefix}-{month:02}") + ", wenn der Tag nicht sicher ist",
    )


def _if_possible(text: str) -> str:
    try:
        return write(text) if parse_single(text) else ""
    except EdtfError as error:
        return error.hint


def _no_month(month: int, hint: str) -> EdtfError:
    return EdtfError(
        f"Einen Monat {month:02} gibt es nicht.",
        hint
        or "Monate 01 bis 12, Jahreszeiten 21 (Frühjahr) bis 24 (Winter), "
        "Quartale 33 bis 36, Halbjahre 40 und 41",
    )
