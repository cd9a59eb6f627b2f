"""Events in lists and timelines as HTML, with their badges and notes. Drawn some hundred thousand
times in a large chronicle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from chronik.chronicle.cards import Badge, Card
from chronik.html.blocks import Item, Moment, Period, Timeline
from chronik.html.escaping import esc


@lru_cache(maxsize=1 << 12)
def notes(numbers: tuple[int, ...]) -> str:
    """Superscript numbers that lead to the page's list of notes."""
    return "".join(
        f'<sup class="note{" next" if place else ""}"><a href="#beleg-{n}" aria-label="Beleg {n}">{n}</a></sup>'
        for place, n in enumerate(numbers)
    )


def badge(b: Badge, root: str) -> str:
    return (
        f'<a class="badge c{b.colour}" href="{root}{b.url}" title="{esc(b.name)}">'
        f'<span aria-hidden="true">{esc(b.sign)}</span><span class="hidden">{esc(b.name)}</span></a>'
    )


def titled(title: str, intro: str, drawn: str = "") -> str:
    figure = f'<figure class="pictured">\n{drawn}</figure>\n' if drawn else ""
    return (
        (f"<h2>{esc(title)}</h2>\n" if title else "")
        + (f'<p class="intro">{esc(intro)}</p>\n' if intro else "")
        + figure
    )


def moment(m: Moment, root: str, level: str = "h3") -> str:
    """An event in a list of events."""
    before, after = _card(m.card, root, level)
    return f"{before}{_roles(m.roles) if m.roles else ''}{after}"


def _roles(roles: Sequence[Item]) -> str:
    return f'<p class="roles">{"".join([_role(r) for r in roles])}</p>\n'


def _role(r: Item) -> str:
    detail = f' <span class="detail">{esc(r.detail)}</span>' if r.detail else ""
    remark = f' <span class="remark">{esc(r.remark)}</span>' if r.remark else ""
    return f'<span class="role">{esc(r.name)}{notes(r.notes)}{detail}{remark}</span>'


_CARDS: dict[tuple[str, str, str], tuple[Card, tuple[str, str]]] = {}


def _card(c: Card, root: str, level: str) -> tuple[str, str]:
    """The card's HTML before and after the roles. Remembered: a card is drawn once and stands on
    dozens of pages.
    """
    known = _CARDS.get((c.key, root, level))
    if known is None or known[0] is not c:
        known = _CARDS[c.key, root, level] = (c, _draw_card(c, root, level))
    return known[1]


def _draw_card(c: Card, root: str, level: str) -> tuple[str, str]:
    when = f'<time datetime="{esc(c.time)}">{esc(c.date)}</time>' if c.time else esc(c.date)
    state = ' <span class="state">angekündigt</span>' if c.announced else ""
    before = (
        f'<li class="moment{"" if c.exact else " unsure"}">\n<p class="when">{when}{state}</p>\n<div class="what">\n'
        f'<{level}><a href="{root}{c.url}">{esc(c.name)}</a></{level}>\n'
    )
    summary = f'<p class="summary">{esc(c.summary)}</p>\n' if c.summary else ""
    where = " · ".join(filter(None, (esc(c.label), esc(c.places))))
    badges = "".join([f" {badge(b, root)}" for b in c.badges])
    return before, summary + (
        f'<p class="where">{where}{badges}</p>\n' if where or badges else ""
    ) + "</div>\n</li>\n"


def shelf(moments: Iterable[Moment], root: str, level: str = "h3") -> str:
    """Events without a safe place in time."""
    inner = "h4" if level == "h3" else "h3"
    return (
        f'<section class="shelf" id="ohne-sichere-einordnung">\n<{level}>Ohne sichere Einordnung</{level}>\n'
        '<p class="intro">Die Quellen nennen kein Jahr; die Chronik erfindet keines.</p>\n'
        f'<ol class="moments">\n{"".join([moment(m, root, inner) for m in moments])}</ol>\n</section>\n'
    )


def timeline(b: Timeline, root: str) -> str:
    """Years with their events, then the shelf. Without a title of its own the page's h1 is the
    heading, and years are h2.
    """
    element, year, event = ("section", "h3", "h4") if b.title else ("div", "h2", "h3")
    stretches = "".join([_stretch(s, root, year, event) for s in b.stretches])
    rest = shelf(b.unplaced, root, year) if b.unplaced else ""
    return f'<{element} class="timeline" id="{b.anchor}">\n{titled(b.title, b.intro, b.picture)}{stretches}{rest}</{element}>\n'


def _stretch(s: Period, root: str, year: str, event: str) -> str:
    name = f'<a href="{root}{s.url}">{esc(s.label)}</a>' if s.url else esc(s.label)
    moments = "".join([moment(m, root, event) for m in s.moments])
    return f'<section class="year" id="{s.anchor}">\n<{year}>{name}</{year}>\n<ol class="moments">\n{moments}</ol>\n</section>\n'


def single(b: Timeline, root: str) -> str:
    """The events of a page that is about one stretch of time."""
    every = (*(m for s in b.stretches for m in s.moments), *b.unplaced)
    return f'<ol class="moments single" id="{b.anchor}">\n{"".join([moment(m, root, "h2") for m in every])}</ol>\n'
