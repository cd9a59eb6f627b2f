"""A recording with its transcript: a passage is proved in the transcript, and plays from where it is said."""

from __future__ import annotations

import hashlib
import wave
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, build, chronicle

TRANSCRIPT = """WEBVTT

00:01.000 --> 00:02.500
<v Erna Quast>Der Saal war voll,

00:02.500 --> 00:04.000
bis auf den letzten Platz.

00:06.250 --> 00:08.000
Gesungen haben wir bis Mitternacht.
"""
FILES = {
    "site.yaml": "title: Chor\nvocabularies:\n  event_kinds: {fest: Fest}\n",
    "sources/gespraech.yaml": f"title: Gespräch mit Erna Quast\nkind: interview\nfile: gespraech.vtt\nsha256: {hashlib.sha256(TRANSCRIPT.encode()).hexdigest()}\n"
    "recording: gespraech.wav\n",
    "events/konzert.md": "---\ntitle: Konzert\nkind: fest\ndate: unknown\nsources: gespraech\n---\n"
    'Voll war der Saal [@gespraech "Der Saal war voll, bis auf den letzten Platz."], und lange dauerte es [@"Gesungen haben wir bis Mitternacht."].\n',
}

# Where the player is, once it plays.
PLAYED = """() => new Promise((go) => {
    const player = document.querySelector("audio");
    player.addEventListener("timeupdate", () => player.paused || go(player.currentTime));
})"""


def silence(seconds: int) -> bytes:
    data = BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * seconds)
    return data.getvalue()


@pytest.fixture(scope="module")
def site(web: Site) -> Site:
    folder = chronicle(web.folder / "quellen-chor", FILES)
    (folder / "seeds/gespraech.vtt").write_text(TRANSCRIPT, encoding="utf-8")
    (folder / "content/sources/gespraech.wav").write_bytes(silence(10))
    return build(f"{web.address}chor/", web.folder / "chor", "--content", str(folder / "content"), "--seeds", str(folder / "seeds"))


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def test_a_passage_plays_from_its_second(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.address}quellen/gespraech/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(".wav")], "nothing is loaded before somebody plays it"

    sung = page.locator(".passages li").filter(has_text="Gesungen haben wir")
    expect(sung.locator(".line")).to_contain_text("bei 00:06")
    sung.get_by_role("link", name="abspielen").click()
    assert 6 <= page.evaluate(PLAYED) < 9
    assert page.url.endswith("/quellen/gespraech/")


def test_without_a_script_the_link_leads_to_the_file(site: Site) -> None:
    html = (site.folder / "quellen/gespraech/index.html").read_text("utf-8")
    (file,) = (site.folder / "aufnahmen").iterdir()
    assert f'href="../../aufnahmen/{file.name}#t=6"' in html
    assert file.read_bytes() == silence(10)


def test_a_note_tells_the_time_that_no_editor_typed(site: Site) -> None:
    html = (Path(site.folder) / "ereignisse/konzert/index.html").read_text("utf-8")
    assert html.count("bei\u00a000:01") == 1
    assert html.count("bei\u00a000:06") == 1
