"""„Lücken“: what the chronicle does not know, group by group, each line with a link to its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from chronik.chronicle.cards import person_name, search_words
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.dates.edtf import Precision
from chronik.dates.words import date_words
from chronik.evidence.quotes import Found
from chronik.evidence.stretches import share
from chronik.html.blocks import Group, Groups, Item
from chronik.html.view import Crumb, View
from chronik.pages.sections.geography import is_area
from chronik.records.model import AnyEntry, Claim, Relation, is_announced, preferred
from chronik.records.statements import unresolved
from chronik.words.german import NBSP, counted, listed, number

URL = "luecken/"
TITLE = "Lücken"
_LEAD = "Was diese Chronik nicht weiß. Die Liste entsteht aus den Einträgen; wer mehr weiß, kann eine Lücke schließen."
_NONE = "Keine der Lücken, nach denen hier gesucht wird, ist offen."
_EMPTY = "Diese Chronik ist noch leer. Was ihr fehlt, zeigt sich mit den ersten Einträgen."


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def view(edition: Edition, subject: str) -> View:
    found = gaps(edition.chronicle)
    lead = _LEAD if found else _NONE if edition.chronicle.entries else _EMPTY
    blocks = tuple(
        Groups(gap.anchor, gap.title, (Group("", "", gap.lines),), gap.words) for gap in found
    )
    jumps = tuple(
        Crumb(f"{URL}#{gap.anchor}", f"{gap.short} ({number(len(gap.lines))})") for gap in found
    )
    return View(
        URL,
        "list.html",
        TITLE,
        lead,
        URL,
        "",
        lead,
        (),
        blocks,
        jumps=jumps if len(found) > 1 else (),
    )


_NAMED = 3  # members named in a line; the record tells the others
LITTLE = 10  # percent of a text below which it is hardly used


class Gap(NamedTuple):
    anchor: str
    short: str
    title: str
    words: str
    lines: tuple[Item, ...]


class _Kind(NamedTuple):
    anchor: str
    short: str
    title: str
    words: str
    find: Callable[[Chronicle], Iterator[Item]]


def gaps(chronicle: Chronicle) -> tuple[Gap, ...]:
    """The groups that have lines."""
    found = (Gap(*kind[:4], tuple(kind.find(chronicle))) for kind in GAPS)
    return tuple(gap for gap in found if gap.lines)


def _line(entry: AnyEntry, detail: str = "", remark: str = "") -> Item:
    return Item(
        entry.url, person_name(entry) if entry.kind == "people" else entry.name, detail, (), remark
    )


def _undated(chronicle: Chronicle) -> Iterator[Item]:
    for event in chronicle.of_kind["events"]:
        if event.date.precision is Precision.UNKNOWN:
            claim = preferred(event.facts.date)
            written = claim.evidence.as_written if claim else ""
            yield _line(
                event,
                "angekündigt" if is_announced(event) else "",
                f"im Text: „{written}“" if written else "",
            )


def _yearless(chronicle: Chronicle) -> Iterator[Item]:
    for kind, fields in (
        ("events", ("date",)),
        ("networks", ("founded", "dissolved")),
        ("organisations", ("founded", "dissolved")),
    ):
        for entry in chronicle.of_kind[kind]:
            for field in fields:
                claim = preferred(getattr(entry.facts, field))
                if claim and claim.value.precision is Precision.YEARLESS:
                    yield _line(entry, date_words(claim.value))


def _announced(chronicle: Chronicle) -> Iterator[Item]:
    for event in chronicle.of_kind["events"]:
        if is_announced(event) and event.key not in chronicle.followers:
            date = event.date
            yield _line(event, "" if date.precision is Precision.UNKNOWN else date_words(date))


def _contradictions(chronicle: Chronicle) -> Iterator[Item]:
    for entry in chronicle.entries.values():
        for value in entry.facts if entry.outline.several else ():
            if (
                type(value) is tuple
                and len(value) > 1
                and type(value[0]) is Claim
                and unresolved(value)
            ):
                yield _line(entry, counted(len(value), "Angabe", "verschiedene Angaben"))
                break


def _once(chronicle: Chronicle) -> Iterator[Item]:
    for network in chronicle.of_kind["networks"]:
        members: dict[str, list[Relation]] = {}
        for relation in network.facts.members:
            members.setdefault(relation.target, []).append(relation)
        names = [
            chronicle.name(target)
            for target, some in members.items()
            if target in chronicle.entries and _is_once(some)
        ]
        if names:
            shown = (
                listed(names)
                if len(names) <= _NAMED
                else f"{', '.join(names[:_NAMED])} und {len(names) - _NAMED}{NBSP}weitere"
            )
            yield _line(network, counted(len(names), "Mitgliedschaft", "Mitgliedschaften"), shown)


def _is_once(relations: list[Relation]) -> bool:
    """Neither a beginning nor an end, and at most one day."""
    return (
        not any(r.since or r.until for r in relations)
        and sum(max(1, len(r.attested)) for r in relations) == 1
    )


def _endless(chronicle: Chronicle) -> Iterator[Item]:
    for network in chronicle.of_kind["networks"]:
        founded, dissolved = preferred(network.facts.founded), preferred(network.facts.dissolved)
        open_ends = [
            *([] if founded and founded.value.earliest is not None else ["Beginn"]),
            *([] if dissolved and dissolved.value.latest is not None else ["Ende"]),
        ]
        if open_ends:
            yield _line(network, f"{listed(open_ends)} unbekannt")


def _single_source(chronicle: Chronicle) -> Iterator[Item]:
    count = Counter(entry.key for entries in chronicle.cited_by.values() for entry in entries)
    for source in chronicle.of_kind["sources"]:
        alone = sum(
            entry.kind != "sources" and count[entry.key] == 1
            for entry in chronicle.cited_by.get(source.key, ())
        )
        if alone:
            yield _line(source, counted(alone, "Eintrag", "Einträge"))


def _hardly_used(chronicle: Chronicle) -> Iterator[Item]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for (key, _), found in chronicle.passages.items():
        if isinstance(found, Found):
            spans.setdefault(key, []).extend(found.spans)
    for source in chronicle.of_kind["sources"]:
        text = chronicle.texts.get(source.key)
        used = share(text.original, spans.get(source.key, [])) if text else 0
        if text and used < LITTLE:
            yield _line(
                source, f"{used}{NBSP}% des Textes" if source.key in spans else "keine Stelle"
            )
        elif not text:
            yield _line(source, "Wortlaut nicht gespeichert")


def _pointless(chronicle: Chronicle) -> Iterator[Item]:
    for place in chronicle.of_kind["places"]:
        if not place.facts.coordinates and not is_area(place):
            yield _line(
                place,
                chronicle.site.term("place_kinds", place.facts.kind.word).label
                if place.facts.kind
                else "",
            )


def _single_mention(chronicle: Chronicle) -> Iterator[Item]:
    for person in chronicle.of_kind["people"]:
        naming = {
            tie.entry.key for ties in chronicle.ties.get(person.key, {}).values() for tie in ties
        }
        naming.update(entry.key for entry in chronicle.mentioned_in.get(person.key, ()))
        if len(naming) < 2:
            yield _line(person, *(f"nur in „{chronicle.name(key)}“" for key in naming))


def _searched(chronicle: Chronicle) -> Iterator[Item]:
    for entry in chronicle.entries.values():
        for search in entry.searched:
            yield _line(entry, search_words(search), search.result)


GAPS: tuple[_Kind, ...] = (
    _Kind(
        "ohne-datum",
        "Ohne Datum",
        "Ereignisse ohne Datum",
        "Die Quellen sagen nicht, wann das war.",
        _undated,
    ),
    _Kind(
        "ohne-jahr",
        "Ohne Jahr",
        "Daten ohne Jahr",
        "Tag oder Monat stehen im Text, das Jahr nicht.",
        _yearless,
    ),
    _Kind(
        "angekuendigt",
        "Angekündigt",
        "Angekündigt, nicht weiterverfolgt",
        "Ob diese Ereignisse stattfanden, ist nicht belegt.",
        _announced,
    ),
    _Kind(
        "widersprueche",
        "Widersprüche",
        "Offene Widersprüche",
        "Die Quellen sagen Verschiedenes, und nichts spricht bisher für eine der Angaben.",
        _contradictions,
    ),
    _Kind(
        "einmal-belegt",
        "Einmal belegt",
        "Mitgliedschaften, die nur einmal belegt sind",
        "Seit wann und bis wann sie bestanden, ist nicht bekannt.",
        _once,
    ),
    _Kind(
        "beginn-und-ende",
        "Beginn und Ende",
        "Netzwerke ohne bekannten Beginn oder ohne bekanntes Ende",
        "Von einem Netzwerk ohne Ende weiß die Chronik nicht, ob es noch besteht.",
        _endless,
    ),
    _Kind(
        "eine-quelle",
        "Eine Quelle",
        "Nur eine Quelle",
        "So viele Einträge stützen sich allein auf diese eine Quelle.",
        _single_source,
    ),
    _Kind(
        "kaum-genutzt",
        "Kaum genutzt",
        "Quellen, die kaum genutzt sind",
        f"Aus ihnen ist nichts belegt, oder weniger als {LITTLE}{NBSP}% ihres Textes.",
        _hardly_used,
    ),
    _Kind(
        "ohne-koordinaten",
        "Ohne Koordinaten",
        "Orte ohne Koordinaten",
        "Sie fehlen auf der Karte.",
        _pointless,
    ),
    _Kind(
        "einmal-genannt",
        "Einmal genannt",
        "Personen, die nur einmal genannt sind",
        "Kein zweiter Eintrag erwähnt sie.",
        _single_mention,
    ),
    _Kind(
        "gesucht",
        "Gesucht",
        "Gesucht, nicht gefunden",
        "Hier ist schon vergeblich gesucht worden.",
        _searched,
    ),
)
