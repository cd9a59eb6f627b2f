"""Templates for blocks: `templates/blocks/<block>.html` draws that block, everywhere, and nothing else changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from chronik.chronicle import cards
from chronik.html import blocks, imageblocks, notes
from chronik.html.filling.own import BLOCK_NAMES
from tests.support.pages import pages
from tests.support.places import ROOT
from tests.support.projects import Project, project

GUIDE = (ROOT / "docs/gestaltung.md").read_text("utf-8")
CARD = re.findall(r"```html\n(.*?)```", GUIDE, re.DOTALL)[0]


def with_blocks(root: Path, **templates: str) -> Project:
    made = project(root / "projekt")
    shutil.copytree(ROOT / "templates", root / "templates")
    (root / "templates/blocks").mkdir()
    for name, text in templates.items():
        (root / f"templates/blocks/{name}.html").write_text(text, "utf-8")
    return made


def built(made: Project) -> dict[str, bytes]:
    done = made.run("build", "--templates", str(made.root.parent / "templates"))
    assert done.code == 0, done
    return {p.relative_to(made.site).as_posix(): p.read_bytes() for p in made.site.rglob("*") if p.is_file()}


def test_the_card_of_the_guide_stands_in_every_list(tmp_path: Path, family_site: dict[str, bytes]) -> None:
    site = built(with_blocks(tmp_path, moment=CARD))
    assert site.keys() == family_site.keys()
    for path, page in pages(site).items():
        theirs = len(re.findall(rb'<li class="moment\b', family_site[path]))
        ours = len(re.findall(rb'<li class="moment[^"]*">\n<div class="what">\n<h\d><a href="[^"]*">[^<]+</a></h\d>\n<p class="when">', page))
        assert ours == theirs, path  # the pattern of the filter among them
        assert b'<p class="summary">' not in page.partition(b"<main")[2]
    changed = {path for path in site if site[path] != family_site[path]}
    assert {path for path in changed if not path.endswith(".html")} <= {".chronik.json"}
    assert all(b'class="moment' in family_site[path] for path in changed if path.endswith(".html"))


def test_a_template_may_set_something_around_what_is_drawn(tmp_path: Path, family_site: dict[str, bytes]) -> None:
    site = built(with_blocks(tmp_path, cite="<aside>{{ drawn() }}</aside>\n"))
    cited = re.compile(rb'<aside>(<section class="cite".*?</section>\n)</aside>', re.DOTALL)
    assert {path: cited.sub(rb"\1", page) for path, page in pages(site).items()} == pages(family_site)
    assert sum(len(cited.findall(page)) for page in site.values()) > 10


def test_text_is_made_safe_in_them_too(tmp_path: Path) -> None:
    made = with_blocks(tmp_path, facts="<p>{{ block.rows[0].items[0].name }}</p>")
    (made.root / "content/people/spitz.yaml").write_text('name: Spitz\naliases: ["<b>Sp&tz</b>"]\n', "utf-8")
    assert b"<p>&lt;b&gt;Sp&amp;tz&lt;/b&gt;</p>" in built(made)["personen/spitz/index.html"]


@pytest.mark.parametrize(
    ("name", "text", "place", "words"),
    [
        ("karte", "", "templates/blocks/karte.html", "Einen Baustein „karte“ gibt es nicht."),
        ("fact", "", "templates/blocks/fact.html", "Meinten Sie „facts“?"),
        ("moment", "{{ block.karte }}", "templates/blocks/moment.html:1", "has no attribute 'karte'"),
        ("moment", "<li>\n{% if %}</li>", "templates/blocks/moment.html:2", "lässt sich nicht verwenden"),
    ],
)
def test_what_cannot_be_drawn_has_its_place(tmp_path: Path, name: str, text: str, place: str, words: str) -> None:
    made = with_blocks(tmp_path, **{name: text})
    done = made.run("check", "--templates", str(tmp_path / "templates"))
    assert done.code == 1
    assert place in done.out and words in done.out


def test_without_such_templates_nothing_is_asked_of_them(family_site: dict[str, bytes], tmp_path: Path) -> None:
    assert pages(built(with_blocks(tmp_path))) == pages(family_site)


# --- the guide ----------------------------------------------------------------------------------------------------------


def rows(heading: str) -> list[list[str]]:
    """The cells of the lines of the table under a heading of the guide."""
    section = GUIDE.partition(f"{heading}\n")[2].partition("\n## ")[0]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.split("\n") if line.startswith("| ")]


def fields(record: Any) -> list[str]:
    return [name for name in record._fields if name != "block"]


def test_the_guide_names_every_block_and_its_fields() -> None:
    known = {b._field_defaults["block"]: fields(b) for b in vars(blocks).values() if hasattr(b, "_fields") and "block" in b._fields}
    known["moment"] = fields(blocks.Moment)
    described = {cells[0].strip("`"): re.findall(r"`(\w+)`", cells[2]) for cells in rows("## Die Bausteine") if len(cells) == 3}
    del described["Baustein"], described["---"]
    assert described == known
    assert set(described) == set(BLOCK_NAMES)


@pytest.mark.parametrize(
    ("beginning", "record"),
    [
        ("`card` eines", cards.Card),
        ("Angabe (in", blocks.Item),
        ("Zeile von", blocks.Row),
        ("Gruppe von", blocks.Group),
        ("Abschnitt von", blocks.Period),
        ("Zeichen (", cards.Badge),
        ("Seite (in", blocks.Part),
        ("Anmerkung von", notes.Remark),
        ("Beleg von", notes.Note),
        ("Stelle von", blocks.Passage),
        ("Foto von `figures`", imageblocks.Figure),
        ("Wer auf einem Foto ist", imageblocks.Depicted),
        ("Foto von `appearances`", imageblocks.Appearance),
    ],
)
def test_the_guide_names_the_fields_of_parts(beginning: str, record: Any) -> None:
    cells = next(cells for cells in rows("## Die Bausteine") if cells[0].startswith(beginning))
    assert re.findall(r"`(\w+)`", cells[1]) == fields(record)
