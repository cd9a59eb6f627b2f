"""What the chronicle does not know: each function finds the lines of one gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from chronik.chronicle.cards import is_area, kind_label, search_words, told
from chronik.chronicle.chronicle import Chronicle, sort_name
from chronik.dates.edtf import Precision
from chronik.dates.words import date_words
from chronik.evidence.quotes import Found
from chronik.evidence.stretches import share
from chronik.html.blocks import Item
from chronik.pages.sections.depicted import image_anchor, numbers_without_name
from chronik.records.model import AnyEntry, Claim, Relation, is_announced, preferred
from chronik.records.statements import unresolved
from chronik.words.german import NBSP, counted, listed

LITTLE = 10  # percent of a text below which it is hardly used
_RETELLING = ("pages", "themes")  # tell again what others say: no second mention
_NAMED = 3  # members named in a line; the record tells the others
_DATES = {
    "events": ("date",),
    "networks": ("founded", "dissolved"),
    "organisations": ("founded", "dissolved"),
    "works": ("date",),
}


def undated(chronicle: Chronicle) -> Iterator[Item]:
    """Events without any date."""
    for event in chronicle.of_kind["events"]:
        if event.date.precision is Precision.UNKNOWN:
            claim = preferred(event.facts.date)
            written = claim.evidence.as_written if claim else ""
            state = "angekündigt" if is_announced(event) else ""
            yield _line(chronicle, event, state, f"im Text: „{written}“" if written else "")


def yearless(chronicle: Chronicle) -> Iterator[Item]:
    """Dates that have a day or a month, and no year."""
    for kind, fields in _DATES.items():
        for entry in chronicle.of_kind[kind]:
            for field in fields:
                claim = preferred(getattr(entry.facts, field))
                if claim and claim.value.precision is Precision.YEARLESS:
                    yield _line(chronicle, entry, date_words(claim.value))


def announced(chronicle: Chronicle) -> Iterator[Item]:
    """Announced events that nothing follows."""
    for event in chronicle.of_kind["events"]:
        if is_announced(event) and event.key not in chronicle.followers:
            date = event.date
            yield _line(
                chronicle, event, "" if date.precision is Precision.UNKNOWN else date_words(date)
            )


def contradictions(chronicle: Chronicle) -> Iterator[Item]:
    """Facts with several values, none of which is preferred."""
    for entry in chronicle.entries.values():
        claims = next(_contradicting(entry), ())
        if claims:
            yield _line(chronicle, entry, counted(len(claims), "Angabe", "verschiedene Angaben"))


def _contradicting(entry: AnyEntry) -> Iterator[tuple[Claim[Any], ...]]:
    for value in entry.facts if entry.outline.several else ():
        is_several = type(value) is tuple and len(value) > 1 and type(value[0]) is Claim
        if is_several and unresolved(value):
            yield value


def once(chronicle: Chronicle) -> Iterator[Item]:
    """Networks with members that are attested on a single day."""
    for network in chronicle.of_kind["networks"]:
        members: dict[str, list[Relation]] = {}
        for relation in network.facts.members:
            members.setdefault(relation.target, []).append(relation)
        names = [
            chronicle.name(target)
            for target, relations in members.items()
            if target in chronicle.entries and _is_once(relations)
        ]
        if names:
            detail = counted(len(names), "Mitgliedschaft", "Mitgliedschaften")
            yield _line(chronicle, network, detail, _first(names))


def _first(names: list[str]) -> str:
    if len(names) <= _NAMED:
        return listed(names)
    return f"{', '.join(names[:_NAMED])} und {len(names) - _NAMED}{NBSP}weitere"


def _is_once(relations: list[Relation]) -> bool:
    """Neither a beginning nor an end, and at most one day."""
    return (
        not any(r.since or r.until for r in relations)
        and sum(max(1, len(r.attested)) for r in relations) == 1
    )


def endless(chronicle: Chronicle) -> Iterator[Item]:
    """Networks without a known beginning or end."""
    for network in chronicle.of_kind["networks"]:
        founded, dissolved = preferred(network.facts.founded), preferred(network.facts.dissolved)
        open_ends = [
            *([] if founded and founded.value.earliest is not None else ["Beginn"]),
            *([] if dissolved and dissolved.value.latest is not None else ["Ende"]),
        ]
        if open_ends:
            yield _line(chronicle, network, f"{listed(open_ends)} unbekannt")


def single_source(chronicle: Chronicle) -> Iterator[Item]:
    """Sources on which records rest that rest on no other."""
    count = Counter(entry.key for entries in chronicle.cited_by.values() for entry in entries)
    for source in chronicle.of_kind["sources"]:
        alone = sum(
            entry.kind != "sources" and count[entry.key] == 1
            for entry in chronicle.cited_by.get(source.key, ())
        )
        if alone:
            yield _line(chronicle, source, counted(alone, "Eintrag", "Einträge"))


def hardly_used(chronicle: Chronicle) -> Iterator[Item]:
    """Sources of whose text little or nothing is quoted."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for (key, _), result in chronicle.passages.items():
        if isinstance(result, Found):
            spans.setdefault(key, []).extend(result.spans)

    for source in chronicle.of_kind["sources"]:
        text = chronicle.texts.get(source.key)
        if not text:
            continue
        used = share(text.original, spans.get(source.key, []))
        if used < LITTLE:
            is_cited = source.key in spans
            yield _line(
                chronicle, source, f"{used}{NBSP}% des Textes" if is_cited else "keine Stelle"
            )


def unstored(chronicle: Chronicle) -> Iterator[Item]:
    """Sources whose wording is not stored, so that no passage can be shown."""
    for source in chronicle.of_kind["sources"]:
        if not chronicle.texts.get(source.key):
            resting = len(chronicle.cited_by.get(source.key, ()))
            yield _line(
                chronicle, source, counted(resting, "Eintrag", "Einträge") if resting else ""
            )


def pointless(chronicle: Chronicle) -> Iterator[Item]:
    """Places that should have coordinates and have none."""
    for place in chronicle.of_kind["places"]:
        if not place.facts.coordinates and not is_area(place):
            yield _line(chronicle, place, kind_label(chronicle, place))


def single_mention(chronicle: Chronicle) -> Iterator[Item]:
    """People whom a single record names."""
    for person in chronicle.of_kind["people"]:
        naming = {
            tie.entry.key for ties in chronicle.ties.get(person.key, {}).values() for tie in ties
        }
        mentioned_in = chronicle.mentioned_in.get(person.key, ())
        naming.update(entry.key for entry in mentioned_in if entry.kind not in _RETELLING)
        pictured = chronicle.pictured.get(person.key, ())
        naming.update(entry.key for entry in pictured if entry is not person)
        if len(naming) < 2:
            line = _line(chronicle, person, *(f"nur in „{chronicle.name(key)}“" for key in naming))
            yield line._replace(name=sort_name(person))


def unrecognised(chronicle: Chronicle) -> Iterator[Item]:
    """Images with somebody whom nobody has recognised yet; where they stand, one can say it."""
    for entry in chronicle.entries.values():
        for image in entry.images:
            if numbers := numbers_without_name(image):
                words = listed([str(number) for number in numbers])
                notes = [shown.note for shown in image.shows if not shown.key and shown.note]
                line = _line(chronicle, entry, f"Nr.{NBSP}{words}", "; ".join(notes))
                yield line._replace(url=f"{entry.url}#{image_anchor(entry, image)}")


def searched_in_vain(chronicle: Chronicle) -> Iterator[Item]:
    """What somebody looked for in vain."""
    for entry in chronicle.entries.values():
        for search in entry.searched:
            yield _line(chronicle, entry, search_words(search), search.result)


def _line(chronicle: Chronicle, entry: AnyEntry, detail: str = "", remark: str = "") -> Item:
    return Item(entry.url, told(chronicle, entry), detail, remark=remark)
