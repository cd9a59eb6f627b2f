"""The house holds: a room imports from rooms below it, few modules touch the disk, no clock ticks inside.

`HOUSE` is the plan, bottom first: packages (rooms) and the modules of the spine and the door. A room imports from rooms that
stand before it, and within itself without circles. Its front door is one of two kinds: a signpost (a docstring that names its
modules in reading order, and imports nothing) or a registry (a visible tuple of the modules it imports, which do not know each
other). `PERMITS` says who may do what nobody else may, and why.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

HOUSE = (
    # what every room may use
    "language",
    "words",
    "dates",
    "privacy",
    "records.locating",
    "records",
    "records.bodies",
    "records.fields",
    "records.settings",
    "records.kinds",
    "records.lists",
    "passages",
    "passages.dates",
    "passages.numbers",
    "passages.names",
    "evidence.stored",
    "evidence",
    "agreement",
    "system.disk",
    "system.net",
    "system",
    "system.bags",
    # a chronicle, and what is made of it
    "history",
    "chronicle.names",
    "chronicle",
    "chronicle.stories",
    "checks.quoting",
    "checks",
    "html",
    "html.filling",
    "html.pictures",
    "html.pictures.maps.stored",
    "html.pictures.maps",
    "html.pictures.time",
    "html.parts",
    "search",
    "exports.tables",
    "exports.connections",
    "exports.lookups",
    "exports",
    "pages.sections.citing",
    "pages.sections",
    "pages.relations",
    "pages.stories",
    "pages.days",
    "pages.lists",
    "pages.kinds",
    "pages",
    # the spine
    "memo",
    "examining",
    "files",
    "making",
    "pipeline",
    "keeping",
    "inputs",
    "recording",
    "session",
    "checking",
    # what an archive gets
    "deposit",
    # the book
    "book",
    "book.epub",
    "book.press",
    # the commands for editors
    "drafting.names",
    "drafting.reading",
    "drafting",
    "importing.reading",
    "importing",
    "editing.references",
    "editing.outward",
    "editing",
    "editing.bringing",
    "editing.depositing",
    "desk.changes",
    "desk",
    "desk.marked",
    "desk.stored",
    "protecting",
    # the door
    "door.meanings",
    "door",
    "door.desk",
    "door.preview",
    "door.commands",
    "door.commands.changing",
    "cli",
    "__main__",
)
REGISTRIES = {"checks", "exports", "exports.tables", "pages", "records.kinds"}
# Rooms that few may use: their users.
ONLY = {
    "system": "system.bags memo examining making pipeline keeping inputs recording session checking book.press editing editing.bringing editing.depositing protecting door"
    " door.desk door.preview cli",
    "system.disk": "system",
    "system.net": "editing editing.outward",
    "records.fields": "records.settings records.kinds records.lists importing editing.references editing desk desk.changes desk.marked protecting door",
    "pages": "files making pipeline deposit book editing door.preview",
}

LIBRARIES = {"PIL", "jinja2", "markupsafe", "markdown_it", "pypdfium2", "slugify", "typst", "warcio", "watchfiles", "yaml"}

PERMITS = {
    ("system", "files"): "the input files, the memo, the images, the published site",
    ("system.disk", "files"): "locks, and what brings a file to the disk",
    ("system.net", "network"): "tries the addresses that records name, when the command for it is typed",
    ("system", "processes"): "git",
    ("system", "terminal"): "flushes before a fork, so that nothing is said twice",
    ("inputs", "files"): "names folders and files, opens none itself",
    ("book.press", "files"): "the folder that Typst sees; names the files of a book",
    ("editing.bringing", "files"): "names the files of an import, opens none itself",
    ("system.bags", "files"): "the bag, and the files that go into it",
    ("editing.depositing", "files"): "names the places of a bag, opens none itself",
    ("door.commands", "files"): "names the place of a bag",
    ("door", "files"): "folders named on the command line; the generated handbook",
    ("door", "clock"): "says how long each stage took",
    ("door", "terminal"): "what is said of a run",
    ("door.desk", "files"): "its page and scripts, the files of records and texts",
    ("door.preview", "files"): "its own script and style, the previewed site, the line of a problem",
    ("door.preview", "clock"): "how long a look at the disk takes",
    ("door.preview", "network"): "answers on 127.0.0.1",
    ("door.preview", "processes"): "the one that builds",
    ("door.preview", "terminal"): "where it is shown, what builds say",
    ("door.commands", "terminal"): "an option without meaning",
    ("cli", "files"): "names the file that was refused",
    ("cli", "terminal"): "arguments, exit codes",
    ("build", "terminal"): "says that the Python is too old, before anything is loaded",
    ("cli", "unseen imports"): "of the commands, the one that is called",
    ("language", "files"): "what is kept beside Python's bytecode",
    ("language", "unseen imports"): "compiles the makers of named tuples",
}

MAX_FILES = 14  # in a folder
MAX_POSITIONAL = 4  # parameters of a function; the others are named where it is called
MAX_LINES = 300
MAX_COLUMNS = 100

# What modules of a registry share, one each: what the registry calls.
SHARED = {
    *("view", "subjects", "url", "URL", "TITLE"),  # pages
    *("sign", "PATH", "left_out"),  # exports
    *("FIELDS", "make"),  # kinds of record
    *("main", "arguments", "run"),  # commands
    *("T", "R"),  # type variables
    # a block and the function that draws it; a kind of block and what builds one
    *("body", "facts", "cite", "timeline", "item", "table"),
}

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
    """chronik/records/kinds/__init__.py -> chronik.records.kinds"""
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


# Each room and module of the plan with its floor; `chronik` itself lies below all, `build` above.
FLOOR_OF = {
    "chronik": -1,
    **{f"chronik.{name}": floor for floor, name in enumerate(HOUSE)},
    "build": len(HOUSE),
}


def home(module: str) -> str:
    """The room that holds the module: the longest name of the plan that it begins with; else the module itself."""
    rooms = [room for room in FLOOR_OF if room != "chronik" and f"{module}.".startswith(f"{room}.")]
    return max(rooms, key=len, default=module)


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
    """Modules the plan does not know, names in the plan without a module, and crowded folders."""
    present = {dotted(path) for path in tree}
    for path in tree:
        if home(dotted(path)) not in FLOOR_OF:
            yield f"{path}: stands in no room; give it a place in HOUSE"
    for module in FLOOR_OF:
        if module not in present:
            yield f"HOUSE: there is no {module}"
    folders = [path.rpartition("/")[0] for path in tree]
    for folder in dict.fromkeys(folders):
        if folders.count(folder) > MAX_FILES:
            yield f"{folder}/: {folders.count(folder)} files, at most {MAX_FILES}"


def wrong_imports(tree: Tree) -> Iterator[str]:
    """Imports that go up, of a room that is not theirs to use, between siblings of a registry, or of a library the project does not have."""
    known = {dotted(path) for path in tree} | set(FLOOR_OF)
    listed = {room: set(_listed(tree, room)) for room in REGISTRIES}
    for path, source in tree.items():
        module = dotted(path)
        for line, name in imports(path, source, known):
            if reason := why_not(module, name, known, listed):
                yield f"{path}:{line}: imports {name}, {reason}"


def _listed(tree: Tree, room: str) -> Iterator[str]:
    """The modules that a registry lists: those it imports as a whole."""
    path = f"chronik/{room.replace('.', '/')}/__init__.py"
    for node in ast.walk(parsed(path, tree.get(path, ""))):
        if isinstance(node, ast.ImportFrom) and node.module == f"chronik.{room}":
            yield from (f"chronik.{room}.{alias.name}" for alias in node.names)


def why_not(module: str, name: str, known: set[str], listed: Mapping[str, set[str]]) -> str:
    """What is wrong with this import, or nothing."""
    top = name.split(".")[0]
    if top not in {"chronik", "build"}:
        return "" if top in LIBRARIES | sys.stdlib_module_names else "which is no run-time dependency"
    if name not in known:
        return "which does not exist"
    mine, its = home(module), home(name)
    if its == mine:
        siblings = listed.get(mine.removeprefix("chronik."), set())
        return "a sibling or its own registry" if module in siblings and (name in siblings or name == mine) else ""
    if FLOOR_OF.get(its, -1) > FLOOR_OF.get(mine, len(HOUSE)):
        return "which is above"
    users = next((users for room, users in ONLY.items() if its == f"chronik.{room}"), None)
    return f"which is for {users} alone" if users and mine.removeprefix("chronik.") not in users.split() else ""


def circles(tree: Tree) -> Iterator[str]:
    """Modules of a room that import each other, directly or by way of others."""
    known = {dotted(path) for path in tree} | set(FLOOR_OF)
    listed = {room: set(_listed(tree, room)) for room in REGISTRIES}
    links = {}
    for path, source in tree.items():
        module = dotted(path)
        named = {name for _, name in imports(path, source, known) if home(name) == home(module)}
        links[module] = sorted(name for name in named if not why_not(module, name, known, listed))
    done: set[str] = set()

    def walk(module: str, way: tuple[str, ...]) -> Iterator[str]:
        if module in way:
            yield "circle: " + " → ".join((*way[way.index(module) :], module))
        elif module not in done:
            for other in links.get(module, ()):
                yield from walk(other, (*way, module))
            done.add(module)

    for module in links:
        yield from walk(module, ())


def front_doors(tree: Tree) -> Iterator[str]:
    """A signpost imports nothing and names its modules; a registry imports modules of its own room."""
    for path, source in tree.items():
        module = dotted(path)
        room = module.removeprefix("chronik.")
        if not path.endswith("/__init__.py") or module == "chronik" or room in REGISTRIES:
            continue
        body = [node for node in parsed(path, source).body if not isinstance(node, ast.Expr)]
        if body:
            yield f"{path}:{body[0].lineno}: a signpost holds a docstring alone"
        own = {p.removesuffix(".py").rpartition("/")[2] for p in tree if p.rpartition("/")[0] == path.rpartition("/")[0]} - {"__init__"}
        inner = {p.split("/")[-2] for p in tree if p.endswith("/__init__.py") and p.rsplit("/", 2)[0] == path.rpartition("/")[0]}
        said = re.findall(r"^    ([a-z]+)/? ", ast.get_docstring(parsed(path, source), clean=False) or "", re.MULTILINE)
        for name in sorted({*own, *inner} ^ {*said}):
            yield f"{path}: {name} is {'there, but not named' if name not in said else 'named, but not there'}"


def unpermitted(tree: Tree) -> Iterator[str]:
    """Powers used without a permit, and permits nobody uses."""
    used = set()
    known = {dotted(path) for path in tree}
    for path, source in tree.items():
        room = home(dotted(path)).removeprefix("chronik.")
        for line, power, what in powers(path, source, known):
            used.add((room, power))
            if (room, power) not in PERMITS:
                yield f"{path}:{line}: {what}: no permit for {power}"
    for room, power in PERMITS:
        if f"chronik.{room}" in known and (room, power) not in used:
            yield f"PERMITS: {room} does not use {power}"


def too_long(tree: Tree) -> Iterator[str]:
    """Modules with more than one idea, measured in lines."""
    for path, source in tree.items():
        lines = source.count("\n")
        if lines > MAX_LINES:
            yield f"{path}: {lines} lines, at most {MAX_LINES}"


def too_wide(tree: Tree) -> Iterator[str]:
    for path, source in tree.items():
        for number, line in enumerate(source.split("\n"), 1):
            if len(line) > MAX_COLUMNS:
                yield f"{path}:{number}: {len(line)} columns, at most {MAX_COLUMNS}"


def too_many_parameters(tree: Tree) -> Iterator[str]:
    """Functions whose calls nobody can read."""
    for path, source in tree.items():
        for node in ast.walk(parsed(path, source)):
            if isinstance(node, ast.FunctionDef | ast.Lambda):
                names = [a.arg for a in (*node.args.posonlyargs, *node.args.args)]
                count = len(names) - (names[:1] in (["self"], ["cls"]))
                if count > MAX_POSITIONAL:
                    name = getattr(node, "name", "lambda")
                    yield f"{path}:{node.lineno}: {name} has {count} positional parameters, at most {MAX_POSITIONAL}"


def two_ideas(tree: Tree) -> Iterator[str]:
    """Public names that stand in two modules, for two ideas."""
    homes: dict[str, set[str]] = {}
    for path, source in tree.items():
        for node in parsed(path, source).body:
            for name in _defined(node):
                if not name.startswith("_"):
                    homes.setdefault(name, set()).add(path)
    for name, paths in homes.items():
        if len(paths) > 1 and name not in SHARED:
            yield f"{name} stands in {' and '.join(sorted(paths))}"


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]


RULES = (
    misplaced,
    wrong_imports,
    circles,
    front_doors,
    unpermitted,
    too_long,
    too_wide,
    too_many_parameters,
    two_ideas,
)


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
    assert sorted(HOUSE) == sorted(set(HOUSE))


def test_every_permit_has_a_reason() -> None:
    assert all(reason and power in POWERS for (_, power), reason in PERMITS.items())


# --- the rules themselves: a small house in order, and one fault planted at a time ---------------------------------------

NEEDS = {
    "files": "import os\n",
    "terminal": "print()\n",
    "clock": "import time\n",
    "network": "import http.server\n",
    "unseen imports": "from importlib import import_module\nimport_module(name)\n",
    "processes": "import subprocess\n",
}


def house(**planted: str) -> dict[str, str]:
    """Each room of the plan with a module `one` that does what its permits ask for, and each module of the plan with that.

    `planted` adds or replaces files.
    """
    tree = {"chronik/__init__.py": "VERSION = '0'\n", "build.py": "from chronik import cli\n"}
    rooms = {
        "language",
        "words",
        "dates",
        "privacy",
        "protecting",
        "evidence",
        "agreement",
        "system",
        "history",
        "chronicle",
        "keeping",
        "deposit",
        "html",
        "desk",
        *REGISTRIES,
        *[room.rpartition(".")[0] for room in HOUSE if "." in room],
    }
    rooms |= {room for room in HOUSE if "." in room}
    for room in HOUSE:
        does = "".join(NEEDS[power] for name, power in PERMITS if name == room)
        path = f"chronik/{room.replace('.', '/')}"
        if room not in rooms:
            tree[f"{path}.py"] = does
            continue
        tree[f"{path}/one.py"] = does
        inner = [other.rpartition(".")[2] for other in HOUSE if other.rpartition(".")[0] == room]
        signpost = "\n".join(["A room.", "", *[f"    {name}/ a room" for name in inner], "    one  a module", ""])
        tree[f"{path}/__init__.py"] = f"from chronik.{room} import one\n" if room in REGISTRIES else f'"""{signpost}"""\n'
    return {**tree, **planted}


def test_a_house_in_order_has_no_faults() -> None:
    assert faults(house()) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("chronik/dates/one.py", "from chronik.words.one import slug\nfrom chronik import VERSION\nimport chronik.words.one\n"),
        ("chronik/dates/one.py", "from ..words.one import slug\n"),
        ("chronik/records/fields/one.py", "from chronik.records.one import Id\n"),
        ("chronik/checks/one.py", "from chronik.chronicle import one\n"),
        ("chronik/pipeline.py", "from chronik.pages import PAGES\nfrom chronik.system.one import read\n"),
        ("chronik/html/one.py", "def late():\n    import jinja2\n    from datetime import date\n    return date(2021, 12, 3)\n"),
        ("chronik/words/one.py", "# open('x') and import os\nWORDS = 'open('\n" + "x = 1\n" * (MAX_LINES - 2)),
        ("chronik/words/one.py", f"def f(a, b, c, d, *, e, f): ...\nlong = '{'x' * (MAX_COLUMNS - 9)}'\n"),
        ("chronik/pages/kinds/one.py", "def view(): ...\n"),
    ],
)
def test_what_is_allowed(path: str, source: str) -> None:
    assert faults(house(**{"chronik/pages/one.py": "def view(): ...\n", path: source})) == []


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        # up
        ("chronik/words/one.py", "from chronik.dates.one import Edtf\n", "chronik/words/one.py:1: imports chronik.dates.one, which is above"),
        ("chronik/words/one.py", "from chronik import dates\n", "chronik/words/one.py:1: imports chronik.dates, which is above"),
        ("chronik/words/one.py", "import chronik.dates.one as d\n", "chronik/words/one.py:1: imports chronik.dates.one, which is above"),
        ("chronik/words/one.py", "from ..dates import one\n", "chronik/words/one.py:1: imports chronik.dates.one, which is above"),
        (
            "chronik/words/one.py",
            "def late():\n    from ..dates.one import Edtf\n",
            "chronik/words/one.py:2: imports chronik.dates.one, which is above",
        ),
        (
            "chronik/words/one.py",
            "if TYPE_CHECKING:\n    from chronik.dates.one import Edtf\n",
            "chronik/words/one.py:2: imports chronik.dates.one, which is above",
        ),
        (
            "chronik/records/one.py",
            "from chronik.records.fields.one import read\n",
            "chronik/records/one.py:1: imports chronik.records.fields.one, which is above",
        ),
        ("chronik/__init__.py", "from chronik import words\n", "chronik/__init__.py:1: imports chronik.words, which is above"),
        ("chronik/cli.py", "import os, build\nfrom importlib import import_module\nprint()\n", "chronik/cli.py:1: imports build, which is above"),
        # a room that is not theirs, siblings of a registry
        (
            "chronik/chronicle/one.py",
            "from chronik.system.one import read\n",
            f"which is for {ONLY['system']} alone",
        ),
        (
            "chronik/evidence/one.py",
            "from chronik.records.fields.one import TEXT\n",
            f"which is for {ONLY['records.fields']} alone",
        ),
        ("chronik/checks/one.py", "from chronik.checks import CHECKS\n", "imports chronik.checks, a sibling or its own registry"),
        # in circles
        ("chronik/dates/two.py", "import chronik.dates.three\n", "circle: chronik.dates.two → chronik.dates.three → chronik.dates.two"),
        # into the dark, out of the house
        ("chronik/chronicle/one.py", "import chronik.cellar\n", "chronik/chronicle/one.py:1: imports chronik.cellar, which does not exist"),
        ("chronik/dates/one.py", "import edtf\n", "chronik/dates/one.py:1: imports edtf, which is no run-time dependency"),
        ("chronik/words/one.py", "from tests import words\n", "chronik/words/one.py:1: imports tests.words, which is no run-time dependency"),
        # front doors
        (
            "chronik/words/__init__.py",
            '"""A room.\n\n    one  a module\n"""\nfrom chronik.words.one import slug\n',
            "chronik/words/__init__.py:5: a signpost holds a docstring alone",
        ),
        ("chronik/words/__init__.py", '"""A room."""\n', "chronik/words/__init__.py: one is there, but not named"),
        (
            "chronik/words/__init__.py",
            '"""A room.\n\n    one  a module\n    six  a module\n"""\n',
            "chronik/words/__init__.py: six is named, but not there",
        ),
        # unknown, too long, too wide, too many
        ("chronik/utils.py", "", "chronik/utils.py: stands in no room; give it a place in HOUSE"),
        ("chronik/attic/__init__.py", "", "chronik/attic/__init__.py: stands in no room; give it a place in HOUSE"),
        ("chronik/words/one.py", "x = 1\n" * (MAX_LINES + 1), f"chronik/words/one.py: {MAX_LINES + 1} lines, at most {MAX_LINES}"),
        ("chronik/words/one.py", "x" * (MAX_COLUMNS + 1), f"chronik/words/one.py:1: {MAX_COLUMNS + 1} columns, at most {MAX_COLUMNS}"),
        ("chronik/words/one.py", "def f(a, b, c, d, e): ...\n", "chronik/words/one.py:1: f has 5 positional parameters, at most 4"),
        (
            "chronik/words/one.py",
            "class A:\n    def f(self, a, b, c, d, e): ...\n",
            "chronik/words/one.py:2: f has 5 positional parameters, at most 4",
        ),
        ("chronik/words/one.py", "f = lambda a, b, c, d, e: a\n", "chronik/words/one.py:1: lambda has 5 positional parameters, at most 4"),
        ("chronik/words/one.py", "class Twice: ...\n", "Twice stands in chronik/dates/three.py and chronik/words/one.py"),
        # powers
        ("chronik/words/one.py", "with open('x') as file: pass\n", "chronik/words/one.py:1: open: no permit for files"),
        ("chronik/words/one.py", "texts = map(open, [])\n", "chronik/words/one.py:1: open: no permit for files"),
        ("chronik/words/one.py", "import os.path\n", "chronik/words/one.py:1: import os.path: no permit for files"),
        ("chronik/words/one.py", "from pathlib import Path\n", "chronik/words/one.py:1: import pathlib.Path: no permit for files"),
        ("chronik/words/one.py", "import io\nio.open('x')\n", "chronik/words/one.py:2: .open(): no permit for files"),
        ("chronik/words/one.py", "def f(path): return path.read_text()\n", "chronik/words/one.py:1: .read_text: no permit for files"),
        ("chronik/records/kinds/one.py", "import shutil\n", "chronik/records/kinds/one.py:1: import shutil: no permit for files"),
        ("chronik/words/one.py", "from datetime import datetime\ndatetime.now()\n", "chronik/words/one.py:2: .now: no permit for clock"),
        ("chronik/words/one.py", "import datetime\nclock = datetime.date.today\n", "chronik/words/one.py:2: .today: no permit for clock"),
        ("chronik/words/one.py", "from time import perf_counter\n", "chronik/words/one.py:1: import time.perf_counter: no permit for clock"),
        (
            "chronik/words/one.py",
            "from urllib.request import urlopen\n",
            "chronik/words/one.py:1: import urllib.request.urlopen: no permit for network",
        ),
        ("chronik/words/one.py", "print('x')\n", "chronik/words/one.py:1: print: no permit for terminal"),
        ("chronik/words/one.py", "import sys\nsys.stdout.write('x')\n", "chronik/words/one.py:2: .stdout: no permit for terminal"),
        ("chronik/words/one.py", "__import__('os')\n", "chronik/words/one.py:1: __import__: no permit for unseen imports"),
        ("chronik/words/one.py", "import subprocess\n", "chronik/words/one.py:1: import subprocess: no permit for processes"),
        ("chronik/inputs.py", "", "PERMITS: inputs does not use files"),
    ],
)
def test_a_planted_fault_is_found(path: str, source: str, fault: str) -> None:
    three = "from chronik.dates import two\nclass Twice: ...\n"
    signpost = '"""A room.\n\n    one  a module\n    two  a module\n    three  a module\n"""\n'
    tree = house(**{"chronik/dates/two.py": "", "chronik/dates/three.py": three, "chronik/dates/__init__.py": signpost, path: source})
    found = faults(tree)
    assert len(found) == 1
    assert found[0].endswith(fault)


def test_a_crowded_folder_is_found() -> None:
    names = [f"m{'x' * number}" for number in range(MAX_FILES)]
    doors = "".join([f"    {name}  a module\n" for name in ("one", *names)])
    tree = house(**{f"chronik/words/{name}.py": "" for name in names}, **{"chronik/words/__init__.py": f'"""A room.\n\n{doors}"""\n'})
    assert faults(tree) == [f"chronik/words/: {MAX_FILES + 2} files, at most {MAX_FILES}"]


def test_a_module_that_is_gone_is_missed() -> None:
    tree = house()
    del tree["chronik/memo.py"], tree["chronik/evidence/__init__.py"], tree["build.py"]
    assert faults(tree) == ["HOUSE: there is no chronik.evidence", "HOUSE: there is no chronik.memo", "HOUSE: there is no build"]


def test_an_empty_house_is_no_house_in_order() -> None:
    assert len(faults({})) == len(FLOOR_OF)
