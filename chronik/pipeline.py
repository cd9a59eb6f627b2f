"""The spine: what a build is, in one screen.

parse -> resolve -> check (all problems, sorted; an error means that nothing is written) -> derive -> render | export.
A function from bytes to bytes: it opens no file and knows no clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from chronik.checks import check
from chronik.chronicle import Chronicle, resolve
from chronik.diagnostics import Diagnostic, Span, error, failing, ordered
from chronik.entries import decode, read_entry
from chronik.evidence import pin
from chronik.exports import EXPORTS
from chronik.parts import Whole, whole_of
from chronik.render import frame_of, path_of, renderer, template_fault
from chronik.settings import Site, read_site
from chronik.views import PAGES


class Sources(NamedTuple):
    """All a build may use: contents by path, and the options that change the site."""

    records: Mapping[str, bytes]
    site: bytes | None
    seeds: Mapping[str, bytes]
    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
    base_url: str = ""
    strict: bool = False


class Built(NamedTuple):
    """A site: every file by its path. `problems` are warnings."""

    files: dict[str, bytes]
    pages: int
    problems: tuple[Diagnostic, ...]


class Failed(NamedTuple):
    problems: tuple[Diagnostic, ...]


class Checked(NamedTuple):
    chronicle: Chronicle
    problems: tuple[Diagnostic, ...]


def build(sources: Sources, unread: tuple[Diagnostic, ...] = ()) -> Built | Failed:
    """The site of these sources, or everything that is wrong with them."""
    checked = examine(sources, unread)
    if failing(checked.problems, strict=sources.strict):
        return Failed(checked.problems)
    whole = whole_of(checked.chronicle)
    try:
        files, pages = _pages(whole, sources)
    except Exception as fault:
        if not type(fault).__module__.startswith("jinja2"):
            raise
        return Failed(ordered((*checked.problems, template_fault(fault, "templates"))))
    urls = [path.removesuffix("index.html") for path in files if path.endswith("index.html")]
    files |= {path: export(whole, urls) for path, export in EXPORTS}
    files |= {f"assets/{name}": data for name, data in sources.assets.items()}
    return Built(files, pages, checked.problems)


def examine(sources: Sources, unread: tuple[Diagnostic, ...] = ()) -> Checked:
    """Parse, resolve and check; `unread` are problems of files that could not be read."""
    site, site_problems = _site(sources)
    read = [read_entry(path, data) for path, data in sources.records.items()]
    entries = [r.entry for r in read if r.entry]
    pinned = pin(entries, sources.seeds)
    known = frozenset((*(r.key for r in read), *(_key(d.span.path) for d in unread)))
    chronicle, dangling = resolve(entries, known, site, pinned.texts)
    found = (*unread, *site_problems, *(p for r in read for p in r.problems), *pinned.problems, *dangling, *check(chronicle))
    return Checked(chronicle, ordered(found))


def _site(sources: Sources) -> tuple[Site, tuple[Diagnostic, ...]]:
    path = "content/site.yaml"
    if sources.site is None:
        return Site(), (error(Span(path), "site-missing", "content/site.yaml fehlt.", "Anlegen, mindestens mit der Zeile „title: Chronik …“."),)
    text = decode(path, sources.site)
    if isinstance(text, Diagnostic):
        return Site(), (text,)
    site, problems = read_site(path, text)
    return (site._replace(base_url=sources.base_url) if sources.base_url else site), problems


def _key(path: str) -> str:
    """The key a file would have: an unreadable file raises no echoes either."""
    parts = path.split("/")
    return f"{parts[1]}/{parts[-1].rpartition('.')[0]}" if len(parts) > 2 else path


def _pages(whole: Whole, sources: Sources) -> tuple[dict[str, bytes], int]:
    assets = {name: f"assets/{name}?v={hashlib.sha256(data).hexdigest()[:8]}" for name, data in sources.assets.items()}
    render = renderer(sources.templates, frame_of(whole, assets))
    files: dict[str, bytes] = {}
    for kind in PAGES:
        for subject in kind.subjects(whole):
            view = kind.view(whole, subject)
            files[path_of(view)] = render(view)
    return files, len(files)
