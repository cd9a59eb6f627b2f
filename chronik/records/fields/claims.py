"""The field types of what can be evidenced: claims, and relations to other records."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from yaml.nodes import Node

from chronik.dates.edtf import Edtf
from chronik.language.tuples import NamedTuple
from chronik.records.fields.groups import CALENDAR, CALENDAR_DATE, group, many
from chronik.records.fields.nodes import Mapping, Scalar, Sequence
from chronik.records.fields.quoting import LOCATED, WORDS_OR_NAME, locator_of
from chronik.records.fields.representing import represented_by
from chronik.records.fields.scalars import (
    DATE,
    FLAG,
    JULIAN_DATE,
    TEXT,
    Placed,
    choice,
    is_choice,
    placed,
    reference,
    vocabulary,
)
from chronik.records.fields.table import (
    Field,
    Reader,
    Type,
    at,
    key_name,
    keyed,
    place_of,
    read_fields,
    says,
)
from chronik.records.model import NO_EVIDENCE, Claim, Evidence, OtherName, Reference, Relation, Word
from chronik.words.diagnostics import START, At

EVIDENCE = (
    Field(
        "quote",
        WORDS_OR_NAME,
        "wörtliches Zitat aus der Quelle, in dem „[…]“ etwas auslässt; oder sein Name aus „quotes“",
    ),
    Field(
        "source",
        reference("sources"),
        "Quelle des Zitats; nur nötig, wenn es in keiner oder in mehreren unter „sources“ steht",
    ),
    Field("note", TEXT, "Anmerkung der Redaktion"),
    Field("as_written", TEXT, "so steht es im Text"),
    Field(
        "basis", choice("text", "publication", "inferred", "editorial"), "worauf die Angabe beruht"
    ),
    Field("reason", TEXT, "Begründung; Pflicht bei inferred und editorial und bei „preferred“"),
    Field("preferred", FLAG, "true: diese von mehreren widersprüchlichen Angaben zuerst zeigen"),
    *LOCATED,
)
_EVIDENCE_NAMES = tuple(field.name for field in EVIDENCE if field not in LOCATED)


def evidence(reader: Reader, node: Node, values: dict[str, Any]) -> Evidence:
    """The evidence part of a claim's or relation's values; what needs a reason must have one."""
    locator = locator_of(values)
    if not (locator or any(map(values.get, _EVIDENCE_NAMES))):
        return NO_EVIDENCE  # as most relations of a large chronicle are

    basis, reason = values["basis"], values["reason"]
    if not reason and (basis in ("inferred", "editorial") or values["preferred"]):
        what = "„preferred“" if values["preferred"] else f"„basis: {basis}“"
        reader.report(
            node, "reason-missing", f"{what} braucht eine Begründung.", "Ergänzen: „reason: …“."
        )

    source: Reference | None = values["source"]
    return Evidence(
        quote=values["quote"],
        source=source.key if source else "",
        note=values["note"],
        as_written=values["as_written"],
        basis=basis,
        reason=reason,
        preferred=bool(values["preferred"]),
        at=place_of("quote", node),
        source_at=source.at if source else at(node),
        locator=locator,
    )


Whole = Callable[[Reader, Node, dict[str, Any]], Any]


def _value(reader: Reader, node: Node, values: dict[str, Any]) -> Any:
    return values["value"]


def claim(inner: Type, *more: Field, whole: Whole = _value) -> Type:
    """A value that states a fact, as a tuple of Claims.

    It is short, long with its evidence, or a list of contradicting ones. `more` are fields of the
    long form that belong to the value; `whole` makes it of them.
    """
    own = (*more, CALENDAR) if inner is DATE else more
    table = keyed((Field("value", inner, "der Wert", required=True), *own, *EVIDENCE))
    julian = keyed((Field("value", JULIAN_DATE, "der Wert", required=True), *own, *EVIDENCE))
    long = {
        "type": "object",
        "properties": {f.name: f.type.schema for f in table.fields.values()},
        "required": ["value"],
        "additionalProperties": False,
    }

    def one(reader: Reader, node: Node) -> tuple[Claim[Any], ...]:
        if not isinstance(node, Mapping):
            value = inner.read(reader, node)
            return () if value in (None, "") else (Claim(value, NO_EVIDENCE, at(node)),)
        is_julian = inner is DATE and says(node, CALENDAR.name, "julian")
        values = read_fields(reader, node, julian if is_julian else table)
        place = place_of("value", node)
        stated = Claim(whole(reader, node, values), evidence(reader, node, values), place)
        return () if stated.value in (None, "") else (stated,)

    def read(reader: Reader, node: Node) -> tuple[Claim[Any], ...]:
        if isinstance(node, Sequence) and not (inner is DATE and is_choice(node)):
            return tuple(stated for item in node.value for stated in one(reader, item))
        return one(reader, node)

    one_schema = [inner.schema, long]
    listed = {"type": "array", "items": {"anyOf": one_schema}}
    return Type(
        read=read,
        schema={"anyOf": [*one_schema, listed]},
        words=f"{inner.words} (mit Beleg: value, quote, source …)",
        empty=(),
        fields=tuple(table.fields.values()),
    )


ROLE = Field("role", vocabulary("roles"), "Rolle")
NO_ROLE = Word("", START)
CAPACITY = Field("as", TEXT, "in welcher Funktion, im Wortlaut des Textes")
PERIOD = (
    Field("since", placed(CALENDAR_DATE), "seit wann"),
    Field("until", placed(CALENDAR_DATE), "bis wann"),
    Field("attested", many(placed(CALENDAR_DATE), single=True), "an welchen Tagen belegt"),
)


def relation(
    targets: dict[str, str], *extra: Field, role_required: bool = False, role: Field = ROLE
) -> Type:
    """A reference that states a fact, as a Relation.

    `targets` maps the key that names the record to its kind. With one target and no required role
    the bare id is enough. `role` is the field that says as what, and of which vocabulary.
    """
    named = [Field(name, reference(kind), "Kennung") for name, kind in targets.items()]
    own = role._replace(required=role_required)
    long = group((*named, own, *extra, *EVIDENCE), partial(_relation, tuple(targets)))
    if len(named) > 1 or role_required:
        return long
    return _or_bare(long, named[0].type)


def _or_bare(long: Type, bare: Type) -> Type:
    def read(reader: Reader, node: Node) -> Relation | None:
        if isinstance(node, Mapping):
            stated: Relation | None = long.read(reader, node)
            return stated
        ref: Reference | None = bare.read(reader, node)
        return Relation(ref.key, at=ref.at) if ref else None

    return Type(
        read,
        {"anyOf": [bare.schema, long.schema]},
        f"Kennung oder {long.words}",
        empty=None,
        fields=long.fields,
    )


def _relation(
    targets: tuple[str, ...], reader: Reader, node: Node, values: dict[str, Any]
) -> Relation | tuple[Relation, ...] | None:
    """With `for`, a tuple: the relation, and those of the organisations."""
    given: list[Reference] = [values[name] for name in targets if values[name]]
    if len(given) != 1:
        _report_targets(reader, node, targets, several=bool(given))
        return None

    target = given[0]
    role: Word = values.get("role") or values.get("kind") or NO_ROLE
    period = _period(values)
    stated = Relation(
        target=target.key,
        role=role.word,
        capacity=values.get("as", ""),
        at=target.at,
        role_at=role.at,
        evidence=evidence(reader, node, values),
        since=period.since,
        until=period.until,
        attested=period.attested,
        dates_at=period.places,
    )
    represented: tuple[Relation, ...] = values.get("for", ())
    return (
        (stated, *[represented_by(one, stated) for one in represented]) if represented else stated
    )


def _report_targets(reader: Reader, node: Node, targets: tuple[str, ...], *, several: bool) -> None:
    """None is named, or several are; of one that is named and faulty it was said already."""
    names = " oder ".join(f"„{name}“" for name in targets)
    if not any(key_name(key) in targets for key, _ in node.value):
        hint = f"Ergänzen: „{next(iter(targets))}: kennung“."
        reader.report(node, "missing-field", f"Hier fehlt {names}.", hint)
    elif several:
        hint = "Für jeden Eintrag einen eigenen Listenpunkt anlegen."
        reader.report(node, "wrong-type", f"Nur eine Angabe ist möglich: {names}.", hint)


class _Period(NamedTuple):
    """The dates of a relation or a name, and where each stands."""

    since: Edtf | None = None
    until: Edtf | None = None
    attested: tuple[Edtf, ...] = ()
    places: tuple[At, ...] = ()


_NO_PERIOD = _Period()


def _period(values: dict[str, Any]) -> _Period:
    """What the fields of PERIOD say, as far as they belong to the group and are given."""
    since: Placed | None = values.get("since")
    until: Placed | None = values.get("until")
    attested: tuple[Placed, ...] = values.get("attested", ())
    if not (since or until or attested):
        return _NO_PERIOD
    return _Period(
        since=since.value if since else None,
        until=until.value if until else None,
        attested=tuple(day.value for day in attested),
        places=tuple(date.at for date in (since, until, *attested) if date),
    )


def _other_name(reader: Reader, node: Node, values: dict[str, Any]) -> OtherName | None:
    period = _period(values)
    proof = evidence(reader, node, values)
    if not values["name"]:
        return None
    return OtherName(
        name=values["name"],
        at=place_of("name", node),
        evidence=proof,
        since=period.since,
        until=period.until,
        dates_at=period.places,
    )


_LONG_NAME = group(
    (Field("name", TEXT, "der Name", required=True), *PERIOD[:2], *EVIDENCE), _other_name
)


def _read_name(reader: Reader, node: Node) -> OtherName | None:
    """A bare text is a name of which no time is known."""
    if isinstance(node, Scalar):
        name = TEXT.read(reader, node)
        return OtherName(name, at(node)) if name else None
    long: OtherName | None = _LONG_NAME.read(reader, node)
    return long


OTHER_NAMES = Field(
    "other_names",
    many(
        Type(
            _read_name,
            {"anyOf": [TEXT.schema, _LONG_NAME.schema]},
            f"Name oder {_LONG_NAME.words}",
            None,
            fields=_LONG_NAME.fields,
        )
    ),
    "frühere und spätere Namen mit ihrer Zeit; werden in Texten von selbst verlinkt",
)
