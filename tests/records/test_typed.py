"""What is typed in a body is what readers see: dates, numbers, gender marks; nothing vanishes unreported."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronik.records.bodies.markdown import Parsed, read_body


def read(body: str) -> Parsed:
    return read_body(body, "content/events/x.md", 1)


def shown(body: str) -> str:
    """The body as its HTML, without paragraph tags."""
    return re.sub(r"</?p>", "", read(body).prose.html).strip()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("5. März: Auftakt\n12. März: Probe", "5. März: Auftakt<br />\n12. März: Probe"),
        (
            "Sie begann am\n1. Mai 2023 und endete am\n3. Juni.",
            "Sie begann am\n1. Mai 2023 und endete am\n3. Juni.",
        ),
        ("1. Mai 1998: Umzug.\n\n3. Juni 2004: Fest.", "1. Mai 1998: Umzug.\n3. Juni 2004: Fest."),
        ("17. Juni", "17. Juni"),
        ("am\n5. Ma\u0308rz", "am\n5. Ma\u0308rz"),
        ("5. 3. 2021: Fest\n6. 3. 2021: Ende", "5. 3. 2021: Fest<br />\n6. 3. 2021: Ende"),
        ("24. Dez. 2021 und\n31. Dez. 2021", "24. Dez. 2021 und\n31. Dez. 2021"),
        ("2. bis 4. Mai 2021 war Markt.", "2. bis 4. Mai 2021 war Markt."),
        ("Es war im Jahr\n\n2021. Danach kam nichts.", "Es war im Jahr\n2021. Danach kam nichts."),
        ("Sie spielten gegen den\n1. FC Moosingen.", "Sie spielten gegen den\n1. FC Moosingen."),
        (
            "Die Zahlen im\n1. Halbjahr und im\n2. Halbjahr",
            "Die Zahlen im\n1. Halbjahr und im\n2. Halbjahr",
        ),
        ("> 5. März war schön", "<blockquote>\n5. März war schön\n</blockquote>"),
        ("- 5. März\n- 6. März", "<ul>\n<li>5. März</li>\n<li>6. März</li>\n</ul>"),
        # a list is one where it counts, and keeps the numbers that were typed
        ("Dabei:\n1. Ida\n2. Bo", "Dabei:\n<ol>\n<li>Ida</li>\n<li>Bo</li>\n</ol>"),
        (
            "1. August Muster\n2. Ida Muster",
            "<ol>\n<li>August Muster</li>\n<li>Ida Muster</li>\n</ol>",
        ),
        ("5. Platz\n12. Platz", '<ol start="5">\n<li>Platz</li>\n<li value="12">Platz</li>\n</ol>'),
        ("05. Platz\n06. Platz", "05. Platz\n06. Platz"),
    ],
)
def test_numbers_at_the_beginning_of_lines(body: str, expected: str) -> None:
    assert shown(body) == expected
    assert not read(body).problems


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Sänger*innen und Gärtner*innen",
            "jede*n Helfer*in",
            "Teilnehmer_innen und Leiter_innen",
            "Wirt:innen",
            "der*die Köch*in",
        ),
        *("a*b*c", "2*3*4", "a**b**c", "    vier Leerzeichen".strip(), "AT&T und R&B; gut"),
    ],
)
def test_marks_inside_words_stay(words: str) -> None:
    assert html.unescape(shown(words)) == words
    assert html.unescape(shown(f"- {words}\n- mehr")).splitlines()[1] == f"<li>{words}</li>"


def test_what_is_emphasised_may_hold_a_star() -> None:
    assert shown("**Sänger*innen** und *Wirt*innen*") == "<strong>Sänger*innen</strong> und <em>Wirt*innen</em>"


def test_indented_prose_is_prose() -> None:
    assert shown("Text.\n\n    Eingerückt mit *Betonung*.\n\tWeiter.") == "Text.\nEingerückt mit <em>Betonung</em>.\nWeiter."


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Text.[^1]", (1, 6)),
        ("Text.\n\n[^1]: Die Bemerkung", (3, 1)),
        ("> [!NOTE]\n> Text", (1, 1)),
        ("Hier ![[bild]] ist", (1, 6)),
        ("[ort]: https://example.org", (1, 1)),
        ("a\n\n<!-- nur für uns -->", (3, 1)),
        ("a %%nur für uns%%", (1, 3)),
        ("Zeile<br>Zeile", (1, 6)),
        ("Ein&nbsp;Wort", (1, 4)),
        ("Ein ==Wort==", (1, 5)),
        ("- [ ] offen", (1, 1)),
        ("1. a\n2. [x] getan", (2, 1)),
        ("::: warnung", (1, 1)),
        ("``` Hinweis an alle\nx\n```", (1, 1)),
        ("| a |\n| - |\n| b | c |", (3, 1)),
        ('[a](https://example.org "Titel")', (1, 1)),
    ],
)
def test_marks_of_other_programs_are_reported(body: str, place: tuple[int, int]) -> None:
    (problem,) = read(body).problems
    assert (problem.span.line, problem.span.column) == place
    assert problem.code in ("body-markup", "body-lost")


@pytest.mark.parametrize(
    "body",
    [
        "`<br> &nbsp; [^1]`",
        "```\n<br>\n```",
        "a < b und c > d",
        "<https://example.org>",
        "a == b",
        "x: [y]: z",
        "Q&A; ja",
    ],
)
def test_what_only_looks_like_a_mark(body: str) -> None:
    assert not read(body).problems


@pytest.mark.parametrize(
    "body",
    ["> " * 50 + "tief", "".join("  " * n + f"- e{n}\n" for n in range(30)), "> - " * 15 + "tief"],
)
def test_text_that_stands_too_deep_is_reported(body: str) -> None:
    assert [problem.code for problem in read(body).problems] == ["body-lost"]


@pytest.mark.parametrize("body", ["> " * 20 + "tief", "".join("  " * n + f"- e{n}\n" for n in range(20))])
def test_text_that_stands_deep_is_there(body: str) -> None:
    assert lacking(body) == Counter()
    assert not read(body).problems


def lacking(body: str) -> Counter[str]:
    """Letters and digits that were typed and stand nowhere in the page: its text, the numbers of its lists, its addresses."""
    prose = read(body).prose
    said = [" ".join((*link[:2],)) for link in prose.links]
    said += [" ".join(citation[:2]) for citation in prose.citations]
    said += [" ".join(image[:3]) for image in prose.images]
    said += re.findall(r' href="([^"]*)"', prose.html)
    open_lists: list[int] = []
    for tag, first in re.findall(r'<(ol|/ol|li)(?: (?:start|value)="(\d+)")?>', prose.html):
        if tag == "ol":
            open_lists.append(int(first or 1) - 1)
        elif tag == "/ol":
            open_lists.pop()
        elif open_lists:
            open_lists[-1] = int(first or open_lists[-1] + 1)
            said.append(str(open_lists[-1]))
    text = html.unescape(" ".join([re.sub(r"<[^>]*>|\x02\w+\x03", "", prose.html), *said]))
    return Counter(filter(str.isalnum, body)) - Counter(filter(str.isalnum, text))


PIECES = (
    *(
        "Wort",
        "Ä1",
        "3. März",
        "1. a",
        "2. b",
        "7) c",
        "- d",
        "* e",
        "> f",
        "# g",
        "Sänger*innen",
        "_h_",
        "**i**",
        "`j`",
        "```",
        "~~~",
        "k\\",
    ),
    *(
        "| l | m |",
        "|-|-|",
        "|-|",
        "[n]: https://o.org",
        "[n]: <",
        "[p]",
        "[^q]",
        "[^q]: r",
        "&uuml;",
        "&#65;",
        "<!--",
        "-->",
        "<b>",
        "</b>",
    ),
    *(
        "==s==",
        "![[t]]",
        "[[u]]",
        "[[u|v]]",
        '[@w "x y"]',
        "![z](bild.jpg)",
        "[w](https://e.org)",
        '[w](https://e.org "T")',
        "<https://e.org>",
    ),
    *(
        "~~y~~",
        "===",
        "---",
        "\t",
        "    ",
        "  ",
        "- [x] z",
        "[!NOTE]",
        "%%ä%%",
        ":::",
        "0.",
        "01. ö",
        "\u00a0",
        "\\*",
        "$x$",
        "^[ü]",
        "{.x}",
    ),
)


@settings(max_examples=1500, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " ", "\n", "\n\n", "\n  ", "\n    "))),
        max_size=10,
    )
)
@example([("> " * 60, ""), ("tief", "")])
def test_every_letter_stands_in_the_page_or_is_reported(pieces: list[tuple[str, str]]) -> None:
    body = "".join(piece + gap for piece, gap in pieces)
    assert not lacking(body) or read(body).problems, body
