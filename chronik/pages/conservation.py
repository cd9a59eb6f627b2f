"""Nothing vanishes: what goes into a list, a timeline, a facet or a table comes out of it.

The build fails where it does not. An `Account` holds what went in against what is placed in time,
lies on the shelf „ohne sichere Einordnung“, or is withheld. The left side is counted in the
records, the right side in what the pages are made from, so that the two can differ at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import (
    CERTAINTIES,
    WITHOUT_NETWORK,
    WITHOUT_PLACE,
    WITHOUT_THEME,
    count_of,
)
from chronik.dates.yeardays import yeardays
from chronik.html.blocks import FullText, Groups, Passages, Table, Timeline
from chronik.html.view import View
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, kind_of
from chronik.records.model import AnyEntry
from chronik.words.diagnostics import LostError


class Account(NamedTuple):
    """`total` = `placed` + `shelf` + `withheld`, or something was lost."""

    name: str
    total: int
    placed: int
    shelf: int
    withheld: int = 0

    @property
    def balanced(self) -> bool:
        return self.total == self.placed + self.shelf + self.withheld

    @property
    def words(self) -> str:
        return (
            f"{self.name}: {self.total} = {self.placed} eingeordnet"
            f" + {self.shelf} ohne sichere Einordnung + {self.withheld} zurückgehalten"
        )


def audit(every: Iterable[Account], note: Callable[[str], None]) -> None:
    """Say the sums; raise LostError where one does not add up."""
    for account in every:
        note(account.words)
        if not account.balanced:
            raise LostError(account.words)


def accounts(edition: Edition) -> Iterator[Account]:
    """What the pages are made from, held against the records themselves."""
    events = [entry for entry in edition.chronicle.entries.values() if entry.kind == "events"]
    total, shelf = len(events), len(edition.unplaced)
    yield Account("Chronik", total, len(edition.placed), shelf)
    yield Account("Jahre", total, sum(map(len, edition.years.values())), shelf)

    kinds = [name for name in edition.groups if name.startswith("art/")]
    yield _grouped("Arten", edition, total, kinds)
    certain = _grouped("Sicherheit", edition, total, [*CERTAINTIES.values()])
    yield certain._replace(shelf=shelf)  # their groups hold placed events alone
    lonely = sum(not e.facts.networks for e in events)
    yield _grouped("Ohne Netzwerke", edition, lonely, [WITHOUT_NETWORK])
    if edition.chronicle.of_kind["themes"]:
        general = sum(not e.facts.themes for e in events)
        yield _grouped("Ohne Themen", edition, general, [WITHOUT_THEME])
    nowhere = sum(not e.facts.places for e in events)
    yield _grouped("Ohne Orte", edition, nowhere, [WITHOUT_PLACE])

    yield _days(edition, events)
    yield _lanes("networks", edition, events)
    yield _lanes("themes", edition, events)
    there = Counter(map(kind_of, edition.chronicle.entries))
    for kind, entries in edition.chronicle.of_kind.items():
        yield Account(f"Liste {KINDS[kind].plural}", there[kind], placed=len(entries), shelf=0)


def _grouped(name: str, edition: Edition, total: int, names: Sequence[str]) -> Account:
    """The events of some groups together."""
    groups = [edition.groups.get(group, {}) for group in names]
    shelf = sum(len(years.get(0, ())) for years in groups)
    return Account(name, total, placed=sum(map(count_of, groups)) - shelf, shelf=shelf)


def _days(edition: Edition, events: Sequence[AnyEntry]) -> Account:
    """Events that are known to the day, each once, the yearless too."""
    shown = {event.key: event for events in edition.days.values() for event in events}
    placed = sum(event.date.placed for event in shown.values())
    return Account(
        name="Tage des Jahres",
        total=sum(bool(yeardays(event.date)) for event in events),
        placed=placed,
        shelf=len(shown) - placed,
    )


def _lanes(kind: str, edition: Edition, events: Sequence[AnyEntry]) -> Account:
    """Events of all networks or themes, once for each that they name."""

    def named(event: AnyEntry) -> int:
        return len({r.target for r in getattr(event.facts, kind)})

    return Account(
        name=f"Zeitleisten der {KINDS[kind].plural}",
        total=sum(map(named, events)),
        placed=sum(len(edition.lanes[e.key].events) for e in edition.chronicle.of_kind[kind]),
        shelf=sum(map(named, edition.unplaced)),
    )


def lost(view: View, pages: Sequence[View]) -> str:
    """What a timeline, or the pages of a view, do not hold; "" when nothing is lost."""
    for block in view.blocks:
        if isinstance(block, Timeline) and block.total != _held(block):
            return f"{view.url}: {block.total - _held(block)} Ereignisse fehlen in der Zeitleiste."

    if len(pages) > 1:
        paged = sum(_held(block) for page in pages for block in page.blocks)
        missing = sum(map(_held, view.blocks)) - paged
        if missing:
            return f"{view.url}: {missing} Einträge fehlen auf den Seiten."
    return ""


def _held(block: object) -> int:
    """How many things a list or timeline holds."""
    if isinstance(block, Timeline):
        return sum(len(stretch.moments) for stretch in block.stretches) + len(block.unplaced)
    if isinstance(block, Groups):
        return sum(len(group.items) for group in block.groups)
    if isinstance(block, Passages):
        return len(block.passages)
    if isinstance(block, FullText):
        return len(block.paragraphs)
    return len(block.rows) if isinstance(block, Table) else 0
