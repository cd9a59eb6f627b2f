"""Incremental equals clean: after any edit the published tree is, byte for byte, what a first build would give.

Three hundred seeded steps over a small chronicle: records added, changed, deleted, renamed; site.yaml, templates, assets and
seeds edited; the output and the cache tampered with. After each step a build that remembers is held against one that does not,
and a second build must write nothing.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chronik.door.progress import Progress
from chronik.inputs import Options
from chronik.session import Outcome, run_build
from chronik.system.scan import TICK, Folders, settled
from tests.support.places import ROOT
from tests.support.repositories import commit as committed
from tests.support.repositories import git

WORDS = ["Bündnis", "Kammer", "Werkstatt", "Tagung", "Region", "Hafen", "Moor", "Verein", "Netz", "Forum", "Arbeit", "Zukunft"]
QUOTED = "trafen sich 92 Menschen"
SOURCE = "Am 3. Mai 2021 trafen sich 92 Menschen im Rathaus. Der Verein Moor lud dazu ein, die Kammer half.\n"


class World:
    """A chronicle that is edited at random. Every edit leaves valid content, but for one kind that is undone."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance, self.number, self.day = root, chance, 0, 0
        git(root, "init", "--quiet")
        for name in ("templates", "assets"):
            shutil.copytree(ROOT / name, root / name)
        self.write("content/site.yaml", self.site("Chronik"))
        self.write("seeds/bericht.txt", SOURCE)
        self.write("seeds/blatt.txt", "Ein Blatt.\n")
        self.pin()
        for kind in ("places", "organisations", "people", "networks", "events"):
            for _ in range(4):
                self.add(kind)

    def site(self, title: str) -> str:
        return (
            f"title: {title}\nbase_url: https://example.org/c/\nyears: [1900, 2100]\nvocabularies:\n  event_kinds: {{tagung: Tagung}}\n"
            "  place_kinds: {stadt: Stadt}\n  roles: {rede: {label: Rede, meaning: hielt eine Rede}, mitglied: Mitglied}\n"
        )

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def pin(self) -> None:
        for name in ("bericht", "blatt"):
            digest = hashlib.sha256((self.root / f"seeds/{name}.txt").read_bytes()).hexdigest()
            self.write(
                f"content/sources/{name}.yaml", f"title: {name.capitalize()}\nfile: {name}.txt\nsha256: {digest}\npublisher: Blatt {digest[:3]}\n"
            )

    def ids(self, kind: str) -> list[str]:
        return sorted(p.stem for p in (self.root / "content" / kind).glob("*.*"))

    def some(self, kind: str, most: int) -> list[str]:
        known = self.ids(kind)
        return self.chance.sample(known, min(len(known), self.chance.randint(0, most)))

    def name(self) -> str:
        return " ".join(self.chance.sample(WORDS, 2)) + f" {self.number}"

    def add(self, kind: str) -> None:
        self.number += 1
        self.record(kind, f"{kind}-{self.number}")

    def record(self, kind: str, name: str) -> None:
        """Write a record of random content that refers to records there are."""
        c = self.chance
        body = " ".join(c.choices(["Text.", *WORDS], k=8))
        if people := self.some("people", 1):
            body += f" Siehe [[{people[0]}]]."
        if c.random() < 0.4:
            body += f' Es kamen viele [@bericht "{QUOTED}"].' if kind != "events" else f' Es kamen viele [@ "{c.choice([QUOTED, "viele"])}"].'
        if kind == "events":
            date = c.choice(["2021-05-03", "2021-05", "2020", "unknown", "XXXX-06-17", "2019/2021", '"[2020-01-02,2021-01-02]"'])
            head = f"title: {self.name()}\ndate: {date}\nkind: tagung\nsources: [bericht, blatt]\n"
            head += f"quotes: {{viele: {QUOTED}}}\nseries: {{name: Treffen, quote: viele}}\n"
            head += f"networks: {[*self.some('networks', 2)]}\nplaces: {[*self.some('places', 2)]}\n".replace("'", "")
            for field, other, key in (("organisations", "organisations", "organisation"), ("people", "people", "person")):
                rows = [f"  - {{{key}: {one}, role: rede, quote: viele, reason: so erzählt}}\n" for one in self.some(other, 3)]
                if key == "person" and (came := self.some("organisations", 1)):  # for an organisation, which may take part itself
                    rows = [row.replace("}\n", f", for: {{organisation: {came[0]}, reason: so erzählt}}}}\n") for row in rows]
                head += f"{field}:\n{''.join(rows)}" if rows else ""
            head = "".join(line for line in head.splitlines(True) if not line.endswith(": []\n"))
        else:
            head = f"name: {self.name()}\naliases: [{c.choice(WORDS)} {c.randint(1, 9)}]\nsummary: {c.choice(WORDS)}\n"
            head += "kind: stadt\n" if kind == "places" else ""
            head += self.former_name() if kind != "people" else ""
            members = [f"  - {{organisation: {one}, role: mitglied, attested: 2021-05}}\n" for one in self.some("organisations", 3)]
            head += f"members:\n{''.join(members)}" if kind == "networks" and members else ""
        self.write(f"content/{kind}/{name}.md", f"---\n{head}---\n{body}\n")

    def former_name(self) -> str:
        """What a record was called when some of the events were, or nothing."""
        c = self.chance
        since, until = c.choice(["2000", "{value: 2020-12-30, calendar: julian}"]), c.choice(["2021-05-02", "2021-05-03", "2030"])
        name = f"other_names: [{{name: Alt-{c.choice(WORDS)} {c.randint(1, 9)}, since: {since}, until: {until}}}]\n"
        return c.choice(["", name])

    def anything(self) -> tuple[str, str]:
        kind = self.chance.choice(["events", "events", "people", "organisations", "networks", "places"])
        return kind, self.chance.choice(self.ids(kind) or ["none"])

    # --- the edits ---

    def change(self) -> None:
        self.record(*self.anything())

    def create(self) -> None:
        self.add(self.anything()[0])

    def delete(self) -> None:
        """An event nobody refers to."""
        if len(self.ids("events")) > 2:
            (self.root / "content/events" / f"{self.chance.choice(self.ids('events'))}.md").unlink()

    def rename(self) -> None:
        """A file that moves into a subfolder keeps its page; an event under another name moves its page."""
        name = self.chance.choice(self.ids("events") or ["none"])
        old = self.root / f"content/events/{name}.md"
        if old.exists():
            self.number += 1
            old.rename(old.with_name(f"umbenannt-{self.number}.md"))

    def retouch(self) -> None:
        """Same content, new times; or times set back."""
        kind, name = self.anything()
        path = self.root / f"content/{kind}/{name}.md"
        if path.exists():
            path.write_bytes(path.read_bytes())

    def same_size(self) -> None:
        """A change that no size shows."""
        kind, name = self.anything()
        path = self.root / f"content/{kind}/{name}.md"
        if path.exists():
            path.write_text(path.read_text("utf-8").replace("Text.", "Wort."), "utf-8")

    def settings(self) -> None:
        """Any setting: what surrounds pages, a word readers see, where corrections go."""
        number = self.chance.randint(1, 5)
        old, new = self.chance.choice(
            [
                ("title: Chronik", f"title: Chronik {number}"),
                ("rede: {", f"rede: {{represents: {self.chance.choice(['true', 'false'])}, "),
                ("mitglied: Mitglied", "mitglied: {label: Mitglied, represents: true}"),
                ("label: Rede", f"label: Rede {number}"),
                ("tagung: Tagung", f"tagung: Tagung {number}"),
            ]
        )
        text = self.site("Chronik").replace(old, new)
        self.write("content/site.yaml", text + self.chance.choice(["", f"repository: https://example.org/r{number}\n"]))

    def template(self) -> None:
        path = self.root / "templates/record.html"
        path.write_text(path.read_text("utf-8") + self.chance.choice(["", "{# x #}", "\n"]), "utf-8")

    def asset(self) -> None:
        self.write("assets/style.css", f"body {{ margin: {self.chance.randint(0, 9)}px }}\n")

    def seed(self) -> None:
        """Another text; at times the words stand in the other one, to which all that names no source goes over."""
        texts = [SOURCE + f"Nachtrag {self.chance.randint(1, 9)}.\n", "Ein Blatt.\n"]
        named = any("[@bericht" in path.read_text("utf-8") for path in (self.root / "content").rglob("*.md"))
        for name, text in zip(("bericht", "blatt"), texts if named or self.chance.random() < 0.5 else texts[::-1], strict=True):
            self.write(f"seeds/{name}.txt", text)
        self.pin()

    def tamper_output(self) -> None:
        files = [p for p in (self.root / "site").rglob("*") if p.is_file() and p.name != ".chronik.json"]
        if files:
            path = self.chance.choice(sorted(files))
            self.chance.choice([path.unlink, lambda: path.write_bytes(b"x" * path.stat().st_size), lambda: shorten(path)])()

    def tamper_cache(self) -> None:
        files = sorted(p for p in (self.root / "cache").rglob("*") if p.is_file())
        if files:
            path = self.chance.choice(files)
            data = path.read_bytes()
            cut = self.chance.randrange(len(data) + 1)
            spoiled = self.chance.choice([b"", data[:cut], data[:cut] + b"\0" + data[cut + 1 :], b"fremd" + data])
            path.unlink()  # a published file may share its bytes
            path.write_bytes(spoiled)

    def delete_cache(self) -> None:
        shutil.rmtree(self.root / "cache")

    def commit(self) -> None:
        """Of all that was edited until now; the days go back at times, as after a rebase."""
        self.day += self.chance.choice([0, 1, 1, -1])
        (self.root / ".gitignore").write_text("*\n!content/\n!content/**\n", "utf-8")
        committed(self.root, f"2026-05-{self.day % 28 + 1:02}")

    def fail(self) -> None:
        """A broken record: nothing is written; then it is mended."""
        self.write("content/events/kaputt.md", "---\ntitle: x\n")
        before = tree(self.root / "site")
        assert self.build().failed
        assert tree(self.root / "site") == before
        (self.root / "content/events/kaputt.md").unlink()

    # --- the two builds ---

    def folders(self, output: str, cache: Path | None) -> Folders:
        return Folders(*(self.root / n for n in ("content", "seeds", "templates", "assets")), self.root / output, cache)

    def build(self) -> Outcome:
        jobs = self.chance.choice([1, 1, 2])
        return run_build(self.folders("site", self.root / "cache"), Options(jobs=jobs), Progress())

    def clean(self) -> dict[str, bytes]:
        shutil.rmtree(self.root / "clean", ignore_errors=True)
        outcome = run_build(self.folders("clean", None), Options(jobs=1), Progress())
        assert not outcome.failed, outcome.problems
        return tree(self.root / "clean")


def shorten(path: Path) -> None:
    """Cut a file and set its time back, so that only its size tells."""
    status = path.stat()
    path.write_bytes(path.read_bytes()[: status.st_size // 2])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


EDITS: tuple[Callable[[World], None], ...] = (
    *[World.change] * 5,
    *[World.create] * 3,
    World.delete,
    World.rename,
    World.retouch,
    *[World.same_size] * 2,
    World.settings,
    World.template,
    World.asset,
    World.seed,
    *[World.tamper_output] * 2,
    *[World.tamper_cache] * 2,
    World.delete_cache,
    *[World.commit] * 5,
    World.fail,
)


@pytest.mark.parametrize("seed", range(6))
def test_incremental_equals_clean(tmp_path: Path, many_builds: None, seed: int) -> None:
    chance = random.Random(seed)
    world = World(tmp_path, chance)
    world.build()
    for step in range(50):
        edits = [chance.choice(EDITS) for _ in range(chance.choice([1, 1, 1, 2]))]
        for edit in edits:
            edit(world)
        where = f"seed {seed}, step {step}: {', '.join(e.__name__ for e in edits)}"
        outcome = world.build()
        assert not outcome.failed, (where, outcome.problems)
        expected, found = world.clean(), tree(tmp_path / "site")
        assert found.keys() == expected.keys(), where
        assert [path for path in found if found[path] != expected[path]] == [], where
        if step % 5 == 0:
            again = world.build().published
            assert (again.written, again.removed) == (0, 0), where


def test_a_stamp_counts_only_for_a_file_that_was_old_when_it_was_taken() -> None:
    second = 1_000_000_000
    stamp = (100 * second + 5, 100 * second + 7, 10, 1)
    assert not settled(stamp, 100 * second + 7)
    assert not settled(stamp, 100 * second + 7 + TICK)
    assert settled(stamp, 100 * second + 8 + TICK)
    whole = (100 * second, 100 * second, 10, 1)  # a file system that keeps whole seconds
    assert not settled(whole, 101 * second)
    assert settled(whole, 103 * second)
