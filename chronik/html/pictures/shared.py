"""Networks that share members, as an arc diagram: a row each, an arc between two with the same
members, the thicker the more.

Rows stand so that those with much in common are near each other. Every name has a row of its own,
so names cannot overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import combinations
from typing import NamedTuple

from chronik.html.pictures.svg import drawing, num, wrapped
from chronik.words.german import counted, listed, number, sort_key

_NETWORKS, PAIRS = 40, 60  # at most so many rows and arcs
_WIDE, _TEXT = 360, 14.0
_ROW, _LINE = 30.0, 16.0
BADGE, _NAME = 132.0, 180.0  # where signs and names begin; arcs bend to the left of the signs


class SharedNetwork(NamedTuple):
    url: str
    name: str
    sign: str
    colour: int


class Member(NamedTuple):
    """A member, and the addresses of the networks it belongs to."""

    url: str
    name: str
    at: tuple[str, ...]


class Pair(NamedTuple):
    """Two networks, by their addresses, and the members they share, by name."""

    one: str
    other: str
    members: tuple[Member, ...]


class Shared(NamedTuple):
    networks: tuple[SharedNetwork, ...]  # as rows go
    pairs: tuple[Pair, ...]  # those with most in common first
    words: str


def shared_members(networks: Iterable[SharedNetwork], members: Sequence[Member]) -> Shared:
    """The networks that share most, and what they share. Work grows with the memberships."""
    known = {n.url: n for n in networks}
    ties: Counter[str] = Counter()
    for member in members:
        for url in member.at if len(member.at) > 1 else ():
            ties[url] += len(member.at) - 1
    some = sorted(ties, key=lambda url: (-ties[url], sort_key(known[url].name), url))
    kept = frozenset(some[:_NETWORKS])
    found: dict[tuple[str, str], list[Member]] = {}
    for member in sorted(members, key=lambda m: (sort_key(m.name), m.url)):
        for one, other in combinations(sorted(kept.intersection(member.at)), 2):
            found.setdefault((one, other), []).append(member)
    ranked = sorted(
        (Pair(*urls, tuple(some)) for urls, some in found.items()),
        key=lambda p: (-len(p.members), p.one, p.other),
    )
    pairs = tuple(ranked[:PAIRS])
    rows = _rows(pairs)
    among = sum(p.one in rows and p.other in rows for p in ranked)
    return Shared(
        tuple(known[url] for url in rows), pairs, _words(len(rows), len(some), len(pairs), among)
    )


def _words(rows: int, networks: int, pairs: int, every: int) -> str:
    """What is to be seen and what is left out; `every` is how many pairs there are among the rows."""
    if rows == networks and pairs == every:
        return (
            f"{counted(rows, 'Netzwerk teilt', 'Netzwerke teilen')} Mitglieder mit anderen; je dicker der Bogen, desto mehr."
            if rows
            else ""
        )
    few = (
        f"{number(rows)} von {number(networks)} Netzwerken"
        if rows < networks
        else f"{number(rows)} Netzwerke"
    )
    part = (
        f" und die {number(pairs)} stärksten ihrer {number(every)} Verbindungen"
        if pairs < every
        else ""
    )
    return f"Gezeigt sind {few} mit gemeinsamen Mitgliedern{part}; die Seite jedes Netzwerks nennt alle."


def _rows(pairs: Sequence[Pair]) -> list[str]:
    """Each network after those it shares most with: the next row is the one with most in common
    with all rows so far.
    """
    near: dict[str, Counter[str]] = {}
    for one, other, members in pairs:
        near.setdefault(one, Counter())[other] += len(members)
        near.setdefault(other, Counter())[one] += len(members)
    rows: list[str] = []
    left = dict.fromkeys(sorted(near, key=lambda url: (-near[url].total(), url)), 0)
    while left:
        rows.append(max(left, key=left.__getitem__))
        del left[rows[-1]]
        for url, count in near[rows[-1]].items():
            if url in left:
                left[url] += count
    return rows


def shared_picture(found: Shared, root: str, *, anchor: str, title: str) -> str:
    lines = [wrapped(n.name, _TEXT, _WIDE - _NAME) for n in found.networks]
    ends: dict[str, float] = {}
    y = 0.0
    for network, some in zip(found.networks, lines, strict=True):
        tall = _ROW + _LINE * (len(some) - 1)
        ends[network.url] = y + tall / 2
        y += tall
    names = {n.url: n.name for n in found.networks}
    parts = [_arc(pair, ends, names, y) for pair in reversed(found.pairs)]
    parts += [
        _row(n, some, ends[n.url], root) for n, some in zip(found.networks, lines, strict=True)
    ]
    return drawing(
        "".join(parts),
        size=(_WIDE, y),
        kind="shared",
        anchor=anchor,
        title=title,
        words=found.words,
    )


def _arc(pair: Pair, ends: Mapping[str, float], names: Mapping[str, str], high: float) -> str:
    """Half an ellipse; the further apart its ends, the wider it bends."""
    top, bottom = sorted((ends[pair.one], ends[pair.other]))
    tall = (bottom - top) / 2
    bend = min(tall, 24 + (BADGE - 34) * tall * 2 / high)
    title = f"{names[pair.one]} und {names[pair.other]}: {some_names(pair)}"
    x, thick = num(BADGE - 4), num(min(9.0, 1.5 * len(pair.members)))
    arc = f"M{x} {num(top)}A{num(bend)} {num(tall)} 0 0 0 {x} {num(bottom)}"
    return f'<path d="{arc}" stroke-width="{thick}"><title>{escape(title)}</title></path>\n'


def some_names(pair: Pair) -> str:
    """„3 gemeinsame Mitglieder: A, B und C“; of many some."""
    names = [m.name for m in pair.members]
    shown = [*names[:5], f"{number(len(names) - 5)} weitere"] if len(names) > 6 else names
    return (
        f"{counted(len(names), 'gemeinsames Mitglied', 'gemeinsame Mitglieder')}: {listed(shown)}"
    )


def _row(network: SharedNetwork, lines: Sequence[str], y: float, root: str) -> str:
    """The sign, round at its ends for every fourth colour, as badges are, and the name."""
    first, round_ = y + 5 - _LINE * (len(lines) - 1) / 2, 10 if network.colour % 4 == 1 else 2
    text = "".join(
        [
            f'<text x="{num(_NAME)}" y="{num(first + _LINE * n)}">{escape(line)}</text>'
            for n, line in enumerate(lines)
        ]
    )
    sign = (
        f'<rect x="{num(BADGE)}" y="{num(y - 10.5)}" width="40" height="21" rx="{round_}"/>'
        f'<text class="sign" x="{num(BADGE + 20)}" y="{num(y + 5)}">{escape(network.sign)}</text>'
    )
    return f'<a class="c{network.colour}" href="{escape(root + network.url)}"><title>{escape(network.name)}</title>{sign}{text}</a>\n'
