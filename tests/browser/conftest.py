"""A real browser on built sites: Debian's Chromium, driven by Playwright, through a plain server below a path."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.places import ROOT, SHIPPED
from tests.support.projects import program

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or "/usr/bin/chromium"
# The address bar of each page is a page of its own, which takes more time than those that are tested. What Playwright leaves out
# is said again, as of two lists the last one counts.
LEFT_OUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"),
    *("LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
QUIET = (
    *("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"),
    f"--disable-features={','.join(LEFT_OUT)}",
)
PATH = "unter/weg/"  # where sites stand


class Site(NamedTuple):
    """A built chronicle and where it is served."""

    address: str
    folder: Path


def chronicle(root: Path, files: Mapping[str, str]) -> Path:
    """A chronicle without stored texts: files by their path within content/."""
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "seeds").mkdir()
    return root


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Requests are no news."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(ConnectionError):  # a page that was left does not wait for its fonts
            super().copyfile(source, outputfile)

    def send_head(self) -> Any:
        """With ranges, as hosts have them: players go to a later place by them."""
        start = self.headers.get("Range", "").removeprefix("bytes=").partition("-")[0]
        path = Path(self.translate_path(self.path))
        if not start.isdigit() or not path.is_file():
            return super().send_head()
        data = path.read_bytes()
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - int(start)))
        self.end_headers()
        return BytesIO(data[int(start) :])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An empty folder that is served; sites are built below it."""
    root = tmp_path_factory.mktemp("netz")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield Site(f"http://127.0.0.1:{running.server_address[1]}/", root)
        running.shutdown()


def build(address: str, folder: Path, *options: str) -> Site:
    """A chronicle, built into that folder to be served at that address."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = program("build", "--no-cache", "--output", str(folder), "--base-url", address, *options, cwd=ROOT, timeout=300)
    assert done.code == 0, done.out + done.err
    return Site(address, folder)


@pytest.fixture(scope="session")
def shipped(web: Site) -> Site:
    """The chronicle of this repository, with its full-text index."""
    places = ("--content", str(SHIPPED / "content"), "--seeds", str(SHIPPED / "seeds"))
    return build(f"{web.address}{PATH}chronik/", web.folder / PATH / "chronik", *places)


# The search page


def search(site: Site, **parameters: str) -> str:
    return f"{site.address}suche/?{urlencode(parameters)}" if parameters else f"{site.address}suche/"


def found(page: Page, site: Site, question: str, **chosen: str) -> list[str]:
    """Addresses of the first ten hits, from the site's root."""
    page.goto(search(site, q=question, **chosen))
    expect(page.locator("#stand")).to_contain_text(question.strip('„“»«"'))
    links = page.locator("#treffer > li > a").evaluate_all("links => links.map(link => link.href)")
    return [str(link).removeprefix(site.address) for link in links]


def silent(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page that may say nothing on the console, set nothing, and ask nobody but the site."""
    said: list[str] = []
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(site.address) else None)
    yield page
    assert context.cookies() == []
    context.close()
    assert said == []
