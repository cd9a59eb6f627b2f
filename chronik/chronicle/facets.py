"""What events are sorted out by: `FACETS` is the visible table. A new one is a function, a line.

Grouped once, for pages and filters. A group is named by its address below `chronik/`:
`art/konferenz`, `sicherheit/taggenau`, `gebiet/lueneburg`, `ohne-ort`. Networks have pages of their
own, and years are grouped in the edition.

An event is found in a region by its places, and by the regions of its networks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from chronik.chronicle.cards import told
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import below, wholes_then
from chronik.dates.exactness import EXACTNESS_WORDS, Exactness, exactness
from chronik.language.tuples import NamedTuple
from chronik.records.keys import id_of, key_of, url_of
from chronik.records.model import AnyEntry
from chronik.words.german import sort_key

Years = dict[int, list[AnyEntry]]  # 0 for what has no safe place in time
Grouped = Mapping[str, Years]

NONE = ""  # the value of an event that has none
WITHOUT_NETWORK, WITHOUT_THEME, WITHOUT_PLACE = "ohne-netzwerk", "ohne-thema", "ohne-ort"
UNPLACED = Exactness.UNPLACED.value  # page, and part of a page, of what has no year
# Of each class of dates that have a place in time; the rest stand on the shelf.
CERTAINTIES: dict[Exactness, str] = {
    each: f"sicherheit/{each}" for each in Exactness if each is not Exactness.UNPLACED
}


class Facet(NamedTuple):
    """Something that events are sorted out by."""

    name: str  # in addresses
    label: str
    # every value there may be, in the order of lists; they stand in addresses
    values: Callable[[Chronicle], Iterable[str]]
    of: Callable[[Sorter, AnyEntry], Iterable[str]]  # the values of an event
    words: Callable[[Chronicle, str], str]  # of a value
    page: Callable[[Chronicle, str], str]  # the address of its events, from the root
    without: str = ""  # the group of events that have no value; "" where each has one
    without_words: str = ""
    several: str = ""  # what readers are told where an event may have several values
    every: tuple[str, str] = ("", "")  # the address of the list of all values, and what they are


class Sorter(NamedTuple):
    """What is looked up for every event."""

    chronicle: Chronicle
    regions: Mapping[str, tuple[str, ...]]  # place -> ids of it and of all that it lies in
    through: Mapping[str, frozenset[str]]  # network -> the same of its places
    has_themes: bool  # whether the chronicle has any: else no event lacks one


def sorter(chronicle: Chronicle) -> Sorter:
    around = chronicle.around
    regions = {place: tuple([whole.id for whole in around[place]]) for place in around}
    through = {
        network.key: frozenset(
            [name for place in network.facts.places for name in regions.get(place.target, ())]
        )
        for network in chronicle.of_kind["networks"]
    }
    return Sorter(chronicle, regions, through, has_themes=bool(chronicle.of_kind["themes"]))


def regions_of(known: Sorter, place: str, event: AnyEntry) -> tuple[str, ...]:
    """Ids of a place and of all that it lay in when the event was; of several possible ones all."""
    chronicle = known.chronicle
    if place not in chronicle.shifting:
        return known.regions[place]
    return tuple([whole.id for whole in wholes_then(chronicle, place, event.date)])


def regions_through(known: Sorter, network: str, event: AnyEntry) -> frozenset[str]:
    """The same of the places of a network."""
    chronicle = known.chronicle
    places = [r.target for r in chronicle.entries[network].facts.places]
    if chronicle.shifting.isdisjoint(places):
        return known.through[network]
    return frozenset([name for place in places for name in regions_of(known, place, event)])


def grouped(chronicle: Chronicle, known: Sorter) -> dict[str, Years]:
    """Every group that is not empty, its events in order."""
    dated = [(event, chronicle.year(event) or 0) for event in chronicle.of_kind["events"]]
    found: dict[str, Years] = {}

    for facet in FACETS:
        values: defaultdict[str, defaultdict[int, list[AnyEntry]]]
        values = defaultdict(lambda: defaultdict(list))
        for event, year in dated:
            for value in facet.of(known, event):
                values[value][year].append(event)
        found.update({group_of(facet, value): dict(values[value]) for value in values})

    return {name: found[name] for name in sorted(found)}


def group_of(facet: Facet, value: str) -> str:
    return facet.without if value == NONE else f"{facet.name}/{value}"


def region(place: str) -> str:
    """The group of a place's key."""
    return f"gebiet/{id_of(place)}"


def is_region(chronicle: Chronicle, place: str) -> bool:
    """Whether more belongs to a place than its own events: what its parts and networks have."""
    return place in chronicle.parts or bool(chronicle.tied(place, "networks"))


def networks_in(chronicle: Chronicle, place: str) -> tuple[AnyEntry, ...]:
    """The networks of a place and of its parts, in the order of lists."""
    keys = (place, *[part.key for part in below(chronicle.parts, place)])
    found = {tie.entry.key for key in keys for tie in chronicle.tied(key, "networks")}
    return tuple([network for network in chronicle.of_kind["networks"] if network.key in found])


def networks_between(known: Sorter, event: AnyEntry, place: str) -> tuple[str, ...]:
    """The networks through which an event belongs to a region; none where it is there itself."""
    name = id_of(place)
    if any(name in regions_of(known, place.target, event) for place in event.facts.places):
        return ()
    networks = dict.fromkeys(relation.target for relation in event.facts.networks)
    return tuple(
        [network for network in networks if name in regions_through(known, network, event)]
    )


def words_of(chronicle: Chronicle, facet: Facet, value: str) -> str:
    return facet.without_words if value == NONE else facet.words(chronicle, value)


def page_of(chronicle: Chronicle, facet: Facet, value: str) -> str:
    return f"chronik/{facet.without}/" if value == NONE else facet.page(chronicle, value)


def count_of(years: Years) -> int:
    return sum(map(len, years.values()))


# --- the values of an event ---------------------------------------------------------------------


def _networks_of(known: Sorter, event: AnyEntry) -> Iterable[str]:
    """Each once, in however many ways it takes part."""
    found = {id_of(relation.target): None for relation in event.facts.networks}
    return found or (NONE,)


def _themes_of(known: Sorter, event: AnyEntry) -> Iterable[str]:
    found = {id_of(relation.target): None for relation in event.facts.themes}
    return found or ((NONE,) if known.has_themes else ())


def _regions_of(known: Sorter, event: AnyEntry) -> Iterable[str]:
    """Without a place of its own it is that too, in whichever regions its networks are."""
    facts = event.facts
    own = {name for place in facts.places for name in regions_of(known, place.target, event)}
    through = [regions_through(known, network.target, event) for network in facts.networks]
    return (own or {NONE}).union(*through)


def _kind_of(known: Sorter, event: AnyEntry) -> Iterable[str]:
    return (event.facts.kind.word,)


def _certainty_of(known: Sorter, event: AnyEntry) -> Iterable[str]:
    return (exactness(event.date).value,)


# --- what there may be, in words, and where it stands -------------------------------------------


def _ids(kind: str) -> Callable[[Chronicle], Iterable[str]]:
    return lambda chronicle: [entry.id for entry in chronicle.of_kind[kind]]


def _names(kind: str) -> Callable[[Chronicle, str], str]:
    return lambda chronicle, value: told(chronicle, chronicle.entries[key_of(kind, value)])


def _kinds(chronicle: Chronicle) -> Iterable[str]:
    """By their words, as lists are."""
    words = {event.facts.kind.word for event in chronicle.of_kind["events"]}
    return sorted(words, key=lambda word: (sort_key(_kind_words(chronicle, word)), word))


def _kind_words(chronicle: Chronicle, value: str) -> str:
    return chronicle.site.term("event_kinds", value).label


def _certainty_words(chronicle: Chronicle, value: str) -> str:
    if value == UNPLACED:
        return "Ohne sichere Einordnung"
    return f"{EXACTNESS_WORDS[Exactness(value)].capitalize()} datiert"


def _region_page(chronicle: Chronicle, value: str) -> str:
    """The page of all events in a place: where more belongs to it, one about the whole region."""
    place = key_of("places", value)
    return f"chronik/{region(place)}/" if is_region(chronicle, place) else url_of(place)


def _certainty_page(chronicle: Chronicle, value: str) -> str:
    return f"chronik/{value if value == UNPLACED else CERTAINTIES[Exactness(value)]}/"


FACETS: tuple[Facet, ...] = (
    Facet(
        name="netzwerk",
        label="Netzwerk",
        values=_ids("networks"),
        of=_networks_of,
        words=_names("networks"),
        page=lambda chronicle, value: url_of(key_of("networks", value)),
        without=WITHOUT_NETWORK,
        without_words="Ohne Netzwerk",
        several="Ein Ereignis mehrerer Netzwerke zählt bei jedem.",
        every=("netzwerke/", "Netzwerke"),
    ),
    Facet(
        name="thema",
        label="Thema",
        values=_ids("themes"),
        of=_themes_of,
        words=_names("themes"),
        page=lambda chronicle, value: url_of(key_of("themes", value)),
        without=WITHOUT_THEME,
        without_words="Ohne Thema",
        several="Ein Ereignis mehrerer Themen zählt bei jedem.",
        every=("themen/", "Themen"),
    ),
    Facet(
        name="gebiet",
        label="Gebiet",
        values=_ids("places"),
        of=_regions_of,
        words=_names("places"),
        page=_region_page,
        without=WITHOUT_PLACE,
        without_words="Ohne Ort",
        several=(
            "Ein Ereignis zählt bei jedem seiner Orte, bei jedem Gebiet, in dem sie liegen, "
            "und bei den Gebieten seiner Netzwerke."
        ),
        every=("orte/", "Orte und Gebiete"),
    ),
    Facet(
        name="art",
        label="Art",
        values=_kinds,
        of=_kind_of,
        words=_kind_words,
        page=lambda chronicle, value: f"chronik/art/{value}/",
        every=("chronik/art/", "Arten"),
    ),
    Facet(
        name="sicherheit",
        label="Sicherheit",
        values=lambda chronicle: [each.value for each in Exactness],
        of=_certainty_of,
        words=_certainty_words,
        page=_certainty_page,
    ),
)
