"""What a source's page shows of its text, as HTML.

The passages with the claims that rest on them, and the whole text marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronik.evidence.stretches import Stretch
from chronik.html.blocks import FullText, Item, Passage, Passages, TextPage
from chronik.html.cards import titled
from chronik.words.escaping import esc


def passages(b: Passages, root: str) -> str:
    """Passages of a source, each with what its page may show around it."""
    rows = "".join([_passage(p, root) for p in b.passages])
    listed = f"<ol>\n{rows}</ol>\n" if rows else ""
    return (
        f'<section class="passages" id="{b.anchor}">\n{titled(b.title, b.intro)}'
        f"{begins(b.sheets)}{listed}</section>\n"
    )


def begins(sheets: Sequence[TextPage]) -> str:
    """Where in the text the page begins, to be found by its place."""
    return "".join([f'<span id="{s.anchor}"></span>' for s in sheets[:1] if s.anchor])


def _passage(p: Passage, root: str) -> str:
    former = f' id="{p.former}"' if p.former else ""
    claims = f'<span class="hidden">Belegt:</span>{_claims(p.claims, root)}'
    return (
        f'<li id="{p.anchor}">\n<p class="line"{former}>{_place(p)}</p>\n'
        f"<div>\n<blockquote><p>»{_quote(p)}«</p></blockquote>\n"
        f'<p class="claims">{claims}</p>\n</div>\n</li>\n'
    )


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
