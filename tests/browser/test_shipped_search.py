"""The search page in a browser, on the shipped content, below a path: what is found, how it is reached, and what it never does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, build


@pytest.fixture(scope="module")
def site(shipped: Site) -> Site:
    return shipped


def search(site: Site, query: str = "") -> str:
    return f"{site.address}suche/{query}"


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page that may say nothing on the console, and ask nobody but the site."""
    said: list[str] = []
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(site.address) else None)
    yield page
    assert context.cookies() == []
    context.close()
    assert said == []


def titles(page: Page) -> list[str]:
    return page.locator("#treffer > li > a").all_inner_texts()


def asked(page: Page, site: Site, word: str) -> list[str]:
    page.goto(search(site, f"?q={word}"))
    expect(page.locator("#stand")).to_contain_text(word)
    return titles(page)


# What is found


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("HWK", "Handwerkskammer Braunschweig-Lüneburg-Stade"),
        ("Kammer", "Landwirtschaftskammer Niedersachsen"),
        ("Zentrum", "Lüneburger Technologiezentrum"),
        ("Offensive", "Ausbildungsoffensive Infrastruktur"),
        ("Fachkraefte", "Regionales Fachkräftebündnis Leine-Weser"),
        ("Fachkräfte", "Regionales Fachkräftebündnis Leine-Weser"),
        ("Fachkrafte", "Regionales Fachkräftebündnis Leine-Weser"),
        ("Bündnis", "Regionales Fachkräftebündnis Leine-Weser"),
        ("Buendnis", "Regionales Fachkräftebündnis Leine-Weser"),
        ("Michael", "Dr. Michael Fleig"),
    ],
)
def test_found(page: Page, site: Site, word: str, title: str) -> None:
    assert title in [found.replace("\u00a0", " ") for found in asked(page, site, word)]


def test_each_hit_leads_to_a_page_that_is_there(page: Page, site: Site) -> None:
    asked(page, site, "Kammer")
    for link in page.locator("#treffer > li > a").all():
        address = str(link.evaluate("link => link.href"))
        assert address.startswith(site.address)
        assert (site.folder / address.removeprefix(site.address) / "index.html").is_file()


def test_nothing_found_is_said(page: Page, site: Site) -> None:
    assert asked(page, site, "xyzzyq") == []
    expect(page.locator("#stand")).to_have_text("Für „xyzzyq“ wurde nichts gefunden. Vielleicht hilft ein kürzeres oder ein anderes Wort.")


def test_what_somebody_types_is_shown_as_text(page: Page, site: Site) -> None:
    page.goto(search(site))
    page.locator("main [name=q]").fill("<img src=x> kammer")
    expect(page.locator("#stand")).to_contain_text("<img src=x> kammer")
    assert page.locator("main img").count() == 0


def test_found_words_are_marked_in_the_excerpt(page: Page, site: Site) -> None:
    asked(page, site, "Kammer")
    assert "Kammer" in page.locator("#treffer mark").all_inner_texts()


def test_more_hits_come_ten_at_a_time_and_get_the_focus(page: Page, site: Site) -> None:
    assert len(asked(page, site, "Fachkräfte")) == 10
    page.locator("#mehr").click()
    expect(page.locator("#treffer > li")).to_have_count(20)
    expect(page.locator("#treffer > li").nth(10).locator("a")).to_be_focused()


def test_little_is_transferred(chromium: Browser, site: Site) -> None:
    """A first search, fonts and styles included, on an empty cache."""
    context = chromium.new_context()
    page = context.new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    asked(page, site, "Kammer")
    page.wait_for_load_state("networkidle")
    context.close()
    assert 150_000 < sum(sizes) < 450_000


# Choices and the address


def test_choices_narrow_and_stand_in_the_address(page: Page, site: Site) -> None:
    every = asked(page, site, "Bündnis")
    page.locator("#auswahl-art").select_option("Netzwerk")
    expect(page.locator("#stand")).to_contain_text("mit dieser Auswahl")
    assert 0 < len(titles(page)) < len(every)
    assert set(page.locator("#treffer > li > .detail").all_inner_texts()) == {"Netzwerk"}
    assert page.url == search(site, "?q=B%C3%BCndnis&art=Netzwerk")
    kept = titles(page)
    page.reload()
    expect(page.locator("#stand")).to_contain_text("mit dieser Auswahl")
    assert titles(page) == kept
    assert page.locator("#auswahl-art").input_value() == "Netzwerk"


def test_each_choice_finds_something(page: Page, site: Site) -> None:
    """The choices come from the chronicle, the filters from the index: they use the same words."""
    asked(page, site, "Sachsen")
    for name in ("art", "netz", "sicher"):
        select = page.locator(f"#auswahl-{name}")
        counts = []
        for value in select.locator("option").evaluate_all("options => options.map(option => option.value)"):
            select.select_option(value)
            page.wait_for_timeout(300)
            counts.append(page.locator("#treffer > li").count())
        select.select_option("")
        assert sum(count > 0 for count in counts) > 1, name


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
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    expect(options.nth(3)).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    page.wait_for_url("**/organisationen/landwirtschaftskammer-niedersachsen/")


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
    page.get_by_role("listbox", name="Namen und Titel").get_by_role("option").first.click()
    page.wait_for_url("**/netzwerke/fachkraeftebuendnis-leine-weser/")


def test_the_field_in_the_head_leads_to_the_hits(page: Page, site: Site) -> None:
    page.goto(f"{site.address}personen/")
    page.get_by_role("search").get_by_role("searchbox").fill("HWK")
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_contain_text("Treffer für „HWK“")
    assert page.url == search(site, "?q=HWK")


# Without


def test_without_script_the_page_leads_on(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(search(site, "?q=HWK"))
    assert "Ohne JavaScript kann diese Seite nicht suchen." in page.locator("main").inner_text()
    links = [link.get_attribute("href") for link in page.locator("#listen a").all()]
    assert {"../chronik/", "../personen/", "../organisationen/", "../orte/"} <= {str(link) for link in links}
    context.close()


def test_without_index_names_are_found_and_nothing_of_pagefind_is_asked_for(page: Page, site: Site, tmp_path: Path) -> None:
    """The list of names alone, here on the site as it is built with --no-search."""
    plain = site.folder.parent / "ohne"
    build(site.address, plain, "--no-search")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.route(f"{site.address}**", lambda route: route.fulfill(path=_file(plain, route.request.url.removeprefix(site.address))))
    page.goto(search(site, "?q=kammer"))
    expect(page.locator("main [role=status]")).to_contain_text("4 Treffer für „kammer“")
    assert "Landwirtschaftskammer Niedersachsen" in titles(page)
    assert not [url for url in requests if "pagefind" in url]
    page.locator("main [name=q]").fill("")
    expect(page.locator("#listen")).to_contain_text("sucht nur nach Namen und Titeln")


def _file(folder: Path, address: str) -> Path:
    place = folder / address.partition("?")[0]
    return place / "index.html" if place.is_dir() else place


def test_names_are_json_that_no_page_runs(site: Site) -> None:
    assert json.loads((site.folder / "suche-namen.json").read_text("utf-8"))["names"]
