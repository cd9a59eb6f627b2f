"""What the site offers as files is read by programs that nobody here wrote, and says what the pages say."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import Counter
from typing import Any

import feedparser
import frictionless
import icalendar
import networkx
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from chronik.exports import datatables, sitemap
from chronik.exports.tables.columns import Dataset, text
from chronik.importing.reading import grids
from tests.support.pages import parsed, redirects
from tests.support.places import WORLDS
from tests.support.projects import Project, project
from tests.support.wholes import whole

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own

BASE = "https://example.org/lesen/"
KINDS = {
    "ereignisse": "events",
    "personen": "people",
    "organisationen": "organisations",
    "netzwerke": "networks",
    "themen": "themes",
    "werke": "works",
    "orte": "places",
    "quellen": "sources",
}
RELATIONS = (
    "beteiligungen",
    "werkbeteiligungen",
    "mitgliedschaften",
    "mitgliedsorganisationen",
    "zugehoerigkeiten",
    "beziehungen",
    "gebiete",
    "namen",
    "belege",
    "auf-bildern",
)
CELL = st.text(st.sampled_from("ab ä„;,\"'\r\n\t|=+-@"), max_size=6)
SCHEMA = rdflib.Namespace("https://schema.org/")


def ids(project: Project, kind: str) -> list[str]:
    return sorted(path.stem for path in (project.root / "content" / kind).rglob("*.*"))


def records(site: dict[str, bytes], table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site[f"daten/{table}.json"])
    return found


def cells(site: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site[f"daten/{table}.csv"].decode("utf-8-sig"), newline=""), delimiter=";"))


def event(date: str, title: str = "Ein Abend", more: str = "") -> str:
    return f'---\ntitle: "{title}"\ndate: {date}\nkind: fest\n{more}---\n'


DATES = (
    *("2021-12-03", "2021-06~", "2021?", "2015/..", "XXXX-06-17", "unknown", "2021-12-31", "2021-02-27/2021-03-01", "2021-12-31?", "2021-12"),
    *("2021-02-27/2021-03", "2021-02-27/..", '"[2020-06-17,2021-06-17]"', "2021-12-03?", "2021~", "199X"),
)
FORMULAS = ('=HYPERLINK("x")', "+49", "-1+1", "@SUMME(A1)")
LONG = "Äußerst langer; Titel, \\\\ mit allem " + "und noch mehr " * 6


@pytest.fixture(scope="module")
def evenings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The family with an event of each date, announced ones of a long title, and one of each title that looks like a formula; to be read."""
    family = project(tmp_path_factory.mktemp("abende") / "projekt")
    for number, date in enumerate(DATES):
        family.write(f"content/events/abend-{number}.md", event(date))
        family.write(f"content/events/lang-{number}.md", event(date, LONG, "status: announced\n"))
    for number, title in enumerate(FORMULAS):
        family.write(f"content/events/formel-{number}.yaml", f"title: '{title}'\ndate: 2020\nkind: fest\naliases: ['{title}', Abend]\n")
    return family.built()


def linked(page: bytes) -> Any:
    """The JSON-LD of a page."""
    scripts = [e.text for e in parsed(page).iter("script") if e.get("type") == "application/ld+json"]
    assert len(scripts) == 1
    return json.loads(scripts[0])


def triples(data: Any) -> rdflib.Graph:
    """Read with a context of its own, so that nothing is fetched."""
    assert data["@context"] == "https://schema.org"
    return rdflib.Graph().parse(data=json.dumps({**data, "@context": {"@vocab": str(SCHEMA)}}), format="json-ld")


# --- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("table", "kind"), KINDS.items())
def test_every_record_is_in_its_table_exactly_once(table: str, kind: str, family: Project, family_site: dict[str, bytes]) -> None:
    assert sorted(r["id"] for r in records(family_site, table)) == ids(family, kind)
    assert sorted(r["id"] for r in cells(family_site, table)) == ids(family, kind)


def test_every_relation_is_in_its_table_exactly_once(family: Project) -> None:
    family.write(
        "content/events/abend.yaml",
        "title: Abend\ndate: 2020\nkind: fest\npeople:\n" + "".join(f"  - {{person: p{n}, role: moderation}}\n" for n in range(3)),
    )
    family.write("content/site.yaml", (family.root / "content/site.yaml").read_text(encoding="utf-8").replace("participation, ", ""))
    for n in range(3):
        family.write(f"content/people/p{n}.yaml", f"name: Mensch {n}\n")
    found = Counter(r["participant"] for r in records(family.built(), "beteiligungen") if r["event"] == "abend")
    assert found == {"p0": 1, "p1": 1, "p2": 1}


@pytest.mark.parametrize("table", [*KINDS, *RELATIONS])
def test_json_and_csv_say_the_same(table: str, family_site: dict[str, bytes]) -> None:
    def shown(value: Any) -> str:
        if isinstance(value, list):
            return " | ".join(value)
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    as_json = [{name: shown(value) for name, value in r.items()} for r in records(family_site, table)]
    assert as_json or table in ("werke", "werkbeteiligungen", "namen", "mitgliedsorganisationen", "beziehungen", "auf-bildern")  # the family has none
    assert [{name: value.removeprefix("'") for name, value in r.items()} for r in cells(family_site, table)] == as_json


def test_json_has_a_record_on_each_line(family_site: dict[str, bytes]) -> None:
    first, *lines, last = family_site["daten/personen.json"].decode().splitlines()
    assert (first, last) == ("[", "]")
    assert [json.loads(line.rstrip(","))["id"] for line in lines] == [r["id"] for r in records(family_site, "personen")]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-12-03", ("2021-12-03", "2021-12-03", "day", "day", False, False)),
        ("2021-06~", ("2021-06-01", "2021-06-30", "month", "vague", False, True)),
        ("2021?", ("2021-01-01", "2021-12-31", "year", "unsure", True, False)),
        ("2015/..", ("2015-01-01", None, "range", "year", False, False)),
        ("XXXX-06-17", (None, None, "yearless", "unplaced", False, False)),
        ("unknown", (None, None, "unknown", "unplaced", False, False)),
    ],
)
def test_a_date_stands_as_written_and_as_bounds(date: str, expected: tuple[Any, ...], evenings: dict[str, bytes]) -> None:
    row = next(r for r in records(evenings, "ereignisse") if r["id"] == f"abend-{DATES.index(date)}")
    names = ("date_earliest", "date_latest", "date_precision", "date_exactness", "date_uncertain", "date_approximate")
    assert (row["date"], *(row[name] for name in names)) == (date, *expected)


def test_a_qualified_number_is_no_bare_one(family_site: dict[str, bytes]) -> None:
    """The family's Vorlesetag: „rund 1.300“, and 1.250 by another account."""
    row = next(r for r in records(family_site, "ereignisse") if r["id"] == "vorlesetag")
    names = ("attendance", "attendance_upper", "attendance_qualifier", "attendance_others")
    assert [row[name] for name in names] == [1300, None, "rund", ["1.250"]]
    said = [r["value"] for r in records(family_site, "belege") if r["record"] == "vorlesetag" and r["claim"] == "attendance"]
    assert said == ["1.250", "rund 1.300"]


@pytest.mark.parametrize("title", FORMULAS)
def test_no_cell_is_a_formula(title: str, evenings: dict[str, bytes]) -> None:
    name = f"formel-{FORMULAS.index(title)}"
    row = next(r for r in cells(evenings, "ereignisse") if r["id"] == name)
    assert (row["name"], row["aliases"]) == (f"'{title}", f"'{title} | Abend")
    assert next(r for r in records(evenings, "ereignisse") if r["id"] == name)["name"] == title


@given(st.lists(st.tuples(CELL, CELL), max_size=4))
@example([("a;b", 'sagte: "Ja"'), ("zwei\nZeilen", "Wagen\rRücklauf"), ("", "=1")])
def test_a_csv_is_what_the_standard_library_writes(rows: list[tuple[str, str]]) -> None:
    table = Dataset("probe", "", "", (text("one", ""), text("other", "")), lambda chronicle: (), ())
    file = io.StringIO()
    guarded = [[f"'{cell}" if cell.lstrip("'").startswith(datatables.FORMULA) else cell for cell in row] for row in rows]
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(guarded)
    assert datatables._csv_rows(table, rows).decode() == file.getvalue()


@pytest.mark.parametrize("typed", ["=1", "'=1", "''-x", "＝1", "'n Abend", "-1"])
def test_a_guarded_cell_is_read_as_it_was_typed(typed: str) -> None:
    written = datatables._cell(typed)
    assert (written != typed, grids._cell(written)) == (typed != "'n Abend", typed)
    assert {*datatables.FORMULA} == {*grids.GUARDED, "\t", "\r"}


def test_a_negative_number_stays_a_number(family: Project) -> None:
    family.write("content/places/insel.yaml", "name: Insel\nkind: stadt\ncoordinates: [-54.25, -36.75]\n")
    row = next(r for r in cells(family.built(), "orte") if r["id"] == "insel")
    assert (row["latitude"], row["longitude"]) == ("-54.25", "-36.75")


def test_frictionless_finds_the_package_valid(family: Project) -> None:
    site = family.built()
    package = frictionless.Package(str(family.site / "daten/datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "type", "note"])
    described = json.loads(site["daten/datapackage.json"])
    rows = {resource["path"]: resource["rows"] for resource in described["resources"]}
    assert rows == {f"{name}.csv": len(records(site, name)) for name in (*KINDS, *RELATIONS)}
    assert described["licenses"][0] == {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


def test_frictionless_finds_a_wrong_package(family: Project) -> None:
    """The guard is guarded: a text where a number is promised."""
    family.built()
    path = family.site / "daten/ereignisse.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace(";happened;", ";happened;;;viele;", 1), encoding="utf-8-sig")
    assert not frictionless.Package(str(family.site / "daten/datapackage.json")).validate().valid


def test_every_quote_on_the_pages_is_in_the_evidence(family_site: dict[str, bytes]) -> None:
    rows = records(family_site, "belege")
    quotes = {row["quote"] for row in rows}
    pages = [data for path, data in family_site.items() if path.endswith("index.html") and not redirects(data)]
    shown = {"".join(q.itertext()) for page in pages for q in parsed(page).iter("q")}
    assert shown
    assert shown <= quotes
    assert all(row["source"] for row in rows if row["quote"])


def test_the_offset_of_a_quote_leads_to_it(family: Project, family_site: dict[str, bytes]) -> None:
    found = [row for row in records(family_site, "belege") if row["offset"] is not None]
    assert found
    for row in found:
        text = (family.root / f"seeds/{row['source']}.txt").read_text(encoding="utf-8")
        assert "".join(text[row["offset"] :].split()).startswith("".join(row["quote"].split())[:12])


def test_nothing_but_the_public_is_given_away(family: Project, family_site: dict[str, bytes]) -> None:
    """Neither the contact of the settings nor the text of a source; a quote is public."""
    site = family_site
    files = [data for path, data in site.items() if path.startswith("daten/") and not path.endswith(".html")] + [site["chronik.ics"]]
    assert len(files) > 20
    assert not [data for data in files if b"redaktion@example.org" in data]
    unquoted = (family.root / "seeds/jahresbericht.txt").read_text(encoding="utf-8").splitlines()[-1][-40:]
    assert unquoted
    everything = b"".join(files).decode()
    assert unquoted not in everything


def test_the_page_about_the_data_names_every_file(family_site: dict[str, bytes]) -> None:
    links = {e.get("href") for e in parsed(family_site["daten/index.html"]).iter("a")}
    assert {f"../{path}" for path in family_site if path.startswith("daten/") and path != "daten/index.html"} <= links
    assert {"../chronik.ics", "../feed.xml"} <= links
    assert all(
        'href="{}daten/"'.format("../" * path.count("/")).encode() in data
        for path, data in family_site.items()
        if path.endswith("/index.html") and not redirects(data)
    )


# --- feeds, calendar -------------------------------------------------------------------------------------------------


def feeds(site: dict[str, bytes]) -> dict[str, Any]:
    return {path: feedparser.parse(data) for path, data in site.items() if path.endswith("feed.xml")}


def test_the_site_and_each_network_and_theme_have_a_feed(family: Project) -> None:
    site = family.built()
    found = feeds(site)
    followed = {folder: ids(family, kind) for folder, kind in (("netzwerke", "networks"), ("themen", "themes"))}
    assert set(found) == {"feed.xml", *(f"{folder}/{name}/feed.xml" for folder, names in followed.items() for name in names)}
    assert not [feed.bozo_exception for feed in found.values() if feed.bozo]
    for name in ids(family, "networks"):
        page = site[f"netzwerke/{name}/index.html"].decode()
        assert page.count(f'href="../../netzwerke/{name}/feed.xml"') == 2  # in the head, and for readers
        links = {entry.link for entry in found[f"netzwerke/{name}/feed.xml"].entries}
        assert links
        assert all(f'href="../../{link.removeprefix(BASE)}"' in page for link in links)


def test_a_feed_is_bounded_and_newest_first(family: Project) -> None:
    for day in range(1, 61):
        family.write(f"content/events/e{day}.yaml", f"title: Abend {day}\ndate: 2029-{1 + day // 28:02}-{1 + day % 28:02}\nkind: fest\n")
    entries = feeds(family.built())["feed.xml"].entries
    assert [entry.title for entry in entries] == [f"Abend {day}" for day in range(60, 10, -1)]


def test_without_an_address_feeds_have_lasting_ids_and_relative_links(family: Project) -> None:
    settings = (family.root / "content/site.yaml").read_text(encoding="utf-8")
    family.write("content/site.yaml", settings.replace(f"base_url: {BASE}", ""))
    site = family.built()
    for path, feed in feeds(site).items():
        assert b"example.org" not in site[path].replace(b"redaktion@example.org", b"")
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.id) for entry in feed.entries)
        root = path.count("/") * "../"
        assert all(
            f"{link.removeprefix(root)}index.html" in site for link in re.findall(r'<entry>.*?<link href="([^"]+)"', site[path].decode(), re.S)
        )
    before = {entry.link: entry.id for entry in feeds(site)["feed.xml"].entries}
    family.write("content/events/abend.md", event("2029-01-01"))
    after = {entry.link: entry.id for entry in feeds(family.built())["feed.xml"].entries}
    assert before.items() < after.items()
    assert len(set(after.values())) == len(after)


@pytest.mark.parametrize(
    ("date", "first", "after"),
    [
        ("2021-12-31", "2021-12-31", "2022-01-01"),
        ("2021-02-27/2021-03-01", "2021-02-27", "2021-03-02"),
        ("2021-12-31?", None, None),
        ("2021-12", None, None),
        ("2021-02-27/2021-03", None, None),
        ("2021-02-27/..", None, None),
        ('"[2020-06-17,2021-06-17]"', None, None),
        ("XXXX-06-17", None, None),
        ("unknown", None, None),
    ],
)
def test_the_calendar_holds_exact_days_only(date: str, first: str | None, after: str | None, evenings: dict[str, bytes]) -> None:
    name, site = f"lang-{DATES.index(date)}", evenings
    calendar = icalendar.Calendar.from_ical(site["chronik.ics"])
    events = {str(e["UID"]).partition("@")[0]: e for e in calendar.walk("VEVENT")}
    found = events.get(name)
    assert (found and str(found["DTSTART"].dt), found and str(found["DTEND"].dt)) == (first, after)
    everything = records(site, "ereignisse")
    left = len(everything) - len(events)
    assert str(left) in str(calendar["X-WR-CALDESC"])
    if found:
        assert str(found["SUMMARY"]) == next(r["name"] for r in everything if r["id"] == name)
        assert (found["STATUS"], found["URL"]) == ("TENTATIVE", f"{BASE}ereignisse/{name}/")
        assert str(found["DTSTAMP"].dt)[:10] == first
    assert max(map(len, site["chronik.ics"].split(b"\r\n"))) <= 75


def test_the_last_day_there_is_ends_no_build(family: Project) -> None:
    settings = (family.root / "content/site.yaml").read_text(encoding="utf-8")
    family.write("content/site.yaml", settings.replace("2030]", "9999]"))
    family.write("content/events/abend.md", event("9999-12-31"))
    assert b"DTSTART;VALUE=DATE:99991231" in family.built()["chronik.ics"]


# --- linked data, graph ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "start", "end", "covers"),
    [
        ("2021-12-03", "2021-12-03", None, None),
        ("2021-12", "2021-12", None, "2021-12"),
        ("2021-02-27/2021-03-01", "2021-02-27", "2021-03-01", "2021-02-27/2021-03-01"),
        ("2015/..", "2015", None, "2015/.."),
        ("2021-12-03?", None, None, "2021-12-03?"),
        ("2021~", None, None, "2021~"),
        ("199X", None, None, "199X"),
        ("XXXX-06-17", None, None, "XXXX-06-17"),
        ("unknown", None, None, None),
    ],
)
def test_linked_data_invents_no_date(date: str, start: str | None, end: str | None, covers: str | None, evenings: dict[str, bytes]) -> None:
    address = f"ereignisse/abend-{DATES.index(date)}/"
    page = rdflib.URIRef(f"{BASE}{address}")
    graph = triples(linked(evenings[f"{address}index.html"]))
    thing = rdflib.URIRef(f"{page}#it")
    assert graph.value(thing, rdflib.RDF.type) == SCHEMA.Event
    found = (graph.value(thing, SCHEMA.startDate), graph.value(thing, SCHEMA.endDate), graph.value(page, SCHEMA.temporalCoverage))
    assert tuple(value and str(value) for value in found) == (start, end, covers)


def test_every_page_says_what_it_is_and_the_whole_file_knows_every_record(family: Project) -> None:
    site = family.built()
    whole = json.loads(site["daten/chronik.jsonld"])
    assert "https://schema.org" not in (whole["@context"], *whole["@context"])  # nothing to fetch
    graph = rdflib.Graph().parse(data=json.dumps(whole), format="json-ld")
    for table in KINDS:
        for name in (r["id"] for r in records(site, table)):
            page = triples(linked(site[f"{table}/{name}/index.html"]))
            thing = rdflib.URIRef(f"{BASE}{table}/{name}/#it")
            assert page.value(thing, SCHEMA.name) == graph.value(thing, SCHEMA.name) is not None
            assert page.value(thing, rdflib.RDF.type) == graph.value(thing, rdflib.RDF.type) is not None
            assert page.value(predicate=rdflib.RDF.type, object=SCHEMA.BreadcrumbList) is not None
    assert {str(t) for t in triples(linked(site["index.html"])).objects(None, rdflib.RDF.type)} >= {str(SCHEMA.WebSite)}
    assert {str(t) for t in triples(linked(site["personen/index.html"])).objects(None, rdflib.RDF.type)} >= {str(SCHEMA.CollectionPage)}


def test_a_name_cannot_end_the_script(family: Project) -> None:
    name = "</script><script>alert(1)</script>"
    family.write("content/events/abend.md", event("2020", name))
    page = family.built()["ereignisse/abend/index.html"]
    assert b"<script>alert" not in page
    assert linked(page)["@graph"][0]["name"] == name


def test_the_graph_has_every_record_and_every_relation(family: Project) -> None:
    site = family.built()
    graph = networkx.read_graphml(family.site / "daten/netzwerk.graphml", force_multigraph=True)
    kinds = ("events", "people", "organisations", "networks")
    assert sorted(graph.nodes) == sorted(f"{kind}/{name}" for kind in kinds for name in ids(family, kind))
    assert all(data["kind"] and data["name"] for _, data in graph.nodes(data=True))
    stated = Counter(data["relation"] for _, _, data in graph.edges(data=True))
    tables = {"participation": "beteiligungen", "membership": "mitgliedschaften", "affiliation": "zugehoerigkeiten"}
    assert stated == {relation: len(records(site, table)) for relation, table in tables.items()}


# --- citing ----------------------------------------------------------------------------------------------------------


def box(page: bytes) -> Any:
    return next(e for e in parsed(page).iter("section") if e.get("id") == "zitieren")


def test_a_citation_names_the_version_that_git_knows(family: Project) -> None:
    source = event("2020", "100 % {Fest} & „Feier“ <laut>").encode()
    family.write("content/events/abend.md", source)
    version = hashlib.sha1(b"blob %d\0" % len(source) + source).hexdigest()[:10]
    site = family.built()
    found = box(site["ereignisse/abend/index.html"])
    words = " ".join("".join(found.find("p").itertext()).split())
    assert (
        words
        == f"„100 % {{Fest}} & ‚Feier‘ <laut>“. In: Chronik des Lesens. Herausgegeben von Redaktion Lesen. Fassung {version}. {BASE}ereignisse/abend/"
    )
    bibtex, csl = (e.text for e in found.iter("pre"))
    assert bibtex.startswith("@incollection{ereignisse-abend,\n  title = {{100 \\% \\{Fest\\} \\& „Feier“ <laut>}},\n")
    assert json.loads(csl) == [
        {
            "id": "ereignisse-abend",
            "type": "webpage",
            "title": "100 % {Fest} & „Feier“ <laut>",
            "container-title": "Chronik des Lesens",
            "publisher": "Redaktion Lesen",
            "URL": f"{BASE}ereignisse/abend/",
            "version": version,
            "language": "de",
        }
    ]
    assert next(r for r in records(site, "ereignisse") if r["id"] == "abend")["version"] == version


def test_another_record_changes_no_version_but_that_of_the_whole(family: Project) -> None:
    def versions(site: dict[str, bytes]) -> tuple[set[str], str]:
        return {r["version"] for table in KINDS for r in records(site, table)}, json.loads(site["daten/datapackage.json"])["version"]

    before, whole = versions(family.built())
    family.write("content/events/abend.md", event("2020"))
    after, changed = versions(site := family.built())
    assert len(after - before) == 1
    assert before <= after
    assert changed != whole
    assert changed in "".join(box(site["daten/index.html"]).itertext())


def test_pages_that_go_on_are_addresses_of_their_own(family: Project) -> None:
    """A continuation is canonical to itself and in the sitemap."""
    for number in range(160):
        family.write(f"content/events/e{number}.yaml", f"title: Abend {number}\ndate: 2020\nkind: fest\nplaces: [nordhain]\n")
    site = family.built()
    page = site["orte/nordhain/seite-2/index.html"].decode()
    assert f'<link rel="canonical" href="{BASE}orte/nordhain/seite-2/">' in page
    listed = re.findall(r"<loc>([^<]+)</loc>", site["sitemap.xml"].decode())
    indexed = (data.decode() for path, data in site.items() if path.endswith(".html") and not redirects(data))
    canonical = [found[1] for page in indexed if (found := re.search(r'rel="canonical" href="([^"]+)"', page))]
    assert f"{BASE}orte/nordhain/seite-2/" in listed
    assert sorted(listed) == sorted(canonical)


def test_a_long_sitemap_has_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """sitemaps.org allows 50,000 addresses a file; what it leads to is what one file would hold."""
    family = whole(WORLDS / "family")
    urls = [f"seite-{number}/" for number in range(50)]

    def listed(part: str) -> list[str]:
        return re.findall(r"<loc>([^<]+)</loc>", sitemap.sitemap(family, urls, part).decode())

    every = listed("")
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 20)
    first, *further = sitemap.sitemap_parts(urls)
    assert listed(first) == [f"{BASE}{sitemap.sitemap_path(part)}" for part in further]
    assert b"<sitemapindex" in sitemap.sitemap(family, urls, first)
    assert [address for part in further for address in listed(part)] == every
    assert len(every) == len(urls)
