"""Ein Text, aus dem Belege stammen (schema.org CreativeWork). Der gespeicherte Text liegt unter
seeds/ und ist mit SHA-256 festgehalten.
"""

from __future__ import annotations

from typing import Any

from yaml.nodes import Node

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import claim
from chronik.records.fields.groups import group, many
from chronik.records.fields.scalars import DATE, TEXT, WEB_ADDRESS, Placed, choice, matching
from chronik.records.fields.table import Field, Reader, Type, at
from chronik.records.model import Claim
from chronik.words.calls import call
from chronik.words.diagnostics import START, At


class Source(NamedTuple):
    file: str
    file_at: At
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
    set_aside: tuple[SetAside, ...] = ()


class SetAside(NamedTuple):
    """A name in the text that is not linked on purpose."""

    name: str
    reason: str
    at: At


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

FIELDS = (
    Field(
        "file",
        _placed(
            matching(
                r"[^/\\\x00]+(?:/[^/\\\x00]+)*",
                "Dateiname unter seeds/",
                "So schreiben: „bericht.txt“.",
            )
        ),
        "Datei unter seeds/ mit dem Wortlaut",
    ),
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
    Field("publisher", TEXT, "wer den Text veröffentlicht hat"),
    Field("author", TEXT, "wer ihn verfasst hat"),
    Field("date", claim(DATE), "Datum der Veröffentlichung"),
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
    given = {field.name: values[field.name] for field in FIELDS}
    for name in ("file", "sha256", "accessed"):
        placed: Placed = values[name]
        given[name], given[f"{name}_at"] = placed.value, placed.at
    return Source(**given | {"publish": values["publish"] or "excerpts"})
