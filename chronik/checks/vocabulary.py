"""Words of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle import Chronicle
from chronik.diagnostics import Diagnostic, error
from chronik.statements import words_used
from chronik.text import meant


def words_are_known(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Wort für Art, Rolle, Form und Stand steht im Vokabular von site.yaml."""
    if chronicle.site.broken:
        return
    vocabularies = chronicle.site.vocabularies
    for entry in chronicle.entries.values():
        for name, word in words_used(entry):
            if word.word not in vocabularies.get(name, {}):
                hint = meant(word.word, vocabularies.get(name, {})) or f"In site.yaml unter „vocabularies: {name}“ ergänzen: „{word.word}: …“."
                yield error(entry.span(word.at), "unknown-word", f"„{word.word}“ steht nicht im Vokabular „{name}“.", hint)
