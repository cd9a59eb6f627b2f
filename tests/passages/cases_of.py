"""Reads the data files of this folder: one case a line, the passage and what is found in it."""

import re
from pathlib import Path

from hypothesis import settings

# The same examples in every run, and no stop-watch: the machine may be busy.
SAME = settings(derandomize=True, deadline=None, database=None, max_examples=300)


def cases(name: str) -> list[tuple[str, str]]:
    """(what is given, what is expected) for each line of a data file."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.rpartition(" → ") for line in lines if line.strip() and not line.startswith("#")]
    return [(given, expected) for given, arrow, expected in pairs if arrow]


def plain(text: str) -> str:
    """The passage that a line stands for."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text.replace("\\n", "\n"))
