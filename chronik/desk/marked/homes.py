"""Which field of a record states what, by its table: who takes part, when it was, how many came."""

from __future__ import annotations

from chronik.language.tuples import NamedTuple
from chronik.records.fields.counts import QUANTITY
from chronik.records.fields.scalars import DATE
from chronik.records.fields.table import Field, Type
from chronik.records.kinds import FIELDS_OF

# What a mark may become: the kind of record that it names.
KIND_OF_CHOICE = {
    "person": "people",
    "organisation": "organisations",
    "network": "networks",
    "place": "places",
}


class ClaimField(NamedTuple):
    """A field that takes a claim."""

    name: str
    main: str  # the field of it that holds the value or names the record
    is_list: bool
    has_role: bool = False
    has_function: bool = False


def home_of(kind: str, target: str) -> ClaimField | None:
    """Where a record of that kind names others of the kind `target`: in a list, if it has one."""
    found = [home for field in FIELDS_OF[kind].fields.values() if (home := _home(field, target))]
    return next((home for home in found if home.is_list), found[0] if found else None)


def _home(field: Field, target: str) -> ClaimField | None:
    kind = field.type.item or field.type
    inner = {one.name: one for one in kind.fields}
    main = next((name for name, one in inner.items() if one.type.names == target), "")
    if not main or "quote" not in inner or main == "source":
        return None
    is_list = field.type.item is not None
    return ClaimField(field.name, main, is_list, "role" in inner, "as" in inner)


def date_home(kind: str) -> ClaimField | None:
    """Where a record says when it was."""
    return _claim(kind, DATE)


def number_home(kind: str) -> ClaimField | None:
    """Where a record says how many there were."""
    return _claim(kind, QUANTITY)


def _claim(kind: str, inner: Type) -> ClaimField | None:
    for field in FIELDS_OF[kind].fields.values():
        own = field.type.fields
        if own and own[0].name == "value" and own[0].type.schema == inner.schema:
            return ClaimField(field.name, "value", is_list=False)
    return None


def series_home(kind: str) -> ClaimField | None:
    """Where a record says which of a series it is."""
    fields = FIELDS_OF[kind].fields
    return ClaimField("series", "name", is_list=False) if "series" in fields else None
