"""Names of people who were withdrawn: known by their hashes alone, so that the list names nobody.

A name is hashed as its words in small ASCII letters („erika muster“), with one salt for the list:
- `slow`, by scrypt (RFC 7914): everybody who has the list can try a name, at its price;
- `keyed`, by HMAC-SHA-256 with a key that the list does not hold: nobody else can try one;
- `sieve`, eight bits of BLAKE2: so that of the names in a text each 256th need be hashed slowly.
Why so: docs/decisions/0028-people.md.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import NAME_REMOVED
from chronik.words.digests import digest_of

SALT = 16  # bytes
_COST = 1 << 14  # of scrypt: 16 MiB, some 50 ms
_WORD = late(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_GAP = late(r"[\s,.*_’'-]{0,40}\Z")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class HashedName(NamedTuple):
    """A name that must not come back; all but `words` in hexadecimal digits."""

    words: int  # how many it has
    sieve: str
    slow: str  # "" where only who has the key shall know it again
    keyed: str = ""


class Withdrawn(NamedTuple):
    """All that must not come back."""

    salt: str = ""
    names: tuple[HashedName, ...] = ()


NONE_WITHDRAWN = Withdrawn()


class Candidate(NamedTuple):
    """Words that may be a name, and from where to where (exclusive) they stand."""

    name: str
    start: int
    end: int


def bare_name(name: str) -> str:
    """The words of a name in small ASCII letters."""
    low = unicodedata.normalize("NFC", name).casefold().translate(_LETTERS)
    bare = unicodedata.normalize("NFKD", low).encode("ascii", "ignore").decode()
    return " ".join(_WORD.findall(bare))


def hashed(name: str, salt: str, key: bytes) -> HashedName:
    """`key` is empty where there is none."""
    known = bare_name(name)
    keyed = _keyed(known, key) if key else ""
    return HashedName(len(known.split()), _sieve(known, salt), _slow(known, salt), keyed)


def candidates(text: str, sizes: frozenset[int]) -> Iterator[Candidate]:
    """Words that stand behind each other, the first and the last with a capital."""
    words = [*_WORD.finditer(text)]
    for first, match in enumerate(words):
        if not match[0][0].isupper():
            continue
        for size in sizes:
            run = words[first : first + size]
            if len(run) == size and run[-1][0][0].isupper() and _adjoin(text, run):
                start, end = match.start(), run[-1].end()
                name = bare_name(text[start:end])
                yield Candidate(name, start, end)
                if name.endswith("s"):  # a genitive
                    yield Candidate(name[:-1], start, end)


def _adjoin(text: str, run: list[re.Match[str]]) -> bool:
    return all(_GAP.match(text[a.end() : b.start()]) for a, b in pairwise(run))


def returned(text: str, withdrawn: Withdrawn, key: bytes) -> Iterator[Candidate]:
    """Where in the text a name stands that was withdrawn."""
    by_sieve: dict[str, list[HashedName]] = {}
    for one in withdrawn.names:
        by_sieve.setdefault(one.sieve, []).append(one)
    sizes = frozenset(one.words for one in withdrawn.names)

    for candidate in candidates(text, sizes):
        for one in by_sieve.get(_sieve(candidate.name, withdrawn.salt), ()):
            if _is_it(candidate.name, one, withdrawn.salt, key):
                yield candidate
                break


def without_returned(text: str, withdrawn: Withdrawn, key: bytes) -> str:
    """The text with NAME_REMOVED in place of names that were withdrawn."""
    for found in sorted(returned(text, withdrawn, key), key=lambda one: -one.start):
        text = f"{text[: found.start]}{NAME_REMOVED}{text[found.end :]}"
    return text


def _is_it(name: str, one: HashedName, salt: str, key: bytes) -> bool:
    if key and one.keyed:
        return _keyed(name, key) == one.keyed
    return bool(one.slow) and _slow(name, salt) == one.slow


@lru_cache(maxsize=1 << 16)
def _sieve(name: str, salt: str) -> str:
    return digest_of(name.encode(), 1, salt=bytes.fromhex(salt)).hex()


@lru_cache(maxsize=1 << 12)
def _slow(name: str, salt: str) -> str:
    made = hashlib.scrypt(name.encode(), salt=bytes.fromhex(salt), n=_COST, r=8, p=1, dklen=16)
    return made.hex()


def _keyed(name: str, key: bytes) -> str:
    import hmac  # late: there is seldom a key

    return hmac.digest(key, name.encode(), "sha256").hex()
