"""Eine Seite ohne Ereignis: Über, Impressum, Datenschutz, Barrierefreiheit."""

from __future__ import annotations

from typing import Any, NamedTuple

from chronik.fields import INTEGER
from chronik.reading import Field

FIELDS = (Field("menu", INTEGER, "Platz im Fuß der Seite; ohne Angabe steht sie hinten"),)


def make(values: dict[str, Any]) -> Page:
    return Page(menu=values["menu"])


class Page(NamedTuple):
    menu: int | None
