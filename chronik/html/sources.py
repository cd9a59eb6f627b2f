"""What a source's page shows of its text, as HTML.

The passages with the claims that rest on them, and the whole text marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronik.evidence.stretches import Stretch
from chronik.html.blocks import FullText, Item, Passage, Passages
from chronik.html.cards import titled
from chronik.words.escaping import esc


def passages(b: Passages, root: str) -> str:
    """Passages of a source.

    Those that begin at the same place share their anchor: the first carries it.
    """
    before = ("", *[p.anchor for p in b.passages])
    rows = "".join(
        [
            _passage(p, root, "" if p.anchor == last else f' id="{p.anchor}"')
            for p, last in zip(b.passages, before, strict=False)
        ]
    )
    return (
        f'<section class="passages" id="{b.anchor}">\n{titled(b.title, b.intro)}'
        f"<ol>\n{rows}</ol>\n</section>\n"
    )


_GAP = ' <span class="gap">[…]</span> '


def _passage(p: Passage, root: str, anchor: str) -> str:
    quote = _GAP.join([f"<mark>{esc(part)}</mark>" for part in p.quote])
    claims = f'<span class="hidden">Belegt:</span>{_claims(p.claims, root)}'
    return (
        f'<li{anchor}>\n<p class="line">{_place(p)}</p>\n'
        f"<div>\n<blockquote><p>»{quote}«</p></blockquote>\n"
        f'<p class="claims">{claims}</p>\n</div>\n</li>\n'
    )


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
    rows = "".join([_paragraph(row, b.anchors) for row in b.paragraphs])
    return (
        f'<section class="fulltext" id="{b.anchor}">\n{titled(b.title, b.intro)}'
        f'<div class="prose">\n{rows}</div>\n</section>\n'
    )


def _paragraph(stretches: Sequence[Stretch], anchors: Sequence[str]) -> str:
    return f"<p>{''.join([_stretch(s, anchors) for s in stretches])}</p>\n"


def _stretch(s: Stretch, anchors: Sequence[str]) -> str:
    """Part of the text; where passages overlap it is marked more deeply."""
    begins = "".join([f'<span id="text-{n + 1}"></span>' for n in s.begins])
    ends = "".join([_number(n + 1, anchors[n]) for n in s.ends])
    mark = "mark" if s.depth == 1 else 'mark class="deep"'
    words = f"<{mark}>{esc(s.text)}</mark>" if s.depth and s.text else esc(s.text)
    return f"{begins}{words}{ends}"


def _number(number: int, anchor: str) -> str:
    link = f'<a href="#{anchor}" aria-label="Stelle {number}">{number}</a>'
    return f'<sup class="note">{link}</sup>'
