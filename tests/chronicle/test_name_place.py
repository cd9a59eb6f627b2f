"""The place of a name in a body is that of its first mention as a whole word, outside of links, perhaps in the genitive."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from chronik.chronicle.names.mentions import name_place
from chronik.words.diagnostics import START, At

NAMES = ("Bo", "Bo Muster", "Bo Muster Hof", "Ähre")
PIECES = st.sampled_from(
    (*NAMES, "Bos", "Bo\nMuster", "xBo", "-Bo", "_Bo", "Bo-Hof", "Bo Musters", "[[bo|Bo Muster]]", "`Bo`", "[Bo](x)", " ", "\n", ", ")
)


def slowly(text: str, name: str) -> At:
    """The rule itself, as one pattern."""
    masked = re.sub(r"\[\[.*?\]\]|\]\([^)\n]*\)|`[^`\n]*`", lambda m: re.sub(r"[^\n]", "\0", m[0]), text, flags=re.DOTALL)
    match = re.search(rf"(?<![\w-]){name.replace(' ', chr(92) + 's+')}s?(?!\w)", masked[masked.index("\n---", 3) :])
    if match is None:
        return START
    at = match.start() + masked.index("\n---", 3)
    return text[:at].count("\n") + 1, at - text.rfind("\n", 0, at)


@given(st.lists(PIECES, max_size=8).map("".join), st.sampled_from(NAMES))
def test_it_is_what_the_rule_says(body: str, name: str) -> None:
    text = f"---\ntitle: Bo Muster\n---\n{body}\n"
    assert name_place(text, name) == slowly(text, name)


def test_it_is_found_behind_a_longer_word() -> None:
    assert name_place("---\ntitle: x\n---\nBohnen und Bo\nMuster.\n", "Bo Muster") == (4, 12)
