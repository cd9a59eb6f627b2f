"""A site in which nothing changed is told so at once: little of the program is even loaded."""

from __future__ import annotations

import subprocess
import sys

from tests.support.places import ROOT
from tests.support.projects import Project

MOST = 42  # modules and rooms: those of the door, of system and its disk, words and language, and of the spine session, recording and inputs
HEAVY = {"chronik.pipeline", "chronik.records.model", "chronik.dates.edtf", "chronik.html.filling.render", "yaml", "jinja2", "markdown_it", "PIL"}

TELL = """
import sys
from chronik import cli
code = cli.main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded(family: Project) -> set[str]:
    words = [sys.executable, "-c", TELL, *family.command()[2:]]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_an_unchanged_site_loads_no_more_than_it_needs(family: Project) -> None:
    assert loaded(family) >= HEAVY - {"PIL"}  # the first build needs all of it
    modules = loaded(family)
    own = {name for name in modules if name.split(".")[0] == "chronik"}
    assert not modules & HEAVY
    assert 15 < len(own) <= MOST, sorted(own)
