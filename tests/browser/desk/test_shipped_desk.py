"""Every record of the shipped chronicle in the desk: opened and saved it is the file that it was."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import desk_of, files, standing
from tests.support.places import SHIPPED
from tests.support.projects import Project


def test_opening_and_saving_changes_no_byte(page: Page, tmp_path: Path) -> None:
    for name in ("content", "seeds"):
        shutil.copytree(SHIPPED / name, tmp_path / name)
    project = Project(tmp_path)
    before = files(project)
    records = [path for path in before if path.startswith("content/") and path.count("/") == 2 and path.endswith((".md", ".yaml"))]
    with desk_of(project) as desk:
        page.goto(desk.address)
        for path in records:
            page.evaluate("path => location.hash = path", path)
            expect(page.locator(".form")).to_have_attribute("data-path", path)
            page.keyboard.press("Control+s")
            expect(page.locator("#gesagt")).to_contain_text("Gespeichert.")
            standing(page, "Gespeichert")
            page.evaluate("document.querySelector('#gesagt').textContent = ''")
    assert files(project) == before
