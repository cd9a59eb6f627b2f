"""Passages: where a text comes nearest to given words, what differs there, and how a message shows
it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import NamedTuple
from unicodedata import category, normalize

WIDTH = 160  # characters of a passage shown in a message
_NEAR = 32  # places this close count as one
_GROUP = 4
_W, _H = (
    r"[^\W_]",
    "[-\u00ad\u2011]",
)  # a letter or digit; a hyphen, in a normal text of quotes.py also one at a line break
_INSIDE = re.compile(
    rf"(?<={_W})(?={_W}|{_H})|(?<={_W}{_H})(?={_W})|(?<={_H})(?=[a-zß-öø-ÿ\d])"
    r"|(?<=[^\W\d_])(?=[*:_/]-?[iI]n(?:nen)?\b)|(?<=[^\W\d_][*:_/])(?=[iI]n(?:nen)?\b)"
    r"|(?<=\d)(?=[.,:/']\d)|(?<=\d[.,:/'])(?=\d)"
    r"|(?<=\d)(?<!\d{4})(?= \d{3}(?!\d))|(?<=\d )(?<!\d{4} )(?=\d{3}(?!\d))"
)
# A word or number, or one other character; the blank before it belongs to it, so „§5“ is not „§ 5“.
_TOKEN = re.compile(rf"\s?(?:{_W}+(?:(?:(?<=\d)[.,:/'](?=\d)|{_H}|[*_]){_W}+)*|.)", re.DOTALL)


class Change(NamedTuple):
    """What the words have, and where (start, end in the text) something else stands; start == end:
    nothing stands there.
    """

    words: str
    start: int
    end: int


class Near(NamedTuple):
    """A passage, start to end in the text, and at least one change in it, in order."""

    start: int
    end: int
    changes: tuple[Change, ...]


_Step = tuple[int, int, int, int]  # tokens of the words, tokens of the text


def in_word(text: str, at: int) -> bool:
    """Whether a word or number goes on across this place."""
    return 0 < at < len(text) and (
        _INSIDE.match(text, at) is not None or category(text[at])[0] == "M"
    )


def word(text: str, at: int) -> tuple[int, int]:
    """The word or number that goes on across a place; the place itself when none does."""
    left = next(i for i in range(at, -1, -1) if not in_word(text, i))
    return left, next(i for i in range(at, len(text) + 1) if not in_word(text, i))


def nearest_passage(text: str, words: str, same: Callable[[str, str], bool]) -> Near | None:
    """The passage most like the words, whatever their case, or None when nothing is near. same:
    whether two different spellings of a stretch of words count as equal. Milliseconds for a text of
    200 kB."""
    region = _region(_lower(text), _lower(words))
    if not region:
        return None
    at = [*accumulate(map(len, theirs := _TOKEN.findall(text, *region)), initial=region[0])]
    mine = _TOKEN.findall(" " + words)
    low, high, steps = _aligned(
        mine,
        [token if token[0].isspace() else " " * (i == 0) + token for i, token in enumerate(theirs)],
    )
    steps = [
        step
        for step in steps
        if not same("".join(mine[slice(*step[:2])]), "".join(theirs[slice(*step[2:])]))
    ]
    steps = [_with_neighbour(mine, theirs, step) for step in steps] or [(0, len(mine), low, high)]
    begins = [a + text[a : a + 1].isspace() for a in at]
    changes = [
        Change("".join(mine[i:k]).strip(), *((begins[j], at[m]) if j < m else (at[j], at[j])))
        for i, k, j, m in steps
    ]
    return Near(begins[low], at[high], tuple(changes))


def _lower(text: str) -> str:
    """In small letters, each in its place: no letter becomes two."""
    low = text.lower()
    return (
        low
        if len(low) == len(text)
        else "".join(small if len(small := c.lower()) == 1 else c for c in text)
    )


def _region(text: str, words: str) -> tuple[int, int] | None:
    """Where most groups of four letters stand as far apart as in the words; rare groups count more.
    Whole words, some too many.
    """
    groups = {
        at: words[at : at + _GROUP]
        for at in range(0, max(1, len(words) - _GROUP + 1), max(1, len(words) // 64))
    }
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
    best = max(votes, key=lambda place: (votes[place], -place), default=0) * _NEAR
    start, stop = max(0, best - _NEAR), min(len(text), max(0, best) + 3 * _NEAR + len(words))
    if sum(group in text[start:stop] for group in groups.values()) * 4 < len(groups):
        return None
    return word(text, start)[0], word(text, stop)[1]


def _aligned(mine: Sequence[str], theirs: Sequence[str]) -> tuple[int, int, list[_Step]]:
    """The tokens of the text that stand for the words (from, to), and the steps from one to the
    other.
    """
    for low, high in ((j, j + len(mine)) for j in range(len(theirs) - len(mine) + 1)):
        if sorted(mine) == sorted(theirs[low:high]) and (
            steps := _steps(mine, theirs[low:high])
        ):  # the same words in another order
            return low, high, [(steps[0][0], steps[-1][1], steps[0][2] + low, steps[-1][3] + low)]
    small, large = [token.lower() for token in mine], [token.lower() for token in theirs]
    block = SequenceMatcher(None, small, large, False).find_longest_match()
    if not block.size:
        runs = [
            (j, k)
            for j in range(len(large))
            for k in range(j + 1, min(len(large), j + len(small) + 1) + 1)
        ]
        low, high = _best(small, large, runs)
        return low, high, [(0, len(small), low, high)]
    # A word far from its place is not the word that was meant, so look no farther than the words
    # reach, give or take a little.
    before, after = (
        sum(map(len, part)) * 5 // 4 + 20
        for part in (small[: block.a], small[block.a + block.size :])
    )
    ends = [*accumulate(map(len, large), initial=0)]
    low = next(j for j in range(len(ends)) if ends[j] >= ends[block.b] - before)
    high = next(
        j for j in reversed(range(len(ends))) if ends[j] <= ends[block.b + block.size] + after
    )
    steps = [(i, k, j + low, m + low) for i, k, j, m in _steps(mine, theirs[low:high])]
    if steps and steps[0][0] == 0:
        i, k, j, m = steps[0]
        low = _best(small[i:k], large, [(at, m) for at in range(j, m + 1)])[0]
        steps[0] = (i, k, low, m)
    if steps and steps[-1][1] == len(mine):
        i, k, j, m = steps[-1]
        high = _best(small[i:k], large, [(j, at) for at in range(j, m + 1)])[1]
        steps[-1] = (i, k, j, high)
    return low, high, [step for step in steps if step[0] < step[1] or step[2] < step[3]]


def _best(
    words: Sequence[str], text: Sequence[str], runs: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """The run of tokens most like the words; about as many of them when none is."""
    target = SequenceMatcher(None, b="".join(words), autojunk=False)

    def likeness(run: tuple[int, int]) -> float:
        target.set_seq1("".join(text[slice(*run)]))
        return target.ratio() - abs(run[1] - run[0] - len(words)) / 10

    return max(runs, key=likeness)


def _steps(mine: Sequence[str], theirs: Sequence[str]) -> list[_Step]:
    """What differs, token by token; words that differ only in case stand opposite each other;
    neighbours are one step.
    """
    steps: list[_Step] = []
    for tag, i, k, j, m in SequenceMatcher(
        None, [t.lower() for t in mine], [t.lower() for t in theirs], False
    ).get_opcodes():
        pairs = (
            [
                (i + n, i + n + 1, j + n, j + n + 1)
                for n in range(k - i)
                if mine[i + n] != theirs[j + n]
            ]
            if tag == "equal"
            else [(i, k, j, m)]
        )
        for step in pairs:
            if steps and (steps[-1][1], steps[-1][3]) == (step[0], step[2]):
                step = (steps[-1][0], step[1], steps.pop()[2], step[3])
            steps.append(step)
    return steps


def _with_neighbour(mine: Sequence[str], theirs: Sequence[str], step: _Step) -> _Step:
    """A blank too many or too few is seen only together with the word before it."""
    i, k, j, m = step
    only_blanks = "".join(mine[i:k]).split() == "".join(theirs[j:m]).split()
    return (i - 1, k, j - 1, m) if only_blanks and i and j else step


def differs(text: str, words: str) -> str:
    """A German half sentence: what stands in the source, what in the quote, and what kind of
    difference that is; either may be "".
    """
    if not text or not words:
        return (
            f"in der Quelle fehlt „{clipped(words)}“"
            if words
            else f"im Zitat fehlt „{clipped(text)}“"
        )
    kinds: Sequence[tuple[str, Callable[[str], object]]] = (
        ("Groß- oder Kleinschreibung", str.lower),
        ("Leerzeichen", lambda side: "".join(side.split())),
        ("Bindestrich", lambda side: re.sub("[-‐‑–\\s]", "", side).lower()),
        ("Reihenfolge", lambda side: sorted(side.split())),
        ("Sonderzeichen", lambda side: normalize("NFKC", side)),
    )
    kind = next((f" ({name})" for name, form in kinds if form(text) == form(words)), "")
    return f"in der Quelle steht „{clipped(text)}“, im Zitat „{clipped(words)}“{kind}"


def clipped(words: str) -> str:
    """At most 60 characters of it."""
    return words if len(words) <= 60 else words[:59] + "…"


def shown(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> str:
    """The passage with its marks (in order, inside it) in ⟦ ⟧; if it is long, some WIDTH characters
    around the first mark, with „…“ where something is cut off."""
    focus = marks[0][0] if marks else start
    left, right = start, end
    if end - start > WIDTH:
        left = max(start, min(focus - WIDTH // 2, end - WIDTH))
        right = min(end, left + WIDTH)
        left += (
            next((m.end() for m in re.finditer(r"\s", text[left:focus])), 0) if left > start else 0
        )
        right = (
            next(
                (focus + m.start() for m in reversed([*re.finditer(r"\s", text[focus:right])])),
                right,
            )
            if right < end
            else right
        )
    edges = [left, *(min(at, right) for mark in marks if mark[0] <= right for at in mark), right]
    pieces = [f"⟦{text[a:b]}⟧" if i % 2 else text[a:b] for i, (a, b) in enumerate(pairwise(edges))]
    return "… " * (left > start) + "".join(pieces) + " …" * (right < end)
