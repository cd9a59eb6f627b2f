"""A record's facts, each in words that can be compared and told.

One generic walk over the fields, so that a new field is told of by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import singledispatch
from typing import Any

from chronik.dates.edtf import Edtf
from chronik.dates.words import date_words, interval_words
from chronik.language.tuples import NamedTuple
from chronik.records.images import Image, Shown
from chronik.records.keys import vocabulary_of
from chronik.records.kinds.source import SetAside
from chronik.records.model import (
    NO_EVIDENCE,
    AnyEntry,
    Claim,
    Evidence,
    OtherName,
    Quantity,
    Reference,
    Relation,
    Search,
    Series,
    WebLink,
    Word,
)
from chronik.records.prose import Selection
from chronik.records.quantities import quantity_words
from chronik.records.statements import NOUNS
from chronik.words.german import listed, number

OWN_NAME = "name"
# What each field states, where no proof can be demanded of it.
_OWN = {
    OWN_NAME: "Name",
    "aliases": "Weiterer Name",
    "summary": "Zusammenfassung",
    "sources": "Quelle",
    "identifiers": "Kennung",
    "links": "Verweis",
    "images": "Bild",
    "searched": "Ergebnislose Suche",
    "authors": "Verfasst von",
    "sign": "Kurzzeichen",
    "colour": "Farbe",
    "kind": "Art",
    "status": "Status",
    "follows": "Folgt auf",
    "succeeded_by": "Nachfolge",
    "distinct_from": "Nicht zu verwechseln mit",
    "title": "Titel",
    "coordinates": "Lage",
    "file": "Gespeicherter Text",
    "sha256": "Wortlaut des gespeicherten Textes",
    "sha256_original": "Ungeschwärzter Text",
    "medium": "Art",
    "publisher": "Veröffentlicht von",
    "author": "Verfasst von",
    "informant": "Auskunft von",
    "issue": "Ausgabe",
    "pages": "Seiten",
    "holder": "Aufbewahrt in",
    "call_number": "Signatur",
    "recording": "Aufnahme",
    "scan": "Bilder der Seiten",
    "language": "Sprache",
    "url": "Fundstelle",
    "archive_url": "Archivierte Fassung",
    "accessed": "Tag des Abrufs",
    "publish": "Umfang der Wiedergabe",
    "licence": "Lizenz",
}
LABELS = {**NOUNS, **_OWN}
# What no reader sees: how a record is found, ordered and linked.
SILENT = frozenset(
    ("contacts", "sort_name", "menu", "set_aside", "file_at", "sha256_at", "accessed_at")
)
# Long, or for machines: that it changed is told, not what it says.
WORDLESS = frozenset(("summary", "sha256", "sha256_original", "url", "archive_url", "file"))


class Speech(NamedTuple):
    """How to say what records refer to."""

    name: Callable[[str], str]  # of a record by its key; "" where there is none any more
    term: Callable[[str, str], str]  # a vocabulary, and one of its words
    # what former keys, and former ids alone, are called today: another id is no other fact
    moved: Mapping[str, str] = {}

    def key(self, typed: str) -> str:
        return self.moved.get(typed, typed)


class Fact(NamedTuple):
    """One fact."""

    about: str = ""  # what it is about, where a field may state several: a key, a name
    words: str = ""  # what it says, in the words of readers
    # what the editors typed in their own words: compared, but not repeated once it was taken back
    own: str = ""
    evidence: Evidence = NO_EVIDENCE


def values_of(entry: AnyEntry) -> Iterator[tuple[str, Any]]:
    """The value of each field that readers see, by its name; in the order of the table."""
    common = (
        (OWN_NAME, entry.name),
        *zip(entry.facts._fields, entry.facts, strict=True),
        ("aliases", entry.aliases),
        ("summary", entry.summary),
        ("sources", entry.sources),
        ("identifiers", tuple(": ".join(pair) for pair in entry.identifiers)),
        ("links", entry.links),
        ("images", entry.images),
        ("searched", entry.searched),
        ("authors", entry.authors),
    )
    for field, value in common:
        if field not in SILENT:
            yield field, value


def facts_in(value: Any, kind: str, speech: Speech) -> Iterator[Fact]:
    """What a field of such a record says: several facts or one; a pair of numbers is one."""
    if value is None or value in ("", ()):
        return
    if type(value) is not tuple or isinstance(value[0], float):
        yield _today(_said(value, kind, speech), speech)
        return
    for thing in value:
        if isinstance(thing, str):
            yield Fact(about=_spaced(thing))
        else:
            yield _today(_said(thing, kind, speech), speech)


def _today(fact: Fact, speech: Speech) -> Fact:
    """With the key that its source has today."""
    source = speech.key(fact.evidence.source)
    if source == fact.evidence.source:
        return fact
    return fact._replace(evidence=fact.evidence._replace(source=source))


@singledispatch
def _said(thing: Any, kind: str, speech: Speech) -> Fact:
    """Whatever has no words of its own stands for itself."""
    return Fact(words=str(thing))


@_said.register
def _(thing: str, kind: str, speech: Speech) -> Fact:
    return Fact(own=_spaced(thing))


@_said.register
def _(thing: int, kind: str, speech: Speech) -> Fact:
    return Fact(words=number(thing))


@_said.register
def _(thing: Quantity, kind: str, speech: Speech) -> Fact:
    return Fact(words=quantity_words(thing))


@_said.register(tuple)
def _(thing: tuple[float, ...], kind: str, speech: Speech) -> Fact:
    return Fact(words=" / ".join([str(value).replace(".", ",") for value in thing]))


@_said.register
def _(thing: Edtf, kind: str, speech: Speech) -> Fact:
    return Fact(words=date_words(thing))


@_said.register
def _(thing: Word, kind: str, speech: Speech) -> Fact:
    for vocabulary in (vocabulary_of(kind), "formats", "statuses"):
        label = speech.term(vocabulary, thing.word)
        if label != thing.word:
            return Fact(words=label)
    return Fact(words=thing.word)


@_said.register(Claim)
def _(thing: Claim[Any], kind: str, speech: Speech) -> Fact:
    return _said(thing.value, kind, speech)._replace(evidence=thing.evidence)


@_said.register
def _(thing: Relation, kind: str, speech: Speech) -> Fact:
    role = speech.term("roles", thing.role) if thing.role else ""
    if role == thing.role and kind == "people":
        role = speech.term("relation_kinds", thing.role)
    attested = listed([date_words(day) for day in thing.attested])
    days = f"belegt: {attested}" if attested else ""
    parts = (role, interval_words(thing.since, thing.until), days)
    return Fact(
        about=speech.key(thing.target),
        words=", ".join(filter(None, parts)),
        own=_spaced(thing.capacity),
        evidence=thing.evidence,
    )


@_said.register
def _(thing: Reference, kind: str, speech: Speech) -> Fact:
    return Fact(about=speech.key(thing.key))


@_said.register
def _(thing: OtherName, kind: str, speech: Speech) -> Fact:
    period = interval_words(thing.since, thing.until)
    return Fact(about=_spaced(thing.name), words=period, evidence=thing.evidence)


@_said.register
def _(thing: Series, kind: str, speech: Speech) -> Fact:
    nth = "" if thing.number is None else f", Nr. {number(thing.number)}"
    return Fact(words=f"{thing.name}{nth}", evidence=thing.evidence)


@_said.register
def _(thing: WebLink, kind: str, speech: Speech) -> Fact:
    return Fact(about=thing.url, own=_spaced(thing.title))


@_said.register
def _(thing: Search, kind: str, speech: Speech) -> Fact:
    return Fact(about=thing.where, words=date_words(thing.when), own=_spaced(thing.result))


@_said.register
def _(thing: Image, kind: str, speech: Speech) -> Fact:
    shown = [_shown(one, speech) for one in thing.shows]
    texts = (thing.alt, thing.caption, thing.credit, thing.licence, *shown)
    return Fact(about=thing.file, own=joined(texts))


def _shown(one: Shown, speech: Speech) -> str:
    """„Anna Alt [12, 30.5, 9, 14] am Rand“."""
    name = speech.name(speech.key(one.key)) if one.key else "unbekannt"
    place = f"[{', '.join([f'{value:.6g}' for value in one.area])}]" if one.area else ""
    return " ".join(filter(None, (name or one.key, place, one.note)))


@_said.register
def _(thing: SetAside, kind: str, speech: Speech) -> Fact:
    return Fact(about=thing.name)


def body_of(entry: AnyEntry, speech: Speech) -> tuple[Any, ...]:
    """The body as it is compared: wherever its lines break, and wherever its quotes stand."""
    prose = entry.prose
    return (
        _spaced(prose.html),
        [(speech.key(link.target), link.words) for link in prose.links],
        [(_source(c.source, speech), _spaced(c.quote), c.locator) for c in prose.citations],
        [image[:-1] for image in prose.images],
        [_selected(selection, speech) for selection in prose.selections],
    )


def _source(typed: str, speech: Speech) -> str:
    return speech.key(f"sources/{typed.removeprefix('sources/')}")


def _selected(selection: Selection, speech: Speech) -> tuple[Any, ...]:
    """What is selected, wherever it stands."""
    wanted = [[speech.key(sought.name) for sought in some] for some in selection.wanted]
    kinds = [word.name for word in selection.kinds]
    return selection.shape, selection.title, selection.years, wanted, kinds


def joined(texts: Iterable[str]) -> str:
    return "\0".join(map(_spaced, texts))


def _spaced(text: str) -> str:
    """White space is form: YAML folds lines."""
    return " ".join(text.split())
