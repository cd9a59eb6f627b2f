"""A form from the field table: a box for each field, whether it is given or not. Nothing here knows
a field by its name but those whose text is long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from chronik.dates.edtf import Edtf, EdtfError, parse
from chronik.dates.julian import from_julian
from chronik.dates.words import date_words
from chronik.desk.changes.fieldtypes import child_type, is_quote, main_field
from chronik.desk.changes.placing import child_of, said_by
from chronik.desk.labels import field_label, help_of, option_label
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.fields.counts import QUANTITY
from chronik.records.fields.identifiers import IDENTIFIERS
from chronik.records.fields.nodes import Mapping, Scalar
from chronik.records.fields.nodes import Sequence as List
from chronik.records.fields.scalars import DATE, TEXT, is_choice
from chronik.records.fields.table import Field, Type, key_name
from chronik.records.keys import KINDS, key_of
from chronik.records.model import Quantity
from chronik.records.quantities import quantity_words
from chronik.records.settings.site import Site
from chronik.records.settings.vocabularies import VOCABULARIES

FormBox = dict[str, Any]
_FIGURES = late(r"[0-9]{1,15}")
_LONG = ("summary", "note", "reason", "quote", "alt", "result")
_DEEPEST = 6


class FormContext(NamedTuple):
    """What a form needs besides the text: the settings, and how records are called."""

    site: Site
    name_of: Callable[[str], str]  # of a key; "" for one that there is none of


def boxes(
    beside: FormContext, fields: Sequence[Field], node: Any, at: Sequence[Any]
) -> list[FormBox]:
    """A box for each field of the table, in its order."""
    return [_box(beside, field, child_of(node, field.name), [*at, field.name]) for field in fields]


def _box(beside: FormContext, field: Field, node: Any, at: list[Any]) -> FormBox:
    box = {
        "at": at,
        "name": field.name,
        "label": field_label(field),
        "help": help_of(field),
        "required": field.required,
    }
    return box | _filled(beside, field.type, node, at)


def _filled(beside: FormContext, kind: Type, node: Any, at: list[Any]) -> FormBox:
    """What depends on the type, and on what is given."""
    widget = widget_of(kind, at)
    own: FormBox = {"widget": widget, "given": node is not None, "value": _value(node), "reads": ""}
    own |= _choices(beside, kind, widget)
    if widget == "list" or (widget == "claim" and _is_several(kind, node)):
        return own | {"widget": "list", **_listed(beside, kind, node, at)}
    if kind.fields:
        inner = node if isinstance(node, Mapping) else _short(kind, node)
        own["items"] = boxes(beside, kind.fields, inner, at) if len(at) < _DEEPEST else []
        own["reads"] = _whole(kind, own["items"])
        return own
    if widget == "pairs":
        return own | {"items": _pairs(kind, node, at)}
    return own | {"reads": _reads(beside, kind, own["value"])}


def _whole(kind: Type, items: Sequence[FormBox]) -> str:
    """What a claim or a relation reads as a whole: a number with its qualifier, else its value."""
    typed = {box["name"]: str(box["value"]) for box in items}
    if typed.get("calendar") == "julian":
        return date_reads(typed["value"], from_julian)
    if not items or not _counts(kind.fields[0].type):
        return str(items[0]["reads"]) if items else ""
    ends = [typed.get(name, "") for name in ("value", "upper")]
    numbers = [int(end) if _FIGURES.fullmatch(end) else None for end in ends]
    value, upper = numbers
    return (
        "" if value is None else quantity_words(Quantity(value, upper, typed.get("qualifier", "")))
    )


def widget_of(kind: Type, at: Sequence[Any]) -> str:
    """How a value of that type is entered."""
    if kind.item or (kind.fields and kind.schema.get("type") == "array"):
        return "list"
    if kind.fields:
        is_proved = any(field.name == "quote" for field in kind.fields)
        if kind.fields[0].name == "value":
            return "claim" if is_proved else "dated"
        return "relation" if is_proved and kind.fields[0].type.names in KINDS else "group"
    if kind.names:
        return "reference" if kind.names in KINDS else "choice"
    if kind.schema == DATE.schema:
        return "date"
    if "enum" in kind.schema:
        return "choice"
    return _WIDGETS.get(
        str(kind.schema.get("type")), "number" if _counts(kind) else _text(kind, at)
    )


_WIDGETS = {"boolean": "flag", "integer": "number", "object": "pairs"}


def _counts(kind: Type) -> bool:
    return kind.schema == QUANTITY.schema


def _text(kind: Type, at: Sequence[Any]) -> str:
    is_long = at and at[-1] in _LONG and (kind.schema == TEXT.schema or is_quote(kind))
    return "long" if is_long else "text"


def _choices(beside: FormContext, kind: Type, widget: str) -> FormBox:
    if widget == "reference":
        return {"kind": kind.names}
    if kind.names in VOCABULARIES:
        terms = beside.site.vocabularies.get(kind.names, {})
        return {"options": [{"id": word, "label": term.label} for word, term in terms.items()]}
    if "enum" in kind.schema:
        words = kind.schema["enum"]
        return {"options": [{"id": word, "label": option_label(word)} for word in words]}
    return {}


def _is_several(kind: Type, node: Any) -> bool:
    return isinstance(node, List) and not (
        kind.fields[0].type.schema == DATE.schema and is_choice(node)
    )


def _short(kind: Type, node: Any) -> Any:
    """A short form as the long one says it; nothing where nothing is given."""
    if node is None:
        return None
    key = Scalar("", main_field(kind), node.start_mark, node.start_mark)
    return Mapping("", [(key, node)], node.start_mark, node.end_mark)


def _listed(beside: FormContext, kind: Type, node: Any, at: list[Any]) -> FormBox:
    inner = child_type(kind, 0) or kind
    nodes = node.value if isinstance(node, List) else [] if node is None else [node]
    items = [
        {"at": [*at, number], "name": "", "label": "", "help": "", "required": False}
        | _filled(beside, inner, one, [*at, number])
        for number, one in enumerate(nodes)
    ]
    return {"items": items, "add": _begun(beside, inner, at)}


def _begun(beside: FormContext, kind: Type, at: list[Any]) -> FormBox:
    """What a new item is asked for: the value under `key`, put into `item`; or, of a group that
    refers to no record, nothing but its required fields.
    """
    widget = widget_of(kind, at)
    if not kind.fields or widget == "dated":
        typed = "date" if kind.fields else widget
        return {"widget": typed, "key": "", "item": "", **_choices(beside, kind, widget)}
    if widget == "group":
        item = {field.name: "" for field in kind.fields if field.required}
        return {"widget": widget, "key": "", "item": item}
    main = kind.fields[0]
    asked = widget_of(main.type, [main.name])
    others = [
        {"widget": "reference", "key": field.name, "item": {}, "kind": field.type.names}
        for field in kind.fields[1:]
        if widget == "relation" and field.type.names in KINDS and field.name != "source"
    ]
    more = _choices(beside, main.type, asked)
    return {"widget": asked, "key": main.name, "item": {}, "others": others, **more}


def _pairs(kind: Type, node: Any, at: list[Any]) -> list[FormBox]:
    """Names and values: those there can be, and those that are given."""
    given = {key_name(key): value for key, value in node.value} if isinstance(node, Mapping) else {}
    names = dict.fromkeys((*kind.schema.get("properties", {}), *given))
    return [
        {
            "at": [*at, name],
            "name": name,
            "label": IDENTIFIERS[name].words if name in IDENTIFIERS else name,
            "help": "",
            "required": False,
            "widget": "text",
            "given": name in given,
            "value": _value(given.get(name)),
            "reads": "",
        }
        for name in names
    ]


def _value(node: Any) -> Any:
    """As typed: a single value as text; of a group or a list what it holds."""
    if node is None:
        return ""
    if isinstance(node, Scalar):
        return str(node.value).removesuffix("\n")
    return said_by(node)


def _reads(beside: FormContext, kind: Type, value: Any) -> str:
    """As readers will see it; "" where it is no such value."""
    if isinstance(value, list):
        value = f"[{','.join(map(str, value))}]"
    if not isinstance(value, str) or not value:
        return ""
    if kind.names in KINDS:
        return beside.name_of(key_of(kind.names, value.removeprefix(f"{kind.names}/")))
    if kind.names in VOCABULARIES:
        return beside.site.term(kind.names, value).label
    return date_reads(value) if kind.schema == DATE.schema else ""


def date_reads(value: str, read: Callable[[str], Edtf] = parse) -> str:
    """A date in words; "" for what is none."""
    try:
        return date_words(read(value))
    except EdtfError:
        return ""
