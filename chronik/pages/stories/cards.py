"""Records as cards: name, kind, date, lead, and the first picture."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.chronicle.edition import Edition
from chronik.html.blocks import Pick, Picks
from chronik.html.imageblocks import Figure
from chronik.pages.sections.body import figure_of
from chronik.records.keys import KINDS


def cards_of(edition: Edition, keys: Iterable[str]) -> Picks:
    return Picks(tuple(_pick(edition, key) for key in keys))


def _pick(edition: Edition, key: str) -> Pick:
    card = edition.cards[key]
    kind = card.label or KINDS[edition.chronicle.entries[key].kind].german
    return Pick(card=card, kind=kind, figure=_figure(edition, key))


def _figure(edition: Edition, key: str) -> Figure | None:
    """The first image of the record, without what stands below it for those who read there."""
    entry = edition.chronicle.entries[key]
    if not entry.images:
        return None
    alone = entry.images[0]._replace(caption="", shows=())
    return figure_of(edition.chronicle, entry, alone, is_first=False)
