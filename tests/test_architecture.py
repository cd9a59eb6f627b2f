"""The floors hold: a module imports from lower floors only, few modules touch the disk, no clock ticks inside.

`FLOORS` is the plan of the house, bottom first. Names on one line are neighbours and do not know each other. A name with a
slash is a package: its modules do not know each other either, its `__init__` may import them, and everyone else imports only
the package, so a new check or page needs no line here. `PERMITS` says who may do what nobody else may, and why.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

FLOORS = (
    "digests links provable",
    "diagnostics escaping losses pieces text dateslips edtfdate passage mentions sharecard simplemark svg workers store compounds keys",
    "edtf marking revisions prose quotes yamlnodes images labels laender",
    "datewords schemaorg weekdays",
    "model",
    "reading markdown statements evidence scan",
    "backward fields identifiers imagefiles ownership",
    "claims imagelist plainhead",
    "entries/ settings",
    "chronicle remembering",
    "bounds cards columns coverage knowledge facets lineage notes",
    "timescale",
    "tenures",
    "pictures/ tables/",
    "blocks",
    "citing finding linkeddata pagedata quotations",
    "parts",
    "figures memberships memberyears",
    "backlinks bodies counts",
    "company geography composed needs paging rasters wholes",
    "conservation gaps timepictures",
    "checks/ views/",
    "markup exports/ publish",
    "framing skeleton",
    "render",
    "pipeline progress fulltext lastbuild",
    "session",
    "serve handbook arguments",
    "cli",
)

LIBRARIES = {"PIL", "jinja2", "markupsafe", "markdown_it", "pagefind_bin", "slugify", "yaml"}

PERMITS = {
    ("scan", "files"): "looks at the input files and reads them",
    ("imagefiles", "files"): "keeps what was made of images in the cache folder",
    ("store", "files"): "the memo in the cache folder",
    ("publish", "files"): "puts the site in place",
    ("revisions", "files"): "finds out which commit is checked out",
    ("revisions", "processes"): "asks git for the day of each record's last edit",
    ("ownership", "files"): "looks whose the output folder is",
    ("fulltext", "files"): "the folder of the index",
    ("fulltext", "processes"): "runs Pagefind over the staged site",
    ("lastbuild", "files"): "names folders and files, opens none itself",
    ("session", "files"): "names folders and files, opens none itself",
    ("workers", "files"): "pipes of forked processes",
    ("workers", "terminal"): "flushes before a fork, so that nothing is said twice",
    ("arguments", "files"): "folders named on the command line",
    ("cli", "files"): "asks whether the content folder is there",
    ("cli", "terminal"): "arguments, reports, exit codes",
    ("progress", "clock"): "says how long each stage took",
    ("progress", "terminal"): "says how far a long stage is",
    ("serve", "files"): "folders to watch",
    ("serve", "network"): "answers on 127.0.0.1",
    ("serve", "terminal"): "says where the preview is",
    ("handbook", "files"): "writes the reference part of docs/redaktion.md",
    ("handbook", "terminal"): "its own command, make docs",
}

MAX_LINES = 250

# A power: the imports that give it, and the names and attributes that use it, on something handed over too.
POWERS = {
    "files": (
        "os pathlib shutil tempfile glob fileinput mmap sqlite3 io.open codecs.open importlib.resources importlib.metadata",
        "open .open() .read_text .read_bytes .write_text .write_bytes",
    ),
    "clock": ("time sched", ".now .utcnow .today"),
    "network": ("socket socketserver ssl http urllib.request ftplib smtplib asyncio webbrowser", ""),
    "processes": ("subprocess pty", ""),
    "terminal": ("sys.argv sys.stdin sys.stdout sys.stderr getpass", "print input .stdin .stdout .stderr .argv"),
    "unseen imports": ("importlib.import_module importlib.util importlib.machinery runpy pkgutil", "__import__ eval exec .import_module"),
}

Tree = Mapping[str, str]  # path from the project's folder -> source


def dotted(path: str) -> str:
    """chronik/entries/__init__.py -> chronik.entries"""
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


NAMES = [name for names in FLOORS for name in names.split()]
PACKAGES = {f"chronik.{name.rstrip('/')}" for name in NAMES if name.endswith("/")}
# Each module and package with its floor; `chronik` itself lies below all, `build` above.
FLOOR_OF = {
    "chronik": -1,
    **{f"chronik.{name.rstrip('/')}": floor for floor, names in enumerate(FLOORS) for name in names.split()},
    "build": len(FLOORS),
}


def home(module: str) -> str:
    """The package that holds the module, or the module itself."""
    return next((package for package in PACKAGES if module.startswith(package + ".")), module)


@cache
def parsed(path: str, source: str) -> ast.Module:
    return ast.parse(source, path)


def imports(path: str, source: str, known: set[str]) -> Iterator[tuple[int, str]]:
    """Line and full name of all that is imported, wherever it stands in the file. `from a import b` is a.b."""
    base = dotted(path).split(".")
    here = base if path.endswith("/__init__.py") else base[:-1]
    for node in ast.walk(parsed(path, source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                name = f"{origin}.{alias.name}"
                is_inside = name in known or origin.split(".")[0] != "chronik"
                yield node.lineno, name if is_inside else origin


def uses(path: str, source: str) -> Iterator[tuple[int, str]]:
    """Line and what is used there: names as `name`, attributes as `.name`, and once more as `.name()` where they are called."""
    for node in ast.walk(parsed(path, source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.lineno, node.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, f".{node.func.attr}()"
        elif isinstance(node, ast.Attribute):
            yield node.lineno, f".{node.attr}"


def powers(path: str, source: str, known: set[str]) -> Iterator[tuple[int, str, str]]:
    """Line, power and what gives it."""
    imported, used = [*imports(path, source, known)], [*uses(path, source)]
    for power, (modules, names) in POWERS.items():
        givers = tuple(f"{module}." for module in modules.split())
        yield from ((line, power, f"import {name}") for line, name in imported if f"{name}.".startswith(givers))
        yield from ((line, power, name) for line, name in used if name in names.split())


def misplaced(tree: Tree) -> Iterator[str]:
    """Modules the table does not know, and names in the table without a module."""
    present = {dotted(path) for path in tree}
    for path in tree:
        if home(dotted(path)) not in FLOOR_OF:
            yield f"{path}: stands on no floor; give it a place in FLOORS"
    for module in FLOOR_OF:
        if module not in present:
            yield f"FLOORS: there is no {module}"


def wrong_imports(tree: Tree) -> Iterator[str]:
    """Imports that go up, sideways, past a package's front door, or to a library the project does not have."""
    known = {dotted(path) for path in tree} | set(FLOOR_OF)
    for path, source in tree.items():
        module = dotted(path)
        for line, name in imports(path, source, known):
            if reason := why_not(module, name, known):
                yield f"{path}:{line}: imports {name}, {reason}"


def why_not(module: str, name: str, known: set[str]) -> str:
    """What is wrong with this import, or nothing."""
    top = name.split(".")[0]
    if top not in {"chronik", "build"}:
        return "" if top in LIBRARIES | sys.stdlib_module_names else "which is no run-time dependency"
    if name not in known:
        return "which does not exist"
    mine, its = home(module), home(name)
    if its == mine:
        return "" if module == mine else "a sibling or its own package"
    if name != its:
        return f"past the front door of {its}"
    if not {mine, its} <= FLOOR_OF.keys() or FLOOR_OF[its] < FLOOR_OF[mine]:
        return ""
    return "sideways" if FLOOR_OF[its] == FLOOR_OF[mine] else "which is above"


def unpermitted(tree: Tree) -> Iterator[str]:
    """Powers used without a permit, and permits nobody uses."""
    used = set()
    known = {dotted(path) for path in tree}
    for path, source in tree.items():
        module = dotted(path).removeprefix("chronik.")
        for line, power, what in powers(path, source, known):
            used.add((module, power))
            if (module, power) not in PERMITS:
                yield f"{path}:{line}: {what}: no permit for {power}"
    for module, power in PERMITS:
        if f"chronik.{module}" in known and (module, power) not in used:
            yield f"PERMITS: {module} does not use {power}"


def too_long(tree: Tree) -> Iterator[str]:
    """Modules with more than one idea, measured in lines."""
    for path, source in tree.items():
        lines = source.count("\n")
        if lines > MAX_LINES:
            yield f"{path}: {lines} lines, at most {MAX_LINES}"


RULES = (misplaced, wrong_imports, unpermitted, too_long)


def faults(tree: Tree) -> list[str]:
    return [fault for rule in RULES for fault in rule(tree)]


# --- the house as it stands ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: object) -> None:
    root = Path(__file__).parent.parent
    paths = [*sorted((root / "chronik").rglob("*.py")), *root.glob("build.py")]
    tree = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    assert callable(rule)
    assert "\n".join(rule(tree)) == ""


def test_nobody_stands_on_two_floors() -> None:
    assert sorted(NAMES) == sorted(set(NAMES))


def test_every_permit_has_a_reason() -> None:
    assert all(reason and power in POWERS for (_, power), reason in PERMITS.items())


# --- the rules themselves: a small house in order, and one fault planted at a time ---------------------------------------


def house(**planted: str) -> dict[str, str]:
    """Each module of the table with just what its permits ask for; `planted` adds or replaces files ("entries__a" = entries/a)."""
    needs = {
        "files": "import os\n",
        "terminal": "print()\n",
        "clock": "import time\n",
        "network": "import http.server\n",
        "processes": "import subprocess\n",
    }
    tree = {"chronik/__init__.py": "VERSION = '0'\n", "build.py": "from chronik import cli\n"}
    for names in FLOORS:
        for name in names.split():
            path = f"chronik/{name}__init__.py" if name.endswith("/") else f"chronik/{name}.py"
            tree[path] = "".join(needs[power] for module, power in PERMITS if module == name)
    return {**tree, **planted}


def test_a_house_in_order_has_no_faults() -> None:
    assert faults(house()) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("chronik/chronicle.py", "from chronik.text import slug\nfrom chronik import VERSION, diagnostics\nimport chronik.edtf\n"),
        ("chronik/chronicle.py", "from . import text\nfrom .edtf import parse\n"),
        ("chronik/entries/event.py", "from ..text import slug\nfrom chronik.fields import read\n"),
        ("chronik/entries/__init__.py", "from chronik.entries import event\nfrom .event import read\n"),
        ("chronik/chronicle.py", "from chronik.entries import KINDS\nimport chronik.entries\n"),
        ("chronik/render.py", "def late():\n    import jinja2\n    from datetime import date\n    return date(2021, 12, 3)\n"),
        ("chronik/text.py", "# open('x') and import os\nWORDS = 'open('\n" + "x = 1\n" * (MAX_LINES - 2)),
    ],
)
def test_what_is_allowed(path: str, source: str) -> None:
    assert faults(house(**{"chronik/entries/event.py": "", path: source})) == []


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        # up
        ("chronik/text.py", "from chronik.model import Id\n", "chronik/text.py:1: imports chronik.model, which is above"),
        ("chronik/text.py", "from chronik import model\n", "chronik/text.py:1: imports chronik.model, which is above"),
        ("chronik/text.py", "import chronik.model as m\n", "chronik/text.py:1: imports chronik.model, which is above"),
        ("chronik/text.py", "from . import model\n", "chronik/text.py:1: imports chronik.model, which is above"),
        ("chronik/text.py", "def late():\n    from .model import Id\n", "chronik/text.py:2: imports chronik.model, which is above"),
        ("chronik/text.py", "if TYPE_CHECKING:\n    from chronik.model import Id\n", "chronik/text.py:2: imports chronik.model, which is above"),
        ("chronik/entries/event.py", "from ..chronicle import resolve\n", "chronik/entries/event.py:1: imports chronik.chronicle, which is above"),
        ("chronik/__init__.py", "from chronik import text\n", "chronik/__init__.py:1: imports chronik.text, which is above"),
        ("chronik/cli.py", "import os, build\nprint()\n", "chronik/cli.py:1: imports build, which is above"),
        # sideways
        ("chronik/text.py", "from chronik.passage import near\n", "chronik/text.py:1: imports chronik.passage, sideways"),
        ("chronik/views/__init__.py", "import chronik.checks\n", "chronik/views/__init__.py:1: imports chronik.checks, sideways"),
        (
            "chronik/entries/event.py",
            "from .place import read\n",
            "chronik/entries/event.py:1: imports chronik.entries.place, a sibling or its own package",
        ),
        ("chronik/entries/event.py", "from . import KINDS\n", "chronik/entries/event.py:1: imports chronik.entries, a sibling or its own package"),
        # past the front door, into the dark, out of the house
        ("chronik/chronicle.py", "from chronik.entries.place import read\n", "imports chronik.entries.place, past the front door of chronik.entries"),
        ("chronik/chronicle.py", "from chronik.entries import place\n", "imports chronik.entries.place, past the front door of chronik.entries"),
        ("chronik/chronicle.py", "import chronik.cellar\n", "chronik/chronicle.py:1: imports chronik.cellar, which does not exist"),
        ("chronik/edtf.py", "import edtf\n", "chronik/edtf.py:1: imports edtf, which is no run-time dependency"),
        ("chronik/text.py", "from tests import words\n", "chronik/text.py:1: imports tests.words, which is no run-time dependency"),
        # unknown, missing, too long
        ("chronik/utils.py", "", "chronik/utils.py: stands on no floor; give it a place in FLOORS"),
        ("chronik/attic/__init__.py", "", "chronik/attic/__init__.py: stands on no floor; give it a place in FLOORS"),
        ("chronik/text.py", "x = 1\n" * (MAX_LINES + 1), f"chronik/text.py: {MAX_LINES + 1} lines, at most {MAX_LINES}"),
        # powers
        ("chronik/text.py", "with open('x') as file: pass\n", "chronik/text.py:1: open: no permit for files"),
        ("chronik/text.py", "texts = map(open, [])\n", "chronik/text.py:1: open: no permit for files"),
        ("chronik/text.py", "import os.path\n", "chronik/text.py:1: import os.path: no permit for files"),
        ("chronik/text.py", "from pathlib import Path\n", "chronik/text.py:1: import pathlib.Path: no permit for files"),
        ("chronik/text.py", "import io\nio.open('x')\n", "chronik/text.py:2: .open(): no permit for files"),
        ("chronik/text.py", "def f(path): return path.read_text()\n", "chronik/text.py:1: .read_text: no permit for files"),
        ("chronik/entries/event.py", "import shutil\n", "chronik/entries/event.py:1: import shutil: no permit for files"),
        ("chronik/text.py", "from datetime import datetime\ndatetime.now()\n", "chronik/text.py:2: .now: no permit for clock"),
        ("chronik/text.py", "import datetime\nclock = datetime.date.today\n", "chronik/text.py:2: .today: no permit for clock"),
        ("chronik/text.py", "from time import perf_counter\n", "chronik/text.py:1: import time.perf_counter: no permit for clock"),
        ("chronik/text.py", "from urllib.request import urlopen\n", "chronik/text.py:1: import urllib.request.urlopen: no permit for network"),
        ("chronik/text.py", "print('x')\n", "chronik/text.py:1: print: no permit for terminal"),
        ("chronik/text.py", "import sys\nsys.stdout.write('x')\n", "chronik/text.py:2: .stdout: no permit for terminal"),
        ("chronik/text.py", "__import__('os')\n", "chronik/text.py:1: __import__: no permit for unseen imports"),
        ("chronik/text.py", "import subprocess\n", "chronik/text.py:1: import subprocess: no permit for processes"),
        ("chronik/store.py", "", "PERMITS: store does not use files"),
    ],
)
def test_a_planted_fault_is_found(path: str, source: str, fault: str) -> None:
    found = faults(house(**{"chronik/entries/place.py": "", path: source}))
    assert len(found) == 1
    assert found[0].endswith(fault)


def test_a_module_that_is_gone_is_missed() -> None:
    tree = house()
    del tree["chronik/quotes.py"], tree["chronik/views/__init__.py"], tree["build.py"]
    assert faults(tree) == ["FLOORS: there is no chronik.quotes", "FLOORS: there is no chronik.views", "FLOORS: there is no build"]


def test_an_empty_house_is_no_house_in_order() -> None:
    assert len(faults({})) == len(FLOOR_OF)
