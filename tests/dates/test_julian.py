"""Julian dates: the same days of the Gregorian calendar, and both in words."""

from __future__ import annotations

from datetime import date

import pytest

from chronik.dates.edtf import EdtfError, Precision, parse
from chronik.dates.julian import as_entered, from_julian
from chronik.dates.words import date_words


@pytest.mark.parametrize(
    ("typed", "gregorian", "words"),
    [
        ("1700-02-12", "1700-02-22", "12. Februar 1700 (julianisch), 22. Februar"),
        ("1700-02-18", "1700-02-28", "18. Februar 1700 (julianisch), 28. Februar"),
        ("1700-02-29", "1700-03-11", "29. Februar 1700 (julianisch), 11. März"),
        ("1582-10-05", "1582-10-15", "5. Oktober 1582 (julianisch), 15. Oktober"),
        ("1699-12-25", "1700-01-04", "25. Dezember 1699 (julianisch), 4. Januar 1700"),
        ("1917-10-25", "1917-11-07", "25. Oktober 1917 (julianisch), 7. November"),
        ("1700-02-12?", "1700-02-22?", "vermutlich 12. Februar 1700 (julianisch), vermutlich 22. Februar"),
        ("1700-02-12/1700-02-14", "1700-02-22/1700-02-24", "12.–14. Februar 1700 (julianisch), 22.–24. Februar"),
        ("1700-02-12/..", "1700-02-22/..", "seit dem 12. Februar 1700 (julianisch), seit dem 22. Februar"),
        ("[1690-02-12,1691-02-12]", "[1690-02-22,1691-02-22]", "12. Februar, 1690 oder 1691 (julianisch), 22. Februar, 1690 oder 1691"),
        ("[1700-02-12..1700-02-20]", "[1700-02-22..1700-03-02]", None),
        ("1648-03", "[1648-03-11..1648-04-10]", "März 1648 (julianisch), zwischen dem 11. März und 10. April"),
    ],
)
def test_a_julian_date(typed: str, gregorian: str, words: str | None) -> None:
    found = from_julian(typed)
    assert (found.text, found.earliest, found.latest) == (gregorian, parse(gregorian).earliest, parse(gregorian).latest)
    assert found.julian == typed
    assert as_entered(found).text == typed
    if words:
        assert date_words(found).replace("\u00a0", " ") == words


def test_it_is_ordered_by_the_gregorian_day() -> None:
    assert parse("1700-02-21").order < from_julian("1700-02-12").order < parse("1700-02-23").order
    assert from_julian("1700-02-12").exact
    assert from_julian("1700-02-12").html == "1700-02-22"


def test_every_day_is_another_one_and_none_is_left_out() -> None:
    """Against the rule itself: the calendars run in step, but for 29 February of the years that Gregory left out."""
    days = [f"{year}-{month:02}-{day:02}" for year in (1699, 1700, 1800, 1904) for month in range(1, 13) for day in range(1, 29)]
    found = [from_julian(day).earliest for day in days]
    assert found == sorted(set(found), key=lambda day: day or 0)
    assert date.fromordinal(from_julian("1800-03-01").earliest or 0) == date(1800, 3, 13)
    assert as_entered(from_julian("1648-03")).precision is Precision.MONTH


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1700", "„calendar: julian“ gilt für Tage und Monate."),
        ("unknown", "„calendar: julian“ gilt für Tage und Monate."),
        ("1701-02-29", "Den 29. Februar 1701 gibt es nicht."),
        ("1701-13-02", "Einen Monat 13 gibt es nicht."),
        ("1700-02-14/1700-02-12", "Der Zeitraum „1700-02-24/1700-02-22“ endet vor seinem Beginn."),
    ],
)
def test_what_is_no_julian_date(typed: str, message: str) -> None:
    with pytest.raises(EdtfError) as fault:
        from_julian(typed)
    assert fault.value.message == message
