"""The search: an index that is whole, is part of the site, and is made anew only when a page has changed; names; word parts."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from chronik.pages.sections.finding import parts
from chronik.records.keys import url_of
from tests.support.pages import parsed
from tests.support.projects import Project, project, tree

INDEX = "pagefind/"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The family world, built with its full-text index; to be read."""
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


def fragments(site: dict[str, bytes]) -> dict[str, dict[str, object]]:
    """What the index says of each page, by address."""
    found = (gzip.decompress(data).removeprefix(b"pagefind_dcd") for path, data in site.items() if path.endswith(".pf_fragment"))
    return {page["url"]: page for page in map(json.loads, found)}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(p.relative_to(folder)): (p.lstat().st_mtime_ns, p.lstat().st_ino) for p in folder.rglob("*")}


def listed(chronicle: Project) -> set[str]:
    """The files of the site that its marker calls ours."""
    return set(json.loads((chronicle.site / ".chronik.json").read_text("utf-8"))["files"])


def add_sentence(chronicle: Project, words: str) -> None:
    body = chronicle.root / "content/events/vorlesetag.md"
    body.write_text(f"{body.read_text('utf-8')}\n{words}\n", "utf-8")


# The index


def test_each_record_is_in_the_index_and_nothing_else_is(once: Project) -> None:
    records = {f"/{url_of(f'{path.parent.name}/{path.stem}')}" for path in (once.root / "content").glob("*/*.*")}
    assert fragments(tree(once.site)).keys() == records


def test_the_index_knows_what_can_be_chosen(once: Project) -> None:
    pages = fragments(tree(once.site))
    assert pages["/ereignisse/gruendung-lesebund/"]["filters"] == {
        "art": ["Ereignis"],
        "jahr": ["2015"],
        "netz": ["lesebund"],
        "sicher": ["taggenau"],
    }
    assert pages["/ereignisse/vorlesetag/"]["filters"] == {"art": ["Ereignis"], "netz": ["lesebund"], "sicher": ["offen"]}
    assert pages["/netzwerke/lesebund/"]["filters"] == {"art": ["Netzwerk"], "netz": ["lesebund"]}
    assert pages["/impressum/"]["filters"] == {"art": ["Seite"]}
    assert {page["filters"].get("sicher", [""])[0] for page in pages.values()} == {
        "",
        "taggenau",
        "monatsgenau",
        "jahresgenau",
        "ungefaehr",
        "unsicher",
        "offen",
    }  # type: ignore[attr-defined]


def test_what_repeats_other_pages_is_left_out(once: Project) -> None:
    said = str(fragments(tree(once.site))["/ereignisse/vorlesetag/"]["content"])
    assert "Vorlesetag" in said
    assert not [word for word in ("Belege", "Zitieren", "Davor und danach", "Hauptmenü") if word in said]


def test_the_files_of_the_index_are_ours(once: Project) -> None:
    site = tree(once.site)
    assert f"{INDEX}pagefind.js" in site
    assert index(site).keys() <= listed(once)


def test_only_what_the_search_page_needs_is_published(once: Project) -> None:
    assert not [path for path in index(tree(once.site)) if "ui" in path.rpartition("/")[2] or "highlight" in path]


# When it is made


def test_a_second_build_writes_nothing_and_keeps_the_index(searched: Project) -> None:
    searched.built()  # what is remembered of a copy is that of other files
    before = stamps(searched.site)
    assert " 0 Dateien geschrieben" in searched.run().out
    assert stamps(searched.site) == before


def test_an_index_whose_pages_are_the_same_is_carried_over(searched: Project) -> None:
    """Only the feed says what the chronicle is about."""
    searched.built()
    before = stamps(searched.site / INDEX)
    (searched.site / "feed.xml").unlink()
    assert searched.built()["feed.xml"]
    files = {path: stamp for path, stamp in stamps(searched.site / INDEX).items() if (searched.site / INDEX / path).is_file()}
    assert files == {path: before[path] for path in files}


def test_a_changed_page_is_indexed_anew(searched: Project) -> None:
    add_sentence(searched, "Ein Papagei las mit.")
    site = searched.built()
    assert "Papagei" in str(fragments(site)["/ereignisse/vorlesetag/"]["content"])
    assert index(site).keys() <= listed(searched)


def test_a_page_that_is_gone_leaves_the_index(searched: Project) -> None:
    (searched.root / "content/events/lesefest.yaml").unlink()
    assert "/ereignisse/lesefest/" not in fragments(searched.built())


@pytest.mark.parametrize("damage", ["missing", "tampered"])
def test_a_damaged_index_is_made_anew(searched: Project, damage: str) -> None:
    victim = searched.site / INDEX / "pagefind.js"
    whole = victim.read_bytes()
    victim.unlink()
    if damage == "tampered":
        victim.write_bytes(whole[:-1] + b"#")
    assert searched.built()[f"{INDEX}pagefind.js"] == whole


def test_without_search_the_index_goes_and_the_page_says_so(searched: Project) -> None:
    site = searched.built("--no-search")
    assert index(site) == {}
    assert not (searched.site / INDEX).exists()
    assert not [path for path in listed(searched) if path.startswith(INDEX)]
    assert "sucht nur nach Namen und Titeln" in site["suche/index.html"].decode()
    assert "sucht nur nach Namen und Titeln" not in searched.built()["suche/index.html"].decode()
    assert index(tree(searched.site))


def test_the_index_changes_no_other_file(searched: Project) -> None:
    site = tree(searched.site)
    without = searched.built("--no-search")
    assert {path for path in without if without[path] != site[path]} == {"suche/index.html", ".chronik.json"}


def test_files_of_others_never_reach_the_folder_of_the_index(searched: Project) -> None:
    """A file left there by somebody else could not be told from one of the index."""
    searched.write(f"site/{INDEX}fragment/alt.pf_fragment", b"alt")
    add_sentence(searched, "Noch ein Satz.")
    assert f"{INDEX}fragment/alt.pf_fragment" not in searched.built()


def test_check_makes_no_index(tmp_path: Path) -> None:
    chronicle = project(tmp_path / "projekt")._replace(search=True)
    assert chronicle.run("check").code == 0
    assert not chronicle.site.exists()


def test_an_empty_chronicle_can_be_searched(tmp_path: Path) -> None:
    chronicle = project(tmp_path / "projekt", "empty")._replace(search=True)
    assert f"{INDEX}pagefind.js" in chronicle.built()


# When it cannot be made

BROKEN = {
    "missing": ("raise ImportError\n", "pip install pagefind-bin"),
    "gone": ("def get_executable():\n    raise FileNotFoundError\n", "pip install"),
    "failing": ("def get_executable():\n    return '/bin/false'\n", "endete mit Code 1"),
    "no program": ("def get_executable():\n    return __file__\n", "keine Berechtigung"),
    "idle": ("def get_executable():\n    return '/bin/true'\n", "nichts geschrieben"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_without_a_working_pagefind_the_old_site_stays(searched: Project, tmp_path: Path, how: str) -> None:
    module, said = BROKEN[how]
    (tmp_path / "kaputt").mkdir()
    (tmp_path / "kaputt/pagefind_bin.py").write_text(module)
    before, when = tree(searched.site), stamps(searched.site)
    add_sentence(searched, "Ein Papagei las mit.")
    done = searched.run("build", PYTHONPATH=str(tmp_path / "kaputt"))
    assert done.code == 2
    assert said in done.err
    assert "--no-search" in done.err
    assert "Traceback" not in done.err
    assert (tree(searched.site), stamps(searched.site)) == (before, when)
    assert "Papagei" in str(fragments(searched.built())["/ereignisse/vorlesetag/"]["content"])


def test_settings_of_pagefind_elsewhere_do_not_reach_it(searched: Project) -> None:
    searched.write("pagefind.yml", "glob: nichts.html\n")
    add_sentence(searched, "Ein Papagei las mit.")
    assert "/ereignisse/vorlesetag/" in fragments(searched.built(PAGEFIND_GLOB="nichts.html"))


# Names and titles


def test_names_come_with_aliases_and_addresses(family_site: dict[str, bytes]) -> None:
    found = json.loads(family_site["suche-namen.json"])
    rows = {row[1]: row for row in found["names"]}
    assert [path for path in rows if f"{path}index.html" not in family_site] == []
    assert rows["netzwerke/lesebund/"][0] == "Lesebund Nordhain"
    assert found["kinds"][rows["netzwerke/lesebund/"][2]] == "Netzwerk"
    assert found["kinds"][rows["ereignisse/vorlesetag/"][2]] == "Ereignis"


def test_the_page_offers_what_the_chronicle_has(once: Project) -> None:
    page = parsed((once.site / "suche/index.html").read_bytes())
    offered = {select.get("name"): [option.get("value") for option in select] for select in page.iter("select")}
    known = [page["filters"] for page in fragments(tree(once.site)).values()]
    for name, values in offered.items():
        assert values[0] == ""
        assert set(values[1:]) == {value for filters in known for value in filters.get(name, ())}, name  # type: ignore[attr-defined]


def test_every_page_leads_to_the_search(family_site: dict[str, bytes]) -> None:
    for path in ("index.html", "chronik/index.html", "ereignisse/vorlesetag/index.html"):
        form = next(form for form in parsed(family_site[path]).iter("form") if form.get("role") == "search")
        assert form.get("action") == "../" * path.count("/") + "suche/"
        assert [field.get("name") for field in form.iter("input")] == ["q"]


def test_only_the_search_page_may_run_web_assembly(family_site: dict[str, bytes]) -> None:
    assert [path for path, data in family_site.items() if b"wasm-unsafe-eval" in data] == ["suche/index.html"]


# Parts of words


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Handwerkskammer", "werkskammer kammer"),
        ("Fachkräftebündnis", "kräftebündnis bündnis"),
        ("Kammer", ""),
        ("Präsident der Handelskammern", "kammern"),
        ("Wirtschaftsministerium", "ministerium"),
        ("Kooperationskonferenz 2021", "konferenz"),
        ("Landrat im Vorlesetag", "rat tag"),
        ("Lena Meier", ""),
    ],
)
def test_words_that_begin_within_words(name: str, found: str) -> None:
    assert parts(name) == found


def test_each_part_is_told_once() -> None:
    assert parts("Handelskammer", "Handelskammer Nord", "Ärztekammer") == "kammer"
