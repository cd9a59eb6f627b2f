"""A page shows nothing but what its needs name: given a chronicle of these records alone, its view is the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition, edition_of
from chronik.chronicle.ties import Tie
from chronik.pages import PAGES
from chronik.pages.needs import needs
from chronik.pipeline import Memo, Sources, examine
from chronik.progress import Progress
from chronik.system.scan import Folders, listing, location, read

HERE = Path(__file__).parent
RECORDS = ("event", "person", "organisation", "network", "place", "source", "page")


def whole(root: Path) -> Edition:
    folders = Folders(root / "content", root / "seeds", root / "none", root / "none", root / "none", None)
    stamps = listing(folders).stamps
    site = "content/site.yaml"
    rest = {path: read(location(folders, path)) for path in stamps if path == site or path.startswith("seeds/")}
    records = [path for path in stamps if path.startswith("content/") and path != site]
    checked = examine(Sources(records, lambda path: read(location(folders, path)), rest), Memo({}, frozenset(), {}), Progress())
    assert not [p for p in checked.problems if p.severity == "error"]
    return edition_of(checked.chronicle)


def restricted(everything: Edition, key: str) -> Edition:
    """The whole with the entries that the page needs; what only says how records hang together stays where these are concerned."""
    kept = {key, *needs(everything, key)}
    full: Chronicle = everything.chronicle
    entries = {k: e for k, e in full.entries.items() if k in kept}

    def ties(target: str) -> dict[str, tuple[Tie, ...]]:
        return {kind: tuple(t for t in some if t.entry.key in kept) for kind, some in full.ties.get(target, {}).items()}

    chronicle = replace(full, entries=entries, ties={k: ties(k) for k in kept if k in full.ties})
    cards = type(everything.cards)(chronicle)
    cards.update({k: everything.cards[k] for k in kept if k in full.entries})
    return everything._replace(chronicle=chronicle, cards=cards)


@pytest.mark.parametrize("root", [HERE / "worlds/family", HERE.parent], ids=["family", "shipped"])
@pytest.mark.parametrize("name", RECORDS)
def test_a_page_shows_only_what_it_needs(root: Path, name: str) -> None:
    everything = whole(root)
    kind = next(k for k in PAGES if k.name == name)
    subjects = list(kind.subjects(everything))
    assert subjects
    for key in subjects:
        assert kind.view(restricted(everything, key), key) == kind.view(everything, key), key


def test_a_view_that_looks_further_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = whole(HERE.parent)
    kind = next(k for k in PAGES if k.name == "network")
    monkeypatch.setattr("chronik.pages.needs._FURTHER", {})
    with pytest.raises((KeyError, AssertionError)):
        for key in kind.subjects(everything):
            assert kind.view(restricted(everything, key), key) == kind.view(everything, key)
