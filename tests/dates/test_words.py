"""German wording of dates: the hand-written tables under tests/dates/edtf/, and what holds for every date."""

import itertools
import re

import pytest

from chronik.dates.edtf import MONTHS, Edtf, EdtfError, parse
from chronik.dates.exactness import certainty_words
from chronik.dates.words import date_words, interval_words
from tests.support.places import TESTS

TABLES = TESTS / "dates/edtf"


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in f"{line} ".split(" | ")] for line in lines if line and not line.startswith("#")]


def visible(words: str) -> str:
    return words.replace("\u00a0", "_")


def end(cell: str) -> Edtf | None:
    return None if cell == "-" else parse(cell)


@pytest.mark.parametrize("row", rows("accepted.txt"), ids=lambda row: row[0])
def test_words(row: list[str]) -> None:
    text, *_, words, certainty = row
    assert visible(date_words(parse(text))) == words
    assert certainty_words(parse(text)) == certainty


@pytest.mark.parametrize("row", rows("spans.txt"), ids=lambda row: f"{row[0]} {row[1]}")
def test_interval_words(row: list[str]) -> None:
    since, until, words = row
    assert visible(interval_words(end(since), end(until))) == words


THERE_AND_BACK = """2021-12-03 2021-12 2021-12-03? 2021-06~ 2021% 2020-21 2020-24~ 199X 199X% 2021-12-XX 2015/.. 2015-06-03/.. ../2024
    2021/2024 2021-03-04/2021-03-07 2021-03-28/2021-04-02 2021-03/2021-05 2020-12/2021-01 [2020,2021] [2021-06,2021-07]
    [2021-03-04,2021-03-05,2021-03-07] XXXX-06-17 XXXX-06 XXXX-23 unknown
    [1746..1755] [2021-12-01..2021-12-10] [2021-05..2021-08] [..1755] [2021-05..] 2021-33 2021-41"""


@pytest.mark.parametrize("text", THERE_AND_BACK.split())
def test_typing_the_words_leads_back_to_the_date(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(date_words(parse(text)))
    assert caught.value.hint == f"„{text.removesuffix('-XX')}“ schreiben"


# --- what holds for every combination of forms and qualifiers ------------------------------------------------------

SINGLES = """2021-12-03 2021-12-04 2021-11-30 2020-12-03 2021-12 2021-11 2020-12 2021 2020 0983 2021-21 2021-22 2021-24 2021-33 2021-41
    1999-24 199X 098X 19XX 2021-12-XX 2021-XX 2021-XX-XX"""
MARKED = [single + mark for single in SINGLES.split() for mark in ("", "?", "~", "%")]


def _every_date() -> list[Edtf]:
    texts = [*MARKED, *(f"XXXX-{rest}{mark}" for rest in ("06-17", "06") for mark in ("", "?", "~", "%")), "unknown"]
    texts += [form.format(single) for form in ("{}/..", "../{}", "{}/", "/{}") for single in MARKED]
    texts += [f"{a}/{b}" for a, b in itertools.product(MARKED, MARKED) if not _reversed(a, b)]
    plain = sorted((text for text in SINGLES.split() if "X" not in text), key=lambda text: parse(text).order)
    texts += [f"[{'..'.join(chosen)}]" for chosen in itertools.combinations(plain, 2)]
    texts += [form.format(single) for form in ("[..{}]", "[{}..]") for single in plain]
    texts += [f"[0900,{a}..{b}]" for a, b in itertools.combinations(plain, 2)]
    texts += [f"[{','.join(chosen)}]" for size in (2, 3) for chosen in itertools.combinations(plain, size)]
    return [parse(text) for text in texts]


def _reversed(a: str, b: str) -> bool:
    return (parse(a).earliest or 0) > (parse(b).latest or 0)


EVERY = _every_date()


def _years(d: Edtf) -> set[int]:
    """The years the text names: as written, first and last of unspecified ones, and the second year of a winter."""
    named: set[int] = set()
    for year, rest in re.findall(r"(?<![0-9X-])([0-9]{2}[0-9X]{2})((?:-[0-9X]{2})*)", d.text):
        named |= {int(year)} if year.isdecimal() else {int(year.replace("X", "0")), int(year.replace("X", "9"))}
        named |= {int(year) + 1} if rest == "-24" else set()
    return named


def _first_years(d: Edtf) -> set[int]:
    return {int(year.replace("X", "0")) for year in re.findall(r"(?<![0-9X-])[0-9]{2}[0-9X]{2}", d.text)}


def test_there_are_many() -> None:
    assert len(EVERY) > 4000
    assert len(set(EVERY)) == len(EVERY)


def test_every_date_has_words_and_certainty() -> None:
    for d in EVERY:
        words = date_words(d)
        assert words, d
        assert words == words.strip(), d
        assert certainty_words(d), d
        assert not re.search(r"[X?~%\[\]]|None|  ", words), d


def test_words_name_all_years_of_the_text_and_no_other() -> None:
    for d in EVERY:
        shown = {int(year) for year in re.findall(r"(?<!\d)\d{3,4}(?!\d)", date_words(d))}
        assert _first_years(d) <= shown <= _years(d), d
        after_slash = {int(year) for year in re.findall(r"/(\d\d)(?!\d)", date_words(d))}
        assert after_slash <= {year % 100 for year in _years(d)}, d


def test_doubt_is_always_said_and_never_added() -> None:
    for d in EVERY:
        words = date_words(d)
        assert bool(re.search(r"vermutlich|unsicher", words)) == d.uncertain, d
        assert bool(re.search(r"\bum\b|\betwa\b", words)) == d.approximate, d
        assert certainty_words(d).startswith("unsicher") == d.uncertain, d
        assert ("ungefähr" in certainty_words(d)) == d.approximate, d


def test_day_month_and_year_hold_together() -> None:
    month = f"(?:{'|'.join([*MONTHS, 'Frühjahr', 'Sommer', 'Herbst', 'Winter', 'Quartal', 'Halbjahr'])})"
    for d in EVERY:
        assert not re.search(rf"\d\. {month}|{month} \d", date_words(d)), d


def test_different_dates_read_differently() -> None:
    """Two texts may share their words only where they say the same: `A/A` is A, `..` aside."""
    seen: dict[str, Edtf] = {}
    for d in EVERY:
        left, _, right = d.text.partition("/")
        if left != right:
            assert seen.setdefault(date_words(d), d) == d


def test_every_membership_has_words() -> None:
    ends = [None, *(parse(text) for text in [*MARKED, "unknown", "XXXX-06", "[2014,2015]", "2014/2015", "2014/.."])]
    for since, until in itertools.product(ends, ends):
        assert bool(interval_words(since, until)) == (since is not None or until is not None)
