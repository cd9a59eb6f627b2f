"""The short way agrees with the long one: what it takes for plain, a whole reading finds no doubt about."""

from __future__ import annotations

import itertools

import pytest

from chronik.agreement import numbers, periods
from chronik.agreement.numbers import number_doubt
from chronik.agreement.periods import period_doubt
from chronik.agreement.plainly import is_count_plain, is_day_plain
from chronik.dates.edtf import parse
from chronik.records.model import Quantity

LEADS = [
    "", "trafen sich ", "seit dem ", "seit ", "bis ", "vor dem ", "nach dem ", "vermutlich ", "wohl ", "etwa ", "um den ", "spätestens ", "ab ",
    "3. und ", "3. bis ", "vom 3. Februar bis ", "am 3. oder ", "zwischen dem 1. und ", "Freitag, ", "Freitag, den ", "Nr. 17 ", "Anfang Februar, ",
    "2020, ", "(", "– ", "3.–", "Im Jahr ", "Es war ", "Es war, ", "heißt es: ", "wahrscheinlich war es ", "bzw. ",
]  # fmt: skip
DAYS = [
    "5. Februar 2021",
    "05.02.2021",
    "am 5. Februar 2021",
    "am 05.02.2021",
    "Am 5. Februar 2021",
]
TAILS = [
    "",
    " kamen",
    ".",
    ",",
    " bis 7. Februar 2021",
    " oder 2022",
    "–7. Februar 2021",
    " (?)",
    " (vermutlich)",
    " und am 7.",
    " an",
    ", dem Freitag",
    "er",
    "/6.",
    " … 1999",
]

BEFORE = [
    "", "mit ", "mit knapp ", "rund ", "60 bis ", "60 und ", "zwischen 60 und ", "Nr. ", "Seite ",  "insgesamt ", "über ", "bis zu ", "1 ", "1. ", "um die ", "mehr als ",
    "die ", "an die ", "zählte man ", "nicht weniger als ", "§ ", "-", "2021 ", "gut ",
]  # fmt: skip
COUNTED = [
    "Gäste",
    "Gäste und mehr",
    "Teilnehmende",
    "Euro",
    "Prozent der Gäste",
    "Jahre",
    "Uhr",
    "Personenkilometer",
    "bis 90 Gäste",
    "Gäste.",
    "Millionen Besucher",
]


@pytest.fixture
def the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periods, "is_day_plain", lambda date, passage: False)
    monkeypatch.setattr(numbers, "is_count_plain", lambda value, passage: False)


def test_a_plain_day_is_the_day(the_long_way: None) -> None:
    date = parse("2021-02-05")
    passages = ["".join(parts) for parts in itertools.product(LEADS, DAYS, TAILS)]
    plain = [passage for passage in passages if is_day_plain(date, passage)]
    assert len(plain) > 50
    assert not [passage for passage in plain if period_doubt(date, passage)]


def test_a_plain_number_is_the_number(the_long_way: None) -> None:
    passages = [f"Es kamen {before}84 {counted}" for before, counted in itertools.product(BEFORE, COUNTED)]
    plain = [passage for passage in passages if is_count_plain(84, passage)]
    assert len(plain) > 10
    assert not [passage for passage in plain if number_doubt(Quantity(84), passage)]


@pytest.mark.parametrize(
    "passage",
    [
        "trafen sich am 5. Februar 2021 bereits",
        "Am 5. Februar 2021 fand",
        "Treffen Nr. 17 am 05.02.2021 kamen",
    ],
)
def test_what_is_usual_is_plain(passage: str) -> None:
    assert is_day_plain(parse("2021-02-05"), passage)
    assert not is_day_plain(parse("2021-02-06"), passage)
    assert not is_day_plain(parse("2021-02-05?"), passage)
