"""Names that were withdrawn, looked for in every file. What was looked through is remembered by
content: names are no part of what is remembered.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from chronik.language.tuples import NamedTuple
from chronik.privacy.reporting import Legible, as_decoded
from chronik.privacy.withdrawal import NONE_WITHDRAWN, Withdrawn, returned
from chronik.records.keys import WITHDRAWN_LIST, id_of, key_at
from chronik.records.lists.withdrawn import read_withdrawn
from chronik.words.diagnostics import START, At, Diagnostic, Span, error, warning
from chronik.words.digests import digest_of


class KnownReturns(NamedTuple):
    """What was found in a file: digest of the list and of the file, and the places."""

    digest: bytes
    places: tuple[At, ...]


class Watched(NamedTuple):
    """Every file that may bring a name back."""

    load: Callable[[str], bytes]  # of records
    rest: Mapping[str, bytes]  # all others, by path
    digests: Mapping[str, bytes]  # of the records' contents, by path
    key: bytes
    legible: Legible = as_decoded  # files of seeds/


class LookedThrough(NamedTuple):
    withdrawn: Withdrawn
    problems: tuple[Diagnostic, ...]
    known: dict[str, KnownReturns]


NOBODY = LookedThrough(NONE_WITHDRAWN, (), {})


def looked_for(watched: Watched, former: Mapping[str, KnownReturns]) -> LookedThrough:
    """Who was withdrawn, and where they came back."""
    data = watched.rest[WITHDRAWN_LIST]
    withdrawn, problems = read_withdrawn(data.decode("utf-8", "replace"))
    mark = digest_of(data + watched.key)

    known: dict[str, KnownReturns] = {}
    for path, digest in _digests(watched):
        seen = digest_of(mark + digest)
        if path in former and former[path].digest == seen:
            known[path] = former[path]
        else:
            known[path] = KnownReturns(seen, tuple(_places(path, watched, withdrawn)))
    told = [problem for path, seen in known.items() for problem in _told(path, seen, watched.key)]
    return LookedThrough(withdrawn, (*problems, *told), known)


def _digests(watched: Watched) -> Iterator[tuple[str, bytes]]:
    yield from watched.digests.items()
    for path, data in watched.rest.items():
        if path.startswith(("content/", "seeds/")) and path != WITHDRAWN_LIST:
            yield path, digest_of(data)


def _places(path: str, watched: Watched, withdrawn: Withdrawn) -> Iterator[At]:
    data = watched.rest[path] if path in watched.rest else watched.load(path)
    read = watched.legible(path, data) if path.startswith("seeds/") else as_decoded(path, data)
    text = unicodedata.normalize("NFC", read.text)
    called = id_of(key_at(path)).replace("-", " ").title()
    if [*returned(called, withdrawn, watched.key)]:
        yield START
    for found in returned(text, withdrawn, watched.key):
        at = found.start
        if not read.is_changeable:
            yield START
            return
        yield text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _told(path: str, seen: KnownReturns, key: bytes) -> Iterator[Diagnostic]:
    """With the key it is certain; without it whoever has it should look."""
    message = "Hier steht der Name einer Person, die auf Wunsch entfernt wurde."
    hint = (
        "Streichen, oder durch „[Name entfernt]“ ersetzen; unter seeds/ mit redact schwärzen; "
        "steht er im Namen der Datei, sie umbenennen."
    )
    if path.lower().endswith(".pdf"):
        hint = "Im PDF selbst unkenntlich machen, oder nur den Text ohne ihn als .txt ablegen."
    for place in seen.places:
        if key:
            yield error(Span(path, *place), "withdrawn-name", message, hint)
        else:
            yield warning(Span(path, *place), "withdrawn-name", message, hint)
