"""Ways within a page and to the pages that follow it, as HTML: contents, jumps, the pager."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.html.blocks import Pager
from chronik.html.view import Crumb, Section
from chronik.words.escaping import esc
from chronik.words.german import number

_MANY = 12  # pages


def contents_nav(entries: Iterable[Section], root: str) -> str:
    """The sections of a long page, folded, in reach wherever one reads."""
    rows = "".join([_entry(entry, root) for entry in entries])
    return (
        '<nav class="contents" aria-label="Inhalt dieser Seite"><details>\n'
        f"<summary>Inhalt</summary>\n<ul>\n{rows}</ul>\n</details></nav>\n"
    )


def _entry(entry: Section, root: str) -> str:
    count = f' <span class="count">{number(entry.size)}</span>' if entry.size > 1 else ""
    inner = "".join([f"<li>{_link(crumb, root)}</li>\n" for crumb in entry.jumps])
    below = f"\n<ul>\n{inner}</ul>" if inner else ""
    return f"<li>{_link(Crumb(entry.url, entry.name), root)}{count}{below}</li>\n"


def _link(crumb: Crumb, root: str) -> str:
    way = "" if crumb.url.startswith("#") else root
    return f'<a href="{way}{crumb.url}">{esc(crumb.name)}</a>'


def jumps_nav(crumbs: Iterable[Crumb], root: str) -> str:
    entries = "".join([f"<li>{_link(crumb, root)}</li>\n" for crumb in crumbs])
    return f'<nav class="letters" aria-label="Sprungmarken"><ul>\n{entries}</ul></nav>\n'


def pager(b: Pager, root: str) -> str:
    """Where one is in a long list, the pages beside it, and every page by what it holds."""
    said = f"Seite {b.number} von {len(b.parts)} · {esc(b.parts[b.number - 1].words)}"
    beside = f"{_beside(b, b.number - 1, root)}{_beside(b, b.number + 1, root)}"
    label = f"Seiten: {esc(b.title)}" if b.title else "Seiten"
    return (
        f'<nav class="pages" aria-label="{label}">\n<p>{said}</p>\n'
        f'<p class="beside">{beside}</p>\n{_every(b, root)}</nav>\n'
    )


def _beside(b: Pager, number: int, root: str) -> str:
    if not 1 <= number <= len(b.parts):
        return ""
    part = b.parts[number - 1]
    if number > b.number:
        words = f'{esc(part.words)}<span aria-hidden="true"> →</span>'
        return f'<a rel="next" href="{root}{part.url}">Weiter: {words}</a>'
    words = f'<span aria-hidden="true">← </span>Zurück: {esc(part.words)}'
    return f'<a rel="prev" href="{root}{part.url}">{words}</a>'


def _every(b: Pager, root: str) -> str:
    """All pages; very many are folded."""
    if len(b.parts) < 3:
        return ""
    rows = "".join([_page(b, number, root) for number in range(1, len(b.parts) + 1)])
    links = f"<ul>\n{rows}</ul>\n"
    if len(b.parts) <= _MANY:
        return links
    return f"<details>\n<summary>Alle {len(b.parts)} Seiten</summary>\n{links}</details>\n"


def _page(b: Pager, number: int, root: str) -> str:
    part = b.parts[number - 1]
    if number == b.number:
        return f'<li><span aria-current="page">{esc(part.words)}</span></li>\n'
    return f'<li><a href="{root}{part.url}">{esc(part.words)}</a></li>\n'
