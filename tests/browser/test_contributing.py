"""„Mitmachen“ in a browser: what is typed becomes a file that the check accepts, to copy or to open in the forge's editor."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from tests.browser.conftest import Site, build, silent
from tests.support.places import ROOT
from tests.support.projects import Project, program

BASE = ROOT / "chronik/starter"
GITHUB = "https://github.com/heimatverein/tal"
CHECK = "contact: Heimatverein, redaktion@example.org\ncontribute: true\n"


def chronicle(root: Path, settings: str) -> Project:
    """The handbook's example, with the settings of a new chronicle."""
    for name in ("content", "seeds"):
        shutil.copytree(BASE / "beispiel" / name, root / name)
    site = (BASE / "content/site.yaml").read_text("utf-8")
    made = Project(root)
    made.write("content/site.yaml", f"{site}\n{settings}")
    return made


class Offered(NamedTuple):
    chronicle: Project
    site: Site


def offered(web: Site, root: Path, name: str, settings: str) -> Offered:
    made = chronicle(root, settings)
    places = ("--content", str(root / "content"), "--seeds", str(root / "seeds"))
    return Offered(made, build(f"{web.address}{name}/", web.folder / name, "--no-search", *places))


@pytest.fixture(scope="module")
def github(web: Site, tmp_path_factory: pytest.TempPathFactory) -> Offered:
    return offered(web, tmp_path_factory.mktemp("github"), "mit/github", f"{CHECK}repository: {GITHUB}\n")


@pytest.fixture
def page(chromium: Browser, github: Offered) -> Iterator[Page]:
    for page in silent(chromium, github.site):
        page.goto(f"{github.site.address}mitmachen/")
        yield page


def text(page: Page) -> str:
    return str(page.locator("#beitrag pre").text_content())


def path(page: Page) -> str:
    return page.locator("#beitrag .path").inner_text()


def checked(page: Page, github: Offered, tmp_path: Path) -> tuple[dict[str, Any], str]:
    """The file as YAML, and what the check says of it in its chronicle: never an error."""
    made = Project(tmp_path / "geprueft")
    shutil.copytree(github.chronicle.root, made.root, dirs_exist_ok=True)
    made.write(path(page), text(page))
    done = made.run("check", "--report", "json")
    assert done.code == 0, done.out
    return yaml.load(text(page), yaml.BaseLoader) or {}, done.out


def event(page: Page, title: str = "Herbstfest") -> None:
    page.get_by_label("Titel (nötig)").fill(title)
    page.get_by_label("Art (nötig)").select_option("fest")


ODD = [
    "Ein Fest: mit Doppelpunkt",
    "# kein Kommentar",
    "Nr. #1 und 'Anführung' und \"Zeichen\"",
    "- kein Punkt, [keine Liste], {keine: Gruppe}",
    "Äpfel, Öl & Übermut – „so“ 100 %",
    "&anker *alias !tag | > @ `",
    "true",
    "null",
    "2021-05-03",
    "Back\\slash \\n und \\u0041",
    "--- drei Striche",
    "Emoji 🎉 und 中文",
    "Weich\u00adtrenner \u200bnull \u2028Zeile \u0007Ton",
    "Doppelt  leer und Tab\tda",
    "</script><b>fett</b> ${x} $(y) {{ z }}",
]


def test_whatever_is_typed_the_files_say_the_same(page: Page, github: Offered, tmp_path: Path) -> None:
    made = Project(tmp_path / "geprueft")
    shutil.copytree(github.chronicle.root, made.root)
    for number, words in enumerate(ODD):
        event(page, f"{words} {number}")
        page.get_by_label("Was geschah").fill(f"{words}\nZweite Zeile: {words}")
        plain = " ".join(re.sub("[\u00ad\u200b\u2028\u0007]", "", words).split())
        said = yaml.load(text(page), yaml.BaseLoader)
        assert (said["title"], said["summary"]) == (f"{plain} {number}", f"{plain} Zweite Zeile: {plain}")
        made.write(path(page), text(page))
    done = made.run("check", "--report", "json")
    assert done.code == 0, done.out
    assert len([*(made.root / "content/events").glob("*.yaml")]) == len(ODD) + 1


def test_proven_claims_stand_with_their_quotes(page: Page, github: Offered, tmp_path: Path) -> None:
    event(page)
    source = page.get_by_label("Quelle, die hier schon steht")
    source.focus()
    expect(page.locator("#quellen option")).not_to_have_count(0)
    title = str(page.locator("#quellen option").first.get_attribute("value"))
    source.fill(title)
    page.get_by_label("Datum", exact=True).fill("17. Juni 2023")
    page.get_by_label("Wörtliches Zitat: Datum").fill("Sommerfest am 17. Juni 2023")
    page.get_by_label("Zahl der Teilnehmenden", exact=True).fill("84")
    page.get_by_label("Wörtliches Zitat: Zahl").fill("zählte man 84 Eintrittskarten")
    people = page.get_by_role("group", name="Personen")
    people.get_by_label("Name", exact=True).fill("klara")
    people.get_by_role("listbox").get_by_role("option").click()
    people.get_by_label("Rolle").select_option("grusswort")
    assert "noch fehlt: Zitat aus einer Quelle." in text(page)
    people.get_by_label("Wörtliches Zitat").fill("Klara Birnbaum, Vorsitzende des Kleingartenvereins, begrüßte")
    said, _ = checked(page, github, tmp_path)
    quote = "Klara Birnbaum, Vorsitzende des Kleingartenvereins, begrüßte"
    assert said["date"] == {"value": "2023-06-17", "quote": "Sommerfest am 17. Juni 2023"}
    assert said["attendance"] == {"value": "84", "quote": "zählte man 84 Eintrittskarten"}
    assert said["people"] == [{"person": "klara-birnbaum", "role": "grusswort", "quote": quote}]
    assert said["sources"] == ["bericht-sommerfest"]
    assert "TODO" not in text(page)
    assert path(page) == "content/events/herbstfest.yaml"


def test_what_cannot_be_stated_yet_is_a_comment_and_nothing_is_lost(page: Page, github: Offered, tmp_path: Path) -> None:
    event(page)
    page.get_by_label("Datum", exact=True).fill("irgendwann nach dem Krieg")
    page.get_by_label("Zahl der Teilnehmenden", exact=True).fill("1.200")
    people = page.get_by_role("group", name="Personen")
    people.get_by_label("Name", exact=True).fill("Ida Neu # : -")
    people.get_by_role("button", name="Noch eine Zeile").click()
    expect(people.get_by_label("Name (2)", exact=True)).to_be_focused()
    people.get_by_label("Name (2)", exact=True).fill("Klara Birnbaum")
    page.get_by_label("Woher wissen Sie das?").fill("Aus dem Moosinger Boten\nvom 5. Juli")
    expect(people.get_by_text("Person · Kleingartenverein")).to_be_visible()
    _, report = checked(page, github, tmp_path)
    for words in (
        "Datum: „irgendwann nach dem Krieg“ ist so nicht zu lesen.",
        "Zahl der Teilnehmenden: 1200; noch fehlt: Zitat aus einer Quelle.",
        "Personen: Ida Neu # : -; noch fehlt: Eintrag, Rolle, Zitat aus einer Quelle.",
        "Personen: Klara Birnbaum; noch fehlt: Rolle, Zitat aus einer Quelle.",
        "Woher: Aus dem Moosinger Boten vom 5. Juli",
    ):
        assert f"# TODO: {words}\n" in text(page)
    assert report.count('"code": "todo"') == 5


DATES = {
    "3.12.2021": "2021-12-03",
    "Freitag, 3. Dezember 2021": "2021-12-03",
    "Dez. 2021": "2021-12",
    "12/2021": "2021-12",
    "um den 3. Juni 1990": "1990-06-03~",
    "vermutlich 1990": "1990?",
    "vermutlich um 1990": "1990%",
    "die 1990er-Jahre": "199X",
    "20. Jahrhundert": "[1901..2000]",
    "Winter 1999/2000": "1999-24",
    "seit dem 3. Juni 2015": "2015-06-03/..",
    "bis Mai 2015": "../2015-05",
    "4.–7. März 2021": "2021-03-04/2021-03-07",
    "1990–95": "1990/1995",
    "März bis Mai 2021": "2021-03/2021-05",
    "Winter 2019 bis Sommer 2020": "2019-24/2020-22",
    "zwischen 1746 und 1755": "[1746..1755]",
    "zwischen dem 3. Mai 2020 und dem 9. Mai 2020": "[2020-05-03..2020-05-09]",
    "spätestens Mai 1755": "[..1755-05]",
    "3. oder 4. Mai 2020": "[2020-05-03,2020-05-04]",
    "17. Juni 2020 oder 17. Juni 2021": "[2020-06-17,2021-06-17]",
    "17. Juni": "XXXX-06-17",
    "2. Halbjahr 2021": "2021-41",
    "1990~/1995?": "1990~/1995?",
    "29.2.2020": "2020-02-29",
}
NO_DATES = ["29.2.2021", "31.4.2020", "1995 bis 1990", "gestern", "3. Mai 20", "2021-13", "0000"]


def test_dates_are_read_as_the_program_reads_them(page: Page, github: Offered) -> None:
    page.get_by_label("Organisation", exact=True).check()
    page.get_by_label("Name (nötig)").fill("Verein")
    founded = page.get_by_label("Gegründet", exact=True)
    for typed, edtf in DATES.items():
        founded.fill(typed)
        expect(page.get_by_text(f"Erscheint als: {date_words(parse(edtf))} (in der Datei: {edtf})", exact=True)).to_be_visible()
        assert parse(yaml.load(text(page), yaml.BaseLoader)["founded"]).text == edtf
    for typed in NO_DATES:
        founded.fill(typed)
        expect(founded).to_have_attribute("aria-invalid", "true")
        assert f"# TODO: Gegründet: „{typed}“ ist so nicht zu lesen.\n" in text(page)


# --- where it leads -------------------------------------------------------------------------------------------------------


def test_github_is_given_the_file(page: Page) -> None:
    expect(page.get_by_text("Noch fehlt: Titel, Art.")).to_be_visible()
    expect(page.get_by_role("link", name="Neue Datei auf")).to_be_hidden()
    event(page, "Fest & Markt: 100 % #1")
    link = page.get_by_role("link", name="Neue Datei auf github.com öffnen")
    address = urlsplit(str(link.get_attribute("href")))
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{GITHUB}/new/main"
    assert parse_qs(address.query) == {"filename": ["content/events/fest-markt-100-1.yaml"], "value": [text(page)]}
    assert "noopener" in str(link.get_attribute("rel"))
    letter = urlsplit(str(page.get_by_role("link", name="per E-Mail").get_attribute("href")))
    assert (letter.scheme, letter.path) == ("mailto", "redaktion@example.org")


def test_a_file_too_long_for_an_address_is_copied(chromium: Browser, github: Offered) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{github.site.address}mitmachen/?art=text")
    page.get_by_label("Titel (nötig)").fill("Bericht")
    page.get_by_label("Text (nötig)").fill("Ein Satz über das Fest.\n" * 400)
    link = page.get_by_role("link", name="Neue Datei auf")
    assert str(link.get_attribute("href")) == f"{GITHUB}/new/main?filename=seeds%2Fbericht.txt"
    expect(page.get_by_text("Die Datei ist zu lang, um sie gleich mitzugeben.")).to_be_visible()
    page.get_by_role("button", name="Text kopieren").click()
    expect(page.get_by_role("button", name="Kopiert")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text(page)
    context.close()


FORGES = {
    "repository: https://codeberg.org/a/b.git": "https://codeberg.org/a/b/_new/main?filename=content%2Fevents%2Ffest.yaml&value=title",
    "repository: https://git.example.org/a/b\nforge: gitea\nbranch: haupt": "https://git.example.org/a/b/_new/haupt?filename=content%2Fevents%2F",
    "repository: https://gitlab.com/a/b": "https://gitlab.com/a/b/-/new/main?file_name=content%2Fevents%2Ffest.yaml",
    "repository: https://code.example.org/a/b": None,
}


@pytest.mark.parametrize("settings", FORGES)
def test_each_forge_has_its_address(chromium: Browser, web: Site, tmp_path: Path, settings: str) -> None:
    number = [*FORGES].index(settings)
    other = offered(web, tmp_path, f"mit/anders{number}", f"{CHECK}{settings}\n")
    for page in silent(chromium, other.site):
        page.goto(f"{other.site.address}mitmachen/")
        event(page, "Fest")
        link = page.get_by_role("link", name="Neue Datei auf")
        start = FORGES[settings]
        if start:
            assert str(link.get_attribute("href")).startswith(start)
        else:
            expect(link).to_be_hidden()
            expect(page.get_by_text("schicken Sie ihn an die Redaktion: Heimatverein, redaktion@example.org.")).to_be_visible()
        if "gitlab" in settings:
            assert "value" not in str(link.get_attribute("href"))
            expect(page.get_by_text("Erst den Text kopieren, dann auf gitlab.com die neue Datei öffnen")).to_be_visible()


# --- texts, corrections, contact data ----------------------------------------------------------------------------------------


def test_a_source_text_is_stored_as_it_was_pasted_and_can_be_drafted(page: Page, github: Offered, tmp_path: Path) -> None:
    page.get_by_label("Text einer Quelle").check()
    page.get_by_label("Titel (nötig)").fill("Moosinger Bote, Mai 2022")
    pasted = "Tanzabend\n\nRund 70 Gäste: „schön“  # war's\n\tEinzug"
    page.get_by_label("Text (nötig)").fill(pasted)
    assert (path(page), text(page)) == ("seeds/moosinger-bote-mai-2022.txt", f"{pasted}\n")
    made = Project(tmp_path)
    shutil.copytree(github.chronicle.root, made.root, dirs_exist_ok=True)
    made.write(path(page), text(page))
    done = program("draft", "--new", "--content", str(made.root / "content"), "--seeds", str(made.root / "seeds"), "--no-cache", cwd=made.root)
    assert "seeds/moosinger-bote-mai-2022.txt: Entwurf in" in done.out
    assert made.run("check").code == 0


def test_a_correction_begins_at_its_record_and_ends_in_its_file(page: Page, github: Offered, tmp_path: Path) -> None:
    page.goto(f"{github.site.address}organisationen/dorfchor-moosingen/")
    expect(page.get_by_text("Korrektur vorschlagen")).to_have_count(0)
    page.get_by_role("link", name="Ergänzen oder korrigieren").click()
    expect(page.get_by_label("Korrektur")).to_be_checked()
    expect(page.get_by_text("Es geht um: Dorfchor Moosingen.")).to_be_visible()
    page.get_by_label("Was sollte anders sein?").fill("Gegründet früher: siehe #3")
    page.get_by_label("Angabe", exact=True).select_option("founded")
    page.get_by_label("Gegründet", exact=True).fill("um 1921")
    assert text(page) == '# TODO: Anders: Gegründet früher: siehe #3\nfounded: "1921~"\n'
    link = page.get_by_role("link", name="Datei auf github.com öffnen")
    assert link.get_attribute("href") == f"{GITHUB}/edit/main/content/organisations/dorfchor-moosingen.yaml"
    made = Project(tmp_path)
    shutil.copytree(github.chronicle.root, made.root, dirs_exist_ok=True)
    old = (made.root / path(page)).read_text("utf-8")
    made.write(path(page), text(page) + old)
    assert made.run("check").code == 0, made.run("check").out


@pytest.mark.parametrize("file", ["../../../../evil/repo/x.yaml", "content/./x.yaml", "/x.yaml", "content/x.txt", ""])
def test_a_made_up_address_leads_nowhere(page: Page, github: Offered, file: str) -> None:
    page.goto(f"{github.site.address}mitmachen/?zu=personen/x&name=X&datei={file}")
    expect(page.get_by_text("Gehen Sie zu dem Eintrag, um den es geht")).to_be_visible()
    expect(page.locator("#beitrag .ready")).to_be_hidden()


@pytest.mark.parametrize("words", ["Mail an ida.neu@example.org", "Tel. 01234 / 56 789", "ida (at) example.org", "Gartenstraße 12"])
def test_contact_data_is_noticed(page: Page, words: str) -> None:
    event(page)
    page.get_by_label("Was geschah").fill("Am 03.12.2021 kamen 1.200 Gäste (2015/2016).")
    expect(page.locator("#beitrag .warning")).to_be_hidden()
    page.get_by_label("Was geschah").fill(f"Fragen: {words}")
    expect(page.locator("#beitrag .warning")).to_contain_text("Alles hier wird öffentlich: bitte herausnehmen.")


# --- for everybody -------------------------------------------------------------------------------------------------------------


def test_it_can_be_done_by_keyboard_alone(page: Page) -> None:
    page.get_by_label("Ereignis").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Person", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Ida Neu")
    group = page.get_by_role("group", name="Gehört zu")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(group.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("dorfchor")
    expect(group.get_by_role("listbox").get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(group.get_by_label("Name", exact=True)).to_have_value("Dorfchor Moosingen")
    assert "Gehört zu: Dorfchor Moosingen; noch fehlt: Zitat" in text(page)
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Neue Datei"):
            break
    expect(page.get_by_role("link", name="Neue Datei auf github.com öffnen")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("way", ["art=events", "art=organisations", "art=text", "zu=personen/x&name=X&datei=content/people/x.yaml"])
def test_axe_finds_nothing_and_nothing_overflows(chromium: Browser, github: Offered, width: int, scheme: Any, way: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{github.site.address}mitmachen/?{way}")
    if way == "art=events":
        event(page, "Ein Fest mit einem sehr langen Namen" * 4)
        page.get_by_label("Datum", exact=True).fill("gestern")
        page.get_by_label("Was geschah").fill("ida@example.org")
        page.get_by_label("Quelle, die hier schon steht").fill("Sommerfest am Mühlgraben")
        page.get_by_role("group", name="Personen").get_by_label("Name", exact=True).fill("a b")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_a_script_the_page_says_what_to_write_and_to_whom(chromium: Browser, github: Offered) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{github.site.address}mitmachen/")
    expect(page.get_by_text("Das Formular braucht JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="redaktion@example.org")).to_have_attribute("href", "mailto:redaktion@example.org")
    expect(page.get_by_role("link", name="Repository dieser Chronik")).to_be_visible()
    context.close()


def test_paper_shows_the_file_without_the_form(page: Page) -> None:
    event(page)
    page.emulate_media(media="print")
    expect(page.locator("#beitrag form")).to_be_hidden()
    expect(page.locator("#beitrag pre")).to_be_visible()


def test_who_is_there_already_is_told(page: Page) -> None:
    page.get_by_label("Person", exact=True).check()
    page.get_by_label("Name (nötig)").fill("klara birnbaum")
    page.get_by_label("Wer ist das").focus()
    expect(page.get_by_text("So heißt hier schon: Klara Birnbaum")).to_be_visible()
    page.get_by_label("Name (nötig)").fill("Klara Neu")
    page.get_by_label("Wer ist das").focus()
    expect(page.get_by_text("So heißt hier schon")).to_have_count(0)


def test_another_way_keeps_what_was_typed(page: Page) -> None:
    event(page)
    page.get_by_label("Organisation", exact=True).check()
    page.get_by_label("Ereignis").check()
    expect(page.get_by_label("Titel (nötig)")).to_have_value("Herbstfest")
