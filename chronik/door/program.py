"""Which program was called, and which chronicle is meant.

`python build.py` is at home beside build.py; `chronik` in the folder one stands in, or the nearest
above it that holds a chronicle.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from chronik.words.calls import PROGRAM

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent  # of the repository, where the program was not installed
WRITTEN = PROGRAM  # as messages from within write it; `telling` says how it was called
SITE_FILE = Path("content") / "site.yaml"


def packaged() -> Path:
    """The folder with what comes with the program: in an installed one the package itself."""
    return PACKAGE if (PACKAGE / "templates").is_dir() else ROOT


def program_name() -> str:
    """How the program was called, to be typed again."""
    called = _called()
    if called.name == "build.py":
        return WRITTEN
    is_module = called.name == "__main__.py" and called.parent == PACKAGE
    return "python -m chronik" if is_module else "chronik"


def home() -> Path:
    """The folder of the chronicle, unless options say otherwise."""
    if _called().name == "build.py":
        return _called().resolve().parent
    here = Path.cwd()
    return next((place for place in (here, *here.parents) if (place / SITE_FILE).is_file()), here)


def missing_library(name: str) -> str:
    """What to do where this Python has not what the program needs."""
    lacks = f"Diesem Python ({sys.executable}) fehlt „{name}“, ohne das chronik nicht arbeitet."
    if not (ROOT / "build.py").is_file():
        return f"{lacks}\nEs mitinstallieren: python -m pip install -r requirements.txt"

    python = Path(".venv", *(("Scripts", "python") if os.name == "nt" else ("bin", "python")))
    if (ROOT / python).is_file() and ROOT / python != Path(sys.executable):
        return f"{lacks}\nSo geht es: {python} build.py (im Ordner {ROOT})"
    steps = (
        "python3 -m venv .venv",
        f"{python} -m pip install -r requirements.lock",
        f"{python} build.py",
    )
    return "\n    ".join(
        (
            f"{lacks}\nEinmal einrichten, im Ordner {ROOT}:",
            "make site",
            "oder ohne make:",
            *steps,
        )
    )


def _called() -> Path:
    return Path(sys.argv[0])
