"""The files of the index beside words and rows. Small: they are made anew in each build.

f-netz.txt  the records to narrow by, one a line: id, name, distances between the numbers of
            all that belong to it (`lines`)
n.txt       how much is linked with each record that is no event, a character a number: U+0020
            for none, then one for each power of two
index.json  what there is of all that
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from chronik.chronicle.chronicle import Chronicle
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, id_of, kind_of
from chronik.records.model import AnyEntry
from chronik.search.blocks import FOLDER
from chronik.search.filters import NARROWED_BY, ORDER, facets_of
from chronik.search.lines import Alphabet
from chronik.search.numbers import Numbering
from chronik.search.stopwords import STOPWORDS

MANIFEST = f"{FOLDER}index.json"
_NEEDED = f"{FOLDER}n.txt"


def facet_files(chronicle: Chronicle, numbering: Numbering) -> dict[str, tuple[str, bytes]]:
    """Path and content, by name, for each kind that hits can be narrowed by."""
    members: dict[str, list[int]] = {}
    for key, number in numbering.numbers.items():
        for other in facets_of(chronicle, chronicle.entries[key]):
            members.setdefault(other, []).append(number)

    alphabet = Alphabet(numbering.size)
    texts = dict.fromkeys(NARROWED_BY.values(), "")
    for key in sorted(members):
        distances = alphabet.encoded(sorted(members[key]))
        texts[NARROWED_BY[kind_of(key)]] += f"{id_of(key)}\t{chronicle.name(key)}\t{distances}\n"
    return {name: (f"{FOLDER}f-{name}.txt", text.encode()) for name, text in texts.items() if text}


def needed_file(chronicle: Chronicle, numbering: Numbering) -> tuple[str, bytes]:
    """Path and content. What much is linked with is more likely to be looked for."""
    kinds = [kind for kind in ORDER if kind != "events"]
    end = next((first for group, first in numbering.groups if group.kind == "events"), None)
    levels = bytearray(b" " * (numbering.size if end is None else end))
    for kind in kinds:
        for entry in chronicle.of_kind[kind]:
            levels[numbering.numbers[entry.key]] += _links(chronicle, entry).bit_length()
    return _NEEDED, bytes(levels)


def _links(chronicle: Chronicle, entry: AnyEntry) -> int:
    tied = sum(map(len, chronicle.ties.get(entry.key, {}).values()))
    return tied + len(chronicle.cited_by.get(entry.key, ()))


class Contents(NamedTuple):
    """What the index has, with versions."""

    words: Mapping[str, Sequence[tuple[str, str]]]  # by letter: with what each file begins
    facets: Mapping[str, str]
    needed: str
    rows: str


def manifest(numbering: Numbering, held: Contents) -> bytes:
    groups = [
        [ORDER.index(group.kind), group.year, group.sure, first]
        for group, first in numbering.groups
    ]
    said = {
        "records": len(numbering.numbers),
        "kinds": [KINDS[kind].german for kind in ORDER],
        "stop": " ".join(sorted(STOPWORDS)),
        "block": numbering.block,
        "groups": groups,
        **held.words,
        "facets": held.facets,
        "needed": held.needed,
        "rows": held.rows,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
