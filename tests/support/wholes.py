"""A whole chronicle as its pages are given it, read from a folder; and the part of it that one page needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from chronik.chronicle.bounds import all_bounds
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition, edition_of
from chronik.chronicle.ties import Tie
from chronik.door.progress import Progress
from chronik.examining import Checked, Sources, examine
from chronik.memo import Memo
from chronik.pages.needs import needs
from chronik.records.images import is_record
from chronik.system.scan import Folders, listing, location, read


def whole(root: Path) -> Edition:
    folders = Folders(root / "content", root / "seeds", root / "none", root / "none", root / "none", None)
    stamps = listing(folders).stamps
    site = "content/site.yaml"
    rest = {path: read(location(folders, path)) for path in stamps if path == site or path.startswith("seeds/")}
    records = [*filter(is_record, stamps)]
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

    chronicle = full._replace(entries=entries, ties={k: ties(k) for k in kept if k in full.ties})
    cards = type(everything.cards)(chronicle)
    cards.update({k: everything.cards[k] for k in kept if k in full.entries})
    events = tuple(e for e in full.of_kind["events"] if e.key in kept)
    bounds = all_bounds(chronicle._replace(of_kind={**full.of_kind, "events": events}))
    return everything._replace(chronicle=chronicle, cards=cards, bounds=bounds)


def whole_of_files(files: Mapping[str, str]) -> Edition:
    """The chronicle of these files, `content/site.yaml` among them, without a fault; names may be alike."""
    checked = checked_files(files)
    faults = [problem for problem in checked.problems if problem.code != "similar-names"]
    assert not faults, faults
    return edition_of(checked.chronicle)


def checked_files(files: Mapping[str, str]) -> Checked:
    """These files, `content/site.yaml` among them, with what is wrong with them."""
    data = {path: text.encode() for path, text in files.items()}
    rest = {path: data.pop(path) for path in [*data] if path == "content/site.yaml" or path.startswith("seeds/")}
    return examine(Sources(sorted(data), data.__getitem__, rest), Memo({}, frozenset(), {}), Progress())
