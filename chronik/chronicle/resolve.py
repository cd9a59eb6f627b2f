"""The whole: entries resolved into one Chronicle, every relation known from both ends. `resolve`
reports keys that lead nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from chronik.chronicle import mentions
from chronik.chronicle.chronicle import NAMED_KINDS, Chronicle, order
from chronik.chronicle.mentions import Mention
from chronik.chronicle.ties import cited, inverse, key_in, ties
from chronik.evidence import quotes
from chronik.records.keys import KINDS, is_known, key_of, kind_of
from chronik.records.kinds.site import Site
from chronik.records.model import AnyEntry
from chronik.records.statements import Statement, evidenced, names, references_in
from chronik.words.diagnostics import At, Diagnostic, Span, error, warning
from chronik.words.hints import present

_Found = Callable[[], Sequence[tuple[Mention, ...]]]
Finder = Callable[[mentions.Names, Sequence[AnyEntry]], _Found]


def find_mentions(names: mentions.Names, entries: Sequence[AnyEntry]) -> _Found:
    """The names in the body of each entry; the build passes a version of it that remembers, shares
    the work, and has begun when it returns.
    """
    return lambda: [mentions.find_names(names, entry.prose.html) for entry in entries]


class Resolved(NamedTuple):
    chronicle: Chronicle
    problems: tuple[Diagnostic, ...]


def resolve(
    entries: Iterable[AnyEntry],
    known: frozenset[str],
    site: Site,
    texts: Mapping[str, quotes.Text],
    finder: Finder = find_mentions,
) -> Resolved:
    """Link everything. `known` holds also the keys of broken files, which raise no echoes; `texts`
    are the pinned sources.
    """
    problems: list[Diagnostic] = []
    index = _index(entries, problems)
    of_kind = {
        kind: tuple(sorted(some, key=order)) for kind, some in _by_kind(index.values()).items()
    }
    in_order = [entry for kind in KINDS for entry in of_kind[kind]]
    by_id = _by_id(known)
    if not known.issuperset(set().union(*[entry.outline.refs for entry in in_order])):
        problems.extend(d for entry in in_order for d in _dangling(entry, known))
    body_links = {
        entry.key: tuple(_body_links(entry, by_id, known, problems))
        for entry in in_order
        if entry.prose.links
    }
    said_by = {entry.key: evidenced(entry) for entry in in_order if entry.outline.evident}
    reading = [entry for entry in in_order if entry.autolink and entry.prose.utf8]
    hearing = finder(_known_names(index), reading)
    chronicle = Chronicle(
        site=site,
        entries=index,
        of_kind=of_kind,
        ties=ties(of_kind, index),
        parts=inverse(
            (entry, [key_in(whole)])
            for entry in in_order
            if (whole := getattr(entry.facts, "part_of", None))
        ),
        followers=inverse(
            (event, [ref.key for ref in event.facts.follows]) for event in of_kind["events"]
        ),
        cited_by=inverse((entry, cited(entry, said_by.get(entry.key, ()))) for entry in in_order),
        body_links=body_links,
        mentions={},
        mentioned_in={},
        texts=texts,
        passages=_passages(said_by, texts),
        evidenced=said_by,
    )
    found = _linked(reading, hearing(), body_links, problems)
    return Resolved(
        replace(chronicle, mentions=found, mentioned_in=_mentioned_in(in_order, body_links, found)),
        tuple(problems),
    )


def _index(entries: Iterable[AnyEntry], problems: list[Diagnostic]) -> dict[str, AnyEntry]:
    index: dict[str, AnyEntry] = {}
    for entry in sorted(entries, key=lambda e: (e.key, e.path)):
        if entry.key in index:
            other = index[entry.key].path
            problems.append(
                error(
                    Span(entry.path),
                    "duplicate-id",
                    f"Die Kennung „{entry.id}“ trägt schon {other}.",
                    "Eine der beiden Dateien umbenennen.",
                )
            )
        else:
            index[entry.key] = entry
    return index


def _by_kind(entries: Iterable[AnyEntry]) -> dict[str, list[AnyEntry]]:
    found: dict[str, list[AnyEntry]] = {kind: [] for kind in KINDS}
    for entry in entries:
        found[entry.kind].append(entry)
    return found


def _by_id(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    by_id: dict[str, list[str]] = {}
    for key in known:
        by_id.setdefault(key.partition("/")[2], []).append(key)
    return {name: tuple(sorted(keys)) for name, keys in by_id.items()}


def _dangling(entry: AnyEntry, known: frozenset[str]) -> Iterable[Diagnostic]:
    for ref in references_in(entry):
        if not is_known(ref.key, known):
            yield _unknown(entry, ref.key, ref.at, known)


def _unknown(entry: AnyEntry, key: str, at: At, known: Iterable[str]) -> Diagnostic:
    kind, _, name = key.partition("/")
    same = frozenset(k.partition("/")[2] for k in known if kind_of(k) == kind)
    hint = present(
        name, same, f"Eine Datei content/{kind}/{name}.md anlegen oder die Kennung berichtigen."
    )
    return error(entry.span(at), "unknown-id", f"Unter „{kind}“ gibt es „{name}“ nicht.", hint)


def _body_links(
    entry: AnyEntry,
    by_id: Mapping[str, tuple[str, ...]],
    known: frozenset[str],
    problems: list[Diagnostic],
) -> Iterable[str]:
    for link in entry.prose.links:
        kind, _, name = link.target.rpartition("/")
        keys = (
            (link.target,)
            if kind and is_known(link.target, known)
            else ()
            if kind
            else by_id.get(name, ())
        )
        if len(keys) == 1:
            yield keys[0]
            continue
        yield ""
        if keys:
            problems.append(
                error(
                    entry.span(link.at),
                    "ambiguous-id",
                    f"„{name}“ heißen mehrere Einträge.",
                    f"Mit der Art davor schreiben: {', '.join(f'[[{k}]]' for k in keys)}.",
                )
            )
        else:
            problems.append(
                error(
                    entry.span(link.at),
                    "unknown-id",
                    f"Einen Eintrag „{link.target}“ gibt es nicht.",
                    present(
                        link.target, [*by_id, *known], "Die Kennung ist der Dateiname ohne Endung."
                    ),
                )
            )
    for citation in entry.prose.citations:
        key = key_of("sources", citation.source.removeprefix("sources/"))
        if not is_known(key, known):
            problems.append(_unknown(entry, key, citation.at, known))


def _known_names(index: Mapping[str, AnyEntry]) -> mentions.Names:
    named = (entry for kind in NAMED_KINDS for entry in index.values() if entry.kind == kind)
    return mentions.names_of((name, entry.key) for entry in named for name in names(entry))


def _linked(
    reading: Sequence[AnyEntry],
    heard: Sequence[tuple[Mention, ...]],
    body_links: Mapping[str, tuple[str, ...]],
    problems: list[Diagnostic],
) -> dict[str, tuple[Mention, ...]]:
    """Names to link in each body: not the entry's own, not what it links itself, not what several
    records are called.
    """
    linked: dict[str, tuple[Mention, ...]] = {}
    ambiguous: dict[str, Diagnostic] = {}
    for entry, found in zip(reading, heard, strict=True):
        own, links, kept = entry.key, body_links.get(entry.key, ()), []
        for mention in found:
            keys = mention.keys
            if len(keys) > 1:
                if mention.name not in ambiguous:
                    ambiguous[mention.name] = _ambiguous(entry, mention)
            elif keys[0] != own and keys[0] not in links:
                kept.append(mention)
        if kept:
            linked[own] = tuple(kept)
    problems.extend(ambiguous.values())
    return linked


def _ambiguous(entry: AnyEntry, mention: Mention) -> Diagnostic:
    name = unescape(mention.name)
    hint = (
        f"Im Text selbst verlinken: {', '.join(f'[[{key}|{name}]]' for key in mention.keys[:3])}."
    )
    return warning(
        entry.span(),
        "ambiguous-name",
        f"„{name}“ heißen mehrere Einträge und wird deshalb nicht verlinkt.",
        hint,
    )


def _mentioned_in(
    in_order: list[AnyEntry],
    body_links: Mapping[str, tuple[str, ...]],
    found: Mapping[str, tuple[Mention, ...]],
) -> dict[str, tuple[AnyEntry, ...]]:
    said = ((entry, body_links.get(entry.key, ()), found.get(entry.key, ())) for entry in in_order)
    return inverse(
        (entry, [*filter(None, links), *[m.keys[0] for m in names]])
        for entry, links, names in said
        if links or names
    )


def _passages(
    evidenced: Mapping[str, tuple[Statement, ...]], texts: Mapping[str, quotes.Text]
) -> dict[tuple[str, str], quotes.Result]:
    passages: dict[tuple[str, str], quotes.Result] = {}
    for said in evidenced.values():
        for statement in said:
            quote, source = statement.evidence.quote, statement.evidence.source
            if quote and source in texts and (source, quote) not in passages:
                passages[source, quote] = quotes.find(texts[source], quote)
    return passages
