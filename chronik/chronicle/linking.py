"""Which of the names in a body become links: those that are meant.

A name of several words is. A single word („Brand“, „Halle“) is a name only where the entry has to
do with its bearer: by a relation of either, a link in its text, or as the place or the whole of one
of these. What `autolink: false` says is obeyed on both sides: in the entry's own text, and for the
name of the record, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

from chronik.chronicle.chronicle import NAMED_KINDS, Chronicle
from chronik.chronicle.names.mentions import Mention, is_single
from chronik.chronicle.names.namesakes import by_id
from chronik.chronicle.ties import key_in, wholes_in
from chronik.language.tuples import NamedTuple
from chronik.records.keys import is_known
from chronik.records.model import AnyEntry
from chronik.records.prose import BodyLink
from chronik.words.diagnostics import Diagnostic, error, warning

_MOST = 6  # records of one name that a hint lists
NamesIn = Sequence[tuple[AnyEntry, tuple[Mention, ...]]]  # each entry with the names in its body
_Links = Mapping[str, tuple[str, ...]]  # entry -> keys that its body links by hand


class Ids(NamedTuple):
    """What a link in a body may name: keys, and ids alone where only one record has them."""

    known: frozenset[str]
    keys: Mapping[str, tuple[str, ...]]  # by id

    def keys_of(self, link: BodyLink) -> tuple[str, ...]:
        """The keys that a link may mean."""
        kind, _, name = link.target.rpartition("/")
        if not kind:
            return self.keys.get(name, ())
        return (link.target,) if is_known(link.target, self.known) else ()


def ids_of(known: frozenset[str]) -> Ids:
    keys: dict[str, list[str]] = {}
    for key in known:
        keys.setdefault(key.partition("/")[2], []).append(key)
    return Ids(known, {name: tuple(sorted(keys[name])) for name in keys})


def names_to_link(
    found: NamesIn, index: Mapping[str, AnyEntry], body_links: _Links
) -> dict[str, tuple[Mention, ...]]:
    """The first name of each record to link in each body, but the entry's own and what it links."""
    every: dict[str, tuple[Mention, ...]] = {}
    for entry, named in found:
        apart = {entry.key, *body_links.get(entry.key, ())}
        kept: dict[str, Mention] = {}
        for mention in _meant(entry, named, index, body_links):
            (key, *others) = mention.keys
            if not others and key not in apart:
                kept.setdefault(key, mention)
        if kept:
            every[entry.key] = tuple(kept.values())
    return every


def ambiguous(found: NamesIn, chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Names of several records, each where it is mentioned first."""
    index, body_links = chronicle.entries, chronicle.body_links
    reported: set[str] = set()
    for entry, named in found:
        several = tuple([mention for mention in named if len(mention.keys) > 1])
        for mention in _meant(entry, several, index, body_links) if several else ():
            if len(mention.keys) > 1 and mention.name not in reported:
                reported.add(mention.name)
                yield _ambiguous_name(entry, mention, chronicle)


def _ambiguous_name(entry: AnyEntry, mention: Mention, chronicle: Chronicle) -> Diagnostic:
    name = unescape(mention.name)
    message = f"„{name}“ heißen mehrere Einträge und wird deshalb nicht verlinkt."
    choice = ", ".join(f"[[{key}|{name}]]{told_of(chronicle, key)}" for key in mention.keys[:3])
    hint = f"Im Text selbst verlinken: {choice}."
    return warning(entry.span(), "ambiguous-name", message, hint)


def told_of(chronicle: Chronicle, key: str) -> str:
    """What tells a record apart from its namesakes, more than its key: „ (Stadt in Sachsen)“."""
    words = chronicle.apart.get(key)
    return f" ({words})" if words and words != by_id(chronicle.entries[key]) else ""


def namesakes_of(chronicle: Chronicle, key: str) -> str:
    """More of a hint that names a record, where others of its kind bear its name; or ""."""
    if key not in chronicle.apart:
        return ""
    entry = chronicle.entries[key]
    same = [other for other in chronicle.of_kind[entry.kind] if other.name == entry.name]
    choice = ", ".join(f"{other.id}{told_of(chronicle, other.key)}" for other in same[:_MOST])
    return f" „{entry.name}“ heißen: {choice}." if len(same) > 1 else ""


def without_effect(entries: Iterable[AnyEntry]) -> Iterator[Diagnostic]:
    """Records that switch off what they do not have: a text, or a name that is linked."""
    for entry in entries:
        if not (entry.autolink or entry.prose.utf8 or entry.kind in NAMED_KINDS):
            message = "„autolink: false“ bewirkt hier nichts: Der Eintrag hat keinen Text."
            yield error(entry.span(), "autolink-idle", message, "Die Zeile löschen.")


def _meant(
    entry: AnyEntry,
    named: Sequence[Mention],
    index: Mapping[str, AnyEntry],
    body_links: _Links,
) -> Iterator[Mention]:
    """The mentions that mean records, with those that they may mean."""
    near: frozenset[str] | None = None
    for mention in named:
        keys = tuple([key for key in mention.keys if index[key].autolink])
        if keys and is_single(mention.name):
            near = _near(entry, index, body_links) if near is None else near
            is_meant = any(k in near or entry.key in index[k].outline.refs for k in keys)
            keys = keys if is_meant or entry.key in keys else ()
        if keys:
            yield mention if keys == mention.keys else mention._replace(keys=keys)


def _near(entry: AnyEntry, index: Mapping[str, AnyEntry], body_links: _Links) -> frozenset[str]:
    """What an entry refers to and links, with the places and wholes of these."""
    near: set[str] = set()
    waiting = [*entry.outline.refs, *filter(None, body_links.get(entry.key, ()))]
    while waiting:
        key = waiting.pop()
        if key not in near and key in index:
            near.add(key)
            waiting += _around(index[key])
    return frozenset(near)


def _around(entry: AnyEntry) -> Iterator[str]:
    """What a record is part of, and its places."""
    yield from map(key_in, wholes_in(entry))
    for place in getattr(entry.facts, "places", ()):
        yield key_in(place)
