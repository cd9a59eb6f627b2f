"""Each note leads to its very passage and back, whatever else is claimed and however long the source is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.notes import walked
from tests.support.pages import ids, pages, parsed, words
from tests.support.projects import Project, project

SITE = "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, roles: {gast: Gast}}\n"


def text_of(count: int, *, end: str = "\n\n") -> str:
    """Sentences that are told apart by their numbers, each with as many words."""
    return end.join(
        f"Am Tag {n} kamen Gäste aus {n} Dörfern in den Speicher am Fluss, und es war {n} Mal Musik zu hören." for n in range(1, count + 1)
    )


def chronicle(root: Path, text: str, quotes: dict[str, list[str]], publish: str = "full") -> Project:
    """Events whose texts cite these words of one source."""
    made = Project(root)
    sha = hashlib.sha256(text.encode()).hexdigest()
    made.write("seeds/bote.txt", text)
    made.write("content/site.yaml", SITE)
    made.write("content/sources/bote.yaml", f"title: Bote\nfile: bote.txt\nsha256: {sha}\npublish: {publish}\n")
    for name, cited in quotes.items():
        body = "\n\n".join(f'Das [@bote "{quote}"].' for quote in cited)
        made.write(f"content/events/{name}.md", f"---\ntitle: Fest {name}\ndate: unknown\nkind: fest\nsources: [bote]\n---\n{body}\n")
    return made


def days(*numbers: int, up_to: str = "Speicher") -> list[str]:
    return [f"Am Tag {n} kamen Gäste aus {n} Dörfern in den {up_to}" for n in numbers]


def sizes(site: dict[str, bytes]) -> list[int]:
    return [len(page) for path, page in pages(site).items() if path.startswith("quellen/bote/")]


WORLDS: dict[str, Callable[[Path], Project]] = {
    "family": project,
    "one beginning": lambda root: chronicle(root, text_of(3), {"a": days(2), "b": days(2, up_to="Speicher am Fluss"), "c": days(2) * 3}),
    "hundreds in excerpts": lambda root: chronicle(root, text_of(400), {f"e{n}": days(n) for n in range(1, 401)}, "excerpts"),
    "hundreds in full": lambda root: chronicle(root, text_of(300), {f"e{n}": days(n) for n in range(1, 301)}),
    "all from one event": lambda root: chronicle(root, text_of(120), {"e": days(*range(1, 121))}),
    "one line": lambda root: chronicle(root, text_of(300, end=" "), {"e": days(*range(1, 301, 9))}),
    "across pages": lambda root: chronicle(root, text_of(200), {"e": [f"{days(1)[0]} […] und es war 180 Mal Musik", *days(3, 120)]}),
}


@pytest.mark.parametrize("name", WORLDS)
def test_every_note_leads_to_its_passage_and_back(tmp_path: Path, name: str) -> None:
    done = walked(WORLDS[name](tmp_path / "welt").built())
    assert not done.faults
    assert done.notes
    assert done.back


def crowd(root: Path) -> Project:
    """An event with so many guests that they stand on several pages, each with a passage of its own."""
    made = chronicle(root, text_of(450), {})
    guests = "".join(f'  - {{person: gast-{n}, role: gast, quote: "{days(n)[0]}", reason: Probe}}\n' for n in range(1, 451))
    head = f"title: Fest\ndate: {{value: XXXX-05-03, quote: {days(440)[0]}, reason: Probe}}\nkind: fest\nsources: [bote]\n"
    made.write("content/events/fest.yaml", f"{head}people:\n{guests}")  # more than the head of a text may have
    for n in range(1, 451):
        made.write(f"content/people/gast-{n}.yaml", f"name: Gast Nummer {n}\n")
    return made


def test_a_note_on_a_further_page_of_a_record_is_found_from_its_passage(tmp_path: Path) -> None:
    site = crowd(tmp_path).built()
    assert "ereignisse/fest/seite-2/index.html" in site
    done = walked(site)
    assert not done.faults
    assert done.back == 450


def test_another_claim_changes_no_anchor(tmp_path: Path) -> None:
    made = chronicle(tmp_path, text_of(30), {"a": days(10, 20)})
    before = made.built()
    made.write(
        "content/events/b.md",
        (tmp_path / "content/events/a.md")
        .read_text()
        .replace("Tag 20 kamen", "Tag 2 kamen")
        .replace("aus 20", "aus 2")
        .replace("title: Fest a", "title: Fest b"),
    )
    after = made.built()
    for path in ("ereignisse/a/index.html", "quellen/bote/index.html"):
        anchors = [{i for i in ids(site[path]) if re.match("(stelle|beleg|wortlaut)-", i)} for site in (before, after)]
        assert anchors[0] <= anchors[1]
    assert words(before["ereignisse/a/index.html"], "x/")[:200] == words(after["ereignisse/a/index.html"], "x/")[:200]


def test_an_address_by_the_beginning_alone_leads_to_the_first_passage_there(tmp_path: Path) -> None:
    made = chronicle(tmp_path, text_of(3), {"a": days(2, up_to="Speicher am Fluss") + days(2)})
    page = parsed(made.built()["quellen/bote/index.html"])
    [holder] = [li for li in page.iter("li") if any(re.fullmatch(r"stelle-\d+", e.get("id", "")) for e in li.iter())]
    assert holder.get("id") == min((i for i in ids(made.built()["quellen/bote/index.html"]) if re.fullmatch(r"stelle-\d+-\d+", i)), key=len)


def test_excerpts_show_the_passages_and_that_the_text_goes_on_but_not_how(tmp_path: Path) -> None:
    text = "Vorher Geheimes. Der Verein kam in den Speicher. Und es kamen Gäste. Nachher Geheimes.\n\nDas Ende vom Lied war lang"
    made = chronicle(tmp_path, text, {"a": ["Der Verein kam […] es kamen Gäste", "Das Ende vom Lied war lang"]}, "excerpts")
    site = made.built()
    said = words(site["quellen/bote/index.html"], "quellen/bote/index.html")
    assert "»… Der Verein kam […] es kamen Gäste …«\n" in said
    assert "»Das Ende vom Lied war lang«\n" in said
    assert "Zeile 1, Absatz 1\n" in said
    assert "Zeile 3, Absatz 2\n" in said
    assert not [path for path, data in site.items() if b"Geheimes" in data or b"in den Speicher" in data]


def test_a_text_that_may_be_shown_gives_each_passage_its_paragraph(tmp_path: Path) -> None:
    made = chronicle(
        tmp_path, "Anderes.\n\nWeit vorn. „Der Verein kam in den Speicher“, hieß es. Und Schluss.\n", {"a": ["Der Verein kam […] den Speicher"]}
    )
    said = words(made.built()["quellen/bote/index.html"], "quellen/bote/index.html")
    assert "»Weit vorn. „Der Verein kam in den Speicher“, hieß es. Und Schluss.«\n" in said


@pytest.mark.parametrize("name", ["hundreds in excerpts", "hundreds in full", "one line"])
def test_a_long_source_has_several_pages_of_bounded_size(tmp_path: Path, name: str) -> None:
    made = sizes(WORLDS[name](tmp_path).built())
    assert len(made) > 5
    assert max(made) < 60_000


def test_all_of_a_paged_text_is_there_once(tmp_path: Path) -> None:
    text = text_of(300, end=" ")
    site = chronicle(tmp_path, text, {"a": days(*range(1, 301, 7))}).built()
    paths = [f"quellen/bote/{f'seite-{n}/' if n > 1 else ''}index.html" for n in range(1, len(sizes(site)) + 1)]
    told = [e for path in paths for e in parsed(site[path]).iter("section") if e.get("class") == "fulltext"]
    shown = "".join("".join(t for t in p.itertext() if not t.isdigit()) for section in told for p in section.iter("p") if p.get("class") != "intro")
    assert shown == text


def test_a_passage_that_moves_to_another_page_is_found_by_the_next_build(tmp_path: Path) -> None:
    made = chronicle(tmp_path / "a", text_of(300), {f"e{n}": days(n) for n in range(40, 200, 2)}, "excerpts")
    made.built()
    for n in range(1, 40):
        made.write(
            f"content/events/n{n}.md", (made.root / "content/events/e40.md").read_text().replace("Tag 40", f"Tag {n}").replace("aus 40", f"aus {n}")
        )
    incremental = made.built()
    assert not walked(incremental).faults
    assert incremental == made.built("--cache", str(tmp_path / "leer"), "--output", str(made.site))
