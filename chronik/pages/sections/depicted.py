"""Who and what an image shows: numbered as one reads, and in words for those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chronik.chronicle.cards import told
from chronik.chronicle.chronicle import Chronicle
from chronik.html.imageblocks import Depicted
from chronik.pages.sections.citing.corrections import answer_address
from chronik.records.images import Image, ImageArea, Shown
from chronik.records.model import AnyEntry
from chronik.records.statements import names
from chronik.words.german import counted, listed

UNKNOWN_PERSON = "unbekannt"


def names_on(chronicle: Chronicle, entry: AnyEntry, image: Image) -> tuple[Depicted, ...]:
    """Those who have a place on the image as one reads, numbered from 1; then the others."""
    placed = [(number, shown) for number, shown in enumerate(_as_read(image.shows), 1)]
    others = [(0, shown) for shown in image.shows if not shown.area]
    return tuple([_named(chronicle, entry, *each) for each in (*placed, *others)])


def numbers_without_name(image: Image) -> list[int]:
    """The numbers of those whom nobody has recognised yet."""
    return [number for number, shown in enumerate(_as_read(image.shows), 1) if not shown.key]


def image_anchor(entry: AnyEntry, image: Image) -> str:
    """Where the page of the record shows the image: `bild/2`, which no heading can be."""
    files = [each.file for each in entry.images]
    return f"bild/{files.index(image.file) + 1}"


def with_names(chronicle: Chronicle, image: Image) -> str:
    """The alternative text with the names that it lacks."""
    shown = [*_as_read(image.shows), *[one for one in image.shows if not one.area]]
    records = [chronicle.entries[one.key] for one in shown if one.key]
    lacking = [told(chronicle, record) for record in records if not _is_in(image.alt, record)]
    unknown = sum(not one.key for one in shown)
    rest = [counted(unknown, "unbekannte Person", "unbekannte Personen")] if unknown else []
    words = listed([*lacking, *rest])
    end = "" if image.alt[-1:] in (".", "!", "?", "…") else "."
    return f"{image.alt}{end} Zu sehen: {words}." if words else image.alt


def _is_in(alt: str, record: AnyEntry) -> bool:
    """Whether it names the record: not „Anna Alt“ by „Anna Altmann“, but „Anna Alts“."""
    forms = "|".join(map(re.escape, names(record)))
    return re.search(rf"(?<!\w)(?:{forms})s?(?!\w)", alt) is not None


def _named(chronicle: Chronicle, entry: AnyEntry, number: int, shown: Shown) -> Depicted:
    if shown.key:
        record = chronicle.entries[shown.key]
        return Depicted(number, record.url, told(chronicle, record), shown.area, shown.note)
    asked = f"{entry.name}, Bild: wer ist Nr. {number}?"
    return Depicted(
        number=number,
        url="",
        name=UNKNOWN_PERSON,
        area=shown.area,
        remark=shown.note,
        answer=answer_address(chronicle.site, entry, asked),
    )


def _as_read(shows: Iterable[Shown]) -> Iterator[Shown]:
    """Row by row from the top, each from left to right."""
    rest = sorted((one for one in shows if one.area), key=lambda one: _box(one)[1::-1])
    while rest:
        first = _box(rest[0])
        row = [one for one in rest if _is_beside(_box(one), first)]
        yield from sorted(row, key=lambda one: _box(one).left)
        rest = [one for one in rest if one not in row]


def _box(shown: Shown) -> ImageArea:
    return shown.area or ImageArea(0, 0, 100, 100)


_ALIKE = 2.5  # a house that is so many times taller than a face is in no row with it


def _is_beside(one: ImageArea, other: ImageArea) -> bool:
    """Whether both are of about one size, and the middle of each is as high as the other."""
    low, high = sorted((one.height, other.height))
    is_level = _middle(one) < other.bottom and _middle(other) < one.bottom
    return is_level and high < _ALIKE * low


def _middle(area: ImageArea) -> float:
    return area.top + area.height / 2
