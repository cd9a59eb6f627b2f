"""Every diagnostic code has a folder `diagnostics/<code>/` with a tiny content tree and the report it must give.

`CHRONIK_BLESS=1 pytest tests/checks/test_diagnostics.py` rewrites the reports; read each before you keep it.
A folder that holds `templates/` is built, every other is only examined; a file `options` holds further words of the command. `{filler:9}` in a record stands for nine characters.
"""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronik.cli import main
from tests.support.pages import unlike
from tests.support.places import BLESS, ROOT, TESTS
from tests.support.projects import Project, project

CASES = sorted(path for path in (TESTS / "diagnostics").iterdir() if path.is_dir())
FILLER = re.compile(rb"\{filler:(\d+)\}")
CODE = re.compile(r"[a-z]+(-[a-z]+)*\Z")


def report(case: Path, command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of a content tree, without its last line of counts."""
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(case / name))]
    templates = ["--templates", str(case / "templates")] if (case / "templates").is_dir() else []
    options = (case / "options").read_text("utf-8").split() if (case / "options").is_file() else []
    main([command, *places, *templates, *options, "--output", str(folder / "site"), "--cache", str(folder / "cache")])
    return "".join(capsys.readouterr().out.splitlines(True)[:-1])


def spelled_out(case: Path, folder: Path) -> Path:
    """A copy of a case with its fillers as long as they say."""
    copy = folder / case.name
    shutil.copytree(case, copy, symlinks=True)
    for path in copy.glob("content/*/*"):
        if path.is_file() and FILLER.search(path.read_bytes()):
            path.write_bytes(FILLER.sub(lambda found: b"x" * int(found[1]), path.read_bytes()))
    return copy


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_report(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = "build" if (case / "templates").is_dir() else "check"
    found, expected = report(spelled_out(case, tmp_path), command, tmp_path, capsys), case / "expected.txt"
    if BLESS:
        expected.write_text(found, encoding="utf-8")
    difference = unlike(expected.read_text(encoding="utf-8"), found, f"{case.name}/expected.txt")
    assert not difference, difference


def codes(source: str) -> Iterator[str]:
    """Codes in a module: of error(span, code, …), warning(…), reader.report(node, code, …), and first of a returned triple.

    Raises AssertionError for a call whose code cannot be read off; a function that is itself given the code may hand it on.
    """
    nodes = list(ast.walk(ast.parse(source)))
    handed_on = {id(n) for f in nodes if isinstance(f, ast.FunctionDef) and any(a.arg == "code" for a in f.args.args) for n in ast.walk(f)}
    triples = {
        str(node.value.elts[0].value)
        for node in nodes
        if isinstance(node, ast.Return)
        and isinstance(node.value, ast.Tuple)
        and len(node.value.elts) == 3
        and isinstance(node.value.elts[0], ast.Constant)
    }
    for call in (node for node in nodes if isinstance(node, ast.Call) and id(node) not in handed_on):
        name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name not in ("error", "warning", "report") or len(call.args) < 2:
            continue
        code = call.args[1]
        if isinstance(code, ast.Starred):
            assert triples, f"line {call.lineno}: no triple that begins with a code is returned in this module"
            yield from triples
        else:
            assert isinstance(code, ast.Constant) and isinstance(code.value, str), f"line {call.lineno}: the code is no literal"
            assert CODE.match(code.value), f"line {call.lineno}: „{code.value}“ has not the form of a code"
            yield code.value


def raised() -> set[str]:
    modules = [path for path in (ROOT / "chronik").rglob("*.py") if path.name != "diagnostics.py"]
    assert len(modules) > 30, "the source was not found"
    return {code for path in modules for code in codes(path.read_text(encoding="utf-8"))}


def test_codes_and_folders_are_the_same() -> None:
    folders = {case.name for case in CASES}
    assert not raised() - folders, f"codes without a folder in tests/diagnostics: {sorted(raised() - folders)}"
    assert not folders - raised(), f"folders whose code nothing raises: {sorted(folders - raised())}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_code_occurs_in_its_report(case: Path) -> None:
    assert f"[{case.name}]" in (case / "expected.txt").read_text(encoding="utf-8")


def test_codes_are_found_in_every_way_of_raising_them() -> None:
    source = 'def f():\n  yield error(s, "a-b", m)\n  r.report(n, "c", m)\n  warning(s, "d", m)\n  error(s, *g())\ndef g():\n  return "e", 1, 2\n'
    assert set(codes(source)) == {"a-b", "c", "d", "e"}
    with pytest.raises(AssertionError, match="no literal"):
        list(codes("error(span, code, message)"))


# Causes before consequences: a fault in one file, to which ten others refer, is said once.

BROKEN = {
    "yaml": ("content/organisations/kammer.md", b"---\nname: [Kammer\n---\n"),
    "front matter": ("content/organisations/kammer.md", b"---\nname: Kammer\n"),
    "encoding": ("content/organisations/kammer.yaml", "name: Bücherei\n".encode("latin-1")),
    "empty": ("content/organisations/kammer.yaml", b""),
    "file name": ("content/organisations/Kammer.yaml", b"name: Kammer\n"),
    "suffix": ("content/organisations/kammer.txt", b"name: Kammer\n"),
    "folder": ("content/organisation/kammer.yaml", b"name: Kammer\n"),
    "place": ("content/kammer.yaml", b"name: Kammer\n"),
    "source": ("content/sources/bericht.yaml", b"title: Bericht\nfile: bericht.txt\nsha256: 12\n"),
    "site": ("content/site.yaml", b"title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, roles: {gast: Gast}\n"),
    "vocabularies": ("content/site.yaml", b"title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, role: {gast: Gast}}\n"),
}


def full(root: Path) -> Project:
    """Ten events that refer to one organisation and quote one source."""
    chronicle = project(root, "empty")
    chronicle.write("content/site.yaml", "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, roles: {gast: Gast}}\n")
    chronicle.write("content/organisations/kammer.yaml", "name: Kammer\n")
    seed = chronicle.write("seeds/bericht.txt", "Die Kammer war dabei, und das Fest war schön.\n")
    chronicle.write("content/sources/bericht.yaml", f"title: Bericht\nfile: bericht.txt\nsha256: {hashlib.sha256(seed.read_bytes()).hexdigest()}\n")
    for number in range(10):
        chronicle.write(
            f"content/events/fest-{number}.md",
            f"---\ntitle: Fest {number}\ndate: unknown\nkind: fest\nsources: bericht\norganisations:\n"
            '  - {organisation: kammer, role: gast, quote: Die Kammer war dabei}\n---\nSiehe [[kammer]]; [@bericht "das Fest war schön"].\n',
        )
    return chronicle


@pytest.mark.parametrize("fault", BROKEN)
def test_one_fault_is_said_once(fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chronicle = full(tmp_path)
    path, content = BROKEN[fault]
    if "kammer" in path.lower():
        (tmp_path / "content/organisations/kammer.yaml").unlink()
    chronicle.write(path, content)
    found = report(tmp_path, "check", tmp_path, capsys)
    assert len(re.findall(r"^content/", found, re.MULTILINE)) == 1, found


def test_the_unbroken_chronicle_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full(tmp_path)
    assert report(tmp_path, "check", tmp_path, capsys) == ""
