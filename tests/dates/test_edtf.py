"""EDTF: what is accepted, what is refused and how, order and relations.

The tables under tests/dates/edtf/ were written by hand, not by the program.
"""

import pickle
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.dates import edtf
from chronik.dates.edtf import certainly_before, overlaps, parse, within
from chronik.dates.single import UNKNOWN, Edtf, EdtfError, Precision
from tests.support.places import TESTS

TABLES = TESTS / "dates/edtf"
EXAMPLES = "zum Beispiel „2021-12-03“, „2021-12“, „2021“, „2021~“ (ungefähr), „2021?“ (unsicher), „2015/2024“, „XXXX-06-17“ oder „unknown“ schreiben"
settings.register_profile("same_every_run", derandomize=True, deadline=None, max_examples=300, database=None)
SAME = settings.get_profile("same_every_run")


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split(" | ")] for line in lines if line and not line.startswith("#")]


def day(cell: str) -> int | None:
    return None if cell == "-" else date.fromisoformat(cell).toordinal()


def refusal(text: object) -> EdtfError:
    with pytest.raises(EdtfError) as caught:
        parse(text)  # type: ignore[arg-type]
    return caught.value


# --- tables -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("accepted.txt"), ids=lambda row: row[0])
def test_accepted(row: list[str]) -> None:
    text, earliest, latest, precision, html, *_ = row
    uncertain, approximate = bool(re.search(r"[?%]", text)), bool(re.search(r"[~%]", text))
    assert parse(text)._replace(parts=()) == Edtf(text, day(earliest), day(latest), Precision[precision], uncertain, approximate)
    assert parse(text).html == (None if html == "-" else html)


@pytest.mark.parametrize("row", rows("refused.txt"), ids=lambda row: row[0])
def test_refused(row: list[str]) -> None:
    text, message, hint = row
    error = refusal(text)
    assert (error.message, error.hint) == (message, hint.replace("EXAMPLES", EXAMPLES))
    if error.hint.endswith("schreiben"):
        assert all(parse(offered) for offered in re.findall("„(.*?)“", error.hint))


@pytest.mark.parametrize("value", [None, 2021, 2021.5, [], ["2021"], {}, b"2021", date(2021, 1, 1)])
def test_what_is_no_text_is_refused(value: object) -> None:
    assert refusal(value).message == "Das Datum ist kein Text."


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0"])
def test_empty_is_refused(text: str) -> None:
    assert refusal(text).message == "Das Datum fehlt."


def test_message_shows_text_shortened_and_printable() -> None:
    assert refusal("a" * 41).message == f"„{'a' * 40}…“ ist kein Datum, wie es hier geschrieben wird."
    assert refusal("9" * 100_000).message == f"„{'9' * 40}…“ ist zu lang für ein Datum."
    assert refusal("a\n\x00b").message == "„a \ufffdb“ ist kein Datum, wie es hier geschrieben wird."


def test_blanks_around_and_after_commas_are_dropped() -> None:
    assert parse(" 2021\n") == parse("2021")
    assert parse("[2020-06-17, 2021-06-17]") == parse("[2020-06-17,2021-06-17]")


def test_errors_and_dates_survive_the_way_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(refusal("3.12.2021")))
    assert (error.message, error.hint, str(error)) == (refusal("3.12.2021").message, "„2021-12-03“ schreiben", error.message)
    assert pickle.loads(pickle.dumps(parse("2015/.."))) == parse("2015/..")


# --- order, year, relations ---------------------------------------------------------------------------------------

IN_ORDER = """199X 2015/2015-06 2015 2015/.. 2015-03-04 2019-01 ../2019 2020-01-01 2020-01 2020 [2020,2021] 2020/2022
    2020-21 2020-12-31 2021-XX 2023-12 /2024 2024-01-02 9999-12-31 XXXX-01-01 XXXX-01 XXXX-33 XXXX-40 XXXX-21 XXXX-06 XXXX-06-16 XXXX-06-17? XXXX-12-31 unknown"""


def test_order() -> None:
    texts = IN_ORDER.split()
    dates = [parse(text) for text in reversed(texts)]
    assert [d.text for d in sorted(dates, key=lambda d: d.order)] == texts
    assert len({d.order for d in dates}) == len(texts)


def test_finer_first_when_bounds_are_equal() -> None:
    span, day_alone = parse("2020-02-29/2020-02-29"), parse("2020-02-29")
    assert sorted([span, day_alone], key=lambda d: d.order) == [day_alone, span]
    assert list(Precision) == sorted(Precision)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2020-24", 2020), ("199X", 1990), ("../2024", 2024), ("/2024-24", 2025), ("2015/..", 2015), ("XXXX-06", None), ("unknown", None)],
)
def test_year(text: str, year: int | None) -> None:
    assert parse(text).year == year


def test_exact_and_placed() -> None:
    assert [text for text in ("2021-12-03", "2021-12-03?", "2021-12-03~", "2021-12", "XXXX-12-03") if parse(text).exact] == ["2021-12-03"]
    assert [text for text in ("2021", "2015/..", "/2024", "XXXX-06-17", "unknown") if parse(text).placed] == ["2021", "2015/..", "/2024"]
    assert parse("unknown") is UNKNOWN


RELATIONS = [  # a, b, a certainly before b, they could share a day, a could lie inside b
    ("2020", "2021", True, False, False),
    ("2021", "2020", False, False, False),
    ("2021-06", "2021", False, True, True),
    ("2021", "2021-06", False, True, True),
    ("2020-24", "2021", False, True, True),
    ("2021-03-04/2021-03-07", "2021-03-07", False, True, False),
    ("2021-03-07", "2021-03-04/2021-03-07", False, True, True),
    ("2021-03-08", "2021-03-04/2021-03-07", False, False, False),
    ("2021-03/2021-05", "2021-04/2021-06", False, True, False),
    ("2021/2022", "2021-06/2022-06", False, True, True),
    ("2015/2024", "2014/..", False, True, True),
    ("2015/..", "2014/2030", False, True, False),
    ("2015/", "2014/2030", False, True, True),
    ("../2015", "2014/2030", False, True, False),
    ("/2015", "2014/2030", False, True, True),
    ("2015/..", "../2014", False, False, False),
    ("../2014", "2015/..", True, False, False),
    ("[2019,2021]", "2020", False, False, False),
    ("[2019,2021]", "2021-06", False, True, True),
    ("2020", "[2019,2021]", False, False, False),
    ("[2019,2020]", "2021", True, False, False),
    ("[1746..1755]", "1750", False, True, True),
    ("1750", "[1746..1755]", False, True, True),
    ("[1746..1755]", "1756", True, False, False),
    ("[1746..]", "1745", False, False, False),
    ("[..1755]", "1756", True, False, False),
    ("[1746,1750..1755]", "1748", False, False, False),
    ("2021-33", "2021-40", False, True, True),
    ("2021-40", "2021-41", True, False, False),
    ("unknown", "2021", False, True, True),
    ("2021", "XXXX-06-17", False, True, True),
]


@pytest.mark.parametrize(("a", "b", "before", "shared", "inside"), RELATIONS)
def test_relations(a: str, b: str, before: bool, shared: bool, inside: bool) -> None:
    first, second = parse(a), parse(b)
    assert (certainly_before(first, second), overlaps(first, second), within(first, second)) == (before, shared, inside)


# --- properties ---------------------------------------------------------------------------------------------------

years = st.integers(1, 9998).map("{:04}".format) | st.integers(1990, 2030).map(str)
months = years.flatmap(lambda year: st.integers(1, 12).map(lambda month: f"{year}-{month:02}"))
days = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat) | st.dates(date(2019, 1, 1), date(2022, 12, 31)).map(date.isoformat)
seasons = years.flatmap(lambda year: st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41]).map(lambda season: f"{year}-{season}"))
vague = st.integers(10, 998).map("{:03}X".format) | st.integers(10, 98).map("{}XX".format)
unspecified = years.map("{}-XX".format) | years.map("{}-XX-XX".format) | months.map("{}-XX".format)
marks = st.sampled_from(["", "", "?", "~", "%"])
singles = st.tuples(days | months | years | seasons | vague | unspecified, marks).map("".join)
yearless = st.tuples(
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda d: f"XXXX-{d:%m-%d}") | st.sampled_from(["XXXX-21", "XXXX-24", "XXXX-36"]), marks
).map("".join)


def _interval(ends: tuple[str, str]) -> str:
    """Both ends in that order of the two in which the interval is not reversed."""
    first, second = sorted(ends, key=lambda text: parse(text).order)
    return f"{first}/{second}"


closed = st.tuples(singles, singles).map(_interval)
half = st.tuples(st.sampled_from(["{}/..", "../{}", "{}/", "/{}"]), singles).map(lambda pair: pair[0].format(pair[1]))
members = st.lists(days | months | years | seasons, min_size=2, max_size=4, unique_by=lambda text: parse(text))
sets = members.map(lambda texts: f"[{','.join(sorted(texts, key=lambda text: parse(text).order))}]")
two = st.lists(days | months | years | seasons, min_size=2, max_size=2, unique_by=lambda text: parse(text).order)
betweens = two.map(lambda texts: f"[{'..'.join(sorted(texts, key=lambda text: parse(text).order))}]")
limits = st.tuples(st.sampled_from(["[..{}]", "[{}..]"]), days | months | years | seasons).map(lambda pair: pair[0].format(pair[1]))
valid = betweens | limits | singles | yearless | closed | half | sets | st.just("unknown")
noise = st.text(max_size=30) | st.text("0123456789X-/.?~%[],{} xTu", max_size=16) | st.text("0123456789.-/ aeijnurzdmäbstvoc", max_size=20)
edits = st.tuples(valid, st.integers(0, 30), st.sampled_from([*"0X-/.?~%[], 3x", ""]))
damaged = edits.map(lambda edit: edit[0][: edit[1]] + edit[2] + edit[0][edit[1] + 1 :])


@given(valid)
@settings(SAME)
def test_text_is_kept_and_bounds_are_ordered(text: str) -> None:
    d = parse(text)
    assert d.text == text
    assert d.earliest is None or d.latest is None or d.earliest <= d.latest
    assert d.uncertain == bool(re.search(r"[?%]", text))
    assert d.approximate == bool(re.search(r"[~%]", text))
    assert d.placed == (d.precision not in (Precision.YEARLESS, Precision.UNKNOWN))
    assert d.year is None or str(d.year) in d.text or d.year == date.fromordinal(d.earliest or d.latest or 0).year


@given(valid, valid)
@settings(SAME)
def test_order_agrees_with_bounds_and_relations(one: str, other: str) -> None:
    a, b = parse(one), parse(other)
    assert (a.order < b.order) + (a.order == b.order) + (a.order > b.order) == 1
    assert a.order < b.order or not (a.placed and not b.placed)
    if a.earliest is not None and b.earliest is not None and a.earliest != b.earliest:
        assert (a.order < b.order) == (a.earliest < b.earliest)
    if certainly_before(a, b):
        assert a.order < b.order
        assert not any(relation(a, b) for relation in (overlaps, within))
        assert not certainly_before(b, a)
    assert overlaps(a, b) == overlaps(b, a)
    assert overlaps(a, b) or not within(a, b)


@given(valid)
@settings(SAME)
def test_every_date_fits_into_itself(text: str) -> None:
    assert within(parse(text), parse(text))
    assert overlaps(parse(text), parse(text))


def attempt(text: str) -> Edtf | EdtfError:
    try:
        return parse(text)
    except EdtfError as error:
        return error


@given(st.one_of(noise, damaged, damaged))
@settings(SAME, max_examples=1500)
def test_every_string_parses_or_says_why_not(text: str) -> None:
    outcome = attempt(text)
    if isinstance(outcome, Edtf):
        assert outcome.text.isascii()
        assert parse(outcome.text) == outcome
        assert outcome.text == re.sub(r"\s*,\s*|(?<=\[)\s+|\s+(?=\])", lambda blank: blank[0].strip(), text.strip())
        return
    assert re.fullmatch(r"(?:Das|Den|Der|Die|Dieser|Ein|Eine|Einen|In|Von|„).+\.", outcome.message)
    assert outcome.hint
    if re.fullmatch(r"„[^“]*“(?: oder „[^“]*“)* schreiben", outcome.hint):
        assert all(parse(offered).text == offered for offered in re.findall("„(.*?)“", outcome.hint))


def test_cache_is_bounded() -> None:
    assert edtf._parse.cache_info().maxsize


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2021-12-03", ()),
        ("2021/2024-05", ("2021", "2024-05")),
        ("2015/..", ("2015", "..")),
        ("../2024", ("..", "2024")),
        ("2015/", ("2015", "unknown")),
        ("[1746..1755]", ("1746", "1755")),
        ("[..1755]", ("..", "1755")),
        ("[1746,1750..1755]", ("1746", "[1750..1755]")),
        ("[2020-06-17,2021-06-17,2022]", ("2020-06-17", "2021-06-17", "2022")),
    ],
)
def test_a_date_knows_what_it_is_made_of(text: str, parts: tuple[str, ...]) -> None:
    date = edtf.parse(text)
    assert tuple(part.text for part in date.parts) == parts
    assert all(part in (edtf.OPEN, edtf.UNKNOWN) or part == edtf.parse(part.text) for part in date.parts)
