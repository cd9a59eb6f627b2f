"""Entries resolved into one Chronicle, every relation known from both ends.

What leads nowhere, or might mean several records, is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from chronik.chronicle.cards import kind_label
from chronik.chronicle.chronicle import NAMED_KINDS, Chronicle, order
from chronik.chronicle.lineage import LASTING, shifting, upwards
from chronik.chronicle.linking import (
    Ids,
    NamesIn,
    ambiguous,
    ids_of,
    names_to_link,
    told_of,
    without_effect,
)
from chronik.chronicle.names import mentions
from chronik.chronicle.names.former import former_names
from chronik.chronicle.names.mentions import Mention
from chronik.chronicle.names.namesakes import Around, told_apart
from chronik.chronicle.sequence import in_order
from chronik.chronicle.ties import cited, inverse, key_in, ties, wholes_in
from chronik.evidence import quotes
from chronik.language.tuples import NamedTuple
from chronik.records.images import shown_in
from chronik.records.keys import KINDS
from chronik.records.model import AnyEntry
from chronik.records.prose import BodyLink
from chronik.records.settings.site import Site
from chronik.records.statements import Statement, evidenced, names
from chronik.words.diagnostics import Diagnostic, Span, error

_MOST_MISSING = 20  # quotes of a source for which the nearest place is looked for
_Awaited = Callable[[], Sequence[tuple[Mention, ...]]]
Finder = Callable[[mentions.Names, Sequence[AnyEntry]], _Awaited]


def find_mentions(names: mentions.Names, entries: Sequence[AnyEntry]) -> _Awaited:
    """The names in the body of each entry.

    The build passes a version of it that remembers, shares the work, and has begun when it returns.
    """
    return lambda: [mentions.find_names(names, entry.prose.html) for entry in entries]


class Resolved(NamedTuple):
    chronicle: Chronicle
    problems: tuple[Diagnostic, ...]


def resolve(
    entries: Iterable[AnyEntry],
    site: Site,
    *,
    known: frozenset[str],
    texts: Mapping[str, quotes.Text],
    finder: Finder = find_mentions,
) -> Resolved:
    """Link everything.

    `known` holds also the keys of broken files, which raise no echoes; `texts` are the pinned
    sources.
    """
    given = sorted(entries, key=lambda entry: (entry.key, entry.path))
    index = _index(given)
    sequence = in_order(entry for entry in index.values() if entry.kind == "events")
    of_kind = _by_kind(index.values(), sequence.events)
    every = [entry for kind in KINDS for entry in of_kind[kind]]

    # Mentions are begun first and wanted last: others look for them while the rest is linked.
    with_text = [entry for entry in every if entry.autolink and entry.prose.utf8]
    mentioned = finder(_known_names(index), with_text)

    ids = ids_of(known)
    chronicle = _without_mentions(site, index, of_kind, ids=ids, texts=texts)
    chronicle = chronicle._replace(moved=sequence.moved, unread=known - index.keys())
    chronicle = chronicle._replace(apart=_told_apart(every, chronicle))
    found = list(zip(with_text, mentioned(), strict=True))
    chronicle = _with_mentions(chronicle, every, found)

    problems = (
        *_duplicates(given, index),
        *_ambiguous_links(every, ids, chronicle),
        *without_effect(every),
        *ambiguous(found, chronicle),
    )
    return Resolved(chronicle, problems)


def _without_mentions(
    site: Site,
    index: Mapping[str, AnyEntry],
    of_kind: Mapping[str, tuple[AnyEntry, ...]],
    *,
    ids: Ids,
    texts: Mapping[str, quotes.Text],
) -> Chronicle:
    """All that follows from fields, links and citations."""
    every = [entry for kind in KINDS for entry in of_kind[kind]]
    evident = {entry.key: evidenced(entry) for entry in every if entry.outline.evident}
    around = {place.key: tuple(upwards(index, place)) for place in of_kind["places"]}

    return Chronicle(
        site=site,
        entries=index,
        of_kind=of_kind,
        ties=ties(of_kind, index),
        parts=_parts(every),
        around=around,
        shifting=shifting(index, around),
        followers=_followers(of_kind["events"]),
        distinct=_distinct(every, index),
        cited_by=inverse((entry, cited(entry, evident.get(entry.key, ()))) for entry in every),
        body_links={entry.key: _body_links(entry, ids) for entry in every if entry.prose.links},
        mentions={},
        mentioned_in={},
        texts=texts,
        passages=_passages(evident, texts),
        evidenced=evident,
        pictured=_pictured(every),
        former=former_names(entry for kind in LASTING for entry in of_kind[kind]),
    )


def _with_mentions(chronicle: Chronicle, entries: Iterable[AnyEntry], found: NamesIn) -> Chronicle:
    meant = names_to_link(found, chronicle.entries, chronicle.body_links)
    mentioned_in = _mentioned_in(entries, chronicle.body_links, meant)
    return chronicle._replace(mentions=meant, mentioned_in=mentioned_in)


def _told_apart(every: Iterable[AnyEntry], chronicle: Chronicle) -> dict[str, str]:
    around = Around(
        entries=chronicle.entries,
        label=lambda entry: kind_label(chronicle, entry),
        wholes=lambda entry: islice(upwards(chronicle.entries, entry), 1, None),
        naming=chronicle.tied,
    )
    return told_apart((entry for entry in every if entry.kind != "pages"), around)


def _index(entries: Iterable[AnyEntry]) -> dict[str, AnyEntry]:
    """Entries by key; of several with the same the first one counts."""
    index: dict[str, AnyEntry] = {}
    for entry in entries:
        index.setdefault(entry.key, entry)
    return index


def _duplicates(entries: Iterable[AnyEntry], index: Mapping[str, AnyEntry]) -> Iterator[Diagnostic]:
    for entry in entries:
        first = index[entry.key]
        if entry is not first:
            message = f"Die Kennung „{entry.id}“ trägt schon {first.path}."
            hint = "Eine der beiden Dateien umbenennen."
            yield error(Span(entry.path), "duplicate-id", message, hint)


def _by_kind(
    entries: Iterable[AnyEntry], events: tuple[AnyEntry, ...]
) -> dict[str, tuple[AnyEntry, ...]]:
    """In the order readers see."""
    of_kind: dict[str, list[AnyEntry]] = {kind: [] for kind in KINDS}
    for entry in entries:
        of_kind[entry.kind].append(entry)
    named = {kind: tuple(sorted(of_kind[kind], key=order)) for kind in KINDS if kind != "events"}
    return {kind: named.get(kind, events) for kind in KINDS}


def _parts(entries: Iterable[AnyEntry]) -> dict[str, tuple[AnyEntry, ...]]:
    return inverse((entry, [key_in(whole) for whole in wholes_in(entry)]) for entry in entries)


def _pictured(entries: Iterable[AnyEntry]) -> dict[str, tuple[AnyEntry, ...]]:
    shown = ((entry, shown_in(entry.images)) for entry in entries if entry.images)
    return inverse((entry, [one.key for one in every]) for entry, every in shown)


def _followers(events: Iterable[AnyEntry]) -> dict[str, tuple[AnyEntry, ...]]:
    return inverse((event, [ref.key for ref in event.facts.follows]) for event in events)


def _distinct(
    every: Iterable[AnyEntry], index: Mapping[str, AnyEntry]
) -> dict[str, tuple[AnyEntry, ...]]:
    """Those that are not to be confused: said by one, it holds for both."""
    found: dict[str, dict[str, AnyEntry]] = {}
    for entry in every:
        for ref in getattr(entry.facts, "distinct_from", ()):
            if ref.key in index and ref.key != entry.key:
                found.setdefault(entry.key, {})[ref.key] = index[ref.key]
                found.setdefault(ref.key, {})[entry.key] = entry
    return {key: tuple(sorted(found[key].values(), key=order)) for key in found}


def _body_links(entry: AnyEntry, ids: Ids) -> tuple[str, ...]:
    """The key of each link in the body, "" where it leads nowhere."""
    meant = [ids.keys_of(link) for link in entry.prose.links]
    return tuple([keys[0] if len(keys) == 1 else "" for keys in meant])


def _ambiguous_links(
    entries: Iterable[AnyEntry], ids: Ids, chronicle: Chronicle
) -> Iterator[Diagnostic]:
    """Links that might lead to several records."""
    for entry in entries:
        for link in entry.prose.links:
            keys = ids.keys_of(link)
            if len(keys) > 1:
                yield _ambiguous_link(entry, link, keys, chronicle)


def _ambiguous_link(
    entry: AnyEntry, link: BodyLink, keys: Iterable[str], chronicle: Chronicle
) -> Diagnostic:
    name = link.target.rpartition("/")[2]
    message = f"„{name}“ heißen mehrere Einträge."
    choice = ", ".join(f"[[{key}]]{told_of(chronicle, key)}" for key in keys)
    hint = f"Mit der Art davor schreiben: {choice}."
    return error(entry.span(link.at), "ambiguous-id", message, hint)


def _known_names(index: Mapping[str, AnyEntry]) -> mentions.Names:
    named = (entry for kind in NAMED_KINDS for entry in index.values() if entry.kind == kind)
    return mentions.names_of((name, entry.key) for entry in named for name in names(entry))


def _mentioned_in(
    entries: Iterable[AnyEntry],
    body_links: Mapping[str, tuple[str, ...]],
    meant: Mapping[str, tuple[Mention, ...]],
) -> dict[str, tuple[AnyEntry, ...]]:
    """Record -> entries whose bodies link it, by the editor's hand or by its name."""

    def keys(entry: AnyEntry) -> Iterator[str]:
        yield from filter(None, body_links.get(entry.key, ()))
        yield from (mention.keys[0] for mention in meant.get(entry.key, ()))

    return inverse((entry, keys(entry)) for entry in entries)


def _passages(
    evident: Mapping[str, tuple[Statement, ...]], texts: Mapping[str, quotes.Text]
) -> dict[tuple[str, str], quotes.Result]:
    """Where each quote stands in the text of its source, looked for once."""
    passages: dict[tuple[str, str], quotes.Result] = {}
    missing: Counter[str] = Counter()  # quotes in each source
    for statements in evident.values():
        for statement in statements:
            quote, source = statement.evidence.quote, statement.evidence.source
            if quote and source in texts and (source, quote) not in passages:
                near = missing[source] < _MOST_MISSING
                passages[source, quote] = found = quotes.find(texts[source], quote, nearest=near)
                missing[source] += isinstance(found, quotes.Missing)
    return passages
