"""The command as editors and CI use it: exit codes, reports, options, addresses, preview."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from chronik import cli
from chronik.words.german import NBSP
from tests.support.pages import address, pages, parsed, redirects, targets, unresolved
from tests.support.places import ROOT
from tests.support.projects import Project, program, tree

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def faulty(family: Project) -> Project:
    """One error (line 3, column 7) and one warning."""
    family.write("content/events/vorlesetag.md", "---\ntitle: Vorlesetag\ndate: 17. Juni\nkind: fest\n---\n")
    return with_warning(family)


def with_warning(family: Project) -> Project:
    family.write("content/people/bo-muster-1950.yaml", "name: Bo Muster\n")
    return family


# Exit codes


def test_0_for_a_site_written_and_for_warnings(family: Project) -> None:
    assert family.run("build").code == 0
    assert family.run("check").code == 0
    with_warning(family)
    done = family.run("build")
    assert done.code == 0
    assert "Warnung [ambiguous-name]" in done.out
    assert (family.site / "personen/bo-muster-1950/index.html").is_file()


def test_1_for_errors(faulty: Project) -> None:
    for command in ("build", "check"):
        done = faulty.run(command)
        assert done.code == 1
        assert "content/events/vorlesetag.md:3:7: Fehler [date]" in done.out
    assert not faulty.site.exists()


def test_strict_makes_warnings_fail(family: Project) -> None:
    assert family.run("check", "--strict").code == 0
    with_warning(family)
    assert family.run("check", "--strict").code == 1
    assert family.run("build", "--strict").code == 1
    assert not family.site.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unknown"],
        ["dance"],
        ["build", "--report", "xml"],
        ["build", "--jobs", "viele"],
        ["build", "--base-url", "example.org"],
        ["build", "--output"],
    ],
)
def test_2_for_wrong_use(arguments: list[str], tmp_path: Path) -> None:
    done = program(*arguments, cwd=tmp_path)
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    assert not list(tmp_path.iterdir())


def test_2_for_a_missing_content_folder(family: Project) -> None:
    for command in ("build", "check", "serve"):
        done = family.run(command, "--content", str(family.root / "fehlt"))
        assert done.code == 2
        assert "fehlt" in done.err
        assert "Ordner" in done.err


def test_check_finds_what_build_finds(family: Project) -> None:
    """„everything but writing“: a template that cannot be drawn too."""
    family.write("vorlagen/home.html", "{{ view.nichts }}")
    for command in ("build", "check"):
        done = family.run(command, "--templates", str(family.root / "vorlagen"))
        assert done.code == 1
        assert "[template]" in done.out


TEMPLATE_FAULTS = {
    "{% if %}": "templates/home.html:2:1: Fehler [template] ",
    "{% include 'fehlt.html' %}": "templates/home.html:2:1: Fehler [template] Die Vorlage „fehlt.html“ fehlt.",
    "{{ 1 / 0 }}": "templates/home.html:2:1: Fehler [template] ",
    "{{ view.title + 1 }}": "templates/home.html:2:1: Fehler [template] ",
    "{{ badge() }}": "templates/home.html:2:1: Fehler [template] ",
    "{% include 'home.html' %}": "templates/home.html:2:1: Fehler [template] ",
}


@pytest.mark.parametrize("fault", TEMPLATE_FAULTS)
def test_a_template_that_cannot_be_used_has_its_place(family: Project, fault: str) -> None:
    shutil.copytree(ROOT / "templates", family.root / "vorlagen")
    family.write("vorlagen/home.html", f"<!doctype html>\n{fault}\n")
    for command in ("build", "check"):
        done = family.run(command, "--templates", str(family.root / "vorlagen"))
        assert done.code == 1, done.err
        assert done.out.startswith(TEMPLATE_FAULTS[fault])
        assert done.out.count("Fehler [") == 1


def test_build_is_the_command_that_is_meant(family: Project) -> None:
    command = [word for word in family.command("build") if word != "build"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0
    assert (family.site / "index.html").is_file()


def test_help_is_german_and_names_the_commands() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "build.py"), "--help"], capture_output=True, check=False)
    assert done.returncode == 0
    for word in ("build", "check", "serve"):
        assert word in done.stdout.decode()


@pytest.mark.parametrize("command", cli.COMMANDS, ids=lambda command: command.name)
def test_help_of_each_command_shows_an_example_that_is_understood(command: cli.Command, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.parsed([command.name, "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith(f"Aufruf: python build.py {command.name} ")
    assert f"Beispiel: python build.py {command.example}" in said
    words = shlex.split(command.example.partition(" > ")[0])
    assert cli.parsed(words).command == command.name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--unbekannt"], "Das gibt es nicht: --unbekannt."),
        (
            ["tanz"],
            "Bei BEFEHL ist „tanz“ nicht möglich. Möglich sind: build, check, serve, new, draft, import, redact, rename, merge, pin, explain, diff, links, withdraw, deposit, book, schema, init.",
        ),
        (["check", "--report", "xml"], "Bei --report ist „xml“ nicht möglich. Möglich sind: text, github, gitlab, json."),
        (["check", "--jobs", "viele"], "Zu --jobs: eine ganze Zahl ab 1; 0 heißt: so viele wie Kerne"),
        (["check", "--output"], "Nach --output fehlt der Wert."),
        (["check", "--strict=1"], "Zu --strict gehört kein Wert."),
        (["check", "--c", "x"], "„--c“ ist nicht eindeutig. Gemeint sein kann: --content, --cache, --coverage."),
        (["serve", "--port", "99999"], "Zu --port: eine ganze Zahl bis 65535, z. B. 8000"),
    ],
)
def test_wrong_use_is_explained_in_german(arguments: list[str], said: str, tmp_path: Path) -> None:
    assert program(*arguments, cwd=tmp_path).err == f"{said}\nHilfe: python build.py --help\n"


def test_the_real_command_says_the_same_of_wrong_use(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(ROOT / "build.py"), "tanz"], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (two := program("tanz", cwd=tmp_path))
    assert two.code == 2


# Reports


def test_report_text(faulty: Project) -> None:
    lines = faulty.run("check").out.splitlines()
    assert re.fullmatch(
        r"content/events/vorlesetag\.md:3:7: Fehler \[date\] .+\.", lines[next(i for i, line in enumerate(lines) if "[date]" in line)]
    )
    assert any(line.startswith("    → ") for line in lines)
    assert re.match(r"1.Fehler, 1.Warnung\.", lines[-1])


def test_report_json(faulty: Project) -> None:
    done = faulty.run("build", "--report", "json")
    report = json.loads(done.out)
    assert done.code == 1
    assert list(report) == ["diagnostics", "pages", "written", "unchanged", "removed", "seconds"]
    assert [report[name] for name in ("pages", "written", "unchanged", "removed")] == [0, 0, 0, 0]
    assert {d["severity"] for d in report["diagnostics"]} == {"error", "warning"}
    for diagnostic in report["diagnostics"]:
        assert list(diagnostic) == ["severity", "code", "path", "line", "column", "message", "hint", "also"]
        assert all(isinstance(diagnostic[name], int) and diagnostic[name] >= 1 for name in ("line", "column"))
    assert [(d["path"], d["line"], d["column"]) for d in report["diagnostics"] if d["code"] == "date"] == [("content/events/vorlesetag.md", 3, 7)]


def test_report_json_counts_what_was_done(family: Project) -> None:
    first = json.loads(family.run("build", "--report", "json").out)
    files = tree(family.site)
    ours = {path: data for path, data in files.items() if not path.startswith(".chronik")}
    assert (first["diagnostics"], first["written"], first["unchanged"], first["removed"]) == ([], len(ours), 0, 0)
    assert first["pages"] == len(pages(files))
    second = json.loads(family.run("build", "--report", "json").out)
    assert (second["written"], second["unchanged"], second["removed"]) == (0, len(ours), 0)
    (family.root / "content/events/lesefest.yaml").unlink()
    third = json.loads(family.run("build", "--report", "json").out)
    assert third["removed"] == 3  # its page, its year, and what „Verbindungen“ read of that year
    assert isinstance(third["seconds"], float)


def test_report_github(faulty: Project) -> None:
    faulty.write("content/events/a,b:c.md", "---\n")
    lines = faulty.run("check", "--report", "github").out.splitlines()
    commands = [line for line in lines if line]
    assert all(re.fullmatch(r"::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=[a-z-]+::.+", line) for line in commands), commands
    assert any(line.startswith("::error file=content/events/vorlesetag.md,line=3,col=7,title=date::") for line in commands)
    assert any(line.startswith("::error file=content/events/a%2Cb%3Ac.md,line=1,col=1,title=file-name::") for line in commands)


def test_report_github_escapes_percent(family: Project) -> None:
    family.write("content/events/vorlesetag.md", "---\ntitle: Vorlesetag\ndate: 50%\nkind: fest\n---\n")
    (line,) = [line for line in family.run("check", "--report", "github").out.splitlines() if "title=date" in line]
    assert "50%25" in line
    assert not re.search(r"%(?![0-9A-F]{2})", line)


def many_faults(family: Project, count: int) -> None:
    for number in range(count):
        family.write(f"content/events/tag-{number:02}.md", "---\ntitle: Ein Tag\ndate: 17. Juni\nkind: fest\n---\n")


def test_github_gets_as_many_annotations_as_it_shows_and_the_log_has_the_others(family: Project) -> None:
    many_faults(family, 13)
    lines = family.run("check", "--report", "github").out.splitlines()
    assert [line.partition(" ")[0] for line in lines[:11]] == ["::error"] * 10 + ["::group::GitHub"]
    assert lines[10].endswith(f"Weiter: 3{NBSP}Fehler.")
    assert [line.partition(":")[0] for line in lines[11:] if line.startswith("content/")] == [f"content/events/tag-{n}.md" for n in (10, 11, 12)]
    assert lines[-1] == "::endgroup::"


def test_a_summary_names_every_problem_errors_first(faulty: Project) -> None:
    many_faults(faulty, 13)
    summary = faulty.root / "uebersicht.md"
    done = faulty.run("check", "--report", "github", "--summary", str(summary))
    assert f"Weiter: 4{NBSP}Fehler. Alle stehen in der Zusammenfassung.\n" in done.out
    text = summary.read_text("utf-8")
    assert text.startswith(
        f"## Prüfung der Chronik: 14{NBSP}Fehler, 1{NBSP}Warnung\n\nSo wird nichts veröffentlicht; die Website bleibt, wie sie ist.\n\n### Fehler\n"
    )
    rows = [line for line in text.splitlines() if line.startswith("| ") and line.endswith("` |")]
    assert [row.rpartition("| `")[2] for row in rows] == ["date` |"] * 14 + ["ambiguous-name` |"]
    assert "**content/events/vorlesetag.md**\n\n| Zeile | Was nicht stimmt | Was zu tun ist | Kennwort |\n| ---: | --- | --- | --- |\n| 3 | " in text
    assert text.index("### Warnungen") > text.index("tag-12")


def test_a_summary_is_written_anew_but_added_to_what_other_steps_said(family: Project) -> None:
    summary = family.write("uebersicht.md", "## Vorher\n")
    fine = "## Prüfung der Chronik: alles in Ordnung\n\n"
    assert family.run("check", "--summary", str(summary), GITHUB_STEP_SUMMARY=str(summary)).code == 0
    assert summary.read_text("utf-8") == f"## Vorher\n{fine}"
    assert family.run("check", "--summary", str(summary)).code == 0
    assert summary.read_text("utf-8") == fine


def test_a_report_in_a_file_leaves_the_text_to_the_terminal(faulty: Project) -> None:
    report = faulty.root / "bericht.json"
    done = faulty.run("check", "--report", "gitlab", "--report-file", str(report))
    assert done.code == 1
    assert "\ncontent/events/vorlesetag.md:3:7: Fehler [date] " in done.out
    assert {issue["check_name"] for issue in json.loads(report.read_text("utf-8"))} == {"date", "ambiguous-name"}


def test_a_summary_that_cannot_be_written_is_said(family: Project) -> None:
    done = family.run("check", "--summary", str(family.root / "fehlt/uebersicht.md"))
    assert done.code == 2
    assert done.err.startswith("Die Meldungen lassen sich nicht ausgeben: Datei oder Ordner nicht gefunden (")
    assert "Traceback" not in done.err


def test_report_gitlab(faulty: Project) -> None:
    """The fields of GitLab's Code Quality report format."""
    done = faulty.run("check", "--report", "gitlab")
    issues: list[dict[str, Any]] = json.loads(done.out)
    assert len(issues) == 2
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert re.fullmatch(r"[0-9a-f]{32,64}", issue["fingerprint"])
        assert issue["location"]["path"].startswith("content/")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == 2


def test_gitlab_fingerprints_outlive_a_moved_line(faulty: Project) -> None:
    before = faulty.run("check", "--report", "gitlab").out
    faulty.write("content/events/vorlesetag.md", "---\nkind: fest\ntitle: Vorlesetag\ndate: 17. Juni\n---\n")
    after = faulty.run("check", "--report", "gitlab").out
    assert [i["fingerprint"] for i in json.loads(before)] == [i["fingerprint"] for i in json.loads(after)]


@pytest.mark.parametrize("report", ["json", "gitlab"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_only_json_on_standard_output(family: Project, report: str, command: str) -> None:
    done = family.run(command, "--report", report)
    assert done.code == 0
    json.loads(done.out)


def test_reports_survive_a_terminal_without_umlauts(faulty: Project) -> None:
    for report in ("text", "json", "github", "gitlab"):
        done = subprocess.run(
            faulty.command("check", "--report", report), capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
        )
        assert done.returncode == 1, report
        assert b"Traceback" not in done.stderr, report


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_report_that_cannot_be_written(family: Project) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(family.command("build"), stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, "Die Meldungen lassen sich nicht ausgeben: der Datenträger ist voll.\n")
    assert (family.site / "index.html").is_file()


# Addresses


BASES = ["https://example.org", "https://example.org/", "https://example.org/chronik", "https://example.org/chronik/", "https://example.org/a/b/"]


@pytest.mark.parametrize("base", BASES)
def test_every_address_uses_the_base_url(family: Project, base: str) -> None:
    site = family.built("--base-url", base)
    root = base.rstrip("/") + "/"
    locations = [element.text or "" for element in ElementTree.fromstring(site["sitemap.xml"]).iter(LOCATION)]
    assert root in locations
    assert all(location.startswith(root) and "//" not in location.removeprefix("https://") for location in locations)
    feed = ElementTree.fromstring(site["feed.xml"])
    links = [element.get("href", "") for element in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert f"{root}feed.xml" in links
    assert all(link.startswith(root) for link in links)
    assert f"{root}sitemap.xml" in site["robots.txt"].decode()
    for path, page in pages(site).items():
        found = canonical(page)
        if not redirects(page) and path != "404.html":
            assert found == [root + address(path).lstrip("/")], path
    repository = re.compile(rb"https://example.org/lesen(?:/edit/|\"|</a>)")
    assert b"https://example.org/lesen" not in repository.sub(b"", b"".join(pages(site).values())), "site.yaml's own base address is overruled"


def canonical(page: bytes) -> list[str]:
    return [link.get("href") for link in parsed(page).iter("link") if link.get("rel") == "canonical"]


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/chronik/"])
@pytest.mark.parametrize("mount", ["/", "/chronik/"])
def test_links_work_at_the_root_and_below_it(family: Project, base: str, mount: str) -> None:
    """Every page but 404.html, which is served at any address and so needs the base address, works wherever the site lies."""
    site = family.built("--base-url", base)
    for path, page in pages(site).items():
        if path == "404.html" and urlsplit(base).path != mount:
            continue
        for tag, target in targets(parsed(page)):
            assert not unresolved(site, mount, path, target), f"{path}: <{tag}> {target}"


def test_a_link_that_is_wrong_below_a_path_is_seen() -> None:
    site = {"index.html": b"", "a/index.html": b""}
    assert not unresolved(site, "/chronik/", "a/index.html", "../")
    assert unresolved(site, "/chronik/", "a/index.html", "/a/")
    assert unresolved(site, "/", "a/index.html", "../b/")
    assert unresolved(site, "/", "a/index.html", "../a")


# Preview


@pytest.fixture
def preview(family: Project) -> Iterator[tuple[subprocess.Popen[str], str]]:
    running = subprocess.Popen(family.command("serve", "--port", "0"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=family.root)
    assert running.stdout
    found = next(match for line in running.stdout if (match := re.search(r"http://127\.0\.0\.1:\d+/", line)))
    yield running, found[0]
    if running.poll() is None:
        running.kill()
    running.communicate()


def test_serve_answers_and_stops_on_interrupt(preview: tuple[subprocess.Popen[str], str]) -> None:
    running, base = preview
    for path, said in (("", "Chronik des Lesens"), ("ereignisse/vorlesetag/", "Vorlesetag")):
        with urllib.request.urlopen(base + path, timeout=20) as answer:
            assert answer.status == 200
            assert said in answer.read().decode()
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(base + "gibt/es/nicht/", timeout=20)
    assert missing.value.code == 404
    missing.value.close()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=20)
    assert running.returncode == 0
    assert "Traceback" not in err


def test_serve_tells_editors_what_of_the_sources_is_not_used(family: Project) -> None:
    running = subprocess.Popen(family.command("serve", "--port", "0"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=family.root)
    assert running.stdout
    said = "".join(iter(lambda: line if "Vorschau:" not in (line := running.stdout.readline()) else "", ""))
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=20)
    assert "seeds/bote.txt: 84 % des Textes belegt Angaben („Aus den Vereinen“)" in said
    assert "ungenutzt: " in said


def test_serve_does_not_leave_its_folder(preview: tuple[subprocess.Popen[str], str]) -> None:
    _, base = preview
    for path in ("../content/site.yaml", "..%2fcontent/site.yaml", "%2e%2e/content/site.yaml"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(base + path, timeout=20)
        refused.value.close()


def test_serve_says_that_its_port_is_taken(preview: tuple[subprocess.Popen[str], str], family: Project) -> None:
    _, base = preview
    done = family.run("serve", "--port", base.rpartition(":")[2].rstrip("/"))
    assert done.code == 2
    assert "Port" in done.err
    assert "Traceback" not in done.err
