"""PDFs as sources: every sentence is found, on its page; and what cannot be read is said."""

from __future__ import annotations

import sys

import pikepdf
import pytest
import typst
from pikepdf import Dictionary, Name

from chronik.evidence.quotes import Found, find, prepare
from chronik.evidence.stored.marks import StoredWords, UnreadableError, place_between
from chronik.evidence.stored.pdf import words_of_pdf
from chronik.evidence.stored.reading import words_of_file
from chronik.words import bounds
from tests.evidence.stored.pdfs import Drawn, lines, typeset

SENTENCES = (
    "Die Fachkräfteallianz Oberes Tal gründete sich am 12. März 1998 im Gasthof „Zum Löwen“ in Großölsfeld.",
    "Dreiundzwanzig Gründungsmitglieder wählten Grete Öhlers zur ersten Vorsitzenden.",
    "Der Offizier, die Flößer und das Schiffspersonal schafften Affen, Griffe, Flaggen und Filme herbei.",
    "Die Donaudampfschifffahrtsgesellschaft stiftete 1.500 Mark – ‚bar auf die Hand‘, wie es hieß.",
    "Sachsen-Anhalt, Lüneburg-Uelzen sowie Haupt- und Ehrenamtliche waren in den Jahren 2021-2024 vertreten.",
    "Zum Schluß sangen alle „Kein schöner Land“ und gingen gegen ½ 12 Uhr auseinander.",
)


def page_of(words: StoredWords, quote: str) -> str:
    """The page that the quote is found on; it stands there once."""
    found = find(prepare(words.text), quote)
    assert isinstance(found, Found), (quote, found, words.text)
    place = place_between(words.marks, found.spans[0][0], found.spans[-1][1])
    assert place is not None
    return place.page


@pytest.mark.parametrize(("width", "columns", "numbering"), [(148, 1, "1"), (148, 2, "i"), (80, 1, "– 1 –"), (210, 3, "1")])
def test_every_sentence_of_a_set_text_is_found_on_its_page(width: int, columns: int, numbering: str) -> None:
    """Over line ends, columns and pages: each sentence is told apart by a number, and begins where Typst set it."""
    text = " ".join(
        f'#s("{number}) {sentence}")' + "\n\n" * (number % 4 == 3) for number in range(200) for sentence in [SENTENCES[number % len(SENTENCES)]]
    )
    data, said = typeset(f"= Hundert Jahre\n{text}", width=width, columns=columns, numbering=numbering)
    words = words_of_pdf(data)
    found = [page_of(words, quote) for quote, _ in said]
    assert [place.partition("–")[0] for place in found] == [page.strip("– ") for _, page in said]
    assert len(set(found)) > 2
    assert width < 200 or any("–" in place for place in found), "one begins on a page and ends on another"


def test_a_quote_over_a_page_is_whole_between_headers_and_page_numbers() -> None:
    data, _ = typeset(" ".join(f'#s("Satz {number}: {SENTENCES[1]}")' for number in range(40)))
    words = words_of_pdf(data)
    quote = " ".join(f"Satz {number}: {SENTENCES[1]}" for number in range(40))
    assert page_of(words, quote) == "1–3"
    assert words.text.count("Vereinsblatt Heft 7") == 3, "what is at the edge is kept"


def test_a_table_head_that_returns_is_no_header() -> None:
    rows = lines("Jahr  Mitglieder", "1990  123", "1991  130")
    words = words_of_pdf(Drawn().page(rows).page(rows.replace("199", "200")).saved())
    assert words.text == "Jahr Mitglieder\n1990 123\n1991 130\nJahr Mitglieder\n2000 123\n2001 130\n"


TURNED = ("Erste Zeile, sagt Öhlers.", "Die zweite Zeile der Fach-", "kräfte steht hier.", "Und das ist die letzte.")


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("at", ["1 0 0 1 20 250", "0 1 -1 0 50 20", "0 -1 1 0 150 280", "-1 0 0 -1 250 150"])
def test_a_turned_page_is_read_from_first_to_last(at: str, rotate: int) -> None:
    words = words_of_pdf(Drawn().page(lines(*TURNED, at=at), rotate=rotate).saved())
    assert " ".join(words.text.split()) == " ".join(TURNED)
    assert page_of(words, "Die zweite Zeile der Fachkräfte steht hier.") == "1"


def test_pages_have_the_labels_that_the_file_gives_them() -> None:
    drawn = Drawn()
    for number in range(4):
        drawn.page(lines(f"Das ist das Blatt Nummer {number} des Hefts."))
    drawn.labelled((0, Dictionary(S=Name.r)), (2, Dictionary(S=Name.D, St=17)))
    words = words_of_pdf(drawn.saved())
    assert [page_of(words, f"das Blatt Nummer {number}") for number in range(4)] == ["i", "ii", "17", "18"]


def test_filled_in_fields_are_read() -> None:
    data = Drawn().page(lines("Name des Vereins:"), fields=("Heimatverein Großölsfeld e. V.", "seit dem Jahr 1898")).saved()
    words = words_of_pdf(data)
    assert page_of(words, "Heimatverein Großölsfeld e. V.") == page_of(words, "seit dem Jahr 1898") == "1"


def test_invisible_words_over_a_scan_are_read() -> None:
    words = words_of_pdf(Drawn().page(lines("So las es die Texterkennung.", mode=3)).saved())
    assert page_of(words, "So las es die Texterkennung.") == "1"


def test_letters_drawn_one_by_one_are_words() -> None:
    apart = "BT /F1 12 Tf 1 0 0 1 20 250 Tm [(Ke) 30 (rning) -300 (im) -320 (Wort)] TJ ET "
    spaced = "BT /F1 12 Tf 1 0 0 1 20 200 Tm (F) Tj 7 0 Td (e) Tj 7 0 Td (s) Tj 6 0 Td (t) Tj 3.4 0 Td (saal) Tj ET"
    assert words_of_pdf(Drawn().page(apart + spaced).saved()).text.split() == ["Kerning", "im", "Wort", "Festsaal"]


def test_spaced_letters_are_words() -> None:
    spaced = "BT /F1 12 Tf 3 Tc 1 0 0 1 20 250 Tm (Gesperrt gesetzter Text.) Tj 0 Tc 0 -20 Td (Jahr 1 2 3 4 5) Tj ET"
    words = words_of_pdf(Drawn().page(spaced).saved())
    assert words.text.split() == ["Gesperrt", "gesetzter", "Text.", "Jahr", "1", "2", "3", "4", "5"]


def test_cells_of_a_table_stay_apart() -> None:
    cells = " ".join(f"1 0 0 1 {20 + 30 * n} 250 Tm ({n}) Tj" for n in range(6))
    assert words_of_pdf(Drawn().page(f"BT /F1 12 Tf {cells} ET").saved()).text == "0 1 2 3 4 5\n"


def test_a_page_with_links_is_read() -> None:
    source = b'#link("https://example.org")[Ein Verweis auf die Sammlung] steht im Satz.'
    assert page_of(words_of_pdf(typst.compile(source)), "Ein Verweis auf die Sammlung steht im Satz.") == "1"


ENDS_SOFTLY = lines("Das große Fest der Nachbarschafts\xad", "vereine begann um zehn Uhr.")


def test_a_soft_hyphen_at_a_line_end_parts_one_word() -> None:
    assert page_of(words_of_pdf(Drawn().page(ENDS_SOFTLY).saved()), "Fest der Nachbarschaftsvereine begann") == "1"


# --- what cannot be read

NO_WORDS = "0.5 g 20 20 360 260 re f"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "ist kein PDF, nur dem Namen nach."),
        (b"Nur ein Text.", "ist kein PDF, nur dem Namen nach."),
        (b"%PDF-1.7\nund dann nichts", "ist als PDF beschädigt und lässt sich nicht lesen."),
        (Drawn().page(NO_WORDS).saved(), "enthält keinen Text, nur Bilder: wohl ein Scan."),
        (Drawn().page(lines("Geheim")).saved(encryption=pikepdf.Encryption(owner="a", user="b")), "ist mit einem Kennwort geschützt."),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as fault:
        words_of_file("Heft.PDF", data)
    assert fault.value.message == message
    assert fault.value.hint


def test_a_file_that_everybody_may_open_is_read_whatever_else_it_forbids() -> None:
    data = Drawn().page(lines("Nicht zum Drucken gedacht.")).saved(encryption=pikepdf.Encryption(owner="a", user=""))
    assert words_of_pdf(data).text == "Nicht zum Drucken gedacht.\n"


@pytest.mark.parametrize(
    ("bound", "message"), [("MOST_PAGES", "hat 3 Seiten; erlaubt sind 2."), ("MOST_OF_PDF", "hat mindestens 4 Zeichen; erlaubt sind 2.")]
)
def test_a_file_has_bounds(bound: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Drawn().page(lines("Wort")).page(lines("Wort")).page(lines("Wort"))
    monkeypatch.setattr(f"chronik.evidence.stored.pdf.{bound}", 2)
    assert getattr(bounds, bound) > 1000
    with pytest.raises(UnreadableError) as fault:
        words_of_pdf(drawn.page(lines(bound)).saved() if bound == "MOST_OF_PDF" else drawn.saved())
    assert fault.value.message == message


def test_without_the_library_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    words_of_pdf.cache_clear()
    with pytest.raises(UnreadableError) as fault:
        words_of_pdf(Drawn().page(lines("Wort")).saved())
    assert "pip install" in fault.value.hint
