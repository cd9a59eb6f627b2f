"""Numbers in passages: the cases of numbers.txt, and every number spelled by a speller of the tests is read back."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronik.passages.dates.reading import dates_in
from chronik.passages.numbers.reading import NumberFound, numbers_in
from tests.passages.cases_of import SAME, cases, plain

CASES = cases("numbers.txt")


def shown(found: NumberFound) -> str:
    value = str(found.value) + ("" if found.upper is None else f"-{found.upper}")
    said = (found.qualifier, "ordinal" * found.ordinal, f"unit={found.unit}" * bool(found.unit))
    return " ".join([value, *filter(None, said)])


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80
    assert sum(expected == "-" for _, expected in CASES) >= 30


@pytest.mark.parametrize(("passage", "expected"), CASES)
def test_case(passage: str, expected: str) -> None:
    text = plain(passage)
    found = numbers_in(text)
    assert ("; ".join(map(shown, found)) or "-") == expected
    assert all(text[one.start : one.end] == one.words for one in found)


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("mit knapp 65 Gästen", ["knapp 65"]),
        ("mit mehr\nals 1\u202f500 Gästen", ["mehr\nals 1\u202f500"]),
        ("zwischen 60 und 80 Gäste", ["zwischen 60 und 80"]),
        ("die 8. Konferenz", ["8."]),
        ("zum fünf\u00adzehnten Mal", ["fünf\u00adzehnten"]),
    ],
)
def test_words_are_those_that_carry_the_meaning(passage: str, words: list[str]) -> None:
    assert [found.words for found in numbers_in(passage)] == words


# A speller of its own, after Duden; not the tables that are tested.
SMALL = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
]
SMALL += [f"{unit}zehn" for unit in ["drei", "vier", "fünf", "sech", "sieb", "acht", "neun"]]
TENS = [
    "",
    ".",
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
][1:]


def spelled(number: int, last: str = "eins") -> str:
    if number < 20:
        return last if number == 1 else SMALL[number]
    if number < 100:
        unit = spelled(number % 10, "ein") + "und" if number % 10 else ""
        return unit + TENS[number // 10 - 1]
    size, word = (1000, "tausend") if number >= 1000 else (100, "hundert")
    rest = spelled(number % size, last) if number % size else ""
    return spelled(number // size, "ein") + word + rest


def test_the_speller_spells() -> None:
    assert spelled(21) == "einundzwanzig"
    assert spelled(101_001) == "einhunderteintausendeins"
    assert spelled(92_316) == "zweiundneunzigtausenddreihundertsechzehn"


@settings(SAME, max_examples=1000)
@given(st.integers(0, 999_999), st.sampled_from([str, str.upper, str.capitalize]))
@example(1, str)
@example(1000, str)
@example(999_999, str)
def test_a_number_in_words_is_read_back(number: int, form: type[str]) -> None:
    found = numbers_in(f"Es kamen {form(spelled(number))} dazu.")
    assert [(one.value, one.ordinal) for one in found] == [(number, False)]


@settings(SAME, max_examples=500)
@given(st.integers(1, 999_999))
def test_an_ordinal_in_words_is_read_back(number: int) -> None:
    word = spelled(number)
    irregular = {"eins": "erst", "drei": "dritt", "sieben": "siebt", "acht": "acht"}
    small = number % 100 if number % 100 < 20 else 0
    base = spelled(small) if small else ""
    stem = word.removesuffix(base) + irregular.get(base, f"{base}t") if small else f"{word}st"
    for ending in ("e", "en", "er", "es", "em"):
        found = numbers_in(f"Das {stem}{ending} Haus")
        assert [(one.value, one.ordinal) for one in found] == [(number, True)], stem


@SAME
@given(st.integers(1, 10**12), st.sampled_from([".", "\u202f", "\u00a0"]))
def test_a_number_in_digits_is_read_back(number: int, separator: str) -> None:
    grouped = f"{number:,}".replace(",", separator)
    assert [one.value for one in numbers_in(f"Es waren {grouped} Menschen")] == [number]


@SAME
@given(st.text(st.sampled_from("0123456789.,-/–() \n\u00adeinszwachtdrhuUhr%€§mehrals"), max_size=60))
def test_nothing_makes_it_fail(text: str) -> None:
    of_dates = [range(date.start, date.end) for date in dates_in(text)]
    for found in numbers_in(text):
        assert text[found.start : found.end] == found.words != ""
        assert not any(set(date) & set(range(found.start, found.end)) for date in of_dates)


@SAME
@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(text[found.start : found.end] == found.words for found in numbers_in(text))


def test_digits_without_end_are_no_number() -> None:
    assert numbers_in("Es waren " + "9" * 5000) == ()
