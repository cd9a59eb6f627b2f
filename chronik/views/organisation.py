"""The page of an organisation: what it is, its events by role, its networks, its people, its parts."""

from __future__ import annotations

from chronik.backlinks import kind_groups, mentioned, moments_of, role_groups, tells_apart, timeline
from chronik.bodies import body
from chronik.chronicle.edition import Whole
from chronik.figures import figures
from chronik.html.view import View
from chronik.memberships import memberships, people
from chronik.parts import common_rows, date_items, facts, label_of, making_of, record_view, relation_items
from chronik.timepictures import pictured
from chronik.wholes import chain_rows, part_events


def view(whole: Whole, key: str) -> View:
    making = making_of(whole, key)
    facts_ = making.entry.facts
    chronicle = making.chronicle
    events, belonging = chronicle.tied(key, "events"), chronicle.tied(key, "people")
    rows = facts(
        (
            ("Ort", relation_items(making, facts_.places)),
            ("Teil von", relation_items(making, (facts_.part_of,)) if facts_.part_of else ()),
            ("Gegründet", date_items(making, facts_.founded)),
            ("Aufgelöst", date_items(making, facts_.dissolved)),
            *chain_rows(making, whole),
            *common_rows(making),
        )
    )
    blocks = (
        rows,
        figures(making),
        body(making),
        pictured(timeline(moments_of(making, events), title="Zeitleiste"), whole, making.entry.url),
        role_groups(making, events, title="Nach Rollen", anchor="rollen", dated=True) if tells_apart(events) else None,
        memberships(making, whole),
        people(making, whole, belonging, "Personen") or role_groups(making, belonging, title="Personen", anchor="personen"),
        kind_groups(making, chronicle.parts.get(key, ()), title="Teile dieser Organisation", anchor="teile"),
        part_events(making),
        mentioned(making),
    )
    return record_view(making, label=label_of(making) or "Organisation", blocks=blocks)
