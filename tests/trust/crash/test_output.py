"""The output folder belongs to one build at a time; what a build that was ended has left goes; what nobody can tell is refused."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from chronik.system.disk.holding import given_up, taken
from tests.support.projects import Project, tree


def started(family: Project, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(family.command("build", *options), cwd=family.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def beside(family: Project) -> set[str]:
    """What lies there that is none of the chronicle's own folders."""
    return {path.name for path in family.root.iterdir()} - {"content", "seeds", "site", ".cache", "zweiter"}


def test_while_a_build_has_the_folder_another_one_says_so(family: Project) -> None:
    lock = family.root / ".site.chronik-lock"
    file = taken(lock, wait=False)
    done = family.run("build", "--no-cache")
    assert (done.code, family.site.exists()) == (2, False)
    assert done.err.startswith(f"Ein anderer Bau schreibt gerade nach {family.site}. Warten")
    given_up(lock, file)
    assert family.run("build", "--no-cache").code == 0


def test_what_a_dead_build_had_is_free(family: Project) -> None:
    family.write(".site.chronik-lock", "")
    family.write(".site.chronik-neu/index.html", "halb")
    family.built("--no-cache")
    assert beside(family) == set()


def test_two_builds_with_two_caches_do_not_mix(family: Project) -> None:
    family.built()
    family.built("--cache", str(family.root / "zweiter"))
    (family.root / "content/events/lesefest.yaml").unlink()
    both = [started(family, "--cache", str(family.root / name)) for name in (".cache", "zweiter")]
    codes = [one.wait() for one in both if one.communicate()]
    assert 0 in codes
    assert set(codes) <= {0, 2}
    published = tree(family.site)
    assert published == family.built()
    assert beside(family) == set()


def test_asked_to_end_a_build_leaves_nothing(family: Project) -> None:
    staging = family.root / ".site.chronik-neu"
    running = started(family, "--no-cache")
    while not staging.exists():
        assert running.poll() is None
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate()
    assert (running.returncode, said) == (128 + signal.SIGTERM, b"")
    assert beside(family) == set()
    assert not family.site.exists()


def shortened(marker: Path) -> None:
    """Still what JSON allows, but without a line."""
    lines = [line for line in marker.read_text("utf-8").splitlines(True) if "ereignisse/lesefest/index.html" not in line]
    marker.write_text("".join(lines), "utf-8")


@pytest.mark.parametrize("damage", [lambda marker: marker.write_bytes(b""), lambda marker: marker.write_bytes(b"\x00" * 80), shortened])
def test_a_damaged_marker_keeps_no_deleted_page(family: Project, damage: Callable[[Path], object]) -> None:
    family.built()
    (family.root / "content/events/lesefest.yaml").unlink()
    marker = family.site / ".chronik.json"
    damage(marker)
    before = tree(family.site)
    done = family.run("build", "--no-cache")
    assert done.code == 2
    assert f"{marker} ist beschädigt" in done.err
    assert tree(family.site) == before
    assert not [path for path in family.built() if path.startswith("ereignisse/lesefest/")], "the cache knows what was published"


def test_a_link_on_a_mount_point_does_not_lead_out_of_it(family: Project, tmp_path: Path) -> None:
    """Where files are put in place one by one."""
    from chronik.system.publish import _rename
    from chronik.system.staging import Stage

    output, folder, elsewhere = (tmp_path / name for name in ("site", "neu", "anderswo"))
    for path in (output, folder / "a", elsewhere):
        path.mkdir(parents=True)
    for name in ("a/index.html", ".chronik.json"):
        (folder / name).write_text("neu")
    (output / "a").symlink_to(elsewhere)
    with pytest.raises(NotADirectoryError):
        _rename(Stage(output, folder, {}, {}, frozenset(), kept=False), ["a/index.html"], [])
    assert not list(elsewhere.iterdir())
