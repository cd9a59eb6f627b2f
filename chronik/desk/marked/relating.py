"""Who or what a mark names: the record, the role that the words tell, and the quote for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronik.agreement.names import Named, Strength, strength
from chronik.desk.marked.ground import MarkedGround, MarkSpan, overlapping, scene_of
from chronik.desk.shelf import Shelf
from chronik.drafting.names.bodies import bodies_in
from chronik.drafting.names.people import people_in
from chronik.drafting.partaking import capacity_of, name_of
from chronik.drafting.reading.findings import named_as
from chronik.drafting.reading.layout import LineKind
from chronik.drafting.reading.things import NamedAt, Thing
from chronik.drafting.roles import Asked, Role, role_of, stems_of
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.stems import stems_in
from chronik.records.keys import kind_of


class Related(NamedTuple):
    """A relation that a mark may state."""

    thing: Thing
    role: str
    capacity: str
    quote: str
    agrees: bool
    said: str  # the doubt in words; "" for none


def things_marked(ground: MarkedGround, kind: str) -> list[Thing]:
    """What of that kind is marked, the known first; else the marked words as a name of it."""
    found = [
        t for thing in ground.things if thing.kind == kind and (t := overlapping(ground, thing))
    ]
    found.sort(key=lambda thing: (not thing.key, thing.spots[0].start))
    return found or [by_marked_words(ground, kind)]


def by_marked_words(ground: MarkedGround, kind: str) -> Thing:
    """The marked words as somebody's name, or as that of something, without what leads to it."""
    start, end = ground.mark
    part = ground.blocks[0].part if ground.blocks else LineKind.PROSE
    inner = _NAME.search(ground.original, start, end)
    if inner and inner["name"]:
        start, end = inner.span("name")
    words = " ".join(ground.original[start:end].split())
    spot = NamedAt(start, end, part)
    person = next(iter(people_in(words)), None) if kind == "people" else None
    if person is None:
        return Thing(kind, words, (spot,))
    return Thing(
        kind,
        person.name,
        (spot,),
        title=person.title,
        head=person.surname,
        is_whole=person.is_whole,
    )


# An article or a preposition before a name, and small words behind it, are no part of it.
_NAME = late(
    r"(?:(?:der|die|das|dem|den|des|im|am|in|bei|beim|mit|und|sowie)\s+)*(?:[„\"»‚']\s*)?"
    r"(?P<name>\S(?:.*?\S)??)(?:[“”\"«‘'])?(?:\s+[a-zäöüß]+)*\s*\Z",
    re.DOTALL,
)


def looks_like(ground: MarkedGround, kind: str) -> bool:
    """Whether the marked words have the form of such a name."""
    if kind == "people":
        return any(person.is_sure for person in people_in(ground.words))
    return any(body.kind == kind for body in bodies_in(f"die {ground.words}"))


def as_target(shelf: Shelf, ground: MarkedGround, key: str) -> Thing:
    """The marked words as naming that record."""
    kind = kind_of(key)
    for thing in things_marked(ground, kind):
        if thing.key == key:
            return thing
    return by_marked_words(ground, kind)._replace(key=key, name=shelf.entries[key].name)


def related(shelf: Shelf, ground: MarkedGround, thing: Thing, *, role: str = "") -> Related:
    """The relation to the thing, in that role or in the one that the words tell."""
    named = _named(shelf, thing)
    told = _role(shelf, ground, thing) if thing.kind in ("people", "organisations") else Role("")
    chosen = told if not role or role == told.word else _chosen(shelf, ground, role)
    capacity = _capacity(shelf, ground, thing)
    quote, agrees = _quote(ground, named, chosen)
    if not agrees:
        words = f"„{quote or ground.words}“"
        said = f"Der Beleg nennt „{thing.name}“ nicht: {words}"
    elif thing.kind in ("people", "organisations") and chosen.at is None:
        said = "Die Rolle sagt der Text hier nicht; bitte wählen."
    else:
        said = ""
    return Related(thing, chosen.word, capacity, quote, agrees, said)


def _named(shelf: Shelf, thing: Thing) -> Named:
    entry = shelf.entries.get(thing.key)
    return named_as(entry) if entry else name_of(thing)


def _quote(ground: MarkedGround, named: Named, role: Role) -> tuple[str, bool]:
    """The quote, and whether it says who is meant and what for."""

    def names_it(passage: str) -> bool:
        return strength(named, passage) is not Strength.NOT

    def says_all(passage: str) -> bool:
        return names_it(passage) and (not role.words or bool(stems_in(passage, role.words)))

    ways: list[tuple[list[MarkSpan], bool]] = [([ground.mark], True)]
    ways = [([ground.mark, role.at], True), *ways] if role.at else ways
    for wanted, _ in ways:
        if quote := ground.quote(wanted, says_all):
            return quote, True
    if quote := ground.quote([ground.mark], names_it):
        return quote, True
    return ground.quote([ground.mark]), False


def _role(shelf: Shelf, ground: MarkedGround, thing: Thing) -> Role:
    scene, spot = scene_of(shelf, ground), thing.spots[0]
    sentence = scene.sentence_at(spot.start)
    others = [
        (other.start - sentence.start, other.end - sentence.start)
        for one in ground.things
        if one.kind == thing.kind and one.name != thing.name
        for other in one.spots
        if sentence.start <= other.start < sentence.end
    ]
    asked = Asked(
        thing.kind,
        ground.original[sentence.start : sentence.end],
        spot.start - sentence.start,
        spot.end - sentence.start,
        others,
        shelf.setting.used.get(thing.kind, frozenset()),
        spot.part is LineKind.CAPTION,
    )
    role = role_of(asked, shelf.site.vocabularies.get("roles", {}))
    return _in_text(role, sentence.start)


def _in_text(role: Role, start: int) -> Role:
    return role._replace(at=(role.at[0] + start, role.at[1] + start)) if role.at else role


def _chosen(shelf: Shelf, ground: MarkedGround, word: str) -> Role:
    """A role that an editor chose, with the word for it that stands nearest to the mark."""
    roles = shelf.site.vocabularies.get("roles", {})
    if word not in roles:
        return Role(word)
    near = next((s for s in ground.sentences if s.start <= ground.mark[0] < s.end), None)
    start, end = (near.start, near.end) if near else ground.mark
    found = stems_in(ground.original[start:end], stems_of(word, roles))
    middle = (ground.mark[0] + ground.mark[1]) // 2 - start
    best = min(found, key=lambda one: abs(one.start - middle), default=None)
    at = (best.start + start, best.end + start) if best else None
    return Role(word, at, roles[word].words)


def roles_offered(shelf: Shelf, ground: MarkedGround) -> Iterator[dict[str, object]]:
    """Every role, and whether the sentence of the mark has a word for it; those that fit first."""
    roles = shelf.site.vocabularies.get("roles", {})
    told = [(bool(_chosen(shelf, ground, word).at), word, roles[word].label) for word in roles]
    for fits, word, label in sorted(told, key=lambda each: not each[0]):
        yield {"id": word, "label": label, "fits": fits}


def _capacity(shelf: Shelf, ground: MarkedGround, thing: Thing) -> str:
    if thing.kind != "people":
        return ""
    place = capacity_of(scene_of(shelf, ground), thing, thing.spots[0])
    return " ".join(ground.original[slice(*place)].split()) if place else ""
