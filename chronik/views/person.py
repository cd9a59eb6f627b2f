"""The page of a person: where from, at which events and as what, in which networks."""

from __future__ import annotations

from chronik.backlinks import mentioned, moments_of, role_groups, timeline
from chronik.blocks import View
from chronik.bodies import body
from chronik.cards import person_name
from chronik.parts import Whole, common_rows, facts, memberships, record_view, relation_items


def view(whole: Whole, key: str) -> View:
    making = whole.making(key)
    events = making.chronicle.tied(key, "events")
    rows = facts(
        (
            ("Zugehörigkeit", relation_items(making, making.entry.facts.affiliations, period=True)),
            *common_rows(making),
        )
    )
    several = len({tie.relation.role.word for tie in events if tie.relation.role}) > 1
    blocks = (
        rows,
        body(making),
        timeline(moments_of(making, events), title="Zeitleiste"),
        role_groups(making, events, title="Nach Rollen", anchor="rollen", dated=True) if several else None,
        memberships(making, making.chronicle.tied(key, "networks"), title="Mitglied in"),
        mentioned(making),
    )
    return record_view(making, label="Person", title=person_name(making.entry), blocks=blocks)
