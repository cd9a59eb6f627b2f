"""What a chronicle is: all entries, every relation known from both ends, all in readers' order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from chronik.chronicle.names.former import FormerName
from chronik.chronicle.names.mentions import Mention
from chronik.chronicle.ties import Tie
from chronik.evidence import quotes
from chronik.history.frozen import NOTHING_FROZEN, Frozen
from chronik.language.tuples import NamedTuple
from chronik.privacy.withdrawal import NONE_WITHDRAWN, Withdrawn
from chronik.records import images
from chronik.records.keys import KINDS, SECTIONS
from chronik.records.lists.gone import Tombstone
from chronik.records.model import AnyEntry, Relation, participations, took_place
from chronik.records.settings.site import Site
from chronik.records.statements import Statement
from chronik.words.german import sort_key

NAMED_KINDS = ("people", "organisations", "networks", "places")
_NOT_IN_MENU = 99  # comes after all that is


class Chronicle(NamedTuple):
    """All entries and how they hang together. Every tuple is in the order readers see."""

    site: Site
    entries: Mapping[str, AnyEntry]
    of_kind: Mapping[str, tuple[AnyEntry, ...]]
    ties: Mapping[str, Mapping[str, tuple[Tie, ...]]]  # target -> kind of the stating entry -> ties
    parts: Mapping[str, tuple[AnyEntry, ...]]  # whole -> parts
    around: Mapping[str, tuple[AnyEntry, ...]]  # place -> it and all it lies in, the nearest first
    shifting: frozenset[str]  # places of which it depends on the time what they lie in
    followers: Mapping[str, tuple[AnyEntry, ...]]  # event or predecessor -> what comes after
    # record -> those of its kind that are not to be confused with it, whichever of both says so
    distinct: Mapping[str, tuple[AnyEntry, ...]]
    cited_by: Mapping[str, tuple[AnyEntry, ...]]  # source -> entries that name it

    # entry -> key of each [[link]] of its body, "" where it leads nowhere
    body_links: Mapping[str, tuple[str, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]  # entry -> names in its body to link
    mentioned_in: Mapping[str, tuple[AnyEntry, ...]]  # record -> entries whose bodies name it

    texts: Mapping[str, quotes.Text]  # source -> stored text
    passages: Mapping[tuple[str, str], quotes.Result]  # (source, quote) -> where it stands
    # entry -> its statements that name a quote, a source, or a remark
    evidenced: Mapping[str, tuple[Statement, ...]]

    gallery: images.Gallery = images.NO_GALLERY
    # record -> entries whose images show it
    pictured: Mapping[str, tuple[AnyEntry, ...]] = MappingProxyType({})
    # record that does not bear its name alone -> what tells it apart (`names.namesakes`)
    apart: Mapping[str, str] = MappingProxyType({})
    # organisation, network or place -> the names it had at a time that is known (`names.former`)
    former: Mapping[str, tuple[FormerName, ...]] = MappingProxyType({})
    # event -> the year it stands under, where that is not the year of its date (`sequence`)
    moved: Mapping[str, int] = MappingProxyType({})

    withdrawn: Withdrawn = NONE_WITHDRAWN
    unread: frozenset[str] = frozenset()  # keys of files that could not be read
    # records whose claims and wordings were found to agree with their quotes and texts, and nothing
    # else has changed that this depends on
    agreed: frozenset[str] = frozenset()
    published: Mapping[str, int] = MappingProxyType({})  # the ledger's rows -> line
    gone: Mapping[str, Tombstone] = MappingProxyType({})  # address -> why there is no page any more
    frozen: Frozen = NOTHING_FROZEN  # former states that stay readable

    def name(self, key: str) -> str:
        return self.name_of(self.entries[key])

    def name_of(self, entry: AnyEntry) -> str:
        """Told apart from others of that name: „Coswig · Stadt in Sachsen“."""
        apart = self.apart.get(entry.key)
        return f"{entry.name} · {apart}" if apart else entry.name

    def year(self, event: AnyEntry) -> int | None:
        """The year that an event stands under; None where it has no place in time."""
        return self.moved.get(event.key, event.date.year)

    def sections(self) -> list[str]:
        """The kinds whose list there is: of an optional one only when it holds something."""
        return [kind for kind in SECTIONS if self.of_kind[kind] or not KINDS[kind].optional]

    def tied(self, key: str, kind: str) -> tuple[Tie, ...]:
        """The relations that entries of that kind state about the record."""
        return self.ties.get(key, {}).get(kind, ())

    def present(self, event: AnyEntry) -> tuple[Relation, ...]:
        """The participations of those who were there: by their roles, where the event took place.

        Who met whom follows from this alone. Others take part without it: a photographer who is
        credited, a platform, who was only announced.
        """
        if not took_place(event):
            return ()
        presence = self.site.presence
        return tuple([r for r in participations(event) if presence(r.role) == "yes"])


def order(entry: AnyEntry) -> tuple[Any, ...]:
    """Pages as they stand in the menu, everything else by name; of events see `sequence`."""
    if entry.kind == "people":
        return (sort_key(sort_name(entry)), entry.id)
    if entry.kind == "pages":
        menu = _NOT_IN_MENU if entry.facts.menu is None else entry.facts.menu
        return (menu, sort_key(entry.name), entry.id)
    return (sort_key(entry.name), entry.id)


def sort_name(person: AnyEntry) -> str:
    """„Nachname, Vorname“: as given, or with the last word of the name first."""
    first, _, last = person.name.rpartition(" ")
    return person.facts.sort_name or (f"{last}, {first}" if first else last)
