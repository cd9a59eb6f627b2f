"""The page of an organisation: what it is, its events by role, its networks, its people, its parts."""

from __future__ import annotations

from chronik.chronicle.edition import Whole
from chronik.html.view import View
from chronik.pages.sections.backlinks import chain_rows, kind_groups, mentioned, moments_of, part_events, role_groups, tells_apart, timeline
from chronik.pages.sections.body import body, figures
from chronik.pages.sections.items import date_items, relation_items
from chronik.pages.sections.making import making_of
from chronik.pages.sections.memberships import memberships, people
from chronik.pages.sections.record import common_rows, facts, label_of, record_view
from chronik.pages.sections.timelines import pictured


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
