"""Which record a cell names: by id, name or alias; and the ids of records that are new."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from chronik.drafting.shape import fresh_id
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import key_of
from chronik.records.model import AnyEntry
from chronik.records.statements import names

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("„“”\"‚‘’'»«", ""))
_TITLES = late(
    r"((?:(?:Herrn?|Frau|Dr\.?|Prof\.?|Professor(?:in)?|Dipl\.|Mag\.|M\. ?A\.|B\. ?A\.|PD|StR|OStR)"
    r"(?:-?(?:Ing|Kfm|Päd|Soz|Volksw|Phil|phil|med|jur|rer|nat|theol|oec|agr|h\. ?c)\.?)*"
    r"(?: (?:h\. ?c\.|e\. ?h\.|(?:med|jur|phil|rer|nat|pol|theol|oec|agr)\.))* )+)(?=\w)"
)
_ADDRESSED = late(r"(?:Herrn?|Frau)\s+")
_PARTED = late(r"\s*(?:;|\s\|\s|\n)\s*")
_AND = late(r"\s+(?:und|u\.|&)\s+|,\s+")
_ETC = late(r"[,;]?\s*(?:u\. ?a\.|usw\.|etc\.|et al\.)\Z")
_BEHIND = late(r"(.+?)\s*\(([^()]+)\)\Z")


class WrittenName(NamedTuple):
    """A name as it is written in a record: „Ada Beispiel“, and what was before it."""

    name: str
    title: str = ""
    sort_name: str = ""


def folded_name(words: str) -> str:
    """What two ways of writing a name have in common."""
    plain = unicodedata.normalize("NFKC", words).translate(_DASHES).casefold()
    return " ".join(plain.split())


def person_name(words: str) -> WrittenName:
    """„Dr. Ada Beispiel“ and „Beispiel, Dr. Ada“ are Ada Beispiel, Dr."""
    family, comma, given = words.partition(",")
    title, bare = _untitled(given.strip() if comma else words)
    lead, family = _untitled(family.strip())
    if comma and bare and family:
        return WrittenName(f"{bare} {family}", lead or title, f"{family}, {bare}")
    return WrittenName(bare or words, title)


def _untitled(words: str) -> tuple[str, str]:
    match = _TITLES.match(words + " ")
    if match is None or match.end() >= len(words):
        return "", words
    return _ADDRESSED.sub("", match[1]).strip(), words[match.end() :].strip()


class Naming:
    """The records there are and those an import makes, by their names; the ids in use.

    It grows while rows are read: a name that is new gets its id once.
    """

    def __init__(self, entries: Iterable[AnyEntry], taken: Iterable[str]) -> None:
        self._named: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._often: Counter[tuple[str, str]] = Counter()
        self.taken = set(taken)
        self.keys: set[str] = set()
        for entry in entries:
            self.keys.add(entry.key)
            for name in names(entry):
                self.add(entry.kind, name, entry.key)
            self._often[entry.kind, folded_name(entry.name)] += 1

    def add(self, kind: str, name: str, key: str) -> None:
        self._named[kind, folded_name(name)][key] = None
        self.keys.add(key)

    def new_id(self, kind: str, name: str) -> str:
        """An id for a new record of that name; the second of a name gets a number."""
        self._often[kind, folded_name(name)] += 1
        often = self._often[kind, folded_name(name)]
        wanted = f"{name} {often}" if often > 1 else name
        return fresh_id(kind, wanted, self.taken)

    def found(self, kind: str, words: str) -> list[str]:
        """Keys of all records that these words name: by id before by name."""
        key = key_of(kind, words.removeprefix(f"{kind}/"))
        if key in self.keys:
            return [key]
        named = self._named.get((kind, folded_name(words)))
        if not named and kind == "people":
            named = self._named.get((kind, folded_name(person_name(words).name)))
        return [*named] if named else []

    def known(self, kinds: Sequence[str], words: str) -> bool:
        return any(self.found(kind, words) for kind in kinds)

    def listed(self, kinds: Sequence[str], words: str, separator: str) -> list[str]:
        """The names in a cell. Where no separator is told: „;“, „|“ and lines; commas and „und“
        only between people, or where every part is known.
        """
        text = _ETC.sub("", words) if words else words
        if separator:
            return _filled(text.split(separator))
        if self.known(kinds, text):
            return [text]
        parts = _filled(_PARTED.split(text))
        return [name for part in parts for name in self._at_commas(kinds, part)]

    def _at_commas(self, kinds: Sequence[str], text: str) -> list[str]:
        parts = _filled(_AND.split(text))
        if len(parts) < 2 or self.known(kinds, text):
            return [text]
        if all(self.known(kinds, _bare(part)) for part in parts):
            return parts
        if kinds == ("people",):
            return [text] if _is_turned(text, parts) else parts
        is_places = kinds == ("places",)
        return parts if is_places and all(_bare(part)[:1].isupper() for part in parts) else [text]


def name_and_rest(words: str) -> tuple[str, str]:
    """„Ada Beispiel (Vorsitzende)“: the name, and what stands behind it in brackets."""
    match = _BEHIND.match(words)
    return (match[1], match[2].strip()) if match else (words, "")


def _bare(words: str) -> str:
    return name_and_rest(words)[0]


def _is_turned(text: str, parts: list[str]) -> bool:
    """„Beispiel, Ada“ is one person: the family name stands alone before the comma."""
    if len(parts) != 2 or "," not in text:
        return False
    family, given = (person_name(_bare(part)).name for part in parts)
    return " " not in family or (" " not in given and given[:1].isupper())


def _filled(parts: Iterable[str]) -> list[str]:
    return [bare for part in parts if (bare := part.strip(" ,;\n"))]
