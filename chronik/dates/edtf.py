"""Dates that may be uncertain, partial or open: EDTF in, first and last possible day out.

The grammar is the Extended Date/Time Format (EDTF, Library of Congress, 4 February 2019; part of
ISO 8601-2:2019): of level 0 all but times of day, of level 1 all but years before 0001 and after
9999, and of level 2 what a chronicle needs: `XXXX-06-17` (day and month known, no year), quarters
33-36 and halves 40-41 of a year, and "Set representation", one of these: `[2020,2021]`,
`[1746..1755]` (some time between), `[..1755]`, `[1746..]`, `[1746,1750..1755]`. `unknown` is ours.

Decisions the standard leaves open:
- Seasons are meteorological and northern: spring 21 = March-May, summer 22 = June-August,
  autumn 23 = September-November, winter 24 = December to the end of February of the *following*
  year.
- Qualifiers (`?` uncertain, `~` approximate, `%` both) stand at the end and never move the bounds:
  how far "about" reaches is not known, so it is said in words, not computed.
- `199X` is 1990-1999 and `19XX` is 1900-1999, as written.
- `A/..` is open (it goes on), `A/` has an end nobody knows; both have no latest bound.
- Thirds of a year (37-39) are refused: „1933-39“ is rather a slip for seven years.
- Reversed intervals and unsorted or repeated sets are refused: they are slips of the pen.
"""

import re
from functools import lru_cache
from math import inf

from chronik.dates.choices import EXAMPLES, read_choice
from chronik.dates.single import (
    OPEN,
    UNKNOWN,
    Edtf,
    EdtfError,
    Precision,
    new_year,
    parse_single,
    write,
)
from chronik.dates.slips import from_german, slip_in
from chronik.dates.yearparts import MONTHS
from chronik.language.tuples import NamedTuple

__all__ = [
    "MONTHS",
    "OPEN",
    "UNKNOWN",
    "Edtf",
    "EdtfError",
    "Precision",
    "certainly_before",
    "in_days",
    "new_year",
    "overlaps",
    "parse",
    "within",
]


def parse(text: str) -> Edtf:
    """The date that `text` writes in EDTF; blanks around it and after the commas of a set are
    dropped.

    Raises EdtfError for everything else, also for what is no text. Results are cached.
    """
    if not isinstance(text, str):
        raise EdtfError("Das Datum ist kein Text.", EXAMPLES)
    return _parse(text.strip())


@lru_cache(maxsize=65536)
def _parse(text: str) -> Edtf:
    if text == "unknown":
        return UNKNOWN
    if not text:
        raise EdtfError("Das Datum fehlt.", "„unknown“ schreiben, wenn es nicht bekannt ist")

    if text.startswith("["):
        date = read_choice(text)
    else:
        date = _interval(text) if "/" in text else parse_single(text)
    if date is None:
        raise _explain(text)
    return date


def certainly_before(a: Edtf, b: Edtf) -> bool:
    """Whether the last possible day of `a` is before the first of `b`; False if one is unknown."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def in_days(d: Edtf) -> bool:
    """Whether this is one certain day, or lasts from one certain day to another."""
    return d.exact or (d.precision is Precision.RANGE and all(end.exact for end in d.parts))


def overlaps(a: Edtf, b: Edtf) -> bool:
    """Whether both could share a day.

    Open bounds reach infinitely far; what has no place overlaps everything.
    """
    if not (a.placed and b.placed):
        return True

    return any(
        s.begin_first <= t.end_last and t.begin_first <= s.end_last
        for s in _spans(a)
        for t in _spans(b)
    )


def within(inner: Edtf, outer: Edtf) -> bool:
    """Whether `inner` could lie inside `outer`: some reading of `inner` fits the widest reading of
    `outer`.

    A month could hold what is dated to its year. An interval must fit with both its ends, so
    `2015/..` (it goes on) is never inside `2014/2016`, while `2015/` (end unknown) could be. What
    has no place fits everywhere.
    """
    if not (inner.placed and outer.placed):
        return True

    return any(_fits(i, o.begin_first, o.end_last) for i in _spans(inner) for o in _spans(outer))


# --- several dates: None where the text is not of the form, EdtfError where it is, but cannot be


def _interval(text: str) -> Edtf | None:
    left, _, right = text.partition("/")
    begin, end = _end_of_interval(left), _end_of_interval(right)
    if begin is None or end is None:
        return None

    if not (begin.placed or end.placed):
        raise EdtfError("Dieser Zeitraum hat weder Beginn noch Ende.", write("unknown"))
    if begin.earliest is not None and end.latest is not None and begin.earliest > end.latest:
        message = f"Der Zeitraum „{text}“ endet vor seinem Beginn."
        raise EdtfError(message, _spell(f"{right}/{left}"))

    return Edtf(
        text=text,
        earliest=begin.earliest,
        latest=end.latest,
        precision=Precision.RANGE,
        uncertain=begin.uncertain or end.uncertain,
        approximate=begin.approximate or end.approximate,
        parts=(begin, end),
    )


_ENDS = {"": UNKNOWN, "..": OPEN}


def _end_of_interval(text: str) -> Edtf | None:
    if text in _ENDS:
        return _ENDS[text]
    if text.startswith("XXXX"):
        hint = (
            "das Jahr ergänzen; ein unbekanntes Ende bleibt leer („2015/“), "
            "ein offenes heißt „..“ („2015/..“)"
        )
        raise EdtfError("Ein Zeitraum braucht an beiden Enden ein Jahr.", hint)
    return parse_single(text)


class _Span(NamedTuple):
    """One reading of a date: it begins on a day of the first pair, ends on one of the second."""

    begin_first: float
    begin_last: float
    end_first: float
    end_last: float


def _spans(d: Edtf) -> list[_Span]:
    if d.precision is Precision.CHOICE:
        return [span for member in d.parts for span in _spans(member)]
    if d.precision is not Precision.RANGE:
        first, last = _reach(d)
        return [_Span(first, last, first, last)]

    begin, end = d.parts
    begin_first, begin_last = (-inf, -inf) if begin == OPEN else _reach(begin)
    end_first, end_last = (inf, inf) if end == OPEN else _reach(end)
    return [_Span(begin_first, begin_last, end_first, end_last)]


def _reach(d: Edtf) -> tuple[float, float]:
    return (-inf if d.earliest is None else d.earliest, inf if d.latest is None else d.latest)


def _fits(span: _Span, first: float, last: float) -> bool:
    begin, end = max(span.begin_first, first), min(span.end_last, last)
    return begin <= span.begin_last and span.end_first <= end and begin <= end


# --- what went wrong, and what to type instead; only reached by texts that were refused


def _spell(*candidates: str) -> str:
    """A hint with the candidates that parse, else the hint of the first, else examples."""
    good, hint = [], ""
    for candidate in candidates:
        try:
            good.append(parse(candidate).text)
        except EdtfError as error:
            hint = hint or error.hint
    return write("“ oder „".join(good)) if good else hint or EXAMPLES


def _explain(text: str) -> EdtfError:
    shown = "".join(c if c.isprintable() else "\ufffd" for c in re.sub(r"\s+", " ", text[:41]))
    shown = shown if len(text) <= 40 else shown[:40] + "…"
    if len(text) > 200:
        return EdtfError(f"„{shown}“ ist zu lang für ein Datum.", EXAMPLES)
    if slip := slip_in(text):
        return EdtfError(f"„{shown}“ ist kein Datum: {slip.message}.", _spell(slip.corrected))

    candidates = from_german(text)
    if len(candidates) == 1:
        # A German date may be well written and still impossible: then that is what to say.
        try:
            parse(candidates[0])
        except EdtfError as error:
            return error

    return EdtfError(
        f"„{shown}“ ist kein Datum, wie es hier geschrieben wird.", _spell(*candidates)
    )
