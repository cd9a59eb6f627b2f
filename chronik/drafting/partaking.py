"""Who and what had to do with an event: relations with their role, function and quote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from chronik.agreement.names import Named, Strength, strength
from chronik.drafting.names.wording import is_office
from chronik.drafting.quoting import shortest
from chronik.drafting.reading.dating import main_date
from chronik.drafting.reading.layout import LineKind
from chronik.drafting.reading.things import NamedAt, Thing
from chronik.drafting.roles import Asked, Role, role_of
from chronik.drafting.shape import Backing, Link
from chronik.drafting.telling import Scene
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.tokens import key
from chronik.passages.stems import stems_in

_MENTIONS = 5  # of one thing, that its best quote is looked for in


_MANY = 150  # names of one event; a text with more is a register, or several texts


class Linked(NamedTuple):
    """The relations of an event, and what is to be decided of those that no quote proves."""

    links: tuple[Link, ...]
    todos: tuple[str, ...]


def links_of(
    scene: Scene, ids: Mapping[tuple[str, str], str], named: Mapping[str, Named]
) -> Linked:
    """A relation for each that the text names as having to do with the event.

    `ids` are those of the records, by kind and name; `named` the records by key.
    """
    found: list[Link] = []
    todos = []
    if len(scene.things) > _MANY:
        todos.append(
            f"Der Text nennt {len(scene.things)} Namen; vorgeschlagen sind nur die ersten {_MANY}."
        )
    for thing in scene.things[:_MANY]:
        if thing.kind == "places" and not _is_scene(scene, thing):
            continue
        link = _link(scene, thing, ids[thing.kind, thing.name], named)
        if link:
            found.append(link)
        elif spots := [s for s in thing.spots if s.part is not LineKind.STAMP]:
            spot = scene.spot(spots[0].start)
            todos.append(f"„{thing.name}“ ({spot}) gehört vielleicht hierher; kein Zitat gefunden.")
    return Linked(tuple(found), tuple(todos))


def name_of(thing: Thing) -> Named:
    """By what names a record of this thing is known."""
    more = (f"{thing.name}er",) if thing.kind == "places" else ()
    short = (thing.short,) if thing.short else ()
    titles = (thing.title,) if thing.title else ()
    return Named((thing.name, *short, *more), thing.kind == "people", titles)


def _link(scene: Scene, thing: Thing, target: str, named: Mapping[str, Named]) -> Link | None:
    called = named.get(thing.key) or name_of(thing)
    best: tuple[int, Link] | None = None
    inside = (s for s in thing.spots if scene.ground.start <= s.start < scene.ground.end)
    for spot in islice((s for s in inside if s.part is not LineKind.STAMP), _MENTIONS):
        link, weight = _at_spot(scene, thing, spot, called)
        if link and (best is None or weight > best[0]):
            best = weight, link._replace(target=target)
    return best[1] if best else None


def _at_spot(scene: Scene, thing: Thing, spot: NamedAt, called: Named) -> tuple[Link | None, int]:
    sentence = scene.sentence_at(spot.start)
    original = scene.ground.text.original
    words = original[sentence.start : sentence.end]
    own = (spot.start, spot.end)

    def names_it(passage: str) -> bool:
        return strength(called, passage) is Strength.NAMED

    if thing.kind in ("networks", "places"):
        quote = shortest(scene.ground, [own], names_it)
        return (Link(thing.kind, "", thing.name, Backing(quote)), 1) if quote else (None, 0)

    others = [
        (s.start - sentence.start, s.end - sentence.start)
        for other in scene.things
        if other is not thing and other.kind == thing.kind
        for s in other.spots
        if sentence.start <= s.start < sentence.end
    ]
    asked = Asked(
        thing.kind,
        words,
        spot.start - sentence.start,
        spot.end - sentence.start,
        others,
        scene.used.get(thing.kind, frozenset()),
        spot.part is LineKind.CAPTION,
        [
            (s.start - sentence.start, s.end - sentence.start)
            for s in (*_bodies(scene), *_buildings(scene))
            if sentence.start <= s.start < sentence.end
        ],
    )
    role = role_of(asked, scene.site.vocabularies.get("roles", {}))
    if not role.word:
        return None, 0
    capacity = capacity_of(scene, thing, spot) if thing.kind == "people" else None
    said = _said_role(scene, own, role, names_it)
    todos: tuple[str, ...] = ()
    if said:
        quote, weight = said, 4
    else:
        wanted = [own, capacity] if capacity else [own]
        quote, weight = shortest(scene.ground, wanted, names_it), 1 + bool(capacity)
        label = scene.site.term("roles", role.word).label
        todos = (f"Welche Rolle? Der Text sagt sie nicht; „{label}“ ist nur ein Vorschlag.",)
    if not thing.is_whole:
        todos = (*todos, "Wer ist gemeint? Der Text nennt keinen Vornamen.")
    if not quote:
        return None, 0
    function = " ".join(original[slice(*capacity)].split()) if capacity else ""
    weight += (spot.part is LineKind.PROSE) - 4 * (spot.part is LineKind.CAPTION)
    return Link(thing.kind, "", thing.name, Backing(quote), role.word, function, todos), weight


def _said_role(
    scene: Scene, own: tuple[int, int], role: Role, names_it: Callable[[str], bool]
) -> str:
    """A quote with the word of the role; "" where there is none."""
    if role.at is None:
        return ""
    sentence = scene.sentence_at(own[0])
    cue = (sentence.start + role.at[0], sentence.start + role.at[1])

    def agrees(passage: str) -> bool:
        said = not role.words or bool(stems_in(passage, role.words))
        return said and names_it(passage)

    return shortest(scene.ground, [own, cue], agrees)


_FUNCTION_AFTER = late(
    r"(?:,\s+(?P<after>(?:(?:der|die|das|dem|den|ehemalige\w*|langjährige\w*|frühere\w*|neue\w*"
    r"|stellvertretende\w*"
    r"|[Ss]tellv\.?|[Zz]weite\w*|[Ee]rste\w*|1\.|2\.|3\.|kaufmännische\w*|geschäftsführende\w*"
    r"|wissenschaftliche\w*"
    r"|zuständige\w*|parlamentarische\w*"
    r"|Stellvertretende\w*)\s+){0,3}[A-ZÄÖÜ][\w*:/-]+(?:[^,.;:()„\n]{0,90}?))"
    r"(?=,|;|\.|:|\s\(|\n|\Z|\s(?:und|sowie)\s(?:[A-ZÄÖÜ]|Dr|Prof|die\s|der\s)"
    r"|\s(?:[a-zäöü]+te|[a-zäöü]+ten|hat|war|ist|sprach|hielt)\b)"
    r"|\s+(?P<of>(?:vom|von der|von|aus dem|des|der)\s+[A-ZÄÖÜ][\w-]+(?:\s(?:für|und|der"
    r"|des)?\s?[A-ZÄÖÜ][\w-]+){0,4})"
    r"|\s+\((?P<within>[^()\n]{3,60})\))"
)


_FUNCTION_BEFORE = late(
    r"(?P<before>(?:(?:stellvertretende[nr]?|ehemalige[nr]?|langjährige[nr]?|neue[nr]?"
    r"|zweite[nr]?|erste[nr]?|1\.|2\."
    r"|geschäftsführende[nr]?|frühere[nr]?|alte[nr]?|parlamentarische[nr]?"
    r"|kommissarische[nr]?)\s+)*"
    r"(?:[A-ZÄÖÜ][\wäöüß-]+(?:in|er|ende[rn]?|at|eur|or|ist|ent|wart|ant|rat|rätin|te[rn]?|ef"
    r"|amtmann|ter|ide|ral|ann|t)"
    r"(?:\s+(?:für|der|des|im|in)\s+[A-ZÄÖÜ][\w-]+)?))\s+\Z"
)


def capacity_of(scene: Scene, person: Thing, spot: NamedAt) -> tuple[int, int] | None:
    """Where the text says in which function the person was there."""

    original = scene.ground.text.original
    sentence = scene.sentence_at(spot.start)
    match = _FUNCTION_AFTER.match(original, spot.end, min(sentence.end, spot.end + 220))
    if match:
        group = next(name for name in ("after", "of", "within") if match[name])
        start, end = match.span(group)
        said = original[start:end]
        first = [key(word) for word in said.replace("-", " ").split()]
        tells = any(is_office(word) for word in first[:5]) or "leitung" in said.lower()
        if group == "after" and tells:
            return _through_names(scene, start, end, sentence.end)
        if group == "of" and any(b.start < end and start < b.end for b in _bodies(scene)):
            return _through_names(scene, start, end, sentence.end)
        if group == "within" and (tells or said.isupper()):
            return start, end
    before = original[max(sentence.start, spot.start - 80) : spot.start]
    ahead = _FUNCTION_BEFORE.search(before)
    named = original[spot.start : spot.end].split()
    if ahead and is_office(key(ahead["before"].split()[-1].split("-")[-1])):
        offset = spot.start - len(before)
        return offset + ahead.start("before"), offset + ahead.end("before")
    offices = 0
    while offices < len(named) - 1 and is_office(key(named[offices].split("-")[-1])):
        offices += 1
    if offices:
        end = original.find(named[offices - 1], spot.start) + len(named[offices - 1])
        return spot.start, end
    return None


def _bodies(scene: Scene) -> list[NamedAt]:
    return [s for t in scene.things if t.kind in ("organisations", "networks") for s in t.spots]


def _buildings(scene: Scene) -> list[NamedAt]:
    return [s for t in scene.things if t.kind == "places" and t.is_building for s in t.spots]


def _through_names(scene: Scene, start: int, end: int, limit: int) -> tuple[int, int]:
    """A function to the end of the name in it: „im Ministerium für Arbeit, Soziales und …“."""
    for spot in _bodies(scene):
        if start < spot.start <= end < spot.end <= limit:
            end = spot.end
    return start, end


_AT = late(r"(?:in|im|am|auf|an|ins|bei|zu|beim)\s+(?:de[mnr]\s+)?(?:\w+er\s+)?\Z")


def _is_scene(scene: Scene, place: Thing) -> bool:
    """Whether the event took place there, as far as the words say."""
    day = main_date(scene.dates)
    original = scene.ground.text.original
    for spot in place.spots:
        before = original[max(0, spot.start - 24) : spot.start]
        near = spot.part in (LineKind.TITLE,) or (
            day is not None and day.sentence.start <= spot.start < day.sentence.end
        )
        if (
            place.is_building
            or (near and _AT.search(before))
            or (scene.year and _AT.search(before))
        ):
            return True
    return False
