"""Organisations, networks and places in a passage: their names word by word, and hints at them.

See `chronik.passages.names` for what makes no difference, and for the strengths.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.language.tuples import NamedTuple
from chronik.passages.names.forms import SMALL_WORDS, NameForm, name_form
from chronik.passages.names.inflection import is_adjective, is_dative, is_inflected, is_noun
from chronik.passages.names.tokens import Token
from chronik.passages.wordlists import wordset


class NamePlace(NamedTuple):
    """A name in the tokens from first to past (not included), with its strength."""

    first: int
    past: int
    name: str
    strength: str


def things(words: Sequence[Token], names: Sequence[str]) -> Iterator[NamePlace]:
    """Every place of every name; they may overlap."""
    for number, name in enumerate(names):
        form = name_form(name)
        places = (_place(form, words, at, number) for at in range(len(words))) if form else ()
        yield from (place for place in places if place)


def _place(form: NameForm, words: Sequence[Token], at: int, number: int) -> NamePlace | None:
    """The name, or a hint at it, that begins with the token `at`."""
    past = _reach(form, words, at)
    if past and not _in_compound(words, at, past):
        return NamePlace(at, past, form.name, "alias" if number else "whole")
    if past:
        return None if _is_plain(form) else NamePlace(at, past, form.name, "part")

    past = _beginning(form, words, at)
    if past or _is_part(form, words, at, number):
        return NamePlace(at, past or at + 1, form.name, "part")
    return None


def _is_plain(form: NameForm) -> bool:
    """A single ordinary word: „Brand“ says nothing in „Brand-Schutz“."""
    return len(form.words) == 1 and not form.coined


def _in_compound(words: Sequence[Token], at: int, past: int) -> bool:
    """Whether hyphens bind the words from `at` to others, on either side."""
    return (at > 0 and words[at].gap == "-") or (past < len(words) and words[past].gap == "-")


def _reach(form: NameForm, words: Sequence[Token], at: int) -> int:
    """The token past the name that begins with the token `at`; 0 where it does not stand there."""
    first = words[at].key
    if first[:2] != form.joined[:2] and not (first[0] == "d" and len(first) == 3):
        return 0
    past = _word_by_word(form, words, at) or _as_letters(form, words, at)
    if not past or not any(word.capital for word in words[at:past]):
        return 0 if past == 0 or form.words[0].capital else past

    if form.coined and not _as_coined(form, words[at:past]):
        return 0
    return past


def _as_coined(form: NameForm, here: Sequence[Token]) -> bool:
    """„FiF“ and „FIF“, with -s, but not „Fif“; a longer name („PerSePlus“) in any way."""
    said, name = "".join(word.word for word in here), form.words[0].word
    return (
        len(here) > 1
        or len(name) > 6
        or said.removesuffix("s") in (name, name.upper())
        or said == name
    )


def _word_by_word(form: NameForm, words: Sequence[Token], at: int) -> int:
    matched, past = _matched(form, words, at)
    if matched < len(form.words):
        return 0
    last, own = words[past - 1].key, form.words[-1].key
    return past if is_noun(last, own) or (matched > 1 and is_dative(last, own)) else 0


def _matched(form: NameForm, words: Sequence[Token], at: int) -> tuple[int, int]:
    """How many words of the name stand from the token `at` on, and the token past them."""
    for number, part in enumerate(form.words):
        here = _past_brackets(words, at) if number else at
        if here >= len(words) or (number and not _bound(words[here].gap, part.gap)):
            return number, at
        said = words[here].key
        if not is_inflected(said, part.key) and not (number and is_dative(said, part.key)):
            return number, at
        at = here + 1
    return len(form.words), at


def _bound(gap: str, own: str) -> bool:
    """Whether a gap may stand inside a name: a comma only where the name has one."""
    return len(gap) <= 4 and not set(gap) - set(" -\"'.)" + own)


def _past_brackets(words: Sequence[Token], at: int) -> int:
    """Past an abbreviation in brackets: „Handwerkskammer (HWK) Musterstadt“."""
    if at + 1 >= len(words) or words[at].gap != " (" or ")" not in words[at + 1].gap:
        return at
    return at + 1 if sum(letter.isupper() for letter in words[at].word) >= 2 else at


_ENDINGS = ("", "s", "es", "n", "en")


def _as_letters(form: NameForm, words: Sequence[Token], at: int) -> int:
    """The token past the name with its words joined or parted otherwise: „PerSePlus“."""
    said, past = "", at
    while past < len(words) and len(said) < len(form.joined):
        if past > at and words[past].gap not in (" ", "-", "- ", ". "):
            return 0
        said += words[past].key
        past += 1
    fits = said.startswith(form.joined) and said[len(form.joined) :] in _ENDINGS
    return past if fits and (past - at) != len(form.words) else 0


# --- parts of a name -----------------------------------------------------------------------------


def _is_part(form: NameForm, words: Sequence[Token], at: int, number: int) -> bool:
    word = words[at]
    if word.gap == "-" or not word.capital or (at + 1 < len(words) and words[at + 1].gap == "-"):
        return False
    if (
        form.initials
        and word.word.upper() == form.initials
        and sum(map(str.isupper, word.word)) >= 2
    ):
        return True

    if (
        number
        and len(form.words) > 1
        and form.words[0].word.isupper()
        and len(form.words[0].word) > 1
    ):
        return word.word == form.words[0].word and not _named_otherwise(words, at)
    return form.head >= 0 and _is_head(form, words, at) and not _named_otherwise(words, at)


def _is_head(form: NameForm, words: Sequence[Token], at: int) -> bool:
    """The head alone („Handwerkskammer“), or a field with it („Wirtschaftsministerium“)."""
    head, said = form.words[form.head].key, words[at].key
    if len(head) >= 6 and said in (head, f"{head}s", f"{head}es", f"{head}ses"):
        return not _other_adjective(form, words, at)
    field, found, ending = said.partition(head)
    fields = (part.key for part in form.words[form.head + 1 :])
    return (
        bool(found and field and is_noun(head + ending, head)) and field.removesuffix("s") in fields
    )


def _other_adjective(form: NameForm, words: Sequence[Token], at: int) -> bool:
    """„Sächsisches Ministerium“ is not a part of „Niedersächsisches Ministerium für …“."""
    before = words[at - 1] if at else None
    if before is None or words[at].gap != " " or not before.capital or not is_adjective(before.key):
        return False
    return not any(is_inflected(before.key, part.key) for part in form.words[: form.head])


_CONTINUING = wordset("fuer der des of und")


def _named_otherwise(words: Sequence[Token], at: int) -> bool:
    """Whether words behind name another: „Landkreis Harburg“ hints at no „Landkreis Uelzen“."""
    past = _past_brackets(words, at + 1)
    if past >= len(words) or (words[past].gap != " " and past == at + 1):
        return False
    return words[past].capital or words[past].key in _CONTINUING


def _beginning(form: NameForm, words: Sequence[Token], at: int) -> int:
    """The token past the first words of a long name, its head among them; 0 where it is too little.

    „Agentur für Arbeit“ for „Agentur für Arbeit Musterstadt“, but not where other words go on.
    """
    if form.head < 0 or words[at].key[:2] != form.joined[:2] or not words[at].capital:
        return 0
    matched, past = _matched(form, words, at)
    if matched < 2 or matched <= form.head or form.words[matched - 1].key in SMALL_WORDS:
        return 0
    return 0 if _in_compound(words, at, past) or _named_otherwise(words, past - 1) else past
