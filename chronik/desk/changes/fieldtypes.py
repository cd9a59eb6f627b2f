"""The field table as a form sees it: which type a value has, by its way through the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chronik.records.fields.quoting import WORDS_OR_NAME
from chronik.records.fields.scalars import TEXT
from chronik.records.fields.table import Type
from chronik.records.kinds import FIELDS_OF


def record_type(kind: str) -> Type:
    """A record of that kind, as the type of a group."""
    fields = tuple(FIELDS_OF[kind].fields.values())
    return TEXT._replace(schema={"type": "object"}, fields=fields)


def child_type(kind: Type | None, step: Any) -> Type | None:
    """The type of a field, or of an item; None where the table knows none.

    Of a claim or a list that may stand without a list, the items have the type of the whole.
    """
    if kind is None:
        return None
    if isinstance(step, int):
        items = kind.schema.get("items")
        bare = TEXT._replace(schema=items, fields=kind.fields) if items else None
        return kind.item or bare or (kind if kind.fields else None)
    holder = kind if kind.fields else kind.item
    return next((f.type for f in holder.fields if f.name == step), None) if holder else None


def type_at(kind: str, at: Sequence[Any]) -> Type | None:
    """The type of what stands at that place in a record."""
    found: Type | None = record_type(kind)
    for step in at:
        found = child_type(found, step)
    return found


def is_optional(kind: str, at: Sequence[Any]) -> bool:
    """Whether what stands there is a field that need not be."""
    *above, name = at
    holder = type_at(kind, above)
    holder = holder if holder is None or holder.fields else holder.item
    fields = holder.fields if holder else ()
    return any(field.name == name and not field.required for field in fields)


def order_of(kind: Type | None) -> list[str]:
    """The names of its fields, in the order of the table."""
    holder = kind if kind is None or kind.fields else kind.item
    return [field.name for field in holder.fields] if holder else []


def main_field(kind: Type | None) -> str:
    """The field that a short form stands for: „value“ of a claim, „person“ of a participation."""
    return next(iter(order_of(kind)), "")


def is_quote(kind: Type | None) -> bool:
    """Whether a value is a quote: it stands in quotation marks, as everybody writes one."""
    return kind is not None and kind.schema == WORDS_OR_NAME.schema


def is_words(kind: Type | None) -> bool:
    """Whether a value is words, and nothing that YAML or we would take for something else."""
    if kind is None:
        return True
    named = kind.fields[0].type if kind.fields else kind
    return named.schema.get("type") in ("string", "object") or is_quote(named)


def is_row_of_numbers(kind: Type | None) -> bool:
    """Whether it is typed in one line, „12, 30, 9, 14“: coordinates, or a place on an image."""
    items = kind.schema.get("items") if kind else None
    return isinstance(items, dict) and items.get("type") == "number"
