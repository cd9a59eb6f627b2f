"""What a source's page shows of its text, as HTML: the passages with the claims that rest on them,
and the whole text marked.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronik.evidence.stretches import Stretch
from chronik.html.blocks import FullText, Item, Passage, Passages
from chronik.html.escaping import esc


def passages(b: Passages, root: str) -> str:
    """Passages of a source. Those that begin at the same place share their anchor: the first
    carries it.
    """
    parts: list[str] = []
    last = ""
    for p in b.passages:
        anchor = f' id="{p.anchor}"' if p.anchor != last else ""
        last = p.anchor
        quote = ' <span class="gap">[…]</span> '.join(
            [f"<mark>{esc(part)}</mark>" for part in p.quote]
        )
        parts.append(
            f'<li{anchor}>\n<p class="line">{_place(p)}</p>\n<div>\n<blockquote><p>»{quote}«</p></blockquote>\n'
            f'<p class="claims"><span class="hidden">Belegt:</span>{_claims(p.claims, root)}</p>\n</div>\n</li>\n'
        )
    return f'<section class="passages" id="{b.anchor}">\n{_headed(b.title, b.intro)}<ol>\n{"".join(parts)}</ol>\n</section>\n'


def _headed(title: str, intro: str) -> str:
    return f"<h2>{esc(title)}</h2>\n" + (f'<p class="intro">{esc(intro)}</p>\n' if intro else "")


def _place(p: Passage) -> str:
    """Where a passage stands; a link to it where the whole text is shown."""
    return f'<a href="#{p.text}">{esc(p.place)}</a>' if p.text else esc(p.place)


def _claims(claims: Sequence[Item], root: str) -> str:
    """What rests on a passage, by record."""
    by_record: dict[tuple[str, str], list[str]] = {}
    for c in claims:
        by_record.setdefault((c.url, c.name), []).append(esc(c.detail))
    return "".join(
        [
            f' <span><a href="{root}{url}">{esc(name)}</a> <span class="detail">{" · ".join(details)}</span></span>'
            for (url, name), details in by_record.items()
        ]
    )


def fulltext(b: FullText, root: str) -> str:
    """The text as stored, each passage marked where it stands and numbered where it ends."""
    rows = "".join(
        [f"<p>{''.join([_stretch(s, b.anchors) for s in row])}</p>\n" for row in b.paragraphs]
    )
    return f'<section class="fulltext" id="{b.anchor}">\n{_headed(b.title, b.intro)}<div class="prose">\n{rows}</div>\n</section>\n'


def _stretch(s: Stretch, anchors: Sequence[str]) -> str:
    """Part of the text; where passages overlap it is marked more deeply."""
    begins = "".join([f'<span id="text-{n + 1}"></span>' for n in s.begins])
    ends = "".join(
        [
            f'<sup class="note"><a href="#{anchors[n]}" aria-label="Stelle {n + 1}">{n + 1}</a></sup>'
            for n in s.ends
        ]
    )
    mark = "mark" if s.depth == 1 else 'mark class="deep"'
    words = f"<{mark}>{esc(s.text)}</mark>" if s.depth and s.text else esc(s.text)
    return f"{begins}{words}{ends}"
