"""Ein Text, aus dem Belege stammen (schema.org CreativeWork). Der gespeicherte Text liegt unter
seeds/ und ist mit SHA-256 festgehalten.
"""

from __future__ import annotations

import re
from typing import Any

from yaml.nodes import Node

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import claim
from chronik.records.fields.groups import group, many, record_or_name
from chronik.records.fields.nodes import Scalar
from chronik.records.fields.quoting import LOCATED
from chronik.records.fields.scalars import (
    DATE,
    TEXT,
    WEB_ADDRESS,
    Placed,
    choice,
    matching,
    scalar,
)
from chronik.records.fields.table import Field, Reader, Type, at
from chronik.records.images import PLAYED
from chronik.records.locating.languages import is_language, language_tag
from chronik.records.model import Claim, Reference
from chronik.words.calls import call
from chronik.words.diagnostics import START, At
from chronik.words.hints import meant, shortened


class ScannedPage(NamedTuple):
    """An image of a page."""

    image: str  # file below seeds/
    words: str  # the file there with its own OCR; "" where that of the source has it
    label: str  # the page's number, "" where it is not typed
    at: At


class Source(NamedTuple):
    file: str
    file_at: At
    scan: tuple[ScannedPage, ...]
    sha256: str
    sha256_at: At
    sha256_original: str
    publisher: str
    author: str
    date: tuple[Claim[Edtf], ...]
    url: str
    archive_url: str
    accessed: Edtf | None
    accessed_at: At
    publish: str  # excerpts | full
    licence: str
    medium: str  # a word of SOURCE_KINDS, "" for none
    holder: Reference | str  # archive, library: an organisation, or its name
    call_number: str
    issue: str
    pages: str  # of a part of a book or a paper
    recording: str  # a file of sound or film beside the record
    recording_at: At
    informant: Reference | str  # of an interview: a person, or a name
    language: str  # BCP 47
    set_aside: tuple[SetAside, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All stored files whose words are its text, in order."""
        return tuple([page.words for page in self.scan if page.words]) or (self.file,)


class SetAside(NamedTuple):
    """A name in the text that is not linked on purpose."""

    name: str
    reason: str
    at: At


# What a source is, and the word for it.
SOURCE_KINDS = {
    "press": "Presse",
    "book": "Buch",
    "archive-file": "Akte",
    "minutes": "Protokoll",
    "scan": "Scan",
    "recording": "Aufnahme",
    "interview": "Gespräch",
    "website": "Webseite",
    "photograph": "Fotografie",
}

_ALSO = {
    "press": "zeitung zeitungsartikel zeitschrift artikel pressemitteilung pressetext",
    "book": "buch bücher monographie monografie festschrift",
    "archive-file": "archivakte archivalie akten urkunde brief",
    "minutes": "protokolle protokollbuch niederschrift",
    "scan": "digitalisat",
    "recording": "tonaufnahme video film tonband",
    "interview": "interview zeitzeugengespräch zeitzeugeninterview",
    "website": "website internet internetseite internetquelle",
    "photograph": "foto photo fotografie bild",
}


def source_kind(words: str) -> str:
    """The word that „Zeitung“ means; "" where that is not known."""
    wanted = words.strip().casefold()
    for word, label in SOURCE_KINDS.items():
        if wanted in (word, label.casefold(), *_ALSO[word].split()):
            return word
    return ""


def _kind(reader: Reader, node: Scalar) -> str | None:
    if node.value in SOURCE_KINDS:
        return str(node.value)
    word = source_kind(node.value)
    message = f"„{shortened(node.value)}“ ist hier nicht möglich."
    hint = f"So schreiben: {word}." if word else meant(node.value, SOURCE_KINDS)
    reader.report(node, "wrong-type", message, hint)
    return None


SOURCE_KIND = scalar(" oder ".join(SOURCE_KINDS), _kind, {"enum": list(SOURCE_KINDS)}, "")


def _language(reader: Reader, node: Scalar) -> str | None:
    if is_language(node.value):
        return str(node.value)
    tag = language_tag(node.value)
    hint = f"So schreiben: {tag}." if tag else "Zum Beispiel de, nds, en, la oder pl."
    message = f"„{shortened(node.value)}“ ist kein Kürzel einer Sprache (BCP 47)."
    reader.report(node, "wrong-type", message, hint)
    return None


_SEED = matching(
    r"[^/\\\x00]+(?:/[^/\\\x00]+)*", "Dateiname unter seeds/", "So schreiben: „bericht.txt“."
)
_IMAGE_FIELD = Field("image", _SEED, "Bild der Seite unter seeds/", required=True)
_SCANNED_PAGE = group(
    (
        _IMAGE_FIELD,
        Field("words", _SEED, "Texterkennung dieser Seite unter seeds/, wenn jede ihre eigene hat"),
        Field("page", LOCATED[0].type, "Nummer der Seite, wie sie gedruckt ist"),
    ),
    lambda reader, node, values: (
        ScannedPage(values["image"], values["words"], values["page"], at(node))
        if values["image"]
        else None
    ),
)


def _scanned_page(reader: Reader, node: Node) -> ScannedPage | None:
    """A page in short is its image alone."""
    if isinstance(node, Scalar):
        image = _SEED.read(reader, node)
        return ScannedPage(image, "", "", at(node)) if image else None
    page: ScannedPage | None = _SCANNED_PAGE.read(reader, node)
    return page


_SCAN_SCHEMA = {"anyOf": [_SEED.schema, _SCANNED_PAGE.schema]}
SCAN = many(_SCANNED_PAGE._replace(read=_scanned_page, schema=_SCAN_SCHEMA), single=True)

_TAGGED = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-|$)"}
LANGUAGE = scalar("Kürzel einer Sprache, z. B. de", _language, _TAGGED, "")


def _placed(inner: Type) -> Type:
    """The value as a Placed; a faulty one has its place too, so it was given."""

    def read(reader: Reader, node: Node) -> Placed:
        return Placed(inner.read(reader, node), at(node))

    return inner._replace(read=read, empty=Placed(inner.empty, START))


SET_ASIDE = many(
    group(
        (
            Field("name", TEXT, "Name, wie er im Text steht", required=True),
            Field("reason", TEXT, "warum er nicht verknüpft wird", required=True),
        ),
        lambda reader, node, values: (
            SetAside(values["name"], values["reason"], at(node)) if values["name"] else None
        ),
    )
)

*_SOME, _LAST = PLAYED
_OR_PLAYED = f"{', '.join(_SOME)} oder {_LAST}"

FIELDS = (
    Field(
        "kind",
        SOURCE_KIND,
        "was für eine Quelle: Presse, Buch, Akte, Protokoll, Scan, Aufnahme, Gespräch, Webseite "
        "oder Fotografie",
    ),
    Field("file", _placed(_SEED), "Datei unter seeds/ mit dem Wortlaut"),
    Field("scan", SCAN, "Bilder der Seiten unter seeds/, zu einer Texterkennung mit Wortkästen"),
    Field(
        "sha256",
        _placed(
            matching(
                r"[0-9a-f]{64}",
                "Prüfsumme (SHA-256) aus 64 Ziffern und Buchstaben a–f",
                f"Die Zeile löschen; die richtige trägt ein: {call('pin')}",
            )
        ),
        "Prüfsumme der Datei",
    ),
    Field(
        "sha256_original",
        matching(
            r"[0-9a-f]{64}",
            "Prüfsumme (SHA-256) aus 64 Ziffern und Buchstaben a–f",
            "Die Zeile löschen, oder die Prüfsumme des ungeschwärzten Textes einsetzen.",
        ),
        "Prüfsumme des Textes, bevor etwas geschwärzt wurde (trägt redact ein)",
    ),
    Field(
        "recording",
        _placed(
            matching(
                rf"[^/\\\x00]*[^/\\.\x00][^/\\\x00]*({'|'.join(map(re.escape, PLAYED))})",
                "Datei neben dem Eintrag, die auf " + _OR_PLAYED + " endet",
                "So schreiben: „gespraech.mp3“.",
            )
        ),
        "Ton- oder Filmdatei neben dem Eintrag; sie wird veröffentlicht, wie sie ist",
    ),
    Field("publisher", TEXT, "wer den Text veröffentlicht hat"),
    Field("author", TEXT, "wer ihn verfasst hat"),
    Field("informant", record_or_name("people"), "mit wem das Gespräch geführt wurde"),
    Field("date", claim(DATE), "Datum der Veröffentlichung"),
    Field("issue", TEXT, "Ausgabe oder Heft"),
    Field("pages", LOCATED[0].type, "Seiten, die der ganze Text einnimmt"),
    Field("holder", record_or_name("organisations"), "Archiv oder Bibliothek, wo sie liegt"),
    Field("call_number", TEXT, "Signatur"),
    Field("language", LANGUAGE, "Sprache des Textes, wenn es nicht Deutsch ist"),
    Field("url", WEB_ADDRESS, "Fundstelle im Netz"),
    Field("archive_url", WEB_ADDRESS, "archivierte Fassung"),
    Field("accessed", _placed(DATE), "Tag des Abrufs"),
    Field(
        "publish",
        choice("excerpts", "full"),
        "excerpts: nur die belegten Stellen zeigen; full: den ganzen Text",
    ),
    Field("licence", TEXT, "Lizenz des Textes"),
    Field(
        "set_aside",
        SET_ASIDE,
        "Namen im Text, die mit Absicht mit keiner Angabe verknüpft sind, "
        "je mit Grund (siehe check --coverage)",
    ),
)


def make(values: dict[str, Any]) -> Source:
    own = [field.name for field in FIELDS if field.name not in ("kind", "publish")]
    given = {name: values[name] for name in own}
    for name in ("file", "sha256", "accessed", "recording"):
        placed: Placed = values[name]
        given[name], given[f"{name}_at"] = placed.value, placed.at
    if first := next((page for page in values["scan"] if page.words), None):
        given["file"], given["file_at"] = first.words, first.at
    return Source(**given, publish=values["publish"] or "excerpts", medium=values["kind"])
