"""JSON Schemas: editing programs complete and check YAML by them while somebody types."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chronik.records.fields.table import Field
from chronik.records.keys import KINDS
from chronik.records.kinds import FIELDS_OF, FORMS
from chronik.records.settings import site
from chronik.words.diagnostics import RefusedError

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def wanted_schemas(typed: str | None, place: Path | None) -> str:
    """The schema of a kind, or of all written to a folder: their names. Raises RefusedError."""
    from chronik.editing.references.kinds import kind_typed
    from chronik.system.writing import change_files

    known = schemas()
    kind = typed if typed in (None, "site") else kind_typed(typed)
    wanted = {kind: known[kind]} if kind else known
    if place:
        files = {place / f"{name}.json": text.encode() for name, text in wanted.items()}
        change_files(files)
        return "\n".join(map(str, files))
    if kind:
        return wanted[kind].rstrip("\n")
    names = ", ".join(known)
    whole = "Alle auf einmal: schema --to ORDNER"
    raise RefusedError(f"Welche Art? Möglich sind: {names}. {whole}")


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
