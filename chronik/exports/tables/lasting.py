"""Tables of what lasts: who belongs to what, and which place to which region."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.cards import related_words
from chronik.chronicle.chronicle import Chronicle
from chronik.exports.tables.columns import Cells, Dataset, text
from chronik.exports.tables.related import (
    PERIOD_COLUMNS,
    PROOF_COLUMNS,
    ROLE_COLUMNS,
    period_cells,
    proof_cells,
    time_cells,
    two_cells,
)


def _relations(chronicle: Chronicle) -> Iterator[Cells]:
    for e in chronicle.of_kind["people"]:
        for r in e.facts.relations:
            (*both, _, _, _) = two_cells(chronicle, e, r)
            words = [related_words(chronicle, r, back=back) for back in (False, True)]
            yield (*both, r.role, *words, *period_cells(r), *proof_cells(r.evidence))


RELATIONS = Dataset(
    name="beziehungen",
    title="Beziehungen",
    words="Was Personen füreinander sind oder waren.",
    columns=(
        text("person", "Kennung der Person"),
        text("person_name", "Name der Person"),
        text("kind", "immer eine Person", "person"),
        text("other", "Kennung der anderen Person"),
        text("other_name", "Name der anderen Person"),
        text("relation", "Beziehung, ein Wort aus dem Vokabular der Chronik"),
        text("relation_label", "was die Person für die andere ist"),
        text("inverse_label", "was die andere für die Person ist"),
        *PERIOD_COLUMNS,
        *PROOF_COLUMNS,
    ),
    rows=_relations,
    kinds=("people",),
)


def _stating(chronicle: Chronicle, kind: str, field: str) -> Iterator[Cells]:
    """The rows of a relation that has a time, as the records of that kind state it."""
    for e in chronicle.of_kind[kind]:
        for r in getattr(e.facts, field):
            yield (*two_cells(chronicle, e, r), *period_cells(r), *proof_cells(r.evidence))


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
        *ROLE_COLUMNS,
        *PERIOD_COLUMNS,
        *PROOF_COLUMNS,
    ),
    rows=lambda chronicle: _stating(chronicle, "networks", "members"),
    kinds=("networks", "people", "organisations"),
)
ORGANISATION_MEMBERS = Dataset(
    name="mitgliedsorganisationen",
    title="Mitgliedsorganisationen",
    words="Welche Organisation welcher anderen als Mitglied angehört.",
    columns=(
        text("organisation", "Kennung der Organisation, der sie angehört"),
        text("organisation_name", "Name der Organisation, der sie angehört"),
        text("kind", "wer Mitglied ist", "organisation"),
        *_MEMBER[1:],
        *ROLE_COLUMNS,
        *PERIOD_COLUMNS,
        *PROOF_COLUMNS,
    ),
    rows=lambda chronicle: _stating(chronicle, "organisations", "members"),
    kinds=("organisations",),
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
        *ROLE_COLUMNS,
        *PERIOD_COLUMNS,
        *PROOF_COLUMNS,
    ),
    rows=lambda chronicle: _stating(chronicle, "people", "affiliations"),
    kinds=("people", "organisations"),
)


PLACE_REGIONS = Dataset(
    name="gebiete",
    title="Gebiete",
    words="Welcher Ort wann in welchem Gebiet lag.",
    columns=(
        text("place", "Kennung des Ortes"),
        text("place_name", "Name des Ortes"),
        text("kind", "immer ein Ort", "place"),
        text("region", "Kennung des Gebiets"),
        text("region_name", "Name des Gebiets"),
        *ROLE_COLUMNS,
        *PERIOD_COLUMNS[:-1],
        *PROOF_COLUMNS,
    ),
    rows=lambda chronicle: _parts(chronicle),
    kinds=("places",),
)


def _parts(chronicle: Chronicle) -> Iterator[Cells]:
    for e in chronicle.of_kind["places"]:
        for r in e.facts.part_of:
            yield (*two_cells(chronicle, e, r), *time_cells(r), *proof_cells(r.evidence))
