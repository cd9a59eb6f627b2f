"""The index in a site: each record and nothing else, its files ours and remembered, and none without search."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from chronik.records.keys import url_of
from tests.support.pages import parsed
from tests.support.projects import Project, project, tree

INDEX = "suche/index/"
MANIFEST = f"{INDEX}index.json"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The family world, built with its index; to be read."""
    family = project(tmp_path_factory.mktemp("gesucht") / "projekt")._replace(search=True)
    family.built()
    return family


@pytest.fixture
def searched(once: Project, tmp_path: Path) -> Project:
    """A copy of it, to be edited."""
    shutil.copytree(once.root, tmp_path / "projekt")
    return once._replace(root=tmp_path / "projekt")


def index(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if path.startswith(INDEX)}


def rows(site: dict[str, bytes]) -> dict[str, list[str]]:
    """What the index says of each page, by address."""
    blocks = [json.loads(data) for path, data in site.items() if path.startswith(f"{INDEX}t/")]
    return {row[0]: row for block in blocks for row in block.values()}


def vocabulary(site: dict[str, bytes]) -> set[str]:
    texts = [data.decode() for path, data in site.items() if path.startswith(f"{INDEX}w-")]
    return {re.split("[\x01-\x1f]", line)[0] for text in texts for line in text.split("\n")[:-1]}


def listed(chronicle: Project) -> set[str]:
    """The files of the site that its marker calls ours."""
    return set(json.loads((chronicle.site / ".chronik.json").read_text("utf-8"))["files"])


def clean(chronicle: Project) -> dict[str, bytes]:
    """The site as a first build would make it."""
    other = chronicle.root / "anders"
    chronicle.built("--output", str(other), "--no-cache")
    return tree(other)


def edit(chronicle: Project, path: str, before: str, after: str) -> None:
    file = chronicle.root / "content" / path
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


# What is in it


def test_each_record_is_in_the_index_and_nothing_else_is(once: Project) -> None:
    records = {url_of(f"{path.parent.name}/{path.stem}") for path in (once.root / "content").glob("*/*.*")}
    assert rows(tree(once.site)).keys() == records


def test_what_repeats_other_pages_is_left_out(once: Project) -> None:
    said = str(rows(tree(once.site))["ereignisse/vorlesetag/"])
    assert "Vorlesetag" in said
    assert not [word for word in ("Belege", "Zitieren", "Davor und danach", "Hauptmenü") if word in said]


def test_what_can_be_chosen_is_known_by_name(once: Project) -> None:
    site = tree(once.site)
    page = parsed(site["suche/index.html"])
    offered = {select.get("name"): [option.get("value") for option in select][1:] for select in page.iter("select")}
    manifest = json.loads(site[MANIFEST])
    assert set(offered["art"]) == {manifest["kinds"][group[0]] for group in manifest["groups"]}
    assert set(offered["sicher"]) == {group[2] for group in manifest["groups"]} - {""}
    for name in manifest["facets"]:
        assert offered[name] == []
        ids = [line.split("\t")[0] for line in site[f"{INDEX}f-{name}.txt"].decode().split("\n")[:-1]]
        assert ids == sorted(ids)
    assert site[f"{INDEX}f-netz.txt"].decode().startswith("lesebund\tLesebund Nordhain\t")


def test_every_version_in_the_manifest_is_that_of_a_file(once: Project) -> None:
    site = tree(once.site)
    manifest = json.loads(site[MANIFEST])
    for letter in "wr":
        assert len(manifest[letter]) == len([path for path in site if path.startswith(f"{INDEX}{letter}-")])


def test_no_page_may_run_anything_but_our_scripts(once: Project) -> None:
    pages = {path: data.decode() for path, data in tree(once.site).items() if path.endswith(".html")}
    assert [path for path, page in pages.items() if "unsafe" in page] == []
    assert not [path for path in tree(once.site) if "pagefind" in path or path.endswith(".wasm")]


# When it is made


def test_a_second_build_writes_nothing(searched: Project) -> None:
    searched.built()  # what is remembered of a copy is that of other files
    before = {p: p.stat().st_mtime_ns for p in searched.site.rglob("*")}
    assert " 0 Dateien geschrieben" in searched.run().out
    assert {p: p.stat().st_mtime_ns for p in searched.site.rglob("*")} == before


def test_an_edit_changes_few_files_and_leaves_nothing_behind(searched: Project) -> None:
    edit(searched, "events/vorlesetag.md", "title: ", "title: Papageien – ")
    before = index(searched.built())
    assert "papageien" in vocabulary(before)
    edit(searched, "events/vorlesetag.md", "Papageien – ", "")
    after = searched.built()
    assert len([path for path in before if before[path] != after.get(path)]) < 8
    assert "papageien" not in vocabulary(after)
    assert after == clean(searched)


def test_a_page_that_is_gone_leaves_the_index(searched: Project) -> None:
    searched.built()
    (searched.root / "content/events/lesefest.yaml").unlink()
    site = searched.built()
    assert "ereignisse/lesefest/" not in rows(site)
    assert site == clean(searched)


@pytest.mark.parametrize("victim", [MANIFEST, f"{INDEX}n.txt", f"{INDEX}r-.txt"])
def test_a_damaged_index_is_made_anew(searched: Project, victim: str) -> None:
    whole = searched.built()
    (searched.site / victim).unlink()
    assert searched.built() == whole


def test_without_search_the_index_goes_and_the_page_says_so(searched: Project) -> None:
    site = searched.built("--no-search")
    assert index(site) == {}
    assert not (searched.site / INDEX).exists()
    page = site["suche/index.html"].decode()
    assert "hat keine Suche" in page
    assert "suche.js" not in page
    assert index(searched.built()) == index(clean(searched))


def test_the_index_changes_no_other_file(searched: Project) -> None:
    site = searched.built()
    without = searched.built("--no-search")
    assert {path for path in without if without[path] != site[path]} == {"suche/index.html", ".chronik.json"}


def test_what_an_older_version_left_is_cleared_away(searched: Project) -> None:
    """The index of Pagefind and the list of names, which its marker calls ours."""
    marker = searched.site / ".chronik.json"
    said = json.loads(marker.read_text("utf-8"))
    del said["sum"]  # which older ones had not
    old = ["pagefind/pagefind.js", "suche-namen.json"]
    marker.write_text(json.dumps({**said, "files": [*said["files"], *old]}), "utf-8")
    for path in old:
        searched.write(f"site/{path}", "alt")
    site = searched.built()
    assert not set(old) & site.keys()
    assert not (searched.site / "pagefind").exists()


def test_the_files_of_the_index_are_ours(once: Project) -> None:
    assert index(tree(once.site)).keys() <= listed(once)


def test_check_makes_no_index(tmp_path: Path) -> None:
    chronicle = project(tmp_path / "projekt")._replace(search=True)
    assert chronicle.run("check").code == 0
    assert not chronicle.site.exists()


def test_an_empty_chronicle_can_be_searched(tmp_path: Path) -> None:
    chronicle = project(tmp_path / "projekt", "empty")._replace(search=True)
    assert MANIFEST in chronicle.built()


@pytest.mark.parametrize(("jobs", "seed"), [("1", "1"), ("2", "2"), ("3", "77")])
def test_the_same_bytes_for_any_number_of_processes(once: Project, tmp_path: Path, jobs: str, seed: str) -> None:
    output = tmp_path / "site"
    done = once.run("build", "--output", str(output), "--no-cache", "--jobs", jobs, PYTHONHASHSEED=seed)
    assert done.code == 0, done.err
    assert index(tree(output)) == index(tree(once.site))


def test_every_page_leads_to_the_search(once: Project) -> None:
    site = tree(once.site)
    for path in ("index.html", "chronik/index.html", "ereignisse/vorlesetag/index.html"):
        form = next(form for form in parsed(site[path]).iter("form") if form.get("role") == "search")
        assert form.get("action") == "../" * path.count("/") + "suche/"
        assert [field.get("name") for field in form.iter("input")] == ["q"]
