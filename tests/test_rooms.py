"""The tests lie in rooms: the generator's own know nothing of the chronicle that is shipped with it, and no folder overflows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from tests.support.places import TESTS

FILES = 14
# The name says that a file is about the shipped chronicle. Three others hold what these share.
MAY = re.compile(r"(?:site|browser|browser/desk|desk|desktop)/test_shipped_\w+\.py|support/places\.py|browser/conftest\.py|desk/measuring\.py")
READS = re.compile(r"\bSHIPPED\b|\bROOT (?:/ |\.joinpath\()f?[\"'](?:content|seeds)\b")


def readers(sources: Mapping[str, str]) -> Iterator[str]:
    """Files that read `content/` or `seeds/` of the project, and do not say so."""
    yield from (path for path, source in sources.items() if READS.search(source) and not MAY.fullmatch(path))


def test_only_what_says_so_reads_the_shipped_chronicle() -> None:
    sources = {path.relative_to(TESTS).as_posix(): path.read_text("utf-8") for path in TESTS.rglob("*.py") if path.name != "test_rooms.py"}
    assert any(MAY.fullmatch(path) and READS.search(source) for path, source in sources.items())
    assert list(readers(sources)) == []


@pytest.mark.parametrize("line", ["from tests.support.places import SHIPPED", 'text = (ROOT / "content/site.yaml").read_text()', "ROOT / 'seeds'"])
def test_a_planted_reader_is_found(line: str) -> None:
    assert list(readers({"pages/test_shipped_facts.py": line})) == ["pages/test_shipped_facts.py"]
    assert list(readers({"html/test_paging.py": line, "site/test_shipped_pages.py": line, "html/test_tree.py": 'root / "content"'})) == [
        "html/test_paging.py"
    ]


def test_no_folder_holds_more_than_fits_a_glance() -> None:
    folders = {path.parent for path in TESTS.rglob("*.py")}
    assert not [folder.name for folder in folders if sum(path.suffix == ".py" for path in folder.iterdir()) > FILES]
