"""Nothing vanishes in print: every event stands once in each file, in the order of the chronicle."""

from __future__ import annotations

import re

import pytest

from chronik.book.choice import years_typed
from chronik.book.contents import BookChapter, BookPart, book_account
from tests.book.conftest import XHTML, ReadBook, bind, bound
from tests.support.projects import Project

IN_ORDER = [
    "Gründung des Lesebunds",  # 2015
    "Büchernacht",  # 2020 or 2021
    "Förderung der Runde",  # 2021–2024
    "Zweite Versammlung",  # December 2021
    "Lesefest",  # about 2029
    "Vorlesetag <der erste>",  # a day without a year
    "Treffen der Gründerinnen",  # no date
]


def test_every_event_stands_once_in_both(family_book: ReadBook) -> None:
    assert family_book.epub_events() == IN_ORDER
    assert family_book.pdf_events() == IN_ORDER


def test_an_event_that_is_lost_is_noticed() -> None:
    assert not book_account([BookPart("Chronik", "", (BookChapter("2021", ()),))], total=1).balanced


def test_an_empty_chronicle_is_no_book_yet(family: Project) -> None:
    for record in family.root.glob("content/*/*"):
        record.unlink()
    done = bind(family)
    assert (done.code, done.err) == (2, "Die Chronik hat noch kein Ereignis. Mit dem ersten wird ein Buch daraus.\n")


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["--years", "2021"], ["Büchernacht", "Förderung der Runde", "Zweite Versammlung"]),
        (["--years", "2022-2024"], ["Förderung der Runde"]),
        (["--network", "lesebund"], ["Gründung des Lesebunds", "Vorlesetag <der erste>", "Treffen der Gründerinnen"]),
        (["--network", "lesebund", "--years", "2010-2019"], ["Gründung des Lesebunds"]),
    ],
)
def test_a_choice_holds_what_fits_it(family: Project, words: list[str], titles: list[str]) -> None:
    book = bound(family, *words)
    assert book.epub_events() == titles
    assert book.pdf_events() == titles


def test_a_book_of_years_says_what_it_left_out_as_nobody_knows_its_year(family: Project) -> None:
    done = bind(family, "--years", "2021", "--to", "jahr.epub")
    assert done.out.endswith("3\u00a0Ereignisse: 3 eingeordnet, 0 ohne sichere Einordnung; 2 ohne bekanntes Jahr nicht enthalten.\n")
    words = ReadBook(family.root, family.root / "jahr.epub").epub_words()
    assert "2 Ereignisse ohne bekanntes Jahr gehören vielleicht hierher" in words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--years", "neulich"], "Zu --years: ein Jahr oder zwei mit Bindestrich, z. B. 1998 oder 1990-1999\n"),
        (["--years", "1999-1990"], "Zu --years: das frühere Jahr zuerst: 1990-1999\n"),
        (["--years", "0"], "Zu --years: ein Jahr oder zwei mit Bindestrich, z. B. 1998 oder 1990-1999\n"),
        (["--years", "1800"], "Zu dieser Auswahl gibt es kein Ereignis. Weniger verlangen.\n"),
        (["--network", "lesebunt"], "Ein Netzwerk „lesebunt“ gibt es nicht. Meinten Sie „lesebund“?\n"),
        (["--network", "Lesebund Nordhain"], "Ein Netzwerk „Lesebund Nordhain“ gibt es nicht. Seine Kennung ist „lesebund“.\n"),
        (["--to", "buch.doc"], "Zu --to: eine Datei, die auf .pdf oder .epub endet\n"),
    ],
)
def test_what_cannot_be_a_book_is_said(family: Project, words: list[str], said: str) -> None:
    done = bind(family, *words)
    assert done.code == 2
    assert done.err.startswith(said)
    assert not [*family.root.glob("*.pdf"), *family.root.glob("*.epub")]


@pytest.mark.parametrize(
    ("typed", "years"),
    [("1998", (1998, 1998)), ("1990-1999", (1990, 1999)), ("1990–1999", (1990, 1999)), ("1990 bis 1999", (1990, 1999)), ("1990/1999", (1990, 1999))],
)
def test_years_are_typed_as_people_type_them(typed: str, years: tuple[int, int]) -> None:
    assert years_typed(typed) == years


def test_content_with_errors_makes_no_book(family: Project) -> None:
    family.write("content/events/kaputt.md", "---\nname: Kaputt\n---\n")
    done = bind(family)
    assert done.code == 2
    assert done.err.startswith("content/events/kaputt.md:2:1: Fehler [missing-field]")
    assert done.err.endswith("Erst ohne Fehler wird aus der Chronik ein Buch. Nichts wurde geschrieben.\n")


def test_notes_lead_to_their_quote_and_back(family_book: ReadBook) -> None:
    """Each reference has its note with the words of the source, each note a way to all its references."""
    for name, tree in family_book.documents.items():
        ids = {element.get("id") for element in tree.iter() if element.get("id")}
        references = [a for a in tree.iter(f"{XHTML}a") if a.get("role") == "doc-noteref"]
        backs = [a for a in tree.iter(f"{XHTML}a") if a.get("role") == "doc-backlink"]
        assert {a.get("href", "")[1:] for a in [*references, *backs]} <= ids, name
        assert {a.get("id") for a in references} == {a.get("href", "")[1:] for a in backs}, name
    assert "„Am 4. Mai 2015 gründeten“ – Aus den Vereinen, Nordhainer Bote." in family_book.epub_words()


def test_registers_lead_to_the_events_that_name_a_record(family_book: ReadBook) -> None:
    people = family_book.documents["personen.xhtml"]
    lines = {re.sub(r"\s+", " ", "".join(li.itertext())).strip() for li in people.iter(f"{XHTML}li")}
    assert lines == {
        "Beispiel, Ada (Dr.) Stadtbücherei Nordhain 4. Mai 2015",
        "Muster, Bo Vorleseverein 17. Juni, 2020 oder 2021",
    }
