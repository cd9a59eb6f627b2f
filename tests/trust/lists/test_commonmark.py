"""The examples of CommonMark 0.31.2 as bodies: what markdown-it makes of them without HTML, or refused, or by a rule of ours.

Ours differ in what docs/redaktion.md says. Each rule is named here, with what shows that an example is about it.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

from chronik.records.bodies.markdown import SLOT, read_body
from tests.trust.lists import LISTS

EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)
ALIKE = 417  # of 652: another hundred and more are refused, with what to type instead


@cache
def examples() -> tuple[str, ...]:
    """Number one first."""
    text = (LISTS / "node_modules/commonmark-spec/spec.txt").read_text("utf-8").partition("<!-- END TESTS -->")[0]
    return tuple(found[1].replace("→", "\t") for found in EXAMPLE.finditer(text))


class Reading(NamedTuple):
    """What became of an example: its HTML, or the codes of what is wrong with it."""

    html: str
    refused: tuple[str, ...]


def ours(example: str) -> Reading:
    read = read_body(example, "x.md", 1)
    refused = sorted({problem.code for problem in read.problems if problem.severity == "error"})
    return Reading(plain(SLOT.sub("", read.prose.utf8.decode())), tuple(refused))


def plain(html: str) -> str:
    """Without what headings are given: a page has one h1, its title, and three levels below it."""
    html = re.sub(r"(</?h)([1-6])(?: id=\"[^\"]*\")?>", lambda tag: f"{tag[1]}{min(max(int(tag[2]), 2), 4)}>", html)
    return html.strip("\n")


def standard(example: str, *without: str) -> str:
    """As markdown-it reads it, with HTML off."""
    parser = MarkdownIt("commonmark", {"html": False}).disable([*without])
    return plain(parser.render(example))


# Rules of ours, and what an example has that is about one.
RULES = {
    "stars within a word stay": re.compile(r"[^\W_]\*+[^\W_]|[^\W_]\*+[\"(]"),
    "a number begins a list where two follow each other, and stays as typed": re.compile(r"^[ \t>*+-]*[0-9]{1,9}[.)](?:\s|$)", re.MULTILINE),
    "an image has a paragraph for itself": re.compile(r"!\["),
}
OFF = ("code", "entity", "reference")  # indented code, names of characters, addresses apart from their words
REFUSED = {"body-link", "body-lost", "body-markup", "image-inline", "too-long"}


def rule_of(example: str) -> str:
    """What became of it: "" where nobody could say why."""
    read = ours(example)
    if read.refused:
        return "refused" if REFUSED.issuperset(read.refused) else ""
    if read.html == standard(example):
        return "alike"
    if read.html == standard(example, *OFF):
        return "without code by indentation, named characters, definitions"
    rule = next((rule for rule, sign in RULES.items() if sign.search(example)), "")
    return rule if letters(read.html) == letters(standard(example)) else ""


def letters(html: str) -> str:
    """What of it is no digit and no tag: no rule takes or adds a word."""
    return "".join(filter(str.isalpha, unescape(re.sub(r"<[^>]*>", "", html))))


def test_all_examples_are_there_and_most_are_read_as_the_standard_says() -> None:
    assert len(examples()) == 652
    assert sum(rule_of(example) == "alike" for example in examples()) >= ALIKE


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_about_something(rule: str) -> None:
    assert any(rule_of(example) == rule for example in examples())


@pytest.mark.parametrize("number", range(1, 653))
def test_each_is_read_as_the_standard_says_or_by_a_rule_of_ours(number: int) -> None:
    example = examples()[number - 1]
    assert rule_of(example), (example, ours(example), standard(example, *OFF))
