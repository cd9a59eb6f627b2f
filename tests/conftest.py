"""What the integration tests share: projects in a temporary folder, the real command, and a text rendering of pages."""

from __future__ import annotations

import difflib
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent
WORLDS = HERE / "worlds"
BLESS = bool(os.environ.get("CHRONIK_BLESS"))
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


class Done(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


class Project(NamedTuple):
    """A chronicle in a folder of its own, built with the templates and assets of the repository."""

    root: Path
    search: bool = False  # whether builds make the full-text index, which costs time

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, path: str, content: str | bytes) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def command(self, *arguments: str) -> list[str]:
        """The words that run build.py on this project; an argument given again later wins."""
        places = [word for name in ("content", "seeds") for word in (f"--{name}", str(self.root / name))]
        own = ["--output", str(self.site), "--cache", str(self.root / ".cache")]
        word, *rest = arguments or ("build",)
        return [sys.executable, str(ROOT / "build.py"), word, *places, *own, *([] if self.search else ["--no-search"]), *rest]

    def run(self, *arguments: str, cwd: Path | None = None, timeout: float = 60, **environment: str) -> Done:
        done = subprocess.run(
            self.command(*arguments), cwd=cwd or self.root, env={**os.environ, **environment}, capture_output=True, timeout=timeout, check=False
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def built(self, *arguments: str, **environment: Any) -> dict[str, bytes]:
        """The site after a build that must succeed."""
        done = self.run("build", *arguments, **environment)
        assert done.code == 0, done.out + done.err
        return tree(self.site)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path; folders themselves are not listed."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def project(root: Path, world: str = "family") -> Project:
    """A copy of a world, ready to be edited."""
    shutil.copytree(WORLDS / world, root, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    return Project(root)


@pytest.fixture
def family(tmp_path: Path) -> Project:
    return project(tmp_path / "projekt")


@pytest.fixture(scope="session")
def family_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The family world, built once."""
    return project(tmp_path_factory.mktemp("familie")).built()


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
