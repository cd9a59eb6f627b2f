"""Git repositories made for a test, with the days of their commits given."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

NOW_OF_NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_COMMITTER_DATE": "2026-12-24T12:00:00+0000",
}
NAMES = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))}


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> str:
    """Author dates are given; the committer's is another day, which must never be seen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = kept | NOW_OF_NOBODY | NAMES | {"GIT_AUTHOR_DATE": f"{day}T23:30:00+0200"}
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def commit(root: Path, day: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", day, day=day)
