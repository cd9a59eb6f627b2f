"""What can be typed in a record of each kind: `FORMS` is the visible registry.

`decoding` makes text of a file, `entry` an Entry of that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.records.fields.groups import IDS, WEB_LINKS, group, many, references
from chronik.records.fields.identifiers import IDENTIFIER
from chronik.records.fields.images import IMAGES
from chronik.records.fields.quoting import QUOTES
from chronik.records.fields.scalars import DATE, FLAG, NAME_TEXT, TEXT
from chronik.records.fields.table import Field, keyed
from chronik.records.kinds import (
    event,
    network,
    organisation,
    page,
    person,
    place,
    source,
    theme,
    work,
)
from chronik.records.model import Facts, Search


class Form(NamedTuple):
    """What can be typed in a record of a kind, and how values become facts."""

    kind: str
    name_field: str  # the field that names it
    fields: tuple[Field, ...]  # its own
    make: Callable[[dict[str, Any]], Facts]
    doc: str


def _form(kind: str, name_field: str, module: Any) -> Form:
    return Form(
        kind=kind,
        name_field=name_field,
        fields=module.FIELDS,
        make=module.make,
        doc=module.__doc__ or "",
    )


FORMS: tuple[Form, ...] = (
    _form("events", "title", event),
    _form("people", "name", person),
    _form("organisations", "name", organisation),
    _form("networks", "name", network),
    _form("themes", "name", theme),
    _form("works", "title", work),
    _form("places", "name", place),
    _form("sources", "title", source),
    _form("pages", "title", page),
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
_REASON = group(
    (Field("reason", TEXT, "warum sie dastehen müssen", required=True),),
    lambda reader, node, values: values["reason"],
)
# a faulty one is reported itself, and not once more for each of the contact data
ALLOWED = _REASON._replace(read=lambda reader, node: _REASON.read(reader, node) or "?")
COMMON: tuple[Field, ...] = (
    Field(
        "aliases",
        many(NAME_TEXT),
        "weitere Namen und Abkürzungen; werden in Texten von selbst verlinkt",
    ),
    Field("summary", TEXT, "ein, zwei Sätze in eigenen Worten"),
    Field(
        "sources",
        references("sources"),
        "Quellen; in ihnen wird jedes Zitat gesucht, bei dem kein „source“ steht",
    ),
    Field(
        "quotes",
        QUOTES,
        "Zitate, die mehrmals gebraucht werden, je mit einem kurzen Namen für „quote“",
    ),
    Field("identifiers", IDENTIFIER, "Kennungen in Normdateien"),
    Field("links", WEB_LINKS, "Adressen im Netz, je mit url und title"),
    Field("images", IMAGES, "Bilder, die neben dem Eintrag liegen"),
    Field(
        "authors",
        many(TEXT),
        "wer den Eintrag verfasst hat: „Vorname Nachname“ oder „Nachname, Vorname“",
    ),
    Field(
        "contacts",
        ALLOWED,
        "erlaubt Kontaktangaben in dieser Datei (bei einer Quelle auch in ihrem Text), mit Grund; "
        "etwa im Impressum",
    ),
    Field("searched", SEARCHED, "gesucht und nicht gefunden, je mit where, when und result"),
    Field("former_ids", IDS, "frühere Kennungen; ihre Adressen leiten hierher um"),
    Field(
        "autolink",
        FLAG,
        "false: in diesem Text keine Namen von selbst verlinken, und seinen Namen nirgends",
    ),
)
_NAMES = {
    "title": Field("title", NAME_TEXT, "Titel", required=True),
    "name": Field("name", NAME_TEXT, "Name", required=True),
}
FIELDS_OF = {form.kind: keyed((_NAMES[form.name_field], *form.fields, *COMMON)) for form in FORMS}
