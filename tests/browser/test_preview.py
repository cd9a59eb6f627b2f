"""What an editor sees while writing: the real `serve`, a real browser, real saves."""

from __future__ import annotations

import re
import shutil
import signal
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.places import ROOT
from tests.support.previews import Preview, served
from tests.support.projects import Project

EVENT = "content/events/vorlesetag.md"
ADDRESS = "ereignisse/vorlesetag/"
BAR = "chronik-vorschau aside"
# What the console says of addresses that are refused or missing, and of the end of a server.
REFUSED = re.compile("status of (403|404|503)|ERR_CONNECTION_REFUSED")
FAULTS = "chronik-vorschau dialog"


@pytest.fixture
def copied(family: Project) -> Project:
    """With templates and assets of its own."""
    for name in ("templates", "assets"):
        shutil.copytree(ROOT / name, family.root / name)
    return family


@pytest.fixture
def preview(family: Project, request: pytest.FixtureRequest) -> Iterator[Preview]:
    own = "copied" in request.fixturenames
    folders = [word for name in ("templates", "assets") for word in (f"--{name}", str(family.root / name))]
    if own:
        request.getfixturevalue("copied")
    with served(family, *(folders if own else ())) as running:
        yield running


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A tab in which no script may fail and no policy may be broken."""
    said: list[str] = []
    context = chromium.new_context(viewport={"width": 1000, "height": 600})
    tab = context.new_page()
    tab.set_default_timeout(15_000)
    tab.on("console", lambda message: said.append(message.text) if not REFUSED.search(message.text) else None)
    tab.on("pageerror", lambda fault: said.append(str(fault)))
    yield tab
    context.close()
    assert said == []


def titled(preview: Preview, title: str) -> None:
    preview.save(EVENT, lambda text: "\n".join(f"title: {title}" if line.startswith("title:") else line for line in text.split("\n")))


def longer(preview: Preview) -> None:
    """The page has more than fits into the window."""
    preview.save(EVENT, lambda text: text + "\n".join(f"Absatz {n}.\n" for n in range(1, 61)))


def test_a_save_is_seen_without_the_page_being_loaded_anew(page: Page, preview: Preview) -> None:
    page.goto(preview.address + ADDRESS)
    page.evaluate("window.stays = true")
    titled(preview, "Das Vorlesen")
    expect(page.locator("h1")).to_have_text("Das Vorlesen")
    expect(page).to_have_title("Das Vorlesen – Chronik des Lesens")
    assert page.evaluate("window.stays")
    assert not preview.project.site.exists()


def test_the_place_the_focus_and_what_was_opened_stay(page: Page, preview: Preview) -> None:
    longer(preview)
    page.goto(preview.address + ADDRESS)
    expect(page.get_by_text("Absatz 60.")).to_be_attached()
    page.evaluate("document.documentElement.style.overflowAnchor = 'none'")  # not every browser keeps the place by itself
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    opened = page.locator("details[open]").count()
    assert opened
    page.locator("footer a").first.evaluate("link => link.focus({preventScroll: true})")
    page.get_by_text("Absatz 30.").evaluate("one => scrollTo({top: one.offsetTop - 200, behavior: 'instant'})")
    before = page.get_by_text("Absatz 30.").bounding_box()
    preview.save(EVENT, lambda text: text.replace("Absatz 1.", "Ein ganz neuer Absatz.\n\nAbsatz 1."))
    expect(page.get_by_text("Ein ganz neuer Absatz.")).to_be_attached()
    after = page.get_by_text("Absatz 30.").bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 2
    assert page.evaluate("document.activeElement.closest('footer') !== null")
    assert page.locator("details[open]").count() == opened


def test_the_focus_follows_what_is_put_in_anew(page: Page, preview: Preview) -> None:
    preview.save(EVENT, lambda text: text + "\nMit [[people/ada-beispiel]] dabei.\n")
    page.goto(preview.address + ADDRESS)
    link = page.locator(".prose a[href$='personen/ada-beispiel/']")
    link.focus()
    preview.save(EVENT, lambda text: text.replace("Mit [[people/ada-beispiel]] dabei.", "Neu davor.\n\nUnd mit [[people/ada-beispiel]] dabei."))
    expect(page.get_by_text("Neu davor.")).to_be_visible()
    expect(link).to_be_focused()


def test_a_new_style_is_seen_at_the_same_place(page: Page, preview: Preview, copied: Project) -> None:
    longer(preview)
    page.goto(preview.address + ADDRESS)
    expect(page.get_by_text("Absatz 60.")).to_be_attached()
    page.evaluate("scrollTo({top: 700, behavior: 'instant'})")
    preview.save("assets/style.css", lambda text: text + "\nh1 { letter-spacing: 7px; }\n")
    expect(page.locator("h1")).to_have_css("letter-spacing", "7px")
    page.wait_for_load_state()
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert page.evaluate("scrollY") == 700


def test_a_mistake_is_shown_above_the_last_good_page_until_it_is_mended(page: Page, preview: Preview) -> None:
    page.goto(preview.address + ADDRESS)
    preview.save(EVENT, lambda text: text.replace("kind: fest", "kind: fets"))
    faults = page.locator(FAULTS)
    expect(faults).to_be_visible()
    expect(faults).to_contain_text("1 Fehler")
    expect(faults).to_contain_text(f"{EVENT}, Zeile 4")
    expect(faults.locator("pre")).to_have_text("4 │ kind: fets")
    expect(faults.locator("mark")).to_have_text("fets")
    expect(faults.locator(".hint")).to_contain_text("fest")
    place = preview.project.root / EVENT
    expect(faults.get_by_role("link", name="Datei öffnen")).to_have_attribute("href", f"vscode://file{place}:4:7")
    expect(faults.get_by_role("link", name="als Datei")).to_have_attribute("href", place.as_uri())
    expect(page.locator("h1")).to_have_text("Vorlesetag <der erste>")

    page.keyboard.press("Escape")
    expect(faults).not_to_be_visible()
    page.locator(BAR).get_by_role("button", name="1 Fehler").click()
    expect(faults).to_be_visible()

    preview.save(EVENT, lambda text: text.replace("kind: fets", "kind: fest").replace("title: Vorlesetag <der erste>", "title: Vorlesetag"))
    expect(faults).not_to_be_visible()
    expect(page.locator("h1")).to_have_text("Vorlesetag")


def test_what_is_faulty_from_the_start_becomes_the_site_once_it_is_mended(page: Page, family: Project) -> None:
    event = family.root / EVENT
    good = event.read_text(encoding="utf-8")
    event.write_text(good.replace("kind: fest", "kind: fets"), encoding="utf-8")
    with served(family) as preview:
        page.goto(preview.address + ADDRESS)
        expect(page.locator(FAULTS)).to_contain_text("4 │ kind: fets")
        preview.save(EVENT, lambda _: good)
        expect(page.locator("main h1")).to_have_text("Vorlesetag <der erste>")
        expect(page.locator(FAULTS)).not_to_be_visible()


def test_a_template_that_cannot_be_used_is_shown_like_any_fault(page: Page, preview: Preview, copied: Project) -> None:
    page.goto(preview.address + ADDRESS)
    preview.save("templates/home.html", lambda text: text + "{% if %}")
    expect(page.locator(FAULTS)).to_contain_text("templates/home.html, Zeile")
    preview.save("templates/home.html", lambda text: text.removesuffix("{% if %}"))
    expect(page.locator(FAULTS)).not_to_be_visible()


def test_fifty_saves_in_twenty_seconds_lose_none(page: Page, preview: Preview) -> None:
    """Two files in turn, of which one is open; the last state of both is what is seen."""
    page.goto(preview.address + ADDRESS)
    page.evaluate("window.stays = true")
    for number in range(1, 51):
        path = (EVENT, "content/pages/ueber.md")[number % 2]
        preview.save(path, lambda text, number=number: f"{text}\n\nNachtrag {number}.\n")
        time.sleep(0.4)
    for number in range(2, 51, 2):
        expect(page.get_by_text(f"Nachtrag {number}.", exact=True)).to_be_attached()
    assert page.evaluate("window.stays")
    page.goto(f"{preview.address}ueber/")
    for number in range(1, 51, 2):
        expect(page.get_by_text(f"Nachtrag {number}.", exact=True)).to_be_attached()


def test_the_bar_names_the_file_and_what_is_open_about_it(page: Page, preview: Preview) -> None:
    page.goto(preview.address + ADDRESS)
    bar = page.locator(BAR)
    expect(bar.get_by_role("link", name=EVENT)).to_have_attribute("href", f"vscode://file{preview.project.root / EVENT}:1:1")
    bar.get_by_text("ungenutzte Stelle").focus()
    page.keyboard.press("Enter")
    expect(bar).to_contain_text("seeds/bote.txt")
    expect(bar).to_contain_text("84 % des Textes belegt Angaben")
    page.keyboard.press("Escape")
    expect(bar.locator("details[open]")).to_have_count(0)
    bar.get_by_text("unter Lücken").click()
    bar.get_by_role("link", name="Daten ohne Jahr").click()
    expect(page).to_have_url(f"{preview.address}luecken/#ohne-jahr")
    expect(page.locator("h1")).to_have_text("Lücken")


def test_the_bar_tells_the_warnings_of_its_page(page: Page, preview: Preview) -> None:
    page.goto(preview.address + ADDRESS)
    preview.save(EVENT, lambda text: text + "\nMehr dazu: [Hier ergänzen: Anschrift]\n")
    page.locator(BAR).get_by_text("1 Warnung").click()
    expect(page.locator(BAR).locator("pre")).to_contain_text("[Hier ergänzen: Anschrift]")


def test_the_bar_covers_nothing_and_stays_closed(page: Page, preview: Preview) -> None:
    page.goto(preview.address + ADDRESS)
    bar = page.locator(BAR)
    expect(bar.get_by_role("link", name=EVENT)).to_be_visible()
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    last, top = page.locator("footer.site").bounding_box(), bar.bounding_box()
    assert last and top and last["y"] + last["height"] <= top["y"]
    bar.get_by_role("button", name="schließen").click()
    expect(bar).not_to_be_visible()
    page.goto(f"{preview.address}personen/")
    expect(page.get_by_role("button", name="Leiste der Vorschau zeigen")).to_be_visible()
    expect(bar).not_to_be_visible()
    page.get_by_role("button", name="Leiste der Vorschau zeigen").click()
    expect(bar).to_be_visible()


def test_search_works_and_knows_what_was_saved(page: Page, family: Project) -> None:
    with served(family._replace(search=True)) as preview:
        titled(preview, "Sternenlesung")
        page.goto(f"{preview.address}{ADDRESS}")
        expect(page.locator("h1")).to_have_text("Sternenlesung")
        page.goto(f"{preview.address}suche/?q=Sternenlesung")
        expect(page.locator("#treffer > li > a").first).to_have_attribute("href", preview.address + ADDRESS)


def test_a_foreign_name_that_leads_here_is_refused(page: Page, preview: Preview) -> None:
    """DNS rebinding: what the browser calls the server is none of its names."""
    answer = page.goto(preview.address.replace("127.0.0.1", "fremd.localhost"))
    assert answer and answer.status == 403


def test_it_ends_at_once_with_pages_open(page: Page, preview: Preview) -> None:
    page.goto(preview.address + ADDRESS)
    expect(page.locator(BAR).get_by_role("link", name=EVENT)).to_be_visible()
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(30) == 0
    assert not any("Traceback" in line for line in preview.said)
