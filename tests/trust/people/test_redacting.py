"""`redact`: stretches of a stored text are made unreadable, and the quotes outside stay proven."""

from __future__ import annotations

import hashlib

import pytest

from tests.support.projects import Done, Project, program, tree

TEXT = "Das Fest\r\n\r\nEs kamen 80 Gäste in den Park, begrüßt von Ada Beispiel.\r\n\r\nKontakt:\r\nFrau Gesa Ohm\r\nMusterweg 3\r\n29525 Uelzen\r\nTel. 05800 56789"
SOURCE = "content/sources/fest.yaml"
EVENT = '---\ntitle: Fest\nkind: fest\ndate: 2022-05-06\nsources: fest\n---\nEs kamen viele [@fest "Es kamen 80 Gäste"].\n'


def checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def fest(family: Project) -> Project:
    family.write("seeds/fest.txt", TEXT)
    family.write(SOURCE, f"title: Bericht vom Fest\nfile: fest.txt  # wie gesendet\nsha256: {checksum(TEXT)}\nlicence: Auszüge\n")
    family.write("content/events/fest.md", EVENT)
    return family


def redact(project: Project, *words: str) -> Done:
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(project.root / name))]
    return program("redact", *words, *places, "--cache", str(project.root / ".cache"), cwd=project.root)


def stored(project: Project) -> str:
    return (project.root / "seeds/fest.txt").read_bytes().decode()


def test_contact_data_becomes_blocks_of_its_length_and_nothing_else_moves(fest: Project) -> None:
    assert redact(fest, "seeds/fest.txt").code == 0
    blocks = "\r\n".join("█" * len(line) for line in ("Frau Gesa Ohm", "Musterweg 3", "29525 Uelzen", "Tel. 05800 56789"))
    assert stored(fest) == TEXT.partition("Frau")[0] + blocks


def test_both_checksums_are_recorded_and_that_of_the_original_stays(fest: Project) -> None:
    redact(fest, "fest.txt")
    redact(fest, "fest.txt", "--words", "in den Park")
    source = f"title: Bericht vom Fest\nfile: fest.txt  # wie gesendet\nsha256: {checksum(stored(fest))}\nsha256_original: {checksum(TEXT)}\nlicence: Auszüge\n"
    assert (fest.root / SOURCE).read_text() == source
    assert "Fehler [" not in fest.run("check").out


def test_readers_see_that_something_was_redacted(fest: Project) -> None:
    redact(fest, "fest.txt")
    site = fest.built()
    page = site["quellen/fest/index.html"].decode()
    assert "Stelle, zum Schutz von Personen" in page
    assert checksum(TEXT) in page
    assert checksum(TEXT) in site["daten/quellen.csv"].decode()
    assert not [path for path, data in site.items() if b"Gesa Ohm" in data or b"05800" in data]


@pytest.mark.parametrize(
    ("marked", "gone"),
    [
        (["--line", "3"], "Es kamen 80 Gäste in den Park, begrüßt von Ada Beispiel."),
        (["--words", "80 Gäste"], "80 Gäste"),
    ],
)
def test_what_a_quote_rests_on_is_not_redacted(fest: Project, marked: list[str], gone: str) -> None:
    before = tree(fest.root)
    done = redact(fest, "fest.txt", *marked)
    assert done.code == 2
    assert "content/events/fest.md:7:16: " in done.err
    assert gone in stored(fest)
    assert {path: data for path, data in tree(fest.root).items() if not path.startswith(".cache")} == before


def test_words_are_found_as_quotes_are(fest: Project) -> None:
    redact(fest, "fest.txt", "--words", "Ada  Beispiel")
    assert "begrüßt von ████████████.\r\n" in stored(fest)
    assert "Gesa Ohm" in stored(fest)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nirgends.txt"], "Unter seeds/ gibt es „nirgends.txt“ nicht."),
        (["fest.txt", "--words", "Erna"], "„Erna“ steht nicht in fest.txt."),
        (["fest.txt", "--line", "12"], "„12“ ist keine Zeile des Textes: er hat 9."),
        (["bote.txt"], "seeds/bote.txt enthält keine Kontaktangaben."),
    ],
)
def test_what_is_refused_changes_nothing(fest: Project, words: list[str], said: str) -> None:
    before = tree(fest.root / "seeds")
    done = redact(fest, *words)
    assert (done.code, said in done.err) == (2, True)
    assert tree(fest.root / "seeds") == before


def test_a_text_that_is_not_the_one_that_was_pinned_is_not_touched(fest: Project) -> None:
    fest.write("seeds/fest.txt", TEXT + "!")
    done = redact(fest, "fest.txt")
    assert (done.code, "content/sources/fest.yaml:3: Die Prüfsumme passt nicht zum Text." in done.err) == (2, True)


@pytest.mark.parametrize(
    ("marked", "said"), [([], "4\u00a0Zeilen wären zu schwärzen (6, 7, 8, 9)"), (["--line", "6"], "1\u00a0Zeile wäre zu schwärzen (6)")]
)
def test_a_dry_run_only_tells(fest: Project, marked: list[str], said: str) -> None:
    done = redact(fest, "fest.txt", "--dry-run", *marked)
    assert (done.code, done.out, stored(fest)) == (0, f"seeds/fest.txt: {said}.\n", TEXT)
