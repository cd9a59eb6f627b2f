"""A page's text, read back as blocks."""

from __future__ import annotations

import pytest

from chronik.book.bodies import flows
from chronik.book.flow import (
    Blockquote,
    DataTable,
    Flow,
    Hyperlink,
    Marked,
    Noted,
    Paragraph,
    Photo,
    Phrase,
    Rows,
    Rule,
    Subheading,
    TableCell,
    Verbatim,
)
from chronik.records.bodies.markdown import read_body


def paragraph(text: str) -> Paragraph:
    return Paragraph((Phrase(text),))


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        (
            "Ein *Wort* und **zwei**.",
            [Paragraph((Phrase("Ein "), Marked("em", (Phrase("Wort"),)), Phrase(" und "), Marked("strong", (Phrase("zwei"),)), Phrase(".")))],
        ),
        ("[dort](https://example.org/?a=1&b=2)", [Paragraph((Hyperlink("https://example.org/?a=1&b=2", (Phrase("dort"),)),))]),
        ("- eins\n- zwei", [Rows(((paragraph("eins"),), (paragraph("zwei"),)))]),
        ("3. drei\n\n4. vier", [Rows(((paragraph("drei"),), (paragraph("vier"),)), 3)]),
        ("- eins\n  - tief", [Rows(((paragraph("eins"), Rows(((paragraph("tief"),),))),))]),
        ("> gesagt\n>\n> getan", [Blockquote((paragraph("gesagt"), paragraph("getan")))]),
        ("```\na < b\n  c\n```", [Verbatim("a < b\n  c")]),
        ("eins\n\n***\n\nzwei", [paragraph("eins"), Rule(), paragraph("zwei")]),
        (
            "| a | b |\n| --- | :-: |\n| 1 | 2 |",
            [
                DataTable(
                    (
                        (TableCell((Phrase("a"),), True, ""), TableCell((Phrase("b"),), True, "center")),
                        (TableCell((Phrase("1"),), False, ""), TableCell((Phrase("2"),), False, "center")),
                    )
                )
            ],
        ),
        # no level is left out, however they are typed
        (
            "### tief\n\n# hoch\n\n#### tiefer",
            [Subheading(1, (Phrase("tief"),)), Subheading(1, (Phrase("hoch"),)), Subheading(2, (Phrase("tiefer"),))],
        ),
    ],
)
def test_each_kind_of_block(typed: str, blocks: list[Flow]) -> None:
    parsed = read_body(typed, "content/events/x.md", 1)
    assert not parsed.problems
    assert [*flows(parsed.prose.html, "../../")] == blocks


def test_links_lead_from_the_root_and_notes_have_their_number() -> None:
    html = '<p>In <a href="../../orte/halle/">Halle</a>.<sup class="note"><a href="#beleg-12" aria-label="Beleg 12">12</a></sup></p>\n'
    assert flows(html, "../../") == (Paragraph((Phrase("In "), Hyperlink("orte/halle/", (Phrase("Halle"),)), Phrase("."), Noted(12))),)


def test_an_image_comes_with_its_largest_file() -> None:
    html = (
        '<figure class="photo">\n<img src="../../bilder/x-1-960.webp" srcset="../../bilder/x-1-480.webp 480w, ../../bilder/x-1-960.webp 960w, '
        '../../bilder/x-1-1600.webp 1600w" sizes="100vw" width="1600" height="900" alt="Ein &quot;Fest&quot; &gt; alles" decoding="async">\n'
        '<figcaption>Das Fest. <span class="credit">Ada, <a href="https://example.org/by" rel="license external">CC BY 4.0</a></span></figcaption>\n</figure>\n'
    )
    assert flows(html, "../../") == (Photo("bilder/x-1-1600.webp", 1600, 900, 'Ein "Fest" > alles', "Das Fest.", "Ada, CC BY 4.0"),)
