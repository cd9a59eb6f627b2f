#!/usr/bin/env python3
"""The pictures of docs/vom-pressetext-zum-eintrag.md, made anew: its walk is done in a real browser, on the text that it prints.

    make pictures

The chronicle is the example of `init`. Needs the development environment and Chromium.
"""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter

from desk import ROOT, Hand, desk, drag_over
from PIL import Image
from playwright.sync_api import Locator, Page, expect, sync_playwright

WALK = ROOT / "docs/vom-pressetext-zum-eintrag.md"
PICTURES = ROOT / "docs/bilder"
NAME = "Ausstellung „Altes Handwerk am Mühlgraben“"
DROPPED = ("Kreisarchiv Birkenau", "Kleingartenverein Am Mühlgraben")
COUPLE = "Inge und Walter Petersen, die ihre Webstühle zeigten"
REASON = "Eheleute: Der Nachname steht nur einmal, nach dem zweiten Vornamen."
TOLD = "Auf der Festwiese zeigte der Heimatverein, wie früher gewebt wurde. Klara Birnbaum sprach mit zweien, die es noch können."
MOST = 60_000  # bytes of a picture
COLOURS = 64  # what letters on a plain ground need; without loss they are smaller so than with


def printed() -> str:
    """The press text as the walk prints it."""
    return re.findall(r"^```text\n(.*?)^```$", WALK.read_text("utf-8"), re.MULTILINE | re.DOTALL)[0]


def picture(shown: Page | Locator, name: str) -> None:
    (shown if isinstance(shown, Page) else shown.page).mouse.move(640, 10)  # nothing below it changes its looks
    if isinstance(shown, Page):
        expect(shown.locator("#gesagt")).to_be_empty(timeout=10_000)  # what was said goes by itself
    path = PICTURES / f"{name}.webp"
    with Image.open(io.BytesIO(shown.screenshot(animations="disabled"))) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.convert("RGB").save(path, "WEBP", lossless=True, quality=100, method=6)
    size = path.stat().st_size
    assert size <= MOST, (path, size)
    print(f"{path.relative_to(ROOT)}  {image.width} × {image.height}  {size / 1000:.0f} kB")


def stored(page: Page) -> None:
    """From the start of the desk to the proposals."""
    page.get_by_role("button", name="Neuer Text").click()
    page.get_by_label("Den ganzen Text hier einfügen").fill(printed())
    picture(page.locator("dialog"), "schreibtisch-1-einfuegen")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("button", name="Ablegen und weiter")).to_be_focused()
    picture(page.locator("dialog"), "schreibtisch-2-quelle")
    page.get_by_role("button", name="Ablegen und weiter").click()
    page.get_by_label("Wie soll das Ereignis heißen?").fill(NAME)
    page.get_by_role("button", name="Anlegen").click()
    expect(page.get_by_role("listbox", name="Vorschläge")).to_be_focused()


def decided(page: Page) -> None:
    """Each proposal is taken or dropped."""
    options = page.locator(".proposals li")
    for left in reversed(range(options.count())):
        if left == 7:
            picture(page, "schreibtisch-3-vorschlaege")
        current = page.locator(".proposals [aria-selected=true] p").first.inner_text()
        is_dropped = current.startswith("Organisation") and any(name in current for name in DROPPED)
        page.keyboard.press("Delete" if is_dropped else "Enter")
        expect(options).to_have_count(left)


def marked(hand: Hand, words: str, kind: str) -> Locator:
    panel = hand.page.locator(".panel")
    drag_over(hand, words)
    panel.get_by_role("button", name=kind).click()
    expect(panel.locator(".agreement")).not_to_be_empty()
    return panel


def added(hand: Hand) -> None:
    """What the program has overlooked: the place, and one of a couple."""
    page = hand.page
    page.get_by_role("tab", name="Eintrag").click()
    doubted = marked(hand, "Inge", "Person")
    expect(doubted.locator(".agreement")).to_contain_text("nicht")
    picture(doubted, "schreibtisch-7-zweifel")
    hand.click("button", "Abbrechen")
    placed(hand)
    panel = marked(hand, COUPLE, "Person")
    panel.get_by_role("button", name="Inge Petersen").click()
    panel.get_by_label("Rolle").select_option(label="Ausstellung")
    taken(hand)
    reasoned(page.locator(".relation", has_text="Inge Petersen"))


def reasoned(relation: Locator) -> None:
    """A surname that stands once for two is no name of hers to the check."""
    relation.locator("summary").first.click()
    relation.get_by_text("Mehr dazu").click()
    relation.get_by_role("button", name="Begründung").click()
    field = relation.get_by_label("Begründung")
    field.fill(REASON)
    field.blur()
    expect(relation).not_to_contain_text("Fehler:")


def placed(hand: Hand) -> None:
    panel = marked(hand, "Moosingen", "Ort")
    expect(panel).to_contain_text("Steht schon in der Chronik.")
    expect(panel.locator(".agreement")).to_contain_text("Steht so im Text.")
    picture(hand.page, "schreibtisch-4-markieren")
    taken(hand)


def taken(hand: Hand) -> None:
    hand.click("button", "Übernehmen")
    expect(hand.page.locator("#gesagt")).to_contain_text("Übernommen")


def told(hand: Hand) -> None:
    page = hand.page
    page.get_by_label("Art", exact=True).select_option(label="Ausstellung")
    page.locator("#feld-text").fill(TOLD)
    page.locator("#feld-text").blur()
    page.locator("#sicht-form").evaluate("form => form.scrollTo(0, 0)")
    page.locator("#blatt").evaluate("text => text.scrollTo(0, 0)")
    picture(page, "schreibtisch-5-eintrag")


def saved(page: Page) -> None:
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("#stand")).to_have_text("Gespeichert")
    page.get_by_role("tab", name="Vorschau").click()
    shown = page.frame_locator("iframe")
    expect(shown.locator("h1")).to_contain_text("Altes Handwerk")
    expect(shown.locator("body")).to_contain_text("Klara Birnbaum sprach")
    picture(page, "schreibtisch-6-vorschau")


def main() -> None:
    with sync_playwright() as playwright, desk(is_example=True) as (_, address):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="de-DE", color_scheme="light", reduced_motion="reduce")
        page.goto(address)
        hand = Hand(page, Counter())
        stored(page)
        decided(page)
        added(hand)
        told(hand)
        saved(page)
        browser.close()


if __name__ == "__main__":
    main()
