"""The start page: what this chronicle is about, its networks, latest events, busiest people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronik.chronicle.cards import Badge, told
from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import UNPLACED
from chronik.evidence.quotes import Found
from chronik.html.blocks import Item, Moment, Picture
from chronik.html.view import Section, View
from chronik.language.tuples import NamedTuple
from chronik.pages.relations.counts import Value, certainties
from chronik.pages.sections.timelines import of_chronicle
from chronik.records.keys import KINDS, SECTIONS
from chronik.records.model import AnyEntry
from chronik.words.german import counted

_SHOWN = 8
_OFTEN = 3  # events and networks
_FEW = 3  # sections that need no contents


class NetworkCard(NamedTuple):
    url: str
    name: str
    summary: str
    badge: Badge
    counts: str


class Count(NamedTuple):
    url: str
    number: int
    label: str


class Home(NamedTuple):
    counts: tuple[Count, ...]
    picture: Picture | None  # all years
    networks: tuple[NetworkCard, ...]
    latest: tuple[Moment, ...]
    unplaced: tuple[Moment, ...]
    involved: str  # heading above them
    people: tuple[Item, ...]
    organisations: tuple[Item, ...]
    passages: int
    certainties: tuple[Value, ...]
    days: str  # of the year that have events, „06-17 12-03“, for a script


def subjects(edition: Edition) -> Iterable[str]:
    return ("",)


def view(edition: Edition, subject: str) -> View:
    site, home = edition.chronicle.site, _home(edition)
    sections = [*_sections(home)]
    return View(
        url="",
        template="home.html",
        title=site.title,
        description=site.description or site.subtitle or site.title,
        section="",
        label=site.subtitle,
        lead=site.description,
        crumbs=(),
        blocks=(),
        contents=tuple(sections) if len(sections) > _FEW else (),
        extra=home,
        scripts=("heute.js",) if edition.days else (),
    )


def _sections(home: Home) -> Iterator[Section]:
    """Those of its sections that have something to show."""
    if home.picture:
        yield Section(f"#{home.picture.anchor}", home.picture.title)
    if home.networks:
        yield Section("#netzwerke", "Netzwerke")
    if home.latest:
        yield Section("#neueste", "Jüngste Ereignisse")
    if home.unplaced:
        yield Section(f"#{UNPLACED}", "Ohne sichere Einordnung")
    if home.people or home.organisations:
        yield Section("#beteiligte", home.involved)
    if home.passages or home.certainties:
        yield Section("#wie-sicher", "Wie sicher ist das?")


def _home(edition: Edition) -> Home:
    chronicle, placed = edition.chronicle, edition.placed
    people, organisations = _busiest(edition, "people"), _busiest(edition, "organisations")
    return Home(
        counts=tuple(
            _count(k, len(chronicle.of_kind[k])) for k in SECTIONS if chronicle.of_kind[k]
        ),
        picture=of_chronicle(edition, ""),
        networks=tuple(_network(edition, n.key) for n in _ranked(edition, "networks")),
        latest=tuple(Moment(edition.cards[e.key]) for e in reversed(placed[-_SHOWN:])),
        unplaced=tuple(Moment(edition.cards[e.key]) for e in edition.unplaced[:_SHOWN]),
        involved=_heading([_weight(edition, e.key) for e in (*people, *organisations)]),
        people=tuple(_involved(edition, e.key) for e in people),
        organisations=tuple(_involved(edition, e.key) for e in organisations),
        passages=sum(isinstance(r, Found) for r in chronicle.passages.values()),
        certainties=certainties(edition).values,
        days=" ".join(edition.days),
    )


def _count(kind: str, count: int) -> Count:
    label = KINDS[kind].german if count == 1 else KINDS[kind].plural
    return Count(KINDS[kind].section, count, label)


def _ranked(edition: Edition, kind: str) -> list[AnyEntry]:
    """The records at most events, in the order of their list where equal."""
    ranked = sorted(edition.chronicle.of_kind[kind], key=lambda e: _rank(edition, e))
    return ranked[:_SHOWN]


def _busiest(edition: Edition, kind: str) -> list[AnyEntry]:
    """Those that are named more than once; of a few all, as none of them was chosen."""
    ranked = _ranked(edition, kind)
    several = [entry for entry in ranked if _weight(edition, entry.key) > 1]
    is_all = len(edition.chronicle.of_kind[kind]) <= _SHOWN
    return [e for e in ranked if _weight(edition, e.key)] if is_all else several


def _heading(weights: Sequence[int]) -> str:
    """Nothing is often that is so once, or as often as all else."""
    if min(weights, default=0) < 2:
        return "Beteiligt"
    is_often = max(weights) >= _OFTEN and len(set(weights)) > 1
    return "Oft beteiligt" if is_often else "Mehrfach beteiligt"


def _weight(edition: Edition, key: str) -> int:
    """How many events and networks name it, each once."""
    return sum(_naming(edition, key, kind) for kind in ("events", "networks"))


def _rank(edition: Edition, entry: AnyEntry) -> tuple[int, int]:
    """By events and networks that name it; networks that have none or the same by members."""
    members = {relation.target for relation in getattr(entry.facts, "members", ())}
    return -_weight(edition, entry.key), -len(members)


def _naming(edition: Edition, key: str, kind: str) -> int:
    """How many records of that kind name it, in whatever roles."""
    return len({tie.entry.key for tie in edition.chronicle.tied(key, kind)})


def _network(edition: Edition, key: str) -> NetworkCard:
    entry = edition.chronicle.entries[key]
    members = len({r.target for r in entry.facts.members})
    counts = (
        _some(members, "Mitglied", "Mitglieder"),
        _some(_naming(edition, key, "events"), "Ereignis", "Ereignisse"),
    )
    return NetworkCard(
        url=entry.url,
        name=edition.cards[key].name,
        summary=entry.summary,
        badge=edition.cards[key].badges[0],
        counts=" · ".join(filter(None, counts)),
    )


def _involved(edition: Edition, key: str) -> Item:
    entry = edition.chronicle.entries[key]
    name = told(edition.chronicle, entry)
    counts = (
        _some(_naming(edition, key, "events"), "Ereignis", "Ereignisse"),
        _some(_naming(edition, key, "networks"), "Netzwerk", "Netzwerke"),
    )
    return Item(entry.url, name, " · ".join(filter(None, counts)))


def _some(count: int, one: str, many: str) -> str:
    return counted(count, one, many) if count else ""
