"""Templates that come with the program are compiled once for all chronicles, and a check does not try again what a build has drawn with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from chronik import pipeline
from chronik.cli import main
from chronik.html.filling import compiled, render
from tests.support.projects import Project, project

PROGRAM = b"program"


def run(family: Project, word: str, *arguments: str) -> int:
    return main([*family.command(word)[2:], *arguments])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "compiled.templates"
    monkeypatch.setattr(compiled, "_PLACE", place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(render, "_LAST", [])
    return place


@pytest.fixture
def rehearsals(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A row for each time that templates are tried."""
    tried: list[object] = []
    rehearse = pipeline.rehearse

    def counted(*given: Any) -> object:
        tried.append(given)
        return rehearse(*given)

    monkeypatch.setattr(pipeline, "rehearse", counted)
    return tried


def edited(family: Project) -> None:
    file = sorted((family.root / "content/people").iterdir())[0]
    family.write(f"content/people/{file.name}", file.read_bytes() + b"\n")


def test_the_first_build_of_another_chronicle_compiles_no_template(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, other = project(tmp_path / "first"), project(tmp_path / "other")
    assert run(first, "build") == 0
    data = place.read_bytes()
    monkeypatch.setattr(render, "_LAST", [])
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert run(other, "build") == 0
    assert place.read_bytes() == data


def test_what_is_kept_is_of_one_program(place: Path) -> None:
    compiled.keep_templates(PROGRAM, {"plain base.html": True})
    assert compiled.kept_templates(PROGRAM) == {"plain base.html": True}
    assert compiled.kept_templates(b"another") == {}


def test_a_check_after_a_build_tries_no_shipped_template(place: Path, family: Project, rehearsals: list[object]) -> None:
    assert run(family, "build") == 0
    edited(family)
    assert run(family, "check") == 0
    assert not rehearsals


def test_a_check_tries_templates_of_the_chronicle(place: Path, family: Project, rehearsals: list[object]) -> None:
    own = family.root / "templates"
    family.write("templates/blocks/moment.html", "{{ drawn() }}")
    assert run(family, "build", "--templates", str(own)) == 0
    assert not place.exists()
    edited(family)
    assert run(family, "check", "--templates", str(own)) == 0
    assert len(rehearsals) == 1
