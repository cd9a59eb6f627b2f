"""The field types of what can be evidenced: claims, and relations to other records."""

from __future__ import annotations

from typing import Any

from yaml.nodes import Node

from chronik.records.fields.nodes import Mapping, Scalar, Sequence
from chronik.records.fields.table import Field, Reader, Type, at, key_name, keyed, read_fields
from chronik.records.fields.types import (
    DATE,
    FLAG,
    TEXT,
    choice,
    group,
    is_choice,
    many,
    placed,
    reference,
    vocabulary,
)
from chronik.records.model import NO_EVIDENCE, Claim, Evidence, OtherName, Reference, Relation, Word
from chronik.words.diagnostics import START


def _evidence_at(reader: Reader, node: Node) -> tuple[int, int]:
    return _place_of(node, "quote") if isinstance(node, Mapping) else at(node)


def _place_of(node: Mapping, name: str) -> tuple[int, int]:
    """Of the value under that key, else of the whole."""
    return next((at(value) for key, value in node.value if key.value == name), at(node))


EVIDENCE = (
    Field("quote", TEXT, "wörtliches Zitat aus der Quelle; „[…]“ lässt etwas aus"),
    Field(
        "source",
        reference("sources"),
        "Quelle des Zitats, wenn es nicht die erste unter „sources“ ist",
    ),
    Field("note", TEXT, "Anmerkung der Redaktion"),
    Field("as_written", TEXT, "so steht es im Text"),
    Field(
        "basis", choice("text", "publication", "inferred", "editorial"), "worauf die Angabe beruht"
    ),
    Field("reason", TEXT, "Begründung; Pflicht bei inferred und editorial und bei „preferred“"),
    Field("preferred", FLAG, "true: diese von mehreren widersprüchlichen Angaben zuerst zeigen"),
)


_EVIDENCE_NAMES = tuple(field.name for field in EVIDENCE)


def evidence(reader: Reader, node: Node, values: dict[str, Any]) -> Evidence:
    """The evidence part of a claim's or relation's values; checks that what needs a reason has one."""
    if not any(map(values.get, _EVIDENCE_NAMES)):
        return NO_EVIDENCE  # as most relations of a large chronicle are
    basis, reason = values["basis"], values["reason"]
    if not reason and (basis in ("inferred", "editorial") or values["preferred"]):
        what = "„preferred“" if values["preferred"] else f"Die Grundlage „{basis}“"
        reader.report(
            node, "reason-missing", f"{what} braucht eine Begründung.", "Ergänzen: „reason: …“."
        )
    source: Reference | None = values["source"]
    return Evidence(
        values["quote"],
        source.key if source else "",
        values["note"],
        values["as_written"],
        basis,
        reason,
        bool(values["preferred"]),
        _evidence_at(reader, node),
        source.at if source else at(node),
    )


def claim(inner: Type) -> Type:
    """A value that states a fact: short, long with its evidence, or a list of contradicting ones. A
    tuple of Claims.
    """
    table = keyed((Field("value", inner, "der Wert", required=True), *EVIDENCE))
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
        values = read_fields(reader, node, table)
        found = Claim(values["value"], evidence(reader, node, values), _place_of(node, "value"))
        return () if found.value in (None, "") else (found,)

    def read(reader: Reader, node: Node) -> tuple[Claim[Any], ...]:
        if isinstance(node, Sequence) and not (inner is DATE and is_choice(node)):
            return tuple(c for n in node.value for c in one(reader, n))
        return one(reader, node)

    both = {"anyOf": [inner.schema, long]}
    return Type(
        read,
        {"anyOf": [*both["anyOf"], {"type": "array", "items": both}]},
        f"{inner.words} (mit Beleg: value, quote, source …)",
        (),
    )


ROLE = Field("role", vocabulary("roles"), "Rolle")
NO_ROLE = Word("", START)
CAPACITY = Field("as", TEXT, "in welcher Funktion, im Wortlaut des Textes")
PERIOD = (
    Field("since", placed(DATE), "seit wann"),
    Field("until", placed(DATE), "bis wann"),
    Field("attested", many(placed(DATE), single=True), "an welchen Tagen belegt"),
)


def relation(targets: dict[str, str], *extra: Field, role_required: bool = False) -> Type:
    """A reference that states a fact, as a Relation. `targets` maps the key that names the record
    to its kind.

    With one target and no required role the bare id is enough.
    """
    role = ROLE._replace(required=role_required)
    named = tuple(Field(name, reference(kind), "Kennung") for name, kind in targets.items())
    fields = (*named, role, *extra, *EVIDENCE)
    names = " oder ".join(f"„{name}“" for name in targets)
    bare = next(iter(named)).type if len(named) == 1 and not role_required else None

    def make(reader: Reader, node: Node, values: dict[str, Any]) -> Relation | None:
        given: list[Reference] = [values[name] for name in targets if values[name]]
        if len(given) != 1:
            if not any(key_name(key) in targets for key, _ in node.value):
                reader.report(
                    node,
                    "missing-field",
                    f"Hier fehlt {names}.",
                    f"Ergänzen: „{next(iter(targets))}: kennung“.",
                )
            elif given:
                reader.report(
                    node,
                    "wrong-type",
                    f"Nur eine Angabe ist möglich: {names}.",
                    "Für jeden Eintrag einen eigenen Listenpunkt anlegen.",
                )
            return None
        target, found = given[0], evidence(reader, node, values)
        role: Word | None = values["role"]
        word, place = role or NO_ROLE
        if "since" not in values:
            return Relation(
                target.key, word, values.get("as", ""), None, None, (), found, target.at, (), place
            )
        since, until, attested = values["since"], values["until"], values["attested"]
        days = (since and since[0], until and until[0], tuple(day for day, _ in attested))
        places = tuple(place for _, place in filter(None, (since, until, *attested)))
        return Relation(
            target.key, word, values.get("as", ""), *days, found, target.at, places, place
        )

    long = group(fields, make)

    def read(reader: Reader, node: Node) -> Relation | None:
        if bare is None or isinstance(node, Mapping):
            found: Relation | None = long.read(reader, node)
            return found
        ref: Reference | None = bare.read(reader, node)
        return Relation(ref.key, "", "", None, None, (), NO_EVIDENCE, ref.at) if ref else None

    schema = {"anyOf": [bare.schema, long.schema]} if bare else long.schema
    return Type(read, schema, f"Kennung oder {long.words}" if bare else long.words, None)


def _other_name(reader: Reader, node: Node, values: dict[str, Any]) -> OtherName | None:
    since, until = values["since"], values["until"]
    places = tuple(place for _, place in filter(None, (since, until)))
    place = _place_of(node, "name") if isinstance(node, Mapping) else at(node)
    found = OtherName(
        values["name"],
        since and since[0],
        until and until[0],
        evidence(reader, node, values),
        place,
        places,
    )
    return found if found.name else None


_LONG_NAME = group(
    (Field("name", TEXT, "der Name", required=True), *PERIOD[:2], *EVIDENCE), _other_name
)


def _read_name(reader: Reader, node: Node) -> OtherName | None:
    """A bare text is a name of which no time is known."""
    if isinstance(node, Scalar):
        name = TEXT.read(reader, node)
        return OtherName(name, None, None, NO_EVIDENCE, at(node)) if name else None
    found: OtherName | None = _LONG_NAME.read(reader, node)
    return found


OTHER_NAMES = Field(
    "other_names",
    many(
        Type(
            _read_name,
            {"anyOf": [TEXT.schema, _LONG_NAME.schema]},
            f"Name oder {_LONG_NAME.words}",
            None,
        )
    ),
    "frühere und spätere Namen mit ihrer Zeit; werden in Texten von selbst verlinkt",
)
