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
from chronik.drafting.layout import Block, Part
from chronik.drafting.names.people import PersonFound, people_in
from chronik.drafting.names.places import PlaceFound, is_town, places_in
from chronik.drafting.names.wording import NOUNS, is_office
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.names.forms import name_form
from chronik.passages.names.inflection import is_adjective
from chronik.passages.names.tokens import key
from chronik.records.keys import kind_of
from chronik.records.model import AnyEntry
from chronik.records.statements import names

NAMED = ("people", "organisations", "networks", "places")


class Spot(NamedTuple):
    """A place in the original, and what kind of block it stands in."""

    start: int
    end: int
    part: Part


class Thing(NamedTuple):
    """Something that the text names. `key` is that of its record, "" where there is none yet."""

    kind: str
    name: str
    spots: tuple[Spot, ...]
    key: str = ""
    title: str = ""  # of a person
    short: str = ""  # an abbreviation of it
    head: str = ""  # what kind of body it is
    is_whole: bool = True  # of a person: with a given name
    is_sure: bool = True
    is_building: bool = False


class Known(NamedTuple):
    """What the chronicle knows, ready to be looked for."""

    named: dict[str, Named]  # by key
    index: NameIndex
    entries: dict[str, AnyEntry]


def known_of(entries: Iterable[AnyEntry]) -> Known:
    """The records that a text may name."""
    wanted = {entry.key: entry for entry in entries if entry.kind in NAMED}
    named = {key: named_as(entry) for key, entry in wanted.items()}
    return Known(named, name_index(Keyed(key, each) for key, each in named.items()), wanted)


def named_as(entry: AnyEntry) -> Named:
    """A record by its names; a place also as „Lüneburger“."""
    title = getattr(entry.facts, "title", "")
    every = tuple(names(entry))
    more = tuple(f"{name}er" for name in every) if entry.kind == "places" else ()
    return Named((*every, *more), entry.kind == "people", (title,) if title else ())


def things_in(original: str, blocks: Sequence[Block], known: Known) -> list[Thing]:
    """All that these blocks name, in the order of the text."""
    found: list[_Found] = []
    for block in blocks:
        if block.part not in (Part.PAGE, Part.CONTACT):
            found += _in_block(block, known)
    return sorted(_merged(found), key=lambda thing: (thing.spots[0].start, thing.kind))


class _Found(NamedTuple):
    """One mention; `rank` is lower for what counts more."""

    rank: int
    thing: Thing


def _in_block(block: Block, known: Known) -> list[_Found]:
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


def _known(block: Block, known: Known) -> Iterator[_Found]:
    for key in possibly_named(known.index, block.text):
        entry = known.entries[key]
        for there in found_names(known.named[key], block.text):
            if not there.is_sure:
                continue
            spot = Spot(block.start + there.start, block.start + there.end, block.part)
            is_whole = there.strength != "surname"
            rank = 4 if entry.kind == "places" else 1 - (there.end - there.start > 25)
            thing = Thing(entry.kind, entry.name, (spot,), key, is_whole=is_whole, is_sure=is_whole)
            yield _Found(rank if is_whole else 3, thing)


def _unknown(block: Block) -> Iterator[_Found]:
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
        is_name = not any(is_office(word) or word in NOUNS for word in said[:2])
        capitals = all(w[0].isupper() or len(w) < 5 for w in match["words"].split())
        is_role = _ROLE.search(match["words"]) is not None or people_in(match["words"])
        if is_name and capitals and not is_role and not is_town(match["words"]) and len(said) < 6:
            start, end = match.span("words")
            yield BodyFound(start, end, match["words"], "organisations", said[0], "")


_ROLE = late(
    r"(?:[Ll]eit|[Vv]orsitz|[Mm]oderat|[Pp]rotokoll|[Ss]chrift|[Kk]ass|[Ss]opran|[Aa]lt\b|[Tt]enor|[Bb]ass|[Gg]eige"
    r"|[Oo]rgel|[Kk]lavier|[Gg]itarre|[Ff]oto|[Bb]ild|[Tt]ext|[Gg]eb|[Jj]ahre|[Mm]itte|[Ll]inks|[Rr]echts|parteilos)"
)


def _body(block: Block, body: BodyFound) -> Thing:
    spot = Spot(block.start + body.start, block.start + body.end, block.part)
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


def _person(block: Block, person: PersonFound) -> Thing:
    spot = Spot(block.start + person.start, block.start + person.end, block.part)
    return Thing(
        "people",
        person.name,
        (spot,),
        title=person.title,
        head=person.surname,
        is_whole=person.is_whole,
        is_sure=person.is_sure,
    )


def _place(block: Block, place: PlaceFound) -> Thing:
    spot = Spot(block.start + place.start, block.start + place.end, block.part)
    return Thing("places", place.words, (spot,), is_building=place.is_building)


# --- each once ----------------------------------------------------------------------------------


def _merged(found: Sequence[_Found]) -> list[Thing]:
    things = [each.thing for each in found]
    people = _people([thing for thing in things if thing.kind == "people"])
    bodies = _bodies([t for t in things if t.kind in ("organisations", "networks")])
    return [*people, *bodies, *_places([thing for thing in things if thing.kind == "places"])]


def _people(mentions: list[Thing]) -> list[Thing]:
    """Whole names first; a surname alone is the person that the text names in full, if one alone."""
    done: list[Thing] = []
    for mention in sorted(mentions, key=lambda m: (not m.is_whole, not m.key, m.spots)):
        fits = [n for n, other in enumerate(done) if _is_same_person(other, mention)]
        if mention.key and not mention.is_whole and not fits:
            done.append(mention)
        elif fits:
            first = done[fits[0]]
            title = max(first.title, mention.title, key=len)
            spots = tuple(sorted((*first.spots, *mention.spots)))
            done[fits[0]] = first._replace(spots=spots, title=title)
        else:
            done.append(mention)
    return done


def _is_same_person(one: Thing, other: Thing) -> bool:
    if other.key and one.key:
        return one.key == other.key
    mine, theirs = one.name.split(" "), other.name.split(" ")
    same = _bare(mine[-1]) == _bare(theirs[-1]) or mine[-1] in (
        theirs[-1],
        theirs[-1].removesuffix("s"),
        f"{theirs[-1]}s",
    )
    if not same:
        return False
    if not other.is_whole or not one.is_whole:
        return True
    return mine[0] == theirs[0] or (mine[0][0] == theirs[0][0] and "." in mine[0] + theirs[0])


def _bare(word: str) -> str:
    return word.rstrip("’'")


def _bodies(mentions: list[Thing]) -> list[Thing]:
    done: list[Thing] = []
    longest = sorted(mentions, key=lambda m: (not m.key, -len(m.name), m.spots))
    for mention in longest:
        fits = [n for n, other in enumerate(done) if _is_same_body(other, mention)]
        if len(fits) >= 1:
            first = done[fits[0]]
            spots = tuple(sorted((*first.spots, *mention.spots)))
            done[fits[0]] = first._replace(spots=spots, short=first.short or mention.short)
        else:
            done.append(mention)
    return done


def _is_same_body(one: Thing, other: Thing) -> bool:
    if one.key and other.key:
        return one.key == other.key
    if one.short and other.name in (one.short, f"{one.short}s"):
        return True
    first = one.name.replace("-", " ").split(" ")[0]
    if other.name == first and first.isupper() and len(first) > 1:
        return True
    mine, theirs = name_form(one.name), name_form(other.name)
    called = name_form(one.short) if one.short else None
    if called and theirs and called.joined == theirs.joined:
        return True
    if mine is None or theirs is None:
        return one.name == other.name
    if mine.joined == theirs.joined or _differ_by_adjective(one.name, other.name):
        return True
    named = Named((one.name,))
    return one.kind == other.kind and any(
        each.end - each.start >= len(other.name) - 2 for each in found_names(named, other.name)
    )


def _differ_by_adjective(longer: str, shorter: str) -> bool:
    """„Regionales Bündnis Leine-Weser“ and „Bündnis Leine-Weser“."""
    rest = longer.removesuffix(shorter)
    return rest != longer and bool(rest) and all(is_adjective(w.lower()) for w in rest.split())


def _places(mentions: list[Thing]) -> list[Thing]:
    done: dict[str, Thing] = {}
    for mention in sorted(mentions, key=lambda m: (not m.key, m.spots)):
        known = next((k for k, t in done.items() if _is_same_place(t, mention)), None)
        if known is None:
            done[mention.name] = mention
        else:
            first = done[known]
            done[known] = first._replace(spots=tuple(sorted((*first.spots, *mention.spots))))
    return list(done.values())


def _is_same_place(one: Thing, other: Thing) -> bool:
    if one.key and other.key:
        return one.key == other.key
    return one.name == other.name


def has_record(thing: Thing) -> bool:
    return bool(thing.key) and kind_of(thing.key) == thing.kind
