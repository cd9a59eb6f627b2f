"""Putting a site in place: a reader, a crash, a full disk or a second build never sees or leaves half of one."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.projects import Done, Project, tree

Stamps = dict[str, tuple[int, int]]


def stamps(folder: Path) -> Stamps:
    """When each file and folder was last changed, and which inode it is."""
    return {str(p.relative_to(folder)): (p.lstat().st_mtime_ns, p.lstat().st_ino) for p in sorted(folder.rglob("*"))}


def everything(folder: Path) -> dict[str, bytes | None]:
    """Files with their bytes, folders with None."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


def change(chronicle: Project, *, title: str = "Anderer Titel") -> None:
    """An edit that reaches every page: each names the chronicle."""
    site = chronicle.root / "content/site.yaml"
    site.write_text(site.read_text("utf-8").replace("title: Chronik des Lesens", f"title: {title}"), "utf-8")


def refused(done: Done) -> None:
    assert done.code == 2
    assert "Traceback" not in done.err
    assert "Ordner" in done.err


# What is left alone


def test_errors_leave_the_old_site_as_it_was(family: Project) -> None:
    family.built()
    before, when = everything(family.site), stamps(family.site)
    family.write("content/events/vorlesetag.md", "---\ntitle: [kaputt\n---\n")
    change(family)
    done = family.run()
    assert done.code == 1
    assert "Die Website bleibt, wie sie war" in done.out
    assert everything(family.site) == before
    assert stamps(family.site) == when


def test_errors_in_the_first_build_write_nothing(family: Project) -> None:
    family.write("content/events/vorlesetag.md", "")
    assert family.run().code == 1
    assert not family.site.exists()


def test_a_broken_template_leaves_the_old_site_as_it_was(family: Project) -> None:
    family.built()
    before = everything(family.site)
    family.write("vorlagen/home.html", "{{ view.")
    done = family.run("build", "--templates", str(family.root / "vorlagen"))
    assert done.code == 1
    assert "Traceback" not in done.err
    assert everything(family.site) == before


def test_check_writes_nothing(family: Project) -> None:
    assert family.run("check").code == 0
    assert not family.site.exists()


def test_second_build_writes_nothing(family: Project) -> None:
    family.built()
    when = stamps(family.site)
    done = family.run()
    assert done.code == 0
    assert " 0\u00a0Dateien geschrieben" in done.out or " 0 Dateien geschrieben" in done.out, done.out
    assert stamps(family.site) == when


def test_a_small_edit_touches_only_the_pages_it_changes(family: Project) -> None:
    family.built()
    when = stamps(family.site)
    body = family.root / "content/pages/impressum.md"
    body.write_text(body.read_text("utf-8") + "\nEin Satz mehr.\n", "utf-8")
    family.built()
    after = stamps(family.site)
    touched = {path for path in after if (family.site / path).is_file() and after[path] != when.get(path)}
    assert "impressum/index.html" in touched
    assert not {path for path in touched if path.startswith(("ereignisse/", "personen/", "quellen/", "index.html"))}


def test_tampered_output_is_repaired(family: Project) -> None:
    clean = family.built()
    (family.site / "index.html").write_bytes(b"fremd")
    (family.site / "chronik/index.html").unlink()
    assert family.built() == clean


# What is not ours


def test_a_folder_that_is_not_ours_is_refused(family: Project) -> None:
    family.write("site/urlaub.jpg", "wichtig")
    refused(family.run())
    assert everything(family.site) == {"urlaub.jpg": b"wichtig"}


def test_files_that_are_not_ours_stay(family: Project) -> None:
    family.built()
    family.write("site/CNAME", "lesen.example.org")
    family.write("site/ereignisse/lesefest/notiz.txt", "von Hand")
    (family.root / "content/events/lesefest.yaml").unlink()
    family.built()
    assert (family.site / "CNAME").read_text() == "lesen.example.org"
    assert (family.site / "ereignisse/lesefest/notiz.txt").read_text() == "von Hand"
    assert not (family.site / "ereignisse/lesefest/index.html").exists()


def test_a_repository_in_the_output_stays_one(family: Project) -> None:
    """Sites are pushed from their folder. Git needs its folders even where they are empty, as after packing."""
    family.built()

    def git(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], cwd=family.site, capture_output=True, check=False
        )

    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "alt"], ["pack-refs", "--all"], ["gc", "-q"]):
        assert git(*words).returncode == 0
    change(family)
    family.built()
    status = git("status", "--porcelain", "--", "index.html")
    assert status.returncode == 0, status.stderr
    assert status.stdout == b" M index.html\n"


def test_stale_pages_and_empty_folders_go(family: Project) -> None:
    family.built()
    (family.root / "content/events/lesefest.yaml").rename(family.root / "content/events/grosses-lesefest.yaml")
    site = family.built()
    assert "ereignisse/grosses-lesefest/index.html" in site
    assert not (family.site / "ereignisse/lesefest").exists()


def test_only_what_is_ours_is_deleted_whatever_the_manifest_says(family: Project) -> None:
    outside = family.write("wichtig.txt", "bleibt")
    family.built()
    for manifest in family.site.glob(".chronik*"):
        text = manifest.read_text("utf-8")
        manifest.write_text(text.replace('"404.html"', f'"404.html", "../wichtig.txt", "{outside}", "ereignisse/../../wichtig.txt"'), "utf-8")
    change(family)
    done = family.run()
    assert "Traceback" not in done.err
    assert outside.read_text() == "bleibt"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 5}', '{"files": [5, null, ""]}', "\x00"])
def test_a_broken_manifest_is_no_catastrophe(family: Project, text: str) -> None:
    clean = family.built()
    names = {path.name for path in family.site.glob(".chronik*")}
    assert names
    for name in names:
        (family.site / name).write_text(text)
    done = family.run()
    assert "Traceback" not in done.err
    if done.code == 0:
        assert tree(family.site) == clean
    else:
        refused(done)


@pytest.mark.parametrize("name", ["content", "seeds"])
def test_output_in_place_of_an_input_is_refused(family: Project, name: str) -> None:
    before = everything(family.root)
    refused(family.run("build", "--output", str(family.root / name)))
    assert everything(family.root) == before


def test_output_that_holds_the_inputs_is_refused(family: Project) -> None:
    before = everything(family.root)
    refused(family.run("build", "--output", str(family.root)))
    assert everything(family.root) == before


def test_output_within_an_input_is_refused(family: Project) -> None:
    """Otherwise the next build would read what this one wrote."""
    before = everything(family.root)
    refused(family.run("build", "--output", str(family.root / "content/site")))
    assert everything(family.root) == before


def test_output_that_is_a_file_or_a_link_is_refused(family: Project) -> None:
    family.write("datei", "x")
    refused(family.run("build", "--output", str(family.root / "datei")))
    (family.root / "anderswo").mkdir()
    (family.root / "verweis").symlink_to(family.root / "anderswo")
    refused(family.run("build", "--output", str(family.root / "verweis")))
    assert not list((family.root / "anderswo").iterdir())


def test_nothing_is_written_outside_output_and_cache(family: Project) -> None:
    before = everything(family.root)
    family.built()
    after = {path: data for path, data in everything(family.root).items() if not path.startswith(("site", ".cache"))}
    assert after == before


def test_a_link_in_the_output_does_not_lead_out_of_it(family: Project) -> None:
    family.built()
    elsewhere = family.root / "anderswo"
    (family.site / "impressum/index.html").unlink()
    (family.site / "impressum").rmdir()
    elsewhere.mkdir()
    (family.site / "impressum").symlink_to(elsewhere)
    done = family.run()
    assert "Traceback" not in done.err
    assert not list(elsewhere.iterdir())


# What goes wrong


@pytest.mark.parametrize("free", [0, 4_000, 60_000, 120_000, 180_000, 220_000, 260_000])
def test_a_full_disk_leaves_the_old_site_or_the_new_one(family: Project, tmp_path: Path, disk: Disk, free: int) -> None:
    old = disk.built(family)
    change(family)
    new = project_after(family, tmp_path)
    done = disk.run(family, free=free)
    assert "Traceback" not in done.err
    if free < 60_000 or done.code:
        assert done.code == 2
        assert "Schreiben nicht möglich" in done.err
        assert everything(disk.site) == old
    else:
        assert tree(disk.site) == new
    assert disk.built(family) == old | new
    assert tree(disk.site) == new


def test_the_reason_the_system_gives_is_told_in_german(family: Project, disk: Disk) -> None:
    assert not re.search("No space|too large", disk.run(family, free=0).err)


@pytest.mark.parametrize("free", [0, 4_000, 60_000])
def test_a_disk_too_small_for_the_first_site_can_be_tried_again(family: Project, tmp_path: Path, disk: Disk, free: int) -> None:
    assert disk.run(family, free=free).code == 2
    assert not disk.site.exists() or not [path for path in tree(disk.site) if path.endswith(".html")]
    disk.built(family)
    assert tree(disk.site) == project_after(family, tmp_path)


class Disk(NamedTuple):
    """A disk of its own that can be filled; where mounting is not allowed, a folder and a limit to the length of files."""

    place: Path
    mounted: bool

    @property
    def site(self) -> Path:
        return self.place / "site"

    def run(self, chronicle: Project, *, free: int | None = None) -> Done:
        """Build on the disk with so many bytes left."""
        filler = self.place / "voll"
        state = os.statvfs(self.place)
        options = ("build", "--output", str(self.site), "--jobs", "2")
        if free is None or self.mounted:
            filler.write_bytes(b"x" * (0 if free is None else state.f_bavail * state.f_frsize - free))
            done = chronicle.run(*options)
            filler.unlink()
            return done
        died = subprocess.run(limited(chronicle.command(*options), free, "SIG_IGN"), cwd=chronicle.root, capture_output=True, check=False)
        return Done(died.returncode, died.stdout.decode(), died.stderr.decode())

    def built(self, chronicle: Project) -> dict[str, bytes | None]:
        done = self.run(chronicle)
        assert done.code == 0, done.err
        return everything(self.site)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    place = tmp_path / "platte"
    place.mkdir()
    mounted = (
        shutil.which("mount")
        and not subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)], capture_output=True, check=False).returncode
    )
    yield Disk(place, bool(mounted))
    if mounted:
        subprocess.run(["umount", str(place)], check=True)


def limited(command: list[str], size: int, when_reached: str) -> list[str]:
    """The command where no file may grow beyond `size` bytes: a write then fails (SIG_IGN) or the kernel kills it (SIG_DFL)."""
    program = (
        "import os, resource as r, runpy, signal, sys; sys.argv = sys.argv[1:]; "
        "sys.path.insert(0, os.path.dirname(sys.argv[0])); r.setrlimit(r.RLIMIT_CORE, (0, 0)); "
        f"r.setrlimit(r.RLIMIT_FSIZE, ({size}, {size})); signal.signal(signal.SIGXFSZ, signal.{when_reached}); "
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    return [command[0], "-c", program, *command[1:]]


def start(chronicle: Project, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(chronicle.command("build", "--jobs", "2", *arguments), cwd=chronicle.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


class Reader(threading.Thread):
    """Reads files of the site again and again; keeps what is neither their old nor their new content."""

    def __init__(self, site: Path, allowed: dict[str, set[bytes]]) -> None:
        super().__init__(daemon=True)
        self.site, self.allowed, self.wrong, self.done, self.reads = site, allowed, set[str](), threading.Event(), 0

    def run(self) -> None:
        while not self.done.is_set():
            for path, versions in self.allowed.items():
                try:
                    found = (self.site / path).read_bytes()
                except FileNotFoundError:
                    found = None
                self.reads += 1
                if found not in versions:
                    self.wrong.add(path)


def test_killed_at_any_moment_the_next_build_makes_it_whole(family: Project, tmp_path: Path) -> None:
    old = family.built()
    change(family)
    new = project_after(family, tmp_path)
    reader = Reader(family.site, {path: {old[path], new[path]} for path in old if path in new and path.endswith((".html", ".xml"))})
    reader.start()
    moments = random.Random(7)
    texts = [(family.root / "content/site.yaml").read_text("utf-8")]
    texts.append(texts[0].replace("Anderer Titel", "Chronik des Lesens"))
    for attempt in range(14):
        (family.root / "content/site.yaml").write_text(texts[attempt % 2], "utf-8")
        running = start(family)
        killed_after(running, moments.uniform(0.05, 0.45))
    reader.done.set()
    reader.join()
    assert reader.reads > 100
    assert not reader.wrong
    (family.root / "content/site.yaml").write_text(texts[0], "utf-8")
    assert family.built() == new


def killed_after(running: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
    running.communicate()


def project_after(chronicle: Project, folder: Path) -> dict[str, bytes]:
    """What a clean build of the project as it stands gives."""
    output = folder / "rein"
    assert chronicle.run("build", "--output", str(output), "--no-cache").code == 0
    return tree(output)


@pytest.mark.parametrize("limit", [0, 3_000, 5_000, 6_000, 8_000, 20_000])
@pytest.mark.parametrize("first", [True, False])
def test_killed_at_a_certain_file_the_next_build_makes_it_whole(family: Project, tmp_path: Path, limit: int, first: bool) -> None:
    """The kernel kills the build at the first file longer than the limit, so that each run dies at another one."""
    old = {} if first else family.built()
    change(family)
    new = project_after(family, tmp_path)
    command = limited(family.command("build", "--no-cache", "--jobs", "2"), limit, "SIG_DFL")
    died = subprocess.run(command, capture_output=True, check=False, cwd=family.root)
    assert died.returncode in (-signal.SIGXFSZ, 0, 2)  # 2 where a worker died
    for path, data in tree(family.site).items() if family.site.exists() else ():
        assert data in (old.get(path), new.get(path)) or not path.endswith((".html", ".xml")), path
    assert family.built() == new


@pytest.mark.parametrize("options", [[], ["--no-cache"]], ids=["cache", "no cache"])
def test_builds_at_once_do_not_corrupt(family: Project, tmp_path: Path, options: list[str]) -> None:
    clean = project_after(family, tmp_path)
    family.built()
    for attempt in range(4):
        change_back = attempt % 2
        site = family.root / "content/site.yaml"
        words = ("Anderer Titel", "Chronik des Lesens") if change_back else ("Chronik des Lesens", "Anderer Titel")
        site.write_text(site.read_text("utf-8").replace(*words), "utf-8")
        both = [start(family, *options) for _ in range(3)]
        results = [(running.communicate()[1].decode(), running.returncode) for running in both]
        assert all("Traceback" not in err for err, _ in results), results
        assert 0 in [code for _, code in results], results
        assert {code for _, code in results} <= {0, 2}, results
        assert set(tree(family.site)) == set(clean)
        assert not [path for path in family.root.iterdir() if path.name not in ("content", "seeds", "site", ".cache")]
    assert family.built() == clean
