"""The words of a chronicle: kinds, roles, relations, each with what readers see."""

from __future__ import annotations

from yaml.nodes import Node

from chronik.language.tuples import NamedTuple
from chronik.records.fields.groups import group, many
from chronik.records.fields.nodes import Mapping
from chronik.records.fields.scalars import FLAG, NAME_TEXT, TEXT, WORD_PATTERN, choice
from chronik.records.fields.table import Field, Reader, Type, key_name
from chronik.records.presence import PRESENCES
from chronik.words.german import slug
from chronik.words.hints import shortened
from chronik.words.portable import DEVICES, LONGEST_NAME

VOCABULARIES = (
    "event_kinds",
    "organisation_kinds",
    "network_kinds",
    "work_kinds",
    "place_kinds",
    "roles",
    "relation_kinds",
    "formats",
    "statuses",
)


class Term(NamedTuple):
    """A vocabulary's word as readers see it, and what it means."""

    label: str
    meaning: str = ""
    words: tuple[str, ...] = ()  # beginnings of words by which a text says it: „moderier“
    represents: bool = False  # of a role: whether organisations have it that somebody took part for
    inverse: str = ""  # of a relation of people: the word for the way back, "" where it is the same
    presence: str = ""  # of a role: one of `presence.PRESENCES`, "" where its word decides


Vocabulary = dict[str, Term]
DEFAULTS: dict[str, Vocabulary] = {
    "formats": {"in-person": Term("Präsenz"), "online": Term("online"), "hybrid": Term("hybrid")},
    "statuses": {"announced": Term("angekündigt"), "happened": Term("hat stattgefunden")},
}


def _terms(reader: Reader, node: Node) -> Vocabulary:
    if not isinstance(node, Mapping):
        message = "Hier stehen Zeilen der Form „wort: Anzeige“."
        reader.report(node, "wrong-type", message, "Zum Beispiel: „konferenz: Konferenz“.")
        return {}

    terms: Vocabulary = {}
    for key, value in node.value:
        word = key_name(key)
        if not WORD_PATTERN.match(word) or word in DEVICES or len(word) > LONGEST_NAME:
            message = f"„{shortened(word)}“ ist als Wort nicht möglich."
            new = "wort" if word in DEVICES else slug(word)[:LONGEST_NAME] or "wort"
            hint = f"So schreiben: „{shortened(new)}: {shortened(word)}“."
            reader.report(key, "wrong-type", message, hint)
        elif word in terms:
            message = f"„{word}“ steht zweimal da."
            reader.report(key, "duplicate-key", message, "Eine von beiden Zeilen löschen.")
        else:
            terms[word] = _term(reader, value, word)
    return terms


def _term(reader: Reader, node: Node, word: str) -> Term:
    if isinstance(node, Mapping):
        return _TERM_LONG.read(reader, node) or Term(word)
    return Term(NAME_TEXT.read(reader, node) or word)


_TERM_LONG = group(
    (
        Field("label", NAME_TEXT, "angezeigtes Wort", required=True),
        Field("meaning", TEXT, "was es bedeutet"),
        Field("words", many(TEXT), "bei Rollen: Wortanfänge, an denen ein Text sie zeigt"),
        Field(
            "represents",
            FLAG,
            "bei Rollen: true für die Rolle der Organisationen, für die jemand dabei war („for“)",
        ),
        Field("inverse", NAME_TEXT, "bei Beziehungen: zurück, zu „Mutter von“ etwa „Kind von“"),
        Field("presence", choice(*PRESENCES), "bei Rollen: ob, wer sie hatte, selbst dabei war"),
    ),
    lambda reader, node, values: (
        Term(**{name: value for name, value in values.items() if value})
        if values["label"]
        else None
    ),
)
_TERM_SCHEMA = {
    "type": "object",
    "additionalProperties": {"anyOf": [TEXT.schema, _TERM_LONG.schema]},
}
TERMS = Type(_terms, _TERM_SCHEMA, "Wort: Anzeige, oder Wort: {label, meaning}", empty={})
