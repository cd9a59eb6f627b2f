"""`content/site.yaml`: what is common to a chronicle. Read with the same field types as the
records.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from yaml.nodes import Node

from chronik.records.fields.nodes import Mapping, Scalar, Sequence, compose
from chronik.records.fields.table import Field, Reader, Type, is_empty, key_name, keyed, read_fields
from chronik.records.fields.types import TEXT, WEB_ADDRESS, WORD_PATTERN, choice, group, many
from chronik.records.provable import PROVABLE
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.digests import digest_of_text
from chronik.words.hints import shortened

VOCABULARIES = (
    "event_kinds",
    "organisation_kinds",
    "network_kinds",
    "place_kinds",
    "roles",
    "formats",
    "statuses",
)


DEMANDS = tuple(provable.name for provable in PROVABLE)


class Term(NamedTuple):
    """A vocabulary's word as readers see it, and what it means."""

    label: str
    meaning: str = ""
    words: tuple[str, ...] = ()  # beginnings of words by which a text says it: „moderier“


Vocabulary = dict[str, Term]
DEFAULTS: dict[str, Vocabulary] = {
    "formats": {"in-person": Term("Präsenz"), "online": Term("online"), "hybrid": Term("hybrid")},
    "statuses": {"announced": Term("angekündigt"), "happened": Term("hat stattgefunden")},
}


class Site(NamedTuple):
    """The settings of a chronicle."""

    title: str = "Chronik"
    subtitle: str = ""
    description: str = ""
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    repository: str = ""
    base_url: str = ""
    language: str = "de"
    years: tuple[int, int] = (1, 9999)
    vocabularies: dict[str, Vocabulary] = DEFAULTS
    required: frozenset[str] = frozenset()
    path: str = "content/site.yaml"
    digest: bytes = b""
    broken: bool = False  # site.yaml has faults: what it lacks raises no echoes
    search: bool = True  # an option of the build, not a setting: whether there is a full-text index

    @property
    def root(self) -> str:
        """The published address with a slash at its end, or ""."""
        return self.base_url.rstrip("/") + "/" if self.base_url else ""

    def term(self, vocabulary: str, word: str) -> Term:
        return self.vocabularies.get(vocabulary, {}).get(word) or Term(word)


def _years(reader: Reader, node: Node) -> tuple[int, int] | None:
    texts = (
        [n.value for n in node.value if isinstance(n, Scalar)] if isinstance(node, Sequence) else []
    )
    if (
        len(texts) == 2
        and all(t.isascii() and t.isdigit() and len(t) < 5 for t in texts)
        and 1 <= int(texts[0]) <= int(texts[1]) <= 9999
    ):
        return int(texts[0]), int(texts[1])
    reader.report(
        node,
        "wrong-type",
        "Das ist kein Zeitfenster aus zwei Jahren.",
        "So schreiben: years: [1990, 2030].",
    )
    return None


def _terms(reader: Reader, node: Node) -> Vocabulary:
    if not isinstance(node, Mapping):
        reader.report(
            node,
            "wrong-type",
            "Ein Vokabular besteht aus Zeilen „wort: Anzeige“.",
            "Zum Beispiel: „konferenz: Konferenz“.",
        )
        return {}
    found: Vocabulary = {}
    for key, value in node.value:
        name = key_name(key)
        if not WORD_PATTERN.match(name):
            reader.report(
                key,
                "wrong-type",
                f"„{shortened(name)}“ ist kein Wort eines Vokabulars.",
                "Kleinbuchstaben, Ziffern und Bindestriche.",
            )
        elif name in found:
            reader.report(
                key,
                "duplicate-key",
                f"„{name}“ steht zweimal da.",
                "Eine von beiden Zeilen löschen.",
            )
        else:
            found[name] = (
                _TERM_LONG.read(reader, value) or Term(name)
                if isinstance(value, Mapping)
                else Term(TEXT.read(reader, value) or name)
            )
    return found


_TERM_LONG = group(
    (
        Field("label", TEXT, "angezeigtes Wort", required=True),
        Field("meaning", TEXT, "was es bedeutet"),
        Field("words", many(TEXT), "bei Rollen: Wortanfänge, an denen ein Text sie zeigt"),
    ),
    lambda reader, node, values: (
        Term(values["label"], values["meaning"], values["words"]) if values["label"] else None
    ),
)
_TERM_SCHEMA = {
    "type": "object",
    "additionalProperties": {"anyOf": [TEXT.schema, _TERM_LONG.schema]},
}
TERMS = Type(_terms, _TERM_SCHEMA, "Wort: Anzeige, oder Wort: {label, meaning}", {})
YEARS = Type(
    _years,
    {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    "[Jahr, Jahr]",
    None,
)

FIELDS = (
    Field("title", TEXT, "Titel der Chronik", required=True),
    Field("subtitle", TEXT, "Untertitel"),
    Field("description", TEXT, "ein Satz für die Startseite"),
    Field("publisher", TEXT, "wer die Chronik herausgibt"),
    Field("contact", TEXT, "Anschrift für Hinweise"),
    Field("licence", TEXT, "Lizenz der Chronik"),
    Field("repository", WEB_ADDRESS, "Adresse des Repositorys, für „Korrektur vorschlagen“"),
    Field("base_url", WEB_ADDRESS, "Adresse der veröffentlichten Website, auch mit Pfad"),
    Field("language", choice("de"), "Sprache der Website"),
    Field("years", YEARS, "plausibles Zeitfenster; ein Datum außerhalb ist ein Fehler"),
    Field(
        "vocabularies",
        group(
            tuple(Field(name, TERMS, name) for name in VOCABULARIES),
            lambda reader, node, values: values,
        ),
        "Vokabulare",
    ),
    Field(
        "evidence",
        group(
            (Field("required", many(choice(*DEMANDS)), "welche Angaben ein Zitat brauchen"),),
            lambda reader, node, values: values,
        ),
        "Belegpflicht",
    ),
)


def read_site(path: str, text: str) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The settings in that text; a broken file gives the defaults and its problems."""
    root = compose(text, path)
    if isinstance(root, Diagnostic):
        return Site(path=path, broken=True), (root,)
    if root is None or is_empty(root):
        return Site(path=path, broken=True), (
            error(
                Span(path), "missing-field", "site.yaml ist leer.", "Mindestens „title: …“ angeben."
            ),
        )
    problems: list[Diagnostic] = []
    values = read_fields(Reader(path, problems), root, keyed(FIELDS))
    return _site(path, text, values)._replace(broken=bool(problems)), tuple(problems)


def _site(path: str, text: str, values: dict[str, Any]) -> Site:
    given: dict[str, Vocabulary] = values.pop("vocabularies") or {}
    vocabularies = {
        name: {**DEFAULTS.get(name, {}), **given.get(name, {})} for name in VOCABULARIES
    }
    required = (values.pop("evidence") or {}).get("required", ())
    kept = {name: value for name, value in values.items() if value}
    return Site(
        **kept,
        vocabularies=vocabularies,
        required=frozenset(required),
        path=path,
        digest=digest_of_text(text),
    )
