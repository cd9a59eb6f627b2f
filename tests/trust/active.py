"""What a browser would do with a page beyond showing words: run, load, send, lead elsewhere. Read by two parsers."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import html5lib

from chronik.html.frame import POLICY, THEME


class Tag(NamedTuple):
    """An element as a parser read it: name and attributes in small letters, and the text within a script."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str = ""

    def get(self, name: str) -> str:
        return dict(self.attributes).get(name, "")


# What a page of ours is made of. Anything else came from elsewhere.
KNOWN = frozenset(
    [
        "a",
        "abbr",
        "article",
        "aside",
        "b",
        "blockquote",
        "fieldset",
        "dialog",
        "datalist",
        "body",
        "br",
        "button",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "li",
        "link",
        "main",
        "mark",
        "meta",
        "nav",
        "ol",
        "optgroup",
        "option",
        "output",
        "p",
        "picture",
        "pre",
        "q",
        "s",
        "script",
        "search",
        "section",
        "select",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "template",
        "tfoot",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "ul",
        "var",
        "wbr",
        "svg",
        "circle",
        "clippath",
        "defs",
        "desc",
        "ellipse",
        "foreignobject",
        "g",
        "line",
        "lineargradient",
        "path",
        "pattern",
        "polygon",
        "polyline",
        "rect",
        "stop",
        "symbol",
        "text",
        "tspan",
        "use",
    ]
)
_LOADS = {
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("source", "srcset"),
    ("use", "href"),
    ("link", "href"),
    ("form", "action"),
    ("image", "href"),
}
_ADDRESSES = frozenset(
    ["href", "src", "srcset", "action", "formaction", "poster", "data", "background", "cite", "longdesc", "manifest", "ping", "xlink:href", "srcdoc"]
)
_POINTS = ("canonical", "license", "alternate", "next", "prev", "external")  # relations that say something and load nothing
MOVED = "default-src 'none'; base-uri 'none'; form-action 'none'"  # of a page that only leads on
_OF_PARSER = frozenset(("html", "head", "body", "tbody", "colgroup"))  # tags that need not be typed


def by_standard(page: str) -> list[Tag]:
    """As browsers read it (WHATWG). Raises what html5lib raises where the page is not well formed."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return [_tag(e) for e in document.iter() if isinstance(e.tag, str)]


def _tag(element: Any) -> Tag:
    named = ((_local(name), value or "") for name, value in element.attrib.items())
    return Tag(_local(element.tag), tuple(sorted(named)), "".join(element.itertext()) if _local(element.tag) == "script" else "")


def _local(name: Any) -> str:
    local = name[-1] if isinstance(name, tuple) else str(name).rpartition("}")[2]
    return str(local).lower()


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag if tag == "script" else ""
        self.tags.append(Tag(tag, tuple(sorted((name.rpartition(":")[2], value or "") for name, value in attrs))))

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            last = self.tags[-1]
            self.tags[-1] = last._replace(text=last.text + data)

    def handle_comment(self, data: str) -> None:
        self.tags.append(Tag("!--", (), data))


def by_letters(page: str) -> list[Tag]:
    """As a plain reader of tags does, which knows nothing of what may stand where (Python's html.parser)."""
    reader = _Plain()
    reader.feed(page)
    reader.close()
    return reader.tags


def differing(first: list[Tag], second: list[Tag]) -> list[Tag]:
    """What one of them sees and the other does not."""
    one, other = (Counter(tag for tag in tags if tag.name not in _OF_PARSER) for tags in (first, second))
    return [*((one - other) | (other - one))]


def active(tags: list[Tag], address: str) -> Iterator[str]:
    """What the page would do that no page of ours does. `address` is where the site stands."""
    ordering = [(order, tag) for tag in tags if (order := tag.get("http-equiv").lower())]
    rules = [tag for order, tag in ordering if order == "content-security-policy"]
    moved = any(order == "refresh" for order, _ in ordering)
    first = next((n for n, tag in enumerate(tags) if tag.name in ("script", "link", "img", "style")), len(tags))
    if [rule.get("content") for rule in rules] != [MOVED if moved else POLICY] or tags.index(rules[0]) > first:
        yield f"other rules: {rules}"
    for tag in tags:
        yield from _done(tag, address)


@lru_cache(maxsize=1 << 16)
def _done(tag: Tag, address: str) -> tuple[str, ...]:
    """Most elements are on every page, and read twice."""
    return tuple(doing(tag, address))


def doing(tag: Tag, address: str) -> Iterator[str]:
    """The same of one element."""
    if tag.name not in KNOWN:
        yield f"element: {tag}"
    if tag.name == "script":
        yield from _script(tag)
    if tag.get("http-equiv") and tag.get("http-equiv").lower() not in ("content-security-policy", "refresh"):
        yield f"meta: {tag}"
    if tag.get("http-equiv").lower() == "refresh" and not re.fullmatch(r"0; ?url=[a-z0-9./#-]+", tag.get("content"), re.IGNORECASE):
        yield f"refresh: {tag}"
    for name, value in tag.attributes:
        if name.startswith("on") or name in ("srcdoc", "formaction", "ping", "background", "nonce") or not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            yield f"attribute: {tag}"
        if name == "style" or (name in _PAINT and re.search(r"url\((?!#)", value, re.IGNORECASE)):
            yield f"style: {tag}"
        if name in _ADDRESSES:
            yield from (f"address: {tag}" for part in _parts(name, value) if not _harmless(tag, name, part, address))


_PAINT = frozenset(
    ["fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker-start", "marker-mid", "marker-end"]
)  # of SVG, which may name a file


def _parts(name: str, value: str) -> list[str]:
    return [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value]


def _harmless(tag: Tag, name: str, value: str, address: str) -> bool:
    """Whether it leads to a page in the net, writes a mail, or loads from here."""
    cleaned = re.sub(r"[\x00-\x20\x7f]+", "", value)  # as browsers do before they look for the scheme
    if cleaned != value or value.startswith(("//", "\\", "/\\")):
        return False
    scheme = urlsplit(cleaned).scheme.lower() if ":" in re.split(r"[/?#]", cleaned, maxsplit=1)[0] else ""
    points = tag.name == "a" or (tag.name == "link" and tag.get("rel") in _POINTS)
    if (tag.name, name) in _LOADS and not points:
        return not scheme or cleaned.startswith(address)
    return scheme in ("", "http", "https") or (scheme == "mailto" and tag.name == "a")


def _script(tag: Tag) -> Iterator[str]:
    kind = tag.get("type")
    if kind in ("application/json", "application/ld+json"):
        if "<" in tag.text:
            yield f"data with tags: {tag.text[:200]}"
        json.loads(tag.text)
    elif tag.text != ("" if tag.get("src") else THEME) or kind not in ("", "module"):
        yield f"script: {tag}"
