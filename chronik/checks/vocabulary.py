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
    """Jedes Wort für Art, Rolle, Format und Stand steht im Vokabular von site.yaml."""
    if chronicle.site.broken:
        return

    vocabularies = chronicle.site.vocabularies
    for entry in chronicle.entries.values():
        if all(word in vocabularies.get(name, {}) for name, word in entry.outline.words):
            continue
        for used in words_used(entry.kind, entry.facts, entry.prose):
            vocabulary = vocabularies.get(used.vocabulary, {})
            if used.word not in vocabulary:
                typed = shortened(used.word)
                message = f"„{typed}“ steht nicht im Vokabular „{used.vocabulary}“."
                hint = _hint(used.vocabulary, used.word, vocabulary)
                yield error(entry.span(used.at), "unknown-word", message, hint)


def _hint(name: str, typed: str, vocabulary: Vocabulary) -> str:
    """The word that is meant; else the words there are, or how to add one."""
    if word := _meant(typed.casefold(), vocabulary):
        return f"Meinten Sie „{word}“?"

    new = slug(typed) or "wort"
    label = shortened(typed) if typed != new else "…"
    how_to_add = f"In site.yaml unter „vocabularies: {name}“ ergänzen: „{new}: {label}“."
    return meant(typed, vocabulary) or how_to_add


def _meant(typed: str, vocabulary: Vocabulary) -> str:
    """The word like the one typed, which may have been typed as readers see it; else ""."""
    if typed in vocabulary:
        return typed
    labels = {term.label.casefold(): word for word, term in vocabulary.items()}
    return (
        labels.get(typed)
        or nearest(typed, frozenset(vocabulary))
        or labels.get(nearest(typed, frozenset(labels)))
        or ""
    )
