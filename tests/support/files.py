"""The files of the project, as git knows them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from tests.support.places import ROOT

NOT_OURS = {".git", ".venv", ".cache", ".pip-cache", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__"}
BUILT = {"site", "public"}  # in the folder of the project alone; `tests/site` is ours


def walked() -> list[str]:
    places = (path.relative_to(ROOT) for path in sorted(ROOT.rglob("*")) if path.is_file())
    return [place.as_posix() for place in places if not NOT_OURS.intersection(place.parts) and place.parts[0] not in BUILT]


def tracked() -> list[str]:
    """What git knows or would add; without git, or in somebody else's repository, what lies there."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return walked()
    return sorted(path for path in listed if (ROOT / path).is_file()) if "Makefile" in listed else walked()


def texts() -> Iterator[tuple[str, str]]:
    """Path and text of each text file of the generator; the chronicle beside it is not its to judge."""
    for path in tracked():
        data = (ROOT / path).read_bytes()
        if not path.startswith(("content/", "seeds/")) and b"\0" not in data:
            yield path, data.decode("utf-8", "replace")
