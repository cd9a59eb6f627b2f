"""All that a text names: people, organisations, networks and places, each once, with its places.

What the chronicle knows goes before what is only found by its form; of two that overlap, the longer
counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.agreement.names import Named, found_names
from chronik.agreement.others import Keyed, NameIndex, name_index, possibly_named
from chronik.drafting.names.bodies import BodyFound, bodies_in
from chronik.drafting.names.kinds import Kin, by_itself
from chronik.drafting.names.people import people_in
from chronik.drafting.names.places import PlaceFound, places_in
from chronik.drafting.names.singly import PersonFound
from chronik.drafting.names.towns import is_town
from chronik.drafting.names.wording import PLAIN_NOUNS, is_office
from chronik.drafting.reading.layout import LineKind, TextBlock
from chronik.drafting.reading.merging import merged_things
from chronik.drafting.reading.things import NAMED, NamedAt, Thing
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.tokens import key
from chronik.records.model import AnyEntry
from chronik.records.statements import names


class KnownNames(NamedTuple):
    """What the chronicle knows, ready to be looked for."""

    named: dict[str, Named]  # by key
    beginnings: NameIndex
    entries: dict[str, AnyEntry]


def known_of(entries: Iterable[AnyEntry]) -> KnownNames:
    """The records that a text may name."""
    wanted = {entry.key: entry for entry in entries if entry.kind in NAMED}
    named = {key: named_as(entry) for key, entry in wanted.items()}
    return KnownNames(named, name_index(Keyed(key, each) for key, each in named.items()), wanted)


def named_as(entry: AnyEntry) -> Named:
    """A record by its names; a place also as „Lüneburger“."""
    title = getattr(entry.facts, "title", "")
    every = tuple(names(entry))
    more = tuple(f"{name}er" for name in every) if entry.kind == "places" else ()
    return Named((*every, *more), entry.kind == "people", (title,) if title else ())


def things_in(original: str, blocks: Sequence[TextBlock], known: KnownNames) -> list[Thing]:
    """All that these blocks name, in the order of the text."""
    found: list[_Found] = []
    for block in blocks:
        if block.part not in (LineKind.PAGE, LineKind.CONTACT):
            found += _in_block(block, known)
    return sorted(
        merged_things([each.thing for each in found]),
        key=lambda thing: (thing.spots[0].start, thing.kind),
    )


class _Found(NamedTuple):
    """One mention; `rank` is lower for what counts more."""

    rank: int
    thing: Thing


def _in_block(block: TextBlock, known: KnownNames) -> list[_Found]:
    every = [*_known(block, known), *_unknown(block)]
    chosen: list[_Found] = []
    for found in sorted(every, key=_order):
        start, end, _ = found.thing.spots[0]
        if not any(a < end and start < b for a, b, _ in (f.thing.spots[0] for f in chosen)):
            chosen.append(found)
    return chosen


def _order(found: _Found) -> tuple[int, int, int]:
    start, end, _ = found.thing.spots[0]
    return found.rank, start - end, start


def _known(block: TextBlock, known: KnownNames) -> Iterator[_Found]:
    for known_key in possibly_named(known.beginnings, block.text):
        entry = known.entries[known_key]
        for there in found_names(known.named[known_key], block.text):
            if not there.is_sure:
                continue
            spot = NamedAt(block.start + there.start, block.start + there.end, block.part)
            is_whole = there.strength != "surname"
            rank = 4 if entry.kind == "places" else 1 - (there.end - there.start > 25)
            thing = Thing(
                entry.kind, entry.name, (spot,), known_key, is_whole=is_whole, is_sure=is_whole
            )
            yield _Found(rank if is_whole else 3, thing)


def _unknown(block: TextBlock) -> Iterator[_Found]:
    for body in bodies_in(block.text):
        yield _Found(1, _body(block, body))
    people = people_in(block.text)
    for body in _beside(block.text, people):
        yield _Found(2, _body(block, body))
    for person in people:
        yield _Found(2 if person.is_whole and person.is_sure else 3, _person(block, person))
    for place in places_in(block.text):
        yield _Found(0 if place.is_building else 5, _place(block, place))


_WITHIN = late(r"\s\((?P<words>[A-ZÄÖÜ][^()\n\d:;]{2,48})\)")


def _beside(text: str, people: Sequence[PersonFound]) -> Iterator[BodyFound]:
    """What stands in brackets behind a name, and is neither an office nor a place."""
    for person in people:
        match = _WITHIN.match(text, person.end) if person.is_whole else None
        if match is None:
            continue
        said = [key(word) for word in match["words"].replace("-", " ").split()]
        is_name = not any(is_office(word) or word in PLAIN_NOUNS for word in said[:2])
        capitals = all(w[0].isupper() or len(w) < 5 for w in match["words"].split())
        is_role = _ROLE.search(match["words"]) is not None or people_in(match["words"])
        if is_name and capitals and not is_role and not is_town(match["words"]) and len(said) < 6:
            start, end = match.span("words")
            yield BodyFound(start, end, match["words"], "organisations", said[0], "")


_ROLE = late(
    r"(?:[Ll]eit|[Vv]orsitz|[Mm]oderat|[Pp]rotokoll|[Ss]chrift|[Kk]ass|[Ss]opran|[Aa]lt\b"
    r"|[Tt]enor|[Bb]ass|[Gg]eige"
    r"|[Oo]rgel|[Kk]lavier|[Gg]itarre|[Ff]oto|[Bb]ild|[Tt]ext|[Gg]eb|[Jj]ahre|[Mm]itte|[Ll]inks"
    r"|[Rr]echts|parteilos)"
)


def _body(block: TextBlock, body: BodyFound) -> Thing:
    spot = NamedAt(block.start + body.start, block.start + body.end, block.part)
    name, short = _INSIDE.sub(" ", body.words), body.short
    if not short and (inside := _INSIDE.search(body.words)):
        short = inside["short"]
    name = by_itself(name, Kin(body.kind, body.head))
    quoted = _QUOTED.fullmatch(name) if body.kind == "networks" else None
    project = _PROJECT.fullmatch(name)
    name = (quoted and quoted["name"]) or (project and project["name"]) or name
    return Thing(body.kind, name, (spot,), short=short, head=body.head)


_INSIDE = late(r" \((?P<short>[\w-]{2,8})\) ")
_QUOTED = late(r"[\w-]+ [„\"“«»‚'](?P<name>.{3,})[“”\"«»‘']")
_PROJECT = late(r"Projekt (?P<name>[A-Z]\S*[A-Z]\S*)")


def _person(block: TextBlock, person: PersonFound) -> Thing:
    spot = NamedAt(block.start + person.start, block.start + person.end, block.part)
    return Thing(
        "people",
        person.name,
        (spot,),
        title=person.title,
        head=person.surname,
        is_whole=person.is_whole,
        is_sure=person.is_sure,
    )


def _place(block: TextBlock, place: PlaceFound) -> Thing:
    spot = NamedAt(block.start + place.start, block.start + place.end, block.part)
    return Thing("places", place.words, (spot,), is_building=place.is_building)
