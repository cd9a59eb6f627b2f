"""The Markdown parser: CommonMark with tables, strikethrough, links to records and citations.

markdown-it reads `[[link]]` and `[@citation]` by a rule of our own, and gives each a token of its
own; raw HTML is off. What would change or swallow typed text is off too: entities, link definitions
in lines of their own, code by indentation, stars inside words („Sänger*innen“), numbers of a list
that are counted anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.bodies.typed import restored
from chronik.records.locating.locators import Locator, locator_typed, part_meant
from chronik.words.bounds import MOST_LEVELS
from chronik.words.escaping import esc
from chronik.words.hints import shortened

# Levels of tokens: a list takes two. What stands deeper is left out, which `lost` reports.
DEEPEST = 2 * (MOST_LEVELS + 1)
_EFFORT = 1  # steps for each character that brackets may take to be paired
_BEGUN = 2  # steps that each of them takes at least
_SOME = 10_000  # steps that are always granted
LINK = late(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
# source, what stands before the quote, the quote, what stands behind it
_SOURCE = r"\[@(?:([a-z0-9/-]+)(?=[\s,\]]))?"
_BESIDE = r"([^\[\]\"„“”»«]*)"
CITATION = late(rf"{_SOURCE}{_BESIDE}[\"„“»](.*?)[\"“”«]{_BESIDE}\]", re.DOTALL)
_BARE = late(rf"{_SOURCE}{_BESIDE}()()\]")  # without a quote
_END = late(rf"[\"“”«]{_BESIDE}\]")


def level_of(tag: str) -> int:
    """The page's title is the only h1: body headings run from h2 to h4."""
    return min(max(int(tag[1]), 2), 4)


@cache
def parser() -> Any:
    """The configured parser, imported late: 30 ms that a build without changes need not pay."""
    from markdown_it import MarkdownIt
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    options = {"html": False, "typographer": False, "maxNesting": DEEPEST}
    markdown: Any = MarkdownIt("commonmark", options)
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["entity", "reference", "code"])
    markdown.helpers = SimpleNamespace(
        parseLinkLabel=_label_end,
        parseLinkDestination=parseLinkDestination,
        parseLinkTitle=parseLinkTitle,
    )
    markdown.core.ruler.at("inline", _inline_rule)
    markdown.inline.ruler.at("emphasis", _emphasis_rule)
    markdown.inline.ruler.before("link", "record", _record_rule)
    markdown.core.ruler.after("block", "as_typed", _as_typed)
    markdown.core.ruler.push("heading_levels", _heading_levels)
    for name in ("record_link", "card_link", "citation", "stray", "picture", "gathered"):
        markdown.add_render_rule(name, _render_slot)
    markdown.add_render_rule("table_open", _render_table)
    markdown.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    return markdown


class TangledError(Exception):
    """Brackets that open and do not close, so many that to pair them would take too long."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line  # of the body, from 0


def _inline_rule(state: Any) -> None:
    """As markdown-it's own; it counts what brackets take."""
    state.env["steps"] = _EFFORT * len(state.src) + _SOME
    for token in state.tokens:
        if token.type == "inline":
            state.env["line"] = token.map[0] if token.map else 0
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _label_end(state: Any, start: int, disableNested: bool = False) -> int:  # noqa: N803
    """Where the bracket at the start is closed, or -1: as markdown-it's own, in bounded steps.

    Each bracket looks for its end anew, and each image reads its words anew: without a bound that
    takes a time that grows with the square. Raises TangledError.
    """
    before, level = state.pos, 1
    state.env["steps"] -= _BEGUN
    state.pos = start + 1
    while state.pos < state.posMax:
        state.env["steps"] -= 1
        if state.env["steps"] < 0:
            raise TangledError(state.env["line"])
        at, character = state.pos, state.src[state.pos]
        if character == "]":
            level -= 1
            if not level:
                break
        state.md.inline.skipToken(state)
        if character == "[" and at == state.pos - 1:
            level += 1  # a text, no part of a link
        elif character == "[" and disableNested:
            level = -1
            break
    found, state.pos = state.pos, before
    return -1 if level else found


def _render_slot(_renderer: Any, tokens: Sequence[Any], index: int, *_rest: Any) -> str:
    return str(tokens[index].content)


def _render_table(_renderer: Any, tokens: Sequence[Any], index: int, *_rest: Any) -> str:
    """A table scrolls in itself where it is wider than the screen, by keyboard too.

    The region is named by the table's heads, so that two on one page are told apart.
    """
    heads: list[str] = []
    while tokens[index].type != "thead_close":
        if tokens[index].type == "inline":
            words = (child.content for child in tokens[index].children if not child.tag)
            heads.append("".join(words))
        index += 1

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
    'So schreiben: [@ "wörtliches Zitat"], [@quelle "wörtliches Zitat"] oder [@quelle S. 12].',
)
_NO_PLACE = "„{}“ sagt nicht, wo etwas steht."
_PLACES = 'So schreiben: [@quelle S. 12] oder [@quelle "Zitat", Bl. 12 r]; auch Sp., Nr., 00:12:30.'


def _is_closed(state: Any) -> bool:
    """Whether a quote that begins here could end; to look from each anew would take too long."""
    known, ends = state.env.get("ends", ("", []))
    if known is not state.src:
        ends = [match.end() for match in _END.finditer(state.src)]
        state.env["ends"] = (state.src, ends)
    at = bisect_left(ends, state.pos)
    return at < len(ends) and ends[at] <= state.posMax


class Cited(NamedTuple):
    """What a citation says; it has a quote or a place, or both."""

    source: str
    quote: str
    locator: Locator | None


def citation_typed(typed: str) -> Cited | None:
    """What a text that is a citation says; None where it is none, or not complete."""
    match = _BARE.fullmatch(typed) or CITATION.fullmatch(typed)
    said = _cited(*_parts(match)) if match else ()
    return Cited(*said) if len(said) == 3 else None


def _parts(match: re.Match[str]) -> list[str]:
    return [" ".join((part or "").split()) for part in match.groups()]


def _cited(source: str, before: str, quote: str, behind: str) -> tuple[Any, ...]:
    """Source, quote and place of a citation; message and hint where it is none."""
    beside = ", ".join([part for part in (before.strip(" ,;:"), behind.strip(" ,;:")) if part])
    locator = locator_typed(beside)
    if part_meant(beside) and not locator:
        return (_NO_PLACE.format(shortened(beside)), _PLACES)
    if (beside and not locator) or not (source or quote or locator):
        return _INCOMPLETE_CITATION
    return (source, quote, locator)


def _record_rule(state: Any, silent: bool) -> bool:
    source, start = state.src, state.pos
    if source.startswith("[[", start):
        kind, fault = "record_link", _INCOMPLETE_LINK
        match = LINK.match(source, start, state.posMax)
    elif source.startswith("[@", start):
        kind, fault = "citation", _INCOMPLETE_CITATION
        match = _BARE.match(source, start, state.posMax)
        if not match and _is_closed(state):
            match = CITATION.match(source, start, state.posMax)
    else:
        return False

    if not silent:
        parts = _parts(match) if match else fault
        meta = _cited(*parts) if match and kind == "citation" else tuple(parts)
        is_stray = match is None or (kind == "citation" and len(meta) == 2)
        token = state.push("stray" if is_stray else kind, "", 0)
        token.markup = match[0] if match else source[start : start + 2]
        token.meta = meta
    state.pos = match.end() if match else start + 2
    return True
