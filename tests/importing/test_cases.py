"""Each folder of cases/: a file as people have them, and beside it the records it gives and what is said of it.

The name of a folder is the kind of record, but for those in `KINDS`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from chronik.editing.bringing.carrying import Errand, bring
from chronik.system.scan import Folders
from tests.support.places import TESTS
from tests.support.projects import Project, tree

CASES = sorted((TESTS / "importing/cases").iterdir())
KINDS = {"mapping": "events", "parted": "events", "bibtex": "", "csl": ""}


def brought(project: Project, case: Path) -> str:
    """What is said when the file of a case is imported."""
    file = next(path for path in sorted(case.iterdir()) if path.stem in ("tabelle", "bibliothek"))
    mapping = case / "zuordnung.yaml"
    root = project.root
    folders = Folders(root / "content", root / "seeds", root / "templates", root / "assets", root / "site", None)
    errand = Errand(file, KINDS.get(case.name, case.name), mapping if mapping.exists() else None)
    return "\n".join(filter(None, bring(folders, errand))).replace("\u00a0", " ") + "\n"


def records(project: Project) -> dict[str, str]:
    return {path: data.decode() for path, data in tree(project.root / "content").items() if path != "site.yaml"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_written_and_what_is_said(tal: Project, case: Path) -> None:
    said = brought(tal, case)
    assert said == (case / "gesagt.txt").read_text(encoding="utf-8")
    assert records(tal) == {path: data.decode() for path, data in tree(case / "content").items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_check_accepts_it_and_a_second_import_changes_nothing(tal: Project, case: Path) -> None:
    brought(tal, case)
    before = records(tal)
    report = tal.run("check").out
    assert "Fehler [" not in report
    assert report.count("Warnung [") == report.count("Warnung [todo]") + report.count("Warnung [similar-names]")
    assert "nichts Neues, nichts geschrieben." in brought(tal, case)
    assert records(tal) == before
