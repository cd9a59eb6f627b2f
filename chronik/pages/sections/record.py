"""The page of a record: its facts, and what ends it: notes, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.cards import kind_label, search_words
from chronik.dates.words import interval_words
from chronik.exports import linkeddata
from chronik.html.blocks import Block, FactList, Item, NoteList, Row
from chronik.html.view import Crumb, View
from chronik.pages.sections.citing import citation
from chronik.pages.sections.finding import found_by
from chronik.pages.sections.items import item_of, remark
from chronik.pages.sections.material import Material
from chronik.records.keys import KINDS
from chronik.records.model import OtherName
from chronik.words.links import IDENTIFIER_URLS


def record_view(
    material: Material,
    *,
    label: str,
    blocks: Iterable[Block | None],
    title: str = "",
    before: str = "",
    after: str = "",
    feed: str = "",
) -> View:
    """The page of a record: what it states, then its notes and how to cite it. Blocks that are None
    are left out.
    """
    entry, site = material.entry, material.chronicle.site
    shown = [b for b in blocks if b is not None]
    notes = material.notes.all()
    if notes:
        shown.append(NoteList(notes))
    name = title or entry.name
    shown.append(citation(entry, name, site))
    kind = KINDS[entry.kind]
    return View(
        url=entry.url,
        template="record.html",
        title=name,
        description=entry.summary or f"{name}: {label or kind.plural} in: {site.title}.",
        section=kind.section,
        label=label,
        lead=entry.summary,
        crumbs=(Crumb(kind.section, kind.heading),),
        blocks=tuple(shown),
        badges=material.cards[entry.key].badges,
        schema=linkeddata.record(material.chronicle, entry),
        before=before,
        after=after,
        feed=feed,
        found_by=found_by(material.chronicle, entry),
    )


def fact_list(rows: Iterable[tuple[str, tuple[Item, ...]]]) -> FactList | None:
    kept = tuple(Row(label, items) for label, items in rows if items)
    return FactList(kept) if kept else None


def common_rows(material: Material) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The facts any record may have: other names, sources, identifiers, links."""
    entry = material.entry
    if others := getattr(entry.facts, "other_names", ()):
        yield "Hieß auch", tuple(name_item(material, name) for name in others)
    yield "Auch genannt", tuple(Item("", alias) for alias in entry.aliases)
    yield (
        ("Quelle" if len(entry.sources) == 1 else "Quellen"),
        tuple(
            item_of(material, ref.key)
            for ref in entry.sources
            if ref.key in material.chronicle.entries
        ),
    )
    yield (
        "Kennungen",
        tuple(
            Item(
                IDENTIFIER_URLS.get(name, "") + value if name in IDENTIFIER_URLS else "",
                f"{name.upper()} {value}",
            )
            for name, value in entry.identifiers
        ),
    )
    yield (
        "Gesucht, nicht gefunden",
        tuple([Item("", search_words(search), "", (), search.result) for search in entry.searched]),
    )
    yield "Im Netz", tuple(Item(link.url, link.title) for link in entry.links)


def name_item(material: Material, name: OtherName) -> Item:
    """A former or later name, and when it held."""
    return Item(
        "",
        name.name,
        interval_words(name.since, name.until),
        material.notes.number(material.entry, name.evidence),
        remark(name.evidence),
    )


def label_of(material: Material) -> str:
    return kind_label(material.chronicle, material.entry)
