"""`import`, as an editor types it."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from tests.importing.conftest import PROVED
from tests.support.projects import Done, Project, program, tree

Import = Callable[..., Done]
TABLE = "Titel;Datum;Ort;Art\nSommerfest;3.5.1921;Nordhain;Fest\nMarkt;um 1900;;Fest\n"


@pytest.fixture
def importing(tal: Project) -> Import:
    """The command run on the chronicle, in its folder."""
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(tal.root / name))]
    return lambda *words: program("import", *words, *places, "--no-cache", cwd=tal.root)


def test_it_writes_and_says_what(tal: Project, importing: Import) -> None:
    tal.write("feste.csv", TABLE)
    done = importing("feste.csv", "--kind", "events")
    assert (done.code, done.err) == (0, "")
    paths = ["content/events/sommerfest.md", "content/events/markt.md", "content/places/nordhain.yaml"]
    assert done.out.splitlines()[:3] == paths
    assert all((tal.root / path).is_file() for path in paths)


def test_a_dry_run_shows_the_records_and_writes_nothing(tal: Project, importing: Import) -> None:
    tal.write("feste.csv", TABLE)
    before = tree(tal.root)
    done = importing("feste.csv", "--kind", "event", "--dry-run")
    assert done.code == 0
    assert "content/events/markt.md\n    ---\n    title: Markt\n    date: 1900~\n" in done.out
    assert tree(tal.root) == before


def test_a_mapping_that_is_not_there_yet_is_proposed(tal: Project, importing: Import) -> None:
    tal.write("leute.csv", "Titel;Wann war das;Redner\nFest;1921;Ada Muster\n")
    refused = importing("leute.csv", "--kind", "events", "--mapping", "zuordnung.yaml")
    assert refused.code == 2
    assert "import leute.csv --kind events --mapping zuordnung.yaml --dry-run > zuordnung.yaml" in refused.err

    tal.write("zuordnung.yaml", "")  # as the shell has made it by then
    proposed = importing("leute.csv", "--kind", "events", "--mapping", "zuordnung.yaml", "--dry-run")
    assert (proposed.code, proposed.err) == (0, "")
    assert '  Titel: title\n  Wann war das: "-"  # unbekannte Überschrift\n' in proposed.out

    decided = proposed.out.replace('Wann war das: "-"', "Wann war das: date").replace('Redner: "-"', "Redner: {field: people, role: vortrag}")
    tal.write("zuordnung.yaml", decided)
    assert importing("leute.csv", "--kind", "events", "--mapping", "zuordnung.yaml").code == 0
    assert "date: 1921\n" in (tal.root / "content/events/fest.md").read_text("utf-8")
    assert "  - person: ada-muster\n    role: vortrag\n" in (tal.root / "content/events/fest.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "content", "words", "said"),
    [
        ("a.csv", TABLE, (), "Es fehlt, was die Zeilen sind"),
        ("a.csv", TABLE, ("--kind", "events", "--mapping", "fremd.yaml"), "Eine Spalte „Datun“ hat die Tabelle nicht. Meinten Sie „Datum“?"),
        ("a.csv", "Titel;Personen\nFest;Ada Muster\n", ("--kind", "events"), "Spalte „Personen“: Welche Rolle hatten sie?"),
        ("a.csv", "Wann;Wo\n1921;Nordhain\n", ("--kind", "events"), "Keine Spalte ist als „title“ zu erkennen (es gibt: Wann, Wo)."),
        ("a.csv", "", ("--kind", "events"), "a.csv ist leer."),
        ("a.json", "[{", (), "a.json:1: Das ist kein JSON"),
        ("a.bib", "@misc{a, title={A}}", ("--kind", "people"), "a.bib enthält Quellen"),
        ("a.docx", "x", ("--kind", "events"), "Lesen lassen sich .csv, .tsv, .json und .bib."),
    ],
)
def test_what_cannot_be_done_is_refused(tal: Project, importing: Import, name: str, content: str, words: tuple[str, ...], said: str) -> None:
    tal.write(name, content)
    tal.write("fremd.yaml", "columns: {Titel: title, Datun: date}\n")
    before = tree(tal.root / "content")
    done = importing(name, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert tree(tal.root / "content") == before


def test_a_file_that_is_not_there_is_named(importing: Import) -> None:
    done = importing("fehlt.csv", "--kind", "events")
    assert (done.code, done.err) == (2, "fehlt.csv lässt sich nicht lesen: Datei oder Ordner nicht gefunden.\n")


def test_headings_alone_are_told(tal: Project, importing: Import) -> None:
    tal.write("a.csv", "\ufeffTitel;Datum\r\n")
    done = importing("a.csv", "--kind", "events")
    assert (done.code, "Unter den Überschriften steht keine Zeile." in done.err) == (0, True)


def test_nothing_is_written_where_one_file_cannot_be(tal: Project, importing: Import) -> None:
    tal.write("feste.csv", TABLE)
    tal.write("content/places/nordhain.yaml/im-weg.txt", "")
    done = importing("feste.csv", "--kind", "events")
    assert done.code == 2
    assert [path for path in tree(tal.root / "content") if path.startswith("events/")] == []


def test_a_claim_that_needs_a_quote_waits_for_it(tal: Project, importing: Import) -> None:
    tal.write("content/site.yaml", PROVED)
    tal.write("feste.csv", "Titel;Datum;Art;Gäste\nSommerfest;3.5.1921;Fest;80\n")
    done = importing("feste.csv", "--kind", "events")
    assert "1\u00a0Angabe braucht in dieser Chronik ein Zitat" in done.err
    event = (tal.root / "content/events/sommerfest.md").read_text("utf-8")
    assert "# TODO: date: „3.5.1921“. Noch fehlt ein Zitat („quote“); mit ihm eintragen: date: 1921-05-03\n" in event
    assert "date: unknown\n" in event
    assert "attendance: 80\n" in event
    assert "Fehler [" not in tal.run("check").out
    assert "nichts Neues" in importing("feste.csv", "--kind", "events").out


def test_a_quote_that_does_not_stand_in_its_source_is_taken_back(tal: Project, importing: Import) -> None:
    tal.write("seeds/bote.txt", "Das Sommerfest war am 3. Mai 1921 im Garten.\n")
    tal.write("content/sources/bote.yaml", "title: Bote\nfile: bote.txt\n")
    tal.write("zuordnung.yaml", "columns: {Titel: title, Tag: date, Zitat: date.quote, Quelle: sources}\nconstants: {kind: fest}\n")
    tal.write("a.csv", "Titel;Tag;Zitat;Quelle\nA;3.5.1921;am 3. Mai 1921 im Garten;Bote\nB;3.5.1921;am 3. Mai 1921 im Saal;Bote\n")
    done = importing("a.csv", "--kind", "events", "--mapping", "zuordnung.yaml")
    assert 'date:\n  value: 1921-05-03\n  quote: "am 3. Mai 1921 im Garten"\n' in (tal.root / "content/events/a.md").read_text("utf-8")
    assert "date: unknown\n" in (tal.root / "content/events/b.md").read_text("utf-8")
    assert "a.csv:3 Spalte „Tag“: „3.5.1921“: Das Zitat steht so nicht in seeds/bote.txt:1" in done.err


def test_known_records_are_found_by_name_alias_and_id(tal: Project, importing: Import) -> None:
    tal.write("content/places/nordhain.yaml", "name: Nordhain\nkind: dorf\naliases: [Hain]\n")
    tal.write("content/people/ada-muster.yaml", "name: Ada Muster\n")
    tal.write("a.csv", 'Titel;Ort;Vortrag\nA;Hain;"Muster, Ada"\nB;nordhain;Frau Dr. Ada Muster\n')
    tal.write("z.yaml", "columns: {Titel: title, Ort: places, Vortrag: {field: people, role: vortrag}}\nconstants: {kind: fest}\n")
    done = importing("a.csv", "--kind", "events", "--mapping", "z.yaml")
    assert done.out.splitlines()[:-1] == ["content/events/a.md", "content/events/b.md"]
    for name in "ab":
        text = (tal.root / f"content/events/{name}.md").read_text("utf-8")
        assert "  - nordhain\n" in text
        assert "  - person: ada-muster\n" in text


def test_a_name_that_several_bear_is_left_open(tal: Project, importing: Import) -> None:
    tal.write("content/places/neustadt.yaml", "name: Neustadt\nkind: dorf\n")
    tal.write("content/places/neustadt-2.yaml", "name: Neustadt\nkind: kreis\n")
    tal.write("a.csv", "Titel;Ort;Art\nA;Neustadt;Fest\n")
    done = importing("a.csv", "--kind", "events")
    assert "a.csv:2 Spalte „Ort“: „Neustadt“: So heißen mehrere: „neustadt“ oder „neustadt-2“. Die Kennung eintragen." in done.err
    assert "# TODO: places: „Neustadt“." in (tal.root / "content/events/a.md").read_text("utf-8")


def test_a_row_fills_what_was_only_a_name_and_was_not_touched(tal: Project, importing: Import) -> None:
    tal.write("feste.csv", TABLE.replace("Nordhain", "Nordhain; Süd"))
    importing("feste.csv", "--kind", "events")
    south = tal.root / "content/places/sued.yaml"
    south.write_text("name: Süd\nkind: kreis\nsummary: Von Hand.\n", encoding="utf-8")
    tal.write("orte.csv", "Name;Art;Breite;Länge\nNordhain;Dorf;53,25;10,41\nSüd;Dorf;1;2\n")
    done = importing("orte.csv", "--kind", "places")
    assert done.err == "orte.csv:3 Spalte „Name“: „Süd“ gibt es schon: content/places/sued.yaml\n"
    assert (tal.root / "content/places/nordhain.yaml").read_text("utf-8") == "name: Nordhain\nkind: dorf\ncoordinates: [53.25, 10.41]\n"
    assert "Von Hand." in south.read_text("utf-8")


def test_nearly_the_same_name_is_asked_about(tal: Project, importing: Import) -> None:
    tal.write("content/people/ada-mustermann.yaml", "name: Ada Mustermann\n")
    tal.write("a.csv", "Name\nAda Musterman\nEnno Tjaden\n")
    done = importing("a.csv", "--kind", "people")
    assert "a.csv:2: Person „Ada Musterman“: Ähnlich heißt schon content/people/ada-mustermann.yaml („Ada Mustermann“)." in done.err
    assert "# TODO: Ist das dasselbe wie content/people/ada-mustermann.yaml?\n" in (tal.root / "content/people/ada-musterman.yaml").read_text("utf-8")


def test_a_date_outside_of_the_chronicle_is_taken_back_once(tal: Project, importing: Import) -> None:
    tal.write("a.csv", "Titel;Datum;Art\nAlt;1.5.1621;Fest\n")
    done = importing("a.csv", "--kind", "events")
    assert "„1.5.1621“: „1. Mai 1621“ liegt außerhalb von 1800–2030." in done.err.replace("\u00a0", " ")
    assert "date: unknown\n" in (tal.root / "content/events/alt.md").read_text("utf-8")
    assert "nichts Neues" in importing("a.csv", "--kind", "events").out


# What cells hold that nobody thought of: signs of YAML, of Markdown, of Windows, invisible ones, and no end of them.
ODD = (
    *('a: b', "#x", "- y", "[z]", "{a: b}", "'", '"q"', "„z“", "@x", "%", "*a", "&b", "!c", "|", "> f", "\\", "null", "true", "~", "unknown"),
    *("x" * 300, "日本", "\u200b", "\u2028x", "a\nb", "--", "---", "...", "con", "nul", "[[x]]", "<b>x</b>", "\x07", "9" * 40, "2021-02-30", ".."),
    *("=A1", "'=1", "+49", "0001", "9999", "/", "1921–1919", "gnd:1", "Q5", "https://example.org/ä b", "Muster, Dr. Ada (x)", "a | b", ": ", "a #b"),
)  # fmt: skip


@pytest.mark.parametrize("kind", ["events", "people", "organisations", "networks", "places", "sources"])
def test_whatever_cells_hold_the_check_accepts_what_is_written(tal: Project, importing: Import, kind: str) -> None:
    fields = {"events": "title", "sources": "title"}.get(kind, "name"), "id", "aliases", "summary", "identifiers", "links", "sources"
    rows = [[ODD[(n + 7 * shift) % len(ODD)] for shift in range(len(fields))] for n in range(len(ODD))]
    with (tal.root / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([fields, *rows])
    done = importing("a.csv", "--kind", kind)
    assert done.code == 0, done.err
    assert '"severity": "error"' not in tal.run("check", "--report", "json").out
    assert "nichts Neues" in importing("a.csv", "--kind", kind).out
