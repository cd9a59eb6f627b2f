"""What stands on pages, whoever drew them: links, ids, words, and a diff of two texts."""

from __future__ import annotations

import difflib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import html5lib

Element = Any  # of xml.etree; html5lib has no types
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
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
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
    ]
)
_MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### ", "li": "- ", "dt": "? ", "dd": ": ", "tr": "| "}


def unlike(expected: str, found: str, name: str) -> str:
    """A unified diff, empty when both are the same."""
    return "".join(difflib.unified_diff(expected.splitlines(True), found.splitlines(True), f"{name} (expected)", f"{name} (found)"))


@cache
def parsed(page: bytes) -> Element:
    """The document. What stands in a `<template>` is no part of it, for readers as for browsers."""
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page, transport_encoding="utf-8")
    for template in [*document.iter("template")]:
        del template[:]
    return document


def address(path: str) -> str:
    """The address a file of the site is served under."""
    return "/" + path.removesuffix("index.html")


def pages(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The HTML files; pages that only lead on to another are left in."""
    return {path: data for path, data in site.items() if path.endswith(".html")}


def redirects(page: bytes) -> bool:
    return b'http-equiv="refresh"' in page


def targets(document: Element) -> Iterator[tuple[str, str]]:
    """(tag, address) of everything a page links to or loads."""
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name in ("href", "src", "action", "poster", "data") or (isinstance(name, tuple) and name[-1] == "href"):
                yield element.tag, value
            elif name == "srcset":
                yield from ((element.tag, part.split()[0]) for part in value.split(","))
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            yield "meta", re.split(r"url=", element.get("content", ""), maxsplit=1, flags=re.IGNORECASE)[-1]


def unresolved(site: Mapping[str, bytes], mount: str, path: str, target: str) -> bool:
    """Whether a target on a page leads to no file, or no id in it, of the site that is served at `mount`."""
    parts = urlsplit(urljoin(f"http://hier{mount}{address(path).lstrip('/')}", target))
    if parts.netloc != "hier":
        return False
    file = unquote(parts.path.removeprefix(mount)) if parts.path.startswith(mount) else "?"
    file = f"{file}index.html" if file.endswith("/") or not file else file
    return file not in site or (bool(parts.fragment) and unquote(parts.fragment) not in ids(site[file]))


@cache
def ids(page: bytes) -> tuple[str, ...]:
    return tuple(element.get("id") for element in parsed(page).iter() if element.get("id") is not None)


def words(page: bytes, path: str) -> str:
    """What `<main>` says, whatever its markup: a line a block, with headings, list points, facts, links and times.

    Addresses are from the site's root. Of a picture only its name is told.
    """
    main = parsed(page).find(".//main")
    lines: list[list[str]] = [[]]

    def walk(element: Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else "!"
        if tag == "!" or tag.endswith(("script", "style", "template")):
            return
        if tag.rpartition("}")[2] == "svg":
            lines[-1].append(f"⟨Bild: {' '.join(''.join(t.itertext()) for t in element if str(t.tag).endswith('title'))}⟩")
            return
        if tag in _BLOCKS:
            lines.append([_MARKS[tag]] if tag in _MARKS else [])
        if tag == "a":
            lines[-1].append("[")
        if tag in ("th", "td"):
            lines[-1].append("│ ")
        lines[-1].append(element.text or "")
        for child in element:
            walk(child)
            lines[-1].append(child.tail or "")
        if tag == "a":
            lines[-1].append(f"]({_from_root(element.get('href', ''), path)})")
        if tag == "time":
            lines[-1].append(f" ⟨{element.get('datetime')}⟩")
        if tag == "img":
            lines[-1].append(f"⟨Bild: {element.get('alt')}⟩")
        if tag in _BLOCKS:
            lines.append([])

    walk(main)
    said = (" ".join("".join(line).split()) for line in lines)
    return "".join(line + "\n" for line in said if line.strip("-|:?# "))


def _from_root(href: str, path: str) -> str:
    if href.startswith("#") or urlsplit(href).scheme:
        return href
    return urljoin(posixpath.join("/", path), href)


def filter_rows(site: Mapping[str, bytes]) -> list[tuple[int, list[Any]]]:
    """The year (0 for none) and the row of each event, as the files of the filter have them, in their order."""

    def loaded(name: str) -> Any:
        return json.loads(site[f"chronik/filter/{name}.json"])

    choices = loaded("auswahl")
    rows = [row for name, _ in choices["rows"] for row in loaded(f"zeilen/{name}")]
    years = [year for year, count in choices["years"] for _ in range(count)]
    return list(zip(years, rows, strict=True))
