"""A source that is named like what it tells of is told apart from it wherever both can be listed."""

from __future__ import annotations

from pathlib import Path

from tests.support.pages import words
from tests.support.projects import Project

SITE = "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n"


def chronicle(root: Path, title: str) -> Project:
    made = Project(root)
    made.write("content/site.yaml", SITE)
    made.write("content/sources/bericht.yaml", "title: Das Treffen\nurl: https://example.org/\n")
    made.write("content/events/treffen.md", f"---\ntitle: {title}\ndate: 2020\nkind: fest\nsources: [bericht]\n---\nText [@bericht].\n")
    return made


def test_a_namesake_is_called_a_source_in_lists_and_notes(tmp_path: Path) -> None:
    site = chronicle(tmp_path, "Das Treffen").built()
    said = words(site["ereignisse/treffen/index.html"], "ereignisse/treffen/index.html")
    assert said.count("[Das Treffen · Quelle](/quellen/bericht/)") == 2  # among the facts, and as a note
    assert "<title>Das Treffen · Quelle – Chronik</title>" in site["quellen/bericht/index.html"].decode()
    assert "<h1>Das Treffen · Quelle</h1>" in site["quellen/bericht/index.html"].decode()


def test_pages_follow_when_an_event_takes_or_leaves_the_name(tmp_path: Path) -> None:
    made = chronicle(tmp_path / "a", "Fest")
    other = "content/events/anderes.md"
    made.write(other, "title: Anderes\ndate: 2021\nkind: fest\nsources: [bericht]\n".join(["---\n", "---\n"]))
    assert b"Quelle</a>" not in made.built()["ereignisse/anderes/index.html"]
    made.write("content/events/treffen.md", "---\ntitle: Das Treffen\ndate: 2020\nkind: fest\n---\n")
    assert "Das Treffen · Quelle</a>".encode() in made.built()["ereignisse/anderes/index.html"]
