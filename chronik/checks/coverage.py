"""What the stored texts say that the chronicle does not, for editors, with `check --coverage`.

Parts of a text that no passage touches, and known names in it that no claim is linked with. A
finding that is right to leave is set aside in the source's own file, with a reason.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping

from chronik.chronicle.chronicle import NAMED_KINDS, Chronicle
from chronik.chronicle.names import mentions
from chronik.evidence.places import layout_of
from chronik.evidence.quotes import Found, Text
from chronik.evidence.stored.marks import place_between, place_words
from chronik.evidence.stretches import Unused, share, unused
from chronik.language.tuples import NamedTuple
from chronik.records.locating.locators import locator_words
from chronik.records.model import AnyEntry
from chronik.records.statements import names as called
from chronik.words.diagnostics import Diagnostic, Span, warning


class Use(NamedTuple):
    """How much of a source's text is used."""

    path: str  # of the stored text
    name: str
    share: int  # percent
    unused: tuple[Unused, ...]
    places: tuple[str, ...] = ()  # of these, „S. 3“, where the file has no lines


def uses(chronicle: Chronicle) -> Iterator[Use]:
    """Each stored text with what of it is used."""
    for source in chronicle.of_kind["sources"]:
        text = chronicle.texts.get(source.key)
        if text is not None:
            spans = spans_in(chronicle, source.key)
            left = tuple(unused(text.original, spans))
            yield Use(
                path=f"seeds/{source.facts.file}",
                name=source.name,
                share=share(text.original, spans),
                unused=left,
                places=tuple(_places(text, left)),
            )


def _places(text: Text, left: Iterable[Unused]) -> Iterator[str]:
    lines = layout_of(text.original).lines if text.marks else ()
    for each in left if lines else ():
        end = lines[each.last] if each.last < len(lines) else len(text.original)
        yield locator_words(place_between(text.marks, lines[each.first - 1], end))


def spans_in(chronicle: Chronicle, source: str) -> list[tuple[int, int]]:
    """Every passage of the source that a claim or a body cites, part by part."""
    return [
        span
        for (key, _), found in chronicle.passages.items()
        if key == source and isinstance(found, Found)
        for span in found.spans
    ]


def unlinked(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Known names in a text, of records that nothing that rests on the text is tied to.

    A record that is never linked by its name (`autolink: false`) is not missed.
    """
    every = [entry for kind in NAMED_KINDS for entry in chronicle.of_kind[kind]]
    named = [entry for entry in every if entry.autolink]
    names = mentions.names_of((name, entry.key) for entry in named for name in called(entry))

    for source in chronicle.of_kind["sources"]:
        text = chronicle.texts.get(source.key)
        if text is not None:
            escaped = html.escape(text.original)
            known = _tied(chronicle, source)
            first: dict[tuple[str, ...], mentions.Mention] = {}
            for mention in mentions.find_names(names, escaped):
                first.setdefault(mention.keys, mention)
            open_ones = [m for m in first.values() if known.isdisjoint(m.keys)]
            found = {html.unescape(mention.name): mention for mention in open_ones}
            yield from _open(source, text, escaped, found)
            yield from _aside(source, found)


def _open(
    source: AnyEntry, text: Text, escaped: str, found: Mapping[str, mentions.Mention]
) -> Iterator[Diagnostic]:
    """Names that stand in the text and are neither linked nor set aside."""
    names_aside = {aside.name for aside in source.facts.set_aside}

    for name, mention in found.items():
        if name not in names_aside:
            line = escaped.count("\n", 0, mention.start) + 1
            before = escaped[escaped.rfind("\n", 0, mention.start) + 1 : mention.start]
            file = f"seeds/{source.facts.file}"
            page = place_words(text.marks, len(html.unescape(escaped[: mention.start])))
            place = Span(file) if page else Span(file, line, len(html.unescape(before)) + 1)
            comes = f"kommt vor ({page})" if page else "kommt vor"
            keys = " oder ".join(mention.keys)
            yield warning(
                place,
                "name-unlinked",
                f"„{name}“ {comes}, ist aber mit keiner Angabe aus diesem Text verknüpft: {keys}.",
                f"Verknüpfen, oder in {source.path} zurückstellen: "
                f"„set_aside: [{{name: {name}, reason: …}}]“.",
            )


def _aside(source: AnyEntry, found: Mapping[str, mentions.Mention]) -> Iterator[Diagnostic]:
    """Names that were set aside and are not open."""
    for aside in source.facts.set_aside:
        if aside.name not in found:
            message = f"„{aside.name}“ ist zurückgestellt, aber nicht offen."
            hint = "Die Zeile löschen; der Name kommt nicht vor oder ist inzwischen verknüpft."
            yield warning(source.span(aside.at), "set-aside-unused", message, hint)


def _tied(chronicle: Chronicle, source: AnyEntry) -> frozenset[str]:
    """What the source is about: the entries that cite it, and all they are linked with."""
    tied: set[str] = set()
    for entry in chronicle.cited_by.get(source.key, ()):
        tied.update((entry.key, *entry.outline.refs, *chronicle.body_links.get(entry.key, ())))
        tied.update(mention.keys[0] for mention in chronicle.mentions.get(entry.key, ()))
    return frozenset(tied)
