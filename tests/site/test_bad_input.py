"""Broken, strange and hostile files: a German message with its place, exit code 1, no traceback, and the old site untouched."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chronik.cli import main
from tests.support.projects import Project, project, tree

EVENT = "content/events/vorlesetag.md"
HEAD = "---\ntitle: Vorlesetag\ndate: unknown\nkind: fest\n---\n"

# What stands in the event's file -> the code of the message; None where it is accepted.
CONTENTS: dict[str, tuple[bytes, str | None]] = {
    "empty": (b"", "empty-file"),
    "only white space": (b" \n\t\n", "empty-file"),
    "no closing line": (b"---\ntitle: Vorlesetag\n", "front-matter-open"),
    "no head": (b"Vorlesetag\n", "front-matter-missing"),
    "broken YAML": (b"---\ntitle: [Vorlesetag\n---\n", "yaml"),
    "latin-1": ("---\ntitle: Vorlesetag für alle\n---\n".encode("latin-1"), "encoding"),
    "UTF-16": (HEAD.encode("utf-16"), "encoding"),
    "UTF-16 without mark": (HEAD.encode("utf-16-le"), "encoding"),
    "half a character": (HEAD.encode() + "ü".encode()[:1], "encoding"),
    "a lone surrogate": (HEAD.encode() + b"\xed\xa0\x80", "encoding"),
    "NUL": (HEAD.encode() + b"\0", "encoding"),
    "binary": (random.Random(1).randbytes(5000), "encoding"),
    "15000 brackets in the head": (b"---\ntitle: " + b"[" * 15_000 + b"\n---\n", "yaml"),
    "15000 braces in the head": (b"---\ntitle: " + b"{" * 15_000 + b"\n---\n", "yaml"),
    "7000 list points": (b"---\n" + b"- " * 7_000 + b"\n---\n", "yaml"),
    "7000 questions": (b"---\n" + b"? " * 7_000 + b"\n---\n", "yaml"),
    "7000 closed brackets": (b"---\ntitle: " + b"[" * 7_000 + b"]" * 7_000 + b"\n---\n", "yaml"),
    "alias bomb": (
        b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 107))
        + b"---\n",
        "yaml",
    ),
    "an alias to itself": (b"---\ntitle: &a [*a]\n---\n", "yaml"),
    "merge key": (b"---\n<<: {title: x}\ntitle: Vorlesetag\ndate: unknown\nkind: fest\n---\n", "yaml"),
    "duplicate keys": (b"---\ntitle: Vorlesetag\ndate: unknown\nkind: fest\nkind: fest\n---\n", "duplicate-key"),
    "a list as key": (b"---\ntitle: Vorlesetag\ndate: unknown\nkind: fest\n? [a, b]\n: c\n---\n", "unknown-key"),
    "a list as key of identifiers": (b"---\ntitle: Vorlesetag\ndate: unknown\nkind: fest\nidentifiers: {[a]: b}\n---\n", "unknown-key"),
    "a list as key of a relation": (
        b"---\ntitle: Vorlesetag\ndate: unknown\nkind: fest\npeople: [{[person]: bo-muster, role: vorsitz}]\n---\n",
        "unknown-key",
    ),
    "a mapping as key": (b"---\n{a: b}: c\ntitle: Vorlesetag\ndate: unknown\nkind: fest\n---\n", "unknown-key"),
    "a tag": (b"---\ntitle: !!python/object/apply:os.system [ls]\ndate: unknown\nkind: fest\n---\n", "yaml"),
    "a list instead of fields": (b"---\n- title\n---\n", "wrong-type"),
    "a text instead of fields": (b"---\ntitle\n---\n", "wrong-type"),
    "a number of 5000 digits": (HEAD.encode().replace(b"kind:", b"attendance: " + b"9" * 5000 + b"\nkind:"), "wrong-type"),
    "a number with other digits": (HEAD.replace("kind:", "attendance: ٣\nkind:").encode(), "wrong-type"),
    "a date of 5000 digits": (HEAD.encode().replace(b"unknown", b"9" * 5000), "date"),
    "a head of 1 MB": (HEAD.encode().replace(b"kind:", b"summary: " + b"x" * 1_000_000 + b"\nkind:"), "too-long"),
    "a name that is a script": (HEAD.encode().replace(b"Vorlesetag", b"<script>alert(1)</script>"), None),
    "a line of 490 kB": (HEAD.encode() + b"wort " * 98_000, None),
    "490 kB of one letter": (HEAD.encode() + b"x" * 490_000, None),
    "50000 brackets in the body": (HEAD.encode() + b"[" * 50_000, "body-link"),
    "50000 open links": (HEAD.encode() + b"[a](" * 20_000, None),
    "50000 stars": (HEAD.encode() + b"*a **b " * 15_000, None),
    "50000 quotes deep": (HEAD.encode() + b"> " * 50_000 + b"a", "body-lost"),
    "50000 list points in the body": (HEAD.encode() + b"- " * 50_000 + b"a", "body-lost"),
    "50000 backticks": (HEAD.encode() + b"`" * 50_000 + b"a" + b"`" * 49_999, None),
    "raw HTML": (HEAD.encode() + b"<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>", None),
    "control characters": (HEAD.encode() + b"\x01\x02L0\x03 \x1b[31m \xc2\x85", "invisible"),
    "byte order mark": (b"\xef\xbb\xbf" + HEAD.encode(), None),
    "CRLF": (HEAD.replace("\n", "\r\n").encode(), None),
    "CR": (HEAD.replace("\n", "\r").encode(), None),
}


def said(chronicle: Project, where: str, code: str) -> None:
    """A build that fails, says so in German at the place, and leaves the old site."""
    before = tree(chronicle.site)
    done = chronicle.run("build")
    assert done.code == 1, done.err
    assert "Traceback" not in done.err + done.out
    lines = [line for line in done.out.splitlines() if line.startswith(f"{where}:") and f"[{code}]" in line]
    assert lines, done.out[:2000]
    assert all(re.match(r".+:\d+:\d+: Fehler \[[a-z-]+\] .+", line) for line in lines)
    assert len(done.out) < 200_000, "the report drowns its reader"
    assert tree(chronicle.site) == before


@pytest.fixture
def standing(family: Project, family_site: dict[str, bytes]) -> Project:
    """The family world with its site in place."""
    for path, data in family_site.items():
        family.write(f"site/{path}", data)
    return family


@pytest.mark.parametrize("name", CONTENTS)
def test_content(standing: Project, name: str) -> None:
    content, code = CONTENTS[name]
    standing.write(EVENT, content)
    if code:
        said(standing, EVENT, code)
    else:
        done = standing.run("build")
        assert done.code == 0, done.out + done.err
        assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "change", [lambda b: b"\xef\xbb\xbf" + b, lambda b: b.replace(b"\n", b"\r\n"), lambda b: b.replace(b"\n", b"\r")], ids=["BOM", "CRLF", "CR"]
)
def test_other_ways_to_save_a_text_change_nothing_but_the_version(
    family: Project, family_site: dict[str, bytes], change: Callable[[bytes], bytes]
) -> None:
    for path in (family.root / "content").rglob("*.*"):
        path.write_bytes(change(path.read_bytes()))
    assert unversioned(family.built()) == unversioned(family_site)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize(("before", "place"), [(b"---\ntitle: Ein Fest f", "2:18"), (b"\n\n\n", "4:1"), (b"", "1:1")])
def test_a_byte_that_is_no_utf8_has_its_place(family: Project, mark: bytes, before: bytes, place: str) -> None:
    family.write(EVENT, "")
    (family.root / EVENT).write_bytes(mark + before + b"\xfcr alle\n---\n")
    assert f"{EVENT}:{place}: Fehler [encoding]" in family.run("check").out


def unversioned(site: dict[str, bytes]) -> dict[str, bytes]:
    """Without the versions, which are those of the files' bytes (docs/decisions/0010)."""
    return {path: re.sub(rb"(?:\b|%20|%A0)[0-9a-f]{10}\b", b"", data) for path, data in site.items()}


@pytest.mark.parametrize("name", ["content/site.yaml", EVENT, "content/places/nordhain.yaml"])
def test_a_head_with_a_mark_and_a_fault_counts_lines_right(standing: Project, name: str) -> None:
    """The mark and the carriage returns shift neither line nor column."""
    path = standing.root / name
    lines = path.read_text("utf-8").splitlines()
    at = 2 if lines[0] == "---" else 1
    lines.insert(at, "unbekannt: 1")
    path.write_bytes("\ufeff".encode() + "\r\n".join(lines).encode())
    done = standing.run("check")
    assert f"{name}:{at + 1}:1: Fehler [unknown-key]" in done.out


def test_site_yaml_like_any_other_file(standing: Project) -> None:
    path = standing.root / "content/site.yaml"
    for content, code in ((b"", "empty-file"), (b"title: [x\n", "yaml"), ("title: Bücher\n".encode("latin-1"), "encoding"), (b"- x\n", "wrong-type")):
        path.write_bytes(content)
        said(standing, "content/site.yaml", code)
    for content in (
        b"title: x\nvocabularies: {roles: {[a]: b}}\n",
        b"title: x\nyears: [1, " + b"9" * 5000 + b"]\n",
        b"title: x\nvocabularies: {roles: {a: [b]}}\n",
    ):
        path.write_bytes(content)
        said(standing, "content/site.yaml", "wrong-type")
    path.unlink()
    said(standing, "content/site.yaml", "site-missing")


# Strange files


def test_a_folder_named_like_a_file(standing: Project) -> None:
    standing.write("content/events/x.md/y.md", HEAD)
    said(standing, "content/events/x.md", "not-a-file")


def test_a_file_without_an_ending(standing: Project) -> None:
    standing.write("content/events/notiz", HEAD)
    said(standing, "content/events/notiz", "unknown-file")


def test_a_file_in_no_folder(standing: Project) -> None:
    standing.write("content/notiz.md", HEAD)
    said(standing, "content/notiz.md", "misplaced-file")


def test_a_link_to_nothing(standing: Project) -> None:
    (standing.root / "content/events/verweis.md").symlink_to("fehlt.md")
    said(standing, "content/events/verweis.md", "unreadable")


def test_a_link_to_itself(standing: Project) -> None:
    (standing.root / "content/events/kreis.md").symlink_to("kreis.md")
    said(standing, "content/events/kreis.md", "unreadable")


def test_site_yaml_that_is_a_link_to_nothing(standing: Project) -> None:
    (standing.root / "content/site.yaml").unlink()
    (standing.root / "content/site.yaml").symlink_to("fehlt.yaml")
    done = standing.run("build")
    assert done.code == 1
    assert re.match(r"content/site\.yaml:1:1: Fehler \[(unreadable|site-missing)\]", done.out)


def test_a_line_of_brackets_is_one_slip(standing: Project) -> None:
    standing.write(EVENT, HEAD + "[[ und [[ und [[ und\n\n[a](x) [[ [b](y) [[\n")
    found = re.findall(rf"{EVENT}:(\d+:\d+): Fehler \[body-link\]", standing.run("check").out)
    assert found == ["6:1", "8:1", "8:8", "8:11"]


def test_a_reason_the_system_gives_is_german(standing: Project) -> None:
    (standing.root / "content/events/verweis.md").symlink_to("fehlt.md")
    assert "No such file" not in standing.run("check").out


def test_a_pipe_is_not_waited_for(standing: Project) -> None:
    os.mkfifo(standing.root / "content/events/rohr.md")
    done = standing.run("check", timeout=10)
    assert done.code == 1
    assert "content/events/rohr.md:1:1: Fehler" in done.out


def test_a_pipe_among_the_seeds_is_not_waited_for(standing: Project) -> None:
    os.mkfifo(standing.root / "seeds/rohr.txt")
    assert "Traceback" not in standing.run("check", timeout=10).err


def test_a_circle_of_folders_ends(standing: Project) -> None:
    (standing.root / "content/events/wieder").symlink_to(standing.root / "content/events")
    done = standing.run("check", timeout=30)
    assert "Traceback" not in done.err
    assert done.code in (0, 1)


def test_two_folders_linked_into_each_other(standing: Project) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (standing.root / f"content/places/{name}").mkdir()
        (standing.root / f"content/places/{name}/weiter").symlink_to(standing.root / f"content/places/{other}")
    done = standing.run("check", timeout=30)
    assert done.out.count("[unreadable]") == 2, done.out
    assert "content/places/a/weiter:1:1: Fehler" in done.out


def test_a_project_in_a_folder_whose_name_is_not_utf_8(family: Project) -> None:
    moved = Path(os.fsdecode(os.fsencode(family.root.parent) + b"/M\xfcnchen"))
    family.root.rename(moved)
    done = Project(moved).run("build", PYTHONIOENCODING="ascii")
    assert (done.code, done.err) == (0, "")


def test_hidden_files_and_backups_of_editors_are_not_read(standing: Project, family_site: dict[str, bytes]) -> None:
    for name in (".DS_Store", "events/.vorlesetag.md.swp", "events/.git/x.md", ".verborgen/x.md", "events/vorlesetag.md~", "events/#vorlesetag.md#"):
        standing.write(f"content/{name}", b"\xff")
    assert standing.built() == family_site


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Büchernacht 2.md", "buechernacht-2.md"),
        ("Fest am Fluß.md", "fest-am-fluss.md"),
        ("fest_im_park.md", "fest-im-park.md"),
        ("Fest.MD.md", "fest-md.md"),
        ("🎉.md", ".md"),
        ("-.md", ".md"),
        ("Bu\u0308chernacht.md", "buechernacht.md"),  # as macOS writes ü
    ],
)
def test_file_names(standing: Project, name: str, better: str) -> None:
    standing.write(f"content/events/{name}", HEAD)
    said(standing, f"content/events/{name}", "file-name")
    assert better in standing.run("check").out


def test_a_file_name_that_is_not_utf_8(standing: Project) -> None:
    """As ZIP archives from old Windows systems leave it."""
    folder = os.fsencode(standing.root / "content/events")
    Path(os.fsdecode(folder + b"/M\xfcnchen.md")).write_bytes(HEAD.encode())
    for report in ("text", "json", "github", "gitlab"):
        done = standing.run("check", "--report", report, PYTHONIOENCODING="utf-8:strict")  # run() decodes the output as UTF-8
        assert done.code == 1, done.err
        assert "Traceback" not in done.err


def test_a_file_name_with_a_line_break(standing: Project) -> None:
    standing.write("content/events/a\nb.md", HEAD)
    done = standing.run("check", "--report", "github")
    assert done.code == 1
    assert all(line.startswith("::error file=") for line in done.out.splitlines() if line)


def test_a_seed_that_is_no_text(standing: Project) -> None:
    standing.write("seeds/bild.jpg", random.Random(2).randbytes(2000))
    assert standing.run("check").code == 0


def test_a_record_that_takes_the_place_of_a_page_of_the_site(standing: Project) -> None:
    """Two pages cannot have one address: nothing vanishes."""
    for name in ("chronik", "personen", "quellen", "assets"):
        standing.write(f"content/pages/{name}.md", "---\ntitle: Ganz anderes\n---\n")
        done = standing.run("check")
        assert done.code == 1, name
        assert f"content/pages/{name}.md:" in done.out
        (standing.root / f"content/pages/{name}.md").unlink()


def test_html_in_content_is_text(family: Project) -> None:
    family.write(
        EVENT,
        HEAD.replace("Vorlesetag", '"<script>alert(1)</script>\\"\'&"')
        + "<script>alert(2)</script> [x](javascript:alert(3)) [y](JAVAscript:alert(4))\n",
    )
    done = family.run("build")
    assert "Traceback" not in done.err
    drawn = {path: data for path, data in tree(family.site).items() if path.endswith((".html", ".xml", ".graphml"))}
    assert drawn or not family.site.exists()
    for data in drawn.values():
        assert b"<script>alert" not in data
        assert b'href="javascript' not in data.lower()


# Many small accidents

PIECES: tuple[str, ...] = (
    "[",
    "]",
    "{",
    "}",
    ":",
    "- ",
    "\n",
    "\t",
    '"',
    "'",
    "*",
    "&",
    "!",
    "|",
    ">",
    "---\n",
    "#",
    "%",
    "@",
    "`",
    "[[",
    "]]",
    "[@",
    "\\",
    ",",
    "? ",
    "~",
    "null",
    "9" * 30,
)
PIECES += ("ä", "\u200b", "\u0301", "\ud7ff", "😀", "2021-02-30", "bote", "events/", "unknown", "<b>", "\x02L0\x03", "\x00", "&amp;")


def mutated(text: str, chance: random.Random) -> str:
    """The text with one to three accidents: a piece in, a stretch out, twice or moved, lines swapped, all cut off."""
    for _ in range(chance.randint(1, 3)):
        a, b = sorted((chance.randint(0, len(text)), chance.randint(0, min(len(text), 10**6))))
        b = min(b, a + chance.choice((1, 3, 12, 80)))
        match chance.randrange(6):
            case 0 | 1:
                text = text[:a] + chance.choice(PIECES) * chance.choice((1, 1, 1, 3)) + text[a:]
            case 2:
                text = text[:a] + text[b:]
            case 3:
                text = text[:a] + text[a:b] * 2 + text[b:]
            case 4:
                lines = text.split("\n")
                i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[i], lines[j] = lines[j], lines[i]
                text = "\n".join(lines)
            case _:
                text = text[:a] if chance.random() < 0.3 else text[:a] + chance.choice(PIECES) + text[b:]
    return text


@pytest.mark.parametrize("seed", range(6))
def test_accidents_never_raise(tmp_path: Path, capsys: pytest.CaptureFixture[str], many_builds: None, seed: int) -> None:
    """Random faults in the family world: always a report with places, never an exception."""
    chance = random.Random(seed)
    chronicle = project(tmp_path / "projekt")
    command = chronicle.command("check", "--no-cache", "--jobs", "1")[2:]
    files = sorted(path for path in chronicle.root.rglob("*") if path.is_file())
    for attempt in range(100):
        path = chance.choice(files)
        original = path.read_bytes()
        path.write_text(mutated(original.decode(), chance), "utf-8")
        try:
            code = main(command)
        except Exception as fault:
            shutil.copy(path, tmp_path / "schuldig")
            pytest.fail(f"seed {seed}, attempt {attempt}, {path.name}: {fault!r}\n{path.read_text('utf-8')}")
        finally:
            path.write_bytes(original)
        out = capsys.readouterr().out
        assert code in (0, 1)
        assert code == 0 or re.search(r"^(content|seeds)/.+:\d+:\d+: Fehler \[[a-z-]+\] ", out, re.MULTILINE), out
