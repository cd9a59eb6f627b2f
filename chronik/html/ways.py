"""Ways within a page and to the pages that follow it, as HTML: contents, jumps, the pager."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.html.blocks import Pager
from chronik.html.view import Crumb, Entry
from chronik.words.escaping import esc
from chronik.words.german import number


def contents(entries: Iterable[Entry], root: str) -> str:
    """The sections of a long page, folded, in reach wherever one reads."""
    rows = "".join([_entry(entry, root) for entry in entries])
    return (
        '<nav class="contents" aria-label="Inhalt dieser Seite"><details>\n'
        f"<summary>Inhalt</summary>\n<ul>\n{rows}</ul>\n</details></nav>\n"
    )


def _entry(entry: Entry, root: str) -> str:
    count = f' <span class="count">{number(entry.size)}</span>' if entry.size > 1 else ""
    inner = "".join([f"<li>{_link(crumb, root)}</li>\n" for crumb in entry.jumps])
    below = f"\n<ul>\n{inner}</ul>" if inner else ""
    return f"<li>{_link(Crumb(entry.url, entry.name), root)}{count}{below}</li>\n"


def _link(crumb: Crumb, root: str) -> str:
    way = "" if crumb.url.startswith("#") else root
    return f'<a href="{way}{crumb.url}">{esc(crumb.name)}</a>'


def jumps(crumbs: Iterable[Crumb], root: str) -> str:
    entries = "".join([f"<li>{_link(crumb, root)}</li>\n" for crumb in crumbs])
    return f'<nav class="letters" aria-label="Sprungmarken"><ul>\n{entries}</ul></nav>\n'


def pager(b: Pager, root: str) -> str:
    """Where one is in a long list, the next page, and every page by what it holds."""
    here = b.parts[b.number - 1]
    said = f"Seite {b.number} von {len(b.parts)} · {esc(here.words)}"
    links = "".join([_page(b, place, root) for place in range(1, len(b.parts) + 1)])
    label = f"Seiten: {esc(b.title)}" if b.title else "Seiten"
    return (
        f'<nav class="pages" aria-label="{label}">\n<p>{said}{_onward(b, root)}</p>\n'
        f"<ul>\n{links}</ul>\n</nav>\n"
    )


def _onward(b: Pager, root: str) -> str:
    if b.number == len(b.parts):
        return ""
    following = b.parts[b.number]
    words = f"Weiter: {esc(following.words)}"
    return f' <a rel="next" href="{root}{following.url}">{words}</a>'


def _page(b: Pager, place: int, root: str) -> str:
    part = b.parts[place - 1]
    if place == b.number:
        return f'<li><span aria-current="page">{esc(part.words)}</span></li>\n'
    return f'<li><a href="{root}{part.url}">{esc(part.words)}</a></li>\n'
