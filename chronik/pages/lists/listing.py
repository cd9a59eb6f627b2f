"""A–Z lists of people, organisations, networks, themes, works, places and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chronik.chronicle.cards import appeared_words, kind_label, life_words, town_of
from chronik.chronicle.chronicle import sort_name
from chronik.chronicle.edition import Edition
from chronik.chronicle.lineage import wholes_then
from chronik.chronicle.names.namesakes import lying_in
from chronik.html.blocks import Block, Group, Groups, Item
from chronik.html.view import Crumb, View
from chronik.pages.relations.company import shared
from chronik.pages.sections.geography import overview
from chronik.records.keys import KINDS, up
from chronik.records.model import AnyEntry
from chronik.words.german import counted, initial, number, sort_key

_INTRO = {
    "people": "Personen, die in dieser Chronik genannt sind.",
    "organisations": "Kammern, Behörden, Verbände, Unternehmen und Vereine dieser Chronik.",
    "networks": "Bündnisse, Initiativen und Projekte, in denen Organisationen zusammenarbeiten.",
    "themes": "Worum es in den Ereignissen und Netzwerken dieser Chronik geht.",
    "works": "Bücher, Filme, Berichte und andere Werke, um die es in dieser Chronik geht.",
    "places": "Orte und Gebiete, in denen die Ereignisse spielen.",
    "sources": "Texte, auf denen die Angaben dieser Chronik beruhen.",
}
_NO_SCENES = "Von keinem Ereignis dieser Chronik ist der Ort bekannt."
# Places where no event is, by the kind of record that names them.
_NAMED_BY = {"networks": "Gebiete von Netzwerken", "organisations": "Sitze von Organisationen"}
_UNNAMED = "Sonst genannt"
_CONNECTIONS = Crumb("verbindungen/", "Wie hängen zwei von ihnen zusammen?")


def subjects(kind: str) -> Callable[[Edition], Iterable[str]]:
    """The list; of an optional kind only when there is something in it."""
    return lambda edition: (kind,) if kind in edition.chronicle.sections() else ()


def url(kind: str) -> str:
    return KINDS[kind].section


def view(edition: Edition, kind: str) -> View:
    entries = edition.chronicle.of_kind[kind]
    groups = _groups(edition, _scenes(edition) if kind == "places" else entries)
    intro = _INTRO[kind] if entries else f"Diese Chronik nennt noch keine {KINDS[kind].plural}."
    if entries and not groups:
        intro = _NO_SCENES
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


def place_needs(edition: Edition, subject: str) -> Iterator[str]:
    """What the list of places shows, with its map: the places, and which records name each of them;
    of these nothing but that they do.
    """
    chronicle = edition.chronicle
    for place in chronicle.of_kind["places"]:
        naming = (t for kind in ("events", *_NAMED_BY) for t in chronicle.tied(place.key, kind))
        yield place.key
        yield " ".join([place.key, *[tie.entry.key for tie in naming]])


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
    """The list; with places their map and those without events, with networks what they share."""
    drawn = list(overview(edition, up(url(kind)))) if kind == "places" else []
    yield from drawn[:1]
    if groups:
        yield Groups(anchor="a-z", title="", groups=groups)
    if kind == "places" and (others := _others(edition)):
        yield others
    yield from drawn[1:]
    if kind == "networks" and (table := shared(edition, up(url(kind)))):
        yield table


def _scenes(edition: Edition) -> list[AnyEntry]:
    """The places where events are, and what these lie in."""
    chronicle = edition.chronicle
    found = {
        whole.key
        for place in chronicle.of_kind["places"]
        for tie in chronicle.tied(place.key, "events")
        for whole in wholes_then(chronicle, place.key, tie.entry.date)
    }
    return [place for place in chronicle.of_kind["places"] if place.key in found]


def _others(edition: Edition) -> Groups | None:
    """The other places, by what names them: the first that does."""
    chronicle, scenes = edition.chronicle, {place.key for place in _scenes(edition)}
    found: dict[str, list[Item]] = {label: [] for label in (*_NAMED_BY.values(), _UNNAMED)}
    for place in chronicle.of_kind["places"]:
        if place.key not in scenes:
            naming = (label for kind, label in _NAMED_BY.items() if chronicle.tied(place.key, kind))
            found[next(naming, _UNNAMED)].append(_item(edition, place))

    groups = [Group(label, "", tuple(items)) for label, items in found.items() if items]
    return Groups("ohne-ereignis", "Weitere Orte und Gebiete", tuple(groups)) if groups else None


def _letter(entry: AnyEntry) -> str:
    return initial(sort_key(sort_name(entry) if entry.kind == "people" else entry.name))


def _item(edition: Edition, entry: AnyEntry) -> Item:
    details = (*list_hints(edition, entry), _appearances(edition, entry))
    return Item(
        url=entry.url,
        name=listed_name(entry),
        detail=" · ".join(filter(None, details)),
        badges=edition.cards[entry.key].badges,
    )


def listed_name(entry: AnyEntry) -> str:
    """A person's family name first, the title last."""
    if entry.kind != "people":
        return entry.name
    title = entry.facts.title
    return f"{sort_name(entry)} ({title})" if title else sort_name(entry)


def list_hints(edition: Edition, entry: AnyEntry) -> Iterator[str]:
    """What it is, and what tells it apart from others of that name in the list."""
    hint, apart = _hint(edition, entry), edition.chronicle.apart.get(entry.key, "")
    if apart == KINDS[entry.kind].german or apart in hint:
        apart = ""
    if hint not in apart:
        yield hint
    yield apart


def _hint(edition: Edition, entry: AnyEntry) -> str:
    """What a person does, what kind a thing is, when a source appeared."""
    if entry.kind == "people":
        affiliation = next(iter(entry.facts.affiliations), None)
        belongs = edition.chronicle.name(affiliation.target) if affiliation else ""
        return " · ".join(filter(None, (life_words(entry), belongs)))
    if entry.kind == "sources":
        return ", ".join(filter(None, (entry.facts.publisher, appeared_words(entry))))
    if entry.kind == "works":
        label = kind_label(edition.chronicle, entry)
        return ", ".join(filter(None, (label, appeared_words(entry))))
    label, town = kind_label(edition.chronicle, entry), town_of(edition.chronicle, entry)
    return lying_in(label, town.name) if town else label


def _appearances(edition: Edition, entry: AnyEntry) -> str:
    if entry.kind == "sources":
        cited = len(edition.chronicle.cited_by.get(entry.key, ()))
        return counted(cited, "Eintrag", "Einträge") if cited else ""
    events = len({tie.entry.key for tie in edition.chronicle.tied(entry.key, "events")})
    return counted(events, "Ereignis", "Ereignisse") if events else ""
