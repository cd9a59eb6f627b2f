"""Die Ereignisse, die ein Text als Zeitleiste (timeline), Liste (list) oder Karte (map) zeigt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from chronik.language.patterns import late
from chronik.records.fields.groups import many, references
from chronik.records.fields.nodes import Scalar, compose
from chronik.records.fields.scalars import TEXT, scalar, vocabulary
from chronik.records.fields.table import Field, Reader, keyed, read_fields
from chronik.records.prose import Fence, Selection, Sought
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import shortened

_SPAN = late(r"(\d{4})(?: ?[-–/] ?(\d{4}))?\Z", re.ASCII)


def _span(reader: Reader, node: Scalar) -> tuple[int, int] | None:
    match = _SPAN.match(node.value)
    if match:
        first, last = int(match[1]), int(match[2] or match[1])
        if first <= last:
            return first, last

    reader.report(
        node,
        "wrong-type",
        f"„{shortened(node.value)}“ ist keine Spanne von Jahren.",
        f"So schreiben: {match[2]}-{match[1]}." if match else "So schreiben: 2019-2022 oder 2019.",
    )
    return None


_YEARS = scalar("Jahr oder Jahre, z. B. 2019-2022", _span, {"type": "string"})
_WANTED = ("network", "theme", "work", "place", "organisation", "person")
FIELDS = (
    Field("network", references("networks"), "Ereignisse dieses Netzwerks"),
    Field("theme", references("themes"), "zu diesem Thema und seinen Teilen"),
    Field("work", references("works"), "zu diesem Werk und seinen Teilen"),
    Field("place", references("places"), "an diesem Ort und allen, die dort liegen"),
    Field("organisation", references("organisations"), "mit dieser Organisation"),
    Field("person", references("people"), "mit dieser Person"),
    Field("kind", many(vocabulary("event_kinds"), single=True), "Ereignisse dieser Art"),
    Field("years", _YEARS, "aus diesem Jahr oder diesen Jahren"),
    Field("title", TEXT, "Überschrift; ohne Angabe nennt sie, was ausgewählt ist"),
)
_TABLE = keyed(FIELDS)
_CRITERIA = [field.name for field in FIELDS if field.name != "title"]


def read_selections(
    boxes: Iterable[Fence], path: str, problems: list[Diagnostic]
) -> tuple[Selection, ...]:
    """What the boxes of a text select; what is wrong with one is put to the problems."""
    read = [_read(box, path, problems) for box in boxes]
    return tuple(selection for selection in read if selection)


def _read(box: Fence, path: str, problems: list[Diagnostic]) -> Selection | None:
    text = "\n" * box.line + box.text  # so that every node stands where it stands in the file
    root = compose(text, path) if box.text.strip() else None
    if isinstance(root, Diagnostic):
        problems.append(root)
        return None

    own: list[Diagnostic] = []
    values = read_fields(Reader(path, own, text), root, _TABLE) if root else _TABLE.blank
    if not own and not any(map(values.get, _CRITERIA)):
        message = "Hier ist nicht gesagt, welche Ereignisse gemeint sind."
        hint = f"Mindestens eine Angabe ergänzen: {', '.join(_CRITERIA)}."
        own.append(error(Span(path, box.line), "selection", message, hint))
    problems.extend(own)
    return None if own else _selection(box, values)


def _selection(box: Fence, values: Mapping[str, Any]) -> Selection:
    wanted = [values[name] for name in _WANTED if values[name]]
    return Selection(
        shape=box.shape,
        wanted=tuple(tuple(Sought(ref.key, ref.at) for ref in some) for some in wanted),
        kinds=tuple(Sought(word.word, word.at) for word in values["kind"]),
        years=values["years"],
        title=values["title"],
        at=(box.line, 1),
    )
