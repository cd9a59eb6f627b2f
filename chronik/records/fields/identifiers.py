"""Identifiers of authority files (GND, Wikidata, ROR …), each checked for its form."""

from __future__ import annotations

import re

from yaml.nodes import Node

from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping, Scalar
from chronik.records.fields.table import Reader, Type, key_name
from chronik.words.hints import meant, shortened


class IdentifierForm(NamedTuple):
    """How the identifiers of an authority file look."""

    pattern: str
    words: str
    example: str


IDENTIFIERS = {
    "gnd": IdentifierForm(
        r"1[0-9]{7,8}[0-9X]|[47][0-9]{6}-[0-9X]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X]",
        "GND-Nummer",
        "118540238",
    ),
    "wikidata": IdentifierForm(r"Q[1-9][0-9]*", "Wikidata-Kennung", "Q1022"),
    "iso": IdentifierForm(
        r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", "Kennung eines Staates oder Landes nach ISO 3166", "DE-NI"
    ),
    "ror": IdentifierForm(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}", "ROR-Kennung", "05f82e368"),
    "geonames": IdentifierForm(r"[1-9][0-9]{1,8}", "GeoNames-Nummer", "2874225"),
    "ags": IdentifierForm(
        r"[0-9]{2}|[0-9]{3}|[0-9]{5}|[0-9]{8}", "Amtlicher Gemeindeschlüssel", "03355022"
    ),
    "viaf": IdentifierForm(r"[1-9][0-9]{1,21}", "VIAF-Nummer", "102333412"),
    "isni": IdentifierForm(r"[0-9]{15}[0-9X]", "ISNI", "0000000121032683"),
    "orcid": IdentifierForm(
        r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]", "ORCID", "0000-0002-1825-0097"
    ),
    "lobbyregister": IdentifierForm(r"R[0-9]{6}", "Nummer im Lobbyregister", "R001234"),
}
_GENITIVE = {"ags": "eines Amtlichen Gemeindeschlüssels"}


def _identifiers(reader: Reader, node: Node) -> tuple[tuple[str, str], ...]:
    if not isinstance(node, Mapping):
        message = "Hier werden Kennungen der Form „gnd: 118540238“ erwartet."
        reader.report(node, "wrong-type", message, f"Möglich sind: {', '.join(IDENTIFIERS)}.")
        return ()

    found: dict[str, str] = {}
    for key, value in node.value:
        name = key_name(key)
        form = IDENTIFIERS.get(name)
        if form is None:
            message = f"Die Kennung „{shortened(name)}“ ist nicht bekannt."
            reader.report(key, "unknown-key", message, meant(name, IDENTIFIERS))
        elif name in found:
            message = f"Die Kennung „{name}“ steht zweimal da."
            reader.report(key, "duplicate-key", message, "Eine von beiden löschen.")
        elif isinstance(value, Scalar) and re.fullmatch(form.pattern, value.value):
            found[name] = value.value
        else:
            message = f"Das hat nicht die Form {_GENITIVE.get(name, f'einer {form.words}')}."
            reader.report(value, "identifier", message, f"Zum Beispiel: {form.example}.")
    return tuple(sorted(found.items()))


IDENTIFIER = Type(
    read=_identifiers,
    schema={
        "type": "object",
        "properties": {name: {"type": ["string", "integer"]} for name in IDENTIFIERS},
        "additionalProperties": False,
    },
    words=f"Kennungen {{{', '.join(IDENTIFIERS)}}}",
    empty=(),
)
