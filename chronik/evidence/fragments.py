"""Text fragments: the end of an address that leads to a passage on somebody else's page.

https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=[prefix-,]start[,end][,-suffix]`, one
`text=` for each part of a quote. A browser looks for whole words whatever their case, takes the
first place that fits, and finds no text that goes over the end of a block: there a range from the
first words to the last stands for it. What leads elsewhere in the stored text is not given.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category
from urllib.parse import quote as percent

from chronik.evidence.normal import HARD, LOOSE, SOFT, Text
from chronik.evidence.places import PassageSpans
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import BLOCK, NAME_BLOCK

MOST_EXACT = 120  # characters of a part that is given as a whole
_FEWEST, _MOST = 3, 12  # words at either end of a longer one
_CONTEXT = 6  # words before or behind
_WORD = late(r"\S+")
# A hyphen at a line break: in a word, of a compound; of the third nobody can tell.
_KEPT = {SOFT: "", HARD: "-", LOOSE: "- "}
_BREAK = late("|".join(_KEPT))
_HIDDEN = late(rf"[{BLOCK}{NAME_BLOCK}]")


class _Word(NamedTuple):
    start: int
    end: int
    line: int


class _Page(NamedTuple):
    """The stored text as it may stand on its page: no word is broken at the end of a line."""

    text: str
    words: tuple[_Word, ...]
    ends: tuple[int, ...]  # of the words
    cuts: tuple[tuple[int, int], ...]  # where the original was cut, and what goes off from there


class _Sought(NamedTuple):
    """What a browser is told to look for. Texts with single blanks, "" for none."""

    begin: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""


def with_passage(url: str, text: Text, spans: PassageSpans) -> str:
    """The address with the passage; "" where none leads there surely."""
    parts = _fragment(text, spans)
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(parts)}" if parts else ""


@lru_cache(maxsize=1 << 12)
def _fragment(text: Text, spans: PassageSpans) -> tuple[str, ...]:
    page = _page(text)
    found = (_directive(page, (_moved(page, start), _moved(page, end))) for start, end in spans)
    return tuple(part for part in found if part)


@lru_cache(maxsize=1 << 6)
def _page(text: Text) -> _Page:
    parts, cuts, done, off = [], [], 0, 0
    for match in _BREAK.finditer(text.normal):
        start, end = text.offsets[match.start()], text.offsets[match.start() + 1]
        kept = _KEPT[match[0]]
        parts += [text.original[done:start], kept]
        off += end - start - len(kept)
        cuts.append((end, off))
        done = end
    whole = "".join((*parts, text.original[done:]))
    words = tuple(_words(whole))
    return _Page(whole, words, tuple(word.end for word in words), tuple(cuts))


def _words(whole: str) -> Iterator[_Word]:
    line, done = 0, 0
    for match in _WORD.finditer(whole):
        line += whole.count("\n", done, match.start())
        done = match.start()
        yield _Word(match.start(), match.end(), line)


def _moved(page: _Page, at: int) -> int:
    """Where a place of the original is on the page."""
    number = bisect_right(page.cuts, (at, len(page.text)))
    return at - page.cuts[number - 1][1] if number else at


def _directive(page: _Page, span: tuple[int, int]) -> str:
    """The first way to say a part that leads to it; "" where none does."""
    first = bisect_right(page.ends, span[0])
    stop = bisect_left(page.ends, span[1])
    if _HIDDEN.search(page.text, *span):
        return ""
    inside = [_within(word, span) for word in page.words[first : stop + 1] if word.start < span[1]]
    before = page.words[max(0, first - _CONTEXT) : first]
    behind = page.words[first + len(inside) :][:_CONTEXT]
    for sought in _ways(page.text, inside, before, behind):
        if _first_place(page.text, sought) == (inside[0].start, inside[-1].end):
            return _written(sought)
    return ""


def _within(word: _Word, span: tuple[int, int]) -> _Word:
    """What of the word the part has: punctuation behind it may belong to the rest."""
    return word._replace(start=max(word.start, span[0]), end=min(word.end, span[1]))


def _ways(
    original: str, inside: Sequence[_Word], before: Sequence[_Word], behind: Sequence[_Word]
) -> Iterator[_Sought]:
    """From what says least to what says most: nothing beside it, words before it, words behind."""
    plain = [*_bare_ways(original, inside)]
    yield from plain
    left, right = _run(original, before[::-1])[::-1], _run(original, behind)
    for sought in plain[-1:]:
        for count in range(1, len(left) + 1):
            yield sought._replace(prefix=_said(original, left[-count:]))
        for count in range(1, len(right) + 1):
            yield sought._replace(suffix=_said(original, right[:count]))
        if left and right:
            both = {"prefix": _said(original, left), "suffix": _said(original, right)}
            yield sought._replace(**both)


def _bare_ways(original: str, inside: Sequence[_Word]) -> Iterator[_Sought]:
    first, last = inside[0], inside[-1]
    if first.line == last.line and last.end - first.start <= MOST_EXACT:
        yield _Sought(_said(original, inside))
        return
    begins = [word for word in inside if word.line == first.line]
    ends = [word for word in inside if word.line == last.line]
    if first.line == last.line:
        middle = len(begins) // 2
        begins, ends = begins[:middle], ends[middle:]
    for count in range(_FEWEST, _MOST + 1):
        yield _Sought(_said(original, begins[:count]), _said(original, ends[-count:]))
        if count >= max(len(begins), len(ends)):
            return


def _run(original: str, words: Sequence[_Word]) -> list[_Word]:
    """Words beside a part, the nearest first: of one line, up to what is made unreadable."""
    kept: list[_Word] = []
    for word in words:
        if word.line != words[0].line or _HIDDEN.search(original, word.start, word.end):
            break
        kept.append(word)
    return kept


def _said(original: str, words: Sequence[_Word]) -> str:
    return " ".join(_visible(original[word.start : word.end]) for word in words)


def _visible(word: str) -> str:
    """Without soft hyphens and what else has no width: browsers do not look for it."""
    return word if word.isascii() else "".join(c for c in word if category(c) != "Cf")


# --- where a browser would look


def _first_place(original: str, sought: _Sought) -> tuple[int, int] | None:
    """The place in the text that a browser would show."""
    match = _pattern(sought).search(original)
    return (match.start("begin"), match.end("found")) if match else None


@lru_cache(maxsize=1 << 8)
def _pattern(sought: _Sought) -> re.Pattern[str]:
    begin = f"(?P<begin>{_whole_words(sought.begin)})"
    end = rf"(?s:.)*?{_whole_words(sought.end)}" if sought.end else ""
    prefix = rf"{_whole_words(sought.prefix)}\s*" if sought.prefix else ""
    suffix = rf"(?=\s*{_whole_words(sought.suffix)})" if sought.suffix else ""
    return re.compile(f"{prefix}(?P<found>{begin}{end}){suffix}", re.IGNORECASE)


_UNSEEN = "[\u00ad\u200b-\u200f\u2060\ufeff]*"


def _whole_words(text: str) -> str:
    """The words over any white space, neither begun nor ended within another."""
    letters = [_UNSEEN.join(map(re.escape, word)) for word in text.split(" ")]
    left = r"(?<!\w)" if text[:1].isalnum() else ""
    right = r"(?!\w)" if text[-1:].isalnum() else ""
    inner = r"\s+".join(letters)
    return f"{left}{inner}{right}"


# --- as it is written


def _written(sought: _Sought) -> str:
    parts = (
        f"{_encoded(sought.prefix)}-" if sought.prefix else "",
        _encoded(sought.begin),
        _encoded(sought.end),
        f"-{_encoded(sought.suffix)}" if sought.suffix else "",
    )
    return f"text={','.join(part for part in parts if part)}"


def _encoded(text: str) -> str:
    """„-“, „,“ and „&“ have a meaning in a text fragment."""
    return percent(text, safe="").replace("-", "%2D")
