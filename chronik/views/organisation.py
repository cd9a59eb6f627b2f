"""The page of an organisation: what it is, its events by role, its networks, its people, its parts."""

from __future__ import annotations

from chronik.backlinks import kind_groups, mentioned, moments_of, role_groups, timeline
from chronik.blocks import View
from chronik.bodies import body
from chronik.parts import Whole, common_rows, date_items, facts, item, label_of, memberships, record_view, relation_items


def view(whole: Whole, key: str) -> View:
    making = whole.making(key)
    facts_ = making.entry.facts
    chronicle = making.chronicle
    events = chronicle.tied(key, "events")
    rows = facts(
        (
            ("Ort", relation_items(making, facts_.places)),
            ("Teil von", relation_items(making, (facts_.part_of,)) if facts_.part_of else ()),
            ("Gegründet", date_items(making, facts_.founded)),
            ("Aufgelöst", date_items(making, facts_.dissolved)),
            ("Nachfolge", (item(making, facts_.succeeded_by.key),) if facts_.succeeded_by else ()),
            *common_rows(making),
        )
    )
    several = len({tie.relation.role.word for tie in events if tie.relation.role}) > 1
    blocks = (
        rows,
        body(making),
        timeline(moments_of(making, events), title="Zeitleiste"),
        role_groups(making, events, title="Nach Rollen", anchor="rollen", dated=True) if several else None,
        memberships(making, chronicle.tied(key, "networks"), title="Netzwerke"),
        role_groups(making, chronicle.tied(key, "people"), title="Personen", anchor="personen"),
        kind_groups(making, chronicle.parts.get(key, ()), title="Teile dieser Organisation", anchor="teile"),
        mentioned(making),
    )
    return record_view(making, label=label_of(making) or "Organisation", blocks=blocks)
