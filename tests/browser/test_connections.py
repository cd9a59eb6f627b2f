"""„Verbindungen“ in a browser: names are resolved or offered, never guessed; each step has its words and its evidence."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Site, build

PATH = "weg/verbunden/"
SITE = """
title: Verbunden
vocabularies:
  event_kinds: {fest: Fest}
  place_kinds: {stadt: Stadt}
  organisation_kinds: {archiv: Archiv, kammer: Kammer}
  roles: {gast: Gast, rede: Rede, mitglied: Mitglied, foto: Foto, vertrag: Vertragspartei}
"""
FILES = {
    "site.yaml": SITE,
    "networks/bund.yaml": "name: Bund\nmembers:\n  - {organisation: verein, role: mitglied, since: 2001}\n  - {organisation: hwk, role: mitglied}\n",
    "organisations/verein.yaml": "name: Verein\n",
    "organisations/hwk.yaml": "name: Handwerkskammer Süd-West\nkind: kammer\naliases: [HWK]\n",
    "organisations/zweig.yaml": "name: Bezirksstelle\npart_of: hwk\n",
    "organisations/alt.yaml": "name: Altes Amt\nsucceeded_by: neu\n",
    "organisations/neu.yaml": "name: Neues Amt\n",
    "organisations/archiv-nord.yaml": "name: Stadtarchiv\nkind: archiv\nplaces: [nordhain]\n",
    "organisations/archiv-sued.yaml": "name: Stadtarchiv\nkind: archiv\nplaces: [suederau]\n",
    "organisations/zoom.yaml": "name: Zwei\n",
    "places/nordhain.yaml": "name: Nordhain\nkind: stadt\n",
    "places/suederau.yaml": "name: Süderau\nkind: stadt\n",
    "people/anna.yaml": "name: Anna Alt\n",
    "people/bert.yaml": "name: Bert Böhm\ntitle: Dr.\n",
    "people/carl.yaml": "name: Carl Clever-Weiß\naffiliations:\n  - {organisation: verein, role: gast}\n",
    "people/dora.yaml": "name: Dora Dachs\n",
    "people/emil.yaml": "name: Emil Einsam\n",
    "events/spaeter.yaml": "title: Das spätere\ndate: 2002-08-01\nkind: fest\npeople:\n  - {person: anna, role: gast}\n  - {person: bert, role: rede}\n",
    "events/frueher.yaml": "title: Das frühere\ndate: 2001-08-01\nkind: fest\npeople:\n  - {person: anna, role: gast}\n  - {person: bert, role: rede}\n",
    "events/bruecke.yaml": "title: Die Brücke\ndate: 2002-09\nkind: fest\npeople:\n  - {person: bert, role: rede}\n  - {person: carl, role: gast}\n",
    "events/bild.yaml": "title: Das Bild\ndate: 2003\nkind: fest\npeople:\n  - {person: anna, role: rede}\n  - {person: emil, role: foto}\n",
    "events/plan.yaml": "title: Der Plan\ndate: 2003\nkind: fest\nstatus: announced\npeople:\n  - {person: anna, role: rede}\n  - {person: dora, role: gast}\n",
}


class Asked(NamedTuple):
    """The page, and its parts."""

    page: Page
    von: Locator
    nach: Locator
    answer: Locator
    files: list[str]  # addresses of what the script fetched

    def steps(self) -> list[str]:
        """Sentences, without the links to their evidence."""
        return [text.split("\n")[0].strip() for text in self.page.locator(".way li").all_inner_texts()]

    def proofs(self) -> list[str]:
        return [str(each.get_attribute("href")) for each in self.page.locator(".way .detail a").all()]


@pytest.fixture(scope="module")
def site(web: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("verbunden")
    for name, text in FILES.items():
        path: Path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "seeds").mkdir()
    return build(web.address + PATH, web.folder / PATH, "--no-search", "--content", str(root / "content"), "--seeds", str(root / "seeds"))


@pytest.fixture
def asked(chromium: Browser, site: Site) -> Iterator[Asked]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    page, messages, files = context.new_page(), [], list[str]()
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda fault: messages.append(str(fault)))
    page.on("request", lambda request: files.append(request.url) if request.url.endswith(".json") else None)
    page.goto(f"{site.address}verbindungen/")
    yield Asked(page, page.get_by_label("Von"), page.get_by_label("Nach"), page.locator("#verbindung > [role=status]"), files)
    context.close()
    assert messages == []


def ask(asked: Asked, von: str, nach: str) -> None:
    asked.von.fill(von)
    asked.nach.fill(nach)
    asked.nach.press("Enter")


def test_two_who_met_are_connected_through_the_earlier_event(asked: Asked) -> None:
    ask(asked, "anna alt", "boehm")
    expect(asked.answer).to_have_text("Anna Alt und Dr.\u00a0Bert Böhm sind unmittelbar verbunden.")
    assert asked.steps() == ["Anna Alt (Gast) und Dr.\u00a0Bert Böhm (Rede) waren beide bei: Das frühere (1.\u00a0August\u00a02001)."]
    assert asked.proofs() == ["../ereignisse/frueher/#personen/anna", "../ereignisse/frueher/#personen/bert"]
    assert asked.page.url.endswith("?von=personen/anna&nach=personen/bert")
    asked.page.locator(".way .detail a").first.click()
    expect(asked.page.locator(":target")).to_contain_text("Anna Alt")


def test_an_alias_is_resolved_and_the_page_says_whom_it_stands_for(asked: Asked) -> None:
    ask(asked, "hwk", "Bezirksstelle")
    expect(asked.answer).to_have_text("Handwerkskammer Süd-West und Bezirksstelle sind unmittelbar verbunden.")
    expect(asked.page.locator("#von-hinweis")).to_have_text("„hwk“ ist hier: Handwerkskammer Süd-West.")
    assert asked.steps() == ["Bezirksstelle gehört zu Handwerkskammer Süd-West."]
    assert asked.proofs() == ["../organisationen/zweig/#organisationen/hwk"]


@pytest.mark.parametrize("typed", ["Carl", "clever-weiss", "CLEVERWEISS", "clever weiß", "weiss"])
def test_a_name_is_found_by_its_parts_however_they_are_spelt(asked: Asked, typed: str) -> None:
    ask(asked, typed, "Verein")
    expect(asked.answer).to_have_text("Carl Clever-Weiß und Verein sind unmittelbar verbunden.")


def test_same_names_are_offered_and_told_apart(asked: Asked) -> None:
    ask(asked, "Stadtarchiv", "Anna Alt")
    expect(asked.answer).to_contain_text("kann mehrere meinen")
    expect(asked.von).to_be_focused()
    expect(asked.von).to_have_value("Stadtarchiv")
    options = asked.page.get_by_role("option")
    assert options.all_inner_texts() == ["Stadtarchiv · Archiv in Nordhain Organisation", "Stadtarchiv · Archiv in Süderau Organisation"]
    asked.von.press("ArrowDown")
    asked.von.press("ArrowDown")
    assert asked.von.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    asked.von.press("Enter")
    expect(asked.von).to_have_attribute("aria-expanded", "false")
    asked.von.press("Enter")
    expect(asked.answer).to_contain_text(
        "Stadtarchiv · Archiv in Süderau und Anna Alt: In dieser Chronik ist keine Verbindung belegt. Gesucht wurde über"
    )
    assert asked.page.url.endswith("?von=organisationen/archiv-sued&nach=personen/anna")


def test_same_names_are_told_apart_by_typing_too(asked: Asked) -> None:
    ask(asked, "Stadtarchiv Süderau", "Anna Alt")
    expect(asked.page.locator("#von-hinweis")).to_have_text("„Stadtarchiv Süderau“ ist hier: Stadtarchiv · Archiv in Süderau.")
    expect(asked.answer).to_contain_text("Stadtarchiv · Archiv in Süderau und Anna Alt")
    assert "von=organisationen/archiv-sued&" in asked.page.url


def test_the_list_closes_by_escape_and_is_chosen_from_by_pointer(asked: Asked) -> None:
    asked.von.press_sequentially("amt")
    expect(asked.page.get_by_role("option")).to_have_count(2)
    expect(asked.page.locator("#von-hinweis")).to_have_text("2 Namen passen.")
    asked.von.press("Escape")
    expect(asked.page.get_by_role("option")).to_have_count(0)
    asked.von.press("ArrowDown")
    asked.page.get_by_role("option").filter(has_text="Neues Amt").click()
    expect(asked.von).to_have_value("Neues Amt")


def test_a_longer_way_is_told_step_by_step(asked: Asked, site: Site) -> None:
    asked.page.goto(f"{site.address}verbindungen/?von=organisationen/hwk&nach=personen/anna")
    expect(asked.answer).to_have_text("Handwerkskammer Süd-West und Anna Alt sind über 3 Stationen verbunden.")
    assert asked.steps() == [
        "Handwerkskammer Süd-West (Mitglied) und Verein (Mitglied, seit 2001) sind beide als Mitglieder genannt bei: Bund.",
        "Carl Clever-Weiß ist Verein zugeordnet (Gast).",
        "Carl Clever-Weiß (Gast) und Dr.\u00a0Bert Böhm (Rede) waren beide bei: Die Brücke (September\u00a02002).",
        "Dr.\u00a0Bert Böhm (Rede) und Anna Alt (Gast) waren beide bei: Das frühere (1.\u00a0August\u00a02001).",
    ]


def test_every_proof_leads_to_a_place_on_its_page(asked: Asked, site: Site) -> None:
    for von, nach in (
        ("organisationen/hwk", "personen/anna"),
        ("organisationen/alt", "organisationen/neu"),
        ("organisationen/archiv-nord", "orte/nordhain"),
    ):
        asked.page.goto(f"{site.address}verbindungen/?von={von}&nach={nach}")
        asked.page.locator(".way .detail a").first.wait_for()
        for proof in asked.proofs():
            page, _, anchor = proof.removeprefix("../").partition("#")
            assert f'id="{anchor}"' in (site.folder / page / "index.html").read_text("utf-8"), proof


def test_a_successor_has_words_of_its_own(asked: Asked) -> None:
    ask(asked, "Neues Amt", "Altes Amt")
    expect(asked.answer).to_contain_text("unmittelbar verbunden")
    assert asked.steps() == ["Auf Altes Amt folgte Neues Amt."]


def test_who_was_only_announced_did_not_meet_and_a_photo_credit_connects_nobody(asked: Asked) -> None:
    ask(asked, "Anna Alt", "Dora Dachs")
    expect(asked.page.locator(".way li")).to_have_count(1)
    assert asked.steps() == ["Anna Alt (Rede) und Dora Dachs (Gast) sind beide genannt bei: Der Plan (2003; angekündigt)."]
    ask(asked, "Anna Alt", "Emil")
    expect(asked.answer).to_contain_text("Anna Alt und Emil Einsam: In dieser Chronik ist keine Verbindung belegt.")
    expect(asked.page.locator(".way li")).to_have_count(0)


def test_the_back_button_brings_the_way_before(asked: Asked) -> None:
    ask(asked, "Anna Alt", "Dora")
    expect(asked.answer).to_contain_text("Anna Alt und Dora Dachs")
    ask(asked, "Anna Alt", "Emil")
    expect(asked.answer).to_contain_text("keine Verbindung")
    asked.page.go_back()
    expect(asked.answer).to_have_text("Anna Alt und Dora Dachs sind unmittelbar verbunden.")
    expect(asked.nach).to_have_value("Dora Dachs")


def test_what_nobody_is_called_is_said(asked: Asked) -> None:
    ask(asked, "Anna", "Niemand")
    expect(asked.answer).to_have_text("„Niemand“ steht in keinem Namen dieser Chronik.")
    expect(asked.nach).to_be_focused()


def test_only_what_is_needed_is_fetched(asked: Asked, site: Site) -> None:
    assert asked.files == []
    ask(asked, "Anna", "Bert")
    expect(asked.answer).to_contain_text("unmittelbar")
    names = sorted(url.removeprefix(f"{site.address}verbindungen/") for url in asked.files)
    assert names == ["2001-1.json", "namen-alle.json", "netz.json", "personen-1.json"]
    assert sum(len(gzip.compress((site.folder / "verbindungen" / name).read_bytes())) for name in names) < 3_000
