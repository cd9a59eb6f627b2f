"""Whether a word of a passage is a word of a name, inflected as German inflects it.

Nouns take -s, -es, -ses (Bündnisses), -n, -en, -e; short ones only -s and -es, so that „Bergen“ is
not „Berg“. Adjectives before a noun change their ending. Names of persons take -s, or an apostrophe
that stands outside the word.
"""

from __future__ import annotations

from chronik.language.patterns import late
from chronik.passages.wordlists import wordset

_SHORT = 6
_NOUN_ENDINGS = ("", "s", "es", "n", "en", "e", "ses")
_SHORT_ENDINGS = ("", "s", "es")
_ADJECTIVE_ENDING = late(r"e[rsnm]?\Z")
_ARTICLES = wordset("der die das des dem den")
_ADJECTIVE = late(
    r"(?:isch|sch|al|ell|iv|lich|ig|neu|nah|alt|gross|klein|jung|frei|bar|sam|los|er|te"
    r"|en)(?:e[rsnm]?)\Z"
)


def is_noun(key: str, of: str) -> bool:
    """Whether `key` is the noun `of` in some case of the singular, or its plural in -n, -en, -e."""
    if not key.startswith(of):
        return False
    return key[len(of) :] in (_NOUN_ENDINGS if len(of) >= _SHORT else _SHORT_ENDINGS)


def is_dative(key: str, of: str) -> bool:
    """Whether `key` is the dative of `of` as it was written until about 1950: „im Alten Kruge“.

    Only behind other words of a name, as „Berge“ alone is not „Berg“.
    """
    return key == f"{of}e"


def is_surname(key: str, of: str) -> bool:
    """Whether `key` is the name of a person, perhaps with a genitive -s."""
    return key == of or key == f"{of}s"


def is_inflected(key: str, of: str) -> bool:
    """Whether `key` is the article or the adjective `of` with another ending, or the noun."""
    if is_noun(key, of) or (key in _ARTICLES and of in _ARTICLES):
        return True
    stem = _ADJECTIVE_ENDING.sub("", of)
    return len(stem) >= 3 and stem != of and _ADJECTIVE_ENDING.sub("", key) == stem


def is_adjective(key: str) -> bool:
    """Whether a word of a name looks like an adjective: „Niedersächsisches“, „Regionale“."""
    return _ADJECTIVE.search(key) is not None or key.rstrip("rsnm") == "deutsche"
