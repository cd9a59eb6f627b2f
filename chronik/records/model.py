"""The things a chronicle is made of: frozen records that carry their origin.

Words follow Popolo and W3C ORG (Membership, Organisation), schema.org (Event, Place), CIDOC CRM
(Participation) and ISO 8601-2 (EDTF). An `Entry` is one file: what every kind has, and in `facts`
what only its kind has. Everything is a NamedTuple: frozen, slotted, and quick to store
(docs/decisions/0004).
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.images import Image
from chronik.records.keys import id_of
from chronik.records.locating.locators import Locator
from chronik.records.prose import Prose
from chronik.words.diagnostics import START, At, Span

T = TypeVar("T")


class Word(NamedTuple):
    """A word of one of the chronicle's vocabularies, and where it was typed."""

    word: str
    at: At


class Evidence(NamedTuple):
    """How a claim is known: a verbatim quote from a source, where it stands in one, and the
    editor's remarks on it.
    """

    quote: str = ""
    # key of the source: the record's first one where the evidence names none; "" for none
    source: str = ""
    note: str = ""
    as_written: str = ""
    basis: str = ""  # text | publication | inferred | editorial
    reason: str = ""
    preferred: bool = False
    at: At = START  # of the quote when there is one, else of the claim
    source_at: At = START
    locator: Locator | None = None  # where in the source it stands

    def __reduce__(self) -> str | tuple[Any, ...]:
        """What is not there stays one thing in all processes, so that `is` tells it."""
        return "NO_EVIDENCE" if self is NO_EVIDENCE else (Evidence, tuple(self))


NO_EVIDENCE = Evidence()


class Claim(NamedTuple, Generic[T]):
    """A value that states a fact, with its evidence."""

    value: T
    evidence: Evidence
    at: At


class Relation(NamedTuple):
    """A reference to another record that states a fact: a Participation, a Membership, a place."""

    target: str  # key
    # a word of the vocabulary, "" for none; there is one for nearly every relation, so it is no
    # Word of its own
    role: str = ""
    capacity: str = ""  # „als“: in which function, in the text's words
    at: At = START
    role_at: At = START
    evidence: Evidence = NO_EVIDENCE
    since: Edtf | None = None
    until: Edtf | None = None
    attested: tuple[Edtf, ...] = ()
    dates_at: tuple[At, ...] = ()  # of since, until and attested, as far as given


class OtherName(NamedTuple):
    """A former or later name of a record, with the time in which it held."""

    name: str
    at: At
    evidence: Evidence = NO_EVIDENCE
    since: Edtf | None = None
    until: Edtf | None = None
    dates_at: tuple[At, ...] = ()  # of since and until, as far as given


class Reference(NamedTuple):
    """A key typed by an editor, and where."""

    key: str
    at: At


class WebLink(NamedTuple):
    url: str
    title: str


class Search(NamedTuple):
    """Where somebody looked for more and found nothing."""

    where: str
    when: Edtf
    result: str


class Quantity(NamedTuple):
    """How many: a number, or one between `value` and `upper`, with the word that qualifies it."""

    value: int
    upper: int | None = None
    qualifier: str = ""  # one of `quantities.QUALIFIERS`, "" for none


class Series(NamedTuple):
    """A numbered sequence of events, e.g. the 8th Kooperationskonferenz."""

    name: str
    number: int | None
    evidence: Evidence
    at: At


class Outline(NamedTuple):
    """What a record states, in short."""

    refs: tuple[str, ...]  # every key the fields refer to, each once
    words: tuple[tuple[str, str], ...]  # each vocabulary and word used, each once
    stated: int  # claims, relations, series and other names
    evident: bool  # whether anything carries a quote, a source or a remark
    several: bool  # whether a fact has more than one claim
    is_open: bool  # whether something is settled only when all is known (`evidence.settling`)
    first: int | None  # earliest and latest day of all its dates, as `date.toordinal` gives them
    last: int | None


Facts = Any  # the record of a kind: a NamedTuple of `chronik.records.kinds`
F = TypeVar("F", bound=tuple[Any, ...])


class Entry(NamedTuple, Generic[F]):
    """One record as its file states it."""

    key: str
    kind: str  # of its key, and its address: looked up some million times in a large chronicle
    url: str
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
    date: Edtf  # by which an event is ordered; UNKNOWN for all else
    digest: bytes  # of the file's content
    # what is asked of every record, so that nobody need look into its fields for it
    outline: Outline
    former_at: tuple[At, ...] = ()  # of each former id
    version: str = ""  # of the file's content, as git names it (docs/decisions/0010)
    # the same with the file's own line ends, where git may have turned them round; else ""
    version_on_disk: str = ""
    images: tuple[Image, ...] = ()
    searched: tuple[Search, ...] = ()
    authors: tuple[str, ...] = ()  # who wrote the entry, see `authors`
    contacts: str = ""  # why contact data may stand in it; "" where it may not
    # day of the last edit that git knows of (YYYY-MM-DD), set by the build (docs/decisions/0011)
    revised: str = ""

    @property
    def id(self) -> str:
        return id_of(self.key)

    def span(self, at: At = START) -> Span:
        return Span(self.path, *at)


AnyEntry = Entry[Any]


def clock_of(event: AnyEntry) -> str:
    """The time of the day at which it began, as `19:30`; "" where none is given."""
    stated = event.facts.time
    if not stated:  # as nearly all are
        return ""
    claim: Claim[str] | None = preferred(stated)
    return claim.value if claim else ""


def is_announced(event: AnyEntry) -> bool:
    """Whether the sources only announce it; that it took place is not known."""
    status = event.facts.status
    return status is not None and bool(status.word == "announced")


def took_place(event: AnyEntry) -> bool:
    """Whether the record tells of what happened, not of what was announced, moved or called off."""
    status = event.facts.status
    return status is None or bool(status.word == "happened")


def participations(event: AnyEntry) -> tuple[Relation, ...]:
    """Organisations, then people, in the order stated; whether they were there, roles say."""
    return (*event.facts.organisations, *event.facts.people)


def preferred(claims: tuple[Claim[T], ...]) -> Claim[T] | None:
    """The claim to show first: the one marked as preferred, else the first."""
    first = claims[0] if claims else None
    return next((claim for claim in claims if claim.evidence.preferred), first)
