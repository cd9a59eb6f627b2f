"""A page without an event: Über, Impressum, Datenschutz, Barrierefreiheit."""

from __future__ import annotations

from chronik.chronicle.edition import Edition
from chronik.exports import linkeddata
from chronik.html.blocks import FactList, Item, Row
from chronik.html.notes import NoteList
from chronik.html.view import View
from chronik.pages.sections.body import figures
from chronik.pages.sections.material import material_of
from chronik.pages.stories.story import story
from chronik.records.authors import author_names
from chronik.records.model import AnyEntry


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    entry = material.entry
    text = story(material, edition)
    notes = material.notes.all()  # after the prose, which asks for them
    blocks = (figures(material), *text, NoteList(notes) if notes else None, _written(entry))
    return View(
        url=entry.url,
        template="record.html",
        title=entry.name,
        description=entry.summary or f"{entry.name}: {edition.chronicle.site.title}.",
        section=entry.url,
        label="",
        lead=entry.summary,
        crumbs=(),
        blocks=tuple(block for block in blocks if block),
        schema=linkeddata.record(edition.chronicle, entry),
    )


def _written(page: AnyEntry) -> FactList | None:
    """Who wrote the page."""
    authors = Item("", author_names(page.authors))
    return FactList((Row("Verfasst von", (authors,)),)) if page.authors else None
