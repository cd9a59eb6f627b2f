"""A–Z lists of people, organisations, networks, themes, places and sources."""

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
    "people": (
        "Personen, die in einer belegten Rolle an Ereignissen dieser Chronik beteiligt waren."
    ),
    "organisations": "Kammern, Behörden, Verbände, Unternehmen und Vereine dieser Chronik.",
    "networks": "Bündnisse, Initiativen und Projekte, in denen Organisationen zusammenarbeiten.",
    "themes": "Worum es in den Ereignissen und Netzwerken dieser Chronik geht.",
    "places": "Orte und Gebiete, in denen die Ereignisse spielen.",
    "sources": "Texte, auf denen die Angaben dieser Chronik beruhen.",
}
_CONNECTIONS = Crumb("verbindungen/", "Wie hängen zwei von ihnen zusammen?")


def subjects(kind: str) -> Callable[[Edition], Iterable[str]]:
    """The list; of an optional kind only when there is something in it."""
    return lambda edition: (kind,) if kind in edition.chronicle.sections() else ()


def url(kind: str) -> str:
    return KINDS[kind].section


def view(edition: Edition, kind: str) -> View:
    entries = edition.chronicle.of_kind[kind]
    groups = _groups(edition, entries)
    intro = _INTRO[kind] if entries else f"Diese Chronik nennt noch keine {KINDS[kind].plural}."
    name = KINDS[kind].heading
    size = f"{number(len(entries))} {name}" if len(entries) != 1 else ""

    return View(
        url=url(kind),
        template="list.html",
        title=name,
        description=f"{intro} {size}".strip(),
        section=url(kind),
        label=size if entries else "",
        lead=intro,
        crumbs=(),
        blocks=tuple(_blocks(edition, kind, groups)),
        extra=_CONNECTIONS if kind in ("people", "organisations") and groups else (),
    )


def _groups(edition: Edition, entries: Iterable[AnyEntry]) -> tuple[Group, ...]:
    """By letter, not by neighbours: digits come first and foreign letters last, and both stand
    under „#“.
    """
    letters: dict[str, list[Item]] = {}
    for entry in entries:
        letters.setdefault(_letter(entry), []).append(_item(edition, entry))
    return tuple(
        Group(label=letter, meaning="", items=tuple(items)) for letter, items in letters.items()
    )


def _blocks(edition: Edition, kind: str, groups: tuple[Group, ...]) -> Iterator[Block]:
    """The list; with places their map, with networks what they share."""
    drawn = list(overview(edition, up(url(kind)))) if kind == "places" else []
    yield from drawn[:1]
    if groups:
        yield Groups(anchor="a-z", title="", groups=groups)
    yield from drawn[1:]
    if kind == "networks" and (table := shared(edition, up(url(kind)))):
        yield table


def _letter(entry: AnyEntry) -> str:
    return initial(sort_key(sort_name(entry) if entry.kind == "people" else entry.name))


def _item(edition: Edition, entry: AnyEntry) -> Item:
    details = (_hint(edition, entry), _appearances(edition, entry))
    return Item(
        url=entry.url,
        name=_name(entry),
        detail=" · ".join(filter(None, details)),
        badges=edition.cards[entry.key].badges,
    )


def _name(entry: AnyEntry) -> str:
    """A person's family name first, the title last."""
    if entry.kind != "people":
        return entry.name
    title = entry.facts.title
    return f"{sort_name(entry)} ({title})" if title else sort_name(entry)


def _hint(edition: Edition, entry: AnyEntry) -> str:
    """What a person does, what kind a thing is, when a source appeared."""
    if entry.kind == "people":
        affiliation = next(iter(entry.facts.affiliations), None)
        return edition.chronicle.name(affiliation.target) if affiliation else ""
    if entry.kind == "sources":
        date = preferred(entry.facts.date)
        published = date_words(date.value) if date else ""
        return ", ".join(filter(None, (entry.facts.publisher, published)))
    return kind_label(edition.chronicle, entry)


def _appearances(edition: Edition, entry: AnyEntry) -> str:
    if entry.kind == "sources":
        cited = len(edition.chronicle.cited_by.get(entry.key, ()))
        return counted(cited, "Eintrag", "Einträge") if cited else ""
    events = len({tie.entry.key for tie in edition.chronicle.tied(entry.key, "events")})
    return counted(events, "Ereignis", "Ereignisse") if events else ""
