"""Our parser against the PyPI package `edtf`: the same answer everywhere, or a difference with its reason in the table.

Both are asked for the first and last possible day of seeded generated texts. A row of DIFFERENCES says for a class of
texts what ours and theirs answer; it must hold for every generated text of the class, so neither an unlisted
difference nor a listed one that has gone passes.
"""

import random
import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import pytest

pytest.importorskip("edtf", reason="the oracle is a development dependency")

from edtf import parse_edtf

from chronik.dates.edtf import parse
from chronik.dates.single import EdtfError

Answer = tuple[str, str] | str  # first and last possible day, "" for none; or "refused"


def ours(text: str) -> Answer:
    try:
        d = parse(text)
    except EdtfError:
        return "refused"
    earliest, latest = ("" if bound is None else date.fromordinal(bound).isoformat() for bound in (d.earliest, d.latest))
    return earliest, latest


@cache
def theirs(text: str) -> Answer:
    try:
        found = parse_edtf(text)
    except Exception:  # it also fails with AttributeError, KeyError and TypeError
        return "refused"
    return _day(found.lower_strict()), _day(found.upper_strict())


def _day(bound: object) -> str:
    if isinstance(bound, float):
        return ""
    assert isinstance(bound, time.struct_time)
    year, month, day = bound[:3]
    return f"{year:04}-{month:02}-{day:02}"


# --- where and why we differ --------------------------------------------------------------------------------------


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda text: bool(re.fullmatch(pattern, text))


def _exists(text: str) -> bool:
    """Whether the calendar has the day that `text` writes; without a year, whether a leap year has it."""
    year, month, day = (text.rstrip("?~%").replace("XXXX", "2000") + "-01").split("-")[:3]
    last = (date(int(year) + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(days=1)).day
    return int(day) <= last


def _yearless_form(text: str) -> bool:
    return bool(re.fullmatch(r"XXXX-\d\d(-\d\d)?", text))


def _ends(text: str) -> tuple[str, str] | None:
    left, slash, right = text.partition("/")
    return (left, right) if slash else None


def _is_reversed(text: str) -> bool:
    ends = _ends(text)
    if ends is None or not all(re.match(r"\d", end) for end in ends):
        return False
    first, last = parse(ends[0]).earliest, parse(ends[1]).latest
    return first is not None and last is not None and first > last


def _beyond_their_grammar(text: str) -> bool:
    """An interval with X: theirs knows none that ends in YYYY-XX, nor one whose other end is empty, open or qualified."""
    ends = _ends(text)
    if ends is None or "X" not in text:
        return False
    return any(re.fullmatch(r"\d{4}-XX", end) for end in ends) or any(re.fullmatch(r"|\.\.|.*[?~%]", end) for end in ends)


def _has_unknown_end(text: str) -> bool:
    return "" in (_ends(text) or ()) and not _beyond_their_grammar(text)


def _ends_in_winter(text: str) -> bool:
    return bool(re.fullmatch(r".+/\d{4}-24", text)) and not _is_reversed(text) and not _beyond_their_grammar(text)


def _members(text: str) -> list[str]:
    return text[1:-1].split(",") if text.startswith("[") and "," in text else []


def _is_sorted(members: list[str]) -> bool:
    return members == sorted(members, key=lambda member: parse(member).order)


def _has_season(members: list[str]) -> bool:
    return any(re.fullmatch(r"\d{4}-2[1-4]", member) for member in members)


class Difference(NamedTuple):
    """A class of texts on which the two disagree; each answers "days", "no day" or "refused"."""

    applies: Callable[[str], bool]
    ours: str
    theirs: str
    reason: str


DIFFERENCES = (
    # we read more
    Difference(_like("unknown"), "no day", "refused", "our own word, so that a date is never forgotten by accident"),
    Difference(_like(r"\d{4}-2[1-4][?~%]"), "days", "refused", "a season may be qualified like any date"),
    Difference(lambda t: _yearless_form(t[:-1]) and t[-1] in "?~%" and _exists(t), "no day", "refused", "so may a date without year"),
    Difference(lambda t: _beyond_their_grammar(t) and not _is_reversed(t), "days", "refused", "any date with a year may end an interval"),
    Difference(lambda t: _has_season(_members(t)) and _is_sorted(_members(t)), "days", "refused", "a season may be one of several"),
    # we read it differently
    Difference(_like(r"\d{4}-24"), "days", "days", "winter ends in February of the following year, theirs on 31 December"),
    Difference(_ends_in_winter, "days", "days", "the same winter as end of an interval"),
    Difference(lambda t: _yearless_form(t) and _exists(t), "no day", "days", "no year is invented, theirs spans the years 0 to 9999"),
    Difference(_has_unknown_end, "days", "days", "an unknown end has no bound, theirs is ten years off"),
    # we refuse what cannot be
    Difference(lambda t: _is_reversed(t) and not _beyond_their_grammar(t), "refused", "days", "ends before it begins"),
    Difference(lambda t: not _is_sorted(_members(t)) and not _has_season(_members(t)), "refused", "days", "members out of order"),
    Difference(lambda t: bool(re.fullmatch(r"\d{4}-02-29[?~%]?", t)) and not _exists(t), "refused", "days", "29 February outside a leap year"),
    Difference(lambda t: _yearless_form(t) and not _exists(t), "refused", "days", "no year has that day"),
    Difference(_like("0000"), "refused", "days", "the calendar counts from the year 1"),
    # we refuse what the chronicle has no use for
    Difference(_like(r"-\d{4}"), "refused", "days", "years before 1"),
    Difference(_like(r"Y\d+"), "refused", "days", "years after 9999"),
    Difference(_like(r"\{.*\}"), "refused", "days", "on all of these days: that is several events"),
    Difference(_like(r".*T.*"), "refused", "days", "times of day"),
    Difference(_like(r"[?~%].*|\d{4}-\d\d[?~%]-\d\d"), "refused", "days", "qualifiers of a component (level 2)"),
    Difference(_like(r"\d{3}X-\d\d"), "refused", "days", "a month in one of ten years has no place on an axis"),
    Difference(_like(r"(?:\d{4}|XXXX)-XX-\d\d"), "refused", "days", "a day without month has no place on an axis"),
    Difference(_like(r"XXXX"), "refused", "days", "nothing is known: `unknown` says so"),
    Difference(_like(r"\d{4}-(?:2[5-9]|3[0-2]|3[7-9])"), "refused", "days", "southern seasons, thirds: an interval of months says it"),
)


def _kind(answer: Answer) -> str:
    return "refused" if answer == "refused" else "no day" if answer == ("", "") else "days"


# --- what is compared ---------------------------------------------------------------------------------------------


def _year(r: random.Random) -> str:
    return f"{r.choice((r.randint(1990, 2030), r.randint(1000, 9998))):04}"


def _month(r: random.Random) -> str:
    return f"{_year(r)}-{r.randint(1, 12):02}"


def _day_of(r: random.Random) -> str:
    return date.fromordinal(r.randint(date(1000, 1, 1).toordinal(), date(2100, 1, 1).toordinal())).isoformat()


def _any_day(r: random.Random) -> str:
    return f"{_month(r)}-{r.randint(28, 32):02}"


def _season(r: random.Random) -> str:
    return f"{_year(r)}-{r.randint(21, 24)}"


def _plain(r: random.Random) -> str:
    return r.choice((_year, _month, _day_of))(r)


def _vague(r: random.Random) -> str:
    year = _year(r)
    return r.choice((f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{year}-XX-XX", f"{_month(r)}-XX"))


def _yearless(r: random.Random) -> str:
    return r.choice((f"XXXX-{r.randint(1, 12):02}", f"XXXX-{r.randint(1, 12):02}-{r.randint(1, 31):02}"))


def _marked(r: random.Random) -> str:
    return _plain(r) + r.choice("?~%")


def _end(r: random.Random) -> str:
    return r.choice((_plain, _plain, _marked, _season, _vague))(r)


def _interval(r: random.Random) -> str:
    return f"{_end(r)}/{_end(r)}"


def _half_open(r: random.Random) -> str:
    return r.choice(("{}/..", "../{}", "{}/", "/{}")).format(_end(r))


def _set(r: random.Random) -> str:
    made = {r.choice((_plain, _plain, _season))(r) for _ in range(r.randint(1, 3))}
    texts = sorted(made, key=lambda text: parse(text).order)
    return f"[{','.join(r.choice((texts, texts, texts[::-1])))}]"


def _strange(r: random.Random) -> str:
    year, month, day = _day_of(r).split("-")
    mark = r.choice("?~%")
    return r.choice((
        f"{year}-{month}{mark}-{day}", f"{mark}{year}", f"{year}-XX-{day}", f"XXXX-XX-{day}", f"-{year}", f"Y{r.randint(1, 9)}{year}",
        f"{{{year},{int(year) + 1}}}", f"[{year}..{int(year) + 1}]", f"{year}-{month}-{day}T10:00:00", f"{year}-{r.randint(13, 20)}",
        f"{year}-{r.randint(25, 41)}", f"{year[:3]}x", f"{int(day)}.{int(month)}.{year}", f"{year[:3]}X-{month}", "XXXX", "0000", "unknown", "",
        f"{year}-02-29", f"{year}-02-29{mark}", "XXXX-02-30", f"XXXX-04-31{mark}", "XXXX-11-31",
        f"{year}{month}{day}", f"{year}-{int(month)}", f"{year[:2]}",
    ))  # fmt: skip


FORMS: tuple[tuple[Callable[[random.Random], str], int], ...] = (
    (_plain, 60), (_any_day, 50), (_marked, 50), (_season, 30), (_vague, 50), (_yearless, 40),
    (lambda r: _vague(r) + r.choice("?~%"), 30), (lambda r: _season(r) + r.choice("?~%"), 20), (lambda r: _yearless(r) + r.choice("?~%"), 20),
    (_interval, 120), (_half_open, 90), (_set, 80), (_strange, 220),
)  # fmt: skip


def generated() -> list[str]:
    r = random.Random(2019)
    return list(dict.fromkeys(make(r) for make, times in FORMS for _ in range(times)))


TEXTS = generated()


def test_enough_of_every_form() -> None:
    assert len(TEXTS) > 700
    assert {_kind(ours(text)) for text in TEXTS} == {"days", "no day", "refused"}


def test_unlisted_texts_get_the_same_answer() -> None:
    unlisted = [text for text in TEXTS if not any(row.applies(text) for row in DIFFERENCES)]
    assert len(unlisted) > 350
    assert {text: ours(text) for text in unlisted} == {text: theirs(text) for text in unlisted}


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: row.reason)
def test_listed_difference_still_occurs(row: Difference) -> None:
    texts = [text for text in TEXTS if row.applies(text)]
    assert texts, "no text of this class was generated"
    for text in texts:
        assert (_kind(ours(text)), _kind(theirs(text))) == (row.ours, row.theirs), text
        assert ours(text) != theirs(text), text


def test_each_difference_is_listed_once() -> None:
    assert [text for text in TEXTS if sum(row.applies(text) for row in DIFFERENCES) > 1] == []
