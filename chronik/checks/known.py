"""What is named exists: records that others refer to, and words of the vocabularies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.linking import Ids, ids_of, namesakes_of
from chronik.records.keys import KINDS, id_of, is_known, key_of, kind_of
from chronik.records.settings.vocabularies import Vocabulary
from chronik.records.statements import citation_key, references_in, words_used
from chronik.words.calls import to_create
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import slug
from chronik.words.hints import SHORT_LIST, meant, shortened
from chronik.words.near import nearest


def records_are_there(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jeden Eintrag, auf den ein anderer verweist, gibt es; fehlt einer, steht das einmal da, mit
    allen Stellen, die ihn nennen.
    """
    known = chronicle.entries.keys() | chronicle.unread
    places: defaultdict[str, set[Span]] = defaultdict(set)
    wanting = (*_in_fields(chronicle, known), *_in_links(chronicle), *_cited(chronicle, known))
    for key, place in wanting:
        places[key].add(place)
    if not places:
        return  # nearly always

    ids = ids_of(frozenset(known))
    for key, wanted in places.items():
        first, *others = sorted(wanted)
        told = _unknown(key, ids, chronicle) if "/" in key else _unknown_anywhere(key, ids)
        yield error(first, "unknown-id", *told)._replace(also=tuple(others))


def _in_fields(chronicle: Chronicle, known: Set[str]) -> Iterator[tuple[str, Span]]:
    every = chronicle.entries.values()
    if known >= set().union(*[entry.outline.refs for entry in every]):
        return
    for entry in every:
        for reference in references_in(entry):
            if not is_known(reference.key, known):
                yield reference.key, entry.span(reference.at)


def _in_links(chronicle: Chronicle) -> Iterator[tuple[str, Span]]:
    """A link may name a record without its kind."""
    open_ones = [key for key, meant in chronicle.body_links.items() if "" in meant]
    ids = ids_of(frozenset(chronicle.entries.keys() | chronicle.unread)) if open_ones else None
    for entry in (chronicle.entries[key] for key in open_ones):
        for link in entry.prose.links:
            if ids and not ids.keys_of(link):
                yield link.target, entry.span(link.at)


def _cited(chronicle: Chronicle, known: Set[str]) -> Iterator[tuple[str, Span]]:
    for entry in chronicle.entries.values():
        for citation in entry.prose.citations:
            key = citation_key(citation)
            if key and not is_known(key, known):
                yield key, entry.span(citation.at)


_Told = tuple[str, str]  # message and hint


def _unknown(key: str, ids: Ids, chronicle: Chronicle) -> _Told:
    kind, name = kind_of(key), id_of(key)
    if kind not in KINDS:
        message = f"Eine Art „{kind}“ von Einträgen gibt es nicht."
        return message, f"Vor dem Schrägstrich steht eine dieser Arten: {', '.join(KINDS)}."

    those = frozenset(id_of(other) for other in ids.known if kind_of(other) == kind)
    near = nearest(name, those)
    hint = f"Meinten Sie „{near}“?{namesakes_of(chronicle, key_of(kind, near))}" if near else ""
    if not near and 0 < len(those) <= SHORT_LIST:
        hint = f"Vorhanden sind: {', '.join(sorted(those))}."
    message = f"Unter {_among(kind)} gibt es „{name}“ nicht."
    return message, f"{hint or 'Berichtigen.'} Oder anlegen: {to_create(kind, name)}"


def _unknown_anywhere(name: str, ids: Ids) -> _Told:
    """Of a link that names no kind."""
    near = nearest(name, frozenset(ids.keys))
    hint = f"Meinten Sie „{near}“?" if near else "Berichtigen."
    making = f"Oder anlegen, etwa als Ereignis: {to_create('events', name)}"
    return f"Einen Eintrag „{name}“ gibt es nicht.", f"{hint} {making}"


def _among(kind: str) -> str:
    """„den Personen“."""
    plural = KINDS[kind].plural
    return f"den {plural}" if plural.endswith("n") else f"den {plural}n"


# --- words of vocabularies


# What a word of each vocabulary says, as one would read it aloud.
_NOUNS = {
    "event_kinds": "Die Art „{}“ von Ereignissen",
    "organisation_kinds": "Die Art „{}“ von Organisationen",
    "network_kinds": "Die Art „{}“ von Netzwerken",
    "work_kinds": "Die Art „{}“ von Werken",
    "place_kinds": "Die Art „{}“ von Orten",
    "roles": "Die Rolle „{}“",
    "relation_kinds": "Die Beziehung „{}“",
    "formats": "Das Format „{}“",
    "statuses": "Den Stand „{}“",
}


def words_are_known(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Jedes Wort für Art, Rolle, Beziehung, Format und Stand steht im Vokabular von site.yaml."""
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
                message = (
                    f"{_NOUNS[used.vocabulary].format(typed)} gibt es in dieser Chronik nicht."
                )
                hint = _hint(used.vocabulary, used.word, vocabulary)
                yield error(entry.span(used.at), "unknown-word", message, hint)


def _hint(name: str, typed: str, vocabulary: Vocabulary) -> str:
    """The word that is meant; else the words there are, or how to add one."""
    if word := _meant(typed.casefold(), vocabulary):
        return f"Meinten Sie „{word}“?"

    new = slug(typed) or "wort"
    label = shortened(typed) if typed != new else "…"
    how_to_add = f"n content/site.yaml bei „{name}“ ergänzen: „{new}: {label}“."
    there = meant(typed, vocabulary, SHORT_LIST)
    return f"{there} Oder i{how_to_add}" if there else f"I{how_to_add}"


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
