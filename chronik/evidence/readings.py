"""Where the parts of a quote stand: the readings in order, without a tighter one inside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from chronik.evidence.nearest import in_word
from chronik.evidence.normal import Range, matches

MOST_PLACES = 20_000  # of a part of a quote
_MOST_READINGS = 100  # that a message could name
Reading = list[Range]  # the places of the parts of a quote, in order, in a normal text


def hits_of(normal: str, part: str) -> list[Range]:
    """The places of a part; of what stands everywhere the first ones, one more than may be."""
    found: list[Range] = []
    for place in matches(normal, part):
        if not in_word(normal, place.start) and not in_word(normal, place.end):
            found.append(place)
            if len(found) > MOST_PLACES:
                break
    return found


def chain_from(hits: Sequence[list[Range]], first: int) -> Reading:
    """A hit of the first part, then the earliest hit of each further one behind, as far as that is.

    `first` is the number of the first part's hit.
    """
    chain = [hits[0][first]]
    for places in hits[1:]:
        at = bisect_left(places, (chain[-1].end, 0))
        if at == len(places):
            break
        chain.append(places[at])
    return chain


def readings_of(hits: Sequence[list[Range]]) -> list[Reading]:
    """All readings in order without a tighter one inside.

    There are two for one window when a middle part can stand in two places.
    """
    readings = []
    for chain in islice(_tight(hits), _MOST_READINGS):
        latest = [chain[-1]]
        for places in hits[-2::-1]:
            at = bisect_left(places, (latest[0].start, 0))
            before = next(place for place in places[at - 1 :: -1] if place.end <= latest[0].start)
            latest.insert(0, before)
        readings += [chain] if latest == chain else [chain, latest]
    return readings


def _tight(hits: Sequence[list[Range]]) -> Iterator[Reading]:
    """The chains in which no other one ends as early and begins later."""
    last: Reading = []
    for first in range(len(hits[0])):
        chain = chain_from(hits, first)
        if len(chain) < len(hits):
            break  # nor has any later one all parts behind it
        if last and last[-1].end < chain[-1].end:
            yield last
        last = chain
    if last:
        yield last
