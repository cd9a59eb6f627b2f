"""A–Z lists: people, organisations, networks, places, sources, by first letter, with what each is
and how often it appears.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chronik.chronicle.cards import kind_label
from chronik.chronicle.chronicle import sort_name
from chronik.chronicle.edition import Edition
from chronik.dates.words import date_words
from chronik.html.blocks import Block, Group, Groups, Item
from chronik.html.view import Crumb, View
from chronik.pages.sections.company import shared
from chronik.pages.sections.geography import overview
from chronik.records.keys import KINDS, up
from chronik.records.model import AnyEntry, preferred
from chronik.words.german import counted, initial, number, sort_key

_INTRO = {
    "people": "Personen, die in einer belegten Rolle an Ereignissen dieser Chronik beteiligt waren.",
    "organisations": "Kammern, Behörden, Verbände, Unternehmen und Vereine dieser Chronik.",
    "networks": "Bündnisse, Initiativen und Projekte, in denen Organisationen zusammenarbeiten.",
    "places": "Orte und Gebiete, in denen die Ereignisse spielen.",
    "sources": "Texte, auf denen die Angaben dieser Chronik beruhen.",
}


_CONNECTIONS = Crumb("verbindungen/", "Wie hängen zwei von ihnen zusammen?")


def subjects(kind: str) -> Callable[[Edition], Iterable[str]]:
    return lambda edition: (kind,)


def url(kind: str) -> str:
    return KINDS[kind].section


def view(edition: Edition, kind: str) -> View:
    entries = edition.chronicle.of_kind[kind]
    letters: dict[str, list[AnyEntry]] = {}
    for entry in (
        entries
    ):  # not by neighbours: digits come first and foreign letters last, and both stand under „#“
        letters.setdefault(_letter(entry), []).append(entry)
    groups = tuple(
        Group(letter, "", tuple(_item(edition, entry) for entry in some))
        for letter, some in letters.items()
    )
    intro = _INTRO[kind] if entries else f"Diese Chronik nennt noch keine {KINDS[kind].plural}."
    address, name = KINDS[kind].section, KINDS[kind].heading
    lead = f"{number(len(entries))} {name}" if len(entries) != 1 else ""
    return View(
        address,
        "list.html",
        name,
        f"{intro} {lead}".strip(),
        address,
        lead if entries else "",
        intro,
        (),
        tuple(_blocks(edition, kind, groups)),
        extra=_CONNECTIONS if kind in ("people", "organisations") and groups else (),
    )


def _blocks(edition: Edition, kind: str, groups: tuple[Group, ...]) -> Iterator[Block]:
    """The list; with places their map, with networks what they share."""
    drawn = list(overview(edition, up(url(kind)))) if kind == "places" else []
    yield from drawn[:1]
    if groups:
        yield Groups("a-z", "", groups)
    yield from drawn[1:]
    if kind == "networks" and (table := shared(edition, up(url(kind)))):
        yield table


def _letter(entry: AnyEntry) -> str:
    return initial(sort_key(sort_name(entry) if entry.kind == "people" else entry.name))


def _item(edition: Edition, entry: AnyEntry) -> Item:
    card = edition.cards[entry.key]
    name = (
        sort_name(entry) + (f" ({entry.facts.title})" if entry.facts.title else "")
        if entry.kind == "people"
        else entry.name
    )
    return Item(
        entry.url,
        name,
        " · ".join(filter(None, (_hint(edition, entry), _appearances(edition, entry)))),
        badges=card.badges,
    )


def _hint(edition: Edition, entry: AnyEntry) -> str:
    """What a person does, what kind a thing is, when a source appeared."""
    if entry.kind == "people":
        affiliation = next(iter(entry.facts.affiliations), None)
        return edition.chronicle.name(affiliation.target) if affiliation else ""
    if entry.kind == "sources":
        date = preferred(entry.facts.date)
        return ", ".join(
            filter(None, (entry.facts.publisher, date_words(date.value) if date else ""))
        )
    return kind_label(edition.chronicle, entry)


def _appearances(edition: Edition, entry: AnyEntry) -> str:
    if entry.kind == "sources":
        cited = len(edition.chronicle.cited_by.get(entry.key, ()))
        return counted(cited, "Eintrag", "Einträge") if cited else ""
    events = len({tie.entry.key for tie in edition.chronicle.tied(entry.key, "events")})
    return counted(events, "Ereignis", "Ereignisse") if events else ""
