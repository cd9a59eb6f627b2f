"""Identifiers of authority files, each checked for its form: GND, Wikidata, ROR, GeoNames, AGS,
VIAF, ISNI, ORCID, Lobbyregister.
"""

from __future__ import annotations

import re

from yaml.nodes import Node

from chronik.records.fields.nodes import Mapping, Scalar
from chronik.records.fields.table import Reader, Type, key_name
from chronik.words.hints import meant, shortened


def _identifiers(reader: Reader, node: Node) -> tuple[tuple[str, str], ...]:
    if not isinstance(node, Mapping):
        reader.report(
            node,
            "wrong-type",
            "Hier werden Kennungen der Form „gnd: 118540238“ erwartet.",
            f"Möglich sind: {', '.join(IDENTIFIERS)}.",
        )
        return ()
    found: dict[str, str] = {}
    for key, value in node.value:
        name = key_name(key)
        form = IDENTIFIERS.get(name)
        if form is None:
            reader.report(
                key,
                "unknown-key",
                f"Die Kennung „{shortened(name)}“ ist nicht bekannt.",
                meant(name, IDENTIFIERS),
            )
        elif name in found:
            reader.report(
                key,
                "duplicate-key",
                f"Die Kennung „{name}“ steht zweimal da.",
                "Eine von beiden löschen.",
            )
        elif not (isinstance(value, Scalar) and re.fullmatch(form[0], value.value)):
            reader.report(
                value,
                "identifier",
                f"Das hat nicht die Form {_GENITIVE.get(name, f'einer {form[1]}')}.",
                f"Zum Beispiel: {form[2]}.",
            )
        else:
            found[name] = value.value
    return tuple(sorted(found.items()))


IDENTIFIERS = {
    "gnd": (
        r"1[0-9]{7,8}[0-9X]|[47][0-9]{6}-[0-9X]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X]",
        "GND-Nummer",
        "118540238",
    ),
    "wikidata": (r"Q[1-9][0-9]*", "Wikidata-Kennung", "Q1022"),
    "ror": (r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}", "ROR-Kennung", "05f82e368"),
    "geonames": (r"[1-9][0-9]{1,8}", "GeoNames-Nummer", "2874225"),
    "ags": (r"[0-9]{2}|[0-9]{3}|[0-9]{5}|[0-9]{8}", "Amtlicher Gemeindeschlüssel", "03355022"),
    "viaf": (r"[1-9][0-9]{1,21}", "VIAF-Nummer", "102333412"),
    "isni": (r"[0-9]{15}[0-9X]", "ISNI", "0000000121032683"),
    "orcid": (r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]", "ORCID", "0000-0002-1825-0097"),
    "lobbyregister": (r"R[0-9]{6}", "Nummer im Lobbyregister", "R001234"),
}
_GENITIVE = {"ags": "eines Amtlichen Gemeindeschlüssels"}
IDENTIFIER = Type(
    _identifiers,
    {
        "type": "object",
        "properties": {name: {"type": ["string", "integer"]} for name in IDENTIFIERS},
        "additionalProperties": False,
    },
    f"Kennungen {{{', '.join(IDENTIFIERS)}}}",
    (),
)
