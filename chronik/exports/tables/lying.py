"""Cells that say what the places of an event lay in when it was."""

from __future__ import annotations

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.lineage import lay_in
from chronik.exports.tables.columns import Cells, texts
from chronik.records.model import AnyEntry

REGIONS_THEN = (
    texts("regions", "Kennungen der Gebiete, in denen die Orte damals lagen"),
    texts("regions_possible", "Gebiete, von denen das Datum offenlässt, ob sie es waren"),
)


def region_cells(chronicle: Chronicle, e: AnyEntry) -> Cells:
    """What its places lay in then; apart from that, what they only may have lain in."""
    places = [r.target for r in e.facts.places if r.target in chronicle.around]
    if chronicle.shifting.isdisjoint(places):
        found = [whole.key for place in places for whole in chronicle.around[place][1:]]
        return tuple([key.partition("/")[2] for key in dict.fromkeys(found)]), ()
    then = [each for p in places for each in lay_in(chronicle, chronicle.entries[p], e.date)]
    sure, unsure = (
        tuple(dict.fromkeys([each.held.whole.id for each in then if each.sure is is_sure]))
        for is_sure in (True, False)
    )
    return sure, tuple([name for name in unsure if name not in sure])
