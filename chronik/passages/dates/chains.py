"""Neighbouring dates: what binds them, and how one completes another: „4. bis 7. März 2021“.

Inside one expression a date takes month and year from its neighbour, as the writer left them out
for being the same. Across sentences nothing is taken. A range never runs backwards: „28. Dezember
bis 3. Januar 2021“ begins in 2020.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.passages.dates.atoms import Atom, AtomKind
from chronik.passages.dates.words import WEEKDAY_OF, WEEKDAY_SHORT
from chronik.passages.folding import Folded

_DAYS = "|".join((*WEEKDAY_OF, *WEEKDAY_SHORT))
_BEFORE_NEXT = (
    r"(?:(?:zum|zur|zu|in|am|im|de[mnr]|die|das|einschließlich|anfang|mitte|ende"
    rf"|(?:{_DAYS})[.,]*) )*"
)
_LINKS = (
    ("-", late(rf",? ?- ?{_BEFORE_NEXT}\Z|,? bis {_BEFORE_NEXT}\Z")),
    ("-", late(r"/(?:anfang |mitte |ende )?\Z")),
    ("oder", late(rf",? (?:oder|bzw\.) {_BEFORE_NEXT}\Z")),
    ("und", late(rf",? ?(?:und|sowie|u\.|&) {_BEFORE_NEXT}\Z")),
    (",", late(rf", {_BEFORE_NEXT}\Z")),
)
_LONGEST = 60


class Chain(NamedTuple):
    """Dates that stand next to each other, and the link after each but the last.

    A link is "-" (a range), "oder", "und" or ",".
    """

    atoms: tuple[Atom, ...]
    links: tuple[str, ...]


def chained(folded: Folded, atoms: Iterable[Atom]) -> list[Chain]:
    """The dates in runs of neighbours, as they stand."""
    runs: list[tuple[list[Atom], list[str]]] = []
    for atom in atoms:
        link = _link(folded.low, runs[-1][0][-1].end, atom.start) if runs else ""
        if link:
            runs[-1][0].append(atom)
            runs[-1][1].append(link)
        else:
            runs.append(([atom], []))

    return [Chain(tuple(members), tuple(links)) for members, links in runs]


def _link(low: str, start: int, end: int) -> str:
    """What binds two dates with only this between them; "" for nothing."""
    if end - start > _LONGEST:
        return ""
    between = low[start:end]
    return next((name for name, pattern in _LINKS if pattern.match(between)), "")


def completed(chain: Chain) -> Chain:
    """The chain with each date made whole by its neighbours.

    Days that stay without a month are left out.
    """
    atoms = list(chain.atoms)
    for at in range(len(atoms) - 2, -1, -1):
        atoms[at] = _from_right(atoms[at], atoms[at + 1], chain.links[at])

    for at in range(1, len(atoms)):
        if chain.links[at - 1] == "-":
            atoms[at] = _from_left(atoms[at - 1], atoms[at])
    return _without_parts(atoms, chain.links)


def _from_right(left: Atom, right: Atom, link: str) -> Atom:
    if left.kind is AtomKind.PART:
        return _with_month(left, right, link)
    if not _lacks_year(left) or _lacks_year(right) or right.kind in (AtomKind.YEARS, AtomKind.TURN):
        return left
    if left.kind is not right.kind and (link != "-" or right.kind is AtomKind.YEAR):
        return left

    year = int(right.edtf[:4])
    edtf = f"{year:04}{left.edtf[4:]}"
    if edtf <= right.edtf or left.kind is not right.kind:
        return left._replace(edtf=edtf)
    return left._replace(edtf=f"{year - 1:04}{left.edtf[4:]}") if link == "-" else left


def _with_month(left: Atom, right: Atom, link: str) -> Atom:
    """„4.“ before „7. März“ is in March, unless that would run backwards."""
    if link == "-" and right.edtf.startswith("[") and right.kind is AtomKind.YEARS:
        last = int(left.edtf[8:]) * 100  # „19. bis 21. Jahrhundert“
        return left._replace(edtf=f"[{last - 99:04}..{last:04}]", kind=AtomKind.YEARS)
    if right.kind is not AtomKind.DAY or left.edtf[8:] >= right.edtf[8:]:
        return left
    return left._replace(edtf=right.edtf[:8] + left.edtf[8:], kind=AtomKind.DAY)


def _from_left(left: Atom, right: Atom) -> Atom:
    """The end of a range takes the year of its beginning, or the one after."""
    if not _lacks_year(right) or _lacks_year(left) or left.kind is not right.kind:
        return right
    year = int(left.edtf[:4])
    edtf = f"{year:04}{right.edtf[4:]}"
    return right._replace(edtf=edtf if edtf >= left.edtf else f"{year + 1:04}{right.edtf[4:]}")


def _lacks_year(atom: Atom) -> bool:
    return atom.edtf.startswith("XXXX") and atom.kind in (
        AtomKind.DAY,
        AtomKind.MONTH,
        AtomKind.SEASON,
    )


def _without_parts(atoms: Sequence[Atom], links: Sequence[str]) -> Chain:
    kept = [at for at, atom in enumerate(atoms) if atom.kind is not AtomKind.PART]
    between = [links[at] if later == at + 1 else "" for at, later in pairwise(kept)]
    return Chain(tuple(atoms[at] for at in kept), tuple(between))
