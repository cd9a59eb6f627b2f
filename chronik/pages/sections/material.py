"""What the page of a record is made from, with its numbered notes.

Each passage has one note, in the order in which the page first needs them.
"""

from __future__ import annotations

from chronik.chronicle.cards import Cards
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.evidence.places import PassageSpans, note_anchor
from chronik.evidence.proof import ProofKind, proof_of
from chronik.html.notes import Note
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.citing.whereabouts import published_words
from chronik.pages.sections.passages import (
    CITED_ANCHOR,
    passage_address,
    passage_in_the_net,
    spans_of,
)
from chronik.records.locating.locators import Locator, locator_words
from chronik.records.model import AnyEntry, Evidence
from chronik.records.prose import BodyCitation
from chronik.records.statements import citation_key


class Material(NamedTuple):
    """What the view of a record is made from."""

    chronicle: Chronicle
    cards: Cards
    entry: AnyEntry
    notes: Notes


def material_of(edition: Edition, key: str) -> Material:
    chronicle = edition.chronicle
    return Material(chronicle, edition.cards, chronicle.entries[key], Notes(edition, key))


class _Place(NamedTuple):
    """What has one note: a passage of a source, or a place in one that has no stored text, perhaps
    with words from it.
    """

    source: str
    spans: PassageSpans
    quote: str = ""
    locator: Locator | None = None


class Notes:
    """Collects a page's notes while its view is made.

    The only object with a state in a view; it never leaves it.
    """

    def __init__(self, edition: Edition, key: str) -> None:
        self._chronicle = edition.chronicle
        self._cards = edition.cards
        self._sheets = edition.sheets
        self._key = key
        self._numbers: dict[_Place, int] = {}
        self._notes: list[Note] = []

    def number(self, entry: AnyEntry, evidence: Evidence) -> tuple[int, ...]:
        """The number of the note of what the entry states, or nothing when it neither quotes nor
        says where it stands.
        """
        if not (evidence.quote or evidence.locator):
            return ()
        return (self._numbered(evidence, own=entry.key == self._key),)

    def cite(self, citation: BodyCitation) -> tuple[int, ...]:
        """The number for a citation in a body; it may name the source only."""
        source = citation_key(citation)
        if source not in self._chronicle.entries:
            return ()
        cited = Evidence(quote=citation.quote, source=source, locator=citation.locator)
        return (self._numbered(cited, own=True),)

    def _numbered(self, evidence: Evidence, *, own: bool) -> int:
        source, quote = evidence.source, evidence.quote
        spans = spans_of(self._chronicle, source, quote) or ()
        place = _Place(source, spans) if spans else _Place(source, (), quote, evidence.locator)
        number = self._numbers.get(place)
        if not number:
            number = self._numbers[place] = len(self._notes) + 1
            self._notes.append(self._note(number, place, evidence))

        note = self._notes[number - 1]
        if own and spans and not note.anchor:
            note = note._replace(anchor=note_anchor(source, spans))
        if evidence.locator and not note.place:
            note = self._placed(note, source, evidence.locator)
        self._notes[number - 1] = note
        return number

    def _note(self, number: int, place: _Place, evidence: Evidence) -> Note:
        entry = self._chronicle.entries.get(place.source)
        if entry is None:
            return Note(number=number, quote=evidence.quote, source=place.source, url="", detail="")
        proof = proof_of(evidence, self._chronicle.passages, self._chronicle.entries)
        return Note(
            number=number,
            quote=evidence.quote,
            source=self._cards[entry.key].name,
            url=self._address(entry, place.spans, proof),
            detail=published_words(self._chronicle.entries, entry),
            web=passage_in_the_net(self._chronicle, entry, place.spans),
            mark=_mark(evidence, proof),
        )

    def _placed(self, note: Note, source: str, locator: Locator) -> Note:
        """With where it stands, which is more exact than the pages of the whole."""
        entry = self._chronicle.entries.get(source)
        detail = note.detail
        if entry and locator.page and entry.facts.pages:
            detail = published_words(self._chronicle.entries, entry, paged=False)
        return note._replace(place=locator_words(locator), detail=detail)

    def _address(self, source: AnyEntry, spans: PassageSpans, proof: ProofKind) -> str:
        """Of the passage on the page of its source, or of the places that are cited there."""
        if spans:
            return passage_address(self._sheets, source, spans)
        return f"{source.url}#{CITED_ANCHOR}" if proof is ProofKind.CITED else source.url

    def all(self) -> tuple[Note, ...]:
        return tuple(self._notes)


def _mark(evidence: Evidence, proof: ProofKind) -> str:
    """What tells a place that was only named from a passage that was found."""
    if proof is ProofKind.CITED:
        return str(proof.value)
    return "ohne Zitat" if evidence.locator and not evidence.quote else ""
