"""Dates in German words: every reading the EDTF leaves open stays open in the words.

Words follow the form that was written, not the computed bounds, so no year appears that nobody
gave. The one exception is `19XX`: "20. Jahrhundert" would mean 1901-2000, so it is worded by its
first and last year. Day and month, and month and year, are held together by a no-break space
(U+00A0); day ranges follow DIN 5008 (en dash, no blanks between single words, blanks where an end
has several).
"""

from collections.abc import Callable
from functools import lru_cache

from chronik.dates.edtf import MONTHS, OPEN, UNKNOWN, Edtf, Precision
from chronik.dates.julian import as_entered, in_gregorian
from chronik.language.tuples import NamedTuple


@lru_cache(maxsize=1 << 16)
def date_words(d: Edtf) -> str:
    """The date as German text to stand alone: „vermutlich um 2021“, „seit 2015“. Never empty."""
    if d.precision is Precision.UNKNOWN:
        return "Datum unbekannt"
    if d.julian:
        return _both_calendars(d, lambda by: date_words(by(d)))
    if d.precision is Precision.CHOICE:
        if any(member.precision is Precision.BETWEEN for member in d.parts):
            return ", oder ".join([_one_of(member) for member in d.parts])
        return _choice([_read(member.text) for member in d.parts])
    if d.precision is Precision.BETWEEN:
        return _some_time(d)
    if d.precision is Precision.RANGE:
        begin, end = d.parts
        return _interval(_end_text(begin), _end_text(end))
    return _alone(_read(d.text))


def interval_words(since: Edtf | None, until: Edtf | None) -> str:
    """From when to when: „seit 2015“, „bis 2024“, „2015\u20132024“; "" if both are None.

    None means that nothing is said; the date `unknown` means that it is said to be unknown, and
    appears in the words. What begins and ends in Julian days is said in both calendars as a whole.
    """
    ends = [end for end in (since, until) if end is not None]
    julian = [end for end in ends if end.julian]
    if julian not in ([], ends) or any(end.precision in _NO_END for end in ends):
        named = [(name, end) for name, end in (("Beginn", since), ("Ende", until)) if end]
        return "; ".join(f"{name}: {date_words(end).removeprefix('Datum ')}" for name, end in named)
    if julian:
        return _both_calendars(
            julian[0], lambda by: interval_words(since and by(since), until and by(until))
        )

    left, right = _end_text(since), _end_text(until)
    if left in _BLANK and right in _BLANK:
        unknown = [name for name, text in (("Beginn", left), ("Ende", right)) if text == ""]
        return " und ".join(unknown) + " unbekannt" if unknown else ""
    return _interval(left, right)


def _both_calendars(d: Edtf, words: Callable[[Callable[[Edtf], Edtf]], str]) -> str:
    """„12. Februar 1700 (julianisch), 22. Februar“: the year again only where it is another."""
    own, other, year = words(as_entered), words(in_gregorian), f"\u00a0{d.year}"
    return f"{own} (julianisch), {other.removesuffix(year) if own.endswith(year) else other}"


# --- one date

_NO_END = (Precision.RANGE, Precision.BETWEEN, Precision.CHOICE, Precision.YEARLESS)
_BLANK = ("", "..")
_SEASONS = {
    "21": "Frühjahr",
    "22": "Sommer",
    "23": "Herbst",
    "24": "Winter",
    **{str(32 + n): f"{n}.\u00a0Quartal" for n in range(1, 5)},
    **{str(39 + n): f"{n}.\u00a0Halbjahr" for n in (1, 2)},
}
_NEUTER = {"21", *(number for number in _SEASONS if number > "24")}


class _Form(NamedTuple):
    """A single date in the parts of its text; "" for a part that is not there."""

    year: str
    month: str
    day: str
    mark: str


class _Case(NamedTuple):
    """What stands before a date after a preposition: „um den 3. Juni“, „seit dem Sommer“."""

    day: str
    season: str
    decade: str
    century: str


_UM = _Case("den ", "den ", "die ", "")
_SEIT = _Case("dem ", "dem ", "den ", "einem Jahr ")
_AM = _Case("am ", "im ", "", "")
_BIS = _Case("zum ", "zum ", "in die ", "zu einem Jahr ")


def _read(text: str) -> _Form:
    core = text.rstrip("?~%")
    return _Form(core[:4], core[5:7], core[8:], text[len(core) :])


def _alone(form: _Form) -> str:
    """A date to stand alone, with its qualifier: „vermutlich um Dezember 2021, Tag unbekannt“."""
    note = _unknown_part(form)
    return "vermutlich " * _doubted(form) + _about(form) + (f", {note}" if note else "")


def _bracketed(form: _Form) -> str:
    """A date as one end of an interval; brackets keep its remarks with it: „2021 (unsicher)“."""
    notes = [note for note in ("unsicher" * _doubted(form), _unknown_part(form)) if note]
    return _about(form) + (f" ({', '.join(notes)})" if notes else "")


def _about(form: _Form) -> str:
    phrase = _phrase(form)
    if form.mark not in ("~", "%"):
        return phrase
    return f"etwa {phrase}" if _is_century(form) else f"um {_article(form, _UM)}{phrase}"


def _doubted(form: _Form) -> bool:
    return form.mark in ("?", "%")


def _without_doubt(form: _Form) -> _Form:
    return form._replace(mark="~" if form.mark == "%" else "")


def _after(preposition: str, form: _Form, case: _Case) -> str:
    """An open interval: „seit dem 3. Juni 2021“, „vermutlich etwa bis 2024“."""
    doubt = "vermutlich " * _doubted(form) + "etwa " * (form.mark in ("~", "%"))
    words, unknown = _phrase(form), _unknown_part(form)
    ending = "n" if case is _SEIT and words.endswith("er-Jahre") else ""
    note = f" ({unknown})" if unknown else ""
    return f"{doubt}{preposition} {_article(form, case)}{words}{ending}{note}"


def _phrase(form: _Form) -> str:
    """The known parts, without qualifier: „3. Dezember 2021“, „17. Juni“, „1990er-Jahre“."""
    known = form.year.rstrip("X")
    if known and known != form.year:
        low, high = int(known.ljust(4, "0")), int(known.ljust(4, "9"))
        return f"zwischen {low} und {high}" if _is_century(form) else f"{low}er-Jahre"

    parts = (_day(form), _month(form), _year(form))
    return "\u00a0".join(part for part in parts if part)


def _day(form: _Form) -> str:
    return f"{int(form.day)}." if form.day.isdecimal() else ""


def _month(form: _Form) -> str:
    if form.month in _SEASONS:
        return _SEASONS[form.month]
    return MONTHS[int(form.month) - 1] if form.month.isdecimal() else ""


def _year(form: _Form) -> str:
    if form.year == "XXXX":
        return ""
    year = int(form.year)
    if form.month != "24":
        return str(year)
    return f"{year}/{year + 1}" if year % 100 == 99 else f"{year}/{(year + 1) % 100:02}"


def _unknown_part(form: _Form) -> str:
    if form.year == "XXXX":
        return "Jahr unbekannt"
    names = [name for name, part in (("Tag", form.day), ("Monat", form.month)) if part == "XX"]
    return f"{' und '.join(names)} unbekannt" if names else ""


def _article(form: _Form, case: _Case) -> str:
    if form.day.isdecimal():
        return case.day
    if form.month in _SEASONS:
        return "das " if case is _UM and form.month in _NEUTER else case.season
    if form.month or "X" not in form.year or form.year == "XXXX":
        return ""
    return case.century if _is_century(form) else case.decade


def _is_century(form: _Form) -> bool:
    return form.year.endswith("XX") and form.year != "XXXX"


# --- several dates


def _end_text(end: Edtf | None) -> str:
    return OPEN.text if end is None else "" if end == UNKNOWN else end.text


def _interval(left: str, right: str) -> str:
    if right in _BLANK:
        begin = _read(left)
        goes_on, has_ended = _after("seit", begin, _SEIT), _after("ab", begin, _SEIT)
        return goes_on if right else f"{has_ended}, Ende unbekannt"
    if left in _BLANK:
        return _after("bis", _read(right), _BIS) + ("" if left else ", Beginn unbekannt")

    if left == right:
        return _alone(_read(left))
    return _closed([_read(left), _read(right)])


def _closed(ends: list[_Form]) -> str:
    if all(_doubted(end) for end in ends):
        return "vermutlich " + _closed([_without_doubt(end) for end in ends])

    parts = _factored(ends)
    one_word_each = all(head.rstrip(".").isalnum() for head in parts.heads)
    return ("\u2013" if one_word_each else " \u2013 ").join(parts.heads) + parts.tail


def _choice(forms: list[_Form]) -> str:
    first = forms[0]
    same_day = len({(form.month, form.day) for form in forms}) == 1
    if same_day and first.month and first.month not in _SEASONS:
        years = _either([_year(form) for form in forms])
        return f"{_phrase(first._replace(year='XXXX'))}, {years}"

    parts = _factored(forms)
    return _either(parts.heads) + parts.tail


def _one_of(member: Edtf) -> str:
    """A date of a choice that is no plain one: „1746, oder irgendwann zwischen 1750 und 1755“."""
    return _some_time(member) if member.parts else _phrase(_read(member.text))


def _some_time(d: Edtf) -> str:
    """„irgendwann zwischen 1746 und 1755“, „zwischen dem 1. und 10. Dezember 2021“."""
    begin, end = d.parts
    if begin == OPEN or end == OPEN:
        known, word = (end, "spätestens") if begin == OPEN else (begin, "frühestens")
        form = _read(known.text)
        return f"{word} {'im ' if _is_month(form) else _article(form, _AM)}{_phrase(form)}"

    forms = [_read(begin.text), _read(end.text)]
    parts = _factored(forms)
    words = " und ".join(
        f"{_article(form, _SEIT)}{head}" if number == 0 or parts.tail == "" else head
        for number, (form, head) in enumerate(zip(forms, parts.heads, strict=True))
    )
    return f"{'' if forms[0].day and forms[1].day else 'irgendwann '}zwischen {words}{parts.tail}"


def _is_month(form: _Form) -> bool:
    return form.month.isdecimal() and not form.day and form.month not in _SEASONS


def _either(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} oder {words[-1]}"


class _Factored(NamedTuple):
    """What differs, and what all share at the end: 4 and 7 March -> ["4.", "7."], " März 2021"."""

    heads: list[str]
    tail: str


def _factored(forms: list[_Form]) -> _Factored:
    first = forms[0]
    shapes = {_shape(form) for form in forms}
    years, months = {form.year for form in forms}, {form.month for form in forms}
    if any(map(_stands_alone, forms)) or len(shapes) > 1 or len(years) > 1:
        return _Factored([_bracketed(form) for form in forms], "")

    year = f"\u00a0{_year(first)}"
    if not first.day:
        return _Factored([_month(form) for form in forms], year)
    if len(months) > 1:
        return _Factored([f"{_day(form)}\u00a0{_month(form)}" for form in forms], year)
    return _Factored([_day(form) for form in forms], f"\u00a0{_month(first)}{year}")


def _stands_alone(form: _Form) -> bool:
    """Whether it shares no words with others: a winter of two years, a year, anything vague."""
    vague = "X" in f"{form.year}{form.month}{form.day}"
    return vague or bool(form.mark) or form.month in ("", "24")


def _shape(form: _Form) -> tuple[bool, bool]:
    """Only days can share words with days, seasons with seasons."""
    return bool(form.day), form.month in _SEASONS
