#!/usr/bin/env python3
"""What it takes to enter an event with three proven claims from a new text: keys, clicks and seconds, by script in a real browser.

    python bench/desk.py [--texts rotary vertrag1999]

Each text is pasted into the desk of a chronicle fresh from `init`, and an event is made of it with its day, a number and a person in a role, in three ways: by mouse,
by keys alone, and by taking three proposals. Keys that move the caret count; of a text that is pasted only the shortcut does. „human“ are the seconds of
somebody who is no quick typist, after the keystroke-level model (Card, Moran, Newell 1980): 0.28 s a key, 1.2 s a click with the way to it, 1.35 s a decision,
and the reading of the text at 200 words a minute.
Needs the development environment and Chromium.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests/desk"
KEY, CLICK, DECISION, WORDS = 0.28, 1.2, 1.35, 200 / 60
MOST_STEPS = 300
# Of each text: its day, a number of people, a person; the role is chosen.
CLAIMS = {
    "rotary": ("23. März 2014", "380 Zuhörer", "Katrin Bußmann"),
    "vertrag1999": ("2. Dezember 1999", "25 Schüler", "Ingo Brandenburg"),
}
CARET = """() => {
  const field = document.querySelector("#quelltext");
  const range = document.createRange();
  range.setStart(field, 0);
  range.setEnd(getSelection().focusNode, getSelection().focusOffset);
  return range.toString().length;
}"""
PLACE = """words => {
  const walker = document.createTreeWalker(document.querySelector("#quelltext"), NodeFilter.SHOW_TEXT);
  const from = document.querySelector("#quelltext").textContent.indexOf(words);
  const range = document.createRange();
  for (let at = 0; walker.nextNode(); at += walker.currentNode.data.length) {
    const [start, end] = [from - at, from + words.length - at];
    const length = walker.currentNode.data.length;
    if (start >= 0 && start < length) range.setStart(walker.currentNode, start);
    if (end > 0 && end <= length) range.setEnd(walker.currentNode, end);
  }
  const pane = document.querySelector("#blatt");
  pane.scrollBy(0, range.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3);
  const boxes = [...range.getClientRects()];
  return [boxes[0].left, boxes[0].top + boxes[0].height / 2, boxes.at(-1).right, boxes.at(-1).top + boxes.at(-1).height / 2];
}"""


class Hand(NamedTuple):
    """Somebody at the desk, whose steps are counted."""

    page: Page
    steps: Counter[str]

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
        self.steps["keys"] += times

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.steps["keys"] += len(words)

    def click(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).click()  # type: ignore[arg-type]
        self.steps["clicks"] += 1

    def decide(self) -> None:
        self.steps["decisions"] += 1


def walk_to(hand: Hand, words: str) -> None:
    """The caret before these words, by lines and by words; then they are marked."""
    hand.page.locator("#quelltext").focus()
    target = (hand.page.locator("#quelltext").text_content() or "").index(words)
    hand.press("Control+Home")
    for key, back in (("ArrowDown", "ArrowUp"), ("Control+ArrowRight", "Control+ArrowLeft"), ("ArrowRight", "ArrowLeft")):
        for _ in range(MOST_STEPS):
            before = hand.page.evaluate(CARET)
            hand.page.keyboard.press(key)
            now = hand.page.evaluate(CARET)
            if now > target or now == before:
                if now > target:
                    hand.page.keyboard.press(back)  # somebody who sees it would not have gone so far
                    if hand.page.evaluate(CARET) != before:
                        hand.page.keyboard.press("Home" if key == "ArrowDown" else back)
                break
            hand.steps["keys"] += 1
    assert hand.page.evaluate(CARET) == target, (words, target, hand.page.evaluate(CARET))
    hand.press("Shift+ArrowRight", len(words))


def drag_over(hand: Hand, words: str) -> None:
    left, top, right, bottom = hand.page.evaluate(PLACE, words)
    mouse = hand.page.mouse
    mouse.move(left + 1, top)
    mouse.down()
    mouse.move(right, bottom, steps=5)
    mouse.up()
    hand.steps["clicks"] += 1


def pasted(hand: Hand, text: str, *, by_keys: bool) -> None:
    """From the start of the desk to the new event. Three decisions: that it is a new text, what it is, what it is called."""
    page = hand.page
    expect(page.get_by_role("heading", name="Schreibtisch")).to_be_focused()
    hand.decide()
    if by_keys:
        hand.press("Tab")
        hand.press("Enter")
    else:
        hand.click("button", "Neuer Text")
    page.keyboard.insert_text(text)
    hand.steps["keys"] += 1  # Ctrl+V
    hand.press("Control+Enter") if by_keys else hand.click("button", "Weiter")
    expect(page.get_by_role("button", name="Ablegen")).to_be_focused()
    hand.decide()
    hand.press("Enter") if by_keys else hand.click("button", "Ablegen")
    expect(page.get_by_label("Wie soll das Ereignis heißen?")).to_be_focused()
    hand.decide()
    hand.press("Enter") if by_keys else hand.click("button", "Anlegen")
    expect(page.get_by_role("listbox", name="Vorschläge")).to_be_focused()


def claimed(hand: Hand, kind: str, *, by_keys: bool) -> None:
    """The marked passage becomes a claim; of a person the role is chosen where none was found."""
    page = hand.page
    panel = page.locator(".panel")
    expect(panel).to_be_visible()
    expect(panel.locator(".agreement")).not_to_be_empty()
    hand.decide()
    chosen = panel.locator(".kinds [aria-pressed=true]").inner_text()
    if kind not in chosen:
        hand.press(chosen_key(kind)) if by_keys else hand.click("button", kind)
    elif by_keys:
        hand.press("Enter")
    role = panel.get_by_label("Rolle")
    if role.count() and role.input_value() == "":
        hand.decide()
        role.focus()
        hand.press("ArrowDown") if by_keys else role.select_option(index=1)
        hand.steps["clicks"] += not by_keys
    hand.press("Enter") if by_keys else hand.click("button", "Übernehmen")
    expect(page.locator("#gesagt")).to_contain_text("Übernommen")


def chosen_key(kind: str) -> str:
    return {"Datum": "d", "Zahl": "z", "Person": "p"}[kind]


def marking(hand: Hand, claims: tuple[str, ...], *, by_keys: bool) -> None:
    for kind, words in zip(("Datum", "Zahl", "Person"), claims, strict=True):
        (walk_to if by_keys else drag_over)(hand, words)
        claimed(hand, kind, by_keys=by_keys)


def proposing(hand: Hand, claims: tuple[str, ...]) -> None:
    """The first three proposals; each is looked at."""
    for _ in claims:
        hand.decide()
        hand.press("Enter")
        expect(hand.page.locator("#gesagt")).to_contain_text("Angenommen")
        hand.page.evaluate("document.querySelector('#gesagt').textContent = ''")


def by_mouse(hand: Hand, text: str, claims: tuple[str, ...]) -> None:
    pasted(hand, text, by_keys=False)
    marking(hand, claims, by_keys=False)
    hand.click("button", "Speichern")


def by_keys(hand: Hand, text: str, claims: tuple[str, ...]) -> None:
    pasted(hand, text, by_keys=True)
    hand.press("Tab", 2)
    marking(hand, claims, by_keys=True)
    hand.press("Control+s")


def by_proposals(hand: Hand, text: str, claims: tuple[str, ...]) -> None:
    pasted(hand, text, by_keys=True)
    proposing(hand, claims)
    hand.press("Control+s")


WAYS: dict[str, Callable[[Hand, str, tuple[str, ...]], None]] = {"mouse": by_mouse, "keys": by_keys, "proposals": by_proposals}


def folders(root: Path) -> list[str]:
    return [word for name in ("content", "seeds") for word in (f"--{name}", str(root / name))]


@contextmanager
def desk(*, is_example: bool = False) -> Iterator[tuple[Path, str]]:
    """A fresh chronicle, empty or with the example of `init`, and the address of its desk."""
    root = Path(tempfile.mkdtemp(prefix="chronik-"))
    subprocess.run([sys.executable, ROOT / "build.py", "init", root / "neu"], check=True, capture_output=True)
    if is_example:
        shutil.copytree(root / "neu/beispiel", root / "neu", dirs_exist_ok=True)
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--edit", *folders(root / "neu"), "--cache", str(root / "cache"), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            yield root / "neu", next(found[1] for line in process.stdout if (found := re.search(r"Schreibtisch: (\S+)", line)))
        finally:
            process.terminate()
            process.wait()
            shutil.rmtree(root)


def measured(page: Page, name: str, way: str) -> str:
    text = (TEXTS / name / "text.txt").read_text("utf-8")
    with desk() as (root, address):
        page.goto(address)
        hand = Hand(page, Counter())
        begun = time.perf_counter()
        WAYS[way](hand, text, CLAIMS[name])
        expect(page.locator("#stand")).to_have_text("Gespeichert")
        taken = time.perf_counter() - begun
        (event,) = [path for path in (root / "content/events").iterdir() if "quote:" in path.read_text("utf-8")]
        proven = event.read_text("utf-8").count("quote:")
        subprocess.run([sys.executable, ROOT / "build.py", "check", *folders(root)], check=True, capture_output=True)
    steps = hand.steps
    human = KEY * steps["keys"] + CLICK * steps["clicks"] + DECISION * steps["decisions"] + len(text.split()) / WORDS
    return f"{name:12} {way:10} {steps['keys']:5} {steps['clicks']:6} {steps['decisions']:9} {proven:6} {taken:7.1f} s {human / 60:6.1f} min"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="+", default=list(CLAIMS), choices=list(CLAIMS))
    options = parser.parse_args()
    print("text         way         keys clicks decisions quotes  script      human")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in options.texts:
            for way in WAYS:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                print(measured(page, name, way), flush=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
