"""What a page shows of its sources, as HTML.

The notes of any page with the ways there and back, and its remarks; on a source's own page the
passages with the claims that rest on them, and the whole text marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from chronik.evidence.stretches import Stretch
from chronik.html.blocks import Cutting, FullText, Item, Passage, Passages, Player, TextPage
from chronik.html.cards import ADJACENT, NOTE_LINK, titled
from chronik.html.notes import Note, NoteList, Remark, RemarkList
from chronik.words.escaping import esc
from chronik.words.german import letter, number


def answered(every: Iterable[Any], root: str, draw: Callable[[Any, str], str]) -> str:
    """The blocks of a page. Whatever refers to a note gets an anchor, and the note leads back."""
    uses: dict[int, list[str]] = {}
    count = 0

    def anchored(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        uses.setdefault(int(match[1]), []).append(anchor := f"angabe-{count}")
        return f'<a id="{anchor}"{match[0].removeprefix("<a")}'

    parts = []
    for b in every:
        if isinstance(b, NoteList):
            notes = [n._replace(uses=tuple(uses.get(n.number, ()))) for n in b.notes]
            parts.append(draw(b._replace(notes=tuple(notes)), root))
        else:
            html = draw(b, root).replace(*ADJACENT)
            parts.append(NOTE_LINK.sub(anchored, html) if "#beleg-" in html else html)
    return "".join(parts)


def notelist(b: NoteList, root: str) -> str:
    """Quotes with where they stand; where all stand in one source, it is named once."""
    pages = {"" if n.mark or not n.quote else n.url.partition("#")[0] for n in b.notes}
    if len(b.notes) > 1 and len(pages) == 1 and "" not in pages:
        source = _source(b.notes[0], root + min(pages))
        intro = f'<p class="intro">Alle aus: {source}</p>\n'
        rows = "".join([_at_passage(n, root) for n in b.notes])
    else:
        intro = ""
        rows = "".join([_note(n, root) for n in b.notes])
    listed = f"<ol>\n{rows}</ol>\n" if rows else ""
    further = _elsewhere(b.elsewhere, root) if b.elsewhere else ""
    return (
        f'<section class="notes" id="belege">\n<h2>Belege</h2>\n{intro}{listed}{further}'
        "</section>\n"
    )


def _elsewhere(every: Sequence[Note], root: str) -> str:
    """The notes on further pages, for those who come for one of them."""
    links = [f'<a id="{n.anchor}" href="{root}{n.url}">{n.number}</a>' for n in every]
    return f'<p class="intro further-notes">Auf weiteren Seiten: {" ".join(links)}</p>\n'


def _note(n: Note, root: str) -> str:
    quote = f"{_noted_words(n)} " if n.quote else ""
    source = f'<span class="from">{_source(n, root + n.url)}{_where(n)}</span>'
    return f'<li id="beleg-{n.number}" value="{n.number}">{quote}{source}{_backs(n.uses)}</li>\n'


def _where(n: Note) -> str:
    """Where in its source it stands, and that it was not checked where that is so."""
    place = f", {esc(n.place)}" if n.place else ""
    return f"{place} ({n.mark})" if n.mark else f"{place}{_in_the_net(n)}"


def _in_the_net(n: Note) -> str:
    """The way to the passage on the source's own page."""
    return f", {_web_link(n.web, f'im Netz, Beleg {n.number}')}" if n.web else ""


def _web_link(address: str, label: str) -> str:
    return f'<a href="{esc(address)}" rel="external" aria-label="{label}">im Netz</a>'


def _noted_words(n: Note) -> str:
    anchor = f' id="{n.anchor}"' if n.anchor else ""
    return f"<q{anchor}>{esc(n.quote)}</q>"


_ARROW = "↩\ufe0e"  # as text: some systems have a picture for it


def _backs(uses: Sequence[str]) -> str:
    """The ways back to what rests on the note: an arrow, or a letter for each place."""
    if len(uses) < 2:
        ways = [f'<a href="#{use}" aria-label="Zurück zur Angabe">{_ARROW}</a>' for use in uses]
    else:
        names = [(letter(number), use) for number, use in enumerate(uses)]
        ways = [_ARROW, *[_back(name, use) for name, use in names]]
    return f' <span class="back">{" ".join(ways)}</span>' if ways else ""


def _back(name: str, use: str) -> str:
    return f'<a href="#{use}" aria-label="Zurück zur Angabe {name}">{name}</a>'


def _source(n: Note, url: str) -> str:
    detail = f', <span class="detail">{esc(n.detail)}</span>' if n.detail else ""
    return f'<a href="{url}">{esc(n.source)}</a>{detail}'


def _at_passage(n: Note, root: str) -> str:
    hidden = f'<span class="hidden"> von Beleg {n.number}</span>'
    place = f'<span class="from">{esc(n.place)},</span> ' if n.place else ""
    at = f'{place}<a class="at" href="{root}{n.url}">zur\u00a0Stelle{hidden}</a>{_in_the_net(n)}'
    back = _backs(n.uses)
    return f'<li id="beleg-{n.number}" value="{n.number}">{_noted_words(n)} {at}{back}</li>\n'


def remarklist(b: RemarkList, root: str) -> str:
    """Remarks that hold for several things of the page."""
    rows = "".join([_remark(r) for r in b.remarks])
    return (
        '<section class="notes remarks" id="anmerkungen">\n<h2>Anmerkungen</h2>\n'
        f"<ol>\n{rows}</ol>\n</section>\n"
    )


def _remark(r: Remark) -> str:
    count = f'<span class="from">zu {number(r.often)} Angaben dieser Seite</span>'
    return f'<li id="anmerkung-{r.mark}">{esc(r.words)} {count}</li>\n'


def passages(b: Passages, root: str) -> str:
    """Passages of a source, each with what its page may show around it."""
    rows = "".join([_passage(p, root) for p in b.passages])
    listed = f"<ol>\n{rows}</ol>\n" if rows else ""
    return (
        f'<section class="passages" id="{b.anchor}">\n{titled(b.title, b.intro)}'
        f"{begins(b.sheets)}{listed}</section>\n"
    )


def player(b: Player, root: str) -> str:
    """What is said in it stands below, with its times."""
    element = b.media.partition("/")[0]
    return (
        '<section class="recording" id="aufnahme">\n<h2>Aufnahme</h2>\n'
        f'<{element} controls preload="none" src="{root}{b.url}"></{element}>\n</section>\n'
    )


def begins(sheets: Sequence[TextPage]) -> str:
    """Where in the text the page begins, to be found by its place."""
    return "".join([f'<span id="{s.anchor}"></span>' for s in sheets[:1] if s.anchor])


def _passage(p: Passage, root: str) -> str:
    former = f' id="{p.former}"' if p.former else ""
    web = f", {_web_link(p.web, f'im Netz, {p.place}')}" if p.web else ""
    if p.played:
        web = f'{web}, <a class="play" href="{root}{p.played}">abspielen</a>'
    claims = f'<span class="hidden">Belegt:</span>{_claims(p.claims, root)}'
    return (
        f'<li id="{p.anchor}">\n<p class="line"{former}>{_place(p)}{web}</p>\n'
        f"<div>\n<blockquote><p>»{_quote(p)}«</p></blockquote>\n{_scanned(p, root)}"
        f'<p class="claims">{claims}</p>\n</div>\n</li>\n'
    )


def _scanned(p: Passage, root: str) -> str:
    """The passage as it looks on its page."""
    words = " […] ".join(p.quote)
    alts = [words, *["Fortsetzung der Stelle im Scan"] * len(p.cuttings)]
    shown = [_cutting(c, alt, root) for c, alt in zip(p.cuttings, alts, strict=False)]
    lines = "Markiert sind die ganzen Zeilen." if any(c.by_line for c in p.cuttings) else ""
    said = esc(p.unshown or lines)
    return "".join([*shown, f'<p class="remark">{said}</p>\n' if said else ""])


def _cutting(c: Cutting, alt: str, root: str) -> str:
    size = f'width="{c.width}" height="{c.height}"'
    image = f'<img src="{root}{c.path}" {size} alt="{esc(alt)}" loading="lazy" decoding="async">'
    return f'<p class="scan">{image}</p>\n'


_GAP = ' <span class="gap">[…]</span> '


def _quote(p: Passage) -> str:
    """The passage, marked, within what is around it."""
    first, *others = [f"<mark>{esc(part)}</mark>" for part in p.quote]
    gaps = [_around(words) or _GAP for words in p.between]
    inner = "".join([f"{gap}{mark}" for gap, mark in zip(gaps, others, strict=True)])
    return f"{_around(p.before)}{first}{inner}{_around(p.after)}"


def _around(words: str) -> str:
    return f'<span class="around">{esc(words)}</span>' if words else ""


def _place(p: Passage) -> str:
    """Where a passage stands; a link to it where the whole text is shown."""
    return f'<a href="#{p.text}">{esc(p.place)}</a>' if p.text else esc(p.place)


def _claims(claims: Sequence[Item], root: str) -> str:
    """What rests on a passage, by record."""
    by_record: dict[tuple[str, str], list[str]] = {}
    for c in claims:
        by_record.setdefault((c.url, c.name), []).append(esc(c.detail))
    return "".join([_record(*record, details, root) for record, details in by_record.items()])


def _record(url: str, name: str, details: Sequence[str], root: str) -> str:
    detail = f'<span class="detail">{" · ".join(details)}</span>'
    return f' <span><a href="{root}{url}">{esc(name)}</a> {detail}</span>'


def fulltext(b: FullText, root: str) -> str:
    """The text as stored, each passage marked where it stands and numbered where it ends."""
    rows = "".join([_paragraph(row, b, root) for row in b.paragraphs])
    return (
        f'<section class="fulltext" id="{b.anchor}">\n{titled(b.title, b.intro)}'
        f'{begins(b.sheets)}<div class="prose">\n{rows}</div>\n</section>\n'
    )


def _paragraph(row: Sequence[Stretch], b: FullText, root: str) -> str:
    return f"<p>{''.join([_stretch(s, b, root) for s in row])}</p>\n"


def _stretch(s: Stretch, b: FullText, root: str) -> str:
    """Part of the text; where passages overlap it is marked more deeply."""
    begin = "".join([f'<span id="wortlaut-{b.anchors[n]}"></span>' for n in s.begins])
    end = "".join([_number(n, b, root) for n in s.ends])
    mark = "mark" if s.depth == 1 else 'mark class="deep"'
    words = f"<{mark}>{esc(s.text)}</mark>" if s.depth and s.text else esc(s.text)
    return f"{begin}{words}{end}"


def _number(number: int, b: FullText, root: str) -> str:
    page = root + b.addresses[number] if b.addresses[number] else ""
    label = f'aria-label="Stelle {number + 1}"'
    link = f'<a href="{page}#stelle-{b.anchors[number]}" {label}>{number + 1}</a>'
    return f'<sup class="note">{link}</sup>'
