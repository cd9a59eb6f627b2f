"""The building blocks for images: with whom they show, and whose page they stand on."""

from __future__ import annotations

from chronik.language.tuples import NamedTuple
from chronik.records.images import ImageArea


class Depicted(NamedTuple):
    """Who or what is seen on an image."""

    number: int  # on the image; 0 for what has no place on it
    url: str  # "" for somebody whom nobody has recognised yet
    name: str
    area: ImageArea | None
    remark: str = ""  # of the editors
    answer: str = ""  # where one can say who it is; "" where nobody asks


class Figure(NamedTuple):
    """An image; `width` and `height` are those of its largest file."""

    files: tuple[tuple[int, str], ...]  # width in pixels and address, the narrowest first
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    licence: str
    licence_url: str
    is_first: bool  # of its page
    named: tuple[Depicted, ...] = ()
    anchor: str = ""  # where it has names


class Figures(NamedTuple):
    """Images beside the facts of a record."""

    figures: tuple[Figure, ...]

    block: str = "figures"


class Appearance(NamedTuple):
    """An image on the page of another record, and where on it the page's record is seen."""

    url: str  # of the image on that page
    name: str  # of that record
    detail: str
    figure: Figure
    area: ImageArea | None


class Appearances(NamedTuple):
    """Images that show the page's record; of very many some are named alone."""

    anchor: str
    title: str
    pictures: tuple[Appearance, ...]
    further: tuple[Appearance, ...] = ()

    block: str = "appearances"
