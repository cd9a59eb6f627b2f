"""An address that was published lives: the ledger, tombstones, redirects."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from chronik.door.starting import Origin, first_files
from chronik.history.ledger import faulty_rows, read_ledger, with_addresses
from tests.support.places import ROOT
from tests.support.projects import Done, Project, program
from tests.support.repositories import git

SITE = "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n"
TEXT = "Das Fest war am 1. Mai 2021.\n"
FILES = {
    "content/site.yaml": SITE,
    "content/urls.txt": "",
    "content/events/fest.yaml": "title: Fest\ndate: {value: 2021-05-01, quote: war am 1. Mai 2021, source: bote}\nkind: fest\nsources: [bote]\n",
    "content/events/rat.yaml": "title: Rat\ndate: 2021-05-02\nkind: fest\nformer_ids: [beirat]\n",
    "content/sources/bote.yaml": f"title: Bote\nfile: bote.txt\nsha256: {hashlib.sha256(TEXT.encode()).hexdigest()}\ndate: 2021-06-01\n",
    "seeds/bote.txt": TEXT,
}
ADDRESSES = ["ereignisse/beirat/", "ereignisse/fest/", "ereignisse/rat/", "quellen/bote/"]


@pytest.fixture
def chronicle(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    for path, text in FILES.items():
        made.write(path, text)
    return made


@pytest.fixture
def published(chronicle: Project) -> Project:
    build(chronicle)
    return chronicle


def build(chronicle: Project, *arguments: str, **environment: str) -> Done:
    done = chronicle.run("build", *arguments, **environment)
    assert done.code == 0, done.out
    return done


def ledger(chronicle: Project) -> list[str]:
    return (chronicle.root / "content/urls.txt").read_text().splitlines()


def faults(chronicle: Project) -> str:
    """The errors of a check, without their code."""
    out = chronicle.run("check").out
    return re.sub(r"Fehler \[[a-z-]+\] ", "", out.rpartition("\n")[0].rpartition("\n")[0]) if "Fehler" in out else ""


def test_a_build_writes_new_addresses_and_says_so(chronicle: Project) -> None:
    assert "4\N{NO-BREAK SPACE}neue Adressen in content/urls.txt eingetragen" in build(chronicle).out
    assert ledger(chronicle) == ADDRESSES


def test_a_second_build_has_nothing_to_do(published: Project) -> None:
    assert "0 Dateien geschrieben" in (done := build(published)).out
    assert "neue Adresse" not in done.out


def test_a_build_in_ci_writes_nothing_into_the_content_and_says_what_is_missing(chronicle: Project) -> None:
    assert "4\N{NO-BREAK SPACE}neue Adressen noch nicht in content/urls.txt" in build(chronicle, CI="true").out
    assert ledger(chronicle) == []


@pytest.mark.parametrize("command", ["check", "diff"])
def test_other_commands_write_no_address(chronicle: Project, command: str) -> None:
    chronicle.run(command)
    assert ledger(chronicle) == []


def test_a_failed_build_writes_no_address(chronicle: Project) -> None:
    chronicle.write("content/events/kaputt.yaml", "title: [\n")
    assert chronicle.run("build").code == 1
    assert ledger(chronicle) == []


def test_without_a_ledger_none_is_kept(chronicle: Project) -> None:
    (chronicle.root / "content/urls.txt").unlink()
    assert "Adresse" not in build(chronicle).out
    assert not (chronicle.root / "content/urls.txt").exists()


@pytest.mark.parametrize(
    ("path", "line", "address"), [("content/events/fest.yaml", 2, "ereignisse/fest/"), ("content/sources/bote.yaml", 4, "quellen/bote/")]
)
def test_a_record_that_is_deleted_is_an_error_that_says_the_lines_to_paste(published: Project, path: str, line: int, address: str) -> None:
    (published.root / path).unlink()
    told = published.run("check").out
    assert f"content/urls.txt:{line}:1: Fehler [address-gone] Unter /{address} stand eine Seite" in told
    assert f"in content/gone.yaml: „{address}: GRUND“" in told


def test_a_record_that_is_renamed_is_an_error_that_names_the_new_file(published: Project) -> None:
    (published.root / "content/events/rat.yaml").rename(published.root / "content/events/ratssitzung.yaml")
    told = published.run("check").out
    assert "vermutlich content/events/ratssitzung.yaml: „former_ids: [beirat, rat]“" in told
    assert "/ereignisse/beirat/" not in told


def test_the_line_that_the_message_says_explains_it(published: Project) -> None:
    (published.root / "content/events/rat.yaml").rename(published.root / "content/events/sitzung.yaml")
    line = re.search(r"„(former_ids: .*?)“", published.run("check").out)
    assert line
    file = published.root / "content/events/sitzung.yaml"
    file.write_text(re.sub("former_ids: .*", line[1], file.read_text()))
    assert not faults(published)


def test_rename_keeps_the_ledger_satisfied(published: Project) -> None:
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(published.root / name))]
    assert program("rename", "event", "fest", "sommerfest", *places, cwd=published.root).code == 0
    build(published)
    assert ledger(published) == sorted([*ADDRESSES, "ereignisse/sommerfest/"])


def test_a_tombstone_says_why_and_is_in_no_search_and_no_sitemap(published: Project) -> None:
    (published.root / "content/events/rat.yaml").unlink()
    published.write("content/gone.yaml", "ereignisse/rat/: Der Rat <b> tagte nie.\nereignisse/beirat/: Ebenso.\n")
    build(published, "--base-url", "https://example.org/")
    page = (published.site / "ereignisse/rat/index.html").read_text()
    assert "<h1>Diese Seite gibt es nicht mehr</h1>" in page
    assert "Der Rat &lt;b&gt; tagte nie." in page
    assert '<meta name="robots" content="noindex">' in page
    others = [p for p in published.site.rglob("*") if p.is_file() and b"ereignisse/rat/" in p.read_bytes()]
    assert others == [published.site / ".chronik.json"]


def test_what_is_gone_stays_in_the_ledger(published: Project) -> None:
    (published.root / "content/events/fest.yaml").unlink()
    published.write("content/gone.yaml", "ereignisse/fest/: Fand nie statt.\n")
    build(published)
    assert ledger(published) == ADDRESSES


def test_a_former_address_leads_on_by_a_page_and_by_the_rules_of_hosts(published: Project) -> None:
    build(published, "--base-url", "https://example.org/chronik/")
    page = (published.site / "ereignisse/beirat/index.html").read_text()
    assert '<link rel="canonical" href="https://example.org/chronik/ereignisse/rat/">' in page
    assert (published.site / "_redirects").read_text() == "/chronik/ereignisse/beirat/ /chronik/ereignisse/rat/ 301\n"


def test_a_cited_passage_that_is_in_the_ledger_must_stay(published: Project) -> None:
    note, passage = "ereignisse/fest/#beleg-bote_9-27", "quellen/bote/#stelle-9-27"
    published.write("content/urls.txt", "\n".join([*ADDRESSES, note, passage, ""]))
    build(published)
    for address in (note, passage):
        page, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in (published.site / page / "index.html").read_text()

    published.write("content/events/fest.yaml", FILES["content/events/fest.yaml"].replace("war am", "am"))
    told = published.run("check").out
    assert "Auf /ereignisse/fest/ gab es die Stelle #beleg-bote_9-27" in told
    assert f"„{passage}: GRUND“" in told
    published.write("content/gone.yaml", f"{note}: Zitat berichtigt.\n{passage}: Zitat berichtigt.\n")
    build(published)


def test_two_branches_that_add_addresses_merge_without_a_conflict(published: Project) -> None:
    root = published.root
    (root / ".gitattributes").write_bytes((ROOT / "chronik/starter/dot-gitattributes").read_bytes())
    (root / ".gitignore").write_text("/site\n/.cache\n")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "one")
    for name in ("ball", "bazar"):
        git(root, "switch", "--quiet", "--create", name, "main")
        published.write(f"content/events/{name}.yaml", f"title: {name}\ndate: 2022\nkind: fest\n")
        build(published)
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message", name)
    git(root, "merge", "--quiet", "ball")
    assert not faults(published)
    assert set(ledger(published)) == {*ADDRESSES, "ereignisse/ball/", "ereignisse/bazar/"}


def test_the_ledger_is_sorted_says_each_address_once_and_keeps_remarks_and_line_ends() -> None:
    former = b"# Adressen\r\nueber/\r\n\r\npersonen/ada/\r\nueber/\r\n"
    assert with_addresses(former, ["orte/x/"]) == b"# Adressen\r\norte/x/\r\npersonen/ada/\r\nueber/\r\n"


def test_a_message_stands_at_the_line_of_the_ledger() -> None:
    assert read_ledger(b"# x\n\npersonen/ada/\r\nueber/") == {"# x": 1, "": 2, "personen/ada/": 3, "ueber/": 4}


def test_a_new_chronicle_starts_with_a_ledger() -> None:
    files = first_files(Origin())
    assert not [*faulty_rows(read_ledger(files["content/urls.txt"]))]
    assert b"content/urls.txt merge=union" in files[".gitattributes"]
