"""Weekdays in German texts, held against Python's calendar; the check itself is in tests/diagnostics."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chronik.dates.weekdays import WEEKDAYS, Stated, stated, years

FIRST, LAST = date(1990, 1, 1), date(2030, 12, 31)
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")
SHORT = ("Jan.", "Feb.", "Mär.", "Apr.", "Mai", "Jun.", "Jul.", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.")


def every_day() -> list[date]:
    return [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]


def test_every_day_is_found_again_under_its_weekday() -> None:
    """The years of a weekday, day and month are those in which the calendar has that day on that weekday, for all of 1990–2030."""
    expected: dict[tuple[int, int, int], list[int]] = {}
    for day in every_day():
        expected.setdefault((day.weekday(), day.day, day.month), []).append(day.year)
    found = {
        (weekday, day, month): years(Stated(weekday, day, month, None, ""), FIRST, LAST)
        for weekday in range(7)
        for month in range(1, 13)
        for day in range(1, 32)
    }
    assert {key: list(fitting) for key, fitting in found.items() if fitting} == expected
    assert sum(map(len, found.values())) == 14975 == len(every_day())


def test_every_day_is_read_as_it_is_written() -> None:
    """Each day of 1990–2030 in the long form, each in an abbreviated one, each in figures."""
    for day in every_day():
        name, month = WEEKDAYS[day.weekday()], day.month - 1
        for text in (
            f"{name}, dem {day.day}. {MONTHS[month]} {day.year}",
            f"{name[:2]}., {day.day}. {SHORT[month]} {day.year}",
            f"{name[:2]}, {day:%d.%m.%Y}",
        ):
            assert [some[:4] for some in stated(f"am {text} trafen sich 12 Personen")] == [(day.weekday(), day.day, day.month, day.year)], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("am Donnerstag, 17. Juni, im Saal", [Stated(3, 17, 6, None, "Donnerstag, 17. Juni")]),
        ("Donnerstag, dem 17. Juni 2021", [Stated(3, 17, 6, 2021, "Donnerstag, dem 17. Juni 2021")]),
        ("Donnerstag,\nden 17.\u00a0Juni\n2021", [Stated(3, 17, 6, 2021, "Donnerstag, den 17. Juni 2021")]),
        ("Do., 17.06.2021", [Stated(3, 17, 6, 2021, "Do., 17.06.2021")]),
        ("Do 17. 6. 2021", [Stated(3, 17, 6, 2021, "Do 17. 6. 2021")]),
        ("Do, 17.6.", [Stated(3, 17, 6, None, "Do, 17.6.")]),
        ("Donnerstag (17. Juni)", [Stated(3, 17, 6, None, "Donnerstag (17. Juni)")]),
        ("Sonnabend, 3. Jänner", [Stated(5, 3, 1, None, "Sonnabend, 3. Jänner")]),
        ("Sonnabend, den 3. October 1885", [Stated(5, 3, 10, 1885, "Sonnabend, den 3. October 1885")]),
        ("am Freitagabend, 4. Sept 2020", [Stated(4, 4, 9, 2020, "Freitagabend, 4. Sept 2020")]),
        ("Mo. 3. Mrz.", [Stated(0, 3, 3, None, "Mo. 3. Mrz.")]),
        ("vom 17. Juni 2021", [Stated(None, 17, 6, 2021, "17. Juni 2021")]),
        ("Montag, 14. Juni, bis Samstag, 19. Juni", [Stated(0, 14, 6, None, "Montag, 14. Juni"), Stated(5, 19, 6, None, "Samstag, 19. Juni")]),
        # a weekday that is not the day's own
        ("Donnerstag und Freitag, 17. und 18. Juni", [Stated(None, 18, 6, None, "18. Juni")]),
        ("donnerstags, 17. Juni", [Stated(None, 17, 6, None, "17. Juni")]),
        ("Montag war Ruhetag. Am 17. Juni", [Stated(None, 17, 6, None, "17. Juni")]),
        # no days
        ("die 8. Konferenz", []),
        ("3. Maier", []),
        ("117. Juni", []),
        ("1,5. Juni", []),
        ("32. Juni", []),
        ("17.13.2021", []),
        ("17.06.21", []),
        ("12.30 Uhr", []),
        ("", []),
    ],
)
def test_what_a_text_states(text: str, expected: list[Stated]) -> None:
    assert list(stated(text)) == expected


@pytest.mark.parametrize(
    ("weekday", "day", "month", "first", "last", "expected"),
    [
        (3, 17, 6, date(2020, 7, 2), date(2021, 7, 2), (2021,)),
        (3, 17, 6, date(2020, 7, 2), date(2021, 6, 16), ()),  # the window ends a day too soon
        (3, 17, 6, date(2021, 6, 17), date(2021, 6, 17), (2021,)),
        (3, 29, 2, FIRST, LAST, (1996, 2024)),
        (0, 31, 2, FIRST, LAST, ()),
    ],
)
def test_the_years_that_fit(weekday: int, day: int, month: int, first: date, last: date, expected: tuple[int, ...]) -> None:
    assert years(Stated(weekday, day, month, None, ""), first, last) == expected
