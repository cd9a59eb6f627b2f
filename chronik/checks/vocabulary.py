"""Words of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.records.kinds.site import Vocabulary
from chronik.records.statements import words_used
from chronik.words.diagnostics import Diagnostic, error
from chronik.words.german import slug
from chronik.words.hints import meant, nearest, shortened


def words_are_known(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Wort für Art, Rolle, Form und Stand steht im Vokabular von site.yaml."""
    if chronicle.site.broken:
        return
    vocabularies = chronicle.site.vocabularies
    for entry in chronicle.entries.values():
        if all(word in vocabularies.get(name, {}) for name, word in entry.outline.words):
            continue
        for name, word, at in words_used(entry.kind, entry.facts):
            if word not in vocabularies.get(name, {}):
                hint = _hint(name, word, vocabularies.get(name, {}))
                yield error(
                    entry.span(at),
                    "unknown-word",
                    f"„{shortened(word)}“ steht nicht im Vokabular „{name}“.",
                    hint,
                )


def _hint(name: str, typed: str, vocabulary: Vocabulary) -> str:
    """The word that is meant, which may have been typed as readers see it; else the words there
    are, or how to add one.
    """
    labels = {term.label.casefold(): word for word, term in vocabulary.items()}
    low = typed.casefold()
    word = (
        low
        if low in vocabulary
        else labels.get(low)
        or nearest(low, frozenset(vocabulary))
        or labels.get(nearest(low, frozenset(labels)))
    )
    if word:
        return f"Meinten Sie „{word}“?"
    new = slug(typed) or "wort"
    label = shortened(typed) if typed != new else "…"
    return (
        meant(typed, vocabulary)
        or f"In site.yaml unter „vocabularies: {name}“ ergänzen: „{new}: {label}“."
    )
