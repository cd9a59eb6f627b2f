"""States that site.yaml names by their tags stay readable under /fassung/, without people who are gone."""

from __future__ import annotations

import hashlib
import re
import shutil
from html import unescape
from pathlib import Path

import html5lib
import pytest

from tests.support.projects import Project, program, project, tree
from tests.support.repositories import commit, git

BO = "content/people/bo-muster.yaml"
NIGHT = "fassung/stand-1/ereignisse/buechernacht/index.html"


@pytest.fixture
def kept(tmp_path: Path) -> Project:
    """A chronicle whose first state bears a tag, and is named; then something was changed."""
    made = project(tmp_path / "chronik")
    (made.root / ".gitignore").write_text("/.cache/\n/site/\n", "utf-8")
    git(made.root, "init", "--quiet", "--initial-branch", "main")
    commit(made.root, "2026-01-02")
    git(made.root, "tag", "stand-1")
    replace(made, "content/site.yaml", "years:", "editions: [stand-1]\nyears:")
    replace(made, "content/events/buechernacht.md", "title: Büchernacht", "title: Lange Büchernacht")
    commit(made.root, "2026-03-04")
    return made


def replace(made: Project, path: str, old: str, new: str) -> None:
    file = made.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def remove_bo(made: Project) -> None:
    """The person, and all that names him."""
    replace(made, "content/events/buechernacht.md", "people:\n", "")
    path = made.root / "content/events/buechernacht.md"
    path.write_text(re.sub(r"(?m)^.*(?:bo-muster|Bo Muster).*\n", "", path.read_text("utf-8")), "utf-8")
    (made.root / BO).unlink()


def words(page: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.decode())).split())


def test_a_record_is_readable_as_it_was_with_the_way_to_it_as_it_is(kept: Project) -> None:
    page = kept.built()[NIGHT]
    said = words(page)
    assert "<h1>Büchernacht</h1>" in page.decode()
    assert "Ereignis, Fassung stand-1" in said
    assert "24. Dezember 2026" in said  # the day of the commit
    assert 'href="../../../../ereignisse/buechernacht/">Lange Büchernacht</a>' in page.decode()
    assert "Bo Muster, Moderation („Moderiert hat sie Bo Muster" in said
    assert '<meta name="robots" content="noindex">' in page.decode()


def test_a_text_has_the_words_of_its_links_and_nothing_that_is_no_text(kept: Project) -> None:
    replace(
        kept,
        "content/events/vorlesetag.md",
        "\n---\n",
        "\n---\nMit [[ada-beispiel|Frau Beispiel]] und [[people/bo-muster]], hieß es [@bote]: < & >.\n\n",
    )
    commit(kept.root, "2026-05-06")
    git(kept.root, "tag", "--force", "stand-1")
    frozen = {path: data for path, data in kept.built().items() if path.startswith("fassung/")}
    assert "Mit Frau Beispiel und Bo Muster, hieß es: < & >." in words(frozen["fassung/stand-1/ereignisse/vorlesetag/index.html"])
    for path, data in frozen.items():
        html5lib.HTMLParser(strict=True).parse(data.decode())
        links = re.findall(r'href="((?:\.\./)+)([^"#?]*)', data.decode())
        gone = [link for up, link in links if not (kept.site / path).parent.joinpath(up, link).exists()]
        assert gone == [], path


def test_what_is_cited_leads_there(kept: Project) -> None:
    site = kept.built()
    changed, same = (site[f"ereignisse/{name}/index.html"].decode() for name in ("buechernacht", "vorlesetag"))
    assert '<a href="../../fassung/stand-1/ereignisse/buechernacht/">Frühere Fassung: stand-1</a>' in changed
    assert '<a href="../../fassung/stand-1/ereignisse/vorlesetag/">Diese Fassung zitieren: stand-1</a>' in same


def test_a_renamed_record_is_found_from_its_former_state(kept: Project) -> None:
    (kept.root / "content/events/lesefest.yaml").rename(kept.root / "content/events/lesetag.yaml")
    replace(kept, "content/events/lesetag.yaml", "title:", "former_ids: [lesefest]\ntitle:")
    site = kept.built()
    assert 'href="../../../../ereignisse/lesetag/"' in site["fassung/stand-1/ereignisse/lesefest/index.html"].decode()
    assert "../../fassung/stand-1/ereignisse/lesefest/" in site["ereignisse/lesetag/index.html"].decode()


def test_a_person_who_is_gone_is_named_nowhere(kept: Project) -> None:
    remove_bo(kept)
    site = kept.built()
    assert not any("bo-muster" in path for path in site)
    frozen = {path: words(data) for path, data in site.items() if path.startswith("fassung/")}
    assert [path for path, said in frozen.items() if re.search(r"Bo Muster|\bMuster\b|bo-muster", said)] == []
    assert "[Name entfernt], Moderation („Moderiert hat sie [Name entfernt]" in frozen[NIGHT]


def test_nor_where_the_state_names_them_without_a_record(kept: Project) -> None:
    """In a text, the other way round, in an address; only withdrawn since do they bear a record."""
    kept.write("content/sources/gespraech-mit-cleo-kraut.yaml", "title: Gespräch\ninformant: Cleo Kraut\n")
    kept.write("content/sources/aufzeichnung.yaml", "title: Aufzeichnung\ninformant: Cleo Kraut\nauthors: ['Kraut, Cleo', 'Muster, Bo']\n")
    commit(kept.root, "2026-05-06")
    git(kept.root, "tag", "--force", "stand-1")
    kept.write("content/people/cleo-kraut.yaml", "name: Cleo Kraut\nsources: [aufzeichnung]\n")
    places = ["--content", str(kept.root / "content"), "--seeds", str(kept.root / "seeds"), "--cache", str(kept.root / ".cache")]
    assert program("withdraw", "cleo-kraut", "--no-tombstone", *places, cwd=kept.root).code == 0
    (kept.root / "content/sources/gespraech-mit-cleo-kraut.yaml").unlink()
    remove_bo(kept)
    (kept.root / "content/urls.txt").unlink(missing_ok=True)
    site = kept.built()
    assert [path for path, data in site.items() if re.search(rb"(?i)cleo|kraut", path.encode() + data)] == []
    said = words(site["fassung/stand-1/quellen/aufzeichnung/index.html"])
    assert "Auskunft von [Name entfernt] Verfasst von [Name entfernt] [Name entfernt]" in said


def test_contact_data_of_then_is_redacted(kept: Project) -> None:
    replace(kept, "content/events/buechernacht.md", "dauerte bis", "(Tel. 05800 12345) dauerte bis")
    commit(kept.root, "2026-05-06")
    git(kept.root, "tag", "--force", "stand-1")
    replace(kept, "content/events/buechernacht.md", "(Tel. 05800 12345) ", "")
    assert f"Bo Musters Auftritt ({'█' * 16}) dauerte" in words(kept.built()[NIGHT])


def test_the_day_of_birth_of_the_living_is_in_none(kept: Project) -> None:
    replace(kept, BO, "sources: bote\n", "sources: bote\nborn: {value: 1970-05-03, page: 2}\n")
    commit(kept.root, "2026-05-06")
    git(kept.root, "tag", "--force", "stand-1")
    frozen = {path: words(data) for path, data in kept.built().items() if path.startswith("fassung/")}
    assert [path for path, said in frozen.items() if "1970-05-03" in said or re.search(r"3\.\sMai", said)] == []
    replace(kept, BO, "born:", "died: {value: 2020, page: 3}\nborn:")
    assert "3. Mai 1970" in words(kept.built()["fassung/stand-1/personen/bo-muster/index.html"]).replace("\u00a0", " ")


def test_what_was_said_of_a_person_and_is_taken_back_is_not_said_again(kept: Project) -> None:
    before = words(kept.built()["fassung/stand-1/personen/bo-muster/index.html"])
    assert "Vorleseverein (" in before
    replace(kept, BO, "affiliations:\n  - {organisation: vorleseverein, quote: Bo Muster vom Vorleseverein}\n", "")
    assert "Vorleseverein" not in words(kept.built()["fassung/stand-1/personen/bo-muster/index.html"])


def test_what_a_record_leaves_open_is_found_as_in_the_present(kept: Project) -> None:
    """In which of its sources a quote stands."""
    replace(kept, BO, "sources: bote", "sources: [jahresbericht, bote]")
    commit(kept.root, "2026-05-06")
    git(kept.root, "tag", "--force", "stand-1")
    said = words(kept.built()["fassung/stand-1/personen/bo-muster/index.html"])
    assert "Vorleseverein („Bo Muster vom Vorleseverein“, Aus den Vereinen)" in said


def test_of_who_may_be_alive_no_more_is_said_than_today(kept: Project) -> None:
    replace(kept, BO, "name:", "born: 1990-05-03\nname:")
    commit(kept.root, "2026-05-06")
    git(kept.root, "tag", "--force", "stand-1")
    place = "personen/bo-muster/index.html"
    assert [path for path, data in kept.built().items() if b"3.\xc2\xa0Mai\xc2\xa01990" in data or b"1990-05-03" in data] == []
    replace(kept, BO, "born: 1990-05-03", "born: 1990-05-03\ndied: 2020")
    assert "Geburt 3. Mai 1990" in words(kept.built()[f"fassung/stand-1/{place}"]).replace("\u00a0", " ")


def test_where_a_source_without_text_says_it_is_told(kept: Project) -> None:
    kept.write("content/sources/akte.yaml", "title: Akte über das Fest\nkind: archive-file\n")
    kept.write("content/events/fest.yaml", "title: Fest\nkind: fest\ndate: {value: 2021-05-03, source: akte, leaf: 12 r}\n")
    commit(kept.root, "2026-05-06")
    git(kept.root, "tag", "--force", "stand-1")
    page = kept.built()["fassung/stand-1/ereignisse/fest/index.html"]
    assert "Datum 3. Mai 2021 (Akte über das Fest, Bl. 12 r)" in words(page).replace("\u00a0", " ")


def test_a_quote_that_its_text_no_longer_holds_is_not_shown(kept: Project) -> None:
    """As it was changed since; nor one whose source is gone."""
    replace(kept, "seeds/bote.txt", "ob 2020 oder 2021, darüber streiten", "ob damals oder irgendwann, darüber streiten")
    text = (kept.root / "seeds/bote.txt").read_bytes()
    replace(kept, "content/sources/bote.yaml", "sha256: ", f"sha256: {hashlib.sha256(text).hexdigest()} #")
    replace(kept, "content/events/buechernacht.md", "2020 oder 2021", "damals oder irgendwann")
    said = words(kept.built("--report", "json")[NIGHT])
    assert "Datum 17. Juni, 2020 oder 2021 (Aus den Vereinen)" in said.replace("\u00a0", " ")
    assert "„Moderiert hat sie Bo Muster vom Vorleseverein“" in said


def test_it_is_in_no_list(kept: Project) -> None:
    site = kept.built()
    beside = {path: data for path, data in site.items() if not path.startswith("fassung/") and not path.endswith("index.html")}
    assert [path for path, data in beside.items() if b"fassung/stand-1" in data and path != ".chronik.json"] == []


def test_a_chronicle_that_names_none_has_none_and_asks_git_for_none(family: Project, family_site: dict[str, bytes]) -> None:
    assert family.built() == family_site
    assert not any(path.startswith("fassung/") for path in family_site)
    assert not list((family.root / ".cache").glob("frozen-*"))


def test_it_is_remembered_and_the_same_without_memory(kept: Project) -> None:
    first = kept.built()
    assert kept.built("--no-cache") == first
    replace(kept, "content/events/vorlesetag.md", "title:", "# nichts Neues\ntitle:")
    kept.built()
    assert kept.built() == kept.built("--no-cache")


def test_a_tag_that_is_not_there_is_named_with_its_line(kept: Project) -> None:
    git(kept.root, "tag", "--delete", "stand-1")
    done = kept.run("check")
    assert done.code == 1
    assert re.search(r"content/site\.yaml:\d+:1: Fehler \[edition-unknown\] editions nennt „stand-1“", done.out)


def test_a_bag_keeps_them_without_git(kept: Project, tmp_path: Path) -> None:
    bag = tmp_path / "paket/data"
    assert kept.run("deposit", "--to", str(tmp_path / "paket")).code == 0
    assert tree(bag / "website") == kept.built()
    shutil.copytree(bag / "chronik", tmp_path / "neu")
    shutil.copytree(bag / "nicht-oeffentlich/seeds", tmp_path / "neu/seeds", dirs_exist_ok=True)
    again = Project(tmp_path / "neu")
    assert again.built("--history", str(again.root / "history.json")) == tree(bag / "website")
    assert (bag / "website" / NIGHT).is_file()
