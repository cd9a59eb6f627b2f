"""The page of an event: when and where, who took part as what, what came before and after."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from chronik.chronicle.bounds import Bound
from chronik.chronicle.cards import period_words, status_words
from chronik.chronicle.edition import Edition
from chronik.chronicle.lineage import LayIn, lay_in
from chronik.dates.clock import clock_words
from chronik.dates.edtf import Precision
from chronik.dates.yeardays import day_words, yeardays
from chronik.html.blocks import FactList, Group, Groups, Item
from chronik.html.view import View
from chronik.pages.sections.backlinks import kind_groups, mentioned, role_groups, turned
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.items import (
    anchored,
    claim_items,
    date_items,
    item_of,
    relation_items,
    resting,
)
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.record import common_rows, fact_list, label_of, record_view
from chronik.records.keys import day_url
from chronik.records.model import (
    NO_EVIDENCE,
    AnyEntry,
    Reference,
    Relation,
    Word,
    is_announced,
    took_place,
)
from chronik.records.quantities import quantity_words
from chronik.words.german import listed


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    chronicle, event = material.chronicle, material.entry.facts
    blocks = (
        _facts(material, edition.bounds.get(key, ())),
        figures(material),
        prose_block(material),
        role_groups(
            material,
            turned(material, event.people),
            title="Personen",
            anchor="personen",
            own=True,
        ),
        role_groups(
            material,
            turned(material, event.organisations),
            title="Organisationen",
            anchor="organisationen",
            own=True,
        ),
        kind_groups(material, chronicle.parts.get(key, ()), title="Dazu gehören", anchor="teile"),
        *_followers(material),
        mentioned(material),
        _neighbours(material, edition),
    )
    before, after = _beside(material, edition)
    labels = (label_of(material), status_words(material.chronicle, material.entry))
    label = " · ".join(filter(None, labels))

    return record_view(material, label=label, blocks=blocks, before=before, after=after)


def _followers(material: Material) -> Iterator[Groups | None]:
    """What came after it, and apart from that what was only to come."""
    after = material.chronicle.followers.get(material.entry.key, ())
    came = [event for event in after if took_place(event)]
    others = [event for event in after if not took_place(event)]
    yield kind_groups(material, came, title="Darauf folgte", anchor="danach")
    yield kind_groups(material, others, title="Darauf sollte folgen", anchor="sollte-folgen")


def _facts(material: Material, bounds: tuple[Bound, ...]) -> FactList | None:
    event, site = material.entry.facts, material.chronicle.site

    def form(word: Word) -> str:
        return site.term("formats", word.word).label

    return fact_list(
        (
            ("Datum", date_items(material, event.date)),
            ("Uhrzeit", claim_items(material, event.time, clock_words)),
            *_bounded(material, bounds),
            ("Stand", _state(material)),
            ("Ort", relation_items(material, event.places)),
            ("Lag damals in", tuple(_lay_in(material))),
            ("Format", claim_items(material, event.format, form)),
            (
                "Netzwerk" if len(event.networks) == 1 else "Netzwerke",
                relation_items(material, event.networks),
            ),
            (
                "Thema" if len(event.themes) == 1 else "Themen",
                relation_items(material, event.themes),
            ),
            (
                "Werk" if len(event.works) == 1 else "Werke",
                relation_items(material, event.works),
            ),
            ("Teilnehmende", claim_items(material, event.attendance, quantity_words)),
            ("Reihe", _series(material)),
            ("Teil von", (_whole(material, event.part_of),) if event.part_of else ()),
            (
                "Folgt auf" if took_place(material.entry) else "Sollte folgen auf",
                tuple(item_of(material, ref.key) for ref in event.follows),
            ),
            *common_rows(material),
        )
    )


def _lay_in(material: Material) -> Iterator[Item]:
    """What its places lay in then, where that is not what they lie in at all times."""
    event, chronicle = material.entry, material.chronicle
    own = [relation.target for relation in event.facts.places]
    moved = [chronicle.entries[key] for key in own if key in chronicle.shifting]
    found: dict[str, list[tuple[AnyEntry, LayIn]]] = {}
    for place in moved:
        for then in lay_in(chronicle, place, event.date):
            found.setdefault(then.held.whole.key, []).append((place, then))

    for key, several in found.items():
        if key not in own:
            is_each = len(several) == len(moved)
            whose = "" if is_each else listed([place.name for place, _ in several])
            yield _lay(material, several[0][1], whose)


def _lay(material: Material, then: LayIn, whose: str) -> Item:
    link = then.held.link
    time = period_words(link) if isinstance(link, Relation) else ""
    proof = link.evidence if isinstance(link, Relation) else NO_EVIDENCE
    item = item_of(material, then.held.whole.key, detail=", ".join(filter(None, (whose, time))))
    item = resting(material, proof, item, stating=then.held.part)
    return item if then.sure else item._replace(remark=_open(material.entry))


def _open(event: AnyEntry) -> str:
    """Why a whole is named that it may not have been."""
    if event.date.precision is Precision.RANGE:
        return "zeitweise"
    return "möglich; das Datum lässt offen, welches Gebiet es war"


def _whole(material: Material, whole: Reference) -> Item:
    return anchored(item_of(material, whole.key), set())


def _state(material: Material) -> tuple[Item, ...]:
    """Announced and happened are different facts."""
    words = status_words(material.chronicle, material.entry)
    if words and is_announced(material.entry):
        words = f"{words}; ob es stattfand, ist nicht belegt"
    return (Item("", words),) if words else ()


def _bounded(
    material: Material, bounds: tuple[Bound, ...]
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """What the events before, after and around it tell of its date, and by which chain."""
    for bound in bounds:
        card = material.cards[bound.event.key]
        yield bound.label, (Item(card.url, bound.words, remark=f"erschlossen: {bound.why}"),)


def _series(material: Material) -> tuple[Item, ...]:
    series = material.entry.facts.series
    if not series:
        return ()
    words = f"{series.number}. {series.name}" if series.number else series.name
    return (resting(material, series.evidence, Item("", words)),)


def _neighbours(material: Material, edition: Edition) -> Groups | None:
    """Before and after it in time, in the whole chronicle and in each of its networks; and the way
    to the day of the year, also where the year is not known.
    """
    groups = [*_in_order(material, edition), _same_day(material.entry)]
    kept = tuple(group for group in groups if group.items)
    title = "Davor und danach" if material.entry.date.placed else "Im Lauf des Jahres"
    return Groups("davor-danach", title, kept) if kept else None


def _in_order(material: Material, edition: Edition) -> Iterator[Group]:
    if not material.entry.date.placed:
        return
    yield _before_after("In der Chronik", material, edition.placed, edition.position)
    for relation in material.entry.facts.networks:
        label = material.chronicle.name(relation.target)
        lane = edition.lanes[relation.target]
        yield _before_after(label, material, lane.events, lane.position)


def _same_day(event: AnyEntry) -> Group:
    """The way to the first of its days."""
    items = [
        Item(day_url(day), f"Ereignisse am {day_words(day)}, in allen Jahren")
        for day in islice(yeardays(event.date), 1)
    ]
    return Group(label="Am selben Tag", meaning="", items=tuple(items))


def _beside(material: Material, edition: Edition) -> tuple[str, str]:
    """Addresses of the events before and after in the chronicle, for arrow keys."""
    here = edition.position.get(material.entry.key)
    if here is None:
        return "", ""

    before, after = edition.placed[max(0, here - 1) : here], edition.placed[here + 1 : here + 2]
    return before[0].url if before else "", after[0].url if after else ""


def _before_after(
    label: str, material: Material, ordered: tuple[AnyEntry, ...], position: dict[str, int]
) -> Group:
    here = position[material.entry.key]
    items = []
    for place, words in ((here - 1, "davor"), (here + 1, "danach")):
        if 0 <= place < len(ordered):
            card = material.cards[ordered[place].key]
            items.append(Item(card.url, card.title, f"{words}, {card.date}"))
    return Group(label=label, meaning="", items=tuple(items))
