"""The keys that a row is found by, and how much the record is about each.

A key is a form; a form with `PART_MARK` behind it, which begins within a word; or `PAIR` and two
forms that stand side by side in a name or a fact. Nothing here depends on other records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise

from chronik.search.compounds import parts_of
from chronik.search.folding import chunks, folded_words
from chronik.search.rows import BETWEEN_FACTS, SearchRow
from chronik.search.stopwords import STOPWORDS

PART_MARK = "\x10"  # the line of such a key comes right behind that of the word itself
PAIR = "|"  # comes behind all words of Latin letters
LONGEST_FORM = 40  # letters kept of a form
_LAST = "\uffff"  # what comes behind, a browser sorts otherwise

Keys = tuple[str, ...]

# What a key weighs, from a word told once on a long page to a name of this word alone.
ONCE, TWICE, STATED, LED = 1, 2, 3, 4
_NAMED = (12, 12, 11, 8, 7, 6, 5)  # by the number of words in the name
WEIGHTS = (ONCE, TWICE, STATED, LED, *sorted({*_NAMED}))
_LONG = 100  # keys of a text in which one of them alone says little


def terms(row: SearchRow) -> dict[str, int]:
    """What each key of the row weighs."""
    words = [*_keys(row.body), *_keys(row.quotes)]
    least = ONCE if len(words) > _LONG else TWICE
    found = {key: min(least + count - 1, STATED) for key, count in Counter(words).items()}

    for fact in (row.label, row.about, *row.facts.split(BETWEEN_FACTS)):
        for key in _beside(fact):
            found[key] = STATED
    for key in (*_keys(row.lead), *_beside(row.when)):
        found[key] = LED
    for name in (row.title, *row.names.split("\n")):
        for key, weight in _name(name):
            if found.get(key, 0) < weight:
                found[key] = weight
    return found


def _keys(text: str) -> Iterable[str]:
    """The keys of all words of a text, in order."""
    return chain.from_iterable(map(_of_chunk, chunks(text)))


@cache
def _of_chunk(chunk: str) -> Keys:
    """Of what stands between two blanks. „Leine-Weser“ is found as Leineweser too."""
    words = folded_words(chunk)
    if len(words) == 1:
        return _of_word(words[0])
    keys = [key for word in words for key in _of_word(word)]
    return (*keys, "".join(words)[:LONGEST_FORM]) if _is_joined(chunk, words) else tuple(keys)


def _is_joined(chunk: str, words: Sequence[str]) -> bool:
    has_hyphen = "-" in chunk or "\u2010" in chunk or "\u2011" in chunk
    return has_hyphen and len(words) > 1 and all(map(str.isalpha, words))


@cache
def _of_word(form: str) -> Keys:
    return () if form in STOPWORDS else _with_parts(form)


def _with_parts(form: str) -> Keys:
    form = form[:LONGEST_FORM]
    if form > _LAST:
        return ()
    parts = () if form.isdigit() else parts_of(form)
    return (form, *[part + PART_MARK for part in parts])


@cache
def _beside(text: str) -> Keys:
    """The keys of a fact's words, and of each two that stand side by side."""
    return (*_keys(text), *_pairs(_telling(text)))


def _pairs(forms: Iterable[str]) -> Keys:
    return tuple([f"{PAIR}{one} {other}" for one, other in pairwise(forms)])


def _telling(text: str) -> list[str]:
    """The forms of a text without stop words; all of them where there are no others."""
    forms = [form[:LONGEST_FORM] for chunk in chunks(text) for form in folded_words(chunk)]
    return [form for form in forms if form not in STOPWORDS] or forms


@cache
def _name(name: str) -> tuple[tuple[str, int], ...]:
    """The keys of a name: stop words too, which some names consist of."""
    telling = _telling(name)
    weight = _NAMED[min(len(telling), len(_NAMED) - 1)]
    words = [form for chunk in chunks(name) for form in folded_words(chunk)]
    keys = (*chain.from_iterable(map(_with_parts, words)), *_keys(name), *_pairs(telling))
    return tuple([(key, weight) for key in dict.fromkeys(keys)])
