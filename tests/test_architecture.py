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
    "words",
    "dates",
    "records",
    "records.fields",
    "records.kinds",
    "evidence",
    "system",
    "chronicle",
    "checks",
    "html",
    "html.pictures",
    "exports.tables",
    "exports",
    "pages.sections",
    "pages.kinds",
    "pages",
    "memo",
    "pipeline",
    "session",
    "arguments",
    "progress",
    "serve",
    "handbook",
    "cli",
)
REGISTRIES = {"checks", "exports", "exports.tables", "pages", "records.kinds"}
# Rooms that few may use: their users.
ONLY = {
    "system": "arguments cli memo pipeline session",
    "records.fields": "records.kinds handbook",
    "pages": "pipeline",
}

LIBRARIES = {"PIL", "jinja2", "markupsafe", "markdown_it", "pagefind_bin", "slugify", "yaml"}

PERMITS = {
    ("system", "files"): "the input files, the memo, the images, the published site",
    ("system", "processes"): "git, and Pagefind",
    ("session", "files"): "names folders and files, opens none itself",
    ("system", "terminal"): "flushes before a fork, so that nothing is said twice",
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

MAX_FILES = 100  # in a folder, while the rooms are being moved into
MAX_LINES = 300
MAX_COLUMNS = 150

# A power: the imports that give it, and the names and attributes that use it, on something handed over too.
POWERS = {
    "files": (
        "os pathlib shutil tempfile glob fileinput mmap sqlite3 io.open codecs.open importlib.resources importlib.metadata",
        "open .open() .read_text .read_bytes .write_text .write_bytes",
    ),
    "clock": ("time sched", ".now .utcnow .today"),
    "network": (
        "socket socketserver ssl http urllib.request ftplib smtplib asyncio webbrowser",
        "",
    ),
    "processes": ("subprocess pty", ""),
    "terminal": (
        "sys.argv sys.stdin sys.stdout sys.stderr getpass",
        "print input .stdin .stdout .stderr .argv",
    ),
    "unseen imports": (
        "importlib.import_module importlib.util importlib.machinery runpy pkgutil",
        "__import__ eval exec .import_module",
    ),
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
        yield from (
            (line, power, f"import {name}")
            for line, name in imported
            if f"{name}.".startswith(givers)
        )
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
        return (
            "" if top in LIBRARIES | sys.stdlib_module_names else "which is no run-time dependency"
        )
    target = name if name in known else name.rpartition(".")[0]
    if target not in known:
        return "which does not exist"
    mine, its = home(module), home(target)
    if its == mine:
        siblings = listed.get(mine.removeprefix("chronik."), set())
        return (
            "a sibling or its own registry"
            if module in siblings and (target in siblings or target == mine)
            else ""
        )
    if FLOOR_OF.get(its, -1) > FLOOR_OF.get(mine, len(HOUSE)):
        return "which is above"
    users = next((users for room, users in ONLY.items() if its == f"chronik.{room}"), None)
    return (
        f"which is for {users} alone"
        if users and mine.removeprefix("chronik.") not in users.split()
        else ""
    )


def circles(tree: Tree) -> Iterator[str]:
    """Modules that import each other, directly or by way of others."""
    known = {dotted(path) for path in tree}
    links = {}
    for path, source in tree.items():
        named = {
            name if name in known else name.rpartition(".")[0]
            for _, name in imports(path, source, known)
        }
        links[dotted(path)] = sorted((named & known) - {dotted(path), "chronik"})
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
        own = {
            p.removesuffix(".py").rpartition("/")[2]
            for p in tree
            if p.rpartition("/")[0] == path.rpartition("/")[0]
        } - {"__init__"}
        inner = {
            p.split("/")[-2]
            for p in tree
            if p.endswith("/__init__.py") and p.rsplit("/", 2)[0] == path.rpartition("/")[0]
        }
        said = re.findall(
            r"^    ([a-z]+)/? ",
            ast.get_docstring(parsed(path, source), clean=False) or "",
            re.MULTILINE,
        )
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


RULES = (misplaced, wrong_imports, circles, front_doors, unpermitted, too_long, too_wide)


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
