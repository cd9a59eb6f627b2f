"""All that a mark may become, the likeliest first, each with the operations that put it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chronik.desk.boxes import date_reads
from chronik.desk.changes.texts import record_text
from chronik.desk.marked.ground import MarkedGround, ground_of, quote_spans
from chronik.desk.marked.homes import (
    KIND_OF_CHOICE,
    date_home,
    home_of,
    number_home,
    series_home,
)
from chronik.desk.marked.relating import (
    Related,
    as_target,
    by_marked_words,
    looks_like,
    related,
    roles_offered,
    things_marked,
)
from chronik.desk.marked.stating import Operation, RecordSoFar, operations_of, stated_in
from chronik.desk.marked.valuing import Valued, date_marked, number_marked, ordinal_marked
from chronik.desk.shelf import Shelf
from chronik.drafting.stubs import stubs_of
from chronik.language.tuples import NamedTuple
from chronik.passages.dates.reading import dates_in
from chronik.passages.numbers.reading import numbers_in
from chronik.records.keys import KINDS, id_of, key_of
from chronik.words.diagnostics import RefusedError

MarkChoice = dict[str, Any]
_LABELS = {
    "person": "Person",
    "organisation": "Organisation",
    "network": "Netzwerk",
    "place": "Ort",
    "date": "Datum",
    "number": "Zahl",
    "text": "Zitat im Text",
}


class PassageMark(NamedTuple):
    """What is marked, and in which record it is to be stated."""

    path: str
    text: str
    source: str
    start: int
    end: int


def choices_of(shelf: Shelf, mark: PassageMark) -> dict[str, Any]:
    """The shortest quote with what is marked, and all seven kinds of claim it may become."""
    ground = ground_of(shelf, mark.source, mark.start, mark.end)
    stated = stated_in(mark.path, mark.text)
    roles = [*roles_offered(shelf, ground)]
    found = [choice for name in KIND_OF_CHOICE for choice in _named(shelf, ground, stated, name)]
    found += [_date(shelf, ground, stated), _number(shelf, ground, stated)]
    found.append(_cited(ground, stated))
    for choice in found:
        choice["roles"] = roles if choice.pop("has_role", False) else []
    ranked = sorted(found, key=lambda choice: -choice.pop("weight"))
    quote = ground.quote([ground.mark])
    for choice in ranked:
        choice["spans"] = quote_spans(ground, choice["quote"])
    spans = quote_spans(ground, quote) or [ground.mark]
    return {
        "quote": quote,
        "quote_start": spans[0][0],
        "quote_end": spans[-1][1],
        "words": ground.words,
        "choices": ranked,
    }


def _choice(what: str, weight: int, /, **more: Any) -> MarkChoice:
    empty = {"name": "", "roles": [], "known": False, "agrees": False, "said": "", "quote": ""}
    return {"as": what, "label": _LABELS[what], "weight": weight, "do": []} | empty | more


def _missing(stated: RecordSoFar, name: str) -> MarkChoice:
    kind = KINDS[stated.kind].german
    return _choice(name, 0, said=f"Das hat ein Eintrag der Art „{kind}“ nicht.")


# --- who and what --------------------------------------------------------------------------------


def _named(
    shelf: Shelf, ground: MarkedGround, stated: RecordSoFar, name: str
) -> Iterator[MarkChoice]:
    kind = KIND_OF_CHOICE[name]
    home = home_of(stated.kind, kind)
    if home is None:
        yield _missing(stated, name)
        return
    for thing in things_marked(ground, kind):
        yield _relation(shelf, ground, stated, (name, related(shelf, ground, thing)))


def _relation(
    shelf: Shelf, ground: MarkedGround, stated: RecordSoFar, told: tuple[str, Related]
) -> MarkChoice:
    name, found = told
    thing, kind = found.thing, found.thing.kind
    home = home_of(stated.kind, kind)
    assert home
    target = id_of(thing.key) if thing.key else _new_id(shelf, ground, found)
    value = {home.main: target}
    value |= {"role": found.role} if home.has_role and _has_roles(kind) else {}
    value |= {"as": found.capacity} if home.has_function else {}
    value |= {"quote": found.quote, "source": ground.source.id}
    is_there = any(one.name == thing.name for one in ground.things)
    return _choice(
        name,
        4 * bool(thing.key) + 3 * is_there + looks_like(ground, kind) + found.agrees,
        name=thing.name,
        target=target,
        role=found.role,
        capacity=found.capacity,
        known=bool(thing.key),
        quote=found.quote,
        agrees=found.agrees,
        said=found.said,
        has_role=_has_roles(kind),
        field=home.name,
        do=operations_of(shelf, stated, home, value),
    )


def _has_roles(kind: str) -> bool:
    return kind in ("people", "organisations")


def _new_id(shelf: Shelf, ground: MarkedGround, found: Related) -> str:
    """The id that a record of this thing would get."""
    taken = set(shelf.setting.taken)
    ids, _ = stubs_of([found.thing], shelf.setting, ground.source.id, taken)
    return ids[found.thing.kind, found.thing.name]


# --- values --------------------------------------------------------------------------------------


def _date(shelf: Shelf, ground: MarkedGround, stated: RecordSoFar) -> MarkChoice:
    home = date_home(stated.kind)
    if home is None:
        return _missing(stated, "date")
    found = date_marked(ground)
    former = stated.said.get(home.name)
    value = former.get("value", "") if isinstance(former, dict) else former
    is_given = isinstance(value, str) and value not in ("", "unknown", found.value.get("value"))
    reads = date_reads(str(value)) or value
    said = f"Bisher steht hier „{reads}“; es wird ersetzt." if is_given else ""
    weight = 6 if dates_in(ground.words) else 0
    return _value("date", weight, found, said) | {
        "field": home.name,
        "do": _value_operations(shelf, ground, stated, (home.name, found)),
    }


def _number(shelf: Shelf, ground: MarkedGround, stated: RecordSoFar) -> MarkChoice:
    home, series = number_home(stated.kind), series_home(stated.kind)
    ordinal = ordinal_marked(ground) if series else None
    found = number_marked(ground)
    if ordinal and series and not found.value:
        home, found = series, ordinal
    if home is None:
        return _missing(stated, "number")
    said = (
        "Bisher steht hier eine andere Zahl; sie wird ersetzt." if home.name in stated.said else ""
    )
    weight = 5 if found.value and numbers_in(ground.words) and not dates_in(ground.words) else 0
    return _value("number", weight, found, said) | {
        "field": home.name,
        "do": _value_operations(shelf, ground, stated, (home.name, found)),
    }


def _value(name: str, weight: int, found: Valued, said: str) -> MarkChoice:
    return _choice(
        name,
        weight + found.agrees,
        name=found.reads,
        value=found.value.get("value", found.value.get("number", "")),
        more=found.value,
        reads=found.reads,
        known=bool(found.value),
        quote=found.quote,
        agrees=found.agrees,
        said=" ".join(filter(None, (found.said, said))),
    )


def _value_operations(
    shelf: Shelf, ground: MarkedGround, stated: RecordSoFar, told: tuple[str, Valued]
) -> list[Operation]:
    field, found = told
    if not found.value:
        return []
    homes = (date_home(stated.kind), number_home(stated.kind), series_home(stated.kind))
    home = next(home for home in homes if home and home.name == field)
    order = dict(found.value)
    basis = order.pop("basis", "")
    value = order | {"quote": found.quote, "source": ground.source.id, "basis": basis}
    return operations_of(shelf, stated, home, value)


def _cited(ground: MarkedGround, stated: RecordSoFar) -> MarkChoice:
    """Behind the last sentence of the text, until another place is chosen."""
    text = record_text(stated.path, stated.raw)
    quote = ground.quote([ground.mark])
    body = text.plain[text.body :].rstrip()
    if not stated.path.endswith(".md"):
        return _choice("text", 0, said="Dieser Eintrag hat keinen Text.")
    if not body:
        said = "Erst einen Satz in den Text schreiben, hinter dem der Beleg stehen soll."
        return _choice("text", 0, said=said, quote=quote, agrees=bool(quote))
    cite = {"cite": [len(body), len(body)], "quote": quote, "source": ground.source.id}
    many = len(ground.words.split()) > 8
    return _choice(
        "text",
        2 * many,
        name=quote,
        quote=quote,
        agrees=bool(quote),
        known=True,
        do=[cite],
    )


# --- what an editor completed by hand ------------------------------------------------------------


class Completed(NamedTuple):
    """A choice: as what, and what was chosen for it."""

    name: str  # person, organisation … as in `KIND_OF_CHOICE`, date or number
    target: str = ""
    called: str = ""  # of a record that is still to be made: its name
    role: str = ""
    capacity: str | None = None  # None: what the text says
    value: str = ""
    more: dict[str, Any] | None = None


class Claimed(NamedTuple):
    """What puts it in, the field that then states it, and whether the words say it."""

    do: list[Operation]
    field: str
    agrees: bool
    said: str


def claimed_by_hand(shelf: Shelf, mark: PassageMark, wish: Completed) -> Claimed:
    """Raises RefusedError."""
    ground = ground_of(shelf, mark.source, mark.start, mark.end)
    stated = stated_in(mark.path, mark.text)
    if wish.name in KIND_OF_CHOICE:
        return _by_target(shelf, ground, stated, wish)
    if wish.name == "text":
        choice = _cited(ground, stated)
        return Claimed(choice["do"], "", choice["agrees"], choice["said"])
    find = {"date": date_home, "number": number_home}.get(wish.name)
    home = find(stated.kind) if find else None
    if home is None:
        raise RefusedError("Das lässt sich in diesem Eintrag nicht angeben.")
    more = (wish.more or {"value": wish.value}) if wish.value or wish.more else None
    found = date_marked(ground, wish.value) if wish.name == "date" else number_marked(ground, more)
    if not found.value:
        raise RefusedError(found.said)
    do = _value_operations(shelf, ground, stated, (home.name, found))
    return Claimed(do, home.name, found.agrees, found.said)


def _by_target(shelf: Shelf, ground: MarkedGround, stated: RecordSoFar, wish: Completed) -> Claimed:
    kind = KIND_OF_CHOICE[wish.name]
    home = home_of(stated.kind, kind)
    key = key_of(kind, wish.target) if wish.target else ""
    if home is None or (key not in shelf.entries and (wish.target or not wish.called)):
        raise RefusedError("Diesen Eintrag gibt es nicht (mehr); bitte noch einmal wählen.")
    if key:
        thing = as_target(shelf, ground, key)
    else:
        thing = by_marked_words(ground, kind)._replace(name=wish.called)
    found = related(shelf, ground, thing, role=wish.role)
    found = found if wish.capacity is None else found._replace(capacity=wish.capacity)
    choice = _relation(shelf, ground, stated, (wish.name, found))
    return Claimed(choice["do"], home.name, found.agrees, found.said)
