"""The shortest quote that holds the words of a claim, stands once in the text, and says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from chronik.evidence.normal import on_one_line
from chronik.evidence.places import unbroken
from chronik.evidence.quotes import Found, find
from chronik.evidence.quotes import Text as Prepared
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

TextSpan = tuple[int, int]  # from and to, in the original
Agrees = Callable[[str], bool]  # whether a passage says what is claimed

_APART = 110  # characters between two stretches that are left out of the quote
_STEPS = 16  # words that a stretch may grow by, on both sides
_SHORTEST = 3  # candidates that are tried before one looks whether it is worth while
_FAR = 48  # words that it may grow by on one side
_WORD_AFTER = late(r"\s*\S+")
_WORD_BEFORE = late(r"\S+\s*\Z")
_TAIL = " \t\r\n\xa0,;:.!?)(–—-"
_HEAD = " \t\r\n\xa0,;:.!?)(–—-"


class Quarry(NamedTuple):
    """Where quotes may be taken from: a text, and the stretch of it that they must not leave."""

    text: Prepared
    start: int
    end: int
    barred: Sequence[TextSpan] = ()  # contact data, which no quote may touch


def shortest(ground: Quarry, wanted: Sequence[TextSpan], agrees: Agrees) -> str:
    """The quote that holds all the stretches wanted; "" where there is none."""
    apart = [_to_words(ground, part) for part in sorted(set(wanted))]
    together = [_to_words(ground, part) for part in _grouped(sorted(set(wanted)))]
    quote = _found_quote(ground, together, agrees)
    is_other = len(apart) > len(together) and all(a[1] < b[0] for a, b in pairwise(apart))
    return quote or (_found_quote(ground, apart, agrees) if is_other else "")


def _found_quote(ground: Quarry, parts: list[TextSpan], agrees: Agrees) -> str:
    if any(a < end and start < b for start, end in parts for a, b in ground.barred):
        return ""
    for fenced in (_fenced(ground, parts), ground):
        stood = False
        for ways in (_BOTH, _RIGHT, _LEFT):
            if stood:
                break  # it stands there once and does not agree: more words will not help
            for candidate in _hopeful(ground, _grown(fenced, parts, ways)):
                quote = " […] ".join(_said(ground, part) for part in candidate)
                if isinstance(find(ground.text, quote), Found):
                    stood = True
                    if agrees(quote.replace("[…]", "…")):
                        return quote
    return ""


_BOTH, _RIGHT, _LEFT = (0, 1), (0,), (1,)


def _hopeful(ground: Quarry, candidates: Iterator[list[TextSpan]]) -> Iterator[list[TextSpan]]:
    """Those that may stand once. Where the longest stands twice, all that it grew from do."""
    yield from islice(candidates, _SHORTEST)
    rest = list(candidates)
    if rest and not _is_repeated(ground, rest[-1]):
        yield from (each for each in rest if not _is_repeated(ground, each))


def _is_repeated(ground: Quarry, parts: list[TextSpan]) -> bool:
    """Whether these very letters stand somewhere else in the text as whole words."""
    original, (start, end) = ground.text.original, parts[0]
    if len(parts) > 1:
        return False
    words = original[start:end]
    at = original.find(words)
    while at >= 0:
        around = original[max(0, at - 1) : at] + original[at + len(words) : at + len(words) + 1]
        if at != start and not any(map(str.isalnum, around)):
            return True
        at = original.find(words, at + 1)
    return False


def _fenced(ground: Quarry, parts: Sequence[TextSpan]) -> Quarry:
    """The ground without what lies beyond the lines of the parts, where they are of one line."""
    original = ground.text.original
    start, end = parts[0][0], parts[-1][1]
    if "\n\n" in original[start:end]:
        return ground
    before = max(original.rfind("\n\n", ground.start, start) + 2, ground.start)
    line = original.rfind("\n", ground.start, start) + 1
    behind = original.find("\n", end, ground.end)
    is_long = end - line > 110 or "\n" in original[start:end]
    begin = line if is_long or line == 0 else max(line, before)
    return ground._replace(
        start=max(begin, ground.start), end=behind if behind >= 0 else ground.end
    )


def _grouped(wanted: Sequence[TextSpan]) -> list[TextSpan]:
    """Stretches that lie near each other as one."""
    parts: list[TextSpan] = []
    for start, end in wanted:
        if parts and start - parts[-1][1] <= _APART:
            parts[-1] = (parts[-1][0], max(end, parts[-1][1]))
        else:
            parts.append((start, end))
    return parts


def _to_words(ground: Quarry, part: TextSpan) -> TextSpan:
    """Out to the ends of the words, without the punctuation there."""
    original = ground.text.original
    start, end = part
    while start > ground.start and not original[start - 1].isspace():
        start -= 1
    while end < ground.end and not original[end].isspace():
        end += 1
    return _trimmed(original, start, end, part)


def _trimmed(original: str, start: int, end: int, core: TextSpan) -> TextSpan:
    while end > core[1] and original[end - 1] in _TAIL:
        end -= 1
    while start < core[0] and original[start] in _HEAD:
        start += 1
    if original[core[0] : core[1]].count("(") > original[core[0] : core[1]].count(")"):
        closing = original.find(")", core[1], core[1] + 3)
        end = max(end, closing + 1)
    return start, end


def _said(ground: Quarry, part: TextSpan) -> str:
    return on_one_line(unbroken(ground.text, *part))


def _grown(
    ground: Quarry, parts: list[TextSpan], ways: tuple[int, ...]
) -> Iterator[list[TextSpan]]:
    """The parts as they are, then longer and longer by a word: behind, before, or in turn."""
    here = list(parts)
    yield here
    for step in range(_STEPS if len(ways) > 1 else _FAR):
        at = (step // len(ways)) % len(here)
        way = ways[step % len(ways)]
        grown = _ahead(ground, here[at]) if way else _behind(ground, here[at])
        limit = here[at + 1][0] if at + 1 < len(here) else ground.end
        begin = here[at - 1][1] if at else ground.start
        if grown == here[at] or grown[0] < begin or grown[1] > limit or _is_barred(ground, grown):
            continue
        here = [*here[:at], grown, *here[at + 1 :]]
        yield here


def _is_barred(ground: Quarry, part: TextSpan) -> bool:
    return any(a < part[1] and part[0] < b for a, b in ground.barred)


def _behind(ground: Quarry, part: TextSpan) -> TextSpan:
    original = ground.text.original
    match = _WORD_AFTER.match(original, part[1], ground.end)
    if match is None:
        return part
    rest = match[0].rstrip(_TAIL)
    return part[0], part[1] + len(rest) if rest else match.end()


def _ahead(ground: Quarry, part: TextSpan) -> TextSpan:
    original = ground.text.original
    at = part[0]
    while at > ground.start and original[at - 1].isspace():
        at -= 1
    while at > ground.start and not original[at - 1].isspace():
        at -= 1
    return at, part[1]
