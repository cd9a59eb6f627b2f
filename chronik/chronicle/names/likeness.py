"""Names so alike that they may be one: the same but for spelling, order, or one letter.

Precise before complete: who asks wrongly too often is not read any more. So figures must agree, as
must legal forms where both are given; one letter may be off in a long word alone, and not where
given names tell women from men („Martin“, „Martina“). `neighbours` finds what to compare.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.german import GERMAN

_LONG = 7  # letters of a surname with one letter off; in other names one more
_FREE = 9  # letters of a word in which any consonant may be another letter
_VOWELS = frozenset("aeiouy")
_SOUND = frozenset(map(frozenset, ("dt", "ck", "gk", "bp", "fv", "sz", "iy", "ij")))
_UMLAUTS = str.maketrans(dict(GERMAN[:4]))
_TITLES = late(
    r"\A(?:(?:herr|frau|prof(?:essor(?:in)?)?|priv|doz|pd|dr|dipl|ing|mag|med|phil|jur|rer|nat|pol"
    r"|oec|theol|h\.? ?c)\b[.\- ]*)+(?=\w)"
)
_LEGAL = late(r"[\s,]+(?:(e\.?\s*v)|(g?gmbh)|(mbh)|(ag)|(kg)|(e\.?\s*g)|(ug)|(ohg)|(gbr))\.?\Z")
_ARTICLE = late(r"\A(?:der|die|das)\s+")
_WORD = late(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_JOINTS = str.maketrans("", "", "'’-‐‑")
_FIGURES = late(r"\d+")
_TWICE = late(r"([a-z])\1")


class Spelling(NamedTuple):
    """A name as it may be compared: small letters, each compound one word, the surname last."""

    words: tuple[str, ...]
    heard: tuple[str, ...]  # the same, but given names as they sound
    form: str = ""  # the legal form, „e. V.“ as „ev“

    @property
    def joined(self) -> str:
        return "".join(self.words)


def alike(kind: str, one: str, two: str) -> bool:
    """Whether two names of that kind of record may be one."""
    others = spellings(kind, two)
    return any(are_alike(kind, a, b) for a in spellings(kind, one) for b in others)


@lru_cache(maxsize=1 << 12)
def spellings(kind: str, name: str) -> tuple[Spelling, ...]:
    """Of a name with umlauts two: „Müller“ is „Mueller“, and „Muller“ where the dots are gone."""
    lower = name.lower().strip()
    if lower.isascii():
        return (_spelling(kind, lower),)
    lower = unicodedata.normalize("NFC", lower)
    plain, spelled = bare(lower), bare(lower.translate(_UMLAUTS))
    one = _spelling(kind, spelled)
    return (one,) if plain == spelled else (one, _spelling(kind, plain))


def bare(lower: str) -> str:
    """Without marks; ß is ss wherever it stands."""
    marked = unicodedata.normalize("NFD", lower.replace("ß", "ss"))
    return "".join([c for c in marked if not unicodedata.combining(c)])


def _spelling(kind: str, lower: str) -> Spelling:
    if kind == "people":
        first, comma, last = lower.partition(",")
        words = _words(without_titles(f"{last.strip()} {first}" if comma else lower))
        return Spelling(words, _heard(words))

    found = _LEGAL.search(lower) if len(lower) > 4 else None
    form = "".join(filter(str.isalpha, found[0])) if found else ""
    whole = _ARTICLE.sub("", lower[: found.start()] if found else lower, count=1)
    words = _words(whole.replace("&", " und "))
    return Spelling(words, words, form)


def without_titles(lower: str) -> str:
    """A person's name without „Dr.“ and „Frau“ before it."""
    return _TITLES.sub("", lower, count=1)


def _words(text: str) -> tuple[str, ...]:
    return tuple([word.translate(_JOINTS) for word in _WORD.findall(text)])


def _heard(words: tuple[str, ...]) -> tuple[str, ...]:
    """With given names as they sound."""
    heard = (*map(sounding, words[:-1]), *words[-1:])
    return words if heard == words else heard


@lru_cache(maxsize=1 << 14)
def sounding(given: str) -> str:
    """„Stephan“ as „Stefan“, „Matthias“ as „Mathias“, „Carl“ as „Karl“."""
    word = given.replace("ph", "f").replace("th", "t").replace("ch", "#").replace("c", "k")
    return _TWICE.sub(r"\1", word).replace("#", "ch")


# --- are two spellings alike? -----------------------------------------------------------------


def are_alike(kind: str, one: Spelling, two: Spelling) -> bool:
    """Whether two spellings of names of that kind may mean the same."""
    if not (one.words and two.words) or (one.form and two.form and one.form != two.form):
        return False
    if one.heard == two.heard or one.joined == two.joined:
        return True
    if len(one.words) > 1 and sorted(one.words) == sorted(two.words):
        return True
    if kind == "people" and _is_abbreviated(one, two):
        return True
    return _is_one_slip(kind, one.heard, two.heard)


def _is_abbreviated(one: Spelling, two: Spelling) -> bool:
    """„A. Müller“ and „Anna Müller“, „Anna M. Müller“ and „Anna Müller“."""
    *given, surname = one.heard
    *others, other = two.heard
    if surname != other or not given or not others or len(surname) < 2:
        return False
    shorter, longer = sorted((given, others), key=len)
    beside = zip(longer, shorter, strict=False)
    are_same = all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in beside)
    return are_same and all(len(word) == 1 for word in longer[len(shorter) :])


def _is_one_slip(kind: str, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether one word alone differs, by one letter."""
    if len(one) != len(two):
        return False
    (place, *more) = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if more:
        return False
    if kind == "people" and len(one) == 1:
        return False
    is_given = kind == "people" and place < len(one) - 1
    longest = _LONG if kind == "people" else _LONG + 1
    return _differ_by_one(one[place], two[place], longest, is_given=is_given)


def _differ_by_one(one: str, two: str, least: int, *, is_given: bool) -> bool:
    """One letter is left out, changed or swapped: never the first; of a given name none is
    changed, and nothing at its end.
    """
    if one[:1] != two[:1] or min(len(one), len(two)) < least or _FIGURES.search(one + two):
        return False
    before = common(one, two)
    rest, other = one[before:], two[before:]
    after = common(rest[::-1], other[::-1])
    a, b = rest[: len(rest) - after], other[: len(other) - after]
    if is_given and (after < 2 or len(a) == len(b) == 1):
        return False
    if len(a) == len(b) == 1:
        # „Altenburg“ and „Altenberg“ are two towns, „Petersen“ and „Peterson“ two families
        is_free = min(len(one), len(two)) >= _FREE and not _VOWELS.issuperset((a, b))
        return is_free or frozenset((a, b)) in _SOUND
    return len(a) + len(b) == 1 or (len(a) == 2 and a == b[::-1])


def common(one: str, two: str) -> int:
    """How many letters they begin with together."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(two)))
