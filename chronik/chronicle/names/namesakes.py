"""Records that share a name: the words that tell each apart from the others.

The words are made from what the record itself states, or what events state about it: no more of
them than are needed, and none where a name is borne once. Where nothing tells records apart, their
ids do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from chronik.dates.words import date_words
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry, Relation, preferred

_Naming = Callable[[str, str], Sequence[tuple[AnyEntry, Relation]]]


class Around(NamedTuple):
    """What is known around records."""

    entries: Mapping[str, AnyEntry]
    label: Callable[[AnyEntry], str]  # the word for its kind, or ""
    wholes: Callable[[AnyEntry], Iterable[AnyEntry]]  # what it lies in, the nearest first
    naming: _Naming  # key, kind -> entries of that kind that name it, each with what it states


def told_apart(every: Iterable[AnyEntry], around: Around) -> dict[str, str]:
    """Key -> words, of all records that do not bear their name alone."""
    bearers: defaultdict[str, list[AnyEntry]] = defaultdict(list)
    for entry in every:
        bearers[" ".join(entry.name.casefold().split())].append(entry)

    return {
        key: words
        for several in bearers.values()
        if len(several) > 1
        for key, words in _apart(several, around)
    }


def by_id(entry: AnyEntry) -> str:
    """What tells a record apart when nothing else does."""
    return f"Kennung {entry.id}"


def _apart(bearers: Sequence[AnyEntry], around: Around) -> Iterator[tuple[str, str]]:
    """Of each the first phrase that fits no other."""
    offered = {entry.key: dict.fromkeys(filter(None, _phrases(entry, around))) for entry in bearers}
    often = Counter(phrase for phrases in offered.values() for phrase in phrases)

    for entry in bearers:
        own = (phrase for phrase in offered[entry.key] if often[phrase] == 1)
        yield entry.key, next(own, by_id(entry))


def _phrases(entry: AnyEntry, around: Around) -> Iterator[str]:
    """All that may be said of a record to tell it apart, the most telling first."""
    yield KINDS[entry.kind].german
    yield from _OF_KIND.get(entry.kind, _nothing)(entry, around)


def _nothing(entry: AnyEntry, around: Around) -> Iterable[str]:
    return ()


def _of_place(place: AnyEntry, around: Around) -> Iterator[str]:
    """„Stadt“, „Stadt in Sachsen“, „Stadt in Sachsen, Deutschland“."""
    yield (words := around.label(place))
    wholes = (whole.name for whole in around.wholes(place))
    for number, whole in enumerate(wholes):
        yield (words := f"{words}, {whole}" if number else lying_in(words, whole))


def lying_in(label: str, whole: str) -> str:
    """„Stadt in Sachsen“; what may need an article stands behind a comma."""
    if " " in whole or not label:
        return ", ".join(filter(None, (label, whole)))
    return f"{label} in {whole}"


def _of_person(person: AnyEntry, around: Around) -> Iterator[str]:
    """„HWK Berlin“, „Tischler“, „in Ereignissen 1921–1933“."""
    affiliations, ties = person.facts.affiliations, around.naming(person.key, "events")
    belongs = [*_names(around, (relation.target for relation in affiliations))]
    does = [r.capacity for r in (*affiliations, *(relation for _, relation in ties)) if r.capacity]
    yield from _more_and_more((*belongs, *does, *_appearances(person, around)))


def _of_body(body: AnyEntry, around: Around) -> Iterator[str]:
    """„Verein“, „Verein in Celle“, „gegründet 1990“; organisations and networks."""
    facts, label = body.facts, around.label(body)
    places = _names(around, (relation.target for relation in facts.places))
    whole = _names(around, (relation.target for relation in (facts.part_of,) if relation))
    founded = preferred(facts.founded)

    yield label
    yield from (lying_in(label, place) for place in places)
    since = f"gegründet {date_words(founded.value)}" if founded else ""
    yield from _more_and_more((*whole, since, *_appearances(body, around)))


def _of_event(event: AnyEntry, around: Around) -> Iterator[str]:
    """„3. Mai 2021“, „Celle“, „3. Mai 2021, Celle“."""
    date = date_words(event.date) if event.date.placed else ""
    places = _names(around, (relation.target for relation in event.facts.places))
    yield from _more_and_more((date, *islice(places, 1), around.label(event)))


def _of_source(source: AnyEntry, around: Around) -> Iterator[str]:
    """„Bote“, „3. Mai 2021“, „Bote, 3. Mai 2021“."""
    date = preferred(source.facts.date)
    published = date_words(date.value) if date and date.value.placed else ""
    yield from _more_and_more((source.facts.publisher, published, source.facts.author))


def _of_work(work: AnyEntry, around: Around) -> Iterator[str]:
    """„Film“, „1971“, „Film, 1971“, and who had part in it."""
    date = preferred(work.facts.date)
    made = date_words(date.value) if date and date.value.placed else ""
    people = _names(around, (relation.target for relation in work.facts.people))
    yield from _more_and_more((around.label(work), made, *islice(people, 1)))


_OF_KIND: Mapping[str, Callable[[AnyEntry, Around], Iterable[str]]] = {
    "places": _of_place,
    "people": _of_person,
    "organisations": _of_body,
    "networks": _of_body,
    "events": _of_event,
    "sources": _of_source,
    "works": _of_work,
}


def _more_and_more(words: Iterable[str]) -> Iterator[str]:
    """Each alone, then the first two together, the first three …"""
    given = [*dict.fromkeys(filter(None, words))]
    yield from given
    yield from (", ".join(given[:count]) for count in range(2, len(given) + 1))


def _names(around: Around, keys: Iterable[str]) -> Iterator[str]:
    return (around.entries[key].name for key in keys if key in around.entries)


def _appearances(entry: AnyEntry, around: Around) -> Iterator[str]:
    """When events name it, and which networks do."""
    ties = around.naming(entry.key, "events")
    years = sorted({year for event, _ in ties if (year := event.date.year)})
    if years:
        is_one = len({event.key for event, _ in ties}) == 1
        last = f"–{years[-1]}" if len(years) > 1 else ""
        yield f"in {'einem Ereignis' if is_one else 'Ereignissen'} {years[0]}{last}"
    yield from (f"in: {network.name}" for network, _ in around.naming(entry.key, "networks"))
