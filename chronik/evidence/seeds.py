"""The stored source texts, each pinned by its SHA-256: the text that a quote was taken from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from unicodedata import normalize

from chronik.evidence.quotes import Text, Whereabouts, prepare
from chronik.evidence.stored.marks import StoredWords, UnreadableError
from chronik.evidence.stored.reading import words_of_file, words_of_scan_files
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.words.calls import call
from chronik.words.diagnostics import START, Diagnostic, error, failing, warning
from chronik.words.digests import as_committed, digest_of
from chronik.words.hints import present
from chronik.words.marks import OVERMARKED, overmarked


class Pinned(NamedTuple):
    """Texts, and what is wrong with others: a faulty one is left out and raises no echoes."""

    texts: dict[str, Text]  # by the key of their source
    problems: tuple[Diagnostic, ...]


# Quotes that were looked for in a text, and where they stand; None: not there.
Searched = dict[str, Whereabouts | None]


def pin(
    entries: Iterable[AnyEntry],
    seeds: Mapping[str, bytes],
    known: Mapping[str, Searched] = MappingProxyType({}),
    reader: Callable[[str, bytes], StoredWords] = words_of_file,
) -> Pinned:
    """The texts of all sources whose file is there, can be read, and has the recorded checksum.
    Where none is recorded yet, the text counts all the same. `known` is what earlier builds looked
    for.
    """
    texts: dict[str, Text] = {}
    problems: list[Diagnostic] = []
    seeds = _by_typed_name(seeds)
    for source in entries:
        if source.kind == "sources" and source.facts.file:
            parts = parts_pinned(seeds, source)
            if parts is None:
                problems.append(_missing(source, seeds))
                continue
            words, faults = _read(source, parts, reader)
            problems.extend(faults)
            if words and not failing(faults, strict=False) and _is_readable(source):
                text = texts[source.key] = _ready(words.text)._replace(
                    marks=words.marks, layer=words.layer
                )
                text.sought.update(known.get(_name(text), {}))

    return Pinned(texts, tuple(problems))


_ready = lru_cache(maxsize=1 << 10)(prepare)  # for a process that builds more than once


def sought_in(texts: Iterable[Text], quotes: Container[str]) -> dict[str, Searched]:
    """What `pin` can know in a later build: where these quotes stand."""
    return {
        _name(text): {quote: place for quote, place in text.sought.items() if quote in quotes}
        for text in texts
    }


def _name(text: Text) -> str:
    return digest_of(text.original.encode()).hex()


def _by_typed_name(seeds: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files by their names in NFC: some systems store „ü“ as two characters."""
    return {normalize("NFC", name): data for name, data in seeds.items()}


def as_pinned(seeds: Mapping[str, bytes], source: AnyEntry) -> bytes | None:
    """What the checksum of a source is of: its file; of several, all in their order. `seeds` are
    files by their names in NFC.
    """
    parts = parts_pinned(seeds, source)
    return None if parts is None else b"".join(parts)


def parts_pinned(seeds: Mapping[str, bytes], source: AnyEntry) -> list[bytes] | None:
    """The files that a source names, with the line ends they were pinned with, where git has turned
    them round. None where one is not there.
    """
    parts = [seeds.get(normalize("NFC", name), b"") for name in source.facts.files]
    if not all(normalize("NFC", name) in seeds for name in source.facts.files):
        return None
    if not any(b"\r\n" in part for part in parts):
        return parts
    kept, pinned = [*map(as_committed, parts)], source.facts.sha256
    return kept if hashlib.sha256(b"".join(kept)).hexdigest() == pinned else parts


def _missing(source: AnyEntry, seeds: Mapping[str, bytes]) -> Diagnostic:
    file = next(f for f in source.facts.files if normalize("NFC", f) not in seeds)
    hint = present(file, seeds, "Die Textdatei dort ablegen oder den Namen berichtigen.")
    return error(
        source.span(source.facts.file_at), "seed-missing", f"seeds/{file} gibt es nicht.", hint
    )


def _read(
    source: AnyEntry, parts: list[bytes], reader: Callable[[str, bytes], StoredWords]
) -> tuple[StoredWords | None, tuple[Diagnostic, ...]]:
    """The words of its files, and what is wrong with it."""
    facts = source.facts
    faults = tuple(_pin_faults(source, hashlib.sha256(b"".join(parts)).hexdigest()))
    try:
        words = _words(source, parts, reader)
    except UnreadableError as fault:
        message = f"seeds/{facts.file} {fault.message}"
        found = error(source.span(facts.file_at), "seed-unreadable", message, fault.hint)
        return None, faults if failing(faults, strict=False) else (*faults, found)
    if failing(faults, strict=False) or (marks := overmarked(words.text.encode())) is None:
        return words, faults

    message, hint = OVERMARKED
    line = words.text.count("\n", 0, marks) + 1
    told = f"seeds/{facts.file}:{line}: {message}"
    return words, (*faults, error(source.span(facts.file_at), "too-long", told, hint))


def _words(
    source: AnyEntry, parts: list[bytes], reader: Callable[[str, bytes], StoredWords]
) -> StoredWords:
    """Where numbers of scanned pages are typed, or each page has a file, nothing is remembered.
    Raises UnreadableError.
    """
    pages = [page.label for page in source.facts.scan]
    if len(parts) > 1 or any(pages):
        return words_of_scan_files(parts, pages)
    words = reader(source.facts.file, parts[0])
    return words if words.layer or not pages else words_of_scan_files(parts, pages)


def _pin_faults(source: AnyEntry, digest: str) -> Iterator[Diagnostic]:
    facts = source.facts
    if is_unpinned(source):
        message = f"Noch ist nicht festgehalten, welcher Text in seeds/{facts.file} steht."
        hint = f"Diese Zeile ergänzen: sha256: {digest} – oder eintragen lassen: {call('pin')}"
        yield warning(source.span(facts.file_at), "seed-unpinned", message, hint)
    if facts.sha256 and facts.sha256 != digest:
        message = f"seeds/{facts.file} ist nicht mehr der Text, aus dem zitiert wurde."
        hint = (
            "Den alten Text wiederherstellen, "
            f"oder alle Zitate prüfen und die Zeile ersetzen: sha256: {digest}"
        )
        yield error(source.span(facts.sha256_at), "seed-changed", message, hint)


def is_unpinned(source: AnyEntry) -> bool:
    """Whether a source names a stored text, and no checksum of it."""
    facts = source.facts
    return bool(facts.file) and not facts.sha256 and bool(facts.sha256_at == START)


def _is_readable(source: AnyEntry) -> bool:
    """Not where a checksum was given that is none."""
    return bool(source.facts.sha256) or is_unpinned(source)
