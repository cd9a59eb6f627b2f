"""Pages that somebody printed to a PDF from a browser: every sentence is found in the words, on its page."""

from __future__ import annotations

from playwright.sync_api import Browser

from chronik.evidence.stored.pdf import words_of_pdf
from tests.evidence.stored.test_pdf import page_of

PRINTED = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Vereinsblatt</title>
<style>@page { size: A5; margin: 20mm } body { font: 11pt "Liberation Serif", serif; hyphens: auto }
.spalten { columns: 2; text-align: justify; height: 12cm; column-fill: auto } .gesperrt { letter-spacing: .25em } .gross { text-transform: uppercase }
.seite { break-before: page } .quer { writing-mode: vertical-rl } .kasten { display: flex; gap: 2em }</style>
<h1>Hundert Jahre</h1>
<div class="spalten"><p>Die Fach&shy;kräfte&shy;allianz Oberes Tal gründete sich am 12. März 1998 im Gasthof „Zum Löwen“ in Groß&shy;öls&shy;feld.
<p>Die Donau&shy;dampf&shy;schiff&shy;fahrts&shy;gesellschaft stiftete 1.500&nbsp;Mark – ‚bar auf die Hand‘, wie es hieß.
<p>Der O&#xFB03;zier, die Flößer und das Schi&#xFB00;spersonal scha&#xFB00;ten A&#xFB00;en, Gri&#xFB00;e, &#xFB02;aggen und &#xFB01;lme herbei.</div>
<p>Der letzte Satz dieser Seite beginnt hier und</p><p class="seite">endet auf der nächsten. <b>Fett</b>gedruckt<i>es</i> und H<sub>2</sub>O<sup>1</sup> gehören dazu.</p>
<p class="gesperrt">Gesperrt gesetzte Worte.</p><p class="gross">Straße und Größe</p>
<p class="kasten"><span>Links steht dieses.</span><span>Rechts steht jenes.</span></p>
<table border="1"><tr><th>Jahr<th>Mitglieder<tr><td>1990<td>123<tr><td>1991<td>130</table>
<p>Mit <a href="https://example.org/">einem Verweis ins Netz</a> und dem Feld <input value="Von Hand eingetragen"> im Text 😀.</p>
<p class="quer">Senkrecht gesetzte Zeile.</p></html>"""
SAID = {
    "Die Fachkräfteallianz Oberes Tal gründete sich am 12. März 1998 im Gasthof „Zum Löwen“ in Großölsfeld.": "1",
    "Die Donaudampfschifffahrtsgesellschaft stiftete 1.500 Mark – ‚bar auf die Hand‘, wie es hieß.": "1",
    "Der Offizier, die Flößer und das Schiffspersonal schafften Affen, Griffe, flaggen und filme herbei.": "1",
    "Der letzte Satz dieser Seite beginnt hier und endet auf der nächsten.": "1–2",
    "Fettgedrucktes und H2O1 gehören dazu.": "2",
    "Gesperrt gesetzte Worte.": "2",
    "STRASSE UND GRÖSSE": "2",
    "Links steht dieses. Rechts steht jenes.": "2",
    "Jahr Mitglieder 1990 123 1991 130": "2",
    "Mit einem Verweis ins Netz und dem Feld Von Hand eingetragen im Text 😀.": "2",
    "Senkrecht gesetzte Zeile.": "2",
}


def test_a_page_printed_by_a_browser_is_found_sentence_by_sentence(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(PRINTED)
    for header in (False, True):
        words = words_of_pdf(page.pdf(prefer_css_page_size=True, display_header_footer=header))
        assert {quote: page_of(words, quote) for quote in SAID} == SAID
    page.close()
