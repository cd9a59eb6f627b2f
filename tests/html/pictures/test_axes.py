"""Axes with breaks: an outlier flattens nothing, order is kept, the breaks are few, and what they leave out is said."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.dates.edtf import parse
from chronik.html.pictures.svg import width
from chronik.html.pictures.time.axis import LETTERS, axis, ticks
from chronik.html.pictures.time.eras import MOST_BREAKS, OF_EVENTS, Reach, breaks_in_words, eras_of, reaches
from chronik.html.pictures.time.scale import NARROW, PAD, WIDE, scale_of

CLUSTER = " ".join(f"{year}-{month:02}-11" for year in range(2018, 2024) for month in (1, 4, 7, 9))


def reaches_of(texts: str) -> list[Reach]:
    return [reach for text in texts.split() for reach in reaches(parse(text))]


def shown(texts: str) -> str:
    """The years that an axis for these dates shows: „1142 2018-2023“."""
    return " ".join(f"{s.first}-{s.last}" if s.last > s.first else str(s.first) for s in eras_of(reaches_of(texts)))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("", ""),
        ("2021-05-03", "2021"),
        (" ".join(["2021-05-03"] * 40), "2021"),
        (CLUSTER, "2018-2023"),
        (f"1142 {CLUSTER}", "1142 2018-2023"),
        (f"{CLUSTER} 2400", "2018-2023 2400"),
        (f"1142 {CLUSTER} 2400", "1142 2018-2023 2400"),
        (f"0001 {CLUSTER} 9999", "1 2018-2023 9999"),
        (f"1142 1143 1144 1145 {CLUSTER}", "1142-1145 2018-2023"),
        (f"1142 1300 1500 1700 1850 {CLUSTER}", "1142-1850 2018-2023"),
        (f"1100/1900 {CLUSTER}", "1100 1900 2018-2023"),
        (f"[1100..1900] 1890 1895 {CLUSTER}", "1100 1890-1900 2018-2023"),
        (f"1950/.. {CLUSTER}", "1950 2018-2023"),
        ("1985 2018 2019 2020", "1985 2018-2020"),
        ("1890 2018-01 2018-02 2018-03", "1890 2018"),
        ("1890 2018", "1890-2018"),
        ("1700 1800 1900 2000", "1700-2000"),
        (" ".join(str(year) for year in range(1100, 2001, 100)), "1100-2000"),
        ("1990 1991 2005 2006 2007 2024", "1990-2024"),
        (" ".join(str(year) for year in range(1848, 2025) if not 1933 <= year <= 1945), "1848-2024"),
        ("unknown XXXX-06-17", ""),
    ],
)
def test_an_axis_is_broken_where_an_outlier_would_flatten_the_rest(texts: str, expected: str) -> None:
    assert shown(texts) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (f"1142 {CLUSTER}", "Achse unterbrochen: 1143–2017 ohne Ereignis."),
        (f"1142 {CLUSTER} 2400", "Achse unterbrochen: 1143–2017 ohne Ereignis; 2024–2399 ohne Ereignis."),
        (f"1142 1100/2018 {CLUSTER}", "Achse unterbrochen: 1143–2017 nur überspannt von einem Ereignis."),
        (f"1142 1100/.. 1100/ {CLUSTER}", "Achse unterbrochen: 1143–2017 nur überspannt von 2 Ereignissen."),
        (CLUSTER, ""),
    ],
)
def test_a_break_says_what_it_leaves_out(texts: str, expected: str) -> None:
    dated = reaches_of(texts)
    assert breaks_in_words(eras_of(dated), dated, OF_EVENTS).replace("\u00a0", " ") == expected


years = st.integers(1, 9999)
spans = st.one_of(
    st.builds(Reach, years, st.none()),
    st.builds(Reach, st.none(), years),
    st.tuples(years, years).map(lambda pair: Reach(*sorted(pair))),
    st.integers(1990, 2024).map(lambda year: Reach(year, year)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(spans, max_size=60))
def test_every_year_that_holds_something_is_shown_and_breaks_are_few(dated: list[Reach]) -> None:
    eras = eras_of(dated)
    held = {year for reach in dated for year in reach if year is not None}
    assert len(eras) <= MOST_BREAKS + 1
    assert held == {year for year in held for s in eras if s.first <= year <= s.last}
    assert sum(s.held for s in eras) == len(held)
    assert all(other.first - one.last > 10 for one, other in pairwise(eras))


@settings(max_examples=80, deadline=None)
@given(st.lists(spans, min_size=1, max_size=60), st.lists(st.integers(1, 3_652_059), min_size=2, max_size=30))
def test_a_scale_keeps_the_order_of_days_and_its_labels_apart(dated: list[Reach], days: list[int]) -> None:
    scale = scale_of(eras_of(dated))
    places = [scale.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(PAD <= place <= 100 - PAD + 1e-9 for place in places)
    for room in (NARROW, WIDE):
        found = ticks(scale, room)
        ends = [tick.x / 100 * room + 4 + width(tick.label, LETTERS) for tick in found]
        assert all(end + 3 <= tick.x / 100 * room for end, tick in zip(ends, found[1:], strict=False))
        assert ends[-1] <= room
        assert not [at for at in scale.breaks for tick, end in zip(found, ends, strict=True) if tick.x < at < 100 * end / room], "on a break"


def test_a_break_is_drawn_once_for_each() -> None:
    drawn = axis(scale_of(eras_of(reaches_of(f"1142 {CLUSTER} 2400"))), 100, "z")
    assert drawn.count("<pattern") == 1
    assert drawn.count('fill="url(#z-u)"') == 2
    assert "<pattern" not in axis(scale_of(eras_of(reaches_of(CLUSTER))), 100, "z")
