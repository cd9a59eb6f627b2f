"""The Markdown of nearly all bodies, read directly: paragraphs, headings, tight lists, quotations.

Whatever is not surely simple is left to markdown-it: `blocks` gives None for a body, `inline` for a
text. What is read here comes out byte for byte as markdown-it writes it;
tests/records/test_simplemark.py holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.bodies.parser import Cited, citation_typed

# A line that can begin or continue nothing but a paragraph. No table, fence, HTML, rule or
# indentation, and of stars only two before a word.
_PLAIN = late(
    r"(?![ \t#>\-+_=~`|<:\\&\x0b\x0c\x1c-\x1f\x85\xa0"
    r"\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|\*(?!\*(?:\[|[^\W_])))"
    r"(?![0-9]{1,9}[.)](?:\s|$)).*\S\Z"
)
_HEADING = late(r"(#{1,6}) ([^\s#].*[^\s#]|[^\s#])\Z")
_BULLET = late(r"- (?=\S)")

# as parser.LINK, on one line
_LINK = r"(?<=\[)\[(?P<target>[^\[\]|\\\n]+)(?:\|(?P<shown>[^\[\]\n]+))?\]\]"

# as parser.CITATION, and its form without a quote. Of brackets a quote holds no others than „[…]“:
# so nothing is looked for behind the next citation.
_BESIDE = r"[^\[\]\"„“”»«]*"
_CITED = (
    rf"(?<=\[)@{_BESIDE}"
    rf"(?:[\"„“»](?:[^\[\]]|\[[^\[\]\"„“”»«@]*\])*?[\"“”«]{_BESIDE})?\]"
)

_WORD = r"[^\W_](?:[^\\`*_\[\]<>&~\n\"]*[^\W_])?"
# Each form begins with one of three characters, which is how the search finds it quickly; what
# stood before that is asked afterwards.
_SPAN = late(
    rf"[\[*`](?:{_LINK}|(?P<cited>{_CITED})|(?<![^ \n(][\[*`])"
    rf"(?:(?<=\*)\*(?P<strong>{_WORD}|\[{_WORD}\])\*\*|(?<=\*)(?P<em>{_WORD})\*"
    r"|(?<=`)(?P<code>[^\s\\`*_\[\]<>&~\"](?:[^\\`*_\[\]<>&~\n\"]*[^\s\\`*_\[\]<>&~\"])?)`"
    rf"|(?<=\[)(?P<words>{_WORD})\]\((?P<url>https?://[A-Za-z0-9][A-Za-z0-9./-]*)\))"
    r"(?=[ \n.,;:?)]|\Z))"
)


class SimpleBlock(NamedTuple):
    """A block, and the lines of the body (from 0) that it takes."""

    element: str  # p, h1 … h6, ul, blockquote
    first: int
    last: int  # exclusive
    texts: tuple[str, ...]  # its inline contents, one for each list item


def blocks(body: str) -> list[SimpleBlock] | None:
    """The blocks of a body, or None when one of them is not surely simple."""
    if "![" in body:
        return None  # an image takes the place of its paragraph

    found: list[SimpleBlock] = []
    lines = body.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].strip(" "):
            at += 1
            continue
        end = at
        while end < len(lines) and lines[end].strip(" "):
            end += 1

        block = _block(lines[at:end], at, end)
        if block is None or (found and _are_one(found[-1], block)):
            return None
        found.append(block)
        at = end
    return found


def _are_one(first: SimpleBlock, second: SimpleBlock) -> bool:
    """Two lists with a blank line between them are one loose list."""
    return second.element == first.element and second.element in ("ul", "blockquote")


def _block(lines: list[str], first: int, last: int) -> SimpleBlock | None:
    start = lines[0][:1]
    if start == "#":
        heading = _HEADING.match(lines[0]) if len(lines) == 1 else None
        return SimpleBlock(f"h{len(heading[1])}", first, last, (heading[2],)) if heading else None
    if start == "-":
        items = tuple(line[2:] for line in lines if _BULLET.match(line) and _PLAIN.match(line[2:]))
        return SimpleBlock("ul", first, last, items) if len(items) == len(lines) else None

    element, inner = "p", lines
    if start == ">":
        element = "blockquote"
        inner = [line[2:] if line.startswith("> ") else "" for line in lines]
    if not all(map(_PLAIN.match, inner)) or all(map(_is_link, inner)):
        return None
    return SimpleBlock(element, first, last, ("\n".join(inner),))


def _is_link(line: str) -> bool:
    """Whether it may be nothing but a link: in a story that is a card."""
    return line.startswith("[[") and line.endswith("]]")


def wrapped_in(element: str, contents: list[str]) -> str:
    """The block's HTML around the HTML of its contents."""
    if element == "ul":
        return "<ul>\n" + "".join([f"<li>{content}</li>\n" for content in contents]) + "</ul>\n"
    if element == "blockquote":
        return f"<blockquote>\n<p>{contents[0]}</p>\n</blockquote>\n"
    return f"<{element}>{contents[0]}</{element}>\n"


class Slots(NamedTuple):
    """What gives the slots of links and citations, in their order. Only asked for those of a text
    that can be read here.
    """

    link: Callable[[str, str, str], str]  # as typed, target, words
    citation: Callable[[str, Cited], str]  # as typed, what it says


def inline(text: str, slots: Slots) -> str | None:
    """The HTML of a text with at most emphasis, code, citations, links to records and to the web in
    it, or None.
    """
    if not _is_special(text):
        return text.replace('"', "&quot;")

    spans = list(_SPAN.finditer(text))
    citations = [citation_typed(span[0]) for span in spans if span["cited"]]
    if not all(citations):
        return None
    starts, ends = [span.start() for span in spans], [span.end() for span in spans]
    gaps = [text[a:b] for a, b in zip([0, *ends], [*starts, len(text)], strict=True)]
    if any(map(_is_special, gaps)):
        return None

    known = filter(None, citations)
    parts = [gaps[0].replace('"', "&quot;")]
    for span, gap in zip(spans, gaps[1:], strict=True):
        html = slots.citation(span[0], next(known)) if span["cited"] else _span(span, slots)
        parts += html, gap.replace('"', "&quot;")
    return "".join(parts)


def _is_special(text: str) -> bool:
    """Whether a character may begin something else than text. A line break is one: no line of a
    block begins or ends with a blank.

    Written out, because looking for one character is much faster than looking for one of several.
    """
    often = "[" in text or "*" in text or "_" in text or "&" in text or "<" in text
    return often or "`" in text or "\\" in text or "]" in text or ">" in text or "~" in text


def _span(match: re.Match[str], slots: Slots) -> str:
    if match["target"]:
        return slots.link(match[0], match["target"], match["shown"] or "")
    if match["url"]:
        return f'<a href="{match["url"]}">{match["words"]}</a>'
    element = str(match.lastgroup)
    return f"<{element}>{match[element]}</{element}>"
