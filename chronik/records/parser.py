"""The Markdown parser: CommonMark with tables, strikethrough, links to records and citations.

markdown-it reads `[[link]]` and `[@citation]` by a rule of our own, and gives each a token of its
own; raw HTML is off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
CITATION = re.compile(r"\[@([a-z0-9/-]+)(?:\s+[\"„“»](.*?)[\"“”«])?\s*\]", re.DOTALL)


def level_of(tag: str) -> int:
    """The page's title is the only h1: body headings run from h2 to h4."""
    return min(max(int(tag[1]), 2), 4)


@cache
def parser() -> Any:
    """The configured parser, imported late: 30 ms that a build without changes need not pay."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "typographer": False})
    markdown.enable(["table", "strikethrough"])
    markdown.inline.ruler.before("link", "record", _record_rule)
    markdown.core.ruler.push("heading_levels", _heading_levels)
    for name in ("record_link", "citation", "stray", "picture"):
        markdown.add_render_rule(name, _render_slot)
    return markdown


def _render_slot(_renderer: Any, tokens: Sequence[Any], index: int, *_rest: Any) -> str:
    return str(tokens[index].content)


def _heading_levels(state: Any) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level_of(token.tag)}"


_INCOMPLETE_LINK = (
    "Dieser Verweis ist nicht vollständig.",
    "So schreiben: [[kennung]] oder [[kennung|Worte]].",
)
_INCOMPLETE_CITATION = (
    "Dieser Beleg ist nicht vollständig.",
    'So schreiben: [@quelle "wörtliches Zitat"].',
)


def _record_rule(state: Any, silent: bool) -> bool:
    source, start = state.src, state.pos
    if source.startswith("[[", start):
        kind, fault = "record_link", _INCOMPLETE_LINK
        match = LINK.match(source, start, state.posMax)
    elif source.startswith("[@", start):
        kind, fault = "citation", _INCOMPLETE_CITATION
        match = CITATION.match(source, start, state.posMax)
    else:
        return False

    if not silent:
        token = state.push(kind if match else "stray", "", 0)
        token.markup = match[0] if match else source[start : start + 2]
        token.meta = (match[1].strip(), " ".join((match[2] or "").split())) if match else fault
    state.pos = match.end() if match else start + 2
    return True
