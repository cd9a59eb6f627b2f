"""What every view of the desk must be: readable on a small screen, usable by keys, heard; for axe in both schemes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk.conftest import TEXT, Desk, field

EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # nothing else differs in the dark
SCHEMES: dict[Any, dict[str, Any]] = {"light": EVERYTHING, "dark": COLOURS}


def views(page: Page, desk: Desk) -> Iterator[str]:
    """Through all that the desk shows; its name when it is there."""
    page.goto(desk.address)
    expect(page.get_by_role("heading", name="Zuletzt geändert")).to_be_visible()
    yield "start"
    page.get_by_role("button", name="Neuer Text").click()
    yield "a text is pasted"
    page.get_by_label("Den ganzen Text hier einfügen").fill(TEXT)
    page.get_by_role("button", name="Weiter").click()
    expect(page.locator(".contacts")).to_be_visible()
    yield "what it is"
    page.get_by_role("button", name="Ablegen").click()
    yield "its name"
    page.get_by_role("button", name="Anlegen").click()
    expect(page.get_by_role("option").first).to_be_visible()
    yield "proposals"
    page.get_by_role("tab", name="Eintrag").click()
    yield "a new form"
    desk.open(page, "content/events/vorlesetag.md")
    unfold = "isOpen => document.querySelectorAll('.form details').forEach(part => part.open = isOpen)"
    page.evaluate(unfold, True)
    yield "a form with everything open"
    page.evaluate(unfold, False)
    if page.get_by_role("tab", name="Text", exact=True).is_visible():
        page.get_by_role("tab", name="Text", exact=True).click()
    page.locator("#quelltext").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Space")
    expect(page.locator(".panel .take")).to_be_visible()
    expect(page.locator(".panel .agreement")).not_to_be_empty()
    yield "the panel"
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Datei").click()
    page.locator("#dateitext").fill(desk.text("content/events/vorlesetag.md").replace("kind: fest", "kind: fets"))
    page.get_by_role("tab", name="Eintrag").click()
    expect(page.locator(".form .error").first).to_be_attached()
    yield "a form with a mistake"
    desk.preview.save("content/events/vorlesetag.md", lambda text: text + "\nEin Satz.\n")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "a conflict"


@pytest.mark.parametrize("width", [390, 1280])
def test_every_view_is_accessible_and_scrolls_in_one_direction(context: BrowserContext, desk: Desk, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    faults: list[str] = []
    for view in views(page, desk):
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{view}: scrolls sideways")
        for scheme, rules in SCHEMES.items() if width > 390 else [("light", EVERYTHING)]:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
            faults += [
                f"{view}, {scheme}: {fault['id']} {[node['html'][:120] for node in fault['nodes'][:3]]}" for fault in found.response["violations"]
            ]
    assert not faults, "\n".join(faults)


def test_the_focus_is_never_lost(page: Page, desk: Desk) -> None:
    """Whatever is done in the form, the next key goes on from there."""
    desk.open(page)
    form = page.locator(".form")
    focused = "() => document.activeElement !== document.body && document.querySelector('.form').contains(document.activeElement)"

    page.locator('[id="feld-title"]').fill("Anders")
    page.keyboard.press("Tab")
    expect(page.locator("#name")).to_contain_text("Anders")
    assert page.evaluate(focused)

    form.get_by_text("Weitere Angabe hinzufügen").press("Enter")
    form.get_by_role("button", name="Reihe", exact=True).press("Enter")
    expect(page.locator(field("series.name"))).to_be_focused()

    line = form.locator(".relation", has_text="Stadtbücherei").locator("summary").first
    line.press("Enter")
    form.get_by_role("button", name="Stadtbücherei Nordhain · Mitglied: entfernen").press("Enter")
    expect(line).to_have_count(0)
    assert page.evaluate(focused)
    page.keyboard.press("Control+z")
    expect(line).to_have_count(1)
    assert page.evaluate(focused)
