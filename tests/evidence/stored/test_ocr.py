"""OCR of scanned pages: its words, where each stands, and what is refused."""

from __future__ import annotations

import pytest

from chronik.evidence.quotes import Found, find, prepare
from chronik.evidence.stored.marks import UnreadableError, place_between
from chronik.evidence.stored.ocr import words_of_scan
from chronik.evidence.stored.reading import words_of_file, words_of_scan_files
from tests.evidence.stored.drawn import FORMATS, alto, drawn, hocr, page_xml

FIRST = drawn(["Der Gesangverein „Eintracht“", "feierte & sang am 4. Mai 1887 sein Stif-", "tungsfest im Saale."])
SECOND = drawn(["Zum Vorsteher wurde", "Herr Müller gewählt."])
TEXT = "Der Gesangverein „Eintracht“\nfeierte & sang am 4. Mai 1887 sein Stif-\ntungsfest im Saale.\n"


@pytest.mark.parametrize("form", FORMATS)
def test_each_word_has_its_offset_its_page_and_its_box(form: str) -> None:
    read = words_of_file("scan.xml", FORMATS[form](FIRST, SECOND))
    layer = read.layer
    assert layer is not None
    assert read.text.replace("\n\n", "\n").startswith(TEXT + "\fZum Vorsteher")
    drawn_words = [(0, word) for word in FIRST.words] + [(1, word) for word in SECOND.words]
    assert [read.text[word.start : word.end] for word in layer.words] == [word.text for _, word in drawn_words]
    assert [(word.page, word.area) for word in layer.words] == [(page, word.box) for page, word in drawn_words]
    assert [(sheet.width, sheet.height) for sheet in layer.sheets] == [FIRST.image.size, SECOND.image.size]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("quote", ["sein Stiftungsfest im Saale", "am 4. Mai 1887 […] Zum Vorsteher wurde Herr Müller"])
def test_quotes_are_found_over_lines_and_pages(form: str, quote: str) -> None:
    read = words_of_file("scan.xml", FORMATS[form](FIRST, SECOND))
    assert isinstance(find(prepare(read.text), quote), Found)


def test_what_a_file_is_is_told_by_what_it_holds() -> None:
    assert words_of_file("seite.hocr", alto(FIRST)).text == words_of_file("seite.XML", hocr(FIRST)).text


def test_html_without_recognised_pages_is_a_web_page() -> None:
    assert words_of_file("a.html", b"<html><p>Der Verein</p></html>").text == "Der Verein\n"
    assert words_of_file("a.html", hocr(FIRST)).layer is not None


def test_each_page_may_have_a_file_of_its_own_and_a_number() -> None:
    read = words_of_scan_files([alto(FIRST), page_xml(SECOND)], ["12", "13"])
    assert place_between(read.marks, 0, 5).page == "12"  # type: ignore[union-attr]
    assert place_between(read.marks, 0, len(read.text)).page == "12–13"  # type: ignore[union-attr]


def test_the_number_of_a_page_is_none_that_nobody_told() -> None:
    assert words_of_file("a.xml", hocr(FIRST, SECOND)).marks == ()


@pytest.mark.parametrize("sign", ["⸗", "¬", "=", "\u00ad"])
def test_a_sign_of_old_print_for_a_divided_word_is_a_hyphen(sign: str) -> None:
    page = hocr(FIRST).replace(b"Stif-", f"Stif{sign}".encode())
    assert "sein Stif-\ntungsfest" in words_of_file("a.hocr", page).text


def test_alto_says_that_a_word_is_divided_where_no_sign_was_read() -> None:
    bare = alto(FIRST).replace('<HYP CONTENT="\u00ad"/>'.encode(), b"")
    assert "sein Stif-\ntungsfest" in words_of_file("a.xml", bare).text


def test_alto_may_have_lines_in_no_block() -> None:
    bare = alto(FIRST).replace(b"<TextBlock>", b"").replace(b"</TextBlock>", b"")
    assert words_of_file("a.xml", bare) == words_of_file("a.xml", alto(FIRST))


def test_lines_stand_for_their_words_where_these_were_not_divided_or_are_not_what_the_line_says() -> None:
    bare = words_of_file("a.xml", page_xml(FIRST, by_line=True))
    mended = words_of_file("a.xml", page_xml(FIRST).replace(b"sang am 4. Mai", b"sprang am 4. Mai"))
    assert bare.text == words_of_file("a.xml", page_xml(FIRST)).text
    assert [word.is_line for word in bare.layer.words] == [True] * 3  # type: ignore[union-attr]
    assert [word.is_line for word in mended.layer.words if word.line == 1] == [True]  # type: ignore[union-attr]
    assert "feierte & sprang am" in mended.text


@pytest.mark.parametrize("wrong", ['WIDTH="-4"', 'WIDTH="nan"', 'WIDTH="inf"', 'WIDTH=""', 'WIDTH="1e99"', ""])
def test_a_box_that_can_be_none_is_none(wrong: str) -> None:
    left, _, right, _ = FIRST.words[0].box
    page = alto(FIRST).replace(f'WIDTH="{right - left}"'.encode(), wrong.encode(), 1)
    layer = words_of_file("a.xml", page).layer
    assert layer is not None
    assert [word.area is None for word in layer.words] == [True] + [False] * (len(FIRST.words) - 1)


BOMB = b'<!DOCTYPE alto [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><alto><Layout/></alto>'
OUTSIDE = b'<!DOCTYPE alto [<!ENTITY a SYSTEM "file:///etc/passwd">]><alto>&a;</alto>'
REFUSED = {
    "entities": (BOMB, "enthält Deklarationen"),
    "files": (OUTSIDE, "enthält Deklarationen"),
    "cut": (alto(FIRST)[:-40], "ist ab Zeile 2 kein lesbares XML."),
    "feed": (b"<rss/>", "ist keine Texterkennung"),
    "text": (b"Der Verein", "ist keine Texterkennung"),
    "nothing": (b"", "ist keine Texterkennung"),
    "website": (b"<!DOCTYPE html><html><p>Der Verein</p></html>", "ist eine Webseite ohne erkannte Seiten"),
    "no words": (alto(drawn(["x"])).replace(b'"x"', b'" "'), "enthält keine erkannten Wörter."),
    "latin": (hocr(FIRST).replace("„".encode(), b"\xe4"), "ist nicht in UTF-8 gespeichert."),
    "unknown encoding": (alto(FIRST).replace(b"UTF-8", b"x-what"), "ist ab Zeile 1 kein lesbares XML."),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_cannot_be_read_is_said_in_german(fault: str) -> None:
    data, message = REFUSED[fault]
    with pytest.raises(UnreadableError) as told:
        words_of_file("a.xml", data)
    assert told.value.message.startswith(message)
    assert told.value.hint


def test_a_document_type_from_outside_is_not_read() -> None:
    typed = alto(FIRST).replace(b"<alto ", b'<!DOCTYPE alto SYSTEM "http://localhost:1/alto.dtd"><alto ')
    assert words_of_file("a.xml", typed).text == words_of_file("a.xml", alto(FIRST)).text


def test_there_may_be_no_more_words_than_a_build_can_bear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronik.evidence.stored.layers.MOST_SCANNED_WORDS", 10)
    with pytest.raises(UnreadableError) as told:
        words_of_scan([alto(FIRST)])
    assert told.value.message == "hat 15 Wörter, erlaubt sind 10."


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("coding", ["utf-16", "utf-8-sig"])
def test_other_ways_to_store_xml(form: str, coding: str) -> None:
    if form == "hocr" and coding == "utf-16":
        coding = "utf-8"  # of HTML only UTF-8 is read
    data = FORMATS[form](FIRST).decode().replace("UTF-8", coding.removesuffix("-sig")).encode(coding)
    assert "Gesangverein „Eintracht“" in words_of_file("a.xml", data).text
