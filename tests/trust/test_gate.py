"""One gate in: regular files, no link, UTF-8, names that can be seen, nothing that commands a terminal."""

from __future__ import annotations

import os
import re
import shutil
import socket
from pathlib import Path

import pytest

from chronik.system import scan
from chronik.system.scan import read, read_below
from chronik.words.diagnostics import Span, error
from tests.support.projects import Project, tree

EVENT = "content/events/fall.md"
HEAD = "---\ntitle: Fall\ndate: 2021\nkind: fest\n---\n"
SECRET = "Das Geheimnis steht hier"


def said(chronicle: Project, where: str, code: str) -> str:
    """The message at that place; nothing was built, and nothing of what lies outside was read."""
    done = chronicle.run("build", timeout=30)
    assert done.code == 1, done.out + done.err
    assert "Traceback" not in done.err
    assert SECRET not in done.out + done.err
    found = re.search(rf"^{re.escape(where)}: Fehler \[{code}\] .+\n    → .+$", done.out, re.MULTILINE)
    assert found, done.out[:2000]
    return found[0]


# Links, pipes, sockets


LINKS = {
    "a record": ("content/people/ada.yaml", "draussen.txt"),
    "the settings": ("content/site.yaml", "draussen.txt"),
    "an image": ("content/people/bild.jpg", "draussen.txt"),
    "a seed": ("seeds/n.txt", "draussen.txt"),
    "a template": ("templates/home.html", "draussen.txt"),
    "an asset": ("assets/n.txt", "draussen.txt"),
    "a folder of records": ("content/people/mehr", "draussen"),
    "a kind": ("content/themes", "draussen"),
    "a folder of seeds": ("seeds/mehr", "draussen"),
    "a folder of templates": ("templates/mehr", "draussen"),
    "a folder of assets": ("assets/mehr", "draussen"),
    "nothing": ("seeds/n.txt", "nirgends"),
    "itself": ("seeds/n.txt", "seeds/n.txt"),
    "a device": ("seeds/n.txt", "/dev/zero"),
    "another record": ("content/people/zweite.yaml", "content/events/vorlesetag.md"),
    "the folder above": ("content/events/wieder", "content"),
}


@pytest.mark.parametrize("name", LINKS)
def test_no_link_is_followed(family: Project, name: str) -> None:
    path, target = LINKS[name]
    family.write("draussen.txt", SECRET)
    family.write("draussen/geheim.txt", SECRET)
    link = family.root / path
    link.parent.mkdir(exist_ok=True)
    shutil.rmtree(link) if link.is_dir() else link.unlink(missing_ok=True)
    link.symlink_to(family.root / target)
    own = [word for folder in ("templates", "assets") for word in (f"--{folder}", str(family.root / folder))]
    done = family.run("build", *own, timeout=30)
    assert done.code == 1
    assert f"{path}:1:1: Fehler [unreadable] Das ist eine Verknüpfung" in done.out, done.out[:1000]
    assert "selbst hierher kopieren" in done.out
    assert SECRET not in done.out + done.err
    assert not family.site.exists()


@pytest.mark.parametrize("name", ["content", "seeds"])
def test_no_folder_of_inputs_is_a_link(family: Project, name: str) -> None:
    (family.root / name).rename(family.root / "anderswo")
    (family.root / name).symlink_to(family.root / "anderswo")
    done = family.run("build")
    assert done.code == 2
    assert f"Mit --{name} den Ordner selbst nennen: {family.root / 'anderswo'}" in done.err


def test_a_link_that_comes_between_is_not_followed_either(tmp_path: Path) -> None:
    """Between the listing and the reading."""
    (tmp_path / "wurzel/ordner").mkdir(parents=True)
    (tmp_path / "wurzel/ordner/datei").write_text("hier")
    assert read_below(str(tmp_path / "wurzel"), "ordner/datei") == b"hier"
    (tmp_path / "geheim/ordner").mkdir(parents=True)
    (tmp_path / "geheim/datei").write_text(SECRET)
    (tmp_path / "wurzel/link").symlink_to(tmp_path / "geheim")
    (tmp_path / "wurzel/ordner/link").symlink_to(tmp_path / "geheim/datei")
    for path in ("link/datei", "ordner/link"):
        assert read(tmp_path / "wurzel" / path) == SECRET.encode()  # without the guard
        with pytest.raises(OSError):
            read_below(str(tmp_path / "wurzel"), path)


def test_without_the_guard_a_link_is_read(family: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (family.root / "seeds/n.txt").symlink_to(family.root / "content/site.yaml")
    folders = scan.Folders(*(family.root / name for name in ("content", "seeds", "templates", "assets", "site")), cache=None)
    assert "seeds/n.txt" not in scan.listing(folders).stamps
    monkeypatch.setattr(scan, "_fault", lambda entry, shown: None)
    assert [d.code for d in scan.listing(folders).problems] == ["not-a-file"]


@pytest.mark.parametrize("place", ["content/people", "seeds"])
def test_what_is_no_regular_file_is_refused_and_not_waited_for(family: Project, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(family.root / place / "rohr.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(family.root / place)  # the address of a socket may have 107 bytes
        listening.bind("dose.yaml")
        monkeypatch.undo()
        out = family.run("check", timeout=30).out
    for name in ("rohr", "dose"):
        assert f"{place}/{name}.yaml:1:1: Fehler [not-a-file] Das ist keine gewöhnliche Datei." in out


# Characters, names, marks


CONTENTS = {
    "an escape in a body": (HEAD + "a\x1b[31mb\n", "6:2", "invisible"),
    "an escape in a title": (HEAD.replace("Fall", "Fa\x1bll"), "2:10", "invisible"),
    "a bell": (HEAD + "\x07", "6:1", "invisible"),
    "a control of the second range": (HEAD + "a\x9bm", "6:2", "invisible"),
    "a direction turned round": (HEAD + "a\u202eb", "6:2", "invisible"),
    "a direction set apart": (HEAD + "a\u2066b", "6:2", "invisible"),
    "a blank of no width in a title": (HEAD.replace("Fall", "Fa\u200bll"), "2:8", "invisible"),
    "a mark of direction in a title": (HEAD.replace("Fall", "Fall\u200e"), "2:8", "invisible"),
    "a second byte order mark": ("\ufeff\ufeff" + HEAD, "1:1", "invisible"),
    "an empty title": (HEAD.replace("Fall", '""'), "2:8", "empty-value"),
    "a title of blanks": (HEAD.replace("Fall", '"  "'), "2:8", "empty-value"),
    "null": (HEAD.replace("Fall", "null"), "2:8", "empty-value"),
    "a tilde": (HEAD.replace("Fall", "~"), "2:8", "empty-value"),
    "a title nobody sees": (HEAD.replace("Fall", '"\u200b\u200d"'), "2:8", "empty-value"),
    "letters nobody sees": (HEAD.replace("Fall", '"\u3164\u2800"'), "2:8", "empty-value"),
    "an alias nobody sees": (HEAD.replace("date", 'aliases: ["\u2060"]\ndate'), "3:11", "empty-value"),
    "an alias that is nothing": (HEAD.replace("date", "aliases: [~]\ndate"), "3:11", "empty-value"),
    "a mark of a merge in a body": (HEAD + "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", "7:1", "merge-conflict"),
    "half of such marks": (HEAD + "a\n>>>>>>> x\n", "7:1", "merge-conflict"),
    "a mark of a merge in a head": (HEAD.replace("date", "<<<<<<< HEAD\ndate"), "3:1", "merge-conflict"),
    "a tag": (HEAD.replace("Fall", "!include /etc/passwd"), "2:8", "yaml"),
    "a tag of two marks": (HEAD.replace("Fall", "!!python/name:os.system"), "2:8", "yaml"),
    "a tag in a list": (HEAD.replace("date", "aliases: [!x a]\ndate"), "3:11", "yaml"),
    "an anchor": (HEAD.replace("Fall", "&a Fall"), "2:8", "yaml"),
    "an alias": (HEAD.replace("Fall", "*a"), "2:8", "yaml"),
    "an anchor on a key": (HEAD.replace("title", "&a title"), "2:1", "yaml"),
    "a merge key": (HEAD.replace("date", "<<: {date: 2020}\ndate"), "3:1", "yaml"),
    "an open quotation mark": ('---\ntitle: "Fall\ndate: 2021\nkind: fest\nsummary: "a b"\n---\n', "2:8", "yaml"),
    "an open single one": ("---\ntitle: 'Fall\ndate: 2021\nkind: fest\nsummary: 'a b'\n---\n", "2:8", "yaml"),
    "an open one at the end": ('---\ntitle: Fall\ndate: 2021\nkind: "fest\n---\n', "4:7", "yaml"),
    "an open one in a list": ('---\ntitle: Fall\ndate: 2021\nkind: fest\naliases:\n  - "a\n  - "b"\n---\n', "6:5", "yaml"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_it_is_refused_at_its_place(family: Project, name: str) -> None:
    content, place, code = CONTENTS[name]
    family.write(EVENT, content)
    said(family, f"{EVENT}:{place}", code)


@pytest.mark.parametrize("text", ["Null", '"null"', '"~"', "👩\u200d💻 Technik", "A & B!", "Wer? Wir!", "<<Guillemets>>", "Mitte * Ende"])
def test_titles_that_may_be(family: Project, text: str) -> None:
    family.write(EVENT, HEAD.replace("Fall", text))
    done = family.run("check")
    assert (done.code == 0) is (text != "Null"), done.out


def test_a_name_typed_in_two_parts_is_the_same_name(family: Project) -> None:
    family.write("content/people/joerg.yaml", "name: Jo\u0308rg Muster\n")
    assert "<h1>Jörg Muster" in family.built()["personen/joerg/index.html"].decode()


@pytest.mark.parametrize("name", ["con", "nul", "lpt9", "aux", "com1", "lpt1"])
def test_names_of_devices_are_no_ids(family: Project, name: str) -> None:
    family.write(f"content/people/{name}.yaml", "name: Ada\n")
    said(family, f"content/people/{name}.yaml:1:1", "file-name")


@pytest.mark.parametrize("name", ["con", "lpt9", "seite-2", "a" * 201])
def test_nor_former_ones(family: Project, name: str) -> None:
    family.write("content/people/ada.yaml", f"name: Ada\nformer_ids: [{name}]\n")
    said(family, "content/people/ada.yaml:2:14", "reserved-id")


FOLDERS = ("content/people", "content/events", "content/sources", "seeds", "seeds/ordner")
NAMES = {
    "a line break": b"a\nb",
    "a line feed": b"a\rb",
    "a direction turned round": "a\u202eb".encode(),
    "an escape": b"a\x1b[31mb",
    "no UTF-8": b"a\xff\xfeb",
    "as many bytes as a disk takes": b"a" * 250,
    "letters nobody sees": "\u200b\u2060".encode(),
    "a colon": b"a:b",
    "a way up": b"a..%2f..",
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_hostile_names_of_files_are_told_in_a_line_each(family: Project, folder: str) -> None:
    place = family.root / folder
    place.mkdir(exist_ok=True)
    for name in NAMES.values():
        Path(os.fsdecode(os.fsencode(place) + b"/" + name + (b".txt" if "seeds" in folder else b".yaml"))).write_text("name: Ada\n")
    done = family.run("build")
    assert (done.code in (0, 1), "Traceback" in done.err) == (True, False), done.err
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", done.out + done.err)
    named = {line.partition(":1:1:")[0] for line in done.out.splitlines() if line.startswith(folder)}
    assert len(named) >= (3 if "seeds" in folder else len(NAMES)), done.out


# What is said


def test_a_message_is_one_line_and_commands_no_terminal() -> None:
    told = error(Span("content/a\x1b[2J.md"), "yaml", "„a\u202eb\nc\x1b[31m“", "d\u2028e")
    assert (told.span.path, told.message, told.hint) == ("content/a⟨U+001B⟩[2J.md", "„a⟨U+202E⟩b c⟨U+001B⟩[31m“", "d⟨U+2028⟩e")


def test_what_a_value_holds_does_not_reach_the_log(family: Project) -> None:
    family.write("seeds/boese.txt", "Der Fall war\x1b[31m rot, und dann kam noch etwas ganz anderes.\n")
    family.write("content/sources/boese.yaml", "title: Böse\nfile: boese.txt\nkind: x\\x1b\n")
    family.write(EVENT, HEAD.replace("fest", '"a\\e[31m\\u202e\\nb"') + 'Siehe [@boese "Der Fall war rot, und dann kam nichts mehr"].\n')
    family.write("content/people/bad\x1b[2J.yaml", "name: Ada\n")
    for form in ("text", "github", "gitlab", "json"):
        done = family.run("check", "--report", form)
        assert done.code == 1
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", done.out + done.err), form


def test_twenty_broken_files_are_all_named_in_one_run(family: Project) -> None:
    before = family.built()
    broken = [*CONTENTS.values()][:20]
    for number, (content, _, _) in enumerate(broken):
        family.write(f"content/events/fall-{number}.md", content)
    done = family.run("build")
    assert done.code == 1
    for number, (_, place, code) in enumerate(broken):
        assert f"content/events/fall-{number}.md:{place}: Fehler [{code}]" in done.out
    assert tree(family.site) == before
