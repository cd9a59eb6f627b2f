"""The checksum of a stored text, written into the source that names it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from unicodedata import normalize

from chronik.editing.references.lines import inserted, lines_of
from chronik.evidence.seeds import as_pinned, is_unpinned
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.model import AnyEntry
from chronik.words.diagnostics import RefusedError

_LINE = late(r"(?P<indent>\s*)file:\s")
_PAGES = late(r"scan:")  # each page with the file of its words


class Checksums(NamedTuple):
    """What is to be written, and what was said of sources that stay as they are."""

    files: dict[str, bytes]  # by path
    told: list[str]


def unpinned(read: Mapping[str, ReadEntry]) -> list[AnyEntry]:
    """The sources that name a stored text and no checksum."""
    sources = (one.entry for one in read.values() if one.entry and one.entry.kind == "sources")
    return [entry for entry in sources if is_unpinned(entry)]


def with_checksums(
    sources: list[AnyEntry], files: Mapping[str, bytes], seeds: Mapping[str, bytes]
) -> Checksums:
    """Each source with a line „sha256“ behind „file“ or before „scan“. Raises RefusedError."""
    texts = {normalize("NFC", name): data for name, data in seeds.items()}
    done = Checksums({}, [])
    for source in sources:
        name = source.facts.file
        data = as_pinned(texts, source)
        if data is None:
            missing = next(f for f in source.facts.files if normalize("NFC", f) not in texts)
            done.told.append(f"{source.path}: seeds/{missing} gibt es nicht; nichts eingetragen.")
            continue
        done.files[source.path] = _with_line(source, files[source.path], data)
        done.told.append(f"{source.path}: Prüfsumme von seeds/{name} eingetragen.")
    return done


def _with_line(source: AnyEntry, data: bytes, text: bytes) -> bytes:
    digest = hashlib.sha256(text).hexdigest()
    number, _ = source.facts.file_at
    lines = lines_of(data)
    match = _LINE.match(lines.lines[number - 1])
    pages = [n for n, line in enumerate(lines.lines[:number], 1) if _PAGES.match(line)]
    if match or pages:
        line = f"{match['indent'] if match else ''}sha256: {digest}"
        inserted(lines, number + 1 if match else pages[-1], line)
        new = read_entry(source.path, lines.encoded())
        if new.entry and new.entry.facts.sha256 == digest:
            return lines.encoded()
    raise RefusedError(
        f"{source.path}:{number}: Hier lässt sich die Zeile nicht von selbst einfügen. "
        f"Von Hand ergänzen: sha256: {digest}"
    )
