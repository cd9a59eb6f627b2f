"""Names that may be alike, without comparing every name with every other.

Each name is made rough: what may be written in two ways is written in one. Names of people with one
letter off begin or end as the other does. Other names are sorted from their beginning and from
their end: those with one letter off stand beside each other.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from chronik.chronicle.names.likeness import alike, bare, common, sounding, without_titles
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry
from chronik.records.statements import names
from chronik.words.near import nearest

_BESIDE = 8  # names beside it that each is compared with
_EMPTY = frozenset(
    (
        *("dr", "prof", "pd", "herr", "frau", "der", "die", "das", "e", "v"),
        *("ev", "eg", "gmbh", "ggmbh", "mbh", "ag", "kg", "ug", "ohg", "gbr"),
    )
)


class _Roughened(dict[str, str]):
    """Words by what is left of them: there are far fewer words than names."""

    def __missing__(self, word: str) -> str:
        plain = word.lower()
        if not plain.isascii():
            plain = bare(unicodedata.normalize("NFC", plain))
        if not plain.isalnum():
            plain = "".join(filter(str.isalnum, plain.replace("&", "und")))
        plain = plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        self[word] = rough = "" if plain in _EMPTY else sounding(plain)
        return rough


_ROUGH = _Roughened()


def alike_pairs(kind: str, called: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of two names of records of that kind that may be one; each pair once.

    Of very many that are alike only those beside each other are told.
    """
    near = _near_people if kind == "people" else _near_bodies
    found = dict.fromkeys(near(called))
    return (pair for pair in found if alike(kind, called[pair[0]], called[pair[1]]))


def like_it(key: str, name: str, entries: Sequence[AnyEntry]) -> list[AnyEntry]:
    """The records, of the kind of that key, that may be what is to have this key and name: one of
    their names may be this one, or their id is nearly this one.
    """
    kind, _, own = key.partition("/")
    called = [(entry, other) for entry in entries for other in names(entry)]
    pairs = alike_pairs(kind, [name, *[other for _, other in called]])
    alike = [called[max(pair) - 1][0] for pair in pairs if 0 in pair]
    near = [entry for entry in entries if nearest(own, frozenset((entry.id,)))]
    return [*{entry.key: entry for entry in (*alike, *near)}.values()]


def rough_title(title: str) -> str:
    """The same for all titles that are alike but for their spelling."""
    return "".join(_rough_words(title))


def _rough_words(name: str) -> list[str]:
    return [rough for word in name.split() if (rough := _ROUGH[word])]


# --- people -----------------------------------------------------------------------------------


class _Person(NamedTuple):
    whole: str  # surname and given names
    called: str  # initial and surname
    begin: str  # the same for all whose surname is another behind its fifth letter
    end: str  # the same for all whose surname is another before its last three letters
    shuffled: str  # the same in every order of its words


def _near_people(every: Sequence[str]) -> Iterator[tuple[int, int]]:
    if not every:
        return
    whole, called, begin, end, shuffled = zip(*map(_person, every), strict=True)
    yield from _of_one_key(shuffled)
    for key in (called, begin, end):
        for one, two in _of_one_key(key):
            a, b = whole[one], whole[two]
            if _is_one_off(a, b) or " " in (a[-2:-1], b[-2:-1]):  # an initial for a given name
                yield one, two


def _person(name: str) -> tuple[str, str, str, str, str]:
    """A `_Person`, as a bare tuple: there are many."""
    if "," in name:
        surname, _, given = name.partition(",")
        name = f"{given} {surname}"
    if "." in name:
        name = without_titles(name.lower()).replace(".", ". ")
    words = _rough_words(name)
    if not words:
        return "", "", "", "", ""
    initial, last = words[0][0], words[-1]
    given = words[0] if len(words) == 2 else " ".join(words[:-1])
    parts = _rough_words(name.replace("-", " ")) if "-" in name else words
    parts.sort()
    is_long = len(last) > 5
    return (
        f"{last} {given}",
        f"{initial} {last}",
        f"{last[:5]} {given}" if is_long else "",
        f"{last[:1]}{last[-3:]}-{given}" if is_long else "",
        "".join(parts),
    )


def _of_one_key(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each place with those shortly before it that have the same key; most have none."""
    often = Counter(keys)
    groups: dict[str, list[int]] = {}
    for place in [place for place, key in enumerate(keys) if often[key] > 1]:
        if key := keys[place]:
            group = groups.setdefault(key, [])
            yield from ((other, place) for other in group[-_BESIDE:])
            group.append(place)


# --- all others -------------------------------------------------------------------------------


def _near_bodies(every: Sequence[str]) -> Iterator[tuple[int, int]]:
    words = [_rough_words(name) for name in every]
    joined = ["".join(each) for each in words]
    yield from _beside(joined)
    yield from _beside([text[::-1] for text in joined])
    yield from _of_one_key(["".join(sorted(each)) for each in words])


def _beside(rough: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Those beside each other in order that are alike up to their middle at least."""
    order = sorted(range(len(rough)), key=rough.__getitem__)
    texts = [rough[place] for place in order]
    for step in range(1, _BESIDE + 1):
        for one, two, a, b in zip(order, order[step:], texts, texts[step:], strict=False):
            if a[: len(a) // 2] == b[: len(a) // 2] and _is_one_off(a, b):
                yield min(one, two), max(one, two)


def _is_one_off(one: str, two: str) -> bool:
    """Whether what differs is a letter, or two beside each other."""
    if not -2 < len(one) - len(two) < 2:
        return False
    before = common(one, two)
    a, b = one[before:], two[before:]
    return a[1:] in (b, b[1:]) or a == b[1:] or a[2:] == b[2:]
