"""The direct reading of simple Markdown gives what markdown-it gives, byte for byte; oracle: markdown-it itself."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronik.records.bodies import markdown, simplemark

PIECES = [
    "Wort",
    "zwei",
    "Die",
    "Chronik",
    "92",
    "1.",
    "2)",
    "2021",
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "~",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "[a](https://example.org/x)",
    "[a](/x)",
    "![b](c)",
    "[[kennung]]",
    "[[a|b]]",
    "[@q]",
    "[@q S. 3]",
    '[@ "Worte"]',
    '[@q "Worte […] und [mehr]", Bl. 2]',
    '[@ "offen',
    "[@ zu“]",
    "[@",
    "**[Ort]**",
    "**[Ort](https://example.org)**",
    "<",
    ">",
    "&",
    "&amp;",
    "\\",
    '"',
    "„",
    "“",
    "-",
    "--",
    "---",
    "+",
    "#",
    "##",
    "###",
    "=",
    "===",
    "|",
    ":",
    ":--",
    "!",
    "?",
    ".",
    ",",
    ";",
    "*em*",
    "**stark**",
    "`code`",
    "*a",
    "b*",
    "**a",
    "b**",
    "„*x*“",
    "(*y*)",
    "x*y*",
    "*z*,",
    "**q**.",
    "a_b",
    "Sänger*innen",
    "5. März",
    "2. bis 3. Mai",
    "am\n1. Mai",
    "*ä*",
    "<https://e.org>",
    "</p>",
    "```",
]


def as_parsed(body: str, *, is_story: bool) -> object:
    """The prose by markdown-it alone."""
    keep = simplemark.blocks
    simplemark.blocks = lambda text: None
    try:
        return markdown.read_body(body, "content/events/x.md", 1, is_story=is_story)
    finally:
        simplemark.blocks = keep


def same(body: str) -> None:
    for is_story in (False, True):
        read = markdown.read_body(body, "content/events/x.md", 1, is_story=is_story)
        assert read == as_parsed(body, is_story=is_story), repr(body)


@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\n\n", "  \n", "\n- ", "\n> ", "\n    ", "\u00a0"])),
        max_size=14,
    )
)
@settings(max_examples=1500, deadline=None)
def test_any_mixture_reads_the_same(pieces: list[tuple[str, str]]) -> None:
    same("".join(piece + gap for piece, gap in pieces))


@given(st.text(alphabet='aB ä1.)-*_`[](){}<>&"„“@…\\#>\n\t|~:!=+\u00a0\u2028', max_size=60))
@settings(max_examples=1500, deadline=None)
@example('a[@ "b [c"] d [@ "e [f] g"]')
@example('[@ "a\nb"]\n**[c]**')
@example("[[a]]\n[[b]]")
@example("1\u2028*1*")
@example("*1*\u2028und a*b *c* d")
def test_any_text_reads_the_same(text: str) -> None:
    same(text)


@pytest.mark.parametrize("seed", range(3))
def test_long_bodies_read_the_same(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(150):
        same("\n\n".join(" ".join(chance.choices(PIECES, k=chance.randint(1, 12))) for _ in range(chance.randint(1, 6))))


@pytest.mark.parametrize(
    ("body", "simple"),
    [
        ("Ein Satz.\nUnd noch einer.", True),
        ("Ein *wichtiges* Wort, ein **starkes** und [ein Bericht](https://example.org/b).", True),
        ("## Gründung\n\nText\n\n- eins\n- zwei\n\n> Zitat", True),
        ('Ein Satz.[@ "Worte […] und [mehr]"] Noch einer.[@q S. 3]', True),
        ("[[kennung|Worte]], umbrochen\nwie [[andere]]", True),
        ("**[Hier ergänzen: Name]**", True),
        ("[[karte]]\n[[andere]]", False),
        ("- eins\n\n- zwei", False),
        ("1. eins\n2. zwei", False),
        ("Titel\n=====", False),
        ("    Code", False),
    ],
)
def test_what_counts_as_simple(body: str, simple: bool) -> None:
    assert (simplemark.blocks(body) is not None) is simple
