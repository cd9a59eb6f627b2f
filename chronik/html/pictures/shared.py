"""Networks that share members, as an arc diagram: a row each, an arc between two with the same.

The more they share, the thicker the arc. Rows stand so that those with much in common are near each
other. Every name has a row of its own, so names cannot overlap. Where too many arcs would cross,
the same is a matrix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import combinations

from chronik.html.pictures.matrix import MOST_COLUMNS, MatrixColumn, MatrixRow, matrix_picture
from chronik.html.pictures.shapes import plate
from chronik.html.pictures.svg import LINE, drawing, num, stacked, wrapped
from chronik.language.tuples import NamedTuple
from chronik.records.emblems import Emblem
from chronik.words.german import counted, listed, number, sort_key

_NETWORKS, _ARCS = 40, 24  # at most so many rows and arcs; with more arcs it is a matrix
PAIRS = 60  # at most so many are told in words
_WIDE, _TEXT = 360, 14.0
_ROW = 30.0
BADGE, _NAME = 132.0, 184.0  # where signs and names begin; arcs bend to the left of the signs


class SharedNetwork(NamedTuple):
    url: str
    name: str
    sign: str
    emblem: Emblem


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
    dense: bool = False  # a matrix says more than arcs


def shared_members(networks: Iterable[SharedNetwork], members: Sequence[Member]) -> Shared:
    """The networks that share most, and what they share. Work grows with the memberships."""
    known = {n.url: n for n in networks}
    ties: Counter[str] = Counter()
    for member in members:
        for url in member.at if len(member.at) > 1 else ():
            ties[url] += len(member.at) - 1
    busiest = sorted(ties, key=lambda url: (-ties[url], sort_key(known[url].name), url))

    ranked = _pairs(members, frozenset(busiest[:_NETWORKS]))
    dense = len(ranked) > _ARCS
    if dense:
        ranked = _pairs(members, frozenset(busiest[:MOST_COLUMNS]))
    rows = _rows(ranked)
    words = _words(_Sums(len(rows), len(busiest), len(ranked)), dense=dense)
    return Shared(tuple(known[url] for url in rows), tuple(ranked), words, dense)


def _pairs(members: Iterable[Member], networks: frozenset[str]) -> list[Pair]:
    """What each two of the networks share, most first."""
    found: dict[tuple[str, str], list[Member]] = {}
    for member in sorted(members, key=lambda m: (sort_key(m.name), m.url)):
        for pair in combinations(sorted(networks.intersection(member.at)), 2):
            found.setdefault(pair, []).append(member)
    pairs = [Pair(one, other, tuple(common)) for (one, other), common in found.items()]
    return sorted(pairs, key=lambda p: (-len(p.members), p.one, p.other))


class _Sums(NamedTuple):
    """How many networks are shown, of how many, and how many pairs of them share members."""

    shown: int
    networks: int
    pairs: int


def _words(sums: _Sums, *, dense: bool) -> str:
    """What is to be seen, how it was chosen, and how much is left out."""
    if not sums.shown:
        return ""
    sizes = "je größer der Punkt, desto mehr." if dense else "je dicker der Bogen, desto mehr."
    shown = counted(sums.shown, "Netzwerk teilt", "Netzwerke teilen")
    words = f"{shown} Mitglieder mit anderen; {sizes}"
    left = sums.networks - sums.shown
    if left:
        words = (
            f"Gezeigt sind die {number(sums.shown)} von {number(sums.networks)} Netzwerken, "
            f"die am meisten Mitglieder mit anderen teilen; {sizes} "
            f"Nicht im Bild: {counted(left, 'weiteres Netzwerk', 'weitere Netzwerke')}."
        )
    if sums.pairs > PAIRS:
        words += (
            f" Die Tabelle nennt die {number(PAIRS)} stärksten ihrer {number(sums.pairs)} "
            "Verbindungen; die Seite jedes Netzwerks nennt alle."
        )
    return words


def _rows(pairs: Sequence[Pair]) -> list[str]:
    """Each network after those it shares most with.

    The next row is the one with most in common with all rows so far.
    """
    near: dict[str, Counter[str]] = {}
    for pair in pairs:
        near.setdefault(pair.one, Counter())[pair.other] += len(pair.members)
        near.setdefault(pair.other, Counter())[pair.one] += len(pair.members)

    rows: list[str] = []
    left = dict.fromkeys(sorted(near, key=lambda url: (-near[url].total(), url)), 0)
    while left:
        nearest = max(left, key=left.__getitem__)
        del left[nearest]
        rows.append(nearest)
        for url, count in near[nearest].items():
            if url in left:
                left[url] += count
    return rows


class _Row(NamedTuple):
    network: SharedNetwork
    lines: list[str]
    y: float  # of its middle


def shared_picture(found: Shared, root: str, *, anchor: str, title: str) -> str:
    if found.dense:
        return _matrix(found, root, anchor=anchor, title=title)
    rows: dict[str, _Row] = {}
    y = 0.0
    for network in found.networks:
        lines = wrapped(network.name, _TEXT, _WIDE - _NAME)
        tall = _ROW + LINE * (len(lines) - 1)
        rows[network.url] = _Row(network, lines, y + tall / 2)
        y += tall

    inner = [_arc(pair, rows, y) for pair in reversed(found.pairs)]
    inner += [_row(row, root) for row in rows.values()]
    return drawing(
        "".join(inner),
        size=(_WIDE, y),
        kind="shared",
        anchor=anchor,
        title=title,
        words=found.words,
    )


def _matrix(found: Shared, root: str, *, anchor: str, title: str) -> str:
    """The networks are both the rows and, by their numbers, the columns."""
    places = {network.url: n for n, network in enumerate(found.networks)}
    cells: dict[str, dict[int, int]] = {url: {} for url in places}
    for pair in found.pairs:
        cells[pair.one][places[pair.other]] = len(pair.members)
        cells[pair.other][places[pair.one]] = len(pair.members)

    rows = [
        MatrixRow(
            network.url,
            f"{n} {network.name}",
            _with(network.name, cells[network.url]),
            cells[network.url],
        )
        for n, network in enumerate(found.networks, 1)
    ]
    columns = [
        MatrixColumn(str(n), f"{n}: {network.name}") for n, network in enumerate(found.networks, 1)
    ]
    return matrix_picture(rows, columns, root=root, anchor=anchor, title=title, words=found.words)


def _with(name: str, cells: Mapping[int, int]) -> str:
    """„Ost: gemeinsame Mitglieder 3 mit Nr. 2, 1 mit Nr. 5“, by the numbers of the others."""
    parts = [f"{count} mit Nr. {n + 1}" for n, count in sorted(cells.items())]
    return f"{name}: gemeinsame Mitglieder {', '.join(parts)}"


def _arc(pair: Pair, rows: Mapping[str, _Row], high: float) -> str:
    """Half an ellipse; the further apart its ends, the wider it bends."""
    one, other = rows[pair.one], rows[pair.other]
    top, bottom = sorted((one.y, other.y))
    tall = (bottom - top) / 2
    bend = min(tall, 24 + (BADGE - 34) * tall * 2 / high)

    x, thick = num(BADGE - 4), num(min(9.0, 1.5 * len(pair.members)))
    arc = f"M{x} {num(top)}A{num(bend)} {num(tall)} 0 0 0 {x} {num(bottom)}"
    title = escape(f"{one.network.name} und {other.network.name}: {some_names(pair)}")
    return f'<path d="{arc}" stroke-width="{thick}"><title>{title}</title></path>\n'


def some_names(pair: Pair) -> str:
    """„3 gemeinsame Mitglieder: A, B und C“; of many some."""
    names = [m.name for m in pair.members]
    count = counted(len(names), "gemeinsames Mitglied", "gemeinsame Mitglieder")
    shown = [*names[:5], f"{number(len(names) - 5)} weitere"] if len(names) > 6 else names
    return f"{count}: {listed(shown)}"


def _row(row: _Row, root: str) -> str:
    """The sign on its shape, and the name."""
    network = row.network
    sign = plate(network.emblem, network.sign, BADGE, row.y)
    return (
        f'<a class="c{network.emblem.colour}" href="{escape(root + network.url)}">'
        f"<title>{escape(network.name)}</title>{sign}{stacked(row.lines, _NAME, row.y)}</a>\n"
    )
