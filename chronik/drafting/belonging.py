"""To which bodies the people of a text belong: where it tells a function and a body together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from chronik.agreement.names import Strength, strength
from chronik.agreement.periods import period_doubt
from chronik.dates.edtf import Precision
from chronik.drafting.names.wording import is_office
from chronik.drafting.partaking import capacity_of, name_of
from chronik.drafting.quoting import TextSpan, shortest
from chronik.drafting.reading.dating import main_date
from chronik.drafting.reading.layout import LineKind
from chronik.drafting.reading.things import NamedAt, Thing
from chronik.drafting.shape import Backing, EventDraft, Link, Stub
from chronik.drafting.telling import Scene, is_ahead
from chronik.language.patterns import late
from chronik.passages.names.tokens import key
from chronik.passages.stems import stems_in
from chronik.records.settings.site import Site

_MENTIONS = 5  # of a person, that are looked at
_SINCE = "Seit wann, sagt der Text nicht."


def belonging(
    stubs: Sequence[Stub],
    told: Sequence[tuple[Scene, EventDraft]],
    ids: Mapping[tuple[str, str], str],
) -> list[Stub]:
    """The records of new people with the bodies they belong to.

    `told` are the scenes with their events; only bodies and people that an event names count, since
    only those get a record.
    """
    found: dict[str, Link] = {}
    for scene, event in told:
        linked = {(link.kind, link.target) for link in event.links}
        for person in scene.things:
            target = ids.get((person.kind, person.name), "")
            if person.kind == "people" and not person.key and ("people", target) in linked:
                link = next(_links(scene, person, linked, ids), None)
                if link:
                    found.setdefault(target, link)
    return [
        stub._replace(belongs=(found[stub.id],))
        if stub.kind == "people" and stub.id in found
        else stub
        for stub in stubs
    ]


def _links(
    scene: Scene,
    person: Thing,
    linked: set[tuple[str, str]],
    ids: Mapping[tuple[str, str], str],
) -> Iterator[Link]:
    inside = (s for s in person.spots if scene.ground.start <= s.start < scene.ground.end)
    for spot in islice((s for s in inside if s.part is not LineKind.STAMP), _MENTIONS):
        capacity = capacity_of(scene, person, spot)
        for body, at in _bodies_in(scene, capacity) if capacity else ():
            target = ids[body.kind, body.name]
            if (body.kind, target) in linked:
                function = _function(scene, capacity, at) or _before_name(scene, spot, at)
                link = _proven(scene, (person, spot), (body, at), function)
                if link:
                    yield link._replace(target=target)


def _bodies_in(scene: Scene, capacity: TextSpan) -> list[tuple[Thing, NamedAt]]:
    """The organisations that a function names, in order."""
    start, end = capacity
    those = [
        (thing, spot)
        for thing in scene.things
        for spot in thing.spots
        if thing.kind == "organisations" and start <= spot.start and spot.end <= end
    ]
    return sorted(those, key=lambda each: each[1].start)


_LINKING = late(
    r"(?:\s+(?:de[rsmn]|die|das|im|in|am|an|bei|beim|vom|von|zu[rm]?|für|aus|einer|eines|seines"
    r"|ihres|seiner|ihrer|unserer|unseres))+\s*\Z|\s*[-(,]\s*\Z"
)


def _function(scene: Scene, capacity: TextSpan | None, body: NamedAt) -> str:
    """The function without its body: „Betriebsleiter“; "" where no word of it is one."""
    if capacity is None:
        return ""
    words = scene.ground.text.original[capacity[0] : body.start]
    said = " ".join(_LINKING.sub("", f" {words.strip()} ").split())
    parts = [key(word) for word in said.replace("-", " ").split()]
    return said if any(is_office(part) for part in parts) or "leitung" in said.lower() else ""


def _before_name(scene: Scene, person: NamedAt, body: NamedAt) -> str:
    """„Intendantin“ of „Intendantin Aleksandra Wróbel vom Theater“; a party in brackets has no
    offices.
    """
    if scene.ground.text.original[body.start - 1 : body.start] == "(":
        return ""
    first = scene.ground.text.original[person.start : person.end].split()[0]
    return first if is_office(key(first.rpartition("-")[2])) else ""


def _proven(
    scene: Scene,
    person: tuple[Thing, NamedAt],
    body: tuple[Thing, NamedAt],
    function: str,
) -> Link | None:
    """The affiliation with its quote: with the day of the event, where a quote holds it as well."""
    named = [name_of(person[0]), name_of(body[0])]
    own = [(person[1].start, person[1].end), (body[1].start, body[1].end)]

    def agrees(passage: str) -> bool:
        both = all(strength(name, passage) is Strength.NAMED for name in named)
        return both and " ".join(function.split()) in passage

    quote = shortest(scene.ground, own, agrees)
    if not quote:
        return None
    thing = body[0]
    role = _role(scene.site, function, quote)
    link = Link(thing.kind, "", thing.name, Backing(quote, note=_SINCE), role, function)
    day = main_date(scene.dates)
    if day is None or day.date is None or day.date.precision is not Precision.DAY:
        return link
    if is_ahead(scene, day):
        return link
    date = day.date
    dated = shortest(
        scene.ground,
        [(day.start, day.end), *own],
        lambda passage: agrees(passage) and period_doubt(date, passage) is None,
    )
    return link._replace(proof=Backing(dated), attested=date.text) if dated else link


_LEADING = late(
    r"leit|vorsitz|geschäftsführ|direkt|präsident|vorstand|rektor|chef|bürgermeister|landrat"
    r"|landrätin|minister|senator|dekan|intendant|staatssekretär|vorsteher|obermeister|sprecher"
)
_ROLES = (
    (late(r"vorsitz"), late(r"vorsitz")),
    (_LEADING, late(r"leitung|vorstand|vorsitz")),
    (late(r""), late(r"zugehör|mitarbeit|mitglied")),
)


def _role(site: Site, function: str, quote: str) -> str:
    """The role of the chronicle for this function; "" where none says it."""
    low = function.lower()
    for said, label in _ROLES:
        if not said.search(low):
            continue
        for word, term in site.vocabularies.get("roles", {}).items():
            fits = label.search(f"{word} {term.label}".lower())
            if fits and (not term.words or stems_in(quote, term.words)):
                return word
    return ""
