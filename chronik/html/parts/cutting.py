"""A list in units that cannot be divided, and the list that some of these units make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from chronik.html.blocks import Block, FactList, Groups, Item, Moment, Table, Timeline
from chronik.html.parts.heights import item_height, moment_height, row_height
from chronik.language.tuples import NamedTuple

Divisible = Timeline | Groups | Table
DIVISIBLE = (Timeline, Groups, Table)


class Unit(NamedTuple):
    """An event, a link, or the rows of one record."""

    group: int  # place of the year or the group that it belongs to
    things: tuple[Any, ...]
    height: int
    notes: tuple[int, ...]  # numbers of those it refers to
    name: str
    time: str = ""  # of an event that has a place in time


def units(block: Divisible) -> list[Unit]:
    """All of a list, in order."""
    match block:
        case Timeline():
            return [*_moments(block)]
        case Groups():
            return [
                Unit(n, (i,), item_height(i), i.notes, i.name)
                for n, group in enumerate(block.groups)
                for i in group.items
            ]
        case Table():
            return [*_records(block)]


def _moments(block: Timeline) -> Iterator[Unit]:
    stretches = [(n, m) for n, stretch in enumerate(block.stretches) for m in stretch.moments]
    unplaced = [(len(block.stretches), m) for m in block.unplaced]
    for n, m in (*stretches, *unplaced):
        notes = tuple([number for role in m.roles for number in role.notes])
        time = m.card.time if m.card.placed else ""
        yield Unit(n, (m,), moment_height(m), notes, m.card.name, time)


def _records(block: Table) -> Iterator[Unit]:
    """Rows without a name of their own belong to the one above them."""
    rows: list[Any] = []
    for row in block.rows:
        if rows and row[0] and not row[0][0].name:
            rows[-1].append(row)
        else:
            rows.append([row])

    for own in rows:
        items = [item for row in own for cell in row for item in cell]
        notes = tuple([number for item in items for number in item.notes])
        name = own[0][0][0].name if own[0][0] else ""
        yield Unit(0, tuple(own), sum(map(row_height, own)), notes, name)


def of_units(block: Divisible, some: Sequence[Unit]) -> Divisible:
    """The list of these units."""
    match block:
        case Table():
            return block._replace(rows=tuple([row for unit in some for row in unit.things]))
        case Groups():
            groups = [block.groups[n]._replace(items=things) for n, things in _grouped(some)]
            return block._replace(groups=tuple(groups))
        case Timeline():
            grouped = dict(_grouped(some))
            unplaced = grouped.pop(len(block.stretches), ())
            stretches = [block.stretches[n]._replace(moments=own) for n, own in grouped.items()]
            return block._replace(
                stretches=tuple(stretches), unplaced=unplaced, total=sum(map(_count, some))
            )


def _count(unit: Unit) -> int:
    return len(unit.things)


def _grouped(some: Sequence[Unit]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    for n, own in groupby(some, key=attrgetter("group")):
        yield n, tuple(chain.from_iterable([unit.things for unit in own]))


def with_items(block: Block, changed: Mapping[Item, Item]) -> Block:
    """The block with other items in place of some; the same block where it has none of these."""
    if not changed:
        return block

    def all_of(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple([changed.get(item, item) for item in items])

    def moments_of(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
        return tuple([m._replace(roles=all_of(m.roles)) if m.roles else m for m in moments])

    match block:
        case Table():
            return block._replace(
                rows=tuple([tuple([all_of(cell) for cell in row]) for row in block.rows])
            )
        case Groups():
            groups = [group._replace(items=all_of(group.items)) for group in block.groups]
            return block._replace(groups=tuple(groups))
        case Timeline():
            stretches = [s._replace(moments=moments_of(s.moments)) for s in block.stretches]
            return block._replace(stretches=tuple(stretches), unplaced=moments_of(block.unplaced))
        case FactList():
            rows = [row._replace(items=all_of(row.items)) for row in block.rows]
            return block._replace(rows=tuple(rows))
    return block


def items_of(block: Block) -> list[Item]:
    """All items that the block shows."""
    read = _ITEMS.get(type(block))
    return read(block) if read else []


def _roles(block: Timeline) -> list[Item]:
    moments = chain(*[stretch.moments for stretch in block.stretches], block.unplaced)
    return [role for moment in moments for role in moment.roles]


_ITEMS: dict[type, Callable[[Any], list[Item]]] = {
    Timeline: _roles,
    Groups: lambda block: [item for group in block.groups for item in group.items],
    Table: lambda block: [item for row in block.rows for cell in row for item in cell],
    FactList: lambda block: [item for row in block.rows for item in row.items],
}


def count_of_things(block: Block) -> int:
    """How many events, links or rows a list holds; 0 of a block that is none."""
    match block:
        case Timeline():
            return block.total
        case Groups():
            return sum([len(group.items) for group in block.groups])
        case Table():
            return len(block.rows)
    return 0
