"""A run of the program, stopped at every call that changes a file: `python -m tests.trust.crash.walk` (`make crash`).

Each run begins with the same files, in a process of its own, and is stopped at one call in one way (`hook.ALL`): killed, killed
with what had not reached the disk lost, or the call fails with one of seven errors. Then the site or the content is the old or the
new one, byte for byte; what failed says why in German; the next run is right and leaves nothing lying about.

`--every N` takes each N-th case, as the tests do, `--last N` the last calls of each scenario alone; words choose scenarios.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from unittest import mock

from chronik import checking, session
from chronik.door.commands import new  # noqa: F401  loaded once for all runs
from chronik.door.commands.changing import draft, pin, rename  # noqa: F401
from chronik.editing import doing, proposing, reading  # noqa: F401
from chronik.system import ownership, publish, workers, writing  # noqa: F401
from tests.support import waiting
from tests.support.places import WORLDS
from tests.support.projects import Project, tree
from tests.trust.crash import hook

ADA = "content/people/ada.yaml"
EVENT = "content/events/lesefest.md"
FOREIGN = {"CNAME": b"lesen.example.org\n", "notizen/von-hand.txt": b"bleibt"}
MEMORY = Path("/dev/shm")
MARKER = "site/.chronik.json"
BUILD = ("build", "--no-search")
HIDDEN = re.compile(r"(^|/)\.")


class Scenario(NamedTuple):
    """What is run, after an edit of what a build has seen; whether it is the content that changes, and not the site."""

    name: str
    run: tuple[str, ...]
    edit: Callable[[Project], object] = lambda project: None
    is_built: bool = True  # before the edit
    changes_content: bool = False
    whole: bool = True  # whether old and new are exchanged in one step
    before: Callable[[], object] = lambda: None  # in the process that is run
    ways: tuple[str, ...] = hook.ALL


def retitled(project: Project) -> None:
    file = project.root / "content/site.yaml"
    text = file.read_text("utf-8").replace("title: Chronik", "title: Andere Chronik")
    file.unlink()
    file.write_text(text, "utf-8")


def without_ada(project: Project) -> None:
    (project.root / ADA).unlink()
    (project.root / EVENT).unlink()
    project.write(EVENT, "---\ntitle: Lesefest\nkind: fest\ndate: 2021\nplaces: []\norganisations: []\n---\nEin Fest.\n")


def forked() -> None:
    """Pages of a small chronicle are drawn in several processes too."""
    mock.patch.object(workers, "WORTH", 2).start()
    workers.spread.__kwdefaults__["worth"] = 2


def _taken_away(module: ModuleType, name: str, instead: Callable[..., object]) -> None:
    """Refuses a name that the module does not have: what nobody asks for takes nothing away."""
    mock.patch.object(module, name, instead).start()


def not_exchanged() -> None:
    """As on a mount point: neither the folder can be put in place nor two be exchanged."""
    _taken_away(publish, "exchange", lambda one, other: False)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.is_dir():
            raise OSError(16, "a mount point", os.fspath(target))
        return real(self, target)

    Path.replace = replace  # type: ignore[method-assign, assignment]


SCENARIOS = (
    Scenario("first build", BUILD, is_built=False),
    Scenario("edit", BUILD, retitled),
    Scenario("removal", BUILD, without_ada),
    Scenario("edit without cache", (*BUILD, "--no-cache"), retitled),
    Scenario("removal in three processes", (*BUILD, "--jobs", "3"), without_ada, before=forked),
    Scenario("removal on a mount point", BUILD, without_ada, whole=False, before=not_exchanged),
    Scenario("rename", ("rename", "people", "ada", "bea"), changes_content=True),
    Scenario("new", ("new", "people", "Cleo Muster"), changes_content=True),
    Scenario("pin", ("pin",), changes_content=True),
    Scenario("draft", ("draft", "seeds/aufruf.txt", "--redact"), changes_content=True),
)


def nothing_lasts() -> None:
    _taken_away(publish, "durable", lambda files: None)


def nothing_is_ended() -> None:
    for module in (ownership, checking, reading, session):
        _taken_away(module, "end_changes", lambda home: None)


# What the walk must find: a guard of the program taken away. They are run only by name.
BROKEN = (
    Scenario("broken: nothing is brought to the disk", BUILD, retitled, before=nothing_lasts, ways=(hook.LOST,)),
    Scenario("broken: no change is ended", SCENARIOS[6].run, changes_content=True, before=nothing_is_ended, ways=(hook.KILL,)),
)
EVERY = (*SCENARIOS, *BROKEN)


class Case(NamedTuple):
    scenario: Scenario
    at: int
    way: str


class Verdict(NamedTuple):
    case: Case
    call: str
    faults: list[str]

    def __str__(self) -> str:
        scenario, at, way = self.case
        return f"{scenario.name}, call {at} ({self.call}), {way}: {'; '.join(self.faults)}"


def begun(root: Path, scenario: Scenario) -> Project:
    """A small chronicle, built, with files of somebody else in the site."""
    shutil.rmtree(root, ignore_errors=True)
    chronicle = Project(root)
    shutil.copytree(WORLDS / "one/content", root / "content")
    shutil.rmtree(root / "content/events", ignore_errors=True)
    (root / "seeds").mkdir()
    chronicle.write(ADA, "name: Ada Beispiel\n")
    person = "people: [{person: ada, role: gast, quote: Ada Beispiel war zu Gast}]\n"
    site = root / "content/site.yaml"
    site.write_text("title: Chronik\nbase_url: https://example.org/\nvocabularies:\n  event_kinds: {fest: Fest}\n  roles: {gast: Gast}\n", "utf-8")
    chronicle.write(EVENT, f"---\ntitle: Lesefest\nkind: fest\ndate: 2021\nplaces: []\norganisations: []\nsources: [bote]\n{person}---\nEin Fest.\n")
    chronicle.write("content/sources/bote.yaml", "title: Bote\nfile: bote.txt\n")
    chronicle.write("seeds/bote.txt", "Im Jahr 2021 fand das Lesefest statt. Ada Beispiel war zu Gast.\n")
    if scenario.changes_content:
        chronicle.write("seeds/aufruf.txt", "Neues Lesefest\n\nAm 3. Mai 2022 fand ein Fest statt. Ada Beispiel kam.\n\nKontakt: info@example.org\n")
    if scenario.is_built:
        waited(run_in(chronicle, scenario._replace(before=lambda: None), None, BUILD), chronicle)
        for path, data in FOREIGN.items():
            (chronicle.site / path).parent.mkdir(exist_ok=True)
            (chronicle.site / path).write_bytes(data)
    scenario.edit(chronicle)
    return chronicle


def run_in(chronicle: Project, scenario: Scenario, plan: hook.Plan | None, words: tuple[str, ...]) -> int:
    """The process, in a group of its own."""
    said = [chronicle.root.parent / name for name in ("out", "err")]
    for file in said:
        file.write_bytes(b"")
    arguments = _typed(chronicle, words)
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        scenario.before()
        if plan:
            hook.install(plan)
        waiting.become(arguments, os.fspath(chronicle.root), dict(os.environ), *map(os.fspath, said))
    return child


def _typed(chronicle: Project, words: tuple[str, ...]) -> list[str]:
    """Commands for editors have options of their own."""
    if words[0] in ("build", "check"):
        return chronicle.command(*words)[2:]
    folders = [word for name in ("content", "seeds") for word in (f"--{name}", os.fspath(chronicle.root / name))]
    return [*words, *folders, "--cache", os.fspath(chronicle.root / ".cache")]


def waited(child: int, chronicle: Project) -> tuple[int, str]:
    """Exit code, negative when it was killed, and what was said on standard error."""
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), (chronicle.root.parent / "err").read_text("utf-8")


def shown(chronicle: Project, scenario: Scenario) -> dict[str, bytes]:
    """What is to be old or new."""
    names = ("content", "seeds") if scenario.changes_content else ("site",)
    found = {f"{name}/{path}": data for name in names for path, data in tree(chronicle.root / name).items()}
    return {path: data for path, data in found.items() if path == MARKER or not HIDDEN.search(path)}  # the next run clears the hidden away


def lying_about(chronicle: Project) -> list[str]:
    """What a run that was stopped has left."""
    root = chronicle.root
    known = {"content", "seeds", "site", ".cache"}
    found = [path.name for path in root.iterdir() if path.name not in known]
    for name in ("content", "seeds", "site"):
        found += [f"{name}/{path}" for path in tree(root / name) if HIDDEN.search(path) and path != ".chronik.json"]
    found += [f".cache/{path.name}" for path in (root / ".cache").glob("*.new")] if (root / ".cache").exists() else []
    return found


class Ground:
    """A folder in which one scenario is run again and again from the same beginning.

    A run makes files anew and never writes into those of the one before, so that second names for them are enough, with which
    stamps stay what they are; what is written into, the memo and the content that commands change, is copied.
    """

    def __init__(self, place: Path, scenario: Scenario) -> None:
        self.scenario, self.place = scenario, place
        place.mkdir(parents=True)
        self.chronicle = begun(place / "at", scenario)
        self.log = place / "log"
        self.pristine = place / "pristine"
        self.chronicle.root.rename(self.pristine)
        self.reset()
        self.old = shown(self.chronicle, scenario)
        self.code, self.said = waited(run_in(self.chronicle, scenario, hook.Plan(self.chronicle.root, self.log), scenario.run), self.chronicle)
        self.points = hook.points(self.log)
        self.new = shown(self.chronicle, scenario)
        self.first = tree(self.pristine)

    def reset(self) -> None:
        shutil.rmtree(self.chronicle.root, ignore_errors=True)

        def put(source: str, target: str) -> None:
            is_shared = "/site/" in source or "/tree-" in source
            (os.link if is_shared else shutil.copy2)(source, target)

        shutil.copytree(self.pristine, self.chronicle.root, copy_function=put, symlinks=True)
        self.log.unlink(missing_ok=True)

    def judged(self, case: Case) -> Verdict:
        self.reset()
        chronicle, scenario = self.chronicle, self.scenario
        plan = hook.Plan(chronicle.root, self.log, case.at, case.way)
        code, said = waited(run_in(chronicle, scenario, plan, scenario.run), chronicle)
        if case.way == hook.LOST:
            hook.lose(self.log, chronicle.root)
        calls = hook.points(self.log)
        call = calls[case.at] if case.at < len(calls) else "the end"
        return Verdict(case, call, [*self._stopped(case, code, said), *self._next()])

    def _stopped(self, case: Case, code: int, said: str) -> Iterator[str]:
        now = shown(self.chronicle, self.scenario)
        for path, data in FOREIGN.items() if self.scenario.is_built else ():
            if (self.chronicle.site / path).read_bytes() != data:
                yield f"{path}, which is somebody else's, is touched"
        if "Traceback" in said:
            yield said
        is_killed = case.way in (hook.KILL, hook.LOST)
        if not is_killed and code not in (0, 2):
            yield f"exit code {code}: {said}"
        if not is_killed and code and not re.search(r"\b(nicht|ist|sind|lässt)\b", said):
            yield f"says nothing in German: {said!r}"
        if code == 0 and now != self.new:
            yield f"exit code 0, but not the new state: {differing(now, self.new)}"
        if code > 0 and now != self.old:
            yield f"exit code {code}, but not the old state: {differing(now, self.old)}"
        if code < 0 and self.scenario.whole and not self.scenario.changes_content and now not in (self.old, self.new):
            yield f"neither old nor new: {differing(now, self.old)} / {differing(now, self.new)}"

    def _next(self) -> Iterator[str]:
        """The next run of a command that ends what was begun, and a build."""
        chronicle, scenario = self.chronicle, self.scenario
        if scenario.changes_content:
            ending = WARM._replace(before=scenario.before)
            code, said = waited(run_in(chronicle, ending, None, ("check",)), chronicle)
            if code not in (0, 1) or "Traceback" in said:
                yield f"a check after it gives {code}: {said}"
            if (now := shown(chronicle, scenario)) not in (self.old, self.new):
                yield f"after a check neither old nor new: {differing(now, self.old)} / {differing(now, self.new)}"
        else:
            code, said = waited(run_in(chronicle, WARM, None, scenario.run), chronicle)
            if code:
                yield f"the next build gives {code}: {said}"
            if (now := shown(chronicle, scenario)) != self.new:
                yield f"the next build is not right: {differing(now, self.new)}"
        if left := lying_about(chronicle):
            yield f"left behind: {', '.join(left)}"


WARM = Scenario("", ())


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> str:
    paths = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    return f"{len(paths)} files, {', '.join(paths[:4])}"


class Walked(NamedTuple):
    scenario: str
    points: Counter[str]
    runs: int
    faults: list[str]
    seconds: float


def walked(number: int, every: int, last: int) -> Walked:
    scenario = EVERY[number]
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        ground = Ground(Path(folder) / "x", scenario)
        faults = [f"{scenario.name}: without a fault it gives {ground.code}: {ground.said}"] if ground.code else []
        if ground.old == ground.new:
            faults.append(f"{scenario.name}: nothing changes")
        cases = [Case(scenario, at, way) for at in range(len(ground.points) + 1)[-last:] for way in scenario.ways]
        chosen = [case for number, case in enumerate(cases) if number % every == every // 2]
        verdicts = [ground.judged(case) for case in chosen] if not faults else []
        faults += [str(verdict) for verdict in verdicts if verdict.faults]
        if tree(ground.pristine) != ground.first:
            faults.append(f"{scenario.name}: a file that was published is written into")
        kinds = Counter(call.split()[0] for call in ground.points)
    return Walked(scenario.name, kinds, len(verdicts), faults, time.perf_counter() - begin)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--last", type=int, default=0, help="of each scenario only so many calls, from the end")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    waiting.warm()
    names = options.names or [each.name for each in SCENARIOS]
    chosen = [number for number, each in enumerate(EVERY) if each.name in names]
    with get_context("fork").Pool(options.jobs, maxtasksperchild=1) as pool:
        results = [pool.apply_async(walked, (each, options.every, options.last)) for each in chosen]
        done = []
        for result in results:
            done.append(one := result.get())
            print(f"{one.scenario}: {one.points.total()} calls, {one.runs} runs, {len(one.faults)} faults, {one.seconds:.0f} s", flush=True)
            print("".join(f"    {fault}\n" for fault in one.faults[:40]), end="", flush=True)
    print(f"{sum(one.points.total() for one in done)} calls, {sum(one.runs for one in done)} runs, {sum(len(one.faults) for one in done)} faults")
    return int(any(one.faults for one in done))


if __name__ == "__main__":
    sys.exit(main())
