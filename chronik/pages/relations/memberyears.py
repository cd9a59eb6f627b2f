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

from chronik.chronicle.cards import period_words
from chronik.dates.edtf import Edtf, Precision
from chronik.dates.words import date_words, interval_words
from chronik.html.blocks import Group, Groups, Item
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.material import Material
from chronik.records.model import Relation

_ANCHOR, TITLE = "nach-jahren", "Mitglieder nach Jahren"
_INTRO = (
    "Genannt ist nur, was belegt ist. Wer in einem Jahr fehlt, kann trotzdem dabei gewesen sein."
)
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
    known: list[tuple[str, Known]] = []
    timeless: dict[Presence, None] = {}
    for relation in relations:
        own = [(relation.target, k) for k in known_years(relation)]
        known += own
        if not own:
            words = period_words(relation)
            timeless[Presence(relation.target, (words,) if words else ())] = None
    if len({year for _, k in known for year in (k.first, k.last)}) < 2:
        return None

    groups, items = [], 0
    for first, last, present in stretched(known):
        groups.append(_group(material, _label(first, last), present))
        items += len(present)
        if items > _MOST:
            return None
    if timeless:
        groups.append(_group(material, "ohne Zeitangabe", timeless))

    return Groups(_ANCHOR, TITLE, tuple(groups), _INTRO)


def _group(material: Material, label: str, present: Iterable[Presence]) -> Group:
    return Group(label=label, meaning="", items=tuple([_item(material, p) for p in present]))


def _label(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _item(material: Material, presence: Presence) -> Item:
    card = material.cards[presence.member]
    return Item(card.url, card.name, "; ".join(presence.words))


def stretched(
    known: Iterable[tuple[str, Known]],
) -> Iterator[tuple[int, int, tuple[Presence, ...]]]:
    """Years in which the same is known of the same members, as (first, last, members).

    The members are in the order given.
    """
    members, every = [], []
    starting: dict[int, list[int]] = {}  # numbers in `every`, by first year
    for number, (member, k) in enumerate(known):
        members.append(member)
        every.append(k)
        starting.setdefault(k.first, []).append(number)

    cuts = sorted({year for k in every for year in (k.first, k.last + 1)})
    running: list[int] = []
    for first, after in pairwise(cuts):
        running = [number for number in running if every[number].last >= first]
        running = sorted(running + starting.get(first, []))
        if running:
            present = [(members[number], every[number]) for number in running]
            yield first, after - 1, tuple(_present(present))


def _present(known: Sequence[tuple[str, Known]]) -> Iterator[Presence]:
    """Each member once. What is sure makes the unsure needless."""
    of_member: dict[str, list[Known]] = {}
    for member, k in known:
        of_member.setdefault(member, []).append(k)

    for member, every in of_member.items():
        sure = [k.words for k in every if k.sure]
        words = sure or [f"{UNSURE}: {k.words}" for k in every]
        yield Presence(member, tuple(dict.fromkeys(words)))


def known_years(relation: Relation) -> Iterator[Known]:
    """The years that one relation says something about; a sure period holds its attestations."""
    periods = list(_period(relation))
    yield from periods
    for when in relation.attested:
        for k in _attested(when):
            if not any(p.sure and p.first <= k.first and k.last <= p.last for p in periods):
                yield k


def _year(day: int) -> int:
    return date.fromordinal(day).year


def _attested(when: Edtf) -> Iterator[Known]:
    words = f"belegt {date_words(when)}"

    if when.precision is Precision.CHOICE:
        for member in when.parts:
            yield from [k._replace(sure=False, words=words) for k in _attested(member)]
    elif when.placed:
        first, last = _first_year(when), _last_year(when)
        yield Known(first, last, sure=_is_sure(when) and first == last, words=words)


def _first_year(when: Edtf) -> int:
    """First possible year; where it is open, the last."""
    day = when.latest if when.earliest is None else when.earliest
    return _year(day or 1)


def _last_year(when: Edtf) -> int:
    """Last possible year; where it is open, the first."""
    day = when.earliest if when.latest is None else when.latest
    return _year(day or 1)


def _is_sure(when: Edtf) -> bool:
    is_vague = when.uncertain or when.approximate
    return not is_vague and when.earliest is not None and when.latest is not None


def _period(relation: Relation) -> Iterator[Known]:
    """From a beginning to an end.

    In place of the end that is not known stands the last attestation, of the beginning the first.
    """
    attested = [date for date in relation.attested if date.placed]
    words = interval_words(relation.since, relation.until)
    begin, end = _placed(relation.since), _placed(relation.until)

    if begin and end:
        yield from _enclosed(begin, end, words)
    elif begin:
        last = max(attested, key=_first_year, default=None)
        if last and last != begin and _first_year(last) >= _last_year(begin):
            yield from _enclosed(begin, last, f"{words}, zuletzt belegt {date_words(last)}")
        else:
            yield from _enclosed(begin, begin, words)
    elif end:
        first = min(attested, key=_last_year, default=None)
        if first and first != end and _first_year(end) >= _last_year(first):
            yield from _enclosed(first, end, f"{words}, zuerst belegt {date_words(first)}")
        else:
            yield from _enclosed(end, end, words)


def _placed(date: Edtf | None) -> Edtf | None:
    return date if date and date.placed else None


def _enclosed(begin: Edtf, end: Edtf, words: str) -> Iterator[Known]:
    """Sure from the latest year of beginning to the earliest of the end.

    Unsure before and after, as far as these may reach.
    """
    first, sure_from = _first_year(begin), _last_year(begin)
    sure_to, last = _first_year(end), _last_year(end)
    if sure_from > sure_to or not (_is_sure(begin) and _is_sure(end)):
        yield Known(min(first, sure_to), max(last, sure_from), sure=False, words=words)
        return

    if first < sure_from:
        yield Known(first, sure_from - 1, sure=False, words=words)
    yield Known(sure_from, sure_to, sure=True, words=words)
    if sure_to < last:
        yield Known(sure_to + 1, last, sure=False, words=words)
