"""Blocks -> HTML: the inner parts of pages (docs/decisions/0006).

Page templates call `block`, `moment`, `links` and the like. Every text is escaped here; what a
function returns is safe. `root` is the way from the page to the site's root. Items are drawn some
hundred thousand times in a large chronicle.
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
    Picture,
    Quotable,
    Row,
    Table,
)
from chronik.html.cards import notes, picks, remark_letter, timeline, titled
from chronik.html.photos import drawn_all, drawn_appearances
from chronik.html.sources import fulltext, notelist, passages, player, remarklist
from chronik.html.ways import pager
from chronik.words.escaping import esc


def item(i: Item, root: str) -> str:
    """Words with what is said about them."""
    words = _linked(i, root) if i.url else _timed(i)
    if i.notes:
        words += notes(i.notes)
    if i.mark:
        words += remark_letter(i.mark)
    if i.detail and i.detail not in i.name:
        words += f' <span class="detail">{esc(i.detail)}</span>'
    return f'{words} <span class="remark">{esc(i.remark)}</span>' if i.remark else words


def _anchored(i: Item) -> str:
    return f' id="{i.anchor}"' if i.anchor else ""


def _timed(i: Item) -> str:
    return f'<time datetime="{esc(i.time)}">{esc(i.name)}</time>' if i.time else esc(i.name)


def _linked(i: Item, root: str) -> str:
    if "://" not in i.url:
        return f'<a href="{root}{i.url}">{esc(i.name)}</a>'
    kind = ' class="url"' if i.url == i.name else ""
    return f'<a{kind} href="{esc(i.url)}" rel="external">{esc(i.name)}</a>'


def links(items: Iterable[Item], root: str) -> str:
    rows = "".join([f"<li{_anchored(i)}>{item(i, root)}</li>\n" for i in items])
    return f'<ul class="links">\n{rows}</ul>\n'


def picture(b: Picture, root: str) -> str:
    """A picture under its own heading, its links already made for this page."""
    words = f"<figcaption>{esc(b.words)}</figcaption>\n" if b.words else ""
    return (
        f'<section class="depiction" id="{b.anchor}">\n{titled(b.title, "")}'
        f'<figure class="pictured">\n{b.svg}{words}</figure>\n</section>\n'
    )


def facts(b: FactList, root: str) -> str:
    return f'<dl class="facts">\n{"".join([_fact(row, root) for row in b.rows])}</dl>\n'


def _fact(row: Row, root: str) -> str:
    values = "".join([f"<dd{_anchored(i)}>{item(i, root)}</dd>" for i in row.items])
    return f"<div><dt>{esc(row.label)}</dt>{values}</div>\n"


def body(b: Body, root: str) -> str:
    return f'<div class="prose">\n{b.html}</div>\n'


def groups(b: Groups, root: str) -> str:
    element = "section" if b.title else "div"  # a section has a heading
    above = titled(b.title, b.intro, b.picture)
    inner = "".join([_group(g, root) for g in b.groups])
    return f'<{element} class="groups" id="{b.anchor}">\n{above}{inner}</{element}>\n'


def _group(g: Group, root: str) -> str:
    meaning = f" <small>{esc(g.meaning)}</small>" if g.meaning else ""
    heading = f"<h3>{esc(g.label)}{meaning}</h3>\n" if g.label else ""
    return f'<div class="group">\n{heading}{links(g.items, root)}</div>\n'


def table(b: Table, root: str) -> str:
    above = titled(b.title, b.intro, b.picture)
    head = "".join([f'<th scope="col">{esc(c)}</th>' for c in b.columns])
    rows = "".join([_row(row, b.columns, root) for row in b.rows])
    return (
        f'<section class="tabled" id="{b.anchor}">\n{above}<table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
    )


def _row(row: Sequence[Sequence[Item]], columns: Sequence[str], root: str) -> str:
    first, *others = [", ".join([item(i, root) for i in cell]) for cell in row]
    rest = "".join([_cell(*pair) for pair in zip(columns[1:], others, strict=True)])
    anchor = _anchored(row[0][0]) if row[0] else ""
    return f'<tr{anchor}><th scope="row">{first}</th>{rest}</tr>\n'


def _cell(label: str, words: str) -> str:
    return f'<td data-label="{esc(label)}">{words}</td>' if words else "<td></td>"


def cite(b: Cite, root: str) -> str:
    """Texts to copy stand ready to be selected; on narrow pages they break where they must."""
    authors = f'<p class="authors">{esc(b.authors)}</p>\n' if b.authors else ""
    words = f"{esc(b.words)}{_version(b, root)}{_edited(b)}{_address(b.address)}"
    itself = _itself(b.itself) if b.itself else ""
    after = f"{_formats(b)}{itself}{_kept(b, root)}{_correction(b, root)}"
    return (
        f'<section class="cite" id="zitieren">\n{authors}<h2>Zitieren</h2>\n'
        f'<p class="ready">{words}</p>\n{after}</section>\n'
    )


def _kept(b: Cite, root: str) -> str:
    """Where a state of the record stays readable, whatever it becomes."""
    ways = [f'<a href="{root}{item.url}">{esc(item.name)}</a>' for item in b.kept]
    return f'<p class="kept">{" · ".join(ways)}</p>\n' if ways else ""


def _itself(r: Quotable) -> str:
    """The source that the page is about."""
    words = f"{esc(r.words)}{_address(r.url)}"
    return f'<h3>Die Quelle selbst</h3>\n<p class="ready">{words}</p>\n{_formats(r)}'


def _version(b: Cite, root: str) -> str:
    link = f'<a class="version" href="{root}daten/#fassung">{b.version}</a>'
    return f" Fassung\u00a0{link}." if b.version else ""


def _edited(b: Cite) -> str:
    date = f'<time datetime="{b.edited_on}">{b.edited}</time>'
    return f" Stand des Eintrags: {date}." if b.edited else ""


def _address(address: str) -> str:
    breaking = _plain(address).replace("/", "/<wbr>")
    return f' <span class="url">{breaking}</span>' if address else ""


def _formats(b: Cite | Quotable) -> str:
    if not b.bibtex:
        return ""
    ready = (
        f'<pre data-format="BibTeX">{_plain(b.bibtex)}</pre>\n'
        f'<pre data-format="CSL-JSON">{_plain(b.csl)}</pre>\n'
    )
    return f"<details>\n<summary>BibTeX und CSL-JSON</summary>\n{ready}</details>\n"


def _correction(b: Cite, root: str) -> str:
    """The ways to propose one: in a form or on the forge, and by mail."""
    ways = []
    if b.form:
        ways.append(f'<a href="{root}{esc(b.form)}">Ergänzen oder korrigieren</a>')
    elif b.correction:
        ways.append(f'<a href="{esc(b.correction)}" rel="external">Korrektur vorschlagen</a>')
    if b.mail:
        words = "oder per E-Mail" if ways else "Korrektur per E-Mail vorschlagen"
        ways.append(f'<a href="{esc(b.mail)}">{words}</a>')
    return f'<p class="correct">{" ".join(ways)}</p>\n' if ways else ""


def _plain(text: str) -> str:
    """Text between tags that is used once: quotation marks stay, and nothing remembers it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


DRAW: dict[str, Callable[[Any, str], str]] = {
    "facts": facts,
    "body": body,
    "groups": groups,
    "timeline": timeline,
    "table": table,
    "passages": passages,
    "notes": notelist,
    "remarks": remarklist,
    "pager": pager,
    "cite": cite,
    "picture": picture,
    "fulltext": fulltext,
    "figures": drawn_all,
    "appearances": drawn_appearances,
    "picks": picks,
    "player": player,
}


def block(b: Any, root: str) -> str:
    return DRAW[b.block](b, root)
