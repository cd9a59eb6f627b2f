"""The pages of former states: a record as it was, reduced to text, with the way to it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from chronik.history.frozen import FrozenPage
from chronik.html.blocks import Body, FactList, Item, Row
from chronik.html.view import Crumb, View
from chronik.records.keys import KINDS
from chronik.words.escaping import esc

_LEAD = (
    "So stand dieser Eintrag {when} in der Chronik, auf den Text gekürzt. Diese Seite bleibt, wie "
    "sie ist; {today}."
)


_TODAY, _GONE = "den heutigen Stand zeigt eine andere", "heute gibt es den Eintrag nicht mehr"


def frozen_subjects(edition: Edition) -> Iterable[str]:
    return edition.chronicle.frozen.pages


def frozen_url(subject: str) -> str:
    return subject


def frozen_sign(signing: Signing, edition: Edition, subject: str) -> bytes:
    """All that the page shows: the former state, and where the record is today."""
    page = edition.chronicle.frozen.pages[subject]
    entry = edition.chronicle.entries.get(page.current)
    return signing.plain((page, entry and (entry.url, edition.chronicle.name_of(entry))))


def frozen_view(edition: Edition, subject: str) -> View:
    page = edition.chronicle.frozen.pages[subject]
    kind = KINDS[page.kind]
    day = f"am {date_words(parse(page.day))}" if page.day else "früher"
    today = (
        "den heutigen Stand zeigt eine andere" if page.current else "heute gibt es ihn nicht mehr"
    )
    paragraphs = "".join([f"<p>{esc(part)}</p>\n" for part in page.text])
    facts, text = FactList(tuple(_rows(edition, page))), Body(paragraphs)
    return View(
        url=page.url,
        template="record.html",
        title=page.name,
        description=f"{page.name}: Fassung {page.tag} dieses Eintrags.",
        section=kind.section,
        label=f"{kind.german}, Fassung {page.tag}",
        lead=_LEAD.format(when=day, today=today),
        crumbs=(Crumb(kind.section, kind.heading),),
        blocks=(facts, text) if paragraphs else (facts,),
        indexed=False,
    )


def _rows(edition: Edition, page: FrozenPage) -> Iterator[Row]:
    if page.current:
        entry = edition.chronicle.entries[page.current]
        yield Row("Heutige Seite", (Item(entry.url, edition.chronicle.name_of(entry)),))
    yield Row("Fassung", (Item("", f"{page.tag} ({page.version})"),))
    yield from (Row(label, tuple(Item("", words) for words in said)) for label, said in page.rows)
