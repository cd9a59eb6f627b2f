"""`rename`: every reference follows, the old address leads on, and not one other byte changes."""

from __future__ import annotations

import re

import pytest

from chronik.editing.references.renaming import renamed
from chronik.records.kinds.entry import read_entry
from chronik.system.writing import change_files
from chronik.words.diagnostics import RefusedError
from tests.editing.conftest import Run
from tests.support.projects import Project, tree


def after(kind: str, old: str, new: str, files: dict[str, str]) -> dict[str, str | None]:
    """The files that a new id changes."""
    data = {path: text.encode() for path, text in files.items()}
    read = {path: read_entry(path, content) for path, content in data.items()}
    done = renamed(read, data, kind, (old, new)).files
    return {path: None if content is None else content.decode() for path, content in done.items()}


ADA = "content/people/ada.yaml"
EVENT = "content/events/fest.md"
HEAD = "---\ntitle: Fest\ndate: unknown\nkind: fest\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every form in which YAML names a record
        ("people: [{person: ada, role: gast}]\n---\n", "people: [{person: bea, role: gast}]\n---\n"),
        ("people:\n  - person: ada  # sie\n    role: gast\n---\n", "people:\n  - person: bea  # sie\n    role: gast\n---\n"),
        ("people:\n  - {role: gast, person: 'ada'}\n---\n", "people:\n  - {role: gast, person: 'bea'}\n---\n"),
        ('people:\n  - {person: "people/ada", role: gast}\n---\n', 'people:\n  - {person: "people/bea", role: gast}\n---\n'),
        # in the text, and only where it is a reference
        ("---\nAda: [[ada]], [[ada|die ada]] und [[people/ada]]; `ada`.\n", "---\nAda: [[bea]], [[bea|die ada]] und [[people/bea]]; `ada`.\n"),
        ("---\n- [[ ada ]]\n- [[ada-lang]] ist jemand anderes\n", "---\n- [[ bea ]]\n- [[ada-lang]] ist jemand anderes\n"),
        # not in words
        (
            "summary: ada war da\npeople: [{person: ada, role: gast, note: ada}]\n---\n",
            "summary: ada war da\npeople: [{person: bea, role: gast, note: ada}]\n---\n",
        ),
    ],
)
def test_references_of_every_form_follow(text: str, expected: str) -> None:
    done = after("people", "ada", "bea", {ADA: "name: Ada\n", EVENT: HEAD + text, "content/people/ada-lang.yaml": "name: Ada Lang\n"})
    assert done == {ADA: None, "content/people/bea.yaml": "name: Ada\nformer_ids: [ada]\n", EVENT: HEAD + expected}


def test_those_it_is_not_follow() -> None:
    """Not to be confused: a list of ids as any other."""
    files = {ADA: "name: Ada\n", "content/people/ada-2.yaml": "name: Ada\ndistinct_from: [cleo, ada]\n", "content/people/cleo.yaml": "name: Cleo\n"}
    assert after("people", "ada", "bea", files)["content/people/ada-2.yaml"] == "name: Ada\ndistinct_from: [cleo, bea]\n"


def test_quotations_and_boxes_follow() -> None:
    page = '---\ntitle: Über\n---\nSo [@bote "am 3. Juli"].\n\n```timeline\nnetwork: [bund, bote]\n```\n'
    sources = {
        "content/sources/bote.yaml": "title: Bote\n",
        "content/pages/ueber.md": page,
        "content/networks/bund.yaml": "name: Bund\n",
        "content/networks/bote.yaml": "name: Bote\n",
    }
    done = after("sources", "bote", "blatt", sources)
    assert done["content/pages/ueber.md"] == page.replace("[@bote", "[@blatt")
    done = after("networks", "bote", "kreis", sources)
    assert done["content/pages/ueber.md"] == page.replace("bund, bote]", "bund, kreis]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: Ada", "name: Ada\nformer_ids: [ada]\n"),
        ("name: Ada\r\ntitle: Dr.\r\n", "name: Ada\r\ntitle: Dr.\r\nformer_ids: [ada]\r\n"),
        ("\ufeffname: Ada\n# Schluss\n", "\ufeffname: Ada\n# Schluss\nformer_ids: [ada]\n"),
        ("name: Ada\nformer_ids: [alt]\ntitle: Dr.\n", "name: Ada\nformer_ids: [alt, ada]\ntitle: Dr.\n"),
        ("name: Ada\nformer_ids:\n  - alt # so\n  - aelter\ntitle: Dr.\n", "name: Ada\nformer_ids:\n  - alt # so\n  - aelter\n  - ada\ntitle: Dr.\n"),
        ("name: Ada\nformer_ids: ['bea']\n", "name: Ada\nformer_ids: ['ada']\n"),
        ("name: Ada\nsummary: >-\n  Eine\n  Zeile\n", "name: Ada\nsummary: >-\n  Eine\n  Zeile\nformer_ids: [ada]\n"),
    ],
)
def test_the_old_id_leads_on_and_the_rest_stays(text: str, expected: str) -> None:
    assert after("people", "ada", "bea", {ADA: text})["content/people/bea.yaml"] == expected


def test_a_head_with_text_keeps_its_text() -> None:
    text = "---\r\nname: Bund\r\n---\r\n\r\nWir.  \r\n---\r\nImmer noch wir."
    done = after("networks", "bund", "kreis", {"content/networks/nord/bund.md": text})
    assert done == {
        "content/networks/nord/bund.md": None,
        "content/networks/nord/kreis.md": text.replace("Bund\r\n", "Bund\r\nformer_ids: [bund]\r\n"),
    }


def test_links_stay_unambiguous() -> None:
    """An organisation is called `bund` too: who meant it, and who means the network, says the kind from now on."""
    files = {
        "content/networks/kreis.yaml": "name: Kreis\n",
        "content/organisations/bund.yaml": "name: Bund\n",
        "content/pages/ueber.md": "---\ntitle: Über\n---\n[[kreis]], [[bund]] und [[organisations/bund|er]].\n",
    }
    done = after("networks", "kreis", "bund", files)
    assert done["content/pages/ueber.md"] == "---\ntitle: Über\n---\n[[networks/bund]], [[organisations/bund]] und [[organisations/bund|er]].\n"


@pytest.mark.parametrize(
    ("old", "new", "files", "said"),
    [
        ("ada", "bea", {ADA: "name: Ada\n", "content/people/bea.md": "---\nname: Bea\n---\n"}, "trägt schon content/people/bea.md"),
        ("ada", "ada", {ADA: "name: Ada\n"}, "heißt schon so"),
        ("adda", "bea", {ADA: "name: Ada\n"}, "gibt es „adda“ nicht. Meinten Sie „ada“?"),
        ("ada", "cleo", {ADA: "name: Ada\n", "content/people/x.yaml": "name: X\nformer_ids: [cleo]\n"}, "frühere Kennung von content/people/x.yaml"),
        ("ada", "bea", {ADA: "name: Ada\n", EVENT: "---\ntitle: [Fest\npeople: ada\n---\n"}, "content/events/fest.md:"),
        ("ada", "bea", {ADA: "{name: Ada}\n"}, "steht in { }"),
        ("ada", "bea", {ADA: "name: Ada\n", EVENT: HEAD + 'people: [{person: "\\u0061da", role: gast}]\n---\n'}, "content/events/fest.md:5:19"),
        ("ada", "bea", {ADA: "name: Ada\n", EVENT: HEAD + "---\n`[[ada]]` und [[ada]]\n"}, "nicht sicher ändern"),
    ],
)
def test_what_cannot_be_done_wholly_is_refused(old: str, new: str, files: dict[str, str], said: str) -> None:
    with pytest.raises(RefusedError, match=re.escape(said)):
        after("people", old, new, files)


def test_pages_take_no_reserved_address() -> None:
    with pytest.raises(RefusedError, match="Unter /chronik/ steht schon"):
        after("pages", "ueber", "chronik", {"content/pages/ueber.md": "---\ntitle: Über\n---\n"})


def test_the_command_leaves_a_sound_chronicle_and_a_redirect(family: Project, run: Run) -> None:
    done = run("rename", "organisation", "stadtbuecherei-nordhain", "stadtbibliothek-nordhain")
    assert done.code == 0, done.err
    assert done.out == (
        "content/organisations/stadtbuecherei-nordhain.md → content/organisations/stadtbibliothek-nordhain.md\n"
        "5\N{NO-BREAK SPACE}Verweise in 5\N{NO-BREAK SPACE}Dateien geändert.\n"
        "/organisationen/stadtbuecherei-nordhain/ leitet um zu /organisationen/stadtbibliothek-nordhain/.\n"
    )
    site = family.built("--strict")
    for former in ("stadtbuecherei-nordhain", "buecherei-nordhain"):
        assert b'organisationen/stadtbibliothek-nordhain/"' in site[f"organisationen/{former}/index.html"]


def test_there_and_back_is_where_it_was_but_for_the_former_id(family: Project, run: Run) -> None:
    before = tree(family.root / "content")
    assert run("rename", "people", "ada-beispiel", "ada").code == 0
    assert run("rename", "people", "ada", "ada-beispiel").code == 0
    now = tree(family.root / "content")
    now["people/ada-beispiel.yaml"] = now["people/ada-beispiel.yaml"].replace(b"former_ids: [ada]\n", b"")
    assert now == before


def test_where_one_file_cannot_be_written_none_is(family: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of three fails: the first is as it was, and nothing else lies about."""
    family.write("a.txt", "a")
    family.write("b.txt", "b")
    before = tree(family.root)
    wanted: dict[object, bytes | None] = {family.root / "a.txt": b"neu", family.root / "ordner/c.txt": b"neu", family.root / "b.txt": None}
    true, calls = type(family.root).replace, []

    def failing(self: object, target: object) -> object:
        calls.append(target)
        if len(calls) == 2:
            raise PermissionError(13, "no", str(target))
        return true(self, target)  # type: ignore[arg-type]

    monkeypatch.setattr(type(family.root), "replace", failing)
    with pytest.raises(PermissionError):
        change_files(wanted)  # type: ignore[arg-type]
    monkeypatch.undo()
    assert len(calls) == 3, "the third puts the first file back"
    assert tree(family.root) == before


def test_what_is_left_to_the_record_is_no_place_to_change() -> None:
    """A source that is not named at a quote, organisations that people came for, twice with the same words."""
    text = HEAD.replace("unknown", "{value: 2021, quote: am 3. Juli 2021 war das Fest}") + (
        "sources: [bote]\npeople:\n"
        "  - {person: ada, role: gast, for: kammer, quote: Ada und Bea von der Kammer}\n"
        "  - {person: bea, role: gast, for: [kammer], quote: Ada und Bea von der Kammer}\n"
        '---\nEin Fest.[@ "am 3. Juli 2021 war das Fest"]\n'
    )
    source = "title: Bote\ndate: {value: 2021, quote: Ausgabe vom Mai 2021}\n"
    files = {EVENT: text, "content/organisations/kammer.yaml": "name: Kammer\n", "content/sources/bote.yaml": source}
    assert after("organisations", "kammer", "haus", files)[EVENT] == text.replace("kammer", "haus")
    done = after("sources", "bote", "blatt", files)
    assert done[EVENT] == text.replace("[bote]", "[blatt]")
    assert done["content/sources/blatt.yaml"] == source + "former_ids: [bote]\n"
