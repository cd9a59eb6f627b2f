"""The files of the index: all made, or those of the published one patched. Both give the same
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from chronik.chronicle.chronicle import Chronicle
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.search.beside import MANIFEST, Contents, facet_files, manifest, needed_file
from chronik.search.blocks import FOLDER, ROWS, block_data, block_path, is_long, rows_in, whole_path
from chronik.search.filters import ORDER, group_number
from chronik.search.lines import Alphabet, Packed, Splice, lines_in, packed, patch
from chronik.search.numbers import Numbering, Subject, numbered, place_in_group
from chronik.search.published import Changed, FormerIndex
from chronik.search.rows import row_in
from chronik.search.shards import cut, file_name
from chronik.search.terms import terms
from chronik.words.digests import digest_of

_SHORTEST = 5  # letters of a word that is found by its end


class IndexFile(NamedTuple):
    path: str
    signature: bytes
    data: bytes | None  # None: as it was published


def numbering_of(chronicle: Chronicle) -> Numbering:
    every = chain.from_iterable([chronicle.of_kind[kind] for kind in ORDER])
    return numbered([_subject(chronicle, entry) for entry in every])


def _subject(chronicle: Chronicle, entry: AnyEntry) -> Subject:
    day = entry.date.earliest if entry.kind == "events" and entry.date.exact else None
    of_year = date.fromordinal(day).timetuple().tm_yday if day else None
    return Subject(entry.key, group_number(chronicle, entry), place_in_group(entry.key, of_year))


def row_files(
    numbering: Numbering, some: Sequence[Changed], former: FormerIndex
) -> list[IndexFile]:
    """All files of rows."""
    size, new = numbering.block, {c.number: c.row for c in some if c.row is not None}
    left = {c.former for c in some if c.former_row is not None}
    kept = {path: s for path, s in former.files.items() if path.startswith(ROWS)}
    made: dict[str, bytes] = {}

    for block in sorted({number // size for number in (*new, *left)}):
        known = dict(rows_in(former.read, block, size)) if block_path(block) in kept else {}
        rows = {number: row for number, row in known.items() if number not in left}
        rows |= {n: new[n] for n in range(block * size, (block + 1) * size) if n in new}
        for path in (block_path(block), *map(whole_path, known)):
            kept.pop(path, None)
        if rows:
            made[block_path(block)] = block_data(rows, size)
        made.update({whole_path(n): row for n, row in rows.items() if is_long(row)})

    same = [IndexFile(path, signature, None) for path, signature in kept.items()]
    return [*same, *[_file(path, data, former) for path, data in made.items()]]


def _file(path: str, data: bytes, former: FormerIndex) -> IndexFile:
    signature = digest_of(data)
    return IndexFile(path, signature, None if former.files.get(path) == signature else data)


# --- words ------------------------------------------------------------------------------------


def share_packed(rows: Iterable[tuple[int, bytes]]) -> Packed:
    """What a process makes of its share of the rows, which are in the order of their numbers."""
    return packed((number, terms(row_in(row))) for number, row in rows)


def patched(numbering: Numbering, some: Iterable[Changed], former: FormerIndex) -> dict[str, str]:
    """The lines of the published vocabulary, as they are now."""
    texts = [former.read(path).decode() for path in former.files if path.startswith(_WORDS)]
    known = {key: line for text in texts for key, line in lines_in(text)}
    size = max([numbering.size, *former.numbers.values()])
    patch(known, _words_changed(some), Alphabet(size))
    return known


def _words_changed(some: Iterable[Changed]) -> Iterator[Splice]:
    for changed in some:
        old = terms(row_in(changed.former_row)) if changed.former_row is not None else {}
        new = terms(row_in(changed.row)) if changed.row is not None else {}
        stays = changed.number == changed.former
        for key, weight in old.items():
            if not stays or new.get(key) != weight:
                yield Splice(key, weight, changed.former, comes=False)
        for key, weight in new.items():
            if not stays or old.get(key) != weight:
                yield Splice(key, weight, changed.number, comes=True)


_WORDS, _TURNED = f"{FOLDER}w-", f"{FOLDER}r-"


def word_files(
    known: Mapping[str, str], former: FormerIndex
) -> dict[str, list[tuple[str, IndexFile]]]:
    """The vocabulary from its beginnings (w) and from its ends (r): with what each file begins."""
    keys = sorted(known)
    turned = sorted([key[::-1] for key in keys if len(key) >= _SHORTEST and key.isalpha()])
    return {
        "w": _cut(_WORDS, keys, [f"{key}{known[key]}\n".encode() for key in keys], former),
        "r": _cut(_TURNED, turned, [f"{key}\n".encode() for key in turned], former),
    }


def _cut(
    start: str, keys: Sequence[str], data: Sequence[bytes], former: FormerIndex
) -> list[tuple[str, IndexFile]]:
    return [
        (head, _file(file_name(start, head), b"".join(data[some.start : some.stop]), former))
        for head, some in cut(keys, [*map(len, data)])
    ]


# --- all --------------------------------------------------------------------------------------


def small_files(
    chronicle: Chronicle,
    numbering: Numbering,
    former: FormerIndex,
    *,
    words: Mapping[str, Sequence[tuple[str, IndexFile]]],
    rows: Iterable[IndexFile],
) -> list[IndexFile]:
    """What stands beside words and rows, last what says what there is."""
    facets = {
        name: _file(path, data, former)
        for name, (path, data) in facet_files(chronicle, numbering).items()
    }
    needed = _file(*needed_file(chronicle, numbering), former)
    signatures = b"".join(sorted([file.path.encode() + file.signature for file in rows]))
    held = Contents(
        words={
            letter: [(head, version_of_file(file.signature)) for head, file in some]
            for letter, some in words.items()
        },
        facets={name: version_of_file(file.signature) for name, file in facets.items()},
        needed=version_of_file(needed.signature),
        rows=version_of_file(digest_of(signatures)),
    )
    return [*facets.values(), needed, _file(MANIFEST, manifest(numbering, held), former)]


def version_of_file(signature: bytes) -> str:
    return signature.hex()[:6]
