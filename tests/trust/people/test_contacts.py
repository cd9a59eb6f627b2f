"""Contact data in a text: all of its kind is found, and nothing that only looks like it."""

from __future__ import annotations

import hashlib

import pytest

from chronik.privacy.contacts import ADDRESS, FAX, IBAN, MAIL, PHONE, contacts_in
from tests.support.projects import Project

FOUND = f"""
{PHONE}: Tel. 05800 712-110
{PHONE}: Tel: +49 5800 6970-133
{PHONE}: Telefon (0 58 00) 69 70-1
{PHONE}: Tel.: 05800 / 6970 – 133
{PHONE}: Telefon: 4711
{PHONE}: Tel.-Nr.: 05800 6970
{PHONE}: Handynummer: 0171 2345678
{PHONE}: +49(0)5800/6970
{PHONE}: Durchwahl -133
{PHONE}: 0171 12345678
{PHONE}: 017112345678
{PHONE}: 05800/12345
{PHONE}: (05800) 12345
{PHONE}: 030-1234567
{PHONE}: 01234 567890
{PHONE}: 0049 5800 6970133
{PHONE}: +43 1 5321234
{PHONE}: Mobil: 0171/2345678
{PHONE}: 0 58 00 / 69 70
{PHONE}: 05 81 / 97 14 23
{FAX}: Fax: +49 5800 6970-202
{FAX}: Telefax 05800 / 6970 – 133
{MAIL}: erika@example.org
{MAIL}: erika.muster+chronik@example.org
{MAIL}: erika--at--example.org
{MAIL}: erika (at) example.org
{MAIL}: erika(at)example(dot)org
{MAIL}: erika [at] example [dot] org
{MAIL}: erika at example dot org
{MAIL}: erika{{at}}example.org
{MAIL}: erika&#64;example.org
{MAIL}: erika%40example.org
{ADDRESS}: Musterstr. 5, 29525 Uelzen
{ADDRESS}: Musterstraße 5a in 29525 Uelzen
{ADDRESS}: Lange Straße 5-7 29525 Uelzen
{ADDRESS}: Am Markt 3, D-29525 Uelzen
{ADDRESS}: Hinter der Bahn 12 | 29525 Uelzen
{ADDRESS}: Postfach 12 34, 29525 Uelzen
{ADDRESS}: Marktplatz 1, 5270 Mauerkirchen
{IBAN}: DE89 3704 0044 0532 0130 00
{IBAN}: DE89370400440532013000
{IBAN}: GB29 NWBK 6016 1331 9268 19
"""
NOT_FOUND = """
Am 3. Dezember 2021 um 10:30 Uhr, 8.00-16.00 Uhr, 0800-1600 Uhr
2021-2024, 2021–2024, 1848/49, XXXX-06-17, 01.02.2021, 2021-02-03T10:00:00
ISBN 978-3-16-148410-0, ISBN 0-306-40615-2, ISSN 0946-7165, 0946-7165
GND 118540238, ISNI 0000 0001 2345 678X, https://orcid.org/0000-0002-1825-0097
sha256: 726a28f96e0520d952ed01803836f4a73c3d76b6eaacbfab191fa3a546c3f7f3
29525 Uelzen, 01067 Dresden, 01067 2021
Tel Aviv, Tel Aviv 2021, Hotel 12345
1.500 Euro, 12 500 000 Euro, +1.500 Teilnehmende, +12 500 000 Euro
§ 18 Absatz 2, § 5 DDG, Art. 6 Abs. 1
Tagungsort: Hauptstraße 5
Tagungsort: Rathaus, Herzogenplatz 2, 29525 Uelzen
im Rathaus, Herzogenplatz 2, 29525 Uelzen
Hauptstraße 5 in Uelzen, Haus Nr. 12
Az. 0511/2021, Vorlage 0123/2021, Drs. 18/1234, Nr. 04131 71234
Inventarnummer 0341 123456, Archiv-Nr. 0341 123456, doi:10.1000/182
call_number: StA Uelzen, 030/2345-67
leaf: 0123-4567
NLA HA Hann. 74 Nr. 1234/5, Inv. 0345/6789, Film 0345 678901, Akte 0800/1234, HRB 0421 12345
file: 0511-123456.jpg
Mobil 2021–2024, Projekt Mobil 2021-2024, Fax 2020, Telefon 110, Telefon 100 Jahre
Wie @stadt.uelzen schrieb, [@bericht "Am 3. Mai 2021"], Rock @ Bahnhof
https://example.org/artikel/0551-123456, https://git.example.org/chronik@1.2
Look at example.org
am Tag 3, 10000 Besucher kamen; die Straße 5, 10000 Menschen
52.2689, 10.5268
AB12 3456 7890 1234
Sie wohnt in Uelzen, er lebt am Markt
"""


@pytest.mark.parametrize("line", FOUND.strip().split("\n"))
def test_contact_data_is_found_whole(line: str) -> None:
    what, _, words = line.partition(": ")
    text = f"So war es, {words} und weiter."
    assert [(text[each.start : each.end], each.what) for each in contacts_in(text)] == [(words, what)]


@pytest.mark.parametrize("line", NOT_FOUND.strip().split("\n"))
def test_what_looks_like_it_is_none(line: str) -> None:
    assert [line[each.start : each.end] for each in contacts_in(line)] == []


@pytest.mark.parametrize("words", ["Sie wohnt in der Lindenstraße 7", "wohnhaft Lindenweg 7", "Privatadresse: Lindenweg 7"])
def test_where_somebody_lives_is_an_address_without_a_postal_code(words: str) -> None:
    assert [each.what for each in contacts_in(f"{words}.")] == [ADDRESS]


def test_an_address_may_stand_in_several_lines() -> None:
    text = "Verein\nMühlenstraße 12\n\n26935 Ostermoor\n"
    assert [text[each.start : each.end] for each in contacts_in(text)] == ["Mühlenstraße 12\n\n26935 Ostermoor"]


def test_a_record_with_contact_data_is_not_published_unless_it_says_why(family: Project) -> None:
    page = "---\ntitle: Kontakt\n{allowed}---\nSchreiben Sie an <erika@example.org>.\n"
    family.write("content/pages/kontakt.md", page.format(allowed=""))
    refused = family.run("build")
    assert refused.code == 1
    assert "content/pages/kontakt.md:4:19: Fehler [contact-data]" in refused.out
    assert "erika" not in refused.out
    family.write("content/pages/kontakt.md", page.format(allowed="contacts: {reason: Pflichtangabe}\n"))
    assert b"erika@example.org" in family.built()["kontakt/index.html"]


def test_a_stored_text_is_looked_through_anew_when_nothing_allows_it_any_more(family: Project) -> None:
    """What was looked through is remembered; what was allowed is not."""
    text = "Anruf genügt: Tel. 05800 12345.\n"
    family.write("seeds/aushang.txt", text)
    source = f"title: Aushang\nfile: aushang.txt\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
    family.write("content/sources/aushang.yaml", f"{source}contacts: {{reason: steht auf dem Aushang}}\n")
    for _ in range(2):
        assert family.run("build").code == 0
    family.write("content/sources/aushang.yaml", source)
    for _ in range(2):
        assert "seeds/aushang.txt:1:15: Fehler [contact-data]" in family.run("check").out


def test_why_a_page_is_gone_holds_none(family: Project) -> None:
    family.write("content/gone.yaml", "ereignisse/alt/: Fragen an erika@example.org.\n")
    done = family.run("check")
    assert "content/gone.yaml:1:28: Fehler [contact-data] Hier steht eine E-Mail-Adresse.\n    → Streichen.\n" in done.out


def test_a_template_of_ones_own_holds_none(family: Project) -> None:
    family.write("templates/eigen.html", "<p>Tel. 05800 12345</p>\n")
    done = family.run("check", "--templates", str(family.root / "templates"))
    assert "templates/eigen.html:1:4: Fehler [contact-data]" in done.out
