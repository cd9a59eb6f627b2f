"""The desk as an editor uses it: the real `serve --edit`, a real browser, real files."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.previews import Preview, served
from tests.support.projects import Project, project

EVENT = "content/events/vorlesetag.md"
TEXT = """Lesenacht in Süderau

Am 10. Mai 2019 kamen rund 80 Kinder zur Lesenacht in die Volkshochschule Süderau. Die Moderation hatte Ada Beispiel.
Die Leitung lag bei Frau Cara Neuland, die 🎉 auch die Geschichten ausgesucht hatte.

Kontakt: Cara Neuland, Telefon 01234 567890, cara@example.org
"""
_TOLD = re.compile(r"Schreibtisch: (http://\S+)")
# What a console says of answers that are refused, and of a server that has gone.
REFUSED = re.compile(r"status of (403|404|409|422|503)|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET")


class Desk(NamedTuple):
    preview: Preview
    address: str  # with the token, as the terminal tells it

    @property
    def project(self) -> Project:
        return self.preview.project

    def text(self, path: str) -> str:
        return (self.project.root / path).read_bytes().decode()

    def open(self, page: Page, path: str = EVENT) -> None:
        """That file, in a browser that has come with the address from the terminal."""
        page.goto(f"{self.address}#{path}")
        expect(page.locator("#eintrag")).to_be_visible()


@contextmanager
def desk_of(project: Project, *options: str) -> Iterator[Desk]:
    with served(project, "--edit", *options) as preview:
        yield Desk(preview, told(preview))


def told(preview: Preview) -> str:
    """The address in the terminal."""
    while preview.process.poll() is None:
        found = next(filter(None, map(_TOLD.search, preview.said)), None)
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError("".join(preview.said))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """It takes seconds to start."""
    with desk_of(project(tmp_path_factory.mktemp("schreibtisch") / "projekt")) as running:
        yield running


@pytest.fixture
def desk(shared: Desk) -> Iterator[Desk]:
    """With the family world as it is; what a test makes of it is undone."""
    root, before = shared.project.root, files(shared.project)
    yield shared
    now = files(shared.project)
    for path in now.keys() - before.keys():
        (root / path).unlink()
    for path, data in before.items():
        if now.get(path) != data:
            (root / path).write_bytes(data)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of one's own, in whose windows no script may fail and no policy may be broken."""
    said: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    context.set_default_timeout(15_000)
    context.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") and not REFUSED.search(message.text) else None
    )
    context.on("weberror", lambda fault: said.append(str(fault.error)))
    yield context
    context.close()
    assert said == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def standing(page: Page, words: str) -> None:
    expect(page.locator("#stand")).to_have_text(words)


def said(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("#gesagt")).to_contain_text(words)


def field(at: str) -> str:
    """The selector of a control by the path of its field, with points between."""
    return f'[id="feld-{at}"]'


def files(project: Project) -> dict[str, bytes]:
    """Everything below content/ and seeds/."""
    folders = (project.root / name for name in ("content", "seeds"))
    return {p.relative_to(project.root).as_posix(): p.read_bytes() for folder in folders for p in sorted(Path(folder).rglob("*")) if p.is_file()}
