"""What the stored texts say that the chronicle does not: parts no passage touches, and known names
no claim is linked with.

For editors, with `check --coverage`. A finding that is right to leave is set aside in the source's
own file, with a reason.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import NamedTuple

from chronik.chronicle import mentions
from chronik.chronicle.chronicle import NAMED_KINDS, Chronicle
from chronik.evidence.quotes import Found
from chronik.evidence.stretches import Unused, share, unused
from chronik.records.model import AnyEntry
from chronik.records.statements import names as called
from chronik.words.diagnostics import Diagnostic, Span, warning


class Use(NamedTuple):
    """How much of a source's text is used."""

    path: str  # of the stored text
    name: str
    share: int  # percent
    unused: tuple[Unused, ...]


def uses(chronicle: Chronicle) -> Iterator[Use]:
    """Each stored text with what of it is used."""
    for source in chronicle.of_kind["sources"]:
        text = chronicle.texts.get(source.key)
        if text is not None:
            spans = spans_in(chronicle, source.key)
            yield Use(
                f"seeds/{source.facts.file}",
                source.name,
                share(text.original, spans),
                tuple(unused(text.original, spans)),
            )


def spans_in(chronicle: Chronicle, source: str) -> list[tuple[int, int]]:
    """Every passage of the source that a claim or a body cites, part by part."""
    return [
        span
        for (key, _), found in chronicle.passages.items()
        if key == source and isinstance(found, Found)
        for span in found.spans
    ]


def unlinked(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """„Name kommt vor, ist aber nicht verknüpft“: names and aliases in a text, whose record nothing
    that rests on the text is tied to.
    """
    named = [entry for kind in NAMED_KINDS for entry in chronicle.of_kind[kind]]
    names = mentions.names_of((name, entry.key) for entry in named for name in called(entry))
    for source in chronicle.of_kind["sources"]:
        text = chronicle.texts.get(source.key)
        if text is not None:
            yield from _in_text(chronicle, source, html.escape(text.original), names)


def _in_text(
    chronicle: Chronicle, source: AnyEntry, text: str, names: mentions.Names
) -> Iterator[Diagnostic]:
    known = _tied(chronicle, source)
    aside = {name: reason for name, reason, _ in source.facts.set_aside}
    found = {
        html.unescape(m.name): m
        for m in mentions.find_names(names, text)
        if known.isdisjoint(m.keys)
    }
    for name, mention in found.items():
        if name not in aside:
            line = text.count("\n", 0, mention.start) + 1
            column = (
                len(html.unescape(text[text.rfind("\n", 0, mention.start) + 1 : mention.start])) + 1
            )
            yield warning(
                Span(f"seeds/{source.facts.file}", line, column),
                "name-unlinked",
                f"„{name}“ kommt vor, ist aber mit keiner Angabe aus diesem Text verknüpft: {' oder '.join(mention.keys)}.",
                f"Verknüpfen, oder in {source.path} zurückstellen: „set_aside: [{{name: {name}, reason: …}}]“.",
            )
    for name, _, at in source.facts.set_aside:
        if name not in found:
            hint = "Die Zeile löschen; der Name kommt nicht vor oder ist inzwischen verknüpft."
            yield warning(
                source.span(at),
                "set-aside-unused",
                f"„{name}“ ist zurückgestellt, aber nicht offen.",
                hint,
            )


def _tied(chronicle: Chronicle, source: AnyEntry) -> frozenset[str]:
    """Records that what rests on the source is about: the entries that cite it, and all they are
    linked with.
    """
    tied: set[str] = set()
    for entry in chronicle.cited_by.get(source.key, ()):
        tied.update((entry.key, *entry.outline.refs, *chronicle.body_links.get(entry.key, ())))
        tied.update(mention.keys[0] for mention in chronicle.mentions.get(entry.key, ()))
    return frozenset(tied)
