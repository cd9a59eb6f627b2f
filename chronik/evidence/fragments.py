"""Text fragments: the end of an address that leads to a passage on somebody else's page.

https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=[prefix-,]start[,end][,-suffix]`, one
`text=` for each part of a quote. A browser looks for whole words whatever their case, takes the
first place that fits, and finds no text that goes over the end of a block: there a range from the
first words to the last stands for it. What leads elsewhere in the stored text is not given.
"""

from __future__ import annotations

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
    start: int  # in the text without breaks
    end: int
    at: int  # where it begins in what is shown
    line: int


class _Page(NamedTuple):
    """The stored text as it may stand on its page: no word is broken at the end of a line."""

    text: str
    shown: str  # single blanks between words
    folded: str  # the same in small letters
    words: tuple[_Word, ...]
    ends: tuple[int, ...]  # of the words
    cuts: tuple[tuple[int, int], ...]  # where the original was cut, and what goes off from there


class _Sought(NamedTuple):
    """What a browser is told to look for: places in what is shown, each where the last one ends
    where it is not given.
    """

    prefix: int
    begin: int
    begun: int  # the end of what it begins with
    end: int  # the beginning of what it ends with
    ended: int
    suffix: int  # the end of what follows


def with_passage(url: str, text: Text, spans: PassageSpans) -> str:
    """The address with the passage; "" where none leads there surely."""
    parts = _fragment(text, spans)
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(parts)}" if parts else ""


@lru_cache(maxsize=1 << 12)
def _fragment(text: Text, spans: PassageSpans) -> tuple[str, ...]:
    page = _page(text)
    found = (_directive(page, (_moved(page, start), _moved(page, end))) for start, end in spans)
    return tuple(part for part in found if part)


@lru_cache(maxsize=1 << 12)
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
    shown = " ".join([_visible(whole[word.start : word.end]) for word in words])
    ends = tuple(word.end for word in words)
    return _Page(whole, shown, _folded(shown), words, ends, tuple(cuts))


def _words(whole: str) -> Iterator[_Word]:
    line, done, at = 0, 0, 0
    for match in _WORD.finditer(whole):
        line += whole.count("\n", done, match.start())
        done = match.start()
        yield _Word(match.start(), match.end(), at, line)
        at += len(_visible(match[0])) + 1


@lru_cache(maxsize=1 << 14)
def _visible(word: str) -> str:
    """Without soft hyphens and what else has no width: browsers do not look for it."""
    return word if word.isascii() else "".join(c for c in word if category(c) != "Cf")


def _folded(shown: str) -> str:
    """In small letters, as many as there were."""
    small = shown.lower()
    if len(small) == len(shown):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in shown)


def _moved(page: _Page, at: int) -> int:
    """Where a place of the original is in the text without breaks."""
    number = bisect_right(page.cuts, (at, len(page.text)))
    return at - page.cuts[number - 1][1] if number else at


def _directive(page: _Page, span: tuple[int, int]) -> str:
    """The first way to say a part that leads to it; "" where none does."""
    first, stop = bisect_right(page.ends, span[0]), bisect_left(page.ends, span[1])
    inside = [word for word in page.words[first : stop + 1] if word.start < span[1]]
    if not inside or _HIDDEN.search(page.text, *span):
        return ""
    begin, last = inside[0], inside[-1]
    here = (
        begin.at + len(_visible(page.text[begin.start : max(begin.start, span[0])])),
        last.at + len(_visible(page.text[last.start : min(last.end, span[1])])),
    )
    before = _run(page, page.words[max(0, first - _CONTEXT) : first][::-1])
    behind = _run(page, page.words[first + len(inside) :][:_CONTEXT])
    ways = _ways(_bare_ways(inside, here), before, behind)
    return next((_written(page, sought) for sought in ways if _leads_there(page, sought)), "")


def _bare_ways(inside: Sequence[_Word], here: tuple[int, int]) -> list[_Sought]:
    """The part as a whole, or from more and more of its first words to more and more of its last:
    no text that a browser looks for goes over the end of a line, which may be that of a block.
    """
    start, stop = here
    if inside[0].line == inside[-1].line and stop - start <= MOST_EXACT:
        return [_Sought(start, start, stop, stop, stop, stop)]
    begins = [word for word in inside if word.line == inside[0].line]
    ends = [word for word in inside if word.line == inside[-1].line]
    if begins == ends:
        begins, ends = begins[: len(begins) // 2], ends[len(ends) // 2 :]
    found = []
    for count in range(_FEWEST, _MOST + 1):
        last = begins[:count][-1]
        begun = last.at + last.end - last.start
        end = max(start, ends[-count:][0].at)
        found.append(_Sought(start, start, min(begun, stop), end, stop, stop))
    return [*dict.fromkeys(found)]


def _ways(
    bare: list[_Sought], before: Sequence[tuple[int, int]], behind: Sequence[tuple[int, int]]
) -> Iterator[_Sought]:
    """From what says least to what says most: nothing beside it, words before it, words behind."""
    yield from bare
    most = bare[-1]
    yield from (most._replace(prefix=start) for start, _ in before)
    yield from (most._replace(suffix=end) for _, end in behind)
    if before and behind:
        yield most._replace(prefix=before[-1][0], suffix=behind[-1][1])


def _run(page: _Page, words: Sequence[_Word]) -> list[tuple[int, int]]:
    """Words beside a part, the nearest first: of one line, up to what is made unreadable."""
    kept = []
    for word in words:
        if word.line != words[0].line or _HIDDEN.search(page.text, word.start, word.end):
            break
        kept.append((word.at, word.at + len(_visible(page.text[word.start : word.end]))))
    return kept


# --- where a browser would look


def _leads_there(page: _Page, sought: _Sought) -> bool:
    """Whether the first place in the text that fits is the one that is meant."""
    if sought.begun == sought.ended:
        return _first(page, sought.prefix, sought.suffix, 0) == sought.prefix
    return (
        _first(page, sought.prefix, sought.begun, 0) == sought.prefix
        and _first(page, sought.end, sought.suffix, sought.begun) == sought.end
    )


def _first(page: _Page, start: int, end: int, since: int) -> int:
    """Where those words stand first from there on, neither begun nor ended within another."""
    folded, words = page.folded, page.folded[start:end]
    at = folded.find(words, since)
    while at >= 0:
        if not (_joins(folded, at) or _joins(folded, at + len(words))):
            return at
        at = folded.find(words, at + 1)
    return -1


def _joins(folded: str, at: int) -> bool:
    """Whether a word goes on at that place."""
    return folded[max(0, at - 1) : at].isalnum() and folded[at : at + 1].isalnum()


# --- as it is written


def _written(page: _Page, sought: _Sought) -> str:
    prefix = _encoded(page.shown[sought.prefix : sought.begin])
    suffix = _encoded(page.shown[sought.ended : sought.suffix])
    parts = (
        f"{prefix}-" if prefix else "",
        _encoded(page.shown[sought.begin : sought.begun]),
        _encoded(page.shown[sought.end : sought.ended]),
        f"-{suffix}" if suffix else "",
    )
    return f"text={','.join(part for part in parts if part)}"


def _encoded(text: str) -> str:
    """„-“, „,“ and „&“ have a meaning in a text fragment."""
    return percent(text.strip(), safe="").replace("-", "%2D")
