"""Markdown body -> Prose: HTML with a slot for each `[[link]]`, `[@citation]` and image. Pure.

The prose also tells what the slots ask for. Slots are `\\x02L0\\x03`, `\\x02C0\\x03` and
`\\x02I0\\x03`: control characters that content cannot hold (they are stripped when it is read). In
a story `\\x02K0\\x03` is the card of link 0, and `\\x02S0\\x03` a selection (`gathering`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import count
from typing import Any
from urllib.parse import unquote

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.bodies import simplemark
from chronik.records.bodies.bounded import TANGLED, out_of_bounds, overfull
from chronik.records.bodies.gathering import gathered
from chronik.records.bodies.lost import lost_in
from chronik.records.bodies.markup import foreign
from chronik.records.bodies.parser import Cited, TangledError, level_of, parser
from chronik.records.bodies.placing import Cursor, link_start, located, opening
from chronik.records.bodies.typed import as_typed, restored
from chronik.records.prose import (
    NO_PROSE,
    BodyCitation,
    BodyImage,
    BodyLink,
    Fence,
    Heading,
    Prose,
)
from chronik.words.bounds import MOST_PROBLEMS
from chronik.words.diagnostics import At, Diagnostic, Span, error
from chronik.words.german import slug
from chronik.words.hints import shortened
from chronik.words.links import LINK_PATTERN

SLOT = late("\x02([LCIKS])(\\d+)\x03")


class Parsed(NamedTuple):
    prose: Prose
    problems: tuple[Diagnostic, ...]
    boxes: tuple[Fence, ...] = ()


def read_body(body: str, path: str, first_line: int, *, is_story: bool = False) -> Parsed:
    """The prose of a body whose first line is line `first_line` of the file at `path`.

    A story may gather cards, timelines, lists and maps.
    """
    if not body.strip():
        return Parsed(NO_PROSE, ())

    found = _found(body, path, first_line)
    if refused := out_of_bounds(found.lines, Span(path, first_line)):
        return Parsed(NO_PROSE, (refused,))
    found.problems.extend(foreign(body, path, first_line))
    simple = simplemark.blocks(body)
    if simple is None and (body := as_typed(body)) != "\n".join(found.lines):
        simple = simplemark.blocks(body)

    try:
        plainly = None if simple is None else "".join([_simple(block, found) for block in simple])
        html = _parsed(body, found, is_story=is_story) if plainly is None else plainly
    except TangledError as tangled:
        place = Span(path, first_line + tangled.line)
        return Parsed(NO_PROSE, (*found.problems, error(place, "body-link", *TANGLED)))
    prose = Prose(
        utf8=html.encode(),
        links=tuple(found.links),
        citations=tuple(found.citations),
        headings=tuple(found.headings),
        images=tuple(found.images),
    )
    if refused := overfull(prose, Span(path, first_line)):
        return Parsed(NO_PROSE, (*found.problems, refused))
    return Parsed(prose, tuple(found.problems), tuple(found.boxes))


class _Found(NamedTuple):
    """What was found in a body so far, and where its lines stand."""

    path: str
    first_line: int
    lines: Sequence[str]
    links: list[BodyLink]
    citations: list[BodyCitation]
    headings: list[Heading]
    images: list[BodyImage]
    boxes: list[Fence]
    problems: list[Diagnostic]
    reported: set[tuple[int, str]]  # line and message of each problem with a link
    anchors: dict[str, int]  # those that are taken, with the next number that may be free

    def at(self, cursor: Cursor) -> At:
        return (self.first_line + cursor.line, cursor.column + 1)


def _found(body: str, path: str, first_line: int) -> _Found:
    return _Found(
        path=path,
        first_line=first_line,
        lines=body.split("\n"),
        links=[],
        citations=[],
        headings=[],
        images=[],
        boxes=[],
        problems=[],
        reported=set(),
        anchors={},
    )


# --- bodies that need the parser


def _parsed(body: str, found: _Found, *, is_story: bool) -> str:
    """The HTML of any body."""
    markdown = parser()
    tokens = markdown.parse(body)
    begin = Span(found.path, found.first_line)
    shown = gathered(tokens, found.lines, begin, is_story=is_story)
    found.boxes.extend(shown.boxes)
    found.problems.extend(shown.problems)
    for line, message, hint in lost_in(tokens, found.lines):
        place = Span(found.path, found.first_line + line)
        found.problems.append(error(place, "body-lost", message, hint))

    for number, token in enumerate(tokens):
        if token.type == "inline" and token.children:
            _read_inline(token, found)
            if any(child.type == "image" for child in token.children):
                opening, inline, closing = tokens[number - 1 : number + 2]
                inline_alone = _read_images(opening, inline, found)
                opening.hidden = closing.hidden = inline_alone
        elif token.type == "heading_open":
            token.attrSet("id", _anchor(int(token.tag[1]), _words(tokens[number + 1]), found))

    return str(markdown.renderer.render(tokens, markdown.options, {}))


def _words(heading: Any) -> str:
    kept = ("text", "code_inline")
    return "".join(child.content for child in heading.children if child.type in kept)


def _read_inline(token: Any, found: _Found) -> None:
    if "[" not in token.content and "<" not in token.content:
        return

    cursor = Cursor(token.map[0], 0)
    for number, child in enumerate(token.children):
        if child.type in ("record_link", "card_link", "citation", "stray"):
            cursor = located(child.markup, cursor, found.lines)
            _keep(child, found.at(cursor), found)
            cursor = cursor.past()
        elif child.type == "link_open" and len(found.problems) > MOST_PROBLEMS:
            continue  # to find the place of one more takes time, and nobody will read it
        elif child.type == "link_open" and not LINK_PATTERN.match(child.attrGet("href") or ""):
            cursor = opening(token.children, number, cursor, found.lines)
            _report_link(child.attrGet("href"), found.at(cursor), found)
            cursor = cursor.past()
        elif child.type == "link_open" and child.attrGet("title"):
            inside = token.children[number + 1 : number + 3]
            place = Span(found.path, *found.at(link_start(inside, cursor, found.lines)))
            message = "Worte in Anführungszeichen hinter einer Adresse sieht kaum jemand."
            found.problems.append(error(place, "body-lost", message, "In den Satz setzen."))


def _report_link(href: str | None, at: At, found: _Found) -> None:
    no_way = "Dieser Verweis führt nirgendwohin."
    message = f"„{shortened(href)}“ ist kein fester Verweis." if href else no_way
    hint = "Einträge so verlinken: [[kennung]] oder [[kennung|Worte]]; Seiten im Netz mit https://."
    if href and href.startswith(("http:", "https:")):
        message = f"„{shortened(href)}“ ist keine Webadresse."
        hint = "Vollständig und ohne Anmeldenamen angeben, z. B. https://example.org/seite."
    _report(at, message, hint, found)


def _read_images(opening: Any, inline: Any, found: _Found) -> bool:
    """Whether images alone take the place of the paragraph: a figure is no part of a sentence."""
    alone = opening.type == "paragraph_open" and all(
        child.type in ("image", "softbreak") for child in inline.children
    )
    cursor = Cursor(inline.map[0], 0)

    for child in inline.children:
        if child.type == "image":
            cursor = located("![", cursor, found.lines)
            if not alone:
                place = Span(found.path, *found.at(cursor))
                message = "Ein Bild braucht einen eigenen Absatz."
                found.problems.append(error(place, "image-inline", message, _APART))
            _keep_image(child, found.at(cursor), found)
            cursor = cursor.past(2)
    return alone


_APART = "Das Bild in eine eigene Zeile setzen, mit einer Leerzeile davor und danach."


def _keep_image(child: Any, at: At, found: _Found) -> None:
    image = BodyImage(
        file=unquote(child.attrGet("src") or ""),
        alt=" ".join(child.content.split()),
        caption=" ".join((child.attrGet("title") or "").split()),
        at=at,
    )
    child.type, child.content = "picture", f"\x02I{len(found.images)}\x03"
    found.images.append(image)


def _keep(child: Any, at: At, found: _Found) -> None:
    if child.type == "citation":
        child.content = _keep_citation(Cited(*child.meta), at, found)
        return
    first, second = child.meta
    if child.type in ("record_link", "card_link"):
        slot = "L" if child.type == "record_link" else "K"
        child.content = f"\x02{slot}{len(found.links)}\x03"
        found.links.append(BodyLink(first, second, at))
    else:
        _report(at, first, second, found)


def _keep_citation(said: Cited, at: At, found: _Found) -> str:
    """The slot of it."""
    found.citations.append(BodyCitation(said.source, said.quote, at, locator=said.locator))
    return f"\x02C{len(found.citations) - 1}\x03"


def _report(at: At, message: str, hint: str, found: _Found) -> None:
    """Once a line: a line of brackets is one slip."""
    line, _ = at
    if (line, message) not in found.reported:
        found.reported.add((line, message))
        found.problems.append(error(Span(found.path, *at), "body-link", message, hint))


# --- bodies that do not


def _simple(block: simplemark.SimpleBlock, found: _Found) -> str:
    """The HTML of a simple block; its texts may still need the parser."""
    cursor = Cursor(block.first, 0)

    def at(typed: str) -> At:
        nonlocal cursor
        place = located(typed, cursor, found.lines)
        cursor = place.past()
        return found.at(place)

    def link(typed: str, target: str, words: str) -> str:
        found.links.append(BodyLink(target.strip(), " ".join(words.split()), at(typed)))
        return f"\x02L{len(found.links) - 1}\x03"

    slots = simplemark.Slots(link, lambda typed, said: _keep_citation(said, at(typed), found))
    contents = [
        simplemark.inline(text, slots) or _inline(text, block, found)
        for text in map(restored, block.texts)
    ]
    if not block.element.startswith("h"):
        return simplemark.wrapped_in(block.element, contents)

    (content,) = contents
    level = level_of(block.element)
    words = unescape(re.sub(r"<[^>]*>|\x02[LC]\d+\x03", "", content))
    return f'<h{level} id="{_anchor(level, words, found)}">{content}</h{level}>\n'


def _inline(text: str, block: simplemark.SimpleBlock, found: _Found) -> str:
    markdown = parser()
    (token,) = markdown.parseInline(text)
    token.map = [block.first, block.last]
    _read_inline(token, found)
    return str(markdown.renderer.renderInline(token.children, markdown.options, {}))


# --- headings


def _anchor(level: int, words: str, found: _Found) -> str:
    """A heading's fragment, unique in its body; keeps the heading."""
    base = "h-" + (slug(words) or "abschnitt")
    first = found.anchors.get(base, 1)
    numbered = ((n, f"{base}-{n}" if n > 1 else base) for n in count(first))
    last, anchor = next((n, anchor) for n, anchor in numbered if anchor not in found.anchors)
    found.anchors[base] = last + 1
    found.anchors.setdefault(anchor, 1)
    found.headings.append(Heading(level, words, anchor))
    return anchor
