"""Markdown body -> Prose: HTML with a slot for each `[[link]]`, `[@citation]` and image, and what
the slots ask for. Pure.

CommonMark with tables and strikethrough; raw HTML is off. Slots are `\\x02L0\\x03`, `\\x02C0\\x03`
and `\\x02I0\\x03`: control characters that content cannot hold (they are stripped when a file is
read).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import unquote

from chronik.records import simplemark
from chronik.records.prose import NO_PROSE, BodyCitation, BodyImage, BodyLink, Heading, Prose
from chronik.words.diagnostics import At, Diagnostic, Span, error
from chronik.words.german import slug
from chronik.words.hints import shortened

LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
CITATION = re.compile(r"\[@([a-z0-9/-]+)(?:\s+[\"„“»](.*?)[\"“”«])?\s*\]", re.DOTALL)
SLOT = re.compile("\x02([LCI])(\\d+)\x03")
_OWN = re.compile(r"^(?:https?:|mailto:|#)", re.IGNORECASE)


class Parsed(NamedTuple):
    prose: Prose
    problems: tuple[Diagnostic, ...]


def read_body(body: str, path: str, first_line: int) -> Parsed:
    """The prose of a body whose first line is line `first_line` of the file at `path`."""
    if not body.strip():
        return Parsed(NO_PROSE, ())
    found = _Found(path, first_line, body.split("\n"), [], [], [], [], [], set())
    simple = simplemark.blocks(body)
    html = (
        _parsed(body, found)
        if simple is None
        else "".join([_simple(block, found) for block in simple])
    )
    prose = Prose(
        html.encode(),
        tuple(found.links),
        tuple(found.citations),
        tuple(found.headings),
        tuple(found.images),
    )
    return Parsed(prose, tuple(found.problems))


def _parsed(body: str, found: _Found) -> str:
    """The HTML of any body."""
    tokens = _parser().parse(body)
    for number, token in enumerate(tokens):
        if token.type == "inline" and token.children:
            _read_inline(token, found)
            if any(child.type == "image" for child in token.children):
                _read_images(tokens[number - 1 : number + 2], found)
        elif token.type == "heading_open":
            inline = tokens[number + 1]
            token.attrSet(
                "id",
                _anchor(
                    int(token.tag[1]),
                    "".join(
                        c.content for c in inline.children if c.type in ("text", "code_inline")
                    ),
                    found,
                ),
            )
    return str(_parser().renderer.render(tokens, _parser().options, {}))


def _simple(block: simplemark.SimpleBlock, found: _Found) -> str:
    """The HTML of a simple block; its texts may still need the parser."""
    cursor = [(block.first, 0)]

    def link(typed: str, target: str, words: str) -> str:
        line, column = _locate(typed, cursor[0], found.lines)
        cursor[0] = (line, column + 1)
        found.links.append(
            BodyLink(target.strip(), " ".join(words.split()), (found.first_line + line, column + 1))
        )
        return f"\x02L{len(found.links) - 1}\x03"

    contents = [
        simplemark.inline(text, link) or _inline(text, block, found) for text in block.texts
    ]
    if block.element[0] == "h":
        level = _level(block.element)
        words = re.sub(r"<[^>]*>|\x02[LC]\d+\x03", "", contents[0])
        return f'<h{level} id="{_anchor(level, unescape(words), found)}">{contents[0]}</h{level}>\n'
    return simplemark.wrapped_in(block.element, contents)


def _inline(text: str, block: simplemark.SimpleBlock, found: _Found) -> str:
    token = _parser().parseInline(text)[0]
    token.map = [block.first, block.last]
    _read_inline(token, found)
    return str(_parser().renderer.renderInline(token.children, _parser().options, {}))


class _Found(NamedTuple):
    path: str
    first_line: int
    lines: Sequence[str]
    links: list[BodyLink]
    citations: list[BodyCitation]
    headings: list[Heading]
    images: list[BodyImage]
    problems: list[Diagnostic]
    said: set[tuple[int, str]]  # line and message of each problem


def _read_inline(token: Any, found: _Found) -> None:
    if "[" not in token.content:
        return
    cursor = (token.map[0], 0)
    for number, child in enumerate(token.children):
        if child.type in ("record_link", "citation", "stray"):
            cursor = _locate(child.markup, cursor, found.lines)
            at = (found.first_line + cursor[0], cursor[1] + 1)
            _keep(child, at, found)
            cursor = (cursor[0], cursor[1] + 1)
        elif child.type == "link_open" and not _OWN.match(child.attrGet("href") or ""):
            href = child.attrGet("href")
            cursor = _link_start(token.children[number + 1 : number + 3], cursor, found.lines)
            _report(
                (found.first_line + cursor[0], cursor[1] + 1),
                f"„{shortened(href)}“ ist kein fester Verweis."
                if href
                else "Dieser Verweis führt nirgendwohin.",
                "Einträge so verlinken: [[kennung]] oder [[kennung|Worte]]; Seiten im Netz mit https://.",
                found,
            )
            cursor = (cursor[0], cursor[1] + 1)


def _read_images(paragraph: Sequence[Any], found: _Found) -> None:
    """Images take the place of the paragraph that they stand in: a figure is no part of a sentence."""
    opening, inline, closing = paragraph
    alone = opening.type == "paragraph_open" and all(
        child.type in ("image", "softbreak") for child in inline.children
    )
    cursor = (inline.map[0], 0)
    for child in inline.children:
        if child.type == "image":
            cursor = _locate("![", cursor, found.lines)
            at, words = (
                (found.first_line + cursor[0], cursor[1] + 1),
                " ".join(child.content.split()),
            )
            if not alone:
                hint = "Das Bild in eine eigene Zeile setzen, mit einer Leerzeile davor und danach."
                found.problems.append(
                    error(
                        Span(found.path, *at),
                        "image-inline",
                        "Ein Bild braucht einen eigenen Absatz.",
                        hint,
                    )
                )
            child.type, child.content = "picture", f"\x02I{len(found.images)}\x03"
            found.images.append(
                BodyImage(
                    unquote(child.attrGet("src") or ""),
                    words,
                    " ".join((child.attrGet("title") or "").split()),
                    at,
                )
            )
            cursor = (cursor[0], cursor[1] + 2)
    opening.hidden = closing.hidden = alone


def _link_start(
    inside: Sequence[Any], cursor: tuple[int, int], lines: Sequence[str]
) -> tuple[int, int]:
    """Where a Markdown link begins: at a bracket before its first words, when they stand there as
    they are read.
    """
    words = inside[0].content if inside and inside[0].type == "text" else ""
    closed = f"[{words}](" if len(inside) > 1 and inside[1].type == "link_close" else "["
    places = (_locate(needle, cursor, lines) for needle in (closed, f"[{words}", "["))
    return next((place for place in places if lines[place[0]].startswith("[", place[1])), cursor)


def _report(at: At, message: str, hint: str, found: _Found) -> None:
    """Once a line: a line of brackets is one slip."""
    if (at[0], message) not in found.said:
        found.said.add((at[0], message))
        found.problems.append(error(Span(found.path, *at), "body-link", message, hint))


def _keep(child: Any, at: At, found: _Found) -> None:
    first, second = child.meta
    if child.type == "record_link":
        child.content = f"\x02L{len(found.links)}\x03"
        found.links.append(BodyLink(first, second, at))
    elif child.type == "citation":
        child.content = f"\x02C{len(found.citations)}\x03"
        found.citations.append(BodyCitation(first, second, at))
    else:
        _report(at, first, second, found)


def _locate(markup: str, start: tuple[int, int], lines: Sequence[str]) -> tuple[int, int]:
    """Line and column (from 0) of the first line of `markup` at or after `start`. Inline tokens
    carry no position.
    """
    needle = markup.partition("\n")[0]
    line, column = start
    while line < len(lines):
        at = lines[line].find(needle, column)
        if at >= 0:
            return line, at
        line, column = line + 1, 0
    return start


def _anchor(level: int, words: str, found: _Found) -> str:
    """A heading's fragment, unique in its body; keeps the heading."""
    anchor = base = "h-" + (slug(words) or "abschnitt")
    taken = {h.anchor for h in found.headings}
    number = 2
    while anchor in taken:
        anchor, number = f"{base}-{number}", number + 1
    found.headings.append(Heading(level, words, anchor))
    return anchor


def _level(tag: str) -> int:
    """The page's title is the only h1: body headings run from h2 to h4."""
    return min(max(int(tag[1]), 2), 4)


@cache
def _parser() -> Any:
    """The configured parser. Imported late: it costs 30 ms that a build without changes need not
    pay.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable(
        ["table", "strikethrough"]
    )
    parser.inline.ruler.before("link", "record", _record_rule)
    parser.core.ruler.push("heading_levels", _heading_levels)
    for name in ("record_link", "citation", "stray", "picture"):
        parser.add_render_rule(name, _render_slot)
    return parser


def _render_slot(renderer: Any, tokens: Sequence[Any], index: int, options: Any, env: Any) -> str:
    return str(tokens[index].content)


def _heading_levels(state: Any) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{_level(token.tag)}"


def _record_rule(state: Any, silent: bool) -> bool:
    source, start = state.src, state.pos
    if source.startswith("[[", start):
        kind, match = "record_link", LINK.match(source, start, state.posMax)
        meant = (
            "Dieser Verweis ist nicht vollständig.",
            "So schreiben: [[kennung]] oder [[kennung|Worte]].",
        )
    elif source.startswith("[@", start):
        kind, match = "citation", CITATION.match(source, start, state.posMax)
        meant = (
            "Dieser Beleg ist nicht vollständig.",
            'So schreiben: [@quelle "wörtliches Zitat"].',
        )
    else:
        return False
    if not silent:
        token = state.push(kind if match else "stray", "", 0)
        token.markup = match[0] if match else source[start : start + 2]
        token.meta = (match[1].strip(), " ".join((match[2] or "").split())) if match else meant
    state.pos = match.end() if match else start + 2
    return True
