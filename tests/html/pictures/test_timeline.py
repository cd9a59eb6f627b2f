"""The picture of time: no event is lost, each stands where its date says, nothing collides, and every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronik.chronicle.cards import Badge
from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from chronik.html.pictures.svg import width
from chronik.html.pictures.time.axis import LETTERS, ticks
from chronik.html.pictures.time.density import density_picture
from chronik.html.pictures.time.eras import Era
from chronik.html.pictures.time.lanes import LANES, Mark, lanes_of, summed_up, sums
from chronik.html.pictures.time.scale import NARROW, WIDE, Scale, scale_of
from chronik.html.pictures.time.spots import TARGET, spot
from chronik.html.pictures.time.timeline import legend, timeline_picture
from chronik.records.emblems import Emblem
from tests.support.pages import pages, parsed, targets, unresolved
from tests.support.projects import Project, project

SPAN = (1990, 2024)
NETWORKS = tuple(Badge(f"netzwerke/n{n}/", f"Netzwerk <{n}> & Freunde", f"N{n}", Emblem(n % 8, n % 8)) for n in range(12))
Element = ElementTree.Element

years = st.integers(1990, 2023)
months = st.integers(1, 12)
singles = st.one_of(
    st.dates(date(1990, 1, 1), date(2024, 12, 31)).map(str),
    st.builds("{:04}-{:02}".format, years, months),
    st.builds("{:04}-{:02}".format, years, st.sampled_from([21, 22, 23, 24, 33, 41])),
    st.builds("{:04}-{:02}-XX".format, years, months),
    years.map(str),
    st.sampled_from(["199X", "200X"]),
)
vague = st.builds("{}{}".format, singles, st.sampled_from("?~%"))
ranges = st.tuples(years, years).map(sorted).map(lambda pair: f"{pair[0]}/{pair[1]}")
opens = st.builds(lambda year, form: form.format(year), years, st.sampled_from(["{}/..", "{}/", "../{}", "/{}", "{}?/..", "../{}~", "{}~/"]))
choices = st.builds(
    lambda year, gap, form: form.format(year, year + gap),
    st.integers(1990, 2010),
    st.integers(1, 10),
    st.sampled_from(["[{},{}]", "[{}..{}]", "[..{}]", "[{}..]"]),
)
unplaced = st.sampled_from(["unknown", "XXXX-06-17", "XXXX-05", "XXXX-05?", "XXXX-23"])
texts = st.one_of(singles, vague, ranges, opens, choices, unplaced)
networks = st.lists(st.sampled_from(NETWORKS), max_size=3, unique=True).map(tuple)


def mark(number: int, text: str, lanes: tuple[Badge, ...] = (), *, announced: bool = False) -> Mark:
    when = parse(text)
    return Mark(f"ereignisse/e{number}/", f"Fest „{number}“ <im & am> Wald", date_words(when), when, lanes, announced)


def marks_of(*given: str | tuple[str, tuple[Badge, ...]]) -> list[Mark]:
    return [mark(n, *(some if isinstance(some, tuple) else (some,))) for n, some in enumerate(given)]


anything = st.lists(st.tuples(texts, networks), max_size=40).map(lambda some: marks_of(*some))


def lanes_drawn(marks: list[Mark]) -> str:
    drawn = timeline_picture(marks, root="../../", anchor="z", shelf="#ohne-sichere-einordnung")
    return drawn.svg if drawn else ""


def density_drawn(marks: list[Mark], room: int = 730) -> str:
    return density_picture(marks, anchor="z", way=lambda year: f"#j{year}", shelf="#ohne", room=room).svg


def years_scale(first: int, last: int) -> Scale:
    return scale_of((Era(first, last, 1),))


def read(svg: str) -> Element:
    return ElementTree.fromstring(svg)


def words(svg: str) -> str:
    return read(svg).findtext("desc") or ""


def told(svg: str) -> tuple[int, ...]:
    """The sums that the picture's description names."""
    numbers = [int(n) for n in re.findall(r"\d+", words(svg).partition(".")[0])]
    return (*numbers, 0)[:3]


def links(svg: str) -> list[str]:
    return [a.get("href") or "" for a in read(svg).iter("a")]


def titles(svg: str) -> list[str]:
    return [found.text or "" for kind in ("a", "g") for part in read(svg).iter(kind) for found in part.findall("title")]


# Conservation


@settings(max_examples=80, deadline=None)
@given(anything)
def test_every_event_is_on_the_scale_or_on_the_shelf(marks: list[Mark]) -> None:
    svg = lanes_drawn(marks)
    if not svg:
        return  # too many for their places; the density below has them
    placed, shelved = [m for m in marks if m.date.placed], [m for m in marks if not m.date.placed]
    drawn = Counter(link.removeprefix("../../") for link in links(svg))
    apart = len({network for m in placed for network in m.lanes}) <= LANES  # each network has a lane of its own
    for m in placed:
        most = max(len(m.lanes), 1)
        assert drawn[m.url] == most if apart else 1 <= drawn[m.url] <= most
    more = [int((t.text or "").split()[1]) for t in read(svg).iter("text") if (t.text or "").startswith("und ") and t.text]
    assert sum(drawn[m.url] for m in shelved) + sum(more) == len(shelved)
    assert told(svg) == sums(marks) == (len(marks), len(placed), len(shelved))


@settings(max_examples=80, deadline=None)
@given(anything, st.sampled_from([(), ("1950",), ("0001", "9999"), ("1142", "1600", "2100/..")]))
def test_a_density_counts_every_event(some: list[Mark], far: tuple[str, ...]) -> None:
    marks = [*some, *(mark(len(some) + n, text) for n, text in enumerate(far))]
    svg = density_drawn(marks)
    for kind in ("years", "decades"):
        groups = [g for g in read(svg).iter("g") if g.get("class") == kind] or [read(svg)]
        counts = [
            int(t.split(": ")[1].split("\u00a0")[0])
            for g in groups
            for z in g.iter("a")
            if z.get("class") == "zone"
            for t in [z.findtext("title")]
            if t
        ]
        assert sum(counts) == sum(m.date.placed for m in marks)
    shelf = [int((t.text or "").split("\u00a0")[0]) for t in read(svg).iter("text") if "ohne sichere" in (t.text or "")]
    assert sum(shelf) == sum(not m.date.placed for m in marks)
    assert told(svg) == sums(marks)


def test_many_networks_share_a_lane_and_lose_no_event() -> None:
    marks = marks_of(*((f"{1990 + n}", (NETWORKS[n % 12],)) for n in range(24)), ("1999", NETWORKS[:1]), ("2000", ()))
    lanes = lanes_of(marks)
    assert [lane.name for lane in lanes[-2:]] == ["5 weitere Netzwerke", "ohne Netzwerk"]
    assert len(lanes) == 9
    assert {m for lane in lanes for m in lane.marks} == set(marks)
    assert words(lanes_drawn(marks)).endswith("Eigene Bahnen haben die 7 Netzwerke mit den meisten Ereignissen.")


# Places


def numbers(part: Element) -> list[tuple[str, float]]:
    return [(name, float(value.removesuffix("%"))) for name, value in part.items() if name in ("x", "x1", "x2") and value.endswith("%")]


@settings(max_examples=80, deadline=None)
@given(anything)
@example(marks_of("2023/", "/1990", "2023~", "1990~", "2024/.."))
def test_nothing_lies_outside_the_drawing(marks: list[Mark]) -> None:
    for svg in filter(None, (lanes_drawn(marks), density_drawn(marks))):
        height = float(read(svg).get("height") or 0)
        for part in read(svg).iter():
            assert all(0 <= value <= 100 for _, value in numbers(part)), ElementTree.tostring(part)
            right = sum(float(part.get(name, "").removesuffix("%")) for name in ("x", "width") if part.get(name, "").endswith("%"))
            assert right <= 100.2, ElementTree.tostring(part)  # two roundings
            for name in ("y", "y1", "y2"):
                if part.tag != "title" and re.fullmatch(r"[\d.]+", part.get(name, "")):
                    assert float(part.get(name, "")) <= height


@settings(max_examples=80, deadline=None)
@given(anything)
def test_marks_are_far_enough_apart_to_be_hit_on_a_phone(marks: list[Mark]) -> None:
    svg = lanes_drawn(marks)
    scale = scale_of(summed_up(marks).eras)
    reach = {f"../../{m.url}": spot(m.date, scale) for m in marks if m.date.placed}
    rows: dict[float, list[tuple[float, float]]] = {}
    for link in read(svg).iter("a") if svg else ():
        if link.get("href") in reach:
            where = reach[link.get("href", "")]
            assert where.high - where.low >= TARGET - 0.01
            top = next((float(p.get("y", 0)) + float(p.get("height", 0)) / 2) for p in link if p.get("y"))
            rows.setdefault(top, []).append((where.low, where.high))
    for row in rows.values():
        ordered = sorted(row)
        assert all(before[1] <= after[0] + 0.01 for before, after in pairwise(ordered))
    heights = sorted(rows)
    assert all(below - above >= TARGET for above, below in pairwise(heights))


@pytest.mark.parametrize("room", [NARROW, WIDE])
@pytest.mark.parametrize("count", [*range(1, 45), 60, 99, 120, 250, 800, 1500])
@pytest.mark.parametrize("first", [1, 1987, 2000])
def test_labels_of_the_scale_do_not_touch(first: int, count: int, room: int) -> None:
    found = ticks(years_scale(first, first + count - 1), room)
    ends = [tick.x / 100 * room + 4 + width(tick.label, LETTERS) for tick in found]
    assert found
    assert all(end + 4 <= tick.x / 100 * room for end, tick in zip(ends, found[1:], strict=False))
    assert all(end <= room for end in ends)


@pytest.mark.parametrize(
    ("span", "labels"),
    [
        ((2021, 2021), "2021 April Juli Oktober"),
        ((2020, 2021), "2020 Juli 2021 Juli"),
        ((2018, 2021), "2018 2019 2020 2021"),
        ((1990, 2024), "1990 2000 2010 2020"),
        ((1848, 2024), "1850 1900 1950 2000"),
    ],
)
def test_the_scale_is_labelled_by_round_steps(span: tuple[int, int], labels: str) -> None:
    assert " ".join(tick.label for tick in ticks(years_scale(*span), NARROW)) == labels


def pieces(text: str) -> list[tuple[float, float, str, str]]:
    """With a scale of 90 years and 10 days to a per cent less its margins, in years after 1900."""
    scale = years_scale(1900, 1999)
    return [(round((p.left - 5) / 0.9), round((p.right - 5) / 0.9), p.soft, p.open) for p in spot(parse(text), scale).pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1950-01-01", [(50, 50, "", "")]),  # a day
        ("1950-01-01?", [(50, 50, "b", "")]),  # soft around it
        ("1950", [(50, 51, "", "")]),
        ("195X", [(50, 60, "", "")]),
        ("1950/1959", [(50, 60, "", "")]),
        ("195X~", [(47, 63, "b", "")]),  # soft, and beyond: how far is not known
        ("1950/..", [(50, 106, "", "r")]),  # goes on to the edge
        ("1950/", [(50, 67, "r", "")]),  # runs out: nobody knows the end
        ("../1950", [(-6, 51, "", "l")]),
        ("/1950", [(34, 51, "l", "")]),
        ("[1950..1959]", [(50, 60, "b", "")]),  # soft, and no further: within it is known
        ("[1950..]", [(50, 67, "r", "")]),  # some time from then, not since then
        ("[..1950]", [(34, 51, "l", "")]),
        ("[1950,1960..1969]", [(50, 51, "", ""), (60, 70, "b", "")]),
        ("1950-40", [(50, 50, "", "")]),
        ("[1950,1960]", [(50, 51, "", ""), (60, 61, "", "")]),
    ],
)
def test_a_date_is_drawn_as_what_it_says(text: str, expected: list[tuple[float, float, str, str]]) -> None:
    assert pieces(text) == expected


# Signs


def only(svg: str) -> Element:
    (found,) = [a for a in read(svg).iter("a") if "ereignisse" in (a.get("href") or "")]
    return found


def test_a_single_event_is_a_mark_with_its_date_in_words() -> None:
    link = only(lanes_drawn(marks_of(("2001-05-03", NETWORKS[2:3]))))
    assert link.findtext("title") == "Fest „0“ <im & am> Wald – 3.\u00a0Mai\u00a02001 (taggenau)"
    assert (link.get("class"), [part.tag for part in link]) == ("c2", ["title", "use"])


def test_announced_and_possible_dates_are_hollow() -> None:
    assert only(lanes_drawn([mark(0, "2001-05-03", announced=True)])).get("class") == "hollow"
    assert "angekündigt" in (only(lanes_drawn([mark(0, "unknown", NETWORKS[:1], announced=True)])).findtext("title") or "")
    assert only(lanes_drawn([mark(0, "unknown", NETWORKS[:1], announced=True)])).get("class") == "c0 hollow"
    assert only(lanes_drawn(marks_of("[2001,2005]"))).get("class") == "hollow"
    assert only(lanes_drawn(marks_of("2001"))).get("class") is None


def test_a_soft_date_names_its_fading_and_the_fading_is_there() -> None:
    svg = lanes_drawn(marks_of(("2001~", NETWORKS[5:6]), ("2003/", NETWORKS[5:6])))
    used = re.findall(r"url\(#(\w+)\)", svg)
    assert set(used) == {g.get("id") for g in read(svg).iter("linearGradient")} == {"zb5", "zr5"}


def test_networks_differ_by_more_than_colour() -> None:
    svg = lanes_drawn(marks_of(*(("2001-05-03", NETWORKS[n : n + 1]) for n in range(8)), "2002-01-01"))
    shapes = ["".join(p.get("d", "") for p in g if p.get("class") != "hit") for g in read(svg).iter("g") if g.get("id")]
    assert len(shapes) == len(set(shapes)) == 9


def test_only_undated_events_are_a_shelf_without_a_scale() -> None:
    svg = lanes_drawn(marks_of("unknown", "XXXX-06-17"))
    assert links(svg) == ["../../ereignisse/e0/", "../../ereignisse/e1/"]
    assert words(svg) == "2\u00a0Ereignisse: 0 auf der Zeitachse, 2 ohne sichere Einordnung."
    assert not [part for part in read(svg).iter("svg") if part.get("class") == "axis"]


def test_a_full_shelf_shows_a_few_and_says_how_many_more() -> None:
    svg = lanes_drawn(marks_of(*["unknown"] * 30))
    assert [t.text for t in read(svg).iter("text")] == ["ohne sichere Einordnung", "und 22 weitere"]
    assert len(list(read(svg).iter("use"))) == len(list(read(svg).iter("div"))) == 8, "each sign has its name beside it"
    assert links(svg)[-1] == "#ohne-sichere-einordnung"


def test_what_does_not_fit_is_left_to_the_density() -> None:
    assert lanes_drawn(marks_of(*["2001-05-03"] * 9))
    assert not lanes_drawn(marks_of(*["2001-05-03"] * 10))
    assert not lanes_drawn(marks_of(*["unknown"] * 61))


def test_the_legend_explains_only_what_is_there() -> None:
    assert legend(marks_of("2001-05-03", "unknown")) == ""
    assert legend(marks_of("[2001..2005]")) == "Balken sind Monate, Jahre und Zeiträume. Was weich ausläuft, ist unsicher."
    assert legend(marks_of("2001")) == "Balken sind Monate, Jahre und Zeiträume."
    assert legend([mark(0, "2001-05-03~", announced=True)]) == "Was weich ausläuft, ist unsicher. Hohle Zeichen sind angekündigt."


# Densities


def zones(svg: str, kind: str = "") -> list[tuple[str, str]]:
    every = [g for g in read(svg).iter("g") if g.get("class") == kind] if kind else [read(svg)]
    return [(a.get("href") or "", a.findtext("title") or "") for g in every for a in g.iter("a") if a.get("class") == "zone"]


MANY = marks_of(*(f"{1990 + n % 35}" for n in range(350)))


def test_few_years_are_links_of_their_own() -> None:
    svg = density_drawn(marks_of(*["2001-05-03"] * 70, "2003"))
    assert zones(svg) == [("#j2001", "2001: 70\u00a0Ereignisse"), ("#j2003", "2003: 1\u00a0Ereignis")]


def test_more_years_are_links_where_the_screen_is_wide_and_decades_elsewhere() -> None:
    svg = density_drawn(MANY, 940)
    assert [link for link, _ in zones(svg, "years")] == [f"#j{year}" for year in range(1990, 2025)]
    assert [title for _, title in zones(svg, "decades")] == [
        "1990\u20131999: 100\u00a0Ereignisse",
        "2000\u20132009: 100\u00a0Ereignisse",
        "2010\u20132019: 100\u00a0Ereignisse",
        "2020\u20132024: 50\u00a0Ereignisse",
    ]


@pytest.mark.parametrize("span", [(1990, 2024), (1999, 2011), (1989, 2020), (1848, 2024), (1, 2024), (1, 9999)])
def test_links_of_a_density_are_wide_enough_for_a_finger(span: tuple[int, int]) -> None:
    marks = marks_of(*(f"{year:04}" for year in range(span[0], span[1] + 1)))
    svg = density_drawn(marks)
    kind = "decades" if 'class="decades"' in svg else ""
    every = [g for g in read(svg).iter("g") if g.get("class") == kind] if kind else [read(svg)]
    widths = [float((r.get("width") or "").removesuffix("%")) for g in every for a in g.iter("a") if a.get("class") == "zone" for r in a.iter("rect")]
    assert widths
    assert min(widths) / 100 * NARROW >= TARGET - 0.3  # rounded to a tenth of a per cent


# The drawing as such, and on pages


@settings(max_examples=40, deadline=None)
@given(anything)
def test_the_same_events_give_the_same_sound_drawing(marks: list[Mark]) -> None:
    for drawn in (lanes_drawn, density_drawn):
        svg = drawn(marks)
        assert svg == drawn(list(marks))
        if svg:
            ids = [part.get("id") for part in read(svg).iter() if part.get("id")]
            assert len(ids) == len(set(ids))
            named = set(re.findall(r'(?:href="#|url\(#)(z\w+)', svg)) | {"z-t", "z-d"}
            assert named == set(ids) | {"z-t", "z-d"}
            assert all(titles(svg))


@pytest.fixture(scope="module", params=["family", "busy"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root: Path = tmp_path_factory.mktemp(request.param)
    return busy(root) if request.param == "busy" else project(root, "family").built()


def busy(root: Path) -> dict[str, bytes]:
    """A person at 170 events over 40 years, so that the page is divided."""
    folder = root / "content"
    for name in ("events", "people", "networks"):
        (folder / name).mkdir(parents=True)
    (folder / "site.yaml").write_text(
        "title: Chronik\nevidence: {required: []}\nvocabularies: {event_kinds: {fest: Fest}, roles: {rede: Rede}}\n", "utf-8"
    )
    (folder / "people/p.yaml").write_text("name: Ada Beispiel\n", "utf-8")
    (folder / "networks/n.yaml").write_text("name: Runder Tisch\n", "utf-8")
    for n in range(170):
        when = "unknown" if n % 17 == 0 else f"{1980 + n % 40}"
        text = f"title: Fest {n}\ndate: {when}\nkind: fest\nnetworks: [{{network: n}}]\npeople: [{{person: p, role: rede}}]\n"
        (folder / f"events/fest-{n}.yaml").write_text(text, "utf-8")
    return Project(root).built("--content", str(folder))


def test_links_in_pictures_lead_somewhere(site: dict[str, bytes]) -> None:
    drawn = {path: page for path, page in pages(site).items() if b'class="strip times' in page}
    assert {"index.html", "chronik/index.html"} <= drawn.keys()
    assert any(path.startswith("netzwerke/") for path in drawn)
    broken = [(path, target) for path, page in drawn.items() for _, target in targets(parsed(page)) if unresolved(site, "/", path, target)]
    assert not broken
