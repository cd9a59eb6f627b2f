"""Nothing that is published makes a browser load from another host: refused where it stands, and on the finished page."""

from __future__ import annotations

import pytest

from chronik.privacy.foreign import foreign_load, foreign_problems
from tests.support.places import ROOT
from tests.support.projects import Project

HOST = "https://fremd.example.org"


@pytest.mark.parametrize(
    "page",
    [
        f'<script defer src="{HOST}/a.js"></script>',
        f"<SCRIPT SRC='{HOST}/a.js'></SCRIPT>",
        '<img alt="" src="//fremd.example.org/a.gif">',
        f'<img srcset="{HOST}/a.png 2x" alt="">',
        f'<link rel="stylesheet" href="{HOST}/a.css">',
        f"<link href={HOST}/a.woff2 rel=preload as=font>",
        f'<iframe title="" src="{HOST}/"></iframe>',
        f'<svg><image href="{HOST}/a.png"/></svg>',
        f'<svg><use xlink:href="{HOST}/a.svg#b"/></svg>',
        f'<video poster="{HOST}/a.png"></video>',
        f'<object data="{HOST}/a.svg"></object>',
    ],
)
def test_what_a_page_would_load_is_found(page: str) -> None:
    assert foreign_load(f"<p>Davor</p>\n{page}".encode()).partition("//")[2].startswith("fremd.example.org")


@pytest.mark.parametrize(
    "page",
    [
        f'<a href="{HOST}/">Verweis</a>',
        f'<link rel="canonical" href="{HOST}/">',
        f"&lt;img src=&quot;{HOST}/a.gif&quot;&gt;",
        '<img src="../bilder/a.png" alt="Worte src=//fremd.example.org/a.js"><script src="../assets/a.js"></script>',
        '<meta property="og:image" content="https://example.org/karte.png">',
    ],
)
def test_links_and_own_files_are_none(page: str) -> None:
    assert foreign_load(page.encode()) == ""


@pytest.mark.parametrize("style", ["@import 'https://fremd.example.org/a.css';", 'p { src: url( "//fremd.example.org/a.woff2") }'])
def test_a_style_loads_nothing_from_elsewhere(style: str) -> None:
    (problem,) = foreign_problems(f"p {{ color: red }}\n{style}\n", "assets/eigen.css")
    assert (problem.span.path, problem.span.line, problem.code) == ("assets/eigen.css", 2, "foreign-load")


def test_no_asset_of_the_program_does() -> None:
    paths = [path for folder in ("assets", "templates") for path in sorted((ROOT / folder).rglob("*")) if path.suffix in (".css", ".svg", ".html")]
    assert len(paths) > 10
    assert [problem for path in paths for problem in foreign_problems(path.read_text(encoding="utf-8"), path.as_posix())] == []


def test_an_address_that_a_template_puts_together_is_found_on_the_page(family: Project) -> None:
    page = (
        (ROOT / "templates/404.html")
        .read_text()
        .replace('<div class="prose">', '<img alt="" src="{{ "https:" }}//fremd.example.org/a.gif"><div class="prose">')
    )
    family.write("templates/404.html", page)
    done = family.run("build", "--templates", str(family.root / "templates"))
    assert (done.code, "templates/404.html:1:1: Fehler [foreign-load]" in done.out) == (1, True), done.out


def test_no_page_of_a_chronicle_does(family_site: dict[str, bytes]) -> None:
    pages = {path: data for path, data in family_site.items() if path.endswith(".html")}
    assert pages
    assert {path for path, page in pages.items() if foreign_load(page)} == set()
