"""To which body a new person belongs, and which role somebody has: by words about them."""

from __future__ import annotations

import pytest

from chronik.drafting.assembling import Draft, Seed
from tests.desk.test_measures import proven_draft, seed_of

DAY = "Am 3. Mai 2021 fand im Rathaus das Frühlingsfest statt."


def draft_of(*sentences: str) -> Draft:
    seed: Seed = seed_of("text", "Ein Fest in Altenau\n\n" + " ".join(sentences))
    return proven_draft(seed)


@pytest.mark.parametrize(
    ("sentence", "body", "function"),
    [
        ("Klara Birnbaum, Vorsitzende des Kulturvereins Altenau, begrüßte die Gäste.", "kulturverein-altenau", "Vorsitzende"),
        ("Es sprach Klara Birnbaum, Betriebsleiterin der Elbmetall GmbH.", "elbmetall-gmbh", "Betriebsleiterin"),
        ("Intendantin Klara Birnbaum vom Theater Altenau begrüßte die Gäste.", "theater-altenau", "Intendantin"),
        ("Landrätin Klara Birnbaum (SPD) begrüßte die Gäste.", "spd", ""),
    ],
)
def test_a_new_person_belongs_to_the_body_of_her_function(sentence: str, body: str, function: str) -> None:
    stub = next(stub for stub in draft_of(DAY, sentence).stubs if stub.kind == "people")
    assert [(link.target, link.capacity, link.attested) for link in stub.belongs] == [(body, function, "2021-05-03")]
    assert "affiliations:\n  - organisation: " in stub.written()


def test_the_quote_holds_the_day_and_both_names() -> None:
    stub = next(stub for stub in draft_of(DAY, "Klara Birnbaum, Vorsitzende des Kulturvereins Altenau, sprach.").stubs if stub.kind == "people")
    assert stub.belongs[0].proof.quote == "3. Mai 2021 fand im Rathaus das Frühlingsfest statt. Klara Birnbaum, Vorsitzende des Kulturvereins Altenau"


def test_without_a_day_nothing_is_attested() -> None:
    stub = next(stub for stub in draft_of("Klara Birnbaum, Vorsitzende des Kulturvereins Altenau, sprach.").stubs if stub.kind == "people")
    assert stub.belongs[0].attested == ""
    assert 'note: "Seit wann, sagt der Text nicht."' in stub.written()


@pytest.mark.parametrize(
    "sentence", ["Klara Birnbaum begrüßte den Kulturverein Altenau.", "Vorsitzende Klara Birnbaum sprach, der Kulturverein Altenau sang."]
)
def test_who_is_named_beside_a_body_does_not_belong_to_it(sentence: str) -> None:
    assert all(stub.belongs == () for stub in draft_of(DAY, sentence).stubs)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Dabei war die Musikschule Altenau.", "Musikschule Altenau"),
        ("Dabei war Klara Birnbaum von der Musikschule Altenau.", "Klara Birnbaum"),
        ("Dabei war die Preisrichtervereinigung Altenau.", "Preisrichtervereinigung Altenau"),
    ],
)
def test_a_word_inside_a_name_tells_no_role(sentence: str, name: str) -> None:
    link = next(link for link in draft_of(DAY, sentence).events[0].links if link.name == name)
    assert link.role in ("teilnahme", "beteiligt")
