"""The package: what it holds, that it works where there is no checkout, and that a chronicle's own files go before its own."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.door.packages import built, call, environment, held
from tests.support.files import tracked
from tests.support.places import ROOT, WORLDS
from tests.support.projects import Project, project, tree


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A chronicle, with nothing of the repository."""
    shutil.copytree(WORLDS / "family", tmp_path / "chronik", ignore=shutil.ignore_patterns("expected"))
    return tmp_path / "chronik"


# --- what it holds --------------------------------------------------------------------------------------------------


def wanted() -> dict[str, bytes]:
    """Code, templates, assets and the pinned libraries, as they lie in the repository."""
    found = {}
    for path in tracked():
        first = path.partition("/")[0]
        if first in ("chronik", "templates", "assets") or path == "requirements.lock":
            found[path if first == "chronik" else f"chronik/{path}"] = (ROOT / path).read_bytes()
    return found


def test_the_wheel_holds_what_the_program_needs_and_nothing_else(wheel: Path) -> None:
    assert held(wheel) == wanted()


def test_the_same_source_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert built(tmp_path).read_bytes() == wheel.read_bytes()


def test_the_sdist_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(built(tmp_path / "sdist", "sdist")) as packed:
        packed.extraction_filter = tarfile.data_filter if hasattr(tarfile, "data_filter") else None  # type: ignore[assignment]
        packed.extractall(tmp_path)
    (unpacked,) = (path for path in tmp_path.iterdir() if path.name.startswith("chronik-"))
    assert held(built(tmp_path / "rad", source=unpacked)) == held(wheel)


# --- where there is no checkout ---------------------------------------------------------------------------------------


def test_it_builds_from_any_folder_of_the_chronicle_what_build_py_builds(commands: Path, world: Path, family_site: dict[str, bytes]) -> None:
    done = call(commands / "chronik", "build", "--no-search", cwd=world / "content/events")
    assert done.code == 0, done
    assert tree(world / "site") == family_site
    assert (world / ".cache").is_dir()


def test_its_bag_for_an_archive_is_that_of_build_py(commands: Path, world: Path, tmp_path: Path) -> None:
    """With the program in one layout, wherever it ran."""
    assert call(commands / "chronik", "deposit", "--no-search", cwd=world).code == 0
    assert Project(world).run("deposit", "--to", str(tmp_path / "paket")).code == 0
    found = tree(world / "archivpaket")
    assert found == tree(tmp_path / "paket")
    assert found["data/programm/chronik/LICENSE"] == (ROOT / "LICENSE").read_bytes()


def test_all_that_is_loaded_comes_from_the_wheel(commands: Path, tmp_path: Path) -> None:
    found = call(commands / "python", "-c", "import chronik, chronik.cli; print(chronik.cli.__file__)", cwd=tmp_path)
    assert Path(found.out.strip()).is_relative_to(commands.parent), found


@pytest.mark.parametrize("words", [["chronik"], ["python", "-m", "chronik"]], ids=" ".join)
def test_help_and_messages_name_the_program_as_it_was_called(commands: Path, tmp_path: Path, words: list[str]) -> None:
    name = " ".join(words)
    first, *rest = words
    assert call(commands / first, *rest, "check", "--help", cwd=tmp_path).out.count(f"{name} check") == 2  # how to call it, an example
    assert call(commands / first, *rest, "tanz", cwd=tmp_path).err.endswith(f"Hilfe: {name} --help\n")


def test_without_a_chronicle_it_says_so(commands: Path, tmp_path: Path) -> None:
    done = call(commands / "chronik", "check", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert str(tmp_path / "content") in done.err


def test_an_upgrade_of_its_templates_makes_all_pages_anew(wheel: Path, world: Path, tmp_path: Path) -> None:
    commands = environment(tmp_path / "env", str(wheel))
    assert call(commands / "chronik", "build", "--no-search", cwd=world).code == 0
    (template,) = commands.parent.glob("lib/python*/site-packages/chronik/templates/redirect.html")
    template.write_text(f"{template.read_text('utf-8')}<!-- neue Fassung -->\n", "utf-8")
    assert call(commands / "chronik", "build", "--no-search", cwd=world).code == 0
    assert any(b"<!-- neue Fassung -->" in page for page in tree(world / "site").values())


# --- a chronicle's own files ------------------------------------------------------------------------------------------

OWN_HOME = "<!doctype html><title>{{ frame.title }}</title><p>Eigene Startseite</p>\n"


def site(made: Project, *more: str) -> dict[str, bytes]:
    own = ("--templates", str(made.root / "templates"), "--assets", str(made.root / "assets"))
    return made.built(*own, *more)


def test_a_template_of_the_chronicle_goes_before_the_one_that_comes_with_the_program(family: Project, family_site: dict[str, bytes]) -> None:
    family.write("templates/home.html", OWN_HOME)
    found = site(family)
    assert b"Eigene Startseite" in found["index.html"]
    assert {path for path in found if found[path] != family_site[path]} == {"index.html"}


def test_what_the_chronicle_has_no_more_is_the_programs_again(family: Project, family_site: dict[str, bytes]) -> None:
    own = family.write("templates/home.html", OWN_HOME), family.write("assets/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert site(family) != family_site
    for path in own:
        path.unlink()
    assert site(family) == family_site


def test_an_asset_of_the_chronicle_goes_before_and_a_further_one_is_published_beside(family: Project, family_site: dict[str, bytes]) -> None:
    family.write("assets/style.css", "body { margin: 0 }\n")
    family.write("assets/eigene.css", "p { margin: 0 }\n")
    found = site(family)
    assert found["assets/style.css"] == b"body { margin: 0 }\n"
    assert found.keys() - family_site.keys() == {"assets/eigene.css"}
    assert found["index.html"] != family_site["index.html"]  # it names the version of the style


def test_a_template_that_is_included_by_an_own_one_is_no_stray(family: Project) -> None:
    family.write("templates/home.html", "{% include 'gruss.html' %}\n")
    family.write("templates/gruss.html", "<!doctype html><title>Gruß</title>\n")
    done = family.run("check", "--templates", str(family.root / "templates"))
    assert (done.code, "template-idle" in done.out) == (0, False)


# --- where something is missing ---------------------------------------------------------------------------------------


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The checkout as it is cloned, without an environment."""
    for name in ("chronik", "templates", "assets"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", tmp_path)
    project(tmp_path)
    return tmp_path


def without_libraries(folder: Path) -> tuple[int, str, str]:
    """build.py by a Python that knows the standard library alone."""
    done = subprocess.run([sys.executable, "-S", "-E", "build.py"], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_without_its_libraries_it_says_what_to_do(bare: Path) -> None:
    code, out, err = without_libraries(bare)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert "fehlt „" in err
    assert f"im Ordner {bare}:" in err
    assert "make site" in err
    assert ".venv/bin/python -m pip install -r requirements.lock" in err


def test_with_an_environment_that_was_not_used_it_names_the_command(bare: Path) -> None:
    (bare / ".venv/bin").mkdir(parents=True)
    (bare / ".venv/bin/python").symlink_to(sys.executable)
    code, _, err = without_libraries(bare)
    assert code == 2
    assert "So geht es: .venv/bin/python build.py" in err


def test_an_old_python_is_told_in_words(tmp_path: Path) -> None:
    pretend = f"import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path({str(ROOT / 'build.py')!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("chronik braucht Python 3.11 oder neuer; dieses ist 3.9.\n")


def test_an_old_python_can_read_build_py() -> None:
    source = (ROOT / "build.py").read_text("ascii")
    ast.parse(source, feature_version=(3, 4))
    assert 'f"' not in source
