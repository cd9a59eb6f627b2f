"""`chronik init`: a folder with content only, that checks, builds and installs; what it explains is true."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.door.packages import WHEEL, call, clean, environment, held, offline
from tests.door.test_handbook import EXAMPLES
from tests.support.files import tracked
from tests.support.places import ROOT
from tests.support.projects import Project, program
from tests.support.repositories import git

STARTER = ROOT / "chronik/starter"


@pytest.fixture
def tal(commands: Path, tmp_path: Path) -> Path:
    """A new chronicle, made by the installed program."""
    done = call(commands / "chronik", "init", "tal", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Angelegt: tal mit einer leeren Chronik.\n")
    return tmp_path / "tal"


def check(folder: Path, *more: str) -> tuple[int, str]:
    places = ("--content", str(folder / "content"), "--seeds", str(folder / "seeds"), "--no-cache")
    done = program("check", *places, *more, cwd=folder)
    return done.code, done.out + done.err


# --- what there is ----------------------------------------------------------------------------------------------------


def test_a_new_chronicle_is_valid_and_empty_and_builds(commands: Path, tal: Path) -> None:
    assert {path.name for path in (tal / "content").iterdir()} == {"site.yaml", "urls.txt"}
    done = call(commands / "chronik", "check", "--strict", cwd=tal)
    assert done.out.startswith("Keine Fehler.")
    assert call(commands / "chronik", "build", cwd=tal).code == 0
    assert "<title>Unsere Chronik</title>" in (tal / "site/index.html").read_text("utf-8")


def test_it_holds_what_editors_need_and_nothing_of_the_generator(tal: Path) -> None:
    files = {path.relative_to(tal).as_posix() for path in tal.rglob("*") if path.is_file()}
    plain = {path for path in files if not path.startswith(("beispiel/", ".vscode/schema/"))}
    assert plain == {
        *(".gitattributes", ".gitignore", ".gitlab-ci.yml", ".github/workflows/chronik.yml", ".forgejo/workflows/chronik.yml"),
        *(".github/workflows/entwurf.yml", ".forgejo/workflows/entwurf.yml"),
        *(".github/workflows/adressen.yml", ".forgejo/workflows/adressen.yml"),
        *(".vscode/extensions.json", ".vscode/settings.json", ".vscode/tasks.json"),
        *("Makefile", "README.md", "requirements.txt", "content/site.yaml", "content/urls.txt", "seeds/.gitkeep", f"wheels/{WHEEL}"),
    }


def test_git_takes_all_of_it(tal: Path) -> None:
    git(tal, "init", "--quiet")
    git(tal, "add", "--all")
    files = {path.relative_to(tal).as_posix() for path in tal.rglob("*") if path.is_file() and ".git" not in path.relative_to(tal).parts[0:1]}
    assert set(git(tal, "ls-files").split("\n")) == files


@pytest.mark.parametrize("there", ["README.md", "content"])
def test_a_folder_with_something_in_it_is_refused_and_left_alone(commands: Path, tmp_path: Path, there: str) -> None:
    (tmp_path / "tal" / there).mkdir(parents=True)
    done = call(commands / "chronik", "init", "tal", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (2, "", f"tal ist nicht leer ({there}). Einen neuen Ordner nennen.\n")
    assert [path.name for path in (tmp_path / "tal").iterdir()] == [there]


def test_a_file_is_refused_and_a_fresh_clone_is_taken(commands: Path, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", "utf-8")
    assert call(commands / "chronik", "init", "datei", cwd=tmp_path).err == "datei ist eine Datei. Einen neuen Ordner nennen.\n"
    (tmp_path / "klon").mkdir()
    git(tmp_path / "klon", "init", "--quiet")
    assert call(commands / "chronik", "init", "klon", cwd=tmp_path).code == 0


# --- its settings and examples ----------------------------------------------------------------------------------------


def test_kinds_and_roles_fit_each_other() -> None:
    vocabularies = yaml.safe_load((STARTER / "content/site.yaml").read_text("utf-8"))["vocabularies"]
    roles = set(vocabularies["roles"])
    of_event = {
        "gruendung": {"gruendung"},
        "fest": {"ausrichtung", "teilnahme", "grusswort", "leitung"},
        "versammlung": {"leitung", "moderation", "teilnahme"},
        "vortrag": {"vortrag", "moderation"},
        "ausstellung": {"ausstellung", "foerderung"},
        "einweihung": {"einweihung", "grusswort", "foerderung"},
        "unterzeichnung": {"vertragspartei"},
    }
    assert set(vocabularies["event_kinds"]) == set(of_event)
    assert all(needed <= roles for needed in of_event.values())
    assert {"vorsitz", "mitglied", "leitung"} <= roles  # of organisations and networks


def uncommented(text: str) -> str:
    """With what stands behind „#“ valid; „# “ begins a remark."""
    return re.sub(r"(?m)^( *)#(?=\S|  )", r"\1", text)


def example(folder: Path, change: object = None) -> Path:
    """The example in place of the empty chronicle, as the README says."""
    for name in ("content", "seeds"):
        shutil.copytree(STARTER / "beispiel" / name, folder / name)
    shutil.copy(STARTER / "content/site.yaml", folder / "content")
    for path in (folder / "content").rglob("*.*"):
        if callable(change):
            path.write_text(change(path.read_text("utf-8")), "utf-8")
    return folder


def test_the_example_is_a_chronicle_without_a_fault(tmp_path: Path) -> None:
    code, output = check(example(tmp_path), "--strict")
    assert (code, output.partition(".")[0]) == (0, "Keine Fehler"), output


def test_what_is_commented_out_is_valid_too(tmp_path: Path) -> None:
    folder = example(tmp_path, uncommented)
    assert "\nsubtitle: " in (folder / "content/site.yaml").read_text("utf-8")
    code, output = check(folder, "--strict")
    assert (code, output.partition(".")[0]) == (0, "Keine Fehler"), output


def test_the_example_is_that_of_the_handbook() -> None:
    files = {path.relative_to(STARTER / "beispiel").as_posix(): path.read_text("utf-8") for path in (STARTER / "beispiel").rglob("*.*")}
    told = {path: text if path.startswith("seeds/") else re.sub(r"(?m)^ *#(?!#).*\n", "", text) for path, text in files.items()}
    assert told == {path: text for path, text in EXAMPLES.items() if path != "content/site.yaml"}


# --- editors' tools ---------------------------------------------------------------------------------------------------


def test_the_problem_matcher_takes_every_line_of_the_real_report(family: Project) -> None:
    family.write("content/events/vorlesetag.md", "---\ntitle: Vorlesetag\ndate: 17. Juni\nkind: fest\n---\n")
    family.write("content/people/bo-muster-1950.yaml", "name: Bo Muster\n")
    lines = family.run("check").out.splitlines()[:-1]
    tasks = json.loads((STARTER / "dot-vscode/tasks.json").read_text("utf-8"))["tasks"]
    matchers = {m["severity"]: m["pattern"] for m in tasks[0]["problemMatcher"]}
    found = {severity: [m for line in lines if (m := re.match(pattern["regexp"], line))] for severity, pattern in matchers.items()}
    assert {severity: len(matches) for severity, matches in found.items()} == {"error": 1, "warning": 1}
    (match,), pattern = found["error"], matchers["error"]
    told = [match[pattern[name]] for name in ("file", "line", "column", "code")]
    assert told == ["content/events/vorlesetag.md", "3", "7", "date"]
    assert len(lines) == 2 + sum(line.startswith("    → ") for line in lines)


def test_the_schemas_that_the_settings_name_are_there(tal: Path) -> None:
    settings = json.loads((tal / ".vscode/settings.json").read_text("utf-8"))
    named = settings["yaml.schemas"]
    assert set(named) == {path.relative_to(tal).as_posix() for path in (tal / ".vscode/schema").iterdir()}
    for path, places in named.items():
        assert json.loads((tal / path).read_text("utf-8"))["$schema"]
        assert Path(path).stem in places


def test_a_checkout_with_windows_line_endings_changes_nothing(tal: Path, tmp_path: Path) -> None:
    """What `core.autocrlf` does on Windows: without .gitattributes every line would end with a carriage return."""
    seed = b"Mit Zeilenenden,\r\nwie sie waren.\r\n"
    (tal / "seeds/alt.txt").write_bytes(seed)
    git(tal, "init", "--quiet")
    git(tal, "add", "--all")
    git(tal, "commit", "--quiet", "--message", "angelegt")
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", str(tal), "windows")
    here, there = (
        {p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*.*") if p.is_file() and ".git/" not in p.as_posix()}
        for f in (tal, tmp_path / "windows")
    )
    assert here == there
    assert there["seeds/alt.txt"] == seed


# --- where the program comes from ---------------------------------------------------------------------------------------


def test_the_installed_program_packs_itself(tal: Path, wheel: Path) -> None:
    packed = tal / "wheels" / WHEEL
    assert held(packed) == held(wheel)
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    lines = (tal / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[2:4] == [f"./wheels/{WHEEL} \\", f"    --hash=sha256:{digest}"]
    lock = [line for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines[4:] == lock


def test_from_the_checkout_the_same_package_is_built(wheel: Path, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(ROOT / "build.py"), "init", "tal"], cwd=tmp_path, env=clean(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "tal/wheels" / WHEEL).read_bytes() == wheel.read_bytes()


def make(folder: Path, *targets: str, **variables: str) -> str:
    words = ["make", f"PYTHON={sys.executable}", *targets]
    done = subprocess.run(words, cwd=folder, env=clean() | variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = done.stdout.decode()
    assert done.returncode == 0, said
    return said


def test_on_a_fresh_machine_make_sets_up_tests_and_builds(tal: Path, tmp_path: Path) -> None:
    found = offline(tal, tmp_path / "wheels")
    assert "Keine Fehler." in make(tal, "test", **found)
    assert "14 Seiten" in make(tal, "site", **found).replace("\u00a0", " ")
    assert (tal / "site/index.html").is_file()
    assert "pip install" not in make(tal, "check", **found)  # set up once
    (home,) = (tal / ".venv").glob("lib/python*/site-packages/chronik/cli.py")
    assert home.is_file()


def test_a_program_that_somebody_changed_is_not_installed(tal: Path) -> None:
    wanted = "".join((tal / "requirements.txt").read_text("utf-8").splitlines(True)[:4])  # the program alone
    (tal / "programm.txt").write_text(wanted, "utf-8")
    words = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "--no-index", "--require-hashes", "-r", "programm.txt"]
    assert call(*words, cwd=tal).code == 0
    packed = tal / "wheels" / WHEEL
    packed.write_bytes(packed.read_bytes() + b"\0")
    done = call(*words, cwd=tal)
    assert done.code != 0
    assert "DO NOT MATCH THE HASHES" in done.err


def test_a_wheel_that_lies_in_a_folder(commands: Path, wheel: Path, tmp_path: Path) -> None:
    assert call(commands / "chronik", "init", "tal", "--wheel", wheel, cwd=tmp_path).code == 0
    assert (tmp_path / "tal/wheels" / WHEEL).read_bytes() == wheel.read_bytes()


def test_a_version_from_an_index_with_its_hash(commands: Path, wheel: Path, tmp_path: Path) -> None:
    """The index is a local folder of wheels."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert call(commands / "chronik", "init", "tal", "--from", f"chronik==0.1.0#sha256={digest}", cwd=tmp_path).code == 0
    tal = tmp_path / "tal"
    assert not (tal / "wheels").exists()
    assert f"\nchronik==0.1.0 \\\n    --hash=sha256:{digest}\n" in (tal / "requirements.txt").read_text("utf-8")
    wanted = tmp_path / "gesucht.txt"
    wanted.write_text(f"chronik==0.1.0 --hash=sha256:{digest}\n", "utf-8")
    environment(tmp_path / "env", "--require-hashes", "--find-links", str(wheel.parent), "-r", str(wanted))


def test_an_address_of_git_with_its_commit(commands: Path, tmp_path: Path) -> None:
    """The forge is a bare repository in a folder."""
    source = tmp_path / "quelle"
    for path in tracked():
        if path.startswith(("chronik/", "templates/", "assets/")) or "/" not in path:
            (source / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, source / path)
    git(source, "init", "--quiet")
    git(source, "add", "--all", "--force")
    git(source, "commit", "--quiet", "--message", "Fassung")
    git(tmp_path, "clone", "--quiet", "--bare", str(source), "forge.git")
    address = f"git+{(tmp_path / 'forge.git').as_uri()}@{git(source, 'rev-parse', 'HEAD')}"

    assert call(commands / "chronik", "init", "tal", "--from", address, cwd=tmp_path).code == 0
    tal = tmp_path / "tal"
    assert not (tal / "wheels").exists()
    assert (tal / "chronik.txt").read_text("utf-8").splitlines()[1:] == [address]
    assert "chronik.txt" in (tal / "requirements.txt").read_text("utf-8")
    plan = subprocess.run(["make", "-n", "environment"], cwd=tal, env=clean(), capture_output=True, text=True, check=True).stdout
    assert re.search(r"pip install .*--require-hashes --only-binary=:all: -r requirements\.txt\n.*pip install .*--no-deps -r chronik\.txt\n", plan)
    fresh = environment(tmp_path / "env", "-r", str(tal / "chronik.txt"))
    assert call(fresh / "chronik", "check", cwd=tal).out.startswith("Keine Fehler.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--from", "git+https://example.org/a.git@main"),
            "Die Adresse nennt keinen Commit: so baute die Chronik morgen mit etwas anderem.\nSo schreiben: git+https://example.org/a.git@<40 Zeichen>. Den neuesten nennt: git ls-remote https://example.org/a.git HEAD\n",
        ),
        (("--from", "git+ssh://git@example.org/a.git"), "So schreiben: git+ssh://git@example.org/a.git@<40 Zeichen>."),
        (("--from", "https://example.org/c.whl"), "So schreiben: https://example.org/c.whl#sha256=<64 Zeichen>."),
        (("--from", "chronik==0.1.0"), "Zu chronik==0.1.0 fehlt die Prüfsumme.\n"),
        (("--from", "chronik"), "„chronik“ ist keine Adresse, von der sich das Programm holen lässt. Möglich sind:\n    git+https://…@COMMIT\n"),
        (("--wheel", "fehlt/chronik-0.1.0-py3-none-any.whl"), "fehlt/chronik-0.1.0-py3-none-any.whl gibt es nicht."),
        (("--wheel", __file__), "ist keine Datei chronik-….whl."),
        (("--wheel", "a", "--from", "b"), "--from und --wheel gehen nicht zusammen: eines von beiden weglassen."),
    ],
    ids=lambda value: value[-1][-12:] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_pinned_is_refused_in_german(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = program("init", "tal", *words, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not [*tmp_path.iterdir()]
