"""Changing, undoing, saving, and what else may happen to a file meanwhile."""

from __future__ import annotations

import os
import re
import signal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk.conftest import EVENT, Desk, desk_of, field, said, standing
from tests.support.projects import Project

PERSON = "content/people/bo-muster.yaml"


def retitled(page: Page, words: str) -> None:
    page.locator(field("title")).fill(words)
    page.locator(field("title")).press("Tab")


def test_a_change_is_saved_and_not_one_other_byte(page: Page, desk: Desk) -> None:
    before = desk.text(EVENT)
    desk.open(page)
    standing(page, "Gespeichert")
    retitled(page, "Ein Vorlesetag")
    standing(page, "Nicht gespeichert")
    assert desk.text(EVENT) == before
    page.keyboard.press("Control+s")
    standing(page, "Gespeichert")
    assert desk.text(EVENT) == before.replace("Vorlesetag <der erste>", "Ein Vorlesetag")
    page.get_by_role("tab", name="Vorschau").click()
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("Ein Vorlesetag")


def test_steps_are_undone_and_done_again(page: Page, desk: Desk) -> None:
    before = desk.text(EVENT)
    desk.open(page)
    title = page.locator(field("title"))
    for words in ("Eins", "Zwei"):
        retitled(page, words)
        expect(page.locator("#name")).to_contain_text(words)
    page.keyboard.press("Control+z")
    expect(title).to_have_value("Eins")
    page.keyboard.press("Control+z")
    expect(title).to_have_value("Vorlesetag <der erste>")
    standing(page, "Gespeichert")
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+Shift+z")
    expect(title).to_have_value("Zwei")
    page.get_by_role("tab", name="Datei").click()
    expect(page.locator("#dateitext")).to_have_value(before.replace("Vorlesetag <der erste>", "Zwei"))


def test_the_file_can_be_typed_and_keeps_its_line_ends(page: Page, desk: Desk) -> None:
    path = desk.project.root / PERSON
    path.write_bytes("\ufeff# Bemerkung\r\nname: Bo Muster\r\nsort_name: Muster, Bo\r\n".encode())
    desk.open(page, PERSON)
    page.get_by_role("tab", name="Datei").click()
    text = page.locator("#dateitext")
    text.press("Control+End")
    page.keyboard.type("summary: Liest vor.\n")
    standing(page, "Nicht gespeichert")
    page.keyboard.press("Control+s")
    standing(page, "Gespeichert")
    assert path.read_bytes().decode() == "\ufeff# Bemerkung\r\nname: Bo Muster\r\nsort_name: Muster, Bo\r\nsummary: Liest vor.\r\n"
    text.fill("name: [")
    page.get_by_role("tab", name="Eintrag").click()
    expect(page.locator(".form")).to_contain_text("nicht als Formular zu lesen")


def test_a_second_window_is_told_at_once_and_takes_what_was_saved(context: BrowserContext, desk: Desk) -> None:
    first, second = context.new_page(), context.new_page()
    desk.open(first)
    desk.open(second)
    for page in (first, second):
        expect(page.locator("#warnung")).to_contain_text("auch in einem anderen Fenster")
    retitled(first, "Aus dem ersten")
    first.keyboard.press("Control+s")
    expect(second.locator(field("title"))).to_have_value("Aus dem ersten")
    standing(second, "Gespeichert")


@pytest.mark.parametrize("kept", ["mine", "theirs"])
def test_a_file_that_was_changed_meanwhile_is_not_lost(page: Page, desk: Desk, kept: str) -> None:
    before = desk.text(EVENT)
    mine, theirs = before.replace("Vorlesetag <der erste>", "Meiner"), before.replace("kind: fest", "kind: versammlung")
    desk.open(page)
    retitled(page, "Meiner")
    standing(page, "Nicht gespeichert")
    desk.preview.save(EVENT, lambda _: theirs)
    page.keyboard.press("Control+s")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".mine").first).to_contain_text("title: Meiner")
    expect(dialog.locator(".theirs").last).to_contain_text("kind: versammlung")
    assert desk.text(EVENT) == theirs
    dialog.get_by_role("button", name={"mine": "Meine Fassung behalten", "theirs": "Die andere Fassung nehmen"}[kept]).click()
    standing(page, "Gespeichert")
    assert desk.text(EVENT) == {"mine": mine, "theirs": theirs}[kept]
    page.keyboard.press("Control+z")
    standing(page, "Nicht gespeichert")
    page.get_by_role("tab", name="Datei").click()
    expect(page.locator("#dateitext")).to_have_value({"mine": theirs, "theirs": mine}[kept])


def test_a_server_that_was_killed_loses_nothing(context: BrowserContext, family: Project) -> None:
    page = context.new_page()
    with desk_of(family) as desk:
        port = str(desk.preview.port)
        desk.open(page)
        retitled(page, "Vor dem Ende")
        standing(page, "Nicht gespeichert")
        os.kill(desk.preview.process.pid, signal.SIGKILL)
        desk.preview.process.wait()
        page.keyboard.press("Control+s")
        expect(page.locator("#warnung")).to_contain_text("antwortet nicht")
    with desk_of(family, "--port", port) as desk:
        context.new_page().goto(desk.address)
        standing(page, "Gespeichert")
        expect(page.locator("#warnung")).to_be_hidden()
        assert "title: Vor dem Ende" in desk.text(EVENT)
        retitled(page, "Nie gespeichert")
        standing(page, "Nicht gespeichert")
        page.on("dialog", lambda dialog: dialog.accept())  # a page with unsaved changes asks before it goes
        page.reload()
        expect(page.locator(field("title"))).to_have_value("Nie gespeichert")
        said(page, "ist wieder da")
        standing(page, "Nicht gespeichert")


def test_leaving_with_unsaved_changes_asks(page: Page, desk: Desk) -> None:
    desk.open(page)
    retitled(page, "Fast vergessen")
    standing(page, "Nicht gespeichert")
    asked: list[str] = []

    def answer(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    page.on("dialog", answer)
    page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_a_wrong_date_says_why_and_a_german_one_is_understood(page: Page, desk: Desk) -> None:
    desk.open(page, "content/events/lesefest.yaml")
    date = page.locator(field("date.value"))
    date.fill("32. Mai 2021")
    date.press("Tab")
    expect(page.locator(".reads.doubt")).to_be_visible()
    assert "date" in desk.text("content/events/lesefest.yaml")
    date.fill("3. Mai 2021")
    date.press("Tab")
    expect(date).to_have_value("2021-05-03")
    expect(page.get_by_text(re.compile(r"^3\.\sMai\s2021$"))).to_be_visible()


def test_a_time_gets_its_calendar_and_goes_as_a_whole(page: Page, desk: Desk) -> None:
    path = "content/networks/lesebund.md"
    before = desk.text(path)
    desk.open(page, path)
    since = field("members.2.since.value")
    page.get_by_text("Vorleseverein · Mitglied").click()
    page.locator(since).fill("12. Februar 1700")
    page.locator(since).press("Tab")
    expect(page.locator(since)).to_have_value("1700-02-12")
    page.locator('[data-key="feld-members.2.since.kalender"] > summary').click()
    page.get_by_label("Kalender zu Seit").select_option("julianisch")
    expect(page.locator('[data-box="feld-members.2.since"] .reads')).to_have_text("12.\u00a0Februar\u00a01700 (julianisch), 22.\u00a0Februar")
    page.keyboard.press("Control+s")
    standing(page, "Gespeichert")
    assert desk.text(path) == before.replace("since: 2016", "since:\n      value: 1700-02-12\n      calendar: julian")
    page.locator(since).fill("")
    page.locator(since).press("Tab")
    expect(page.locator(since)).to_have_count(0)
    page.keyboard.press("Control+s")
    standing(page, "Gespeichert")
    assert desk.text(path) == before.replace("    since: 2016\n", "")
