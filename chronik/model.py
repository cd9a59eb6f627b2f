"""The things a chronicle is made of: frozen records that carry their origin.

Words follow Popolo and W3C ORG (Membership, Organisation), schema.org (Event, Place), CIDOC CRM (Participation) and
ISO 8601-2 (EDTF). An `Entry` is one file: what every kind has, and in `facts` what only its kind has. Everything is a
NamedTuple: frozen, slotted, and quick to store (docs/decisions/0004).
"""

from __future__ import annotations

from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from chronik.diagnostics import START, At, Span
from chronik.edtf import UNKNOWN, Edtf
from chronik.prose import Prose

T = TypeVar("T")

URL_FOLDERS = {
    "events": "ereignisse",
    "people": "personen",
    "organisations": "organisationen",
    "networks": "netzwerke",
    "places": "orte",
    "sources": "quellen",
    "pages": "",
}
KINDS = tuple(URL_FOLDERS)
# Pages stand at the root: these addresses are taken, or kept for what the site will have there.
RESERVED = frozenset((*filter(None, URL_FOLDERS.values()), "assets", "chronik", "suche", "luecken", "daten", "verbindungen", "pagefind", "404"))


def key_of(kind: str, name: str) -> str:
    """`kind/id`, the name of a record within the whole chronicle."""
    return f"{kind}/{name}"


def is_known(key: str, known: frozenset[str]) -> bool:
    """Also when the file lies in a wrong folder, which tells no kind: it is known as „?/id“."""
    return key in known or f"?/{key.partition('/')[2]}" in known


@cache
def kind_of(key: str) -> str:
    return key.partition("/")[0]


@cache
def url_of(key: str) -> str:
    """The record's address from the site's root, without a leading slash: `ereignisse/gruendung/`."""
    kind, _, name = key.partition("/")
    folder = URL_FOLDERS[kind]
    return f"{folder}/{name}/" if folder else f"{name}/"


class Word(NamedTuple):
    """A word of one of the chronicle's vocabularies, and where it was typed."""

    word: str
    at: At


class Evidence(NamedTuple):
    """How a claim is known: a verbatim quote from a source, and the editor's remarks on it."""

    quote: str = ""
    source: str = ""  # key of the source; "" means the record's first source
    note: str = ""
    as_written: str = ""
    basis: str = ""  # text | publication | inferred | editorial
    reason: str = ""
    preferred: bool = False
    at: At = START  # of the quote when there is one, else of the claim
    source_at: At = START


NO_EVIDENCE = Evidence()


class Claim(NamedTuple, Generic[T]):
    """A value that states a fact, with its evidence."""

    value: T
    evidence: Evidence
    at: At


class Relation(NamedTuple):
    """A reference to another record that states a fact: a Participation, a Membership, an Affiliation, a place."""

    target: str  # key
    role: Word | None
    capacity: str  # „als“: in which function, in the text's words
    since: Edtf | None
    until: Edtf | None
    attested: tuple[Edtf, ...]
    evidence: Evidence
    at: At
    dates_at: tuple[At, ...] = ()  # of since, until and attested, as far as given


class Reference(NamedTuple):
    """A key typed by an editor, and where."""

    key: str
    at: At


class WebLink(NamedTuple):
    url: str
    title: str


class Event(NamedTuple):
    date: tuple[Claim[Edtf], ...]
    kind: Word | None
    format: tuple[Claim[Word], ...]
    places: tuple[Relation, ...]
    networks: tuple[Relation, ...]
    organisations: tuple[Relation, ...]
    people: tuple[Relation, ...]
    attendance: tuple[Claim[int], ...]
    series: Series | None
    part_of: Reference | None
    follows: tuple[Reference, ...]
    status: Word | None


class Series(NamedTuple):
    """A numbered sequence of events, e.g. the 8th Kooperationskonferenz."""

    name: str
    number: int | None
    evidence: Evidence
    at: At


class Person(NamedTuple):
    title: str
    sort_name: str
    affiliations: tuple[Relation, ...]


class Organisation(NamedTuple):
    kind: Word | None
    places: tuple[Relation, ...]
    part_of: Relation | None
    founded: tuple[Claim[Edtf], ...]
    dissolved: tuple[Claim[Edtf], ...]
    succeeded_by: Reference | None


class Network(NamedTuple):
    kind: Word | None
    founded: tuple[Claim[Edtf], ...]
    dissolved: tuple[Claim[Edtf], ...]
    places: tuple[Relation, ...]
    members: tuple[Relation, ...]
    part_of: Relation | None
    succeeded_by: Reference | None


class Place(NamedTuple):
    kind: Word | None
    part_of: Reference | None
    coordinates: tuple[float, float] | None  # degrees north, degrees east (WGS 84)


class Source(NamedTuple):
    file: str
    file_at: At
    sha256: str
    sha256_at: At
    publisher: str
    author: str
    date: tuple[Claim[Edtf], ...]
    url: str
    archive_url: str
    accessed: Edtf | None
    accessed_at: At
    publish: str  # excerpts | full
    licence: str


class Page(NamedTuple):
    menu: int | None


Facts = Event | Person | Organisation | Network | Place | Source | Page
F = TypeVar("F", bound=Facts)


class Entry(NamedTuple, Generic[F]):
    """One record as its file states it."""

    key: str
    path: str
    name: str
    name_at: At
    aliases: tuple[str, ...]
    summary: str
    sources: tuple[Reference, ...]
    identifiers: tuple[tuple[str, str], ...]
    links: tuple[WebLink, ...]
    former_ids: tuple[str, ...]
    autolink: bool
    prose: Prose
    facts: F
    digest: bytes  # of the file's content
    refs: tuple[str, ...] = ()  # every key the fields refer to, each once
    evident: bool = False  # whether anything in it carries a quote, a source or a remark
    former_at: tuple[At, ...] = ()  # of each former id

    @property
    def kind(self) -> str:
        return kind_of(self.key)

    @property
    def id(self) -> str:
        return self.key.partition("/")[2]

    @property
    def url(self) -> str:
        return url_of(self.key)

    def span(self, at: At = START) -> Span:
        return Span(self.path, *at)


AnyEntry = Entry[Any]


def preferred(claims: tuple[Claim[T], ...]) -> Claim[T] | None:
    """The claim to show first: the one marked as preferred, else the first."""
    return next((c for c in claims if c.evidence.preferred), claims[0] if claims else None)


def event_date(event: AnyEntry) -> Edtf:
    """The date an event is ordered by."""
    claim = preferred(event.facts.date)
    return claim.value if claim else UNKNOWN
