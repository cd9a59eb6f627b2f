"""A page without an event: Über, Impressum, Datenschutz, Barrierefreiheit."""

from __future__ import annotations

from chronik.chronicle.edition import Edition
from chronik.exports import linkeddata
from chronik.html.blocks import NoteList
from chronik.html.view import View
from chronik.pages.sections.body import figures, prose_block
from chronik.pages.sections.finding import found_by
from chronik.pages.sections.material import material_of


def view(edition: Edition, key: str) -> View:
    material = material_of(edition, key)
    entry = material.entry
    prose = prose_block(material)
    notes = material.notes.all()
    blocks = tuple(b for b in (figures(material), prose, NoteList(notes) if notes else None) if b)
    description = entry.summary or f"{entry.name}: {edition.chronicle.site.title}."
    schema = linkeddata.record(edition.chronicle, entry)
    found = found_by(edition.chronicle, entry)
    return View(
        entry.url,
        "record.html",
        entry.name,
        description,
        entry.url,
        "",
        entry.summary,
        (),
        blocks,
        schema=schema,
        found_by=found,
    )
