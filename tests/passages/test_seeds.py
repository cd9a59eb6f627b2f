"""The five source texts of the first chronicle, read by eye: every date and number in them, and nothing else."""

from pathlib import Path

import pytest

from chronik.passages.dates.reading import dates_in
from chronik.passages.names.reading import names_in
from chronik.passages.numbers.reading import numbers_in

SEEDS = Path(__file__).parents[2] / "seeds"

DATES = {
    "000": [("Februar 2021", "2021-02"), ("5. Februar 2021", "2021-02-05")],
    "001": [
        ("3. Dezember 2021", "2021-12-03"),
        ("Anfang Dezember", "XXXX-12"),
        ("2021-2024", "2021/2024"),
        ("seit 2015", "2015/.."),
        ("2021-2024", "2021/2024"),
        ("07.12.2021", "2021-12-07"),
    ],
    "002": [("17. Juni", "XXXX-06-17"), ("17. Juni", "XXXX-06-17")],
    "003": [],
    "004": [],
}
NUMBERS = {
    "000": [("Erstes", 1), ("fünfzehnten", 15), ("29", 29), ("vier", 4)],
    "001": [("6.", 6), ("sechste", 6), ("knapp 65", 65), ("Sechste", 6), ("ersten", 1)],
    "002": [*[("8.", 8)] * 4, ("zwei", 2), ("fünf", 5), ("92", 92), ("10", 10)],
    "003": [],
    "004": [],
}
# The names as a record bears them, and how often and how strongly the text names it.
NAMES = [
    ("000", ["Jutta Rump"], True, ["whole"]),
    ("000", ["Deutscher Gewerkschaftsbund", "DGB"], False, ["whole", "alias", "alias"]),
    ("000", ["Zentralverband des Deutschen Handwerks", "ZDH"], False, ["whole", "alias"]),
    ("000", ["Bundesministerium für Wirtschaft und Energie", "BMWi"], False, ["whole", "alias"]),
    ("001", ["Niedersächsisches Wirtschaftsministerium"], False, ["whole"]),
    ("001", ["Sevda Helpap"], True, ["whole", "whole", "whole"]),
    ("001", ["Dinah Stollwerck-Bauer"], True, ["whole"]),
    ("001", ["Stefan Müller"], True, []),
    ("002", ["Industrie- und Handelskammer Magdeburg", "IHK Magdeburg"], False, ["alias"]),
    ("002", ["Susanne Eva Dörrwand"], True, ["whole"]),
    ("002", ["Susanne Wiedemeyer"], True, ["whole"]),
    ("004", ["Handwerkskammer Braunschweig-Lüneburg-Stade"], False, ["whole"]),
    ("004", ["Industrie- und Handelskammer Lüneburg-Wolfsburg"], False, ["whole"]),
    ("004", ["Agentur für Arbeit Lüneburg-Uelzen"], False, ["whole", "part"]),
    ("004", ["Landkreis Uelzen"], False, ["whole"]),
]


def seed(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", DATES)
def test_dates(number: str) -> None:
    assert [(found.words, found.edtf) for found in dates_in(seed(number))] == DATES[number]


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers(number: str) -> None:
    assert [(found.words, found.value) for found in numbers_in(seed(number))] == NUMBERS[number]


@pytest.mark.parametrize(("number", "names", "person", "strengths"), NAMES)
def test_names(number: str, names: list[str], person: bool, strengths: list[str]) -> None:
    assert [found.strength for found in names_in(seed(number), names, person=person)] == strengths
