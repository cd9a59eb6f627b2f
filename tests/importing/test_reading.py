"""Files as spreadsheets and reference managers write them."""

from __future__ import annotations

import pytest

from chronik.importing.reading.bibtex import bib_names
from chronik.importing.reading.csljson import json_items
from chronik.importing.reading.days import day_read
from chronik.importing.reading.decoding import decoded_file
from chronik.importing.reading.grids import grid_of
from chronik.importing.reading.latex import plain_address, plain_words
from chronik.importing.works import Works, works_in_bibtex, works_in_csl
from chronik.pages.sections.citing.formats import CitedWork, bibtex, csl
from chronik.words.diagnostics import RefusedError

TEXT = "Titel;Ort\r\nGrüße;Süd\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    assert decoded_file("a.csv", TEXT.encode(encoding)) == ("Titel;Ort\nGrüße;Süd\n", "")


def test_what_is_assumed_is_said() -> None:
    text, assumed = decoded_file("a.csv", "Maß – 5 €".encode("cp1252"))
    assert text == "Maß – 5 €"
    assert "angenommen wurde Windows-1252" in assumed


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"\x89PNG\r\n\x1a\n\0\0abcdefghijklmnopqrst", b"\xff\xfea"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError):
        decoded_file("a.csv", data)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    text = 'Titel;Ort;Art\n"A; b, c";Süd;x\nD;;\n'.replace(";Ort;Art", f"{delimiter}Ort{delimiter}Art")
    text = text.replace('";Süd;x', f'"{delimiter}Süd{delimiter}x').replace("D;;", f"D{delimiter}{delimiter}")
    grid = grid_of("a.csv", text)
    assert grid.header == ("Titel", "Ort", "Art")
    assert [row.cells for row in grid.rows] == [("A; b, c", "Süd", "x"), ("D", "", "")]


def test_a_row_has_the_line_on_which_it_begins() -> None:
    grid = grid_of("a.csv", 'sep=;\nTitel;Ort\n"a\nb";c\n\nd;e\n')
    assert [(row.line, row.cells[0]) for row in grid.rows] == [(3, "a\nb"), (6, "d")]


def test_columns_without_a_name_and_two_of_one_name_are_told() -> None:
    grid = grid_of("a.csv", "Name;Name;;\na;b;c;\n")
    assert grid.header == ("Name", "Name (2)", "Spalte 3")
    assert [line for line, _ in grid.said] == [1, 1]


def test_a_quotation_mark_that_swallows_the_rest_is_named() -> None:
    with pytest.raises(RefusedError, match=r"^a\.csv:3: Ein Anführungszeichen"):
        grid_of("a.csv", 'Titel;Ort\na;b\n"c;d\ne;f\n')


def test_a_cell_is_what_a_person_reads() -> None:
    cells = grid_of("a.csv", "A;B;C;D\n'=1;\u200b x\u00a0 y ;=\"007\";'tis\n").rows[0].cells
    assert cells == ("=1", "x y", "007", "'tis")


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"Gr{\"u}{\ss}e aus K\"oln", "Grüße aus Köln"),
        (r"{\"U}ber \'Etude, na\"{\i}ve, Fran\c{c}ois, {\v S}kvor", "Über Étude, naïve, François, Škvor"),
        (r"{\glqq}gut{\grqq} --- \enquote{besser} ``best''", "„gut“ — „besser“ “best”"),
        (r"100\,\% \& \emph{mehr} als 5\$ \{x\} a\_b", "100 % & mehr als 5$ {x} a_b"),
        ("1921--1923~und {DAS}", "1921–1923 und DAS"),
    ],
)
def test_latex_becomes_words(tex: str, words: str) -> None:
    assert plain_words(tex) == words


def test_an_address_in_latex_keeps_its_signs() -> None:
    assert plain_address(r"\url{https://example.org/a\_b/~c?d=1\&e=2}") == "https://example.org/a_b/~c?d=1&e=2"


def test_names_are_parted_outside_of_braces() -> None:
    names = r"Muster, Erika and {Verein f{\"u}r Kunst and Kultur, e. V.} and Ludwig van Beethoven and M{\"u}ller, jun., Karl and others"
    assert bib_names(names) == ["Erika Muster", "Verein für Kunst and Kultur, e. V.", "Ludwig van Beethoven", "Karl Müller, jun.", "u. a."]


WORK = CitedWork(
    "k",
    "article",
    "article-newspaper",
    "5 % & mehr_{x}",
    ("Muster, Erika", "Heimatverein e. V."),
    within="Bote $1",
    date="2021",
    issue="45",
    pages="3–4",
    address="https://example.org/a_b~c?d=1&e=%20",
)
UNDATED = CitedWork("k", "misc", "webpage", "Ohne")
VALUES = {
    "title": "5 % & mehr_{x}",
    "publisher": "Bote $1",
    "author": "Erika Muster und Heimatverein e. V.",
    "date": "2021",
    "issue": "45",
    "pages": "3–4",
    "url": "https://example.org/a_b~c?d=1&e=%20",
}


def test_what_the_site_gives_for_citing_is_read_as_it_was() -> None:
    for works in (works_in_bibtex(bibtex(WORK)), works_in_csl(json_items("a.json", csl(WORK)))):
        found = values(works)
        found.pop("language", "")  # BibTeX does not say it
        assert found == VALUES | {"kind": "press"}
    assert day_read(values(works_in_bibtex(bibtex(UNDATED)))["date"]).edtf == "unknown"


def values(works: Works) -> dict[str, str]:
    """What the first work says, by field."""
    return {field: words for field, words in zip(works.grid.header, works.grid.rows[0].cells, strict=True) if words}
