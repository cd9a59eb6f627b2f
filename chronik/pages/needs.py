"""What the page of a record may show of other records.

Its signature changes whenever any of that changes. A page is drawn anew only when its signature
differs from the published one's. `needs` is held against the views in the tests: a view that is
given nothing but its needs gives the same page (docs/decisions/0005).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.edition import Edition, Lane
from chronik.chronicle.facets import count_of, is_region, networks_in, region
from chronik.chronicle.lineage import below, chains
from chronik.pages.stories.story import story_needs
from chronik.records.model import AnyEntry, Relation
from chronik.records.statements import citation_key, relations


def needs(edition: Edition, key: str) -> list[str]:
    """Keys of all records that the page of this record may show anything of.

    In a fixed order, some more than once.
    """
    chronicle = edition.chronicle
    entry = chronicle.entries[key]

    found = [*entry.outline.refs, *map(citation_key, entry.prose.citations)]
    for ties in chronicle.ties.get(key, {}).values():
        found += [tie.entry.key for tie in ties]
        found += [_proved_by(tie.relation) for tie in ties]
    turned = (chronicle.parts, chronicle.followers, chronicle.mentioned_in, chronicle.distinct)
    for others in (*turned, chronicle.pictured):
        found += [other.key for other in others.get(key, ())]
    found += chronicle.body_links.get(key, ())
    found += [mention.keys[0] for mention in chronicle.mentions.get(key, ())]
    found += _FURTHER.get(entry.kind, _nothing)(edition, entry)
    found += story_needs(edition, entry) if entry.prose.selections else ()
    if keepers := edition.keepers:  # a note names who keeps its source
        found += [keepers[other] for other in dict.fromkeys(found) if other in keepers]

    return [*found, *_divisions(edition, found)] if edition.sheets else found


def _proved_by(relation: Relation) -> str:
    """The source that a relation has a note on; "" where it has none."""
    evidence = relation.evidence
    return evidence.source if evidence.quote or evidence.locator else ""


def _divisions(edition: Edition, found: Iterable[str]) -> Iterator[str]:
    """Where the pages of long sources begin: a note leads to the right one. These are no keys."""
    for key in dict.fromkeys(found):
        if key in edition.sheets:
            yield f"{key} {edition.sheets[key]}"


def _nothing(edition: Edition, entry: AnyEntry) -> Iterable[str]:
    return ()


def _of_event(edition: Edition, event: AnyEntry) -> Iterable[str]:
    """Those beside it, what its places lay in then, the chains that its bounds follow from."""
    yield from _neighbours(edition, event)
    for place in event.facts.places:
        if place.target in edition.chronicle.shifting:
            for whole in edition.chronicle.around[place.target]:
                yield whole.key
                yield from map(_proved_by, whole.facts.part_of)
    for bound in edition.bounds.get(event.key, ()):
        yield from bound.through


def _neighbours(edition: Edition, event: AnyEntry) -> Iterable[str]:
    """Before and after the event, in the chronicle and in its networks."""
    if event.key not in edition.position:
        return ()
    lanes = [Lane(edition.placed, edition.position)]
    lanes += [edition.lanes[relation.target] for relation in event.facts.networks]

    found: list[AnyEntry] = []
    for lane in lanes:
        here = lane.position[event.key]
        found += [*lane.events[max(0, here - 1) : here], *lane.events[here + 1 : here + 2]]
    return [e.key for e in found]


def _around(edition: Edition, network: AnyEntry) -> Iterator[str]:
    """Who is at the network's events, other networks of its members, and what `_lasting` has."""
    yield from _lasting(edition, network)
    for tie in edition.chronicle.tied(network.key, "events"):
        yield from (r.target for r in tie.entry.facts.people)
        yield from (r.target for r in tie.entry.facts.organisations)
    for member in network.facts.members:
        yield from (tie.entry.key for tie in edition.chronicle.tied(member.target, "networks"))


def _in_theme(edition: Edition, theme: AnyEntry) -> Iterator[str]:
    """Who takes part in what the theme is about, and the events of its parts."""
    for tie in edition.chronicle.tied(theme.key, "events"):
        facts = tie.entry.facts
        yield from (r.target for r in (*facts.networks, *facts.organisations, *facts.people))
    yield from _below(edition, theme)


def _lasting(edition: Edition, body: AnyEntry) -> Iterator[str]:
    """Those before and after it, and the events of its parts and their parts."""
    yield from _succession(edition, body)
    yield from _below(edition, body)


def _succession(edition: Edition, body: AnyEntry) -> Iterator[str]:
    chronicle = edition.chronicle
    if body.facts.succeeded_by or body.key in edition.predecessors:
        for line in chains(chronicle.entries, edition.predecessors, body.key):
            yield from line


def _below(edition: Edition, whole: AnyEntry) -> Iterator[str]:
    """Its parts and their parts, with their events."""
    chronicle = edition.chronicle
    for part in below(chronicle.parts, whole.key) if whole.key in chronicle.parts else ():
        yield part.key
        for tie in chronicle.tied(part.key, "events"):
            yield tie.entry.key
            yield _proved_by(tie.relation)


def _of_place(edition: Edition, place: AnyEntry) -> Iterator[str]:
    """All that lies in it and that it lies in, the networks there, how many events are found."""
    chronicle = edition.chronicle
    yield from (part.key for part in below(chronicle.parts, place.key))
    yield from (whole.key for whole in chronicle.around[place.key])
    yield from _succession(edition, place)
    if is_region(chronicle, place.key):
        yield from (network.key for network in networks_in(chronicle, place.key))
        yield f"{count_of(edition.groups.get(region(place.key), {}))} events"


def _citing(edition: Edition, source: AnyEntry) -> Iterator[str]:
    """Entries that rest on the source, and what their claims are about."""
    for entry in edition.chronicle.cited_by.get(source.key, ()):
        yield entry.key
        yield from (r.target for r in relations(entry.facts))


_FURTHER = {
    "events": _of_event,
    "networks": _around,
    "organisations": _lasting,
    "places": _of_place,
    "themes": _in_theme,
    "works": _below,
    "sources": _citing,
}
