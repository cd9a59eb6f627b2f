"""What several rooms need stands once: the way to the root, the mark of a note, the anchor of the shelf."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from chronik.chronicle.facets import UNPLACED
from chronik.html.cards import notes
from chronik.html.sources import answered
from chronik.records.keys import up
from tests.support.places import ROOT

MODULES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted((ROOT / "chronik").rglob("*.py"))}


def holders(text: str, modules: Mapping[str, str]) -> list[str]:
    """The modules that hold the text."""
    return [path for path, source in modules.items() if text in source]


@pytest.mark.parametrize(
    ("text", "module"),
    [
        (UNPLACED, "chronik/dates/exactness.py"),
        ('href="#beleg-', "chronik/html/cards.py"),
        ('.count("/")', "chronik/records/keys.py"),
    ],
)
def test_it_stands_in_one_module(text: str, module: str) -> None:
    assert holders(text, MODULES) == [module]


def test_a_second_place_is_found() -> None:
    planted = MODULES | {"chronik/zweite.py": f'ANCHOR = "{UNPLACED}"\n'}
    assert holders(UNPLACED, planted) == ["chronik/dates/exactness.py", "chronik/zweite.py"]


@pytest.mark.parametrize(
    ("url", "way"),
    [("", ""), ("404.html", ""), ("chronik/", "../"), ("ereignisse/gruendung/", "../../"), ("personen/a-b/seite-2/", "../../../")],
)
def test_a_page_knows_its_way_to_the_root(url: str, way: str) -> None:
    assert up(url) == way


def test_notes_are_marked_by_their_numbers() -> None:
    assert notes(()) == ""
    assert notes((3,)) == '<sup class="note"><a href="#beleg-3" aria-label="Beleg 3">3</a></sup>'
    assert notes((3, 5)) == notes((3,)) + '<sup class="note"><a href="#beleg-5" aria-label="Beleg 5">5</a></sup>'


def test_only_notes_side_by_side_are_set_apart() -> None:
    """A style sheet would also move the second of two with words between them."""
    drawn = answered([f"Rat{notes((3, 5))} und Tag{notes((7,))}."], "", lambda block, root: f"{block}")
    assert drawn.count('class="note next"') == 1
    assert drawn.index('class="note next"') < drawn.index("#beleg-5") < drawn.index(" und ")
