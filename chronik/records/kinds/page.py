"""Eine Seite ohne Ereignis: Über, Impressum, Datenschutz, Barrierefreiheit."""

from __future__ import annotations

from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.records.fields.scalars import INTEGER
from chronik.records.fields.table import Field


class Page(NamedTuple):
    menu: int | None


FIELDS = (Field("menu", INTEGER, "Platz im Fuß der Seite; ohne Angabe steht sie hinten"),)


def make(values: dict[str, Any]) -> Page:
    return Page(menu=values["menu"])
