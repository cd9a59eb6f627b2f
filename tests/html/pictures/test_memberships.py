"""Who belonged when: the picture and the years claim nothing beyond the evidence, and lose no relation."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronik.dates.edtf import parse
from chronik.dates.single import Edtf
from chronik.dates.words import date_words
from chronik.html.pictures.time.eras import Era
from chronik.html.pictures.time.memberships import MOST_ROWS, Drawn, memberships_picture
from chronik.html.pictures.time.scale import scale_of
from chronik.html.pictures.time.tenures import Line, Segment, shapes
from chronik.pages.relations.memberyears import Known, known_years, stretched
from chronik.records.model import Relation

SPAN = (2000, 2024)
SCALE = scale_of((Era(*SPAN, 25),))
Element = ElementTree.Element


def segment(since: str = "", until: str = "", *attested: str, role: str = "Mitglied") -> Segment:
    ends = [parse(text) if text else None for text in (since, until)]
    return Segment(role, *ends, tuple(map(parse, attested)), f"{role}, {since}–{until}, {', '.join(attested)}")


def line(number: int, *segments: Segment, colour: int = 0) -> Line:
    return Line(f"organisationen/o{number}/", f"Verein <{number}> & Freunde der Bibliotheken im Landkreis", colour, segments)


def drawn(*lines: Line, span: tuple[int, int] = SPAN) -> Drawn:
    return memberships_picture(lines, span=span, root="../../", anchor="m", title="Mitglieder in der Zeit", noun="Mitgliedern")


def read(picture: Drawn) -> Element:
    return ElementTree.fromstring(picture.svg)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def kinds(found: Segment) -> list[str]:
    return [shape.kind + shape.side + ("?" if shape.unsure else "") for shape in shapes(found, SCALE)]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (segment("", "", "2015-05-04"), ["day"]),
        (segment("", "", "2015-05-04", "2018-01-01"), ["day", "day"]),
        (segment("", "", "2015"), ["zone"]),
        (segment("", "", "2015-06"), ["zone"]),
        (segment("", "", "2015-06-01?"), ["day?"]),
        (segment("", "", "2015~"), ["zone?"]),
        (segment("", "", "[2015,2017]"), ["zone?", "zone?"]),
        (segment("", "", "[2015..2017]"), ["zone"]),
        (segment("", "", "2015/2017"), ["zone"]),
        (segment("", "", "2015/.."), ["zone"]),
        (segment("", "", "XXXX-06-17"), []),
        (segment("2015-01-01"), ["fader"]),
        (segment("2015"), ["zone", "fader"]),
        (segment("", "2024-12-31"), ["fadel"]),
        (segment("", "2020"), ["zone", "fadel"]),
        (segment("2015", "unknown"), ["zone", "fader"]),
        (segment("2015-01-01", "", "2020-01-01"), ["fader", "day"]),
        (segment("2015-01-01", "", "2020"), ["fader", "seen"]),
        (segment("2015-01-01", "2018-12-31"), ["bar"]),
        (segment("2015", "2018"), ["zone", "zone", "bar"]),
        (segment("2015~", "2018-12-31"), ["zone?", "bar?"]),
        (segment("2015", "2015-06-01"), ["zone"]),
        (segment("2015/..", "2018"), ["zone", "fader", "zone", "fadel"]),
    ],
    ids=lambda value: value.words if isinstance(value, Segment) else "",
)
def test_a_bar_stands_between_two_known_ends_only(found: Segment, expected: list[str]) -> None:
    assert kinds(found) == expected


def test_what_is_open_runs_out_on_its_side_and_only_there() -> None:
    (fade,) = shapes(segment("2010-01-01"), SCALE)
    assert fade.left == SCALE.at(date(2010, 1, 1).toordinal())
    assert fade.right < SCALE.at(date(2016, 1, 1).toordinal()), "nobody knows how long"
    (fade,) = shapes(segment("", "2010-01-01"), SCALE)
    assert fade.right == SCALE.at(date(2010, 1, 1).toordinal()) > fade.left
    picture = drawn(line(1, segment("2010-01-01")), line(2, segment("", "2010-01-01"), colour=3))
    fills = [e.get("fill") for e in read(picture).iter("rect") if e.get("class") == "fade"]
    assert fills == ["url(#m0r)", "url(#m3l)"]
    stops = {e.get("id"): [stop.get("stop-opacity") for stop in e] for e in read(picture).iter("linearGradient")}
    assert stops == {"m0r": ["1", "0"], "m3l": ["0", "1"]}, "from full to nothing on the right, from nothing to full on the left"


def test_a_running_out_reaches_the_last_attestation() -> None:
    fade, _ = shapes(segment("2001-01-01", "", "2020-06-01"), SCALE)
    assert fade.right == SCALE.at(date(2020, 6, 1).toordinal())


def test_another_role_is_another_segment_of_the_same_row() -> None:
    picture = drawn(line(1, segment("2001-01-01", "2005-12-31"), segment("2006-01-01", "2009-12-31", role="Vorsitz")))
    (row,) = read(picture).findall("a")
    titles = [group.findtext("title") for group in row.findall("g")]
    assert [title.partition(",")[0] for title in titles if title] == ["Mitglied", "Vorsitz"]
    first, second = [next(iter(group.findall("rect"))) for group in row.findall("g")]
    assert first.get("height") != second.get("height"), "told apart without colour"


def test_above_forty_rows_the_best_attested_are_drawn_and_a_sentence_says_so() -> None:
    few = [line(n, segment("", "", "2015-05-04")) for n in range(50)]
    many = [line(n, segment("", "", "2015-05-04", "2016-05-04", "2017")) for n in range(50, 57)]
    picture = drawn(*few, *many, line(99, segment()))
    rows = [row.get("href") for row in read(picture).findall("a")]
    assert len(rows) == MOST_ROWS
    assert {f"../../{some.url}" for some in many} <= set(rows)
    assert "Gezeigt sind die 40 am besten belegten von 57 Mitgliedern mit Zeitangabe; 17 weitere stehen nur in der Tabelle." in picture.words
    assert "1 Angabe ohne Jahr steht nur in der Tabelle." in plain(picture.words)
    assert (picture.drawn, picture.crowded, picture.undated) == (40, 17, 1)


@pytest.mark.parametrize(
    ("found", "years"),
    [
        (segment("", "", "2010", "2013-05-04"), (2010, 2013)),
        (segment("2002-01-01", "2005"), (2002, 2005)),
        (segment("1990-01-01"), (1990, 2024)),
        (segment("", "2030"), (2000, 2030)),
    ],
    ids=["attested", "closed", "open", "begun at an unknown time"],
)
def test_the_scale_holds_what_is_known_and_the_chronicles_years_on_the_open_side(found: Segment, years: tuple[int, int]) -> None:
    assert drawn(line(1, found)).years == years


def test_a_break_of_the_axis_is_told() -> None:
    far = drawn(line(1, segment("", "", "1142")), *(line(n, segment("", "", f"{2015 + n}")) for n in range(2, 8)))
    assert far.words.endswith("Achse unterbrochen: 1143–2016 ohne Angabe.")
    over = drawn(line(1, segment("1950", "2020")), *(line(n, segment("", "", f"{2015 + n}")) for n in range(2, 8)))
    assert over.words.endswith("Achse unterbrochen: 1951–2016 nur überspannt von einer Angabe.")


def test_a_name_is_there_in_full() -> None:
    (name,) = read(drawn(line(1, segment("2010")))).iter("div")
    assert name.text == name.get("title") == line(1).name


def test_without_a_place_in_time_there_is_no_picture() -> None:
    assert drawn(line(1, segment(), segment("unknown", "", "XXXX-06-17"))) == Drawn("", "", undated=2)


years = st.integers(1995, 2024)
singles = st.one_of(
    st.dates(date(1995, 1, 1), date(2024, 12, 31)).map(str),
    st.builds("{:04}-{:02}".format, years, st.integers(1, 12)),
    st.builds("{:04}-{:02}".format, years, st.integers(21, 24)),
    years.map(str),
    st.builds("{}{}".format, years, st.sampled_from("?~%")),
    st.sampled_from(
        [
            "199X",
            "XXXX-06-17",
            "unknown",
            "2015/..",
            "../2010",
            "2011/2013",
            "2011/",
            "[2003,2007]",
            "[2003..2007]",
            "[..2007]",
            "[2003..]",
            "2005-33",
        ]
    ),
)
dates = singles.map(parse)
ends = st.none() | dates
attested = st.lists(dates, max_size=4).map(tuple)
segments = st.builds(Segment, st.sampled_from(["Mitglied", "Vorsitz", ""]), ends, ends, attested, st.just("Worte & <mehr>"))
lines = st.lists(st.lists(segments, min_size=1, max_size=3), max_size=60).map(lambda some: [line(n, *each) for n, each in enumerate(some)])


@settings(max_examples=40, deadline=None)
@given(lines)
def test_every_relation_is_drawn_or_counted_as_left_out(some: list[Line]) -> None:
    every = [s for each in some for s in each.segments]
    picture = drawn(*some)
    assert picture.drawn + picture.crowded + picture.undated == len(every)
    assert picture.undated == sum(not s.dates for s in every)
    assert bool(picture.svg) == any(s.dates for s in every)
    if picture.svg:
        groups = read(picture).findall("a/g")
        assert len(groups) == picture.drawn
        assert all(len(group) > 1 for group in groups), "each has a mark beside its title"
        places = [float(value) for value in re.findall(r'\bc?x[12]?="([\d.]+)%"', picture.svg)]
        assert all(0 <= place <= 100 for place in places)


@settings(max_examples=200, deadline=None)
@given(segments)
def test_bars_need_two_ends_and_fadings_one(found: Segment) -> None:
    bounded = [end is not None and end.earliest is not None and end.latest is not None for end in (found.since, found.until)]
    shown = {shape.kind + shape.side for shape in shapes(found, SCALE)}
    assert "bar" not in shown or all(bounded)
    assert not (all(bounded) and shown & {"fader", "fadel"})
    assert ("fader" in shown) <= bool(found.since and found.since.placed)
    assert ("fadel" in shown) <= bool(found.until and found.until.placed)


# --- by year ------------------------------------------------------------------------------------------------------


def relation(found: Segment, target: str = "organisations/a") -> Relation:
    return Relation(target, "mitglied", at=(1, 1), since=found.since, until=found.until, attested=found.attested)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (segment("", "", "2015-05-04"), [(2015, 2015, True, "belegt 4. Mai 2015")]),
        (segment("", "", "2015?"), [(2015, 2015, False, "belegt vermutlich 2015")]),
        (segment("", "", "2015-24"), [(2015, 2016, False, "belegt Winter 2015/16")]),
        (segment("", "", "[2015..2018]"), [(2015, 2018, False, "belegt irgendwann zwischen 2015 und 2018")]),
        (segment("", "", "[2015,2018]"), [(2015, 2015, False, "belegt 2015 oder 2018"), (2018, 2018, False, "belegt 2015 oder 2018")]),
        (segment("2015", "2018"), [(2015, 2018, True, "2015–2018")]),
        (segment("2015", "2018", "2016-01-01", "2021"), [(2015, 2018, True, "2015–2018"), (2021, 2021, True, "belegt 2021")]),
        (segment("2015"), [(2015, 2015, True, "seit 2015")]),
        (segment("2015", "", "2021-02-05"), [(2015, 2021, True, "seit 2015, zuletzt belegt 5. Februar 2021")]),
        (segment("2015", "", "2009"), [(2015, 2015, True, "seit 2015"), (2009, 2009, True, "belegt 2009")]),
        (segment("", "2018"), [(2018, 2018, True, "bis 2018")]),
        (segment("", "2018", "2011", "2015"), [(2011, 2018, True, "bis 2018, zuerst belegt 2011")]),
        (segment("199X", "2003"), [(1990, 1998, False, "1990er-Jahre – 2003"), (1999, 2003, True, "1990er-Jahre – 2003")]),
        (segment("2015~", "2018"), [(2015, 2018, False, "um 2015 – 2018")]),
        (segment("", "", "XXXX-06-17"), []),
        (segment("unknown", "unknown"), []),
    ],
    ids=lambda value: value.words if isinstance(value, Segment) else "",
)
def test_years_claim_what_is_known(found: Segment, expected: list[tuple[int, int, bool, str]]) -> None:
    assert [(*k[:3], plain(k.words)) for k in known_years(relation(found))] == expected


def test_years_with_the_same_members_stand_together() -> None:
    known = [
        ("a", Known(2010, 2014, True, "2010–2014")),
        ("b", Known(2012, 2012, False, "belegt vermutlich 2012")),
        ("c", Known(2020, 2020, True, "belegt 2020")),
    ]
    assert [(first, last, [(p.member, p.words) for p in present]) for first, last, present in stretched(known)] == [
        (2010, 2011, [("a", ("2010–2014",))]),
        (2012, 2012, [("a", ("2010–2014",)), ("b", ("unsicher: belegt vermutlich 2012",))]),
        (2013, 2014, [("a", ("2010–2014",))]),
        (2020, 2020, [("c", ("belegt 2020",))]),
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(segments, max_size=12))
def test_every_dated_membership_appears_in_a_year(some: list[Segment]) -> None:
    known = [(str(n), k) for n, each in enumerate(some) for k in known_years(relation(each))]
    found = list(stretched(known))
    shown = {p.member for _, _, present in found for p in present}
    assert shown == {str(n) for n, each in enumerate(some) if each.dates}
    assert all(first <= last for first, last, _ in found)
    assert all(before[1] < after[0] for before, after in pairwise(found)), "in order, no year twice"
    for n, each in enumerate(some):
        mine = [(first, last) for first, last, present in found if any(p.member == str(n) for p in present)]
        stated = [years_of(when) for when in each.dates]
        assert all(any(first <= year <= last for first, last in mine) for _, year in stated)
        assert not mine or min(first for first, _ in mine) >= min(year for year, _ in stated), "nothing before the first date"
        assert not mine or max(last for _, last in mine) <= max(last_of(when) for when in each.dates), "nothing after the last"


def years_of(when: Edtf) -> tuple[int, int]:
    """The first possible year, and one in which it must be listed."""
    first = date.fromordinal(when.latest if when.earliest is None else when.earliest).year  # type: ignore[arg-type]
    return first, first


def last_of(when: Edtf) -> int:
    return date.fromordinal(when.earliest if when.latest is None else when.latest).year  # type: ignore[arg-type]


def test_words_of_a_year_say_the_date_as_it_is_known() -> None:
    assert [k.words for k in known_years(relation(segment("", "", "2015-06")))] == [f"belegt {date_words(parse('2015-06'))}"]
