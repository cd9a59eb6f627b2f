"""The Markdown parser: CommonMark with tables, strikethrough, links to records and citations.

markdown-it reads `[[link]]` and `[@citation]` by a rule of our own, and gives each a token of its
own; raw HTML is off. What would change or swallow typed text is off too: entities, link definitions
in lines of their own, code by indentation, stars inside words („Sänger*innen“), numbers of a list
that are counted anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from chronik.language.patterns import late
from chronik.records.bodies.typed import restored
from chronik.words.escaping import esc

DEEPEST = 40  # levels of tokens: what stands deeper is left out, which the reader of bodies reports
LINK = late(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
CITATION = late(
    r"\[@(?:([a-z0-9/-]+)|(?=\s*[\"„“»]))(?:(?(1)\s+|\s*)[\"„“»](.*?)[\"“”«])?\s*\]", re.DOTALL
)


def level_of(tag: str) -> int:
    """The page's title is the only h1: body headings run from h2 to h4."""
    return min(max(int(tag[1]), 2), 4)


@cache
def parser() -> Any:
    """The configured parser, imported late: 30 ms that a build without changes need not pay."""
    from markdown_it import MarkdownIt

    options = {"html": False, "typographer": False, "maxNesting": DEEPEST}
    markdown = MarkdownIt("commonmark", options)
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["entity", "reference", "code"])
    markdown.inline.ruler.at("emphasis", _emphasis_rule)
    markdown.inline.ruler.before("link", "record", _record_rule)
    markdown.core.ruler.after("block", "as_typed", _as_typed)
    markdown.core.ruler.push("heading_levels", _heading_levels)
    for name in ("record_link", "card_link", "citation", "stray", "picture", "gathered"):
        markdown.add_render_rule(name, _render_slot)
    markdown.add_render_rule("table_open", _render_table)
    markdown.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    return markdown


def _render_slot(_renderer: Any, tokens: Sequence[Any], index: int, *_rest: Any) -> str:
    return str(tokens[index].content)


def _render_table(_renderer: Any, tokens: Sequence[Any], index: int, *_rest: Any) -> str:
    """A table scrolls in itself where it is wider than the screen, by keyboard too.

    The region is named by the table's heads, so that two on one page are told apart.
    """
    heads: list[str] = []
    for token in tokens[index:]:
        if token.type == "thead_close":
            break
        if token.type == "inline":
            heads.append("".join([child.content for child in token.children if not child.tag]))

    named = esc(", ".join(filter(None, heads)))
    label = f"Tabelle: {named}" if named else "Tabelle"
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">\n<table>\n'


def _heading_levels(state: Any) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level_of(token.tag)}"


def _as_typed(state: Any) -> None:
    """What was typed in place of stand-ins; each number of a list as it was typed."""
    counting: list[int] = []  # the number that would follow, of each list that is open
    for token in state.tokens:
        token.content = restored(token.content)
        if token.type == "ordered_list_open":
            counting.append(int(token.attrGet("start") or 1))
        elif token.type == "ordered_list_close":
            counting.pop()
        elif token.type == "list_item_open" and token.info:
            if int(token.info) != counting[-1]:
                token.attrSet("value", token.info)
            counting[-1] = int(token.info) + 1


def _emphasis_rule(state: Any, silent: bool) -> bool:
    """As markdown-it's own, but a star inside a word is a star, as an underscore is."""
    from markdown_it.rules_inline.state_inline import Delimiter

    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False

    run = state.scanDelims(state.pos, False)
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        delimiter = Delimiter(
            marker=ord(marker),
            length=run.length,
            token=len(state.tokens) - 1,
            end=-1,
            open=run.can_open,
            close=run.can_close,
        )
        state.delimiters.append(delimiter)
    state.pos += run.length
    return True


_INCOMPLETE_LINK = (
    "Dieser Verweis ist nicht vollständig.",
    "So schreiben: [[kennung]] oder [[kennung|Worte]].",
)
_INCOMPLETE_CITATION = (
    "Dieser Beleg ist nicht vollständig.",
    'So schreiben: [@ "wörtliches Zitat"] oder [@quelle "wörtliches Zitat"].',
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
        parts = [" ".join((part or "").split()) for part in match.groups()] if match else fault
        token.meta = tuple(parts)
    state.pos = match.end() if match else start + 2
    return True
