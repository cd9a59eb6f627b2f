"""What can be typed in a record of each kind, and reading one file into an Entry. `FORMS` is the
visible registry.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from chronik.records.fields.identifiers import IDENTIFIER
from chronik.records.fields.images import IMAGES
from chronik.records.fields.table import Field, keyed
from chronik.records.fields.types import DATE, FLAG, IDS, TEXT, WEB_LINKS, group, many, references
from chronik.records.kinds import event, network, organisation, page, person, place, source
from chronik.records.model import Facts, Search


class Form(NamedTuple):
    """What can be typed in a record of a kind: the field that names it, its own fields; and how
    values become facts.
    """

    kind: str
    name_field: str
    fields: tuple[Field, ...]
    make: Callable[[dict[str, Any]], Facts]
    doc: str


FORMS: tuple[Form, ...] = (
    Form("events", "title", event.FIELDS, event.make, event.__doc__ or ""),
    Form("people", "name", person.FIELDS, person.make, person.__doc__ or ""),
    Form(
        "organisations", "name", organisation.FIELDS, organisation.make, organisation.__doc__ or ""
    ),
    Form("networks", "name", network.FIELDS, network.make, network.__doc__ or ""),
    Form("places", "name", place.FIELDS, place.make, place.__doc__ or ""),
    Form("sources", "title", source.FIELDS, source.make, source.__doc__ or ""),
    Form("pages", "title", page.FIELDS, page.make, page.__doc__ or ""),
)
SEARCHED = many(
    group(
        (
            Field("where", TEXT, "wo gesucht wurde", required=True),
            Field("when", DATE, "wann", required=True),
            Field("result", TEXT, "was sich dabei ergab"),
        ),
        lambda reader, node, values: (
            Search(values["where"], values["when"], values["result"])
            if values["where"] and values["when"]
            else None
        ),
    )
)
COMMON: tuple[Field, ...] = (
    Field(
        "aliases", many(TEXT), "weitere Namen und Abkürzungen; werden in Texten von selbst verlinkt"
    ),
    Field("summary", TEXT, "ein, zwei Sätze in eigenen Worten"),
    Field(
        "sources", references("sources"), "Quellen; die erste gilt für alle Zitate ohne „source“"
    ),
    Field("identifiers", IDENTIFIER, "Kennungen in Normdateien"),
    Field("links", WEB_LINKS, "Adressen im Netz, je mit url und title"),
    Field("images", IMAGES, "Bilder, die neben dem Eintrag liegen"),
    Field("searched", SEARCHED, "gesucht und nicht gefunden, je mit where, when und result"),
    Field("former_ids", IDS, "frühere Kennungen; ihre Adressen leiten hierher um"),
    Field("autolink", FLAG, "false: bekannte Namen im Text nicht von selbst verlinken"),
)
FIELDS_OF = {
    form.kind: keyed(
        (
            Field(
                form.name_field,
                TEXT,
                "Titel" if form.name_field == "title" else "Name",
                required=True,
            ),
            *form.fields,
            *COMMON,
        )
    )
    for form in FORMS
}
