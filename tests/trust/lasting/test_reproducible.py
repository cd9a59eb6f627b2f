"""The same content gives the same bytes, search and share card included, wherever and whenever it is built.

One small chronicle with everything in it: images, quotes, networks, a history in git, a former id, a page that is gone. Each world
differs from the plain one in one thing; what differs in the output is named by its path.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.places import WORLDS
from tests.support.projects import Project, tree
from tests.support.repositories import git


def picture() -> bytes:
    """Large enough for two widths."""
    file = BytesIO()
    Image.effect_mandelbrot((1400, 700), (-2, -1.2, 1, 1.2), 40).convert("RGB").save(file, "JPEG")
    return file.getvalue()


SEED = "Am 3. Mai 2019 kam die Gründerin.\n"
MORE = {
    "content/urls.txt": "netzwerke/bund-alt/\nereignisse/nie/\n",
    "content/gone.yaml": "ereignisse/nie/: Fand nie statt.\n",
    "content/networks/bund.yaml": "name: Bund\nkind: buendnis\nformer_ids: [bund-alt]\nimages:\n  - {file: fest.jpg, alt: Ein Fest, credit: Bo, licence: CC0}\n",
    "content/sources/zettel.yaml": f"title: Zettel\nfile: zettel.txt\nsha256: {hashlib.sha256(SEED.encode()).hexdigest()}\ndate: 2019-05-04\npublish: full\n",
    "seeds/zettel.txt": SEED,
}


def everything(root: Path) -> Project:
    """The family with more in it, committed on two days."""
    shutil.copytree(WORLDS / "family", root, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    made = Project(root, search=True)
    made.write(".gitignore", "/site/\n/.cache/\n")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "one", day="2025-05-01")
    for path, text in MORE.items():
        made.write(path, text)
    made.write("content/networks/fest.jpg", picture())
    event = root / "content/events/lesefest.yaml"
    event.write_text(event.read_text().replace("Lesefest", "Großes Lesefest"))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "two", day="2025-06-02")
    return made


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return everything(tmp_path_factory.mktemp("vorbild"))


@pytest.fixture(scope="module")
def plain(original: Project) -> dict[str, bytes]:
    site = original.built()
    assert {"suche/index/w-.txt", "_redirects", "ereignisse/nie/index.html", "chronik.ics"} <= site.keys()
    assert any(path.endswith(".webp") for path in site)
    assert b"2. Juni 2025" in site["ereignisse/lesefest/index.html"].replace("\u00a0".encode(), b" ")
    return site


def clone(original: Project, root: Path, *options: str) -> Project:
    git(original.root, "clone", "--quiet", *options, original.root.as_uri(), str(root))
    return Project(root, search=True)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


# One by one, and without search, they are tried in tests/site/test_determinism.py.
ENVIRONMENTS = {
    "elsewhere": {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "SOURCE_DATE_EPOCH": "86400",
        "CI": "true",
    },
    "nowhere": {
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "HOME": "/nirgends",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "diff.renames",
        "GIT_CONFIG_VALUE_0": "false",
    },
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_surroundings(original: Project, plain: dict[str, bytes], tmp_path: Path, name: str) -> None:
    assert not differing(clone(original, tmp_path / "klon").built(**ENVIRONMENTS[name]), plain)


HOOKS = {
    "another day": """
import datetime, time
_time, _localtime, _gmtime, _strftime = time.time, time.localtime, time.gmtime, time.strftime
time.time = lambda: _time() - 4e8
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda then=None: _localtime(time.time() if then is None else then)
time.gmtime = lambda then=None: _gmtime(time.time() if then is None else then)
time.strftime = lambda form, then=None: _strftime(form, then or time.localtime())

class Then(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    today = utcnow = now

class ThenDay(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())

datetime.datetime, datetime.date = Then, ThenDay
""",
    "another order of folders": """
import os
_scandir, _listdir = os.scandir, os.listdir

class Turned:
    def __init__(self, found):
        with found:
            self.left = iter(sorted(found, key=lambda entry: entry.name[::-1], reverse=True))
    def __iter__(self): return self.left
    def __next__(self): return next(self.left)
    def __enter__(self): return self
    def __exit__(self, *fault): pass
    def close(self): pass

os.scandir = lambda *path: Turned(_scandir(*path))
os.listdir = lambda *path: sorted(_listdir(*path), key=lambda name: name[::-1], reverse=True)
""",
}


@pytest.mark.parametrize("name", HOOKS)
def test_what_the_system_says(original: Project, plain: dict[str, bytes], tmp_path: Path, name: str) -> None:
    """A module that Python runs before all others changes what the system says."""
    (tmp_path / "sitecustomize.py").write_text(HOOKS[name])
    assert not differing(clone(original, tmp_path / "klon").built(PYTHONPATH=str(tmp_path)), plain)


PROOFS = {
    "another day": "abs(datetime.datetime.now().timestamp() - time.time()) < 60 < 1e8 < time.clock_gettime(time.CLOCK_REALTIME) - time.time()",
    "another order of folders": "os.listdir('.') == [entry.name for entry in os.scandir('.')] == ['b2', 'a1']",
}


@pytest.mark.parametrize("name", HOOKS)
def test_the_module_is_run(tmp_path: Path, name: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(HOOKS[name])
    for folder in ("leer/a1", "leer/b2"):
        (tmp_path / folder).mkdir(parents=True)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    subprocess.run([sys.executable, "-c", f"import datetime, os, time; assert {PROOFS[name]}"], cwd=tmp_path / "leer", env=environment, check=True)


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_number_of_processes(original: Project, plain: dict[str, bytes], tmp_path: Path, jobs: str) -> None:
    assert not differing(clone(original, tmp_path / "klon").built("--jobs", jobs), plain)


def test_place_with_a_blank_and_umlauts(original: Project, plain: dict[str, bytes], tmp_path: Path) -> None:
    assert not differing(clone(original, tmp_path / "Öde Straße %20 'x'").built(), plain)


def test_times_of_files(original: Project, plain: dict[str, bytes], tmp_path: Path) -> None:
    made = clone(original, tmp_path / "klon")
    for number, path in enumerate(sorted((made.root / "content").rglob("*"))):
        os.utime(path, (number * 1_000_000, number * 1_000_000))
    assert not differing(made.built(), plain)


def test_rights_of_new_files(original: Project, plain: dict[str, bytes], tmp_path: Path) -> None:
    """The bytes are the same; who may read them, the umask says, as for any program."""
    made = clone(original, tmp_path / "klon")
    subprocess.run(made.command("build"), capture_output=True, check=True, umask=0o077)
    assert not differing(tree(made.site), plain)
    assert {path.stat().st_mode & 0o777 for path in made.site.rglob("*") if path.is_file()} == {0o600}


def test_a_cache_of_another_state(original: Project, plain: dict[str, bytes], tmp_path: Path) -> None:
    """Edited, built, and put back: nothing of that is left."""
    made = clone(original, tmp_path / "klon")
    for path in ("content/events/lesefest.yaml", "content/networks/bund.yaml", "content/gone.yaml"):
        file = made.root / path
        file.write_text(file.read_text().replace("Lesefest", "Leseabend").replace("Bund", "Verbund").replace("Fand nie", "War nie"))
    assert differing(made.built(), plain)
    git(made.root, "checkout", "--quiet", "content")
    assert not differing(made.built(), plain)


def test_a_clone_without_its_history_says_so_and_is_otherwise_the_same(original: Project, plain: dict[str, bytes], tmp_path: Path) -> None:
    site = clone(original, tmp_path / "klon", "--depth", "1").built()
    assert "die Versionsgeschichte" in site["feed.xml"].decode()
    assert "die Versionsgeschichte" not in plain["feed.xml"].decode()
    assert site.keys() == plain.keys()
    assert {path.rpartition(".")[2] for path in differing(site, plain)} <= {"html", "xml"}  # the days of edits
