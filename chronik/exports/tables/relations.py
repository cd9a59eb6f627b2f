"""Tables of what connects records: participations, memberships, affiliations, names, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.edtf import Edtf
from chronik.evidence.quotes import Found
from chronik.exports.tables.columns import (
    EVIDENCE_BASES,
    Cells,
    Column,
    Dataset,
    date_cells,
    date_columns,
    flag,
    text,
    texts,
)
from chronik.records.keys import KINDS
from chronik.records.model import (
    AnyEntry,
    Claim,
    Evidence,
    OtherName,
    Quantity,
    Relation,
    Series,
    Word,
)
from chronik.records.quantities import quantity_words
from chronik.records.statements import Statement

_ROLE = (
    text("role", "Rolle, ein Wort aus dem Vokabular der Chronik"),
    text("role_label", "Rolle, wie sie auf der Website heißt"),
    text("capacity", "in welcher Funktion, im Wortlaut der Quelle"),
)
_PERIOD = (
    *date_columns("since", "seit wann"),
    *date_columns("until", "bis wann"),
    texts("attested", "an welchen Tagen belegt, in EDTF"),
)
_EVIDENCE = (text("source", "Kennung der Quelle"), text("quote", "wörtliches Zitat"))


def _role(chronicle: Chronicle, r: Relation) -> Cells:
    if not r.role:
        return (None, None, r.capacity)
    return (r.role, chronicle.site.term("roles", r.role).label, r.capacity)


def _period(r: Relation) -> Cells:
    return (*date_cells(r.since), *date_cells(r.until), tuple([d.text for d in r.attested]))


def _quoted(evidence: Evidence) -> Cells:
    source = evidence.source.partition("/")[2] if evidence.quote else None
    return (source, evidence.quote)


def _two(chronicle: Chronicle, e: AnyEntry, r: Relation) -> Cells:
    """The record that states a relation, the one it leads to, and in which role."""
    target = chronicle.entries[r.target]
    kind = KINDS[target.kind].english
    return (e.id, e.name, kind, target.id, target.name, *_role(chronicle, r))


def _participations(chronicle: Chronicle) -> Iterator[Cells]:
    for e in chronicle.of_kind["events"]:
        for r in (*e.facts.networks, *e.facts.organisations, *e.facts.people):
            yield (*_two(chronicle, e, r), *_quoted(r.evidence))


_PARTICIPANT = (
    text("kind", "wer beteiligt war", "person", "organisation", "network"),
    text("participant", "Kennung"),
    text("participant_name", "Name"),
)
PARTICIPATIONS = Dataset(
    name="beteiligungen",
    title="Beteiligungen",
    words="Wer an welchem Ereignis beteiligt war, und in welcher Rolle.",
    columns=(
        text("event", "Kennung des Ereignisses"),
        text("event_name", "Titel des Ereignisses"),
        *_PARTICIPANT,
        *_ROLE,
        *_EVIDENCE,
    ),
    rows=_participations,
    kinds=("events", "people", "organisations", "networks"),
    length=lambda chronicle: sum(
        len(e.facts.networks) + len(e.facts.organisations) + len(e.facts.people)
        for e in chronicle.of_kind["events"]
    ),
)


def _stating(chronicle: Chronicle, kind: str, field: str) -> Iterator[Cells]:
    """The rows of a relation that has a time, as the records of that kind state it."""
    for e in chronicle.of_kind[kind]:
        for r in getattr(e.facts, field):
            yield (*_two(chronicle, e, r), *_period(r), *_quoted(r.evidence))


_MEMBER = (
    text("kind", "wer Mitglied ist", "person", "organisation"),
    text("member", "Kennung"),
    text("member_name", "Name"),
)
MEMBERSHIPS = Dataset(
    name="mitgliedschaften",
    title="Mitgliedschaften",
    words=(
        "Wer welchem Netzwerk angehört. Ein Tag, an dem eine Mitgliedschaft belegt ist, "
        "sagt nichts über die Zeit davor und danach."
    ),
    columns=(
        text("network", "Kennung des Netzwerks"),
        text("network_name", "Name des Netzwerks"),
        *_MEMBER,
        *_ROLE,
        *_PERIOD,
        *_EVIDENCE,
    ),
    rows=lambda chronicle: _stating(chronicle, "networks", "members"),
    kinds=("networks", "people", "organisations"),
)
_BODY = (
    text("kind", "wozu die Person gehört", "organisation"),
    text("organisation", "Kennung der Organisation"),
    text("organisation_name", "Name der Organisation"),
)
AFFILIATIONS = Dataset(
    name="zugehoerigkeiten",
    title="Zugehörigkeiten",
    words="Zu welcher Organisation eine Person gehört.",
    columns=(
        text("person", "Kennung der Person"),
        text("person_name", "Name der Person"),
        *_BODY,
        *_ROLE,
        *_PERIOD,
        *_EVIDENCE,
    ),
    rows=lambda chronicle: _stating(chronicle, "people", "affiliations"),
    kinds=("people", "organisations"),
)


def _names(chronicle: Chronicle) -> Iterator[Cells]:
    for kind in ("people", "organisations", "networks"):
        for e in chronicle.of_kind[kind]:
            for other in e.facts.other_names:
                yield (
                    KINDS[kind].english,
                    e.id,
                    e.name,
                    other.name,
                    *date_cells(other.since),
                    *date_cells(other.until),
                    *_quoted(other.evidence),
                )


NAMES = Dataset(
    name="namen",
    title="Frühere und spätere Namen",
    words="Wie eine Person, eine Organisation oder ein Netzwerk zu anderer Zeit hieß.",
    columns=(
        text("kind", "wer so hieß", "person", "organisation", "network"),
        text("record", "Kennung des Eintrags"),
        text("record_name", "Name des Eintrags"),
        text("name", "früherer oder späterer Name"),
        *_PERIOD[:-1],
        *_EVIDENCE,
    ),
    rows=_names,
    kinds=("people", "organisations", "networks"),
)


def _citations(chronicle: Chronicle) -> Iterable[Cells]:
    for e in chronicle.entries.values():
        for s in chronicle.evidenced.get(e.key, ()):
            known, source = s.evidence, s.evidence.source
            yield (
                KINDS[e.kind].english,
                e.id,
                s.field,
                getattr(s.thing, "target", "").partition("/")[2] or None,
                _value(s),
                source.partition("/")[2],
                known.quote,
                _offset(chronicle, source, known.quote),
                known.as_written,
                known.basis,
                known.reason,
                known.note,
                known.preferred,
            )


def _value(s: Statement) -> str | None:
    """What a claim says, as text."""
    thing: Any = s.thing
    if isinstance(thing, Series):
        return f"{thing.number}. {thing.name}" if thing.number else thing.name
    if isinstance(thing, OtherName):
        return thing.name
    if not isinstance(thing, Claim):
        return None

    value = thing.value
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Quantity):
        return quantity_words(value)
    return value.word if isinstance(value, Word) else str(value)


def _offset(chronicle: Chronicle, source: str, quote: str) -> int | None:
    """Where the quote begins in the stored text, where that was found."""
    result = chronicle.passages.get((source, quote)) if quote else None
    return result.spans[0][0] if isinstance(result, Found) else None


CITATIONS = Dataset(
    name="belege",
    title="Belege",
    words=(
        "Worauf jede Angabe beruht: das wörtliche Zitat, wo es in der Quelle steht, "
        "und was die Redaktion dazu sagt."
    ),
    columns=(
        text("kind", "Art des Eintrags", *[kind.english for kind in KINDS.values()]),
        text("record", "Kennung des Eintrags"),
        text("claim", "welche Angabe des Eintrags, wie sie in seinem Kopf heißt, oder sein Text"),
        text("about", "Kennung des Eintrags, auf den sich die Angabe bezieht"),
        text("value", "was die Angabe sagt"),
        *_EVIDENCE,
        Column(
            "offset",
            "integer",
            "Zeichen im ausgewerteten Text, bei dem das Zitat beginnt, gezählt ab 0",
        ),
        text("as_written", "so steht es in der Quelle"),
        text("basis", "worauf die Angabe beruht", *EVIDENCE_BASES),
        text("reason", "Begründung der Redaktion"),
        text("note", "Anmerkung der Redaktion"),
        flag("preferred", "ob diese von mehreren widersprüchlichen Angaben zuerst gezeigt wird"),
    ),
    rows=_citations,
    kinds=(),
)
