"""A dense map in a browser: for axe, by finger, by keyboard, on narrow screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, build, chronicle

PATH = "unter/pfad/karte/"
SITE = "title: Karte\nvocabularies:\n  event_kinds: {fest: Fest}\n  place_kinds: {land: Land, ort: Ort}\n"


def dense(root: Path) -> Path:
    """300 places in Sachsen, many of them close together, with events at every third."""
    files = {"site.yaml": SITE, "places/sachsen.yaml": "name: Sachsen\nkind: land\n"}
    for n in range(300):
        lat, lon = 50.6 + (n * 37 % 101) / 120, 12.4 + (n * 53 % 97) / 55
        files[f"places/ort-{n}.yaml"] = f"name: Ort {n}\nkind: ort\npart_of: sachsen\ncoordinates: [{lat:.3f}, {lon:.3f}]\n"
        if n % 3 == 0:
            files[f"events/fest-{n}.yaml"] = f"title: Fest {n}\ndate: 2001-05-0{1 + n % 9}\nkind: fest\nplaces: [ort-{n}]\n"
    return chronicle(root, files)


@pytest.fixture(scope="module")
def address(web: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    root = dense(tmp_path_factory.mktemp("karte"))
    places = ("--content", str(root / "content"), "--seeds", str(root / "seeds"), "--no-search")
    return build(f"{web.address}{PATH}", web.folder / PATH, *places).address


@pytest.fixture
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{address}orte/")
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["orte/", "orte/sachsen/", "orte/ort-3/"])
def test_axe_finds_nothing_on_a_dense_map(chromium: Browser, address: str, name: str, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}{name}")
    found = Axe().run(
        page, context="#karte", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
    )
    context.close()
    assert found.response["violations"] == []


def test_a_finger_finds_each_mark(phone: Page) -> None:
    sizes = phone.eval_on_selector_all(
        ".map .reach", "all => all.map(c => Math.min(c.getBoundingClientRect().width, c.getBoundingClientRect().height))"
    )
    assert len(sizes) > 12
    assert min(sizes) >= 24


def test_names_can_be_read_on_a_phone(phone: Page) -> None:
    sizes = phone.eval_on_selector_all(".map text", "all => all.map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)")
    assert min(sizes) >= 11


def test_a_mark_that_has_the_focus_is_seen(phone: Page) -> None:
    """Nothing lies above its middle, and it has an outline."""
    hidden = phone.eval_on_selector_all(
        ".map a:has(.reach)",
        """all => all.filter(a => {
            a.focus(); a.scrollIntoView({block: 'center'});
            const box = a.querySelector('.reach').getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return document.activeElement !== a || !a.contains(top) || getComputedStyle(a).outlineStyle === 'none';
        }).map(a => a.textContent)""",
    )
    assert hidden == []
