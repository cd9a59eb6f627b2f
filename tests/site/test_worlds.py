"""Miniature chronicles with blessed output: `CHRONIK_BLESS=1 make bless` writes what is now found.

Of a page only what its `<main>` says is compared (see `words` in tests/support/pages.py), so that a new footer repaints nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.pages import pages, unlike, words
from tests.support.places import BLESS, WORLDS
from tests.support.projects import project, tree

WHOLE_FILES = ("feed.xml", "sitemap.xml")
NAMES = sorted(path.name for path in WORLDS.iterdir() if (path / "content").is_dir())


def rendering(site: Mapping[str, bytes]) -> dict[str, str]:
    """Expected file -> what should stand in it."""
    said = {f"{path.removesuffix('.html').removesuffix('/index')}.txt": words(data, path) for path, data in pages(site).items()}
    return said | {path: site[path].decode() for path in WHOLE_FILES}


def compare(expected: Path, found: Mapping[str, str]) -> str:
    """A unified diff of a folder of expected files and what was found; leftover expected files are a difference."""
    known = {path: data.decode() for path, data in tree(expected).items()} if expected.is_dir() else {}
    return "".join(unlike(known.get(path, ""), found.get(path, ""), path) for path in sorted({*known, *found}))


def bless(expected: Path, found: Mapping[str, str]) -> None:
    for path in tree(expected) if expected.is_dir() else ():
        if path not in found:
            (expected / path).unlink()
    for path, text in found.items():
        target = expected / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_world_says_what_was_blessed(name: str, tmp_path: Path) -> None:
    found = rendering(project(tmp_path, name).built())
    expected = WORLDS / name / "expected"
    if BLESS:
        bless(expected, found)
    difference = compare(expected, found)
    assert not difference, difference


def test_there_are_worlds() -> None:
    assert {"empty", "one", "family"} <= set(NAMES)


def test_a_leftover_or_changed_expected_file_is_seen(tmp_path: Path) -> None:
    """The guard is guarded: what is too much, too little or different makes a diff."""
    bless(tmp_path, {"a.txt": "Hier\n"})
    assert not compare(tmp_path, {"a.txt": "Hier\n"})
    assert "-Hier" in compare(tmp_path, {})
    assert "+Dort" in compare(tmp_path, {"a.txt": "Dort\n"})
    assert "+Neu" in compare(tmp_path, {"a.txt": "Hier\n", "b.txt": "Neu\n"})


def test_rendering_ignores_markup_and_keeps_what_is_said() -> None:
    page = '<!doctype html><html lang="de"><title>x</title><body>Kopf<main><article class="{}"><h1>Titel</h1>{}</article></main>Fuß'
    plain = page.format("a", '<ul><li><a href="../b/#c">Name</a> <time datetime="2021">2021</time></ul>')
    other = page.format("z", '\n<div><ul class=x>\n<li><span><a rel=x href="../b/#c">Name</a></span>\n<time datetime="2021">2021</time></ul></div>')
    assert words(plain.encode(), "a/index.html") == "# Titel\n- [Name](/b/#c) 2021 ⟨2021⟩\n" == words(other.encode(), "a/index.html")
    assert words(plain.replace("Name", "Nome").encode(), "a/index.html") != words(plain.encode(), "a/index.html")


def test_a_word_broken_at_a_line_end_is_whole_in_the_evidence(family_site: dict[str, bytes]) -> None:
    """The stored text of the family's source breaks „Volkshoch-⏎schule“; readers see the word as it is read."""
    said = words(family_site["quellen/bote/index.html"], "quellen/bote/index.html")
    assert "Volkshochschule Süderau den Lesebund" in said
    assert "Volkshoch-" not in said
