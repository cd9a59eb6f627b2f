"""Where a text comes nearest to given words, and what differs there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from unicodedata import category

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_NEAR = 32  # places this close count as one
_GROUP = 4
_MOST_RUNS = 4_000
_W = r"[^\W_]"  # a letter or digit
_H = "[-\u00ad\u2011]"  # a hyphen; in a text of `normal` also one at a line break
_INSIDE = late(
    rf"(?<={_W})(?={_W}|{_H})|(?<={_W}{_H})(?={_W})|(?<={_H})(?=[a-zß-öø-ÿ\d])"
    r"|(?<=[^\W\d_])(?=[*:_/]-?[iI]n(?:nen)?\b)|(?<=[^\W\d_][*:_/])(?=[iI]n(?:nen)?\b)"
    r"|(?<=\d)(?=[.,:/']\d)|(?<=\d[.,:/'])(?=\d)"
    r"|(?<=\d)(?<!\d{4})(?= \d{3}(?!\d))|(?<=\d )(?<!\d{4} )(?=\d{3}(?!\d))"
)
# A word or number, or one other character; the blank before it belongs to it, so „§5“ is not „§ 5“.
_TOKEN = late(rf"\s?(?:{_W}+(?:(?:(?<=\d)[.,:/'](?=\d)|{_H}|[*_]){_W}+)*|.)", re.DOTALL)


class Change(NamedTuple):
    """What the words have, and where in the text something else stands."""

    words: str
    start: int
    end: int  # the same as start: nothing stands there


class Near(NamedTuple):
    """A passage, start to end in the text, and at least one change in it, in order."""

    start: int
    end: int
    changes: tuple[Change, ...]


class _Step(NamedTuple):
    """Tokens of the words, and tokens of the text that stand instead."""

    mine_from: int
    mine_to: int
    theirs_from: int
    theirs_to: int

    @property
    def is_empty(self) -> bool:
        return self.mine_from == self.mine_to and self.theirs_from == self.theirs_to

    def moved(self, by: int) -> _Step:
        """The same, where the text has that many tokens before."""
        return self._replace(theirs_from=self.theirs_from + by, theirs_to=self.theirs_to + by)


class _Alignment(NamedTuple):
    """The tokens of the text that stand for the words, and what differs in them."""

    low: int
    high: int
    steps: list[_Step]


def in_word(text: str, at: int) -> bool:
    """Whether a word or number goes on across this place."""
    return 0 < at < len(text) and (
        _INSIDE.match(text, at) is not None or category(text[at])[0] == "M"
    )


def word(text: str, at: int) -> tuple[int, int]:
    """The word or number that goes on across a place; the place itself when none does."""
    left = next(place for place in range(at, -1, -1) if not in_word(text, place))
    right = next(place for place in range(at, len(text) + 1) if not in_word(text, place))
    return left, right


def nearest_passage(text: str, words: str, same: Callable[[str, str], bool]) -> Near | None:
    """The passage most like the words, whatever their case, or None when nothing is near.

    `same` tells whether two different spellings of a stretch of words count as equal. Milliseconds
    for a text of 200 kB.
    """
    region = _region(_lower(text), _lower(words))
    if not region:
        return None

    start, stop = region
    mine, theirs = _TOKEN.findall(" " + words), _TOKEN.findall(text, start, stop)
    spaced = [
        token if token[0].isspace() else " " * (number == 0) + token
        for number, token in enumerate(theirs)
    ]
    found = _aligned(mine, spaced)
    differing = [step for step in found.steps if not same(*_sides(mine, theirs, step))]
    whole = _Step(0, len(mine), found.low, found.high)
    kept = [_with_neighbour(mine, theirs, step) for step in differing] or [whole]

    ends = [*accumulate(map(len, theirs), initial=start)]
    begins = [end + text[end : end + 1].isspace() for end in ends]
    changes = []
    for step in kept:
        theirs_begin = begins if step.theirs_from < step.theirs_to else ends
        changes.append(
            Change(
                words="".join(mine[step.mine_from : step.mine_to]).strip(),
                start=theirs_begin[step.theirs_from],
                end=ends[step.theirs_to],
            )
        )
    return Near(begins[found.low], ends[found.high], tuple(changes))


def _sides(mine: Sequence[str], theirs: Sequence[str], step: _Step) -> tuple[str, str]:
    return (
        "".join(mine[step.mine_from : step.mine_to]),
        "".join(theirs[step.theirs_from : step.theirs_to]),
    )


def _lower(text: str) -> str:
    """In small letters, each in its place: no letter becomes two."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := c.lower()) == 1 else c for c in text)


def _region(text: str, words: str) -> tuple[int, int] | None:
    """Where most groups of four letters stand as far apart as in the words.

    Rare groups count more. Whole words, some too many.
    """
    places = range(0, max(1, len(words) - _GROUP + 1), max(1, len(words) // 64))
    groups = {at: words[at : at + _GROUP] for at in places}
    best = _most_voted(text, groups) * _NEAR

    start, stop = max(0, best - _NEAR), min(len(text), max(0, best) + 3 * _NEAR + len(words))
    if sum(group in text[start:stop] for group in groups.values()) * 4 < len(groups):
        return None
    (first, _), (_, last) = word(text, start), word(text, stop)
    return first, last


def _most_voted(text: str, groups: Mapping[int, str]) -> int:
    """Where the words would begin, in steps of _NEAR, by most of their groups."""
    votes: Counter[int] = Counter()
    counted = 0
    for count, at in sorted((text.count(group), at) for at, group in groups.items()):
        if counted > 20000:  # what is left stands everywhere and tells nothing
            break
        counted += count
        for match in re.finditer(re.escape(groups[at]), text):
            near = (match.start() - at) // _NEAR
            for place in (near - 1, near):
                votes[place] += 1_000_000 // count

    return max(votes, key=lambda place: (votes[place], -place), default=0)


def _aligned(mine: Sequence[str], theirs: Sequence[str]) -> _Alignment:
    """The tokens of the text that stand for the words."""
    if reordered := _reordered(mine, theirs):
        return reordered

    small, large = [token.lower() for token in mine], [token.lower() for token in theirs]
    block = SequenceMatcher(None, small, large, False).find_longest_match()
    if not block.size:
        low, high = _best(small, large, _runs(len(small), len(large)))
        return _Alignment(low, high, [_Step(0, len(small), low, high)])

    # A word far from its place is not the word that was meant, so look no farther than the words
    # reach, give or take a little.
    ends = [*accumulate(map(len, large), initial=0)]
    first = ends[block.b] - _reach(small[: block.a])
    last = ends[block.b + block.size] + _reach(small[block.a + block.size :])
    low = next(at for at in range(len(ends)) if ends[at] >= first)
    high = next(at for at in reversed(range(len(ends))) if ends[at] <= last)
    steps = [step.moved(low) for step in _steps(mine, theirs[low:high])]

    # At both ends, what stands for the words is the part most like them.
    if steps and steps[0].mine_from == 0:
        step = steps[0]
        runs = [(at, step.theirs_to) for at in range(step.theirs_from, step.theirs_to + 1)]
        low, _ = _best(small[: step.mine_to], large, runs)
        steps[0] = step._replace(theirs_from=low)
    if steps and steps[-1].mine_to == len(mine):
        step = steps[-1]
        runs = [(step.theirs_from, at) for at in range(step.theirs_from, step.theirs_to + 1)]
        _, high = _best(small[step.mine_from :], large, runs)
        steps[-1] = step._replace(theirs_to=high)
    return _Alignment(low, high, [step for step in steps if not step.is_empty])


def _reordered(mine: Sequence[str], theirs: Sequence[str]) -> _Alignment | None:
    """The same words in another order, as one step."""
    in_order = sorted(mine)
    for low in range(len(theirs) - len(mine) + 1):
        high = low + len(mine)
        if in_order == sorted(theirs[low:high]) and (steps := _steps(mine, theirs[low:high])):
            first, last = steps[0], steps[-1]
            step = _Step(first.mine_from, last.mine_to, first.theirs_from, last.theirs_to)
            return _Alignment(low, high, [step.moved(low)])
    return None


def _reach(tokens: Sequence[str]) -> int:
    return sum(map(len, tokens)) * 5 // 4 + 20


_Run = tuple[int, int]  # tokens of the text, from and to (exclusive)


def _runs(words: int, tokens: int) -> list[_Run]:
    """All runs of tokens that may stand for so many words; of very many those of that length."""
    if words * tokens > _MOST_RUNS:
        return [(start, min(tokens, start + words)) for start in range(tokens)]
    return [
        (start, stop)
        for start in range(tokens)
        for stop in range(start + 1, min(tokens, start + words + 1) + 1)
    ]


def _best(words: Sequence[str], text: Sequence[str], runs: Sequence[_Run]) -> _Run:
    """The run of tokens most like the words; about as many of them when none is."""
    target = SequenceMatcher(None, b="".join(words), autojunk=False)

    def likeness(run: _Run) -> float:
        start, stop = run
        target.set_seq1("".join(text[start:stop]))
        return target.ratio() - abs(stop - start - len(words)) / 10

    return max(runs, key=likeness)


def _steps(mine: Sequence[str], theirs: Sequence[str]) -> list[_Step]:
    """What differs, token by token; neighbours are one step.

    Words that differ only in case stand opposite each other.
    """
    small, large = [token.lower() for token in mine], [token.lower() for token in theirs]
    steps: list[_Step] = []

    for tag, i, k, j, m in SequenceMatcher(None, small, large, False).get_opcodes():
        pairs = [_Step(i, k, j, m)]
        if tag == "equal":
            pairs = [
                _Step(i + n, i + n + 1, j + n, j + n + 1)
                for n in range(k - i)
                if mine[i + n] != theirs[j + n]
            ]
        for step in pairs:
            last = steps[-1] if steps else None
            if last and last.mine_to == step.mine_from and last.theirs_to == step.theirs_from:
                steps.pop()
                step = step._replace(mine_from=last.mine_from, theirs_from=last.theirs_from)
            steps.append(step)
    return steps


def _with_neighbour(mine: Sequence[str], theirs: Sequence[str], step: _Step) -> _Step:
    """A blank too many or too few is seen only together with the word before it."""
    words, text = _sides(mine, theirs, step)
    if words.split() == text.split() and step.mine_from and step.theirs_from:
        return step._replace(mine_from=step.mine_from - 1, theirs_from=step.theirs_from - 1)
    return step
