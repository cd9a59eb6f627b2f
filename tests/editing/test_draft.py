"""`draft`: from a stored text to a source, an event and new names, which the check accepts."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.editing.conftest import Run
from tests.support.projects import Project, tree

TEXT = """Lesenacht in der Stadtbücherei

Nordhain, 12. Mai 2022. Knapp 40 Kinder kamen am 6. Mai 2022 zur
Lesenacht in die Stadtbücherei Nordhain. Ada Beispiel begrüßte sie; die
Moderation hatte Enno Tjaden, Leiter der Musikschule Süderau. Gefördert
wird die Reihe von der Sparkasse Nordhain.

Kontakt:
Frau Gesa Ohm
Musterweg 3
Tel. 01234 56789
"""
EVENT, SOURCE = "content/events/lesenacht-in-der-stadtbuecherei.md", "content/sources/lesenacht-in-der-stadtbuecherei.yaml"
NIGHT = "content/events/buechernacht.md"


def drafted(family: Project, run: Run, *words: str, text: str = TEXT) -> str:
    family.write("seeds/lesenacht.txt", text)
    done = run("draft", "seeds/lesenacht.txt", *words)
    assert done.code == 0, done.err
    return done.out


def test_what_is_written(family: Project, run: Run) -> None:
    drafted(family, run)
    new = tree(family.root / "content")
    event = new[EVENT.removeprefix("content/")].decode()
    assert "  value: 2022-05-06\n" in event
    assert 'attendance:\n  value: 40\n  qualifier: knapp\n  quote: "Knapp 40 Kinder"\n' in event
    assert "  - person: ada-beispiel\n" in event
    assert '  - person: enno-tjaden\n    role: moderation\n    as: Leiter der Musikschule Süderau\n    quote: "Moderation hatte Enno Tjaden"' in event
    assert "  - organisation: stadtbuecherei-nordhain\n" in event
    assert {"people/enno-tjaden.yaml", "organisations/sparkasse-nordhain.yaml"} <= new.keys()
    source = new[SOURCE.removeprefix("content/")].decode()
    assert f"file: lesenacht.txt\nsha256: {hashlib.sha256(TEXT.encode()).hexdigest()}\n" in source
    assert "  value: 2022-05-12\n" in source


def test_the_check_finds_no_error_but_all_that_is_to_be_decided(family: Project, run: Run) -> None:
    before = run("check").out.count("Warnung [")
    out = drafted(family, run, "--redact")
    report = run("check", "--report", "json").out
    assert '"severity": "error"' not in report
    todos = sum(data.count(b"# TODO: ") for data in tree(family.root / "content").values())
    assert f"{todos}\u00a0Stellen zu entscheiden" in out
    assert report.count('"code": "todo"') == todos > before


def test_strict_refuses_to_publish_a_draft(family: Project, run: Run) -> None:
    places = ["--output", str(family.site)]
    assert run("build", "--strict", "--no-search", *places).code == 0
    drafted(family, run, "--redact")
    assert run("build", "--strict", "--no-search", *places).code == 1
    assert run("build", "--no-search", *places).code == 0


def test_a_dry_run_writes_nothing_and_shows_it_all(family: Project, run: Run) -> None:
    family.write("seeds/lesenacht.txt", TEXT)
    before = tree(family.root / "content")
    out = drafted(family, run, "--dry-run")
    assert tree(family.root / "content") == before
    assert f"{EVENT}\n    ---\n" in out
    assert '    sort_name: "Tjaden, Enno"\n' in out


def test_contact_data_is_told_and_in_no_file(family: Project, run: Run) -> None:
    family.write("seeds/lesenacht.txt", TEXT)
    said = run("draft", "lesenacht.txt").err
    assert "    Zeile 9: Frau Gesa Ohm\n    Zeile 10: Musterweg 3\n    Zeile 11: Tel. 01234 56789\n" in said
    assert "--redact" in said
    content = b"".join(tree(family.root / "content").values())
    assert not any(words in content for words in (b"Gesa", b"Musterweg", b"56789"))


def test_redacting_changes_these_lines_alone_and_then_takes_the_checksum(family: Project, run: Run) -> None:
    drafted(family, run, "--redact")
    text = (family.root / "seeds/lesenacht.txt").read_bytes()
    removed = "".join("█" * len(line) + "\n" for line in ("Frau Gesa Ohm", "Musterweg 3", "Tel. 01234 56789"))
    assert text.decode() == TEXT.partition("Frau Gesa Ohm")[0] + removed
    sums = f"sha256: {hashlib.sha256(text).hexdigest()}\nsha256_original: {hashlib.sha256(TEXT.encode()).hexdigest()}\n"
    assert sums in (family.root / SOURCE).read_text()
    faults = [one["code"] for one in json.loads(run("check", "--report", "json").out)["diagnostics"] if one["severity"] == "error"]
    assert set(faults) <= {"contact-data"}  # which the draft has told of


def test_nothing_that_is_there_is_overwritten(family: Project, run: Run) -> None:
    drafted(family, run)
    before = tree(family.root / "content")
    drafted(family, run)
    after = tree(family.root / "content")
    assert {path: after[path] for path in before} == before
    assert "events/lesenacht-in-der-stadtbuecherei-2.md" in after
    assert "sources/lesenacht-in-der-stadtbuecherei-2.yaml" not in after


def test_into_an_event_come_the_claims_that_it_lacks(family: Project, run: Run) -> None:
    old = (family.root / NIGHT).read_text()
    drafted(family, run, "--redact", "--into", "buechernacht")
    new = (family.root / NIGHT).read_text()
    added = [line for line in new.split("\n") if line not in old.split("\n")]
    assert [line for line in old.split("\n") if line not in new.split("\n") and not line.startswith(("sources:", "organisations: []"))] == []
    assert "  - person: enno-tjaden" in added
    assert sum(line.strip() == "source: lesenacht-in-der-stadtbuecherei" for line in added) >= 3
    faults = [one["code"] for one in json.loads(run("check", "--report", "json").out)["diagnostics"] if one["severity"] == "error"]
    assert set(faults) <= {"contact-data"}  # which the draft has told of
    assert (family.root / EVENT).exists() is False


def test_into_an_event_twice_adds_nothing_the_second_time(family: Project, run: Run) -> None:
    drafted(family, run, "--into", "buechernacht")
    before = tree(family.root / "content")
    assert f"{NIGHT} hat schon alles" in drafted(family, run, "--into", "buechernacht")
    assert tree(family.root / "content") == before


def test_line_ends_stay_as_they_are(family: Project, run: Run) -> None:
    path = family.root / NIGHT
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    drafted(family, run, "--into", "buechernacht")
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["seeds/gibtesnicht.txt"], "Unter seeds/ gibt es „seeds/gibtesnicht.txt“ nicht."),
        (["seeds/latin.txt"], "seeds/latin.txt:2: Der Text ist nicht in UTF-8 gespeichert."),
        (["seeds/lang.txt"], "seeds/lang.txt hat 300.010 Zeichen; ein Entwurf liest höchstens 300.000. In mehrere Dateien teilen"),
        (["seeds/lesenacht.txt", "--into", "nirgends"], "Unter den Ereignissen gibt es „nirgends“ nicht."),
        (["seeds/bote.txt", "--redact"], "seeds/bote.txt gehört schon zu content/sources/bote.yaml"),
    ],
)
def test_what_is_refused_changes_nothing(family: Project, run: Run, words: list[str], said: str) -> None:
    family.write("seeds/lesenacht.txt", TEXT)
    family.write("seeds/latin.txt", b"Ein Fest\nin K\xf6ln")
    family.write("seeds/lang.txt", "Ein Fest.\n" * 30_001)
    family.write("seeds/bote.txt", (family.root / "seeds/bote.txt").read_text() + "\nTel. 01234 56789\n")
    before = tree(family.root)
    done = run("draft", *words)
    assert (done.code, said in done.err) == (2, True), done.err
    after = tree(family.root)
    assert {path: after[path] for path in before if not path.startswith(".cache")} == {p: d for p, d in before.items() if not p.startswith(".cache")}


# --- all new texts at once ------------------------------------------------------------------------------------------------

FILM = TEXT.replace("Lesenacht", "Filmabend")


def test_new_texts_share_the_names_that_they_bring(family: Project, run: Run) -> None:
    family.write("seeds/lesenacht.txt", TEXT)
    family.write("seeds/film/abend.txt", FILM)
    done = run("draft", "--new")
    assert done.code == 0, done.err
    assert "seeds/film/abend.txt: Entwurf in 5\u00a0Dateien" in done.out
    new = tree(family.root / "content")
    assert {"events/filmabend-in-der-stadtbuecherei.md", "events/lesenacht-in-der-stadtbuecherei.md"} <= new.keys()
    assert [path for path in new if "tjaden" in path] == ["people/enno-tjaden.yaml"]
    faults = [one["code"] for one in json.loads(run("check", "--report", "json").out)["diagnostics"] if one["severity"] == "error"]
    assert set(faults) <= {"contact-data"}  # which the draft has told of
    assert run("draft", "--new").out == "Nichts zu entwerfen: Jeder Text unter seeds/ gehört schon zu einer Quelle.\n"


def test_what_is_drafted_at_once_is_what_is_drafted_one_by_one(family: Project, run: Run) -> None:
    family.write("seeds/a.txt", TEXT)
    family.write("seeds/b.txt", FILM)
    before = tree(family.root / "content")
    assert run("draft", "seeds/a.txt").code == run("draft", "seeds/b.txt").code == 0
    one_by_one = tree(family.root / "content")
    for path in one_by_one.keys() - before.keys():
        (family.root / "content" / path).unlink()
    run("draft", "--new")
    assert tree(family.root / "content") == one_by_one


def test_a_text_that_cannot_be_read_stops_no_other(family: Project, run: Run) -> None:
    family.write("seeds/latin.txt", b"Ein Fest\nin K\xf6ln")
    family.write("seeds/lesenacht.txt", TEXT)
    done = run("draft", "--new", "--summary", str(family.root / "entwurf.md"))
    assert (done.code, "seeds/latin.txt:2: Der Text ist nicht in UTF-8 gespeichert." in done.err) == (0, True)
    assert (family.root / EVENT).exists()
    told = (family.root / "entwurf.md").read_text("utf-8")
    assert told.startswith("## Entwürfe zu neuen Texten\n\n**seeds/lesenacht.txt**: Entwurf in 5\u00a0Dateien")
    assert "- seeds/latin.txt:2: Der Text ist nicht in UTF-8" in told
    assert "seeds/lesenacht.txt enthält in Zeilen 9–11 wohl Kontaktangaben" in told


def test_what_site_yaml_wants_is_told_for_scripts(family: Project, run: Run) -> None:
    assert run("draft", "--settings").out == ""
    site = (family.root / "content/site.yaml").read_text("utf-8")
    family.write("content/site.yaml", f"{site}\ndrafts: {{branch: entwuerfe, artifact: true}}\n")
    assert run("draft", "--settings").out == "branch=entwuerfe\nartifact=true\n"
    family.write("content/site.yaml", f"{site}\nbranch: redaktion\ndrafts: {{branch: redaktion}}\n")
    done = run("draft", "--settings")
    assert (done.code, done.out) == (2, "")
    assert "„redaktion“ ist in content/site.yaml der Zweig der Chronik selbst." in done.err


@pytest.mark.parametrize("branch", ["main", "master", "pages", "a b", "a..b", "-x", "x;y", "$(x)", "a'b", "/a", "a/", "a.lock", "a//b"])
def test_no_other_branch_can_be_meant(family: Project, run: Run, branch: str) -> None:
    site = (family.root / "content/site.yaml").read_text("utf-8")
    family.write("content/site.yaml", f'{site}\ndrafts: {{branch: "{branch}"}}\n')
    done = run("check")
    assert (done.code, "So schreiben: „branch: entwuerfe“." in done.out + done.err) == (1, branch != "-x"), done.out
    assert run("draft", "--settings").code == 2


@pytest.mark.parametrize("words", [[], ["--new", "seeds/lesenacht.txt"], ["--new", "--into", "buechernacht"], ["--new", "--settings"]])
def test_what_makes_no_sense_is_refused(family: Project, run: Run, words: list[str]) -> None:
    assert run("draft", *words).code == 2
