"""JSON Schemas: editing programs complete and check YAML by them while somebody types."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from chronik.records.fields.table import Field
from chronik.records.keys import KINDS
from chronik.records.kinds import FIELDS_OF, FORMS, site

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """A JSON Schema (draft 2020-12) for the head of a record of each kind, and for site.yaml under
    the name „site“.
    """
    found = {
        form.kind: _schema(KINDS[form.kind].german, form.doc, FIELDS_OF[form.kind].fields.values())
        for form in FORMS
    }
    return {
        **found,
        "site": _schema(
            "Einstellungen", "Was einer Chronik gemeinsam ist: content/site.yaml.", site.FIELDS
        ),
    }


def _schema(title: str, doc: str, fields: Iterable[Field]) -> str:
    table = tuple(fields)
    schema: dict[str, Any] = {
        "$schema": DRAFT,
        "title": title,
        "description": " ".join(doc.split()),
        "type": "object",
        "properties": {
            field.name: {"description": field.words, **field.type.schema} for field in table
        },
        "required": [field.name for field in table if field.required],
        "additionalProperties": False,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
