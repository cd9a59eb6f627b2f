"""Whether a role says that somebody was there: as the vocabulary says, else as its words do."""

from __future__ import annotations

import pytest

from chronik.records.presence import usual_presence
from chronik.records.settings.site import read_site

THERE = (
    "Teilnahme Ehrengast Gäste Vortrag Referentin Redner Festrede Moderator:in Podiumsgast Grußwort Begrüßung Gastgeber Ausrichtung Tagungsleitung"
)
NOT = "Foto Bildnachweis Fotonachweis Online-Plattform Videokonferenzsystem Abwesend Fehlte Entschuldigt"
OPEN = "Autorin Herausgeber Förderer Schirmherrin Vertragspartei Veranstaltungsort Fotografin Bildungsträger Empfehlung Beteiligt Gastbeitrag Klönschnack"


@pytest.mark.parametrize("words, presence", [(THERE, "yes"), (NOT, "no"), (OPEN, "unknown")])
def test_known_words_say_it_and_unknown_ones_do_not(words: str, presence: str) -> None:
    assert {word: usual_presence("r1", word) for word in words.split()} == dict.fromkeys(words.split(), presence)


def test_absence_goes_before_what_was_missed() -> None:
    assert usual_presence("moderation-verhindert", "Moderation, verhindert") == "no"


def test_the_vocabulary_has_the_last_word() -> None:
    text = "title: T\nvocabularies:\n  roles:\n    gast: {label: Gast, presence: unknown}\n    klang: {label: Klang, presence: yes}\n    rede: Rede\n"
    site, problems = read_site("content/site.yaml", text)
    assert not problems
    assert [site.presence(role) for role in ("gast", "klang", "rede", "")] == ["unknown", "yes", "yes", "unknown"]


def test_another_word_is_an_error() -> None:
    _, (problem,) = read_site("content/site.yaml", "title: T\nvocabularies: {roles: {gast: {label: Gast, presence: ja}}}\n")
    assert (problem.severity, problem.code, problem.hint) == ("error", "wrong-type", "Erlaubt sind: no, unknown, yes.")
