"""Numbers on a group picture in a browser: where they stand, whom a name frames, for axe, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, build, chronicle, silent
from tests.exports.test_images import photo

PATH = "unter/pfad/chor/"
SITE = 'title: Chor\ncontact: "Redaktion, redaktion@example.org"\nvocabularies: {event_kinds: {fest: Fest}}\n'
FACES = {"anna": (20, 20, 10, 15), "bo": (45, 22, 10, 15), "cora": (70, 19, 10, 15), "": (32, 45, 10, 15)}


def choir(root: Path) -> Path:
    """Three people with a name and one without, on a picture of 1200 by 800 points."""
    shows = [f"{{{f'person: {name}, ' if name else ''}at: {[*area]}}}" for name, area in FACES.items()]
    image = f"images:\n- {{file: chor.jpg, alt: Der Chor, credit: Archiv, licence: gemeinfrei, shows: [{', '.join(shows)}]}}\n"
    files = {"site.yaml": SITE, "events/fest.yaml": f"title: Fest\ndate: 1958\nkind: fest\n{image}"}
    files |= {f"people/{name}.yaml": f"name: {name.capitalize()} Alt\n" for name in FACES if name}
    chronicle(root, files)
    (root / "content/events/chor.jpg").write_bytes(photo(1200, 800))
    return root


@pytest.fixture(scope="module")
def site(web: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = choir(tmp_path_factory.mktemp("chor"))
    places = ("--content", str(root / "content"), "--seeds", str(root / "seeds"), "--no-search")
    return build(f"{web.address}{PATH}", web.folder / PATH, *places)


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    for page in silent(chromium, site):
        page.goto(f"{site.address}ereignisse/fest/")
        yield page


def box(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, Any] | None = page.locator(selector).first.bounding_box()  # type: ignore[assignment]
    assert found
    return found


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_each_number_is_on_the_image_and_on_no_face(page: Page, width: int, medium: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=medium)  # type: ignore[arg-type]
    image = box(page, ".photo img")
    marks = [box(page, f".numbers g:nth-child({n}) circle") for n in range(1, len(FACES) + 1)]
    for mark in marks:
        x, y = (100 * (mark[a] + mark[size] / 2 - image[a]) / image[size] for a, size in (("x", "width"), ("y", "height")))
        assert 0 < x < 100
        assert 0 < y < 100
        assert not [f for f in FACES.values() if f[0] < x < f[0] + f[2] and f[1] < y < f[1] + f[3]]
    assert {round(mark["width"]) for mark in marks} == {21}, "as large on a phone as on a desk"


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_name_frames_its_face_without_a_script(chromium: Browser, site: Site, how: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{site.address}ereignisse/fest/")
    name = page.locator(".named a", has_text="Bo Alt")
    name.hover() if how == "hover" else name.focus()
    rows = page.locator(".named li")
    shown = [rows.nth(n).locator(".frame").evaluate("e => getComputedStyle(e).opacity") for n in range(4)]
    assert shown == ["0", "1", "0", "0"]
    image, frame = box(page, ".photo img"), box(page, ".named li:nth-child(2) .frame")
    assert [round(frame[side]) for side in frame] == [round(image[side]) for side in frame]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["ereignisse/fest/", "personen/bo/"])
def test_axe_finds_nothing(chromium: Browser, site: Site, name: str, scheme: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.address}{name}")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]})
    context.close()
    assert found.response["violations"] == []


def test_a_person_leads_to_the_image_and_back(page: Page, site: Site) -> None:
    page.locator(".named a", has_text="Cora Alt").click()
    page.locator("#auf-bildern a").click()
    assert page.url == f"{site.address}ereignisse/fest/#bild/1"
    assert page.locator(":target").evaluate("e => e.localName") == "figure"
