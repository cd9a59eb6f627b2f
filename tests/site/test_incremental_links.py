"""Incremental equals clean where events hang together: a date far away in a chain changes pages, lists and years."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from chronik.door.progress import Progress
from chronik.inputs import Options
from chronik.session import Outcome, run_build
from chronik.system.scan import Folders
from tests.support.places import ROOT
from tests.support.projects import tree

DATES = ["unknown"] * 3 + ["XXXX-06-17", "199X", "../1995", "1994-05-03", "1995-06", "1995", "1996/", "1993/1997"] + ['"[1991,1996]"', '"1992~"']


class Chain:
    """Events of which each may follow, or be part of, those with a lower number: no circles."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        for name in ("templates", "assets"):
            shutil.copytree(ROOT / name, root / name)
        for name in ("content/events", "content/people", "seeds"):
            (root / name).mkdir(parents=True)
        self.write(
            "site.yaml",
            "title: Kette\nvocabularies: {event_kinds: {fest: Fest}, roles: {gast: Gast}}\n",
        )
        self.write("people/ada.yaml", "name: Ada Beispiel\n")
        for number in range(8):
            self.event(number)

    def write(self, path: str, text: str) -> None:
        (self.root / "content" / path).write_text(text, "utf-8")

    def event(self, number: int) -> None:
        c = self.chance
        head = f"title: Ereignis {number}{c.choice('abc')}\nkind: fest\ndate: {c.choice(DATES)}\n"
        head += "people: [{person: ada, role: gast}]\n" if c.random() < 0.5 else ""
        before = c.sample(range(number), min(number, c.choice([0, 1, 1, 2])))
        head += f"follows: [{', '.join(f'e{n}' for n in before)}]\n" if before else ""
        head += f"part_of: e{c.randrange(number)}\n" if number and c.random() < 0.3 else ""
        head += "status: announced\n" if c.random() < 0.1 else ""
        self.write(f"events/e{number}.yaml", head)

    def build(self, output: str, cache: Path | None) -> Outcome:
        inputs = [self.root / name for name in ("content", "seeds", "templates", "assets")]
        folders = Folders(*inputs, self.root / output, cache)
        return run_build(folders, Options(jobs=1), Progress())


@pytest.mark.parametrize("seed", range(3))
def test_incremental_equals_clean_along_chains(tmp_path: Path, many_builds: None, seed: int) -> None:
    chance = random.Random(seed)
    world, compared = Chain(tmp_path, chance), 0
    for step in range(60):
        world.event(chance.randrange(8))
        outcome = world.build("site", tmp_path / "cache")
        if outcome.failed:
            assert {p.code for p in outcome.problems if p.severity == "error"} == {"date-order"}
            continue

        compared += 1
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        assert not world.build("clean", None).failed
        expected, found = tree(tmp_path / "clean"), tree(tmp_path / "site")
        assert found.keys() == expected.keys(), (seed, step)
        assert [path for path in found if found[path] != expected[path]] == [], (seed, step)
    assert compared >= 10


def test_an_event_moves_to_another_year_where_only_it_is_shown(tmp_path: Path) -> None:
    world = Chain(tmp_path, random.Random(0))
    for number in range(8):
        (tmp_path / f"content/events/e{number}.yaml").unlink()
    world.write(
        "events/b.yaml",
        "title: B\nkind: fest\ndate: 199X\nfollows: a\npeople: [{person: ada, role: gast}]\n",
    )

    for name, when in (("erstes", 1990), ("letztes", 1999)):  # all years stay as they are
        world.write(f"events/{name}.yaml", f"title: {name}\nkind: fest\ndate: {when}\n")

    for year in ("1994", "1995"):
        world.write("events/a.yaml", f"title: A\nkind: fest\ndate: {year}-05-03\n")
        assert not world.build("site", tmp_path / "cache").failed
        page = (tmp_path / "site/personen/ada/index.html").read_text("utf-8")
        assert f'id="j{year}"' in page
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        assert not world.build("clean", None).failed
        assert tree(tmp_path / "site") == tree(tmp_path / "clean")
