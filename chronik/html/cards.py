"""Events in lists and timelines as HTML, with their badges and notes.

Drawn some hundred thousand times in a large chronicle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from chronik.chronicle.cards import Badge, Card
from chronik.chronicle.facets import UNPLACED
from chronik.html.blocks import Item, Moment, Period, Pick, Picks, Timeline
from chronik.html.photos import HALF, drawn
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.escaping import esc

NOTE_LINK = late(r'<a href="#beleg-(\d+)"')  # as `notes` writes it
# Notes side by side keep their targets apart. A style sheet cannot tell them from those with words
# between them.
ADJACENT = ('</sup><sup class="note', '</sup><sup class="note next')


@lru_cache(maxsize=1 << 12)
def notes(numbers: tuple[int, ...]) -> str:
    """Superscript numbers that lead to the page's list of notes."""
    link = '<a href="#beleg-{0}" aria-label="Beleg {0}">{0}</a>'.format
    return "".join([f'<sup class="note">{link(number)}</sup>' for number in numbers])


def remark_letter(letter: str) -> str:
    """Leads to a remark that holds for several things of the page."""
    return (
        f'<sup class="note mark"><a href="#anmerkung-{letter}" '
        f'aria-label="Anmerkung {letter}">{letter}</a></sup>'
    )


def badge(b: Badge, root: str) -> str:
    name = esc(b.name)
    return (
        f'<a class="badge {b.emblem.classes}" href="{root}{b.url}" title="{name}">'
        f'<span aria-hidden="true">{esc(b.sign)}</span><span class="hidden">{name}</span></a>'
    )


def titled(title: str, intro: str, picture: str = "") -> str:
    """What stands above the things of a block."""
    heading = f"<h2>{esc(title)}</h2>\n" if title else ""
    words = f'<p class="intro">{esc(intro)}</p>\n' if intro else ""
    figure = f'<figure class="pictured">\n{picture}</figure>\n' if picture else ""
    return f"{heading}{words}{figure}"


def moment(m: Moment, root: str, level: str = "h3") -> str:
    """An event in a list of events."""
    card = _card(m.card, root, level)
    roles = _roles(m.roles) if m.roles else ""
    return f"{card.before}{roles}{card.after}"


def _roles(roles: Sequence[Item]) -> str:
    return f'<p class="roles">{"".join([_role(r) for r in roles])}</p>\n'


def _role(r: Item) -> str:
    detail = f' <span class="detail">{esc(r.detail)}</span>' if r.detail else ""
    remark = f' <span class="remark">{esc(r.remark)}</span>' if r.remark else ""
    after = f"{remark_letter(r.mark) if r.mark else ''}{detail}{remark}"
    return f'<span class="role">{esc(r.name)}{notes(r.notes)}{after}</span>'


# An event, the way to the root, the level of its heading -> HTML.
DrawMoment = Callable[[Moment, str, str], str]


class _Drawn(NamedTuple):
    """A card's HTML before and after the roles."""

    card: Card
    before: str
    after: str


_CARDS: dict[tuple[str, str, str], _Drawn] = {}


def _card(c: Card, root: str, level: str) -> _Drawn:
    """Remembered: a card is drawn once and stands on dozens of pages."""
    known = _CARDS.get((c.key, root, level))
    if known is None or known.card is not c:
        known = _CARDS[c.key, root, level] = _Drawn(c, _before(c, root, level), _after(c, root))
    return known


def _before(c: Card, root: str, level: str) -> str:
    date = esc(c.date)
    when = f'<time datetime="{esc(c.time)}">{date}</time>' if c.time else date
    state = ' <span class="state">angekündigt</span>' if c.announced else ""
    kind = "moment" if c.sure else "moment unsure"
    return (
        f'<li class="{kind}">\n<p class="when">{when}{state}</p>\n<div class="what">\n'
        f'<{level}><a href="{root}{c.url}">{esc(c.title)}</a></{level}>\n'
    )


def _after(c: Card, root: str) -> str:
    summary = f'<p class="summary">{esc(c.summary)}</p>\n' if c.summary else ""
    words = " · ".join([esc(part) for part in (c.label, c.places) if part])
    badges = "".join([f" {badge(b, root)}" for b in c.badges])
    where = f'<p class="where">{words}{badges}</p>\n' if words or badges else ""
    return f"{summary}{where}</div>\n</li>\n"


def shelf(
    moments: Iterable[Moment],
    root: str,
    level: str = "h3",
    *,
    card: DrawMoment = moment,
    anchor: str = UNPLACED,
) -> str:
    """Events without a safe place in time."""
    inner = "h4" if level == "h3" else "h3"
    drawn = "".join([card(m, root, inner) for m in moments])
    return (
        f'<section class="shelf" id="{anchor}">\n<{level}>Ohne sichere Einordnung</{level}>\n'
        '<p class="intro">Die Quellen nennen kein Jahr; die Chronik erfindet keines.</p>\n'
        f'<ol class="moments">\n{drawn}</ol>\n</section>\n'
    )


def timeline(b: Timeline, root: str, *, card: DrawMoment = moment) -> str:
    """Years with their events, then the shelf.

    Without a title of its own the page's h1 is the heading, and years are h2.
    """
    element, year, event = ("section", "h3", "h4") if b.title else ("div", "h2", "h3")
    above = titled(b.title, b.intro, b.picture)
    stretches = "".join([_stretch(s, root, (year, event), card) for s in b.stretches])
    rest = shelf(b.unplaced, root, year, card=card, anchor=b.shelf) if b.unplaced else ""
    return f'<{element} class="timeline" id="{b.anchor}">\n{above}{stretches}{rest}</{element}>\n'


def _stretch(s: Period, root: str, levels: tuple[str, str], card: DrawMoment) -> str:
    year, event = levels
    name = f'<a href="{root}{s.url}">{esc(s.label)}</a>' if s.url else esc(s.label)
    moments = "".join([card(m, root, event) for m in s.moments])
    return (
        f'<section class="year" id="{s.anchor}">\n<{year}>{name}</{year}>\n'
        f'<ol class="moments">\n{moments}</ol>\n</section>\n'
    )


def single(b: Timeline, root: str, *, card: DrawMoment = moment) -> str:
    """The events of a page that is about one stretch of time."""
    moments = (*(m for s in b.stretches for m in s.moments), *b.unplaced)
    drawn = "".join([card(m, root, "h2") for m in moments])
    return f'<ol class="moments single" id="{b.anchor}">\n{drawn}</ol>\n'


def picks(b: Picks, root: str) -> str:
    every = "".join([_pick(p, root) for p in b.picks])
    return f'<ul class="cards picks">\n{every}</ul>\n'


def _pick(p: Pick, root: str) -> str:
    """No heading: a card stands within a text, and belongs to what is said there."""
    c = p.card
    state = ' <span class="state">angekündigt</span>' if c.announced else ""
    about = " · ".join([esc(part) for part in (p.kind, c.date, c.places) if part])
    lead = f"<p>{esc(c.summary)}</p>\n" if c.summary else ""
    image = drawn(p.figure, root, HALF) if p.figure else ""
    return (
        f'<li>\n{image}<p class="name"><a href="{root}{c.url}">{esc(c.name)}</a></p>\n'
        f'<p class="detail">{about}{state}</p>\n{lead}</li>\n'
    )
