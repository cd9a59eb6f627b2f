"""The chronicle with the card of each record, lanes and years: what every page is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from chronik.chronicle.bounds import BoundsOf, all_bounds
from chronik.chronicle.cards import Cards
from chronik.chronicle.chronicle import NAMED_KINDS, Chronicle
from chronik.chronicle.facets import Grouped, Sorter, grouped, sorter
from chronik.chronicle.lineage import predecessors
from chronik.chronicle.names.initials import Initials, by_initials
from chronik.dates.yeardays import yeardays
from chronik.evidence.places import PassageSpans
from chronik.evidence.quotes import Found
from chronik.evidence.sheets import SHORT, sheets
from chronik.history.news import NO_HISTORY, NO_NEWS, History, News, news_of
from chronik.history.said import Speech
from chronik.language.tuples import NamedTuple
from chronik.records.keys import key_of
from chronik.records.model import AnyEntry, Reference


class Lane(NamedTuple):
    """The events of a network or theme that have a place in time."""

    events: tuple[AnyEntry, ...]  # in order
    position: dict[str, int]  # of each in `events`, by key


class Edition(NamedTuple):
    """The chronicle with the card of each record: what every view is made from."""

    chronicle: Chronicle
    cards: Cards
    placed: tuple[AnyEntry, ...]  # events that have a place in time, in order
    position: dict[str, int]  # of each in `placed`
    lanes: dict[str, Lane]  # the same for each network and theme
    years: dict[int, tuple[AnyEntry, ...]]  # events by the year they are placed under
    unplaced: tuple[AnyEntry, ...]  # events without a place in time
    groups: Grouped  # events by what they are sorted out by
    sorter: Sorter  # and what that is looked up in
    days: dict[str, tuple[AnyEntry, ...]]  # events by day of the year, „06-17“
    predecessors: dict[str, tuple[str, ...]]  # organisations and networks -> those they succeeded
    bounds: BoundsOf  # of events, as others around them tell

    # First and last year of the events: the scale that all pictures of time share; (0, 0) without
    # any.
    span: tuple[int, int]
    initials: Initials  # records that have names, by what these are found by while typed
    news: News = NO_NEWS  # of the whole, and of each network and theme
    # Where in its text each page of a source begins, of those that fill several.
    sheets: Mapping[str, tuple[int, ...]] = {}
    keepers: Mapping[str, str] = {}  # sources -> the organisation that keeps them, by key


def edition_of(chronicle: Chronicle, history: History = NO_HISTORY) -> Edition:
    """Cards and lanes, made once for all pages."""
    events = chronicle.of_kind["events"]
    placed = tuple([event for event in events if event.date.placed])
    years, known = _years(chronicle, placed), sorter(chronicle)

    return Edition(
        chronicle=chronicle,
        cards=Cards(chronicle),
        placed=placed,
        position=_positions(placed),
        lanes={key: _lane(chronicle, key) for key in followable(chronicle)},
        years=years,
        unplaced=tuple([event for event in events if not event.date.placed]),
        groups=grouped(chronicle, known),
        sorter=known,
        days=_by_day(events),
        predecessors=predecessors(chronicle),
        bounds=all_bounds(chronicle),
        span=_span(placed, years),
        initials=by_initials(chronicle.of_kind[kind] for kind in NAMED_KINDS),
        news=_news(chronicle, history) if history.edits else NO_NEWS,
        sheets=_sheets(chronicle),
        keepers={
            source.key: source.facts.holder.key
            for source in chronicle.of_kind["sources"]
            if isinstance(source.facts.holder, Reference)
        },
    )


def _sheets(chronicle: Chronicle) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for key, claims in _resting(chronicle, _long(chronicle)).items():
        whole = chronicle.entries[key].facts.publish == "full"
        starts = sheets(chronicle.texts[key].original, claims, whole=whole)
        if len(starts) > 1:
            found[key] = starts
    return found


def _long(chronicle: Chronicle) -> set[str]:
    """Sources that may fill several pages: most do not, and need no closer look."""
    passages = Counter(source for source, _ in chronicle.passages)
    return {
        key
        for key, text in chronicle.texts.items()
        if passages[key] > SHORT
        or len(chronicle.cited_by.get(key, ())) > SHORT
        or (len(text.original) > SHORT * 100 and chronicle.entries[key].facts.publish == "full")
    }


def _resting(chronicle: Chronicle, sources: set[str]) -> dict[str, list[PassageSpans]]:
    """The passage of each claim that rests on these sources."""
    found: dict[str, list[PassageSpans]] = {key: [] for key in sorted(sources)}
    citing = {e.key for key in sources for e in chronicle.cited_by.get(key, ())}
    for statement in (s for key in citing for s in chronicle.evidenced.get(key, ())):
        evidence = statement.evidence
        result = chronicle.passages.get((evidence.source, evidence.quote))
        if evidence.source in found and isinstance(result, Found):
            found[evidence.source].append(result.spans)
    return found


def followable(chronicle: Chronicle) -> list[str]:
    """Keys of the records that have a lane and a feed of their own."""
    return [entry.key for kind in ("networks", "themes") for entry in chronicle.of_kind[kind]]


def _lane(chronicle: Chronicle, key: str) -> Lane:
    ties = chronicle.tied(key, "events")
    events = {tie.entry.key: tie.entry for tie in ties if tie.entry.date.placed}
    return Lane(tuple(events.values()), _positions(events.values()))


def _positions(events: Iterable[AnyEntry]) -> dict[str, int]:
    return {event.key: number for number, event in enumerate(events)}


def _years(chronicle: Chronicle, placed: Iterable[AnyEntry]) -> dict[int, tuple[AnyEntry, ...]]:
    """The years follow one another as their events do: what comes later is of no earlier year."""
    years: dict[int, list[AnyEntry]] = {}
    for event in placed:
        years.setdefault(chronicle.year(event) or 0, []).append(event)
    return {year: tuple(events) for year, events in years.items()}


def _by_day(events: Iterable[AnyEntry]) -> dict[str, tuple[AnyEntry, ...]]:
    """The days of the year in order, with what happened on each in whatever year."""
    found: dict[str, list[AnyEntry]] = {}
    for event in events:
        for day in yeardays(event.date):
            found.setdefault(day, []).append(event)
    return {day: tuple(found[day]) for day in sorted(found)}


def _span(placed: Iterable[AnyEntry], years: Collection[int]) -> tuple[int, int]:
    """What begins in its year may last until a later one."""
    days = (event.date.latest for event in placed)
    ends = (date.fromordinal(day).year for day in days if day)
    return min(years, default=0), max([*years, *ends], default=0)


def _news(chronicle: Chronicle, history: History) -> News:
    if history.told is not None:
        return history.told

    entries, term = chronicle.entries, chronicle.site.term
    speech = Speech(
        name=lambda key: entries[key].name if key in entries else "",
        term=lambda vocabulary, word: term(vocabulary, word).label,
        moved=_today(entries),
    )
    channels = {key: followed(chronicle, key) for key in followable(chronicle)}
    return news_of(entries, {"": frozenset(entries), **channels}, history, speech)


def _today(entries: Mapping[str, AnyEntry]) -> dict[str, str]:
    """The key of today for each former one; also for the id alone, as links may name it."""
    return {
        former: entry.key
        for entry in entries.values()
        for name in entry.former_ids
        for former in (name, key_of(entry.kind, name), entry.id)
    }


def followed(chronicle: Chronicle, key: str) -> frozenset[str]:
    """What those who follow a network or theme hear of: itself, and all records that name it."""
    ties = (tie for those in chronicle.ties.get(key, {}).values() for tie in those)
    return frozenset((key, *(tie.entry.key for tie in ties)))
