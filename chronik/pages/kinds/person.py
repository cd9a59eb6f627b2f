"""The page of a person: where from, at which events and as what, in which networks."""

from __future__ import annotations

from chronik.chronicle.cards import person_name
from chronik.chronicle.edition import Whole
from chronik.html.blocks import Item, Table
from chronik.html.view import View
from chronik.pages.sections.backlinks import mentioned, moments_of, role_groups, tells_apart, timeline
from chronik.pages.sections.body import body, figures
from chronik.pages.sections.items import item, period_words, relation_items
from chronik.pages.sections.making import Making, making_of
from chronik.pages.sections.memberships import affiliations, memberships
from chronik.pages.sections.record import common_rows, facts, record_view
from chronik.pages.sections.timelines import pictured


def view(whole: Whole, key: str) -> View:
    making = making_of(whole, key)
    events, belongs = making.chronicle.tied(key, "events"), affiliations(making, whole)
    rows = facts(
        (
            ("Zugehörigkeit", _belonging(making, belongs)),
            *common_rows(making),
        )
    )
    blocks = (
        rows,
        figures(making),
        body(making),
        pictured(timeline(moments_of(making, events), title="Zeitleiste"), whole, making.entry.url),
        role_groups(making, events, title="Nach Rollen", anchor="rollen", dated=True) if tells_apart(events) else None,
        belongs,
        memberships(making, whole, "Mitglied in"),
        mentioned(making),
    )
    return record_view(making, label="Person", title=person_name(making.entry), blocks=blocks)


def _belonging(making: Making, table: Table | None) -> tuple[Item, ...]:
    """Each organisation and network once where a table says as what and when; else all that is said of it."""
    own = making.entry.facts.affiliations
    if table:
        return tuple(item(making, key) for key in dict.fromkeys(r.target for r in own))
    said = zip(relation_items(making, own), own, strict=True)
    return tuple(one._replace(detail=" · ".join(filter(None, (one.detail, period_words(relation))))) for one, relation in said)
