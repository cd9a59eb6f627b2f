"""`content/site.yaml`: what is common to a chronicle, read with the records' field types."""

from __future__ import annotations

from typing import Any

from yaml.nodes import Node

from chronik.language.tuples import NamedTuple
from chronik.privacy.reporting import setting_problems
from chronik.records.fields.groups import group, many, scalars_in
from chronik.records.fields.nodes import compose
from chronik.records.fields.scalars import (
    FLAG,
    INTEGER,
    NAME_TEXT,
    TEXT,
    WEB_ADDRESS,
    choice,
    matching,
)
from chronik.records.fields.table import Field, Reader, Type, is_empty, keyed, read_fields
from chronik.records.placeholders import unfilled
from chronik.records.presence import usual_presence
from chronik.records.provable import PROVABLE
from chronik.records.settings.vocabularies import DEFAULTS, TERMS, VOCABULARIES, Term, Vocabulary
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.digests import digest_of_text
from chronik.words.links import HOST

DEMANDS = tuple(provable.name for provable in PROVABLE)


class Drafts(NamedTuple):
    """What CI does with a text under seeds/ that no source names yet: it drafts it, and then …"""

    branch: str = ""  # … commits the draft on that branch
    artifact: bool = False  # … adds its files to the run, to be taken from there
    redact: bool = False  # whether contact data is taken out of the text before


class Site(NamedTuple):
    """The settings of a chronicle."""

    title: str = "Chronik"
    subtitle: str = ""
    description: str = ""
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    repository: str = ""
    branch: str = "main"
    forge: str = ""  # which kind of forge it is; "" where its host tells
    edit_url: str = ""  # where it edits a file, with „{path}“ and perhaps „{branch}“
    drafts: Drafts | None = None  # None: CI drafts nothing
    contribute: bool = False  # whether there is a page that makes files for the forge
    base_url: str = ""
    editions: tuple[str, ...] = ()  # tags of former states that stay readable
    language: str = "de"
    years: tuple[int, int] = (1, 9999)
    vocabularies: dict[str, Vocabulary] = DEFAULTS
    required: frozenset[str] = frozenset()
    protection_years: int = 110  # after a birth, for which nobody is told more than its year
    path: str = "content/site.yaml"
    digest: bytes = b""
    broken: bool = False  # site.yaml has faults: what it lacks raises no echoes
    folder: str = "content"  # of the content in its repository: as git tells, no setting
    search: bool = True  # an option of the build, not a setting: whether there is a full-text index

    @property
    def root(self) -> str:
        """The published address with a slash at its end, or ""."""
        return self.base_url.rstrip("/") + "/" if self.base_url else ""

    @property
    def role_of_represented(self) -> str:
        """The role of an organisation that somebody took part for; "" for that person's own."""
        roles = self.vocabularies.get("roles", {})
        return next((word for word, term in roles.items() if term.represents), "")

    def term(self, vocabulary: str, word: str) -> Term:
        return self.vocabularies.get(vocabulary, {}).get(word) or Term(word)

    def presence(self, role: str) -> str:
        """Whether who had that role at an event was there: as its vocabulary says, or its word."""
        term = self.term("roles", role)
        return term.presence or usual_presence(role, term.label)


def _years(reader: Reader, node: Node) -> tuple[int, int] | None:
    texts = scalars_in(node)
    years = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 5]
    if len(texts) == len(years) == 2 and 1 <= years[0] <= years[1] <= 9999:
        return years[0], years[1]

    message = "Das ist kein Zeitfenster aus zwei Jahren."
    reader.report(node, "wrong-type", message, "So schreiben: years: [1990, 2030].")
    return None


YEARS = Type(
    read=_years,
    schema={"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    words="[Jahr, Jahr]",
    empty=None,
)
BRANCH = matching(
    r"[^\s~^:?*\[\\]+", "Name eines Zweigs ohne Leerzeichen", "So schreiben: „branch: main“."
)
# Of its own: whatever stands here, CI never pushes to where the chronicle is published from.
DRAFTS_BRANCH = matching(
    r"(?!(?:main|master|pages|HEAD)$)(?!.*(?:\.\.|//|/\.|\.lock$))"
    r"[A-Za-z0-9ÄÖÜäöüß_][A-Za-z0-9ÄÖÜäöüß_./-]*(?<![./])",
    "Name eines eigenen Zweigs aus Buchstaben, Ziffern und Bindestrichen",
    "So schreiben: „branch: entwuerfe“.",
)
DRAFTS = group(
    (
        Field("branch", DRAFTS_BRANCH, "Zweig, auf den die Entwürfe kommen; nicht der Hauptzweig"),
        Field("artifact", FLAG, "true: die Entwürfe liegen dem Lauf als Anhang bei"),
        Field("redact", FLAG, "true: vorher Kontaktangaben im Text schwärzen"),
    ),
    lambda reader, node, values: Drafts(**{name: v for name, v in values.items() if v}),
)
TAG = matching(
    r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "Name einer Marke (git tag) aus a–z, 0–9 und Bindestrichen",
    "Eine solche Marke setzen, etwa: git tag stand-2026",
)
EDIT_ADDRESS = matching(
    rf"https://{HOST}/[^\s<>\"|\\^`]*\{{path\}}[^\s<>\"|\\^`]*",
    "Webadresse mit https:// und {path}, wo der Pfad der Datei stehen soll",
    'So schreiben: „edit_url: "https://example.org/chronik/edit/{branch}/{path}"“.',
)

FIELDS = (
    Field("title", NAME_TEXT, "Titel der Chronik", required=True),
    Field("subtitle", TEXT, "Untertitel"),
    Field("description", TEXT, "ein Satz für die Startseite"),
    Field("publisher", TEXT, "wer die Chronik herausgibt"),
    Field("contact", TEXT, "Anschrift für Hinweise"),
    Field("licence", TEXT, "Lizenz der Chronik"),
    Field("repository", WEB_ADDRESS, "Adresse des Repositorys, für „Korrektur vorschlagen“"),
    Field("branch", BRANCH, "Zweig, auf dem bearbeitet wird; sonst main"),
    Field(
        "forge",
        choice("github", "gitlab", "forgejo", "gitea"),
        "Dienst, bei dem das Repository liegt, wo seine Adresse es nicht verrät",
    ),
    Field("edit_url", EDIT_ADDRESS, "Muster der Adresse zum Bearbeiten, für jeden anderen Dienst"),
    Field(
        "drafts",
        DRAFTS,
        "neue Texte unter seeds/ beim Hochladen entwerfen: auf einen Zweig oder als Anhang",
    ),
    Field(
        "contribute",
        FLAG,
        "true: eine Seite „Mitmachen“, auf der ein Formular die Datei eines Beitrags macht",
    ),
    Field("base_url", WEB_ADDRESS, "Adresse der veröffentlichten Website, auch mit Pfad"),
    Field("editions", many(TAG), "Marken (git tags), deren Stand unter /fassung/ lesbar bleibt"),
    Field("language", choice("de"), "Sprache der Website"),
    Field("years", YEARS, "plausibles Zeitfenster; ein Datum außerhalb ist ein Fehler"),
    Field(
        "protection_years",
        INTEGER,
        "wie viele Jahre nach der Geburt höchstens das Jahr gezeigt wird, wo kein Tod angegeben "
        "ist; sonst 110",
    ),
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
        hint = "Mindestens „title: …“ angeben."
        problem = error(Span(path), "missing-field", "site.yaml ist leer.", hint)
        return Site(path=path, broken=True), (problem,)

    problems: list[Diagnostic] = []
    values = read_fields(Reader(path, problems, text), root, keyed(FIELDS))
    site = _site(path, text, values)._replace(broken=bool(problems))
    problems.extend(unfilled(text, path, head=text.count("\n") + 1))
    problems.extend(setting_problems(text, path, site.contact))
    return site, tuple(problems)


def _site(path: str, text: str, values: dict[str, Any]) -> Site:
    given: dict[str, Vocabulary] = values.pop("vocabularies") or {}
    required = (values.pop("evidence") or {}).get("required", ())
    kept = {name: value for name, value in values.items() if value}

    return Site(
        **kept,
        vocabularies={name: DEFAULTS.get(name, {}) | given.get(name, {}) for name in VOCABULARIES},
        required=frozenset(required),
        path=path,
        digest=digest_of_text(text),
    )
