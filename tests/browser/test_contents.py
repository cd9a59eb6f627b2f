"""The contents of a long page in a browser: in reach of the thumb, complete without scripts, never over what has the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, build

PLACE = "unter/pfad/lang/"
SITE = "title: Lang\nevidence: {required: []}\nvocabularies:\n  event_kinds: {fest: Fest}\n  network_kinds: {bund: Bund}\n  roles: {mitglied: Mitglied}\n"
BAR = "document.querySelector('.contents summary').getBoundingClientRect()"


@pytest.fixture(scope="module")
def address(web: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a network of thirty members and ninety events."""
    root = tmp_path_factory.mktemp("lang")
    members = "".join(f"  - {{organisation: o{n}, role: mitglied}}\n" for n in range(30))
    files = {"site.yaml": SITE, "networks/bund.yaml": f"name: Bund\nkind: bund\nmembers:\n{members}"}
    files |= {f"organisations/o{n}.yaml": f"name: Verein {n}\n" for n in range(30)}
    files |= {f"events/e{n}.yaml": f"title: Fest {n}\ndate: {1930 + n}\nkind: fest\nnetworks: [bund]\n" for n in range(90)}
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "seeds").mkdir()
    places = ("--content", str(root / "content"), "--seeds", str(root / "seeds"), "--no-search")
    return build(f"{web.address}{PLACE}", web.folder / PLACE, *places).address


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=request.param)
    opened = context.new_page()
    opened.goto(f"{address}netzwerke/bund/")
    yield opened
    context.close()


def test_contents_stay_in_reach_and_lead_on(page: Page) -> None:
    summary = page.locator(".contents summary")
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(100)
    box = summary.bounding_box()
    assert box
    assert 844 - 80 < box["y"] < 844 - 40  # at the foot of the screen
    assert box["height"] >= 44
    summary.click()
    link = page.locator(".contents a", has_text="Mitglieder").first
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.locator("#mitglieder h2")).to_be_in_viewport()


def test_a_year_on_another_page_is_one_choice_away(page: Page) -> None:
    page.locator(".contents summary").click()
    page.locator(".contents ul ul a", has_text="2010er").click()
    expect(page.locator("#j2010")).to_be_in_viewport()
    assert "/seite-" in page.url


def test_what_has_the_focus_is_never_covered(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 700})
    page = context.new_page()
    page.goto(f"{address}netzwerke/bund/")
    for _ in range(60):
        page.keyboard.press("Tab")
        below = page.evaluate(f"document.activeElement.closest('.contents') ? 0 : document.activeElement.getBoundingClientRect().bottom - {BAR}.top")
        assert below <= 0
    context.close()


def test_contents_fold_once_a_section_is_chosen(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}netzwerke/bund/")
    details = page.locator(".contents details")
    page.locator(".contents summary").click()
    page.locator(".contents a", has_text="Zeitleiste").first.click()
    expect(details).not_to_have_attribute("open", "")
    page.locator(".contents summary").click()
    page.keyboard.press("Escape")
    expect(details).not_to_have_attribute("open", "")
    expect(page.locator(".contents summary")).to_be_focused()
    page.close()
