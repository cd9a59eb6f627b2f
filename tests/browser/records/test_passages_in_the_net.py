"""From the proof of a claim to its passage on the source's own page: Chromium scrolls there and marks these words, and no others."""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, build, chronicle

FILLING = "Ringsum wuchs das Gras, und niemand schrieb etwas auf. " * 60
HEAD = "<!doctype html><meta charset=utf-8><title>Der Bote</title><style>::target-text{background:#f00;color:#f00}p{font:20px/2 serif}</style>"
# The stored text, and the same on its page. What a quote must lead to stands between { }, with the number of the quote.
TEXT = """Moosinger Bote

Beim Sommerfest sang der Chor.
{1 Beim Sommerfest sang der Chor drei Lieder} am Abend.
{2 Rund 80 Gäste - Alt & Jung, Groß, Klein - waren da}.
{3 Die Gründung des Bundes wurde auf der Festwiese beschlossen, nachdem alle
Vereine, auch die aus den Nachbardörfern, ihre Fahnen gesenkt und die Kapelle das Lied gespielt hatte, das}

{3 der Wirt bestellt hatte}.

Zu Beginn sprach der Pfarrer. Dann {4 sprach der Wirt} sehr lange, und {4 die Kapelle spielte}.

Nachts kam der Regen. {5 Nachwuchsför-
derung in Moosingen} war das Thema.
"""
QUOTES = {
    1: "Beim Sommerfest sang der Chor drei Lieder",
    2: "Rund 80 Gäste - Alt & Jung, Groß, Klein - waren da",
    3: "Die Gründung des Bundes wurde auf der Festwiese beschlossen, nachdem alle Vereine, auch die aus den Nachbardörfern, "
    "ihre Fahnen gesenkt und die Kapelle das Lied gespielt hatte, das der Wirt bestellt hatte",
    4: "sprach der Wirt […] die Kapelle spielte",
    5: "Nachwuchsförderung in Moosingen",
}


def stored(text: str) -> str:
    for number in QUOTES:
        text = text.replace(f"{{{number} ", "")
    return text.replace("}", "")


def as_page(text: str) -> str:
    """Each paragraph with much before it, but the one that a passage goes on in; what is meant by quote 1 has the class z1."""
    text = text.replace("för-\n", "för").replace("&", "&amp;")
    for number in QUOTES:
        text = text.replace(f"{{{number} ", f"<span class=z{number}>")
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in text.replace("}", "</span>").split("\n\n")]
    filling = f"<p>{FILLING}</p>"
    return HEAD + filling + filling.join(paragraphs).replace(f"das</span></p>{filling}", "das</span></p>") + filling


class Net(NamedTuple):
    site: Site
    page: Page


@pytest.fixture(scope="module")
def net(web: Site, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Net:
    foreign = f"{web.address}fremd/bote.html"
    files = {
        "site.yaml": "title: Chronik\nvocabularies:\n  event_kinds: {fest: Fest}\n",
        "sources/bote.yaml": f"title: Der Bote\nurl: {foreign}\nfile: bote.txt\n",
        "events/fest.md": "---\ntitle: Das Fest\nkind: fest\ndate: unknown\nsources: [bote]\n---\n"
        + "\n\n".join(f'Satz {number}.[@ "{quote}"]' for number, quote in QUOTES.items())
        + "\n",
    }
    root = chronicle(tmp_path_factory.mktemp("chronik"), files)
    (root / "seeds/bote.txt").write_text(stored(TEXT), encoding="utf-8")
    (web.folder / "fremd").mkdir()
    (web.folder / "fremd/bote.html").write_text(as_page(TEXT), encoding="utf-8")
    folders = [word for name in ("content", "seeds") for word in (f"--{name}", str(root / name))]
    built = build(f"{web.address}stellen/", web.folder / "stellen", *folders)
    return Net(built, chromium.new_context(viewport={"width": 900, "height": 600}).new_page())


def marked(page: Page) -> list[tuple[int, int]]:
    """Pixels of the mark in the window."""
    page.wait_for_timeout(300)
    image = Image.open(io.BytesIO(page.screenshot(path=None))).convert("RGB")
    return [(x, y) for x in range(0, image.width, 3) for y in range(0, image.height, 3) if image.getpixel((x, y)) == (255, 0, 0)]


BOXES = "name => [...document.querySelectorAll('.' + name)].flatMap(e => [...e.getClientRects()].map(r => [r.left, r.top, r.right, r.bottom]))"


@pytest.mark.parametrize("number", QUOTES)
def test_the_way_to_the_passage(net: Net, number: int) -> None:
    page = net.page
    page.goto(f"{net.site.address}ereignisse/fest/")
    page.get_by_role("link", name=f"im Netz, Beleg {number}", exact=True).click()
    page.wait_for_url("**/fremd/bote.html*")
    page.wait_for_function("scrollY > 100")

    pixels, boxes = marked(page), page.evaluate(BOXES, f"z{number}")
    within = [any(left - 2 <= x <= right + 2 and top - 8 <= y <= bottom + 8 for left, top, right, bottom in boxes) for x, y in pixels]
    assert all(within), "other words are marked"
    # every line of it that is in the window is marked
    shown = [box for box in boxes if box[1] > 0 and box[3] < 600]
    assert shown
    assert all(any(left <= x <= right and top <= y <= bottom for x, y in pixels) for left, top, right, bottom in shown)


def test_what_was_not_found_has_no_way_there(net: Net, tmp_path: Path) -> None:
    html = (net.site.folder / "ereignisse/fest/index.html").read_text(encoding="utf-8")
    assert html.count(":~:text=") == len(QUOTES)
