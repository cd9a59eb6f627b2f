"""The page of a record: its facts, and what ends it: notes, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.cards import kind_label, search_words
from chronik.dates.words import interval_words
from chronik.exports import linkeddata
from chronik.html.blocks import Block, FactList, Item, Row
from chronik.html.notes import NoteList
from chronik.html.view import Crumb, View
from chronik.pages.sections.citing.citation import citation
from chronik.pages.sections.items import item_of, resting
from chronik.pages.sections.material import Material
from chronik.records.keys import KINDS
from chronik.records.model import OtherName, Search
from chronik.words.links import IDENTIFIER_URLS

DISTINCT = "Nicht zu verwechseln mit"


def record_view(
    material: Material,
    *,
    label: str,
    blocks: Iterable[Block | None],
    before: str = "",
    after: str = "",
    feed: str = "",
) -> View:
    """The page of a record: the blocks that there are, then its notes and how to cite it."""
    entry, site = material.entry, material.chronicle.site
    name, kind = material.cards[entry.key].name, KINDS[entry.kind]
    shown = [block for block in blocks if block is not None]
    notes = material.notes.all()
    if notes:
        shown.append(NoteList(notes))
    shown.append(citation(material.chronicle, entry, name)._replace(kept=_kept(material)))

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
    )


def _kept(material: Material) -> tuple[Item, ...]:
    """The states of the record that stay readable: the one that is shown, and others."""
    entry, pages = material.entry, material.chronicle.frozen.of.get(material.entry.key, ())
    words = {True: "Diese Fassung zitieren", False: "Frühere Fassung"}
    return tuple(
        [Item(p.url, f"{words[p.version == entry.version]}: {p.tag}") for p in reversed(pages)]
    )


def fact_list(rows: Iterable[tuple[str, tuple[Item, ...]]]) -> FactList | None:
    kept = tuple(Row(label, items) for label, items in rows if items)
    return FactList(kept) if kept else None


def common_rows(material: Material) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The facts any record may have: other names, sources, identifiers, links."""
    entry = material.entry
    sources = [ref.key for ref in entry.sources if ref.key in material.chronicle.entries]

    if others := getattr(entry.facts, "other_names", ()):
        yield "Hieß auch", tuple(_name_item(material, name) for name in others)
    yield "Auch bekannt als", tuple(Item("", alias) for alias in entry.aliases)
    distinct = material.chronicle.distinct.get(entry.key, ())
    yield DISTINCT, tuple(item_of(material, other.key) for other in distinct)
    yield (
        ("Quelle" if len(entry.sources) == 1 else "Quellen"),
        tuple(item_of(material, key) for key in sources),
    )
    yield "Kennungen", tuple(_number_item(file, number) for file, number in entry.identifiers)
    yield "Gesucht, nicht gefunden", tuple(_search_item(search) for search in entry.searched)
    yield "Im Netz", tuple(Item(link.url, link.title) for link in entry.links)


def _name_item(material: Material, name: OtherName) -> Item:
    """A former or later name, and when it held."""
    item = Item("", name.name, interval_words(name.since, name.until))
    return resting(material, name.evidence, item)


def _number_item(file: str, number: str) -> Item:
    """A number in an authority file, with its address where it has one."""
    url = IDENTIFIER_URLS[file] + number if file in IDENTIFIER_URLS else ""
    return Item(url, f"{file.upper()} {number}")


def _search_item(search: Search) -> Item:
    return Item("", search_words(search), remark=search.result)


def label_of(material: Material) -> str:
    return kind_label(material.chronicle, material.entry)
