"""The search in a browser, on the shipped content, below a path: what is found, how it is reached, and what it never does."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, build, found, search, silent

LEINE_WESER = "netzwerke/fachkraeftebuendnis-leine-weser/"
LWK = "organisationen/landwirtschaftskammer-niedersachsen/"


@pytest.fixture(scope="module")
def site(shipped: Site) -> Site:
    return shipped


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    yield from silent(chromium, site)


@pytest.fixture(scope="module")
def asked(chromium: Browser, site: Site) -> Iterator[Page]:
    """One page for one question after the other: to open one takes longer than to ask."""
    yield from silent(chromium, site)


# What is found. The title of a record that must stand among the first one, three or ten.

QUESTIONS = [
    # names, abbreviations, parts of names
    ("HWK", 1, "Handwerkskammer Braunschweig-Lüneburg-Stade"),
    ("LWK", 1, "Landwirtschaftskammer Niedersachsen"),
    ("IHK Magdeburg", 1, "Industrie- und Handelskammer Magdeburg"),
    ("IHK", 3, "Industrie- und Handelskammer Lüneburg-Wolfsburg"),
    ("DGB", 1, "Deutscher Gewerkschaftsbund"),
    ("Fleig", 1, "Dr. Michael Fleig"),
    ("Michael", 1, "Dr. Michael Fleig"),
    ("Dr. Fleig", 1, "Dr. Michael Fleig"),
    ("Jutta Rump", 1, "Prof. Jutta Rump"),
    ("Susi Möbbeck", 1, "Susi Möbbeck"),
    ("Hildesheim", 1, "Hildesheim"),
    ("Leine-Weser", 1, "Leine-Weser"),
    ("Leineweser", 3, "Leine-Weser"),
    ("Vernetzte Bildungsräume", 1, "Vernetzte Bildungsräume"),
    ("Impressum", 1, "Impressum"),
    # umlauts
    ("Moebbeck", 1, "Susi Möbbeck"),
    ("Mobbeck", 1, "Susi Möbbeck"),
    ("Buendnis", 3, "Regionales Fachkräftebündnis Leine-Weser"),
    ("Fachkraefte", 10, "Regionales Fachkräftebündnis Leine-Weser"),
    ("Fachkrafte", 10, "Regionales Fachkräftebündnis Leine-Weser"),
    # compounds and inflected forms
    ("Kammer", 3, "Landwirtschaftskammer Niedersachsen"),
    ("Kammern", 3, "Handwerkskammer Braunschweig-Lüneburg-Stade"),
    ("Zentrum", 1, "Lüneburger Technologiezentrum"),
    ("Offensive", 1, "Ausbildungsoffensive Infrastruktur"),
    ("Bündnisse", 3, "Regionales Fachkräftebündnis Leine-Weser"),
    ("Ministerien", 3, "Niedersächsisches Wirtschaftsministerium"),
    ("Kreuzberg", 1, "Friedrichshain-Kreuzberg"),
    ("Gewerkschaft", 1, "Deutscher Gewerkschaftsbund"),
    ("Seminare", 3, "Perspektive Selbstverwaltung Plus"),
    # prose, roles, facts
    ("Betriebsleiter", 3, "Dr. Michael Fleig"),
    ("Staatssekretärin", 3, "Susi Möbbeck"),
    ("Interview", 1, "Achte Kooperationskonferenz der Landesinitiative Fachkraft im Fokus"),
    ("Werkstatt", 1, "BBWA-Werkstatt"),
    # numbers and dates
    ("2021", 1, "Sechste Bündnisversammlung des Fachkräftebündnisses Leine-Weser"),
    ("3. Dezember 2021", 1, "Sechste Bündnisversammlung des Fachkräftebündnisses Leine-Weser"),
    ("03.12.2021", 1, "Sechste Bündnisversammlung des Fachkräftebündnisses Leine-Weser"),
    ("17. Juni", 1, "Achte Kooperationskonferenz der Landesinitiative Fachkraft im Fokus"),
    ("92 Teilnehmende", 1, "Achte Kooperationskonferenz der Landesinitiative Fachkraft im Fokus"),
    # phrases, and words that must not be there
    ("„Vernetzte Bildungsräume“", 1, "Vernetzte Bildungsräume"),
    ("»Perspektive Selbstverwaltung Plus«", 1, "Perspektive Selbstverwaltung Plus"),
    ('"Arbeits- und Fachkräften"', 3, "Vernetzte Bildungsräume"),
    ("Bündnis -Leine", 3, "BBWA Friedrichshain-Kreuzberg"),
    # a letter wrong, missing, doubled
    ("Möbeck", 1, "Susi Möbbeck"),
    ("Landwirtschaftskammr", 1, "Landwirtschaftskammer Niedersachsen"),
    ("Handwerkskamer", 1, "Handwerkskammer Braunschweig-Lüneburg-Stade"),
    ("fleigg", 1, "Dr. Michael Fleig"),
    ("Niedersachsn", 3, "Niedersachsen"),
    ("Lernetzte", 3, "Vernetzte Bildungsräume"),
]


@pytest.mark.parametrize(("question", "place", "title"), QUESTIONS)
def test_found_among_the_first(asked: Page, site: Site, question: str, place: int, title: str) -> None:
    asked.goto(search(site, q=question))
    expect(asked.locator("#treffer > li").first).to_be_visible()
    titles = [text.replace("\u00a0", " ") for text in asked.locator("#treffer > li > a").all_inner_texts()]
    assert title in titles[:place]


def test_what_must_not_be_there_is_not(page: Page, site: Site) -> None:
    assert LEINE_WESER in found(page, site, "Bündnis")
    assert LEINE_WESER not in found(page, site, "Bündnis -Leine")


def test_each_hit_leads_to_a_page_that_is_there(page: Page, site: Site) -> None:
    for url in found(page, site, "Kammer"):
        assert (site.folder / url / "index.html").is_file()
        assert "seite-" not in url


def test_nothing_found_is_said(page: Page, site: Site) -> None:
    assert found(page, site, "xyzzyq") == []
    expect(page.locator("#stand")).to_have_text("Für „xyzzyq“ wurde nichts gefunden. Vielleicht hilft ein kürzeres oder ein anderes Wort.")


def test_a_mistyped_word_is_corrected_and_said(page: Page, site: Site) -> None:
    found(page, site, "Möbeck")
    expect(page.locator("#stand")).to_have_text("Für „Möbeck“ wurde nichts gefunden; gezeigt: 4 Treffer für „Möbbeck“. Meinten Sie Möbbeck?")
    page.locator("#stand a").click()
    expect(page.locator("#stand")).to_have_text("4 Treffer für „Möbbeck“.")
    expect(page.get_by_role("combobox", name="Suchwort")).to_have_value("Möbbeck")


def test_what_somebody_types_is_shown_as_text(page: Page, site: Site) -> None:
    page.goto(search(site))
    page.locator("main [name=q]").fill("<img src=x> kammer")
    expect(page.locator("#stand")).to_contain_text("<img src=x> kammer")
    assert page.locator("main img").count() == 0


def test_excerpts_are_sentences_with_the_words_marked(page: Page, site: Site) -> None:
    found(page, site, "Interview Fleig")
    expect(page.locator("#treffer > li").first.locator("mark")).to_have_text(["Fleig", "Interview"])
    text = page.locator("#treffer > li > p").first.inner_text()
    assert text.startswith("Michael Fleig stand in einem Interview")


def test_each_hit_says_what_it_is(page: Page, site: Site) -> None:
    found(page, site, "Bündnisversammlung")
    expect(page.locator("#treffer > li > .detail").first).to_have_text("Ereignis · Versammlung · 3.\u00a0Dezember\u00a02021 · online")
    found(page, site, "HWK")
    expect(page.locator("#treffer > li > .detail").first).to_contain_text("Organisation · Kammer")
    expect(page.locator("#treffer > li > .detail").first).to_contain_text("auch: HWK")


def test_more_hits_come_ten_at_a_time_and_get_the_focus(page: Page, site: Site) -> None:
    assert len(found(page, site, "Fachkräfte")) == 10
    page.locator("#mehr").click()
    expect(page.locator("#treffer > li").nth(10).locator("a")).to_be_focused()
    assert page.locator("#treffer > li").count() > 10
    links = page.locator("#treffer > li > a").evaluate_all("links => links.map(link => link.href)")
    assert len({*links}) == len(links)


def test_little_is_transferred(chromium: Browser, site: Site) -> None:
    """A first search on an empty cache: scripts, index and rows, in three round trips."""
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url.removeprefix(site.address).partition("?")[0]))
    found(page, site, "Kammer")
    page.wait_for_load_state("networkidle")
    context.close()
    own = [path for path in asked if path.startswith("suche/index/") or path in ("assets/suche.js", "assets/suchindex.js", "assets/vorschlaege.js")]
    assert len(own) == len({*own}), "nothing twice, the manifest neither"
    assert sum(len(gzip.compress((site.folder / path).read_bytes(), 6)) for path in own) < 40_000


def test_the_script_of_the_search_page_is_small(site: Site) -> None:
    names = ("suche.js", "suchindex.js", "vorschlaege.js")
    assert sum(len(gzip.compress((site.folder / "assets" / name).read_bytes(), 9)) for name in names) < 9_000


# Choices and the address


def test_choices_narrow_and_stand_in_the_address(page: Page, site: Site) -> None:
    every = found(page, site, "Bündnis")
    page.locator("#auswahl-art").select_option("Netzwerk")
    expect(page.locator("#stand")).to_contain_text("mit dieser Auswahl")
    kept = page.locator("#treffer > li > a").all_inner_texts()
    assert 0 < len(kept) < len(every)
    assert all(text.startswith("Netzwerk") for text in page.locator("#treffer > li > .detail").all_inner_texts())
    assert page.url == search(site, q="Bündnis", art="Netzwerk")
    page.reload()
    expect(page.locator("#stand")).to_contain_text("mit dieser Auswahl")
    assert page.locator("#treffer > li > a").all_inner_texts() == kept
    assert page.locator("#auswahl-art").input_value() == "Netzwerk"


def test_each_choice_says_how_many_it_finds(page: Page, site: Site) -> None:
    found(page, site, "Sachsen")
    page.locator("#auswahl").hover()
    for name in ("art", "netz", "ort", "sicher"):
        select = page.locator(f"#auswahl-{name}")
        expect(select.locator("option").nth(1)).to_contain_text("(")
        option = select.locator("option:not(:disabled)").nth(1)
        count = int(option.inner_text().rpartition("(")[2].removesuffix(")"))
        select.select_option(option.get_attribute("value"))
        expect(page.locator("#stand")).to_contain_text(f"{count} Treffer für „Sachsen“ mit dieser Auswahl")
        select.select_option("")
        expect(page.locator("#stand")).not_to_contain_text("mit dieser Auswahl")


def test_a_choice_from_the_index_is_kept_in_the_address(page: Page, site: Site) -> None:
    some = found(page, site, "Bündnis", netz="fachkraeftebuendnis-leine-weser")
    assert LEINE_WESER in some
    expect(page.locator("#stand")).to_contain_text("mit dieser Auswahl")
    expect(page.locator("#auswahl-netz option:checked")).to_contain_text("Leine-Weser")


def test_back_leads_to_the_question_before(page: Page, site: Site) -> None:
    page.goto(search(site))
    field = page.get_by_role("combobox", name="Suchwort")
    for word in ("Kammer", "Interview"):
        field.fill(word)
        field.press("Enter")
        expect(page.locator("#stand")).to_contain_text(f"Treffer für „{word}“")
    page.go_back()
    expect(field).to_have_value("Kammer")
    expect(page.locator("#stand")).to_contain_text("Treffer für „Kammer“")


# Names while typing, by keyboard


def test_names_are_suggested_and_chosen_by_keyboard(page: Page, site: Site) -> None:
    page.goto(search(site))
    field = page.get_by_role("combobox", name="Suchwort")
    field.press_sequentially("kammer")
    options = page.get_by_role("listbox", name="Namen und Titel").get_by_role("option")
    expect(options).to_have_count(4)
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    field.press("ArrowUp")
    field.press("ArrowUp")
    assert not field.get_attribute("aria-activedescendant")
    field.press("ArrowUp")
    expect(options.nth(3)).to_have_attribute("aria-selected", "true")
    goal = str(options.nth(3).get_attribute("data-url"))
    field.press("Enter")
    page.wait_for_url(goal)


def test_escape_closes_the_suggestions_and_enter_asks_for_all(page: Page, site: Site) -> None:
    page.goto(search(site))
    field = page.get_by_role("combobox", name="Suchwort")
    field.press_sequentially("hwk")
    box = page.locator("#namen")
    expect(box).to_be_visible()
    expect(box).to_contain_text("Handwerkskammer")
    field.press("Escape")
    expect(box).to_be_hidden()
    expect(field).to_have_value("hwk")
    field.press("Enter")
    expect(page.locator("main [role=status]")).to_contain_text("Treffer für „hwk“")
    expect(box).to_be_hidden()


def test_a_suggestion_can_be_clicked(page: Page, site: Site) -> None:
    page.goto(search(site))
    page.locator("main [name=q]").press_sequentially("buendnis leine")
    first = page.get_by_role("listbox", name="Namen und Titel").get_by_role("option").first
    expect(first).to_contain_text("Leine-Weser")  # not what fitted „buendnis“ alone
    first.click()
    page.wait_for_url(f"**/{LEINE_WESER}")


def test_names_are_suggested_in_the_head_of_every_page(page: Page, site: Site) -> None:
    page.goto(f"{site.address}personen/")
    page.locator(".find input").focus()
    field = page.get_by_role("combobox", name="Suchwort")
    field.press_sequentially("Landwirtschaft")
    expect(page.locator("#namen li").first).to_contain_text("Landwirtschaftskammer Niedersachsen")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(f"**/{LWK}")


def test_the_field_in_the_head_leads_to_the_hits(page: Page, site: Site) -> None:
    page.goto(f"{site.address}personen/")
    page.locator(".find input").fill("HWK")
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_contain_text("Treffer für „HWK“")
    assert page.url == search(site, q="HWK")


# Without


def test_without_script_the_page_leads_on(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(search(site, q="HWK"))
    assert "Ohne JavaScript kann diese Seite nicht suchen." in page.locator("main").inner_text()
    links = [link.get_attribute("href") for link in page.locator("#listen a").all()]
    assert {"../chronik/", "../personen/", "../organisationen/", "../orte/"} <= {str(link) for link in links}
    context.close()


def test_without_index_the_page_leads_to_the_lists(page: Page, site: Site, tmp_path: Path) -> None:
    """The site as it is built with --no-search."""
    plain = site.folder.parent / "ohne"
    build(site.address, plain, "--no-search")
    page.route(f"{site.address}**", lambda route: route.fulfill(path=_file(plain, route.request.url.removeprefix(site.address))))
    page.goto(search(site))
    expect(page.locator("main")).to_contain_text("Diese Fassung der Website hat keine Suche.")
    assert page.locator("#listen a").count() > 5


def _file(folder: Path, address: str) -> Path:
    place = folder / address.partition("?")[0]
    return place / "index.html" if place.is_dir() else place
