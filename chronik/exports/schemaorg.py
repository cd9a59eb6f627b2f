"""What a record of each kind states, in the words of schema.org.

These are the properties that only its kind has; `linkeddata` makes the node around them, and says
how it speaks of other records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from json.encoder import encode_basestring as quoted
from typing import Any

from chronik.chronicle.cards import kind_label
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import lay_in
from chronik.dates.words import date_words
from chronik.html.jsonld import ends, iso, node_property, properties, publisher, text_property
from chronik.language.tuples import NamedTuple
from chronik.records.kinds.source import SOURCE_KINDS
from chronik.records.model import (
    AnyEntry,
    Claim,
    Reference,
    Relation,
    clock_of,
    is_announced,
    preferred,
)
from chronik.words.links import licence_url

MODES = {"in-person": "Offline", "online": "Online", "hybrid": "Mixed"}
_MEMBERSHIPS = 100  # of one record on its page; the networks' own pages name all


class Voice(NamedTuple):
    """How a node speaks of other records.

    `refer` by a key; `within` of the target of a relation, by (relation, property, type of role).
    """

    refer: Callable[[str], str]
    within: Callable[[Relation, str, str], str]


def own_properties(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    return _OWN[entry.kind](chronicle, entry, voice)


def _event(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    e = entry.facts
    start, end = ends(entry.date)
    start = f"{start}T{clock}" if start and (clock := clock_of(entry)) else start
    mode = MODES.get(e.format[0].value.word, "") if e.format else ""
    wholes = [voice.refer(e.part_of.key)] if e.part_of else []
    if e.series:
        wholes.append(f'{{"@type":"EventSeries","name":{quoted(e.series.name)}}}')
    involved = (*e.networks, *e.organisations, *e.people)

    return (
        text_property("startDate", start),
        text_property("endDate", end),
        text_property("disambiguatingDescription", date_words(entry.date))
        if entry.date.julian
        else "",
        '"eventStatus":"https://schema.org/EventScheduled"' if is_announced(entry) else "",
        f'"eventAttendanceMode":"https://schema.org/{mode}EventAttendanceMode"' if mode else "",
        _kind(chronicle, entry),
        properties("location", [voice.refer(key) for key in _located(chronicle, entry)]),
        properties("superEvent", wholes),
        properties("about", [voice.refer(r.target) for r in (*e.themes, *e.works)]),
        properties("contributor", _each(voice.within(r, "contributor", "Role") for r in involved)),
    )


def _located(chronicle: Chronicle, event: AnyEntry) -> Iterable[str]:
    """Its places; where these came to lie in something else, also what they lay in then."""
    places = [relation.target for relation in event.facts.places]
    moved = [chronicle.entries[key] for key in places if key in chronicle.shifting]
    then = [each for place in moved for each in lay_in(chronicle, place, event.date)]
    return dict.fromkeys((*places, *[each.held.whole.key for each in then if each.sure]))


def _each(nodes: Iterable[str]) -> list[str]:
    """Each node once."""
    return [*dict.fromkeys(nodes)]


def _kind(chronicle: Chronicle, entry: AnyEntry) -> str:
    return text_property("keywords", kind_label(chronicle, entry))


def _person(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    own, related = entry.facts.affiliations, entry.facts.relations
    affiliations = (voice.within(r, "affiliation", "OrganizationRole") for r in own)
    return (
        text_property("honorificPrefix", entry.facts.title),
        text_property("birthDate", _first(entry.facts.born)),
        text_property("deathDate", _first(entry.facts.died)),
        properties("affiliation", _each(affiliations)),
        properties("relatedTo", _each(voice.within(r, "relatedTo", "Role") for r in related)),
        _member_of(chronicle, entry, voice),
    )


def _member_of(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> str:
    ties = (t for kind in ("networks", "organisations") for t in chronicle.tied(entry.key, kind))
    bodies = dict.fromkeys(tie.entry.key for tie in ties)
    return properties("memberOf", [voice.refer(key) for key in bodies][:_MEMBERSHIPS])


def _organisation(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    return (
        _kind(chronicle, entry),
        *_lasting(entry),
        properties("location", [voice.refer(r.target) for r in entry.facts.places]),
        _whole(entry, voice),
        _members(entry, voice),
        _member_of(chronicle, entry, voice),
    )


def _network(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    return (
        _kind(chronicle, entry),
        *_lasting(entry),
        properties("areaServed", [voice.refer(r.target) for r in entry.facts.places]),
        properties("knowsAbout", [voice.refer(r.target) for r in entry.facts.themes]),
        _whole(entry, voice),
        _members(entry, voice),
    )


def _work(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    """As what somebody had part in it, roles say in words of the chronicle's own: nobody is called
    its author.
    """
    w = entry.facts
    involved = (*w.people, *w.organisations, *w.networks)
    return (
        _kind(chronicle, entry),
        text_property("datePublished", _first(w.date)),
        properties("contributor", _each(voice.within(r, "contributor", "Role") for r in involved)),
        properties("about", [voice.refer(r.target) for r in w.themes]),
        node_property("isPartOf", voice.refer(w.part_of.key) if w.part_of else ""),
    )


def _members(entry: AnyEntry, voice: Voice) -> str:
    members = (voice.within(r, "member", "OrganizationRole") for r in entry.facts.members)
    return properties("member", _each(members))


def _lasting(entry: AnyEntry) -> tuple[str, str]:
    return (
        text_property("foundingDate", _first(entry.facts.founded)),
        text_property("dissolutionDate", _first(entry.facts.dissolved)),
    )


def _whole(entry: AnyEntry, voice: Voice) -> str:
    whole = entry.facts.part_of
    return node_property("parentOrganization", voice.refer(whole.target) if whole else "")


def _first(claims: tuple[Claim[Any], ...]) -> str:
    claim = preferred(claims)
    return iso(claim.value) if claim else ""


def _place(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    point, wholes = entry.facts.coordinates, entry.facts.part_of
    around = [voice.within(r, "containedInPlace", "Role") for r in wholes if _tells(voice, r)]
    return (
        _kind(chronicle, entry),
        node_property("geo", _point(*point) if point else ""),
        properties("containedInPlace", _each(around)),
    )


def _tells(voice: Voice, whole: Relation) -> bool:
    """What is over is told only where it can be told that it is."""
    said = voice.within(whole, "containedInPlace", "Role")
    return not whole.until or said != voice.refer(whole.target)


def _point(latitude: float, longitude: float) -> str:
    return f'{{"@type":"GeoCoordinates","latitude":{latitude},"longitude":{longitude}}}'


def _source(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    s = entry.facts
    return (
        text_property("genre", SOURCE_KINDS.get(s.medium, "")),
        text_property("url", s.url),
        text_property("archivedAt", s.archive_url),
        node_property("holdingArchive", _archive(chronicle, s.holder, voice)),
        node_property("identifier", _call_number(s.call_number)),
        node_property("isPartOf", _issue(s.issue)),
        text_property("position" if s.holder else "pagination", s.pages),
        text_property("inLanguage", s.language),
        node_property("contributor", _who(chronicle, s.informant, "Person", voice)),
        text_property("author", s.author),
        text_property("license", licence_url(s.licence) or s.licence),
        publisher(s.publisher),
        text_property("datePublished", _first(s.date)),
    )


def _who(chronicle: Chronicle, who: Reference | str, kind: str, voice: Voice) -> str:
    """A record, or a name that there is none of."""
    if isinstance(who, str):
        return f'{{"@type":"{kind}","name":{quoted(who)}}}' if who else ""
    return voice.refer(who.key) if who.key in chronicle.entries else ""


def _archive(chronicle: Chronicle, holder: Reference | str, voice: Voice) -> str:
    """Who keeps it, by the type that alone can: of a record it is one more."""
    who = _who(chronicle, holder, "ArchiveOrganization", voice)
    return who.replace('"@type":"Organization"', '"@type":"ArchiveOrganization"', 1)


def source_type(s: Any) -> str:
    """The type that the properties of a source belong to; validators take but one."""
    if s.holder:
        return "ArchiveComponent"
    if s.pages:
        return "Chapter" if s.medium == "book" else "Article"
    return "CreativeWork"


def _issue(number: str) -> str:
    return f'{{"@type":"PublicationIssue","issueNumber":{quoted(number)}}}' if number else ""


def _call_number(number: str) -> str:
    node = f'{{"@type":"PropertyValue","propertyID":"Signatur","value":{quoted(number)}}}'
    return node if number else ""


_OWN: dict[str, Callable[[Chronicle, AnyEntry, Voice], Iterable[str]]] = {
    "events": _event,
    "people": _person,
    "organisations": _organisation,
    "networks": _network,
    "themes": lambda chronicle, entry, voice: (),
    "works": _work,
    "places": _place,
    "sources": _source,
    "pages": lambda chronicle, entry, voice: (),
}
