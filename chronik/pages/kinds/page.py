"""A page without an event: Über, Impressum, Datenschutz, Barrierefreiheit."""

from __future__ import annotations

from chronik.chronicle.edition import Edition
from chronik.exports import linkeddata
from chronik.html.blocks import NoteList
from chronik.html.view import View
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.material import material_of


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    entry = material.entry
    prose = prose_block(material)
    notes = material.notes.all()  # after the prose, which asks for them
    blocks = (figures(material), prose, NoteList(notes) if notes else None)
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
