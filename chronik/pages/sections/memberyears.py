"""„Wer war wann wo“: the members of a network by year, no more than the evidence gives.

A year holds who is attested in it, and who belonged from a known beginning to a known end that
enclose it. Where one end is open, the last attestation (or the first) bounds what is known, and the
words say so. What may have been in that year or in another is called unsure. Years in which the
same is known stand together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from chronik.dates.edtf import Edtf, Precision
from chronik.dates.words import date_words, interval_words
from chronik.html.blocks import Group, Groups, Item
from chronik.pages.sections.items import period_words
from chronik.pages.sections.material import Material
from chronik.records.model import Relation

_ANCHOR, TITLE = "nach-jahren", "Mitglieder nach Jahren"
_MOST = 4000  # items: beyond that the table alone says it
UNSURE = "unsicher"


class Known(NamedTuple):
    """Of one relation: from year to year, whether it is sure, in words."""

    first: int
    last: int
    sure: bool
    words: str


class Presence(NamedTuple):
    """A member in one stretch of years."""

    member: str
    words: tuple[str, ...]


def members_by_year(material: Material, relations: Sequence[Relation]) -> Groups | None:
    """None where the dates lie in one year alone: then the table says it all."""
    known = [(r.target, list(known_years(r))) for r in relations]
    ends = {year for _, some in known for k in some for year in (k.first, k.last)}
    if len(ends) < 2:
        return None
    groups, items = [], 0
    for first, last, present in stretched((target, k) for target, some in known for k in some):
        groups.append(Group(_label(first, last), "", tuple([_item(material, p) for p in present])))
        items += len(present)
        if items > _MOST:
            return None
    without = [
        Presence(r.target, tuple(filter(None, (period_words(r),))))
        for r, (_, some) in zip(relations, known, strict=True)
        if not some
    ]
    if without:
        groups.append(
            Group(
                "ohne Zeitangabe", "", tuple([_item(material, p) for p in dict.fromkeys(without)])
            )
        )
    return Groups(
        _ANCHOR,
        TITLE,
        tuple(groups),
        "Genannt ist nur, was belegt ist. Wer in einem Jahr fehlt, kann trotzdem dabei gewesen sein.",
    )


def _label(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _item(material: Material, presence: Presence) -> Item:
    card = material.cards[presence.member]
    return Item(card.url, card.name, "; ".join(presence.words))


def stretched(
    known: Iterable[tuple[str, Known]],
) -> Iterator[tuple[int, int, tuple[Presence, ...]]]:
    """Years in which the same is known of the same members, as (first, last, members); members in
    the order given.
    """
    every = list(known)
    cuts = sorted({year for _, k in every for year in (k.first, k.last + 1)})
    starting: dict[int, list[int]] = {}
    for n, (_, k) in enumerate(every):
        starting.setdefault(k.first, []).append(n)
    running: list[int] = []
    for first, after in pairwise(cuts):
        running = sorted(
            [n for n in running if every[n][1].last >= first] + starting.get(first, [])
        )
        if running:
            yield first, after - 1, tuple(_present([every[n] for n in running]))


def _present(known: Sequence[tuple[str, Known]]) -> Iterator[Presence]:
    """Each member once. What is sure makes the unsure needless, and a sure period its attestations."""
    members: dict[str, list[Known]] = {}
    for member, k in known:
        members.setdefault(member, []).append(k)
    for member, some in members.items():
        sure = [k for k in some if k.sure]
        yield Presence(
            member,
            tuple(
                dict.fromkeys([k.words if k.sure else f"{UNSURE}: {k.words}" for k in sure or some])
            ),
        )


def known_years(relation: Relation) -> Iterator[Known]:
    """The years that one relation says something about."""
    since, until = relation.since, relation.until
    spans = (
        list(_period(relation, since, until))
        if (since and since.placed) or (until and until.placed)
        else []
    )
    yield from spans
    for when in relation.attested:
        for k in _attested(when):
            if not any(s.sure and s.first <= k.first and k.last <= s.last for s in spans):
                yield k


def _year(day: int) -> int:
    return date.fromordinal(day).year


def _attested(when: Edtf) -> Iterator[Known]:
    words = f"belegt {date_words(when)}"
    if when.precision is Precision.CHOICE:
        for member in when.parts:
            yield from [k._replace(sure=False, words=words) for k in _attested(member)]
    elif when.placed:
        first, last = _bounds(when)
        yield Known(first, last, _is_sure(when) and first == last, words)


def _bounds(when: Edtf) -> tuple[int, int]:
    """First and last possible year; where one is open, the other."""
    first = when.latest if when.earliest is None else when.earliest
    last = when.earliest if when.latest is None else when.latest
    return _year(first or 1), _year(last or 1)


def _is_sure(when: Edtf) -> bool:
    return (
        not (when.uncertain or when.approximate)
        and when.earliest is not None
        and when.latest is not None
    )


def _period(relation: Relation, since: Edtf | None, until: Edtf | None) -> Iterator[Known]:
    """From a beginning to an end. In place of the end that is not known stands the last
    attestation, of the beginning the first.
    """
    attested = [d for d in relation.attested if d.placed]
    words = interval_words(since, until)
    begin, end = (d if d and d.placed else None for d in (since, until))
    if begin and not end:
        end = max(attested, key=lambda d: _bounds(d)[0], default=begin)
        end, words = (
            (end, f"{words}, zuletzt belegt {date_words(end)}")
            if end is not begin and _after(end, begin)
            else (begin, words)
        )
    elif end and not begin:
        begin = min(attested, key=lambda d: _bounds(d)[1], default=end)
        begin, words = (
            (begin, f"{words}, zuerst belegt {date_words(begin)}")
            if begin is not end and _after(end, begin)
            else (end, words)
        )
    if begin and end:
        yield from _enclosed(begin, end, words)


def _after(later: Edtf, earlier: Edtf) -> bool:
    return _bounds(later)[0] >= _bounds(earlier)[1]


def _enclosed(begin: Edtf, end: Edtf, words: str) -> Iterator[Known]:
    """Sure from the latest year of beginning to the earliest of the end; unsure before and after,
    as far as these may reach.
    """
    (first, sure_from), (sure_to, last) = _bounds(begin), _bounds(end)
    if sure_from > sure_to or not (_is_sure(begin) and _is_sure(end)):
        yield Known(min(first, sure_to), max(last, sure_from), False, words)
        return
    if first < sure_from:
        yield Known(first, sure_from - 1, False, words)
    yield Known(sure_from, sure_to, True, words)
    if sure_to < last:
        yield Known(sure_to + 1, last, False, words)
