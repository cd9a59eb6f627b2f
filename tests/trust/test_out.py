"""One gate out: no two sources for one path, only plain names."""

from __future__ import annotations

import re

import pytest

from chronik import cli
from chronik.checks import addresses
from chronik.files import refused
from tests.support.projects import Project


@pytest.mark.parametrize(
    ("paths", "bad"),
    [
        (["a/index.html", "b/index.html", "assets/Ä.png", "_headers", "feed.xml"], None),
        (["a/index.html", "a/index.html"], ("a/index.html", "a/index.html")),
        (["assets/a.png", "assets/A.png"], ("assets/A.png", "assets/a.png")),
        (["assets/\u00e4.png", "assets/a\u0308.png"], ("assets/a\u0308.png", "assets/\u00e4.png")),
        (["ä/index.html"], ("ä/index.html", "")),
        (["../index.html"], ("../index.html", "")),
        (["a//index.html"], ("a//index.html", "")),
        (["/etc/passwd"], ("/etc/passwd", "")),
        (["a b/index.html"], ("a b/index.html", "")),
        (["a/../index.html"], ("a/../index.html", "")),
    ],
)
def test_paths(paths: list[str], bad: tuple[str, str] | None) -> None:
    found = refused(paths)
    assert (tuple(found) if found else None) == bad


def crowded(family: Project) -> None:
    """So many people that their list has a second page, and one who has its address."""
    for number in range(300):
        family.write(f"content/people/p-{number}.yaml", f"name: Person {number} Muster\n")
    family.write("content/people/seite-2.yaml", "name: Seite Zwei\n")


def test_an_id_that_a_list_may_need_is_refused_before_it_does(family: Project) -> None:
    family.write("content/people/seite-2.yaml", "name: Seite Zwei\n")
    assert "content/people/seite-2.yaml:1:1: Fehler [reserved-id]" in family.run("check").out


def test_two_sources_of_one_page_are_named(family: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the check of ids the gate finds it, and the old site stays."""
    before = family.built()
    monkeypatch.setattr(addresses, "CONTINUED", re.compile("(?!)"))
    crowded(family)
    assert cli.main(family.command("build")[2:]) == 1
    out = capsys.readouterr().out
    assert "Fehler [reserved-id] Aus dieser Datei und aus" in out
    assert "content/people/seite-2.yaml" in out
    assert "/personen/" in out
    assert (family.site / "index.html").read_bytes() == before["index.html"]


def test_all_that_is_published_passes_the_gate(family_site: dict[str, bytes]) -> None:
    assert refused(family_site) is None or refused(path for path in family_site if path != ".chronik.json") is None
