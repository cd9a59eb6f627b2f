"""Ein Thema, das Ereignisse und Netzwerke über Orte und Jahre hinweg verbindet
(schema.org DefinedTerm).
"""

from __future__ import annotations

from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.records.fields.scalars import reference
from chronik.records.fields.table import Field
from chronik.records.model import Reference


class Theme(NamedTuple):
    part_of: Reference | None


FIELDS = (Field("part_of", reference("themes"), "Thema, zu dem dieses gehört"),)


def make(values: dict[str, Any]) -> Theme:
    return Theme(part_of=values["part_of"])
