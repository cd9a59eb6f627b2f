"""Claims that were found to agree with their quotes are compared again when anything has changed that this depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import project

CHANGES = (
    ("content/events/gruendung-lesebund.md", "value: 2015-05-04", "value: 2015-05-05"),
    ("content/people/ada-beispiel.yaml", "name: Ada Beispiel", "name: Eva Andere"),
    ("content/site.yaml", "vorsitz: {label: Vorsitz,", "vorsitz: {label: Vorsitz, words: [verlesen],"),
)


@pytest.mark.parametrize(("path", "old", "new"), CHANGES, ids=[path for path, _, _ in CHANGES])
def test_what_agreed_is_compared_again(tmp_path: Path, path: str, old: str, new: str) -> None:
    made = project(tmp_path)
    before = made.run("check").out
    text = (tmp_path / path).read_text("utf-8")
    assert old in text
    made.write(path, text.replace(old, new))

    said = made.run("check").out
    assert "Fehler [claim-disagrees]" in said or "Warnung [role-unsaid]" in said
    assert said.splitlines()[:-1] == made.run("check", "--no-cache").out.splitlines()[:-1]

    made.write(path, text)
    assert made.run("check").out.splitlines()[:-1] == before.splitlines()[:-1]
