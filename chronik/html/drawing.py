"""Blocks -> HTML. The inner parts of pages, drawn some hundred thousand times in a large chronicle
(docs/decisions/0006).

Page templates call `block`, `moment`, `links` and the like. Every text is escaped here; what a
function returns is safe. `root` is the way from the page to the site's root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from chronik.html.blocks import (
    Body,
    Cite,
    FactList,
    Group,
    Groups,
    Item,
    Note,
    NoteList,
    Picture,
    Table,
)
from chronik.html.cards import notes, timeline, titled
from chronik.html.escaping import esc
from chronik.html.photos import drawn_all
from chronik.html.sources import fulltext, passages


def item(i: Item, root: str) -> str:
    """Words with what is said about them."""
    url, name, detail, numbers, remark, time = i[:6]
    if not url:
        shown = f'<time datetime="{esc(time)}">{esc(name)}</time>' if time else esc(name)
    elif "://" in url:
        shown = f'<a{" class=" + chr(34) + "url" + chr(34) if url == name else ""} href="{esc(url)}" rel="external">{esc(name)}</a>'
    else:
        shown = f'<a href="{root}{url}">{esc(name)}</a>'
    if numbers:
        shown += notes(numbers)
    if detail and detail not in name:
        shown += f' <span class="detail">{esc(detail)}</span>'
    return f'{shown} <span class="remark">{esc(remark)}</span>' if remark else shown


def links(items: Iterable[Item], root: str) -> str:
    return (
        f'<ul class="links">\n{"".join([f"<li>{item(i, root)}</li>" + NL for i in items])}</ul>\n'
    )


NL = "\n"


def picture(b: Picture, root: str) -> str:
    """A picture under its own heading, its links already made for this page."""
    words = f"<figcaption>{esc(b.words)}</figcaption>\n" if b.words else ""
    return f'<section class="depiction" id="{b.anchor}">\n{titled(b.title, "")}<figure class="pictured">\n{b.svg}{words}</figure>\n</section>\n'


def facts(b: FactList, root: str) -> str:
    rows = [
        f"<div><dt>{esc(row.label)}</dt>{''.join([f'<dd>{item(i, root)}</dd>' for i in row.items])}</div>\n"
        for row in b.rows
    ]
    return f'<dl class="facts">\n{"".join(rows)}</dl>\n'


def body(b: Body, root: str) -> str:
    return f'<div class="prose">\n{b.html}</div>\n'


def groups(b: Groups, root: str) -> str:
    kind, said = (
        "section" if b.title else "div",
        titled(b.title, b.intro, b.picture),
    )  # a section has a heading
    return f'<{kind} class="groups" id="{b.anchor}">\n{said}{"".join([_group(g, root) for g in b.groups])}</{kind}>\n'


def _group(g: Group, root: str) -> str:
    meaning = f" <small>{esc(g.meaning)}</small>" if g.meaning else ""
    heading = f"<h3>{esc(g.label)}{meaning}</h3>\n" if g.label else ""
    return f'<div class="group">\n{heading}{links(g.items, root)}</div>\n'


def table(b: Table, root: str) -> str:
    head = "".join([f'<th scope="col">{esc(c)}</th>' for c in b.columns])
    rows = "".join([_row(row, b.columns, root) for row in b.rows])
    return (
        f'<section class="tabled" id="{b.anchor}">\n{titled(b.title, b.intro, b.picture)}<table>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
    )


def _row(row: Sequence[Sequence[Item]], columns: Sequence[str], root: str) -> str:
    cells = [", ".join([item(i, root) for i in cell]) for cell in row]
    rest = "".join(
        [
            f'<td data-label="{esc(label)}">{cell}</td>' if cell else "<td></td>"
            for label, cell in zip(columns[1:], cells[1:], strict=True)
        ]
    )
    return f'<tr><th scope="row">{cells[0]}</th>{rest}</tr>\n'


def notelist(b: NoteList, root: str) -> str:
    """Quotes with where they stand; where all stand in one source, it is named once."""
    pages = {n.url.partition("#")[0] if n.quote else "" for n in b.notes}
    one = len(b.notes) > 1 and len(pages) == 1 and "" not in pages
    source = (
        f'<p class="intro">Alle aus: {_source(b.notes[0], root + min(pages))}</p>\n' if one else ""
    )
    rows = "".join([_passage(n, root) if one else _note(n, root) for n in b.notes])
    return f'<section class="notes" id="belege">\n<h2>Belege</h2>\n{source}<ol>\n{rows}</ol>\n</section>\n'


def _note(n: Note, root: str) -> str:
    quote = f"<q>{esc(n.quote)}</q> " if n.quote else ""
    return f'<li id="beleg-{n.number}">{quote}<span class="from">{_source(n, root + n.url)}</span></li>\n'


def _source(n: Note, url: str) -> str:
    return f'<a href="{url}">{esc(n.source)}</a>' + (
        f', <span class="detail">{esc(n.detail)}</span>' if n.detail else ""
    )


def _passage(n: Note, root: str) -> str:
    hidden = f'<span class="hidden"> von Beleg {n.number}</span>'
    return f'<li id="beleg-{n.number}"><q>{esc(n.quote)}</q> <a class="at" href="{root}{n.url}">zur\u00a0Stelle{hidden}</a></li>\n'


def cite(b: Cite, root: str) -> str:
    """Texts to copy stand ready to be selected; on narrow pages they break where they must."""
    correct = (
        f'<p class="correct"><a href="{esc(b.correction)}" rel="external">Korrektur vorschlagen</a></p>\n'
        if b.correction
        else ""
    )
    state = (
        f' Fassung\u00a0<a class="version" href="{root}daten/#fassung">{b.version}</a>.'
        if b.version
        else ""
    )
    state += (
        f' Stand des Eintrags: <time datetime="{b.edited_on}">{b.edited}</time>.'
        if b.edited
        else ""
    )
    address = (
        f' <span class="url">{_plain(b.address).replace("/", "/<wbr>")}</span>' if b.address else ""
    )
    ready = f"<pre>{_plain(b.bibtex)}</pre>\n<pre>{_plain(b.csl)}</pre>\n"
    more = (
        f"<details>\n<summary>BibTeX und CSL-JSON</summary>\n{ready}</details>\n"
        if b.bibtex
        else ""
    )
    return f'<section class="cite" id="zitieren">\n<h2>Zitieren</h2>\n<p>{esc(b.words)}{state}{address}</p>\n{more}{correct}</section>\n'


def _plain(text: str) -> str:
    """Text between tags that is used once: its quotation marks stay as they are, and nothing
    remembers it.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_DRAW: dict[str, Callable[[Any, str], str]] = {
    "facts": facts,
    "body": body,
    "groups": groups,
    "timeline": timeline,
    "table": table,
    "passages": passages,
    "notes": notelist,
    "cite": cite,
    "picture": picture,
    "fulltext": fulltext,
    "figures": drawn_all,
}


def block(b: Any, root: str) -> str:
    return _DRAW[b.block](b, root)
