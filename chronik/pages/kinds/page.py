"""A page without an event: Über, Impressum, Datenschutz, Barrierefreiheit."""

from __future__ import annotations

from chronik.chronicle.edition import Whole
from chronik.exports import linkeddata
from chronik.html.blocks import NoteList
from chronik.html.view import View
from chronik.pages.sections.body import body, figures
from chronik.pages.sections.finding import found_by
from chronik.pages.sections.making import making_of


def view(whole: Whole, key: str) -> View:
    making = making_of(whole, key)
    entry = making.entry
    prose = body(making)
    notes = making.notes.all()
    blocks = tuple(b for b in (figures(making), prose, NoteList(notes) if notes else None) if b)
    description = entry.summary or f"{entry.name}: {whole.chronicle.site.title}."
    schema = linkeddata.record(whole.chronicle, entry)
    found = found_by(whole.chronicle, entry)
    return View(entry.url, "record.html", entry.name, description, entry.url, "", entry.summary, (), blocks, schema=schema, found_by=found)
