"""What happened on this day of the year: on the start page, by the reader's own clock; and nothing where nothing happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, build

TODAY = "unter/pfad/heute/"
EVENTS = {
    "hundert": ("Vor langer Zeit", "1925-06-17"),
    "vier": ("Vor kurzem", "2021-06-17"),
    "fuenf": ("Vielleicht", "2020-06-17?"),
    "woche": ("Drei Tage", "2019-06-16/2019-06-18"),
    "ohne-jahr": ("Irgendwann", "XXXX-06-17"),
    "kuenftig": ("Noch nicht", "2030-06-17"),
    "ungefaehr": ("Ungefähr", "2021-06-17~"),
    "schalttag": ("Schalttag", "2020-02-29"),
    "jahrlos": ("Jahrlos", "XXXX-03-03"),
}


@pytest.fixture(scope="module")
def today(web: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a chronicle with several events on one day of the year."""
    root: Path = tmp_path_factory.mktemp("heute")
    files = {f"events/{name}.yaml": f"title: {title}\ndate: {date}\nkind: fest\n" for name, (title, date) in EVENTS.items()}
    for name, text in {"site.yaml": "title: Heute\nvocabularies: {event_kinds: {fest: Fest}}\n", **files}.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "seeds").mkdir()
    places = ("--content", str(root / "content"), "--seeds", str(root / "seeds"))
    return build(web.address + TODAY, web.folder / TODAY, "--no-search", *places).address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A tab in which nothing may be complained of."""
    context = chromium.new_context(timezone_id="Europe/Berlin")
    tab, messages = context.new_page(), list[str]()
    tab.on("console", lambda message: messages.append(message.text))
    tab.on("pageerror", lambda fault: messages.append(str(fault)))
    yield tab
    context.close()
    assert messages == []


def opened_on(page: Page, address: str, day: str) -> Page:
    page.clock.set_fixed_time(day)
    page.goto(address, wait_until="networkidle")
    return page


def test_round_anniversaries_come_first_and_what_is_doubted_says_so(page: Page, today: str) -> None:
    opened_on(page, today, "2025-06-17T09:00:00+02:00")
    box = page.locator("#heute")
    expect(box).to_be_visible()
    lines = [" ".join(line.split()) for line in box.locator("li").all_inner_texts()]
    assert lines == [
        "Vor langer Zeit vor 100 Jahren · 17. Juni 1925",
        "Vielleicht vor 5 Jahren · vermutlich 17. Juni 2020",
        "Drei Tage vor 6 Jahren · 16.–18. Juni 2019",
    ]
    box.get_by_role("link", name="Alles an diesem Tag").click()
    expect(page.locator("h1")).to_have_text("17.\u00a0Juni")
    expect(page.locator("li.moment")).to_have_count(6)
    expect(page.get_by_role("heading", name="Ohne Jahr")).to_be_visible()


def test_a_day_without_a_year_is_told_without_an_age(page: Page, today: str) -> None:
    opened_on(page, today, "2025-03-03T09:00:00+01:00")
    assert " ".join(page.locator("#heute li").inner_text().split()) == "Jahrlos 3. März, Jahr unbekannt"


@pytest.mark.parametrize("day", ["2025-06-19T09:00:00+02:00", "2025-02-28T09:00:00+01:00", "2025-03-01T09:00:00+01:00"])
def test_nothing_is_shown_or_asked_for_where_nothing_happened(page: Page, today: str, day: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened_on(page, today, day)
    expect(page.locator("#heute")).to_be_hidden()
    assert not [url for url in asked if url.endswith(".json")]


def test_the_29th_of_february_is_a_day_of_its_own(page: Page, today: str) -> None:
    opened_on(page, today, "2024-02-29T09:00:00+01:00")
    expect(page.locator("#heute li a")).to_have_text("Schalttag")
    page.goto(f"{today}tage/")
    expect(page.locator("td a[href$='02-29/']")).to_be_visible()


def test_the_reader_s_own_midnight_counts(page: Page, today: str) -> None:
    opened_on(page, today, "2025-06-16T22:30:00Z")
    expect(page.locator("#heute")).to_be_visible()
