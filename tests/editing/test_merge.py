"""`merge`: one of two records stays, with all that both state; every reference leads to it, and nothing else changes."""

from __future__ import annotations

import random
import re

import pytest

from chronik.editing.references.merging import Images, two_merged
from chronik.records.kinds.entry import read_entry
from chronik.words.diagnostics import RefusedError
from tests.editing.conftest import Run
from tests.support.places import TESTS, WORLDS
from tests.support.projects import Project, tree

ADA, BEA = "content/people/a-muster.yaml", "content/people/ada.yaml"
EVENT = "content/events/fest.md"
HEAD = "---\ntitle: Fest\ndate: unknown\nkind: fest\n"


def after(kind: str, old: str, new: str, files: dict[str, str]) -> dict[str, str | None]:
    """The files that a merger changes."""
    data = {path: text.encode() for path, text in files.items()}
    read = {path: read_entry(path, content) for path, content in data.items()}
    done = two_merged(read, data, (kind, old, new), Images({}, lambda path: b"")).files
    return {path: None if content is None else content.decode() for path, content in done.items()}


def people(one: str, two: str) -> dict[str, str]:
    return {ADA: one, BEA: two}


def merged_file(one: str, two: str) -> str:
    """What becomes of the file of the one that stays."""
    return str(after("people", "a-muster", "ada", people(one, two))[BEA])


# --- what one states, put into the file of the other --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        # names and ids
        ("name: Ada\n", "name: Ada\n", "name: Ada\nformer_ids: [a-muster]\n"),
        ("name: A. Muster\n", "name: Ada\n", "name: Ada\naliases: [A. Muster]\nformer_ids: [a-muster]\n"),
        (
            "name: A. Muster\naliases: [Adi, Ada]\nformer_ids: [am]\n",
            "name: Ada\naliases: [Adi]\n",
            "name: Ada\naliases: [Adi, A. Muster]\nformer_ids: [a-muster, am]\n",
        ),
        (
            "name: 'Ada: die Erste'\n",
            "name: Ada\naliases:\n  - 'Adi'  # so\n\n# Schluss\n",
            "name: Ada\naliases:\n  - 'Adi'  # so\n  - \"Ada: die Erste\"\n\n# Schluss\nformer_ids: [a-muster]\n",
        ),
        # the order of a name goes with the name
        ("name: A. Muster\nsort_name: Muster, A.\n", "name: Ada\nsort_name: Muster, Ada\n", None),
        # whole fields, as they are typed
        (
            "name: Ada\nsummary: >-\n  Eine\n  Zeile\n",
            "name: Ada\ntitle: Dr.",
            "name: Ada\ntitle: Dr.\nsummary: >-\n  Eine\n  Zeile\nformer_ids: [a-muster]\n",
        ),
        (
            "name: Ada\naffiliations:\n  # seit je\n  - organisation: rat\n    role: gast\n",
            "\ufeffname: Ada\r\ntitle: Dr.\r\n",
            "\ufeffname: Ada\r\ntitle: Dr.\r\naffiliations:\r\n  # seit je\r\n  - organisation: rat\r\n    role: gast\r\nformer_ids: [a-muster]\r\n",
        ),
        # lists in every form; what is there already is not put twice
        ("name: Ada\nsources: bote\n", "name: Ada\nsources: blatt\n", "name: Ada\nsources: [blatt, bote]\nformer_ids: [a-muster]\n"),
        ("name: Ada\nsources: [bote]\n", "name: Ada\nsources: bote\n", "name: Ada\nsources: bote\nformer_ids: [a-muster]\n"),
        (
            "name: Ada\naffiliations:\n  - organisation: rat\n    role: gast\n    quote: 'im: Rat'\n  - organisation: bund\n",
            "name: Ada\naffiliations: [{organisation: rat, role: gast, as: Gästin},\n  {organisation: bund}]\n",
            'name: Ada\naffiliations: [{organisation: rat, role: gast, as: Gästin},\n  {organisation: bund}, {organisation: rat, role: gast, quote: "im: Rat"}]\n'
            "former_ids: [a-muster]\n",
        ),
        (
            "name: Ada\naffiliations: [{organisation: rat, role: gast, as: Gästin}]\n",
            "name: Ada\naffiliations:\n- {organisation: rat, role: gast} # so\n",
            "name: Ada\naffiliations:\n- {organisation: rat, role: gast, as: Gästin} # so\nformer_ids: [a-muster]\n",
        ),
        # groups
        (
            "name: Ada\nidentifiers: {gnd: 118540238, wikidata: Q42}\n",
            "name: Ada\nidentifiers:\n  gnd: 118540238\n",
            "name: Ada\nidentifiers:\n  gnd: 118540238\n  wikidata: Q42\nformer_ids: [a-muster]\n",
        ),
        # remarks are kept; what `new` offers is none
        (
            "# yaml-language-server: $schema=x\nname: 'Ada' # Kirchenbuch\n# Geprüft.\n#   ein, zwei Sätze in eigenen Worten\n# summary: Ein Satz.\n",
            "name: Ada\n",
            None,
        ),
    ],
)
def test_the_file_that_stays(one: str, two: str, expected: str | None) -> None:
    found = merged_file(one, two)
    if expected is not None:
        assert found == expected
    elif "sort_name" in one:
        assert found == "name: Ada\nsort_name: Muster, Ada\naliases: [A. Muster]\nformer_ids: [a-muster]\n"
    else:
        assert found == "name: Ada\nformer_ids: [a-muster]\n# Kirchenbuch\n# Geprüft.\n"


def test_a_text_goes_along_and_makes_a_text_file() -> None:
    files = {
        "content/people/a.md": "---\nname: A.\n---\nSie, [[a]], war da.\n",
        "content/people/alt/ada.yaml": "name: Ada\n",
    }
    assert after("people", "a", "ada", files) == {
        "content/people/a.md": None,
        "content/people/alt/ada.yaml": None,
        "content/people/alt/ada.md": "---\nname: Ada\naliases: [A.]\nformer_ids: [a]\n---\nSie, [[ada]], war da.\n",
    }


# --- references ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("people: [{person: a-muster, role: gast}]\n---\n", "people: [{person: ada, role: gast}]\n---\n"),
        ("---\n[[a-muster]], [[people/a-muster|sie]] und `a-muster`\n", "---\n[[ada]], [[people/ada|sie]] und `a-muster`\n"),
        # what says the same is said once
        ("people: [{person: ada, role: gast}, {person: a-muster, role: gast}] # zwei\n---\n", "people: [{person: ada, role: gast}] # zwei\n---\n"),
        (
            "people:\n  - person: a-muster\n    role: gast\n  - {person: ada, role: gast, as: Gästin}\n  - {person: bo, role: gast}\n---\n",
            "people:\n  - {person: ada, role: gast, as: Gästin}\n  - {person: bo, role: gast}\n---\n",
        ),
        # what says something else stays beside it, and what somebody remarked stays
        (
            "people: [{person: ada, role: gast}, {person: a-muster, role: rede}]\n---\n",
            "people: [{person: ada, role: gast}, {person: ada, role: rede}]\n---\n",
        ),
        (
            "people:\n- {person: ada, role: gast}\n- {person: a-muster, role: gast} # laut Bote\n---\n",
            "people:\n- {person: ada, role: gast} # laut Bote\n---\n",
        ),
    ],
)
def test_references_lead_to_the_one_that_stays(text: str, expected: str) -> None:
    done = after("people", "a-muster", "ada", {**people("name: Ada\n", "name: Ada\n"), EVENT: HEAD + text})
    assert done == {ADA: None, BEA: "name: Ada\nformer_ids: [a-muster]\n", EVENT: HEAD + expected}


def test_lists_of_ids_name_it_once() -> None:
    fest = "title: {}\ndate: unknown\nkind: fest\n"
    files = {
        "content/events/a.yaml": fest.format("A"),
        "content/events/b.yaml": fest.format("A"),
        "content/events/c.yaml": fest.format("C") + "follows: [x, a, b]\ndistinct_from:\n- b\n- a\n",
    }
    done = after("events", "a", "b", files)
    assert done["content/events/c.yaml"] == fest.format("C") + "follows: [x, b]\ndistinct_from:\n- b\n"


# --- what is refused ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "old", "new", "files", "said"),
    [
        ("people", "a-muster", "a-muster", people("name: Ada\n", "name: Ada\n"), "Zweimal „a-muster“"),
        ("people", "adda", "ada", people("name: Ada\n", "name: Ada\n"), "gibt es „adda“ nicht. Meinten Sie „ada“?"),
        ("sources", "a", "b", {"content/sources/a.yaml": "title: A\n", "content/sources/b.yaml": "title: B\n"}, "Quellen lassen sich nicht vereinen"),
        (
            "people",
            "a-muster",
            "ada",
            people("name: Ada\ntitle: Dr.\n", "name: Ada\ntitle: Prof.\n"),
            f"title:\n    {ADA}:2: Dr.\n    {BEA}:2: Prof.",
        ),
        (
            "people",
            "a-muster",
            "ada",
            people("name: Ada\n", "name: Ada\ndistinct_from: [a-muster]\n"),
            f"{BEA}:2: Hier steht, dass „Ada“ nicht „Ada“ ist",
        ),
        ("people", "a-muster", "ada", people("name: [Ada\n", "name: Ada\n"), f"{ADA}:1: Die Datei hat noch Fehler"),
        (
            "events",
            "a",
            "b",
            {"content/events/a.yaml": HEAD[4:], "content/events/b.yaml": HEAD[4:] + "follows: [a]\n"},
            "content/events/b.yaml:4: Hier nennt „Fest“ unter „follows“",
        ),
        (
            "networks",
            "a",
            "b",
            {"content/networks/a.md": "---\nname: A\n---\nEins.\n", "content/networks/b.md": "---\nname: A\n---\nZwei.\n"},
            "Text:\n    content/networks/a.md:4: Eins.\n    content/networks/b.md:4: Zwei.",
        ),
        (
            "organisations",
            "a",
            "b",
            {"content/organisations/a.yaml": "name: A\nfounded: 1990\n", "content/organisations/b.yaml": "name: A\nfounded: 1991\n"},
            "founded:\n    content/organisations/a.yaml:2: 1990\n    content/organisations/b.yaml:2: 1991",
        ),
    ],
)
def test_what_would_lose_something_is_refused(kind: str, old: str, new: str, files: dict[str, str], said: str) -> None:
    with pytest.raises(RefusedError, match=re.escape(said)):
        after(kind, old, new, files)


@pytest.mark.parametrize(
    ("two", "expected"),
    [
        ("founded: {value: 1990, quote: seit 1990}\n", "founded: [{value: 1990, quote: seit 1990}, {{}}]\n"),
        (
            "founded:\n  value: 1990\n  # so\n  quote: >-\n    seit\n    1990\nkind: verein\n",
            "founded:\n  - value: 1990\n    # so\n    quote: >-\n      seit\n      1990\n  - {{}}\nkind: verein\n",
        ),
        ("founded: 1990\n", "founded: {{}}\n"),
    ],
)
def test_one_date_that_two_texts_prove_is_no_conflict(two: str, expected: str) -> None:
    one = "{value: 1990, quote: im Jahr 1990, source: bote}"
    files = {"content/organisations/a.yaml": f"name: A\nfounded: {one}\n", "content/organisations/b.yaml": f"name: A\n{two}"}
    done = after("organisations", "a", "b", files)["content/organisations/b.yaml"]
    assert done == f"name: A\n{expected.replace('{{}}', one)}former_ids: [a]\n"


# --- the whole ----------------------------------------------------------------------------------------------------------

TWINS = {
    "people": "ada-beispiel",
    "organisations": "stadtbuecherei-nordhain",
    "networks": "lesebund",
    "places": "nordhain",
    "events": "gruendung-lesebund",
}


def divided(files: dict[str, bytes], kind: str, name: str, chance: random.Random) -> dict[str, bytes]:
    """The chronicle with a twin of that record: some of the references to it lead to the twin."""
    reference = re.compile(rf"(?<![a-z0-9-]){name}(?![a-z0-9-])")
    path = next(path for path in files if re.search(rf"content/{kind}/(.*/)?{name}\.", path))
    twin = re.sub(r"\nformer_ids: .*", "", files[path].decode()).encode()
    others = {
        other: reference.sub(lambda found: chance.choice((name, "zwilling")), data.decode()).encode()
        for other, data in files.items()
        if other not in (path, "content/site.yaml")
    }
    return {**files, **others, path.replace(f"{name}.", "zwilling."): twin}


@pytest.mark.parametrize("kind", TWINS)
@pytest.mark.parametrize("seed", range(5))
def test_a_twin_merged_leaves_what_was_there(kind: str, seed: int) -> None:
    """Not a byte differs but the former id; of the twin nothing else is left."""
    name = TWINS[kind]
    before = {f"content/{path}": data for path, data in tree(WORLDS / "family" / "content").items()}
    files = divided(before, kind, name, random.Random(seed))
    read = {path: read_entry(path, data) for path, data in files.items() if path != "content/site.yaml"}
    done = two_merged(read, files, (kind, "zwilling", name), Images({}, lambda path: b""))
    after = {path: data for path, data in {**files, **done.files}.items() if data is not None}

    assert sum(data.count(b"zwilling") for data in after.values()) == 1
    home = re.compile(rb"former_ids: \[zwilling\]\r?\n|(?<=\d|\w), zwilling(?=\])")
    assert {path: home.sub(b"", data) for path, data in after.items()} == before


def test_the_command_leaves_a_sound_chronicle_and_a_redirect(family: Project, run: Run) -> None:
    family.write("content/people/a-beispiel.yaml", "name: A. Beispiel\nlinks: [{url: https://example.org/, title: Ada}]\n")
    path = "content/events/gruendung-lesebund.md"
    text = (family.root / path).read_text("utf-8")
    family.write(path, text.replace("Satzung", "[[a-beispiel|Satzung]]"))
    assert "[similar-names]" in family.run("check").out

    before = tree(family.root / "content")
    dry = run("merge", "person", "a-beispiel", "ada-beispiel", "--dry-run")
    assert (dry.code, tree(family.root / "content")) == (0, before)
    done = run("merge", "person", "a-beispiel", "ada-beispiel")
    assert done.code == 0, done.err
    assert done.out == (
        "content/people/a-beispiel.yaml → content/people/ada-beispiel.yaml (bleibt)\n"
        "1\N{NO-BREAK SPACE}Verweis in 1\N{NO-BREAK SPACE}Datei geändert.\n"
        "Heißt jetzt auch: „A. Beispiel“.\n"
        "Übernommen: links.\n"
        "/personen/a-beispiel/ leitet um zu /personen/ada-beispiel/.\n"
    )
    assert dry.out.startswith(done.out)
    site = family.built("--strict")
    assert b'personen/ada-beispiel/"' in site["personen/a-beispiel/index.html"]


def test_what_makes_the_chronicle_unsound_is_refused(family: Project, run: Run) -> None:
    """The part of a whole and what that is part of are one: a circle."""
    place = "name: Nordhain\nkind: stadt\npart_of: mitte\n"
    family.write("content/places/mitte.yaml", "name: Mitte\nkind: stadt\npart_of: nordhain-stadt\n")
    family.write("content/places/nordhain-stadt.yaml", "name: Nordhain-Stadt\nkind: stadt\n")
    family.write("content/places/nord-stadt.yaml", place.replace("Nordhain", "Nordhain-Stadt"))
    before = tree(family.root / "content")
    done = run("merge", "places", "nord-stadt", "nordhain-stadt")
    assert done.code == 2
    assert "[circle]" in done.err
    assert tree(family.root / "content") == before


def test_images_move_along(family: Project, run: Run) -> None:
    data = (TESTS / "diagnostics/image-unused/content/events/zelt.png").read_bytes()
    family.write("content/people/alt/foto.png", data)
    family.write(
        "content/people/alt/a-beispiel.yaml", "name: A. Beispiel\nimages: [{file: foto.png, alt: Ada, credit: Bo Muster, licence: CC BY 4.0}]\n"
    )
    done = run("merge", "people", "a-beispiel", "ada-beispiel")
    assert done.code == 0, done.err
    assert (family.root / "content/people/foto.png").read_bytes() == data
    assert not (family.root / "content/people/alt/foto.png").exists()
    family.built("--strict")
