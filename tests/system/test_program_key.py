"""What is remembered holds for one program: a change of any module, in any room, is another one."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import chronik
from chronik.system.store import program_digest, program_key

PACKAGE = Path(chronik.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
# "" holds the modules of the spine and the door.
ROOMS = sorted({path.rpartition("/")[0] for path in MODULES})


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("program") / "chronik"
    return shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("__pycache__"))


def changed(path: Path) -> None:
    """One byte, the size as it was."""
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def test_the_program_is_the_same_wherever_it_lies(package: Path) -> None:
    assert program_key(package) == program_key()


@pytest.mark.parametrize("room", ROOMS)
def test_a_changed_byte_in_any_module_is_another_program(room: str, package: Path) -> None:
    before = program_key(package)
    for module in (package / path for path in MODULES if path.rpartition("/")[0] == room):
        data = module.read_bytes()
        changed(module)
        assert program_key(package) != before, module
        module.write_bytes(data)
    assert program_key(package) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda package: (package / "system" / "neu.py").write_text(""),
        lambda package: shutil.copytree(package / "dates", package / "neues_zimmer"),
        lambda package: (package / "memo.py").unlink(),
        lambda package: (package / "memo.py").rename(package / "system" / "memo.py"),
        lambda package: shutil.rmtree(package / "exports" / "tables"),
    ],
    ids=["module added", "room added", "module removed", "module moved", "room removed"],
)
def test_another_set_of_modules_is_another_program(change: Callable[[Path], object], package: Path, tmp_path: Path) -> None:
    other = shutil.copytree(package, tmp_path / "chronik")
    change(other)
    assert program_key(other) != program_key(package)


def test_a_digest_is_kept_until_a_module_is_written(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    place = tmp_path / "store.program"
    first = program_digest(package, place)
    data = place.read_bytes()
    assert program_digest(package, place) == first
    assert place.read_bytes() == data
    changed(package / "memo.py")
    assert program_digest(package, place) == program_digest(package, None) != first
    changed(package / "memo.py")
    assert program_digest(package, place) == first


def test_every_room_is_looked_into() -> None:
    assert {"", "words", "records/fields", "html/pictures", "pages/kinds", "system"} <= set(ROOMS)
    assert len(MODULES) > 100
