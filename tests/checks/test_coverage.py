"""How a source's text is shown and used: marked where passages stand, counted where none does, names that nothing is tied to."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from chronik.evidence.stretches import paragraphs, share, stretches, unused
from tests.support.pages import parsed
from tests.support.projects import Project

TEXT = """Am 3. Mai 2021 gründeten Ada Beispiel und Bo Muster den Verein.

Den Vorsitz hat Ada Beispiel. Die Bücherei Nordhain half mit.
Zum Seitenanfang
"""
SITE = """title: Probe
vocabularies:
  event_kinds: {gruendung: Gründung}
  roles: {gruendung: Gründung}
"""
EVENT = """---
title: Gründung
date: {value: 2021-05-03, quote: "Am 3. Mai 2021 gründeten Ada Beispiel"}
kind: gruendung
people:
  - {person: ada-beispiel, role: gruendung, quote: "gründeten Ada Beispiel und Bo Muster"}
sources: [bericht]
---
"""


def chronicle(root: Path, *, publish: str, aside: str = "") -> Project:
    project = Project(root)
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    project.write("seeds/bericht.txt", TEXT)
    project.write("content/site.yaml", SITE)
    project.write("content/events/gruendung.md", EVENT)
    project.write("content/people/ada-beispiel.yaml", "name: Ada Beispiel\n")
    project.write("content/people/bo-muster.yaml", "name: Bo Muster\n")
    project.write("content/organisations/buecherei.yaml", "name: Bücherei Nordhain\n")
    project.write("content/sources/bericht.yaml", f"title: Bericht\nfile: bericht.txt\nsha256: {sha}\npublish: {publish}\n{aside}")
    return project


def test_the_whole_text_is_shown_only_where_it_may_be(tmp_path: Path) -> None:
    full = chronicle(tmp_path / "voll", publish="full").built()["quellen/bericht/index.html"].decode()
    excerpts = chronicle(tmp_path / "auszug", publish="excerpts").built()["quellen/bericht/index.html"].decode()
    assert "Zum Seitenanfang" in full
    assert "Zum Seitenanfang" not in excerpts
    assert "Zeile\u00a01, Absatz\u00a01" in excerpts


def test_overlapping_passages_are_marked_twice_where_they_overlap_and_lead_to_their_claims(tmp_path: Path) -> None:
    page = chronicle(tmp_path / "voll", publish="full").built()["quellen/bericht/index.html"]
    text = page.decode()
    assert (
        '<p><span id="wortlaut-0-37"></span><mark>Am 3. Mai 2021 </mark>'
        '<span id="wortlaut-15-51"></span><mark class="deep">gründeten Ada Beispiel</mark>'
        '<sup class="note"><a href="#stelle-0-37" aria-label="Stelle 1">1</a></sup>'
        '<mark> und Bo Muster</mark><sup class="note"><a href="#stelle-15-51" aria-label="Stelle 2">2</a></sup> den Verein.</p>'
    ) in text
    ids = [element.get("id") for element in parsed(page).iter() if element.get("id")]
    assert {"stelle-0", "stelle-15", "stelle-0-37", "stelle-15-51", "wortlaut-0-37", "wortlaut-15-51"} <= set(ids)
    assert 'href="#wortlaut-15-51"' in text  # and back


def test_check_says_what_is_unused_and_which_names_nothing_is_tied_to(tmp_path: Path) -> None:
    done = chronicle(tmp_path, publish="excerpts").run("check", "--coverage")
    assert done.code == 0
    assert "seeds/bericht.txt:1:43: Warnung [name-unlinked] „Bo Muster“ kommt vor" in done.out
    assert "seeds/bericht.txt:3:35: Warnung [name-unlinked] „Bücherei Nordhain“ kommt vor" in done.out
    assert "Ada Beispiel“ kommt vor" not in done.out  # takes part in the event
    assert "Zeilen 3–4 ungenutzt: Den Vorsitz hat Ada Beispiel." in done.out
    assert "name-unlinked" not in chronicle(tmp_path, publish="excerpts").run("check").out


def test_what_is_set_aside_with_a_reason_is_silent_until_it_is_no_longer_open(tmp_path: Path) -> None:
    aside = "set_aside:\n  - {name: Bo Muster, reason: nur auf dem Foto}\n  - {name: Ada Beispiel, reason: nicht nötig}\n"
    report = json.loads(chronicle(tmp_path, publish="excerpts", aside=aside).run("check", "--coverage", "--report", "json").out)
    assert [(d["code"], d["path"], d["message"].partition("“")[0]) for d in report["diagnostics"]] == [
        ("set-aside-unused", "content/sources/bericht.yaml", "„Ada Beispiel"),
        ("name-unlinked", "seeds/bericht.txt", "„Bücherei Nordhain"),
    ]
    assert report["coverage"][0]["path"] == "seeds/bericht.txt"
    assert report["coverage"][0]["unused"][0]["first"] == 3


def spans(length: int) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    """Passages of one to three parts, in order."""
    edges = st.lists(st.integers(0, length), min_size=2, max_size=6, unique=True).map(sorted)
    return edges.map(lambda at: tuple(zip(at[::2], at[1::2], strict=False)))


@given(st.text("ab \n", min_size=1, max_size=60).flatmap(lambda t: st.tuples(st.just(t), st.lists(spans(len(t)), max_size=6))))
def test_stretches_are_the_text_and_know_what_covers_them(case: tuple[str, list[tuple[tuple[int, int], ...]]]) -> None:
    text, passages = case
    found = stretches(text, passages)
    assert "".join(s.text for s in found) == text
    at = 0
    for stretch in found:
        assert stretch.depth == sum(a <= at < b for parts in passages for a, b in parts)
        at += len(stretch.text)
    assert sorted(n for s in found for n in s.begins if passages[n][0][0] < len(text)) == [n for n, p in enumerate(passages) if p[0][0] < len(text)]
    assert sorted(n for s in found for n in s.ends) == list(range(len(passages)))
    assert "".join(s.text for row in paragraphs(found) for s in row) == text.replace("\n", "")


def test_share_counts_each_letter_once() -> None:
    assert share("ab cd", [(0, 2), (1, 2)]) == 50
    assert share("ab cd", [(0, 5)]) == 100
    assert share("", []) == 0


def test_unused_lines_are_runs_of_lines_with_words() -> None:
    text = "eins\n\nzwei\n---\ndrei\nvier"
    assert [(u.first, u.last, u.words) for u in unused(text, [(16, 17)])] == [(1, 3, "eins zwei"), (6, 6, "vier")]
