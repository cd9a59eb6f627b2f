"""Records in the words of schema.org, as JSON-LD: the node of one record for its page, the nodes of
all for one file.

schema.org has no uncertain date. `startDate` and its like stand only where the date is a day, a
month, a year, or an interval of these, and sure; how the file writes any other date stands as
`temporalCoverage` of the page that tells of it. A node is about the thing (`…#it`), not about its
page. Texts are joined, not dumped: it is done for each of 15,000 pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed
from chronik.dates.edtf import Precision
from chronik.exports.composed import Composed, Piece, pieces_by_year
from chronik.html.jsonld import (
    OFFLINE,
    ends,
    escaped_root,
    iso,
    join,
    node_property,
    properties,
    publisher,
    text_property,
)
from chronik.records.keys import KINDS, kind_of, up, url_of
from chronik.records.model import AnyEntry, Claim, Relation, preferred
from chronik.records.statements import names
from chronik.words.links import IDENTIFIER_URLS, licence_url


class Voice(NamedTuple):
    """How a node speaks of other records: by a key, and of the target of a relation by (relation,
    property, type of role).
    """

    refer: Callable[[str], str]
    within: Callable[[Relation, str, str], str]


TYPES = {
    "events": "Event",
    "people": "Person",
    "organisations": "Organization",
    "networks": "Organization",
    "places": "Place",
    "sources": "CreativeWork",
    "pages": "WebPage",
}
MODES = {"in-person": "Offline", "online": "Online", "hybrid": "Mixed"}
_MEMBERSHIPS = 100  # of one record on its page; the networks' own pages name all


def record(chronicle: Chronicle, entry: AnyEntry) -> str:
    """The node of a record for its own page. Others in it have a name; as what they took part the
    page says, validators know no roles.
    """
    root = escaped_root(chronicle.site.root or up(entry.url))
    entries = chronicle.entries

    def refer(key: str) -> str:
        return _named(root, key, entries[key].name)

    return _node(chronicle, entry, root, Voice(refer, lambda r, name, kind: refer(r.target)))


def _graph(chronicle: Chronicle, root: str, kinds: Iterable[str]) -> Iterator[str]:
    """The nodes of all records of these kinds; they name each other by their addresses alone, with
    roles in between (schema.org/Role).
    """
    root = escaped_root(root)

    def refer(key: str) -> str:
        return f'{{"@id":"{root}{url_of(key)}#it"}}'

    voice = Voice(refer, lambda r, name, kind: _in_role(chronicle, r, name, kind, refer))
    for kind in kinds:
        for entry in chronicle.of_kind[kind]:
            yield _node(chronicle, entry, root, voice)


@lru_cache(maxsize=1 << 16)
def _named(root: str, key: str, name: str) -> str:
    return f'{{"@type":"{TYPES[kind_of(key)]}","@id":"{root}{url_of(key)}#it","name":{quoted(name)},"url":"{root}{url_of(key)}"}}'


def _node(chronicle: Chronicle, entry: AnyEntry, root: str, voice: Voice) -> str:
    own = _OWN[entry.kind](chronicle, entry, voice)
    kind, url = entry.kind, f"{root}{entry.url}"
    if kind == "pages":
        return join(
            f'"@type":"WebPage","@id":"{url}","url":"{url}","name":{quoted(entry.name)},"version":"{entry.version}","inLanguage":"de"'
        )
    date = entry.date if kind == "events" else None
    covers = (
        f',"temporalCoverage":{quoted(date.text)}'
        if date and not date.exact and date.precision is not Precision.UNKNOWN
        else ""
    )
    return join(
        f'"@type":"{TYPES[kind]}","@id":"{url}#it","name":{quoted(entry.name)}',
        "" if kind == "sources" else f'"url":"{url}"',
        f'"mainEntityOfPage":{{"@type":"WebPage","@id":"{url}","version":"{entry.version}"{covers}}}',
        text_property("description", entry.summary),
        properties("alternateName", [quoted(name) for name in names(entry)[1:]]),
        *own,
        *(_known_as(entry) if entry.identifiers else ()),
        properties(
            "subjectOf",
            [
                *[voice.refer(ref.key) for ref in entry.sources],
                *[_web(link.url, link.title) for link in entry.links],
            ],
        ),
    )


def _known_as(entry: AnyEntry) -> Iterator[str]:
    """Numbers of authority files: as addresses where they have one."""
    yield properties(
        "sameAs",
        [
            quoted(IDENTIFIER_URLS[name] + value)
            for name, value in entry.identifiers
            if name in IDENTIFIER_URLS
        ],
    )
    others = [(name, value) for name, value in entry.identifiers if name not in IDENTIFIER_URLS]
    yield properties(
        "identifier",
        [
            f'{{"@type":"PropertyValue","propertyID":"{name}","value":{quoted(value)}}}'
            for name, value in others
        ],
    )


def _web(url: str, title: str) -> str:
    return f'{{"@type":"CreativeWork","url":{quoted(url)},"name":{quoted(title)}}}'


def _event(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    e = entry.facts
    start, end = ends(entry.date)
    mode = MODES.get(e.format[0].value.word, "") if e.format else ""
    series = [f'{{"@type":"EventSeries","name":{quoted(e.series.name)}}}'] if e.series else []
    return (
        text_property("startDate", start),
        text_property("endDate", end),
        '"eventStatus":"https://schema.org/EventScheduled"'
        if e.status and e.status.word == "announced"
        else "",
        f'"eventAttendanceMode":"https://schema.org/{mode}EventAttendanceMode"' if mode else "",
        _kind(chronicle, "event_kinds", entry),
        properties("location", [voice.refer(r.target) for r in e.places]),
        properties("superEvent", [voice.refer(e.part_of.key), *series] if e.part_of else series),
        properties(
            "contributor",
            list(
                dict.fromkeys(
                    [
                        voice.within(r, "contributor", "Role")
                        for r in (*e.networks, *e.organisations, *e.people)
                    ]
                )
            ),
        ),
    )


def _kind(chronicle: Chronicle, vocabulary: str, entry: AnyEntry) -> str:
    word = entry.facts.kind
    return f'"keywords":{quoted(chronicle.site.term(vocabulary, word.word).label)}' if word else ""


def _in_role(
    chronicle: Chronicle, r: Relation, name: str, kind: str, refer: Callable[[str], str]
) -> str:
    """The record itself, or a schema.org Role around it that says as what and, where that is sure,
    since when.
    """
    if not (r.role or r.capacity or r.since or r.until):
        return refer(r.target)
    role = chronicle.site.term("roles", r.role).label if r.role else ""
    if not (r.capacity or r.since or r.until):  # as nearly all are
        return f'{{"@type":"{kind}","roleName":{quoted(role)},"{name}":{refer(r.target)}}}'
    said = (
        text_property("roleName", role),
        text_property("description", r.capacity),
        text_property("startDate", iso(r.since)),
        text_property("endDate", iso(r.until)),
    )
    return join(f'"@type":"{kind}"', *said, f'"{name}":{refer(r.target)}')


def _person(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    affiliations = list(
        dict.fromkeys(
            [voice.within(r, "affiliation", "OrganizationRole") for r in entry.facts.affiliations]
        )
    )
    return (
        text_property("honorificPrefix", entry.facts.title),
        properties("affiliation", affiliations),
        _member_of(chronicle, entry, voice),
    )


def _member_of(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> str:
    networks = dict.fromkeys(tie.entry.key for tie in chronicle.tied(entry.key, "networks"))
    return properties("memberOf", [voice.refer(key) for key in networks][:_MEMBERSHIPS])


def _organisation(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    return (
        _kind(chronicle, "organisation_kinds", entry),
        *_lasting(entry),
        properties("location", [voice.refer(r.target) for r in entry.facts.places]),
        node_property(
            "parentOrganization",
            voice.refer(entry.facts.part_of.target) if entry.facts.part_of else "",
        ),
        _member_of(chronicle, entry, voice),
    )


def _network(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    return (
        _kind(chronicle, "network_kinds", entry),
        *_lasting(entry),
        properties("areaServed", [voice.refer(r.target) for r in entry.facts.places]),
        node_property(
            "parentOrganization",
            voice.refer(entry.facts.part_of.target) if entry.facts.part_of else "",
        ),
        properties(
            "member",
            list(
                dict.fromkeys(
                    [voice.within(r, "member", "OrganizationRole") for r in entry.facts.members]
                )
            ),
        ),
    )


def _lasting(entry: AnyEntry) -> tuple[str, str]:
    return text_property("foundingDate", _first(entry.facts.founded)), text_property(
        "dissolutionDate", _first(entry.facts.dissolved)
    )


def _first(claims: tuple[Claim[Any], ...]) -> str:
    claim = preferred(claims)
    return iso(claim.value) if claim else ""


def _place(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    point, whole = entry.facts.coordinates, entry.facts.part_of
    geo = (
        f'{{"@type":"GeoCoordinates","latitude":{point[0]},"longitude":{point[1]}}}'
        if point
        else ""
    )
    return (
        _kind(chronicle, "place_kinds", entry),
        node_property("geo", geo),
        node_property("containedInPlace", voice.refer(whole.key) if whole else ""),
    )


def _source(chronicle: Chronicle, entry: AnyEntry, voice: Voice) -> Iterable[str]:
    s = entry.facts
    licence = text_property("license", licence_url(s.licence) or s.licence)
    texts = (
        text_property("url", s.url),
        text_property("archivedAt", s.archive_url),
        text_property("author", s.author),
        licence,
    )
    return (*texts, publisher(s.publisher), text_property("datePublished", _first(s.date)))


_OWN: dict[str, Callable[[Chronicle, AnyEntry, Voice], Iterable[str]]] = {
    "events": _event,
    "people": _person,
    "organisations": _organisation,
    "networks": _network,
    "places": _place,
    "sources": _source,
    "pages": lambda chronicle, entry, voice: (),
}


def jsonld(edition: Edition, subject: str, signed: Signed) -> tuple[Composed]:
    """A node a line."""
    root, others = (
        edition.chronicle.site.root or "../",
        [kind for kind in KINDS if kind != "events"],
    )

    def nodes(chronicle: Chronicle, kinds: Sequence[str]) -> bytes:
        return ",\n".join(_graph(chronicle, root, kinds)).encode()

    pieces = pieces_by_year(edition, signed, lambda chronicle: nodes(chronicle, ["events"]))
    rest = Piece(signed.others, lambda: nodes(edition.chronicle, others))
    return (Composed(f'{{{OFFLINE},"@graph":[\n'.encode(), b",\n", b"\n]}\n", [*pieces, rest]),)
