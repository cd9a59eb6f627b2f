"""Whether a passage says a date that is claimed, or a time from one to another.

What is compared are possible days where both have a year, else month and day. Decisions:

- A claim may be as exact as the words. Finer is a fault, coarser a loss.
- A year that the date lacks may stand elsewhere in the passage, when the passage names one alone,
  and names it as the time of something: not „seit 2015“, „2021-2024“, „der 2015 gegründete Verein“.
  Else it must come from somewhere, and the claim has to say from where.
- „seit 2015“ proves a beginning in 2015 where a beginning is asked for, not an event of 2015.
- „vor 2024“ and „nach dem 3. Mai“ prove no date.
- „um 1900“ proves „um 1900“ (`1900~`), not 1900.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronik.agreement.doubts import Difference, Doubt
from chronik.agreement.plainly import is_day_plain
from chronik.dates.edtf import OPEN, UNKNOWN, Edtf, EdtfError, Precision, parse
from chronik.dates.words import date_words
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.dates.reading import DateFound, dates_in


class Said(NamedTuple):
    """A date that the passage names, as a claim would say it."""

    date: Edtf
    found: DateFound
    is_lending: bool = False  # whether its year may be that of another date which has none

    @property
    def is_limit(self) -> bool:
        """„vor 2024“, „nach dem 3. Mai“: it was another day."""
        return self.found.sense in ("before", "after")


def _as_a_text_says(date: Edtf) -> Edtf:
    """With the day that a text of its time names; UNKNOWN for one that only its calendar has."""
    if not date.julian:
        return date
    try:
        return parse(date.julian)
    except EdtfError:
        return UNKNOWN


def period_doubt(
    date: Edtf, passage: str, *, end: str = "", is_year_told: bool = False
) -> Doubt | None:
    """What there is to doubt about a date that the passage is to prove.

    `end` is „begin“ or „end“ where the date is one end of a time that lasts. `is_year_told` where
    the claim says where a year comes from that the passage lacks.
    """
    date = _as_a_text_says(date)
    if date.precision is Precision.UNKNOWN or is_day_plain(date, passage):
        return None
    said = list(_said(passage))
    if any(each.date == date and not each.is_limit for each in said):
        return None
    if date.precision is Precision.RANGE:
        return _range_doubt(date, said, is_year_told=is_year_told)
    if date.precision is Precision.CHOICE and ".." not in date.text:
        doubts = [
            _single_doubt(member, said, end=end, is_year_told=is_year_told) for member in date.parts
        ]
        return _worst(doubts, date)
    return _single_doubt(date, said, end=end, is_year_told=is_year_told)


def _range_doubt(date: Edtf, said: list[Said], *, is_year_told: bool) -> Doubt | None:
    """Each end that is claimed must be said, as one time or as two dates."""
    doubts = []
    for end, name in zip(date.parts, ("begin", "end"), strict=True):
        if end not in (OPEN, UNKNOWN):
            doubts.append(_single_doubt(end, said, end=name, is_year_told=is_year_told))
    return _worst(doubts, date)


def _worst(doubts: list[Doubt | None], date: Edtf) -> Doubt | None:
    """The gravest of several, said of the whole date."""
    order = list(Difference)
    found = sorted(
        (d for d in doubts if d), key=lambda d: (d.kind is Difference.COARSER, order.index(d.kind))
    )
    return found[0]._replace(claimed=date_words(date)) if found else None


def _said(passage: str) -> Iterator[Said]:
    for found in dates_in(passage):
        for date in _as_claims(found):
            yield Said(date, found, _is_lending(date, found, passage))


def _as_claims(found: DateFound) -> list[Edtf]:
    """What a claim may make of it; where none can say all („4. bis 7. März“), its parts."""
    mark = "%" if found.approximate and found.uncertain else ""
    mark = mark or "~" * found.approximate or "?" * found.uncertain
    exact = _parsed(found.edtf + mark) or _parsed(found.edtf)
    looser = _parsed(_looser(found))
    dates = [date for date in (exact, looser) if date]
    return dates or [
        date for part in found.edtf.split("/") if "XXXX" in part and (date := _parsed(part))
    ]


def _looser(found: DateFound) -> str:
    """„19. Jahrhundert“ is also `18XX`; else ""."""
    century = _CENTURY.fullmatch(found.edtf)
    return f"{century[1]}XX" if century else ""


_CENTURY = late(r"\[(\d\d)01\.\.\d\d00\]")


def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text) if text else None
    except EdtfError:
        return None


_ATTRIBUTE = late(r"\s+(?:\w+\s+)?\w{3,}(?:te|en)[nrsm]?\s+[A-ZÄÖÜ„\"]")


def _is_lending(date: Edtf, found: DateFound, passage: str) -> bool:
    """Whether the year is one in which something is told to have been, in passing no more."""
    if not date.placed or date.parts or found.sense != "point":
        return False
    is_attribute = date.precision is Precision.YEAR and _ATTRIBUTE.match(passage, found.end)
    return not is_attribute


def _single_doubt(date: Edtf, said: list[Said], *, end: str, is_year_told: bool) -> Doubt | None:
    """The mildest of the doubts that each date of the passage leaves."""
    claimed = date_words(date)
    if not said:
        return Doubt(Difference.SILENT, claimed)

    years = {each.date.year for each in said if each.date.placed and each.date.year}
    lent = years if any(each.is_lending for each in said) else set()
    best: Doubt | None = None
    rank = (True, len(_MILD))
    for each in said:
        for candidate in _candidates(each.date, end):
            kind = Difference.FINER if each.is_limit else _difference(date, candidate)
            if kind is Difference.YEAR and (is_year_told or lent == {date.year}):
                kind = None
            elif kind is Difference.YEAR and years and date.year not in years:
                kind = Difference.OTHER
            if kind is None:
                return None
            typed = candidate.text if kind is Difference.QUALIFIER else ""
            there = each.found
            doubt = Doubt(kind, claimed, there.words, there.start, there.end, typed)
            if _rank(doubt, date, each) < rank:
                best, rank = doubt, _rank(doubt, date, each)
    return best


def _rank(doubt: Doubt, claimed: Edtf, said: Said) -> tuple[bool, int]:
    """How far the words are from the claim: what speaks of another kind of time comes last."""
    is_apart = said.date.precision is Precision.RANGE and not claimed.parts
    return is_apart, _MILD.index(doubt.kind)


_MILD = (
    Difference.COARSER,
    Difference.YEAR,
    Difference.QUALIFIER,
    Difference.FINER,
    Difference.OTHER,
    Difference.SILENT,
)


def _candidates(said: Edtf, end: str) -> Iterator[Edtf]:
    """What a date of the passage can mean: of a time that lasts the end that is asked for."""
    if said.precision is Precision.RANGE:
        asked = {"begin": said.parts[:1], "end": said.parts[1:]}.get(end, ())
        yield from (part for part in asked if part not in (OPEN, UNKNOWN))
    yield said


def _difference(claimed: Edtf, said: Edtf) -> Difference | None:
    """How the claim differs from one date of the passage; None where it does not."""
    if not said.placed:
        return _yearless(claimed, said)
    if not claimed.placed:
        return _without_year(claimed, said)

    theirs = (said.earliest, said.latest)
    ours = (claimed.earliest, claimed.latest)
    if ours == theirs:
        return _doubted(claimed, said)
    if _lies_in(theirs, ours):
        return Difference.COARSER
    return Difference.FINER if _lies_in(ours, theirs) else Difference.OTHER


Days = tuple[int | None, int | None]


def _lies_in(inner: Days, outer: Days) -> bool:
    """Whether the first days lie within the others; an open end lies in an open one only."""
    begins = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    ends = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return begins and ends


def _doubted(claimed: Edtf, said: Edtf) -> Difference | None:
    """„um“ and „vermutlich“ belong to a date."""
    lacking = (said.approximate and not claimed.approximate) or (
        said.uncertain and not claimed.uncertain
    )
    return Difference.QUALIFIER if lacking else None


class _Parts(NamedTuple):
    month: str
    day: str


def _parts(date: Edtf) -> _Parts:
    core = date.text.rstrip("?~%")
    month, day = core[5:7], core[8:10]
    return _Parts("" if month == "XX" else month, "" if day == "XX" else day)


def _yearless(claimed: Edtf, said: Edtf) -> Difference | None:
    """A claim against „am 17. Juni“."""
    if said.precision is not Precision.YEARLESS or claimed.parts:
        return Difference.OTHER
    ours, theirs = _parts(claimed), _parts(said)
    lacks_year = Difference.YEAR if claimed.placed else None
    if ours == theirs:
        return lacks_year or _doubted(claimed, said)
    if not ours.month:  # only a year is claimed, of which the words say nothing
        return Difference.OTHER
    if ours.month != theirs.month or (ours.day and theirs.day and ours.day != theirs.day):
        return Difference.OTHER
    return Difference.FINER if ours.day and not theirs.day else lacks_year or Difference.COARSER


def _without_year(claimed: Edtf, said: Edtf) -> Difference | None:
    """A claim without a year against a date that has one."""
    ours, theirs = _parts(claimed), _parts(said)
    same_day = not ours.day or not theirs.day or ours.day == theirs.day
    if said.parts or ours.month != theirs.month or not same_day:
        return Difference.OTHER
    return Difference.FINER if ours.day and not theirs.day else Difference.COARSER
