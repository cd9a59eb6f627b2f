"""The search on chronicles of its own: compounds, endings, typos, phrases, dates, numbers, same names; and one of many people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from chronik.search.folding import chunks, folded_words
from tests.browser.conftest import PATH, Site, build, found, search, silent

SETTINGS = (
    "title: Moor\nyears: [1100, 2100]\nvocabularies:\n  event_kinds: {fest: Fest, unglueck: Unglück, sitzung: Sitzung}\n"
    "  place_kinds: {stadt: Stadt, kreis: Landkreis}\n  roles: {rede: {label: Rede, meaning: hielt eine Rede}, mitglied: Mitglied, vorstand: Vorsitz}\n"
    "evidence:\n  required: []\n"
)
SMALL = {
    "places/moorkreis.yaml": "name: Landkreis Moor\nkind: kreis\n",
    "places/heidekreis.yaml": "name: Landkreis Heide\nkind: kreis\n",
    "places/moorstadt.yaml": "name: Moorstadt\nkind: stadt\npart_of: moorkreis\n",
    "places/neustadt-moor.yaml": "name: Neustadt\nkind: stadt\npart_of: moorkreis\n",
    "places/neustadt-heide.yaml": "name: Neustadt\nkind: stadt\npart_of: heidekreis\n",
    "organisations/hwk.yaml": "name: Handwerkskammer Moor\naliases: [HWK]\nidentifiers: {gnd: 4079163-4}\n",
    "organisations/deichverband.yaml": "name: Deichverband Hauptsiel\nplaces: [moorstadt]\n",
    "organisations/museum.yaml": "name: Museum für Torf\nplaces: [moorstadt]\n",
    "organisations/wasserwerk.yaml": "name: Wasserwerk Nord\nother_names:\n  - {name: Stadtwerke Sumpf, until: 1990}\n",
    "organisations/wir.yaml": "name: Wir für uns\n",
    "people/kraus.yaml": "name: Anna Kraus\n",
    "people/krause.yaml": "name: Anna Krause\n",
    "people/wendelstein.md": "---\nname: Konrad Wendelstein\ntitle: Prof.\naffiliations:\n  - {organisation: museum, role: vorstand}\n---\nEr grub Torf.\n",
    "people/pfoertner-hwk.yaml": "name: Sönke Pförtner\naffiliations:\n  - {organisation: hwk, role: mitglied}\n",
    "people/pfoertner-deich.yaml": "name: Sönke Pförtner\naffiliations:\n  - {organisation: deichverband, role: mitglied}\n",
    "people/swiatek.yaml": "name: Łukasz Świątek\n",
    "people/gross.yaml": "name: Jürgen Groß\n",
    "networks/torf.yaml": "name: Netz Torf und Wasser\naliases: [NTW]\nmembers:\n  - {organisation: museum, role: mitglied}\n  - {organisation: wasserwerk, role: mitglied}\n",
    "events/torfmuseum.md": (
        "---\ntitle: Eröffnung des Torfmuseums\ndate: 1998-05-03\nkind: fest\nplaces: [moorstadt]\nnetworks: [torf]\n"
        "people:\n  - {person: pfoertner-hwk, role: rede}\n---\n"
        "Zur Eröffnung kamen 1.200 Gäste. Konrad Wendelstein sprach einen wichtigen Satz über das Hochmoor.\n\nDanach gab es Kuchen.\n"
    ),
    "events/deichbruch.md": (
        "---\ntitle: Deichbruch an der Leine-Au\ndate: 2002-11-17\nkind: unglueck\nplaces: [neustadt-moor]\n---\n"
        "Der Deich brach in der Nacht. Die Feuerwehren aus drei Städten halfen, auch Kraus und Krause.\n"
    ),
    "events/sitzung.md": (
        "---\ntitle: Sitzung des Deichverbands\ndate: 2002-11\nkind: sitzung\nplaces: [moorstadt]\n---\n"
        "Die Mitglieder berieten über Ausschüsse, Häuser und Gärten. Ein Satz war wichtig. Am 04.12.2002 ging es weiter.\n"
    ),
    "events/hausfest.md": (
        "---\ntitle: Fest im Haus am Siel\ndate: 2010-07-01\nkind: fest\n---\n"
        "Gefeiert wurde mit Bu\u0308rgern und Fach\u00adkräften; die \ufb01nanzielle Lage war gut. Getanzt wurde nicht.\n"
    ),
    "events/undatiert.md": "---\ntitle: Gründung der Zeche Morgenrot\ndate: unknown\nkind: fest\n---\nNiemand weiß, wann.\n",
    "events/urkunde.md": "---\ntitle: Urkunde der Abtei\ndate: 1142\nkind: fest\n---\nDie älteste Nennung.\n",
    "events/neustadt.md": "---\ntitle: Neustadt feiert\ndate: 2015-06-06\nkind: fest\nplaces: [neustadt-heide]\n---\nEin Fest.\n",
}

QUESTIONS = [
    # exact names, abbreviations, other names, identifiers
    ("Moorstadt", 1, "orte/moorstadt/"),
    ("HWK", 1, "organisationen/hwk/"),
    ("NTW", 1, "netzwerke/torf/"),
    ("Stadtwerke Sumpf", 1, "organisationen/wasserwerk/"),
    ("4079163-4", 1, "organisationen/hwk/"),
    ("Netz Torf und Wasser", 1, "netzwerke/torf/"),
    ("Wir für uns", 1, "organisationen/wir/"),
    ("Museum für Torf", 1, "organisationen/museum/"),
    ("Prof. Wendelstein", 1, "personen/wendelstein/"),
    ("Fest im Haus am Siel", 1, "ereignisse/hausfest/"),
    # same names, like names
    ("Neustadt", 3, "orte/neustadt-moor/"),
    ("Neustadt", 3, "orte/neustadt-heide/"),
    ("Sönke Pförtner", 3, "personen/pfoertner-deich/"),
    ("Sönke Pförtner", 3, "personen/pfoertner-hwk/"),
    ("Sönke Pförtner", 3, "ereignisse/torfmuseum/"),
    ("Kraus", 1, "personen/kraus/"),
    ("Krause", 1, "personen/krause/"),
    ("Anna Kraus", 1, "personen/kraus/"),
    # letters
    ("Lukasz Swiatek", 1, "personen/swiatek/"),
    ("GROSS", 1, "personen/gross/"),
    ("Pfoertner", 3, "personen/pfoertner-hwk/"),
    ("Bürger", 1, "ereignisse/hausfest/"),
    ("Fachkräfte", 1, "ereignisse/hausfest/"),
    ("finanziell", 1, "ereignisse/hausfest/"),
    # compounds and endings
    ("Kammer", 1, "organisationen/hwk/"),
    ("Verband", 1, "organisationen/deichverband/"),
    ("Siel", 3, "organisationen/deichverband/"),
    ("Moor", 10, "ereignisse/torfmuseum/"),
    ("Torf", 3, "ereignisse/torfmuseum/"),
    ("Museen", 3, "organisationen/museum/"),
    ("Ausschuss", 1, "ereignisse/sitzung/"),
    ("Haus", 3, "ereignisse/sitzung/"),
    ("Garten", 1, "ereignisse/sitzung/"),
    ("Feuerwehr", 1, "ereignisse/deichbruch/"),
    ("Eröffnungen", 1, "ereignisse/torfmuseum/"),
    ("Leineau", 1, "ereignisse/deichbruch/"),
    # numbers and dates
    ("1200", 1, "ereignisse/torfmuseum/"),
    ("1.200 Gäste", 1, "ereignisse/torfmuseum/"),
    ("1142", 1, "ereignisse/urkunde/"),
    ("1998", 1, "ereignisse/torfmuseum/"),
    ("3. Mai 1998", 1, "ereignisse/torfmuseum/"),
    ("03.05.1998", 1, "ereignisse/torfmuseum/"),
    ("4. Dezember 2002", 1, "ereignisse/sitzung/"),
    ("November 2002", 3, "ereignisse/deichbruch/"),
    # phrases in any quotation marks
    ("„wichtigen Satz“", 1, "ereignisse/torfmuseum/"),
    ('"über das Hochmoor"', 1, "ereignisse/torfmuseum/"),
    ("»Satz war wichtig«", 1, "ereignisse/sitzung/"),
    ("‚drei Städten‘", 1, "ereignisse/deichbruch/"),
    # a letter wrong, missing, doubled, at the beginning
    ("Wendelstien", 1, "personen/wendelstein/"),
    ("Wendelsten", 1, "personen/wendelstein/"),
    ("Wenndelstein", 1, "personen/wendelstein/"),
    ("Bendelstein", 1, "personen/wendelstein/"),
    ("Hochmor", 1, "ereignisse/torfmuseum/"),
    ("Handwerkskammr Moor", 1, "organisationen/hwk/"),
    # roles, and what lacks a word
    ("Vorsitz", 1, "personen/wendelstein/"),
    ("Rede Torfmuseum", 1, "ereignisse/torfmuseum/"),
    ("Kuchen Einhorn", 1, "ereignisse/torfmuseum/"),
]


def write(folder: Path, files: dict[str, str], settings: str = SETTINGS) -> list[str]:
    """A chronicle of these records, and the options that lead there."""
    for path, text in {"site.yaml": settings, **files}.items():
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    (folder / "seeds").mkdir(exist_ok=True)
    return ["--content", str(folder / "content"), "--seeds", str(folder / "seeds")]


@pytest.fixture(scope="module")
def site(web: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    options = write(tmp_path_factory.mktemp("moor"), SMALL)
    return build(f"{web.address}{PATH}moor/", web.folder / PATH / "moor", *options)


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    yield from silent(chromium, site)


@pytest.fixture(scope="module")
def asked(chromium: Browser, site: Site) -> Iterator[Page]:
    """One page for one question after the other: to open one takes longer than to ask."""
    yield from silent(chromium, site)


def first(page: Page, site: Site, question: str, **chosen: str) -> list[str]:
    page.goto(search(site, q=question, **chosen))
    expect(page.locator("#treffer > li").first).to_be_visible()
    return [str(link).removeprefix(site.address) for link in page.locator("#treffer > li > a").evaluate_all("links => links.map(a => a.href)")]


@pytest.mark.parametrize(("question", "place", "url"), QUESTIONS)
def test_found_among_the_first(asked: Page, site: Site, question: str, place: int, url: str) -> None:
    assert url in first(asked, site, question)[:place]


def test_words_are_made_even_alike_here_and_there(page: Page, site: Site) -> None:
    """In the index by Python, in the question by the browser."""
    texts = [
        "Straße",
        "BÜNDNIS Bu\u0308ndnis Buendnis",
        "Łódź",
        "\ufb01nanz",
        "Fach\u00adkräfte",
        "1.200 und 2.500.000",
        "1\u202f200",
        "im Jahr 1998 200 Gäste",
    ]
    texts += ["03.12.2021", "3.99.2021", "Leine\u2011Weser", "ſtadt", "m²", "O’Neil", "Ærø œuvre", "İstanbul", "Ёлка", "naïve Ångström", "„Zitat“"]
    page.goto(search(site))
    version = page.locator("script[src*='suchindex']").get_attribute("src")
    there = page.evaluate(
        "async ([url, texts]) => { const { words } = await import(url); return texts.map(words); }", [f"{site.address}suche/{version}", texts]
    )
    assert there == [[word for chunk in chunks(text) for word in folded_words(chunk)] for text in texts]


def test_what_is_excluded_is_not_found(page: Page, site: Site) -> None:
    assert "ereignisse/deichbruch/" not in first(page, site, "Deich -Nacht")
    assert "ereignisse/deichbruch/" not in first(page, site, "Deich -„in der Nacht“")


def test_a_phrase_is_found_as_it_stands(page: Page, site: Site) -> None:
    assert first(page, site, "„wichtigen Satz“") == ["ereignisse/torfmuseum/"]
    expect(page.locator("#stand")).to_have_text("1 Treffer für „wichtigen Satz“.")
    assert len(first(page, site, "wichtig Satz")) > 1
    assert found(page, site, "„Satz wichtigen“") == []


def test_same_names_are_told_apart(page: Page, site: Site) -> None:
    first(page, site, "Sönke Pförtner")
    hits = page.locator("#treffer > li > a").all_inner_texts()
    assert {"Sönke Pförtner · Handwerkskammer Moor", "Sönke Pförtner · Deichverband Hauptsiel"} <= {*hits}
    first(page, site, "Neustadt")
    hits = page.locator("#treffer > li > a").all_inner_texts()
    assert {"Neustadt · Stadt, Landkreis Moor", "Neustadt · Stadt, Landkreis Heide"} <= {*hits}


def test_a_real_word_is_not_corrected(page: Page, site: Site) -> None:
    first(page, site, "Kraus")
    expect(page.locator("#stand")).not_to_contain_text("Meinten Sie")


def test_what_lacks_a_word_is_said(page: Page, site: Site) -> None:
    first(page, site, "Kuchen Einhorn")
    expect(page.locator("#stand")).to_contain_text("Kein Eintrag hat alle Wörter")


def test_places_hold_what_lies_in_them(page: Page, site: Site) -> None:
    assert first(page, site, "Neustadt", ort="heidekreis")[0] == "orte/neustadt-heide/"
    assert "orte/neustadt-moor/" not in first(page, site, "Neustadt", ort="heidekreis")


def test_years_are_a_range(page: Page, site: Site) -> None:
    assert set(first(page, site, "Fest", von="2000", bis="2012")) == {"ereignisse/hausfest/"}
    assert "ereignisse/neustadt/" in first(page, site, "Fest", von="2011")
    assert "ereignisse/undatiert/" in first(page, site, "Fest", sicher="offen")


# Many people, one of them in half of all events


def many() -> dict[str, str]:
    given, family = (
        ["Ada", "Bea", "Cleo", "Dora", "Emma", "Finn", "Gero", "Hans", "Ida", "Jan"],
        ["Abel", "Bock", "Clas", "Dorn", "Ehm", "Falk", "Grau", "Hahn", "Iden", "Jost"],
    )
    files = {
        "places/hafenstadt.yaml": "name: Hafenstadt\nkind: stadt\n",
        "people/busch.yaml": "name: Ada Busch\n",
        "people/hafen.yaml": "name: Lena Hafenstadt\n",
    }
    files |= {f"people/p{n}.yaml": f"name: {given[n % 10]} {family[n // 10 % 10]}-{family[n // 100 % 10]} {n // 1000 or ''}\n" for n in range(2_000)}
    for n in range(500):
        people = [f"p{n * 7 % 2000}", f"p{n * 11 % 2000 + 1}", *(["busch"] if n % 2 else []), *(["hafen"] if n == 3 else [])]
        rows = "".join(f"  - {{person: {one}, role: rede}}\n" for one in dict.fromkeys(people) if one != "p2000")
        files[f"events/e{n}.md"] = (
            f"---\ntitle: Brief {n}\ndate: {1900 + n // 20}-{1 + n % 12:02}-{1 + n % 28:02}\nkind: sitzung\nplaces: [hafenstadt]\npeople:\n{rows}---\n"
            f"Am Hafen wurde über Nummer {n} gesprochen.\n"
        )
    return files


@pytest.fixture(scope="module")
def busy(web: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    options = write(tmp_path_factory.mktemp("viele"), many())
    return build(f"{web.address}{PATH}briefe/", web.folder / PATH / "briefe", *options)


@pytest.fixture
def reader(chromium: Browser, busy: Site) -> Iterator[Page]:
    yield from silent(chromium, busy)


@pytest.fixture(scope="module")
def asked_of_many(chromium: Browser, busy: Site) -> Iterator[Page]:
    yield from silent(chromium, busy)


@pytest.mark.parametrize(
    ("question", "place", "url"),
    [
        ("Ada Busch", 1, "personen/busch/"),
        ("Busch", 1, "personen/busch/"),
        ("Bush", 1, "personen/busch/"),
        ("Hafenstadt", 1, "orte/hafenstadt/"),
        ("Lena Hafenstadt", 1, "personen/hafen/"),
        ("Lena", 1, "personen/hafen/"),
        ("Brief 321", 1, "ereignisse/e321/"),
        ("321", 3, "ereignisse/e321/"),
        ("Nummer 77", 3, "ereignisse/e77/"),
        ("Ida Clas-Abel", 3, "personen/p28/"),
        ("1910", 10, "ereignisse/e215/"),
        ("Lena Hafenstadt Busch", 3, "ereignisse/e3/"),
    ],
)
def test_found_among_many(asked_of_many: Page, busy: Site, question: str, place: int, url: str) -> None:
    assert url in first(asked_of_many, busy, question)[:place]


def test_no_page_of_a_long_list_is_a_hit_of_its_own(reader: Page, busy: Site) -> None:
    assert (busy.folder / "personen/busch/seite-2/index.html").is_file()
    hits = first(reader, busy, "Ada Busch")
    assert hits.count("personen/busch/") == 1
    assert not [url for url in hits if "seite-" in url]
    expect(reader.locator("#stand")).to_contain_text("251 Treffer")


def test_what_much_is_linked_with_is_suggested_first(reader: Page, busy: Site) -> None:
    reader.goto(search(busy))
    reader.get_by_role("combobox", name="Suchwort").press_sequentially("Hafenst")
    expect(reader.locator("#namen li").first).to_contain_text("Ort · Stadt")
    expect(reader.locator("#namen li").nth(1)).to_contain_text("Lena Hafenstadt")


def test_counts_are_true(reader: Page, busy: Site) -> None:
    first(reader, busy, "Busch")
    expect(reader.locator("#auswahl-art option[value=Ereignis]")).to_have_text("Ereignis (250)")
    expect(reader.locator("#auswahl-art option[value=Person]")).to_have_text("Person (1)")
    first(reader, busy, "Busch", von="1900", bis="1904")
    expect(reader.locator("#stand")).to_contain_text("50 Treffer für „Busch“ mit dieser Auswahl")


def test_any_number_of_processes_makes_the_same_index(busy: Site, web: Site, tmp_path: Path) -> None:
    other = build(busy.address, tmp_path / "site", *write(tmp_path, many()), "--jobs", "3")
    folder = "suche/index"
    files = {path.relative_to(busy.folder) for path in (busy.folder / folder).rglob("*") if path.is_file()}
    assert files == {path.relative_to(other.folder) for path in (other.folder / folder).rglob("*") if path.is_file()}
    assert not [path for path in files if (busy.folder / path).read_bytes() != (other.folder / path).read_bytes()]
    assert json.loads((busy.folder / folder / "index.json").read_text("utf-8"))["records"] == len(many())
