"""What stands twice in a list, since two records are one: joined where one says no more."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from yaml.nodes import Node

from chronik.editing.references.heads import (
    RecordHead,
    comments_in,
    end_of,
    last_line_of,
    lists_in,
    record_head,
    said,
    start_of,
)
from chronik.editing.references.lines import lines_of, spliced
from chronik.records.fields.nodes import Mapping as Group
from chronik.records.fields.nodes import Scalar
from chronik.records.fields.nodes import Sequence as List
from chronik.records.kinds.entry import read_entry
from chronik.records.statements import references_in
from chronik.words.diagnostics import At

ItemWords = dict[str, Any]
_NAMING = (
    "person",
    "organisation",
    "network",
    "place",
    "theme",
    "work",
    "name",
    "value",
    "file",
    "url",
)


def said_of(item: Node) -> ItemWords:
    """What an item says; what it names, or its value, stands under "" however it was typed."""
    words = said(item)
    if not isinstance(words, dict):
        return {"": words}
    naming = next((name for name in _NAMING if name in words), None)
    return {"" if name == naming else name: value for name, value in words.items()}


def is_within(one: ItemWords, two: ItemWords) -> bool:
    """Whether the first says nothing that the second does not say too."""
    return one.items() <= two.items()


def told_once(path: str, data: bytes, key: str) -> bytes:
    """The file with what it says twice of the record said once. What differs stays, and so does
    what somebody remarked.
    """
    while (stretch := _needless(path, data, key)) is not None:
        lines = lines_of(data)
        spliced(lines, *stretch, "")
        data = lines.encoded()
    return data


def _needless(path: str, data: bytes, key: str) -> tuple[At, At] | None:
    """From where to where an item goes that says no more than another; None where none does."""
    entry = read_entry(path, data).entry
    places = {ref.at for ref in references_in(entry) if ref.key == key} if entry else set()
    if len(places) < 2:
        return None
    head = record_head(path, data)
    remarks = [at for at, _ in comments_in(head)]
    for items in lists_in(head.root):
        own = [number for number, item in enumerate(items.value) if _names(item, places)]
        for number in reversed(own):
            mine = said_of(items.value[number])
            others = [other for other in own if other != number]
            if any(is_within(mine, said_of(items.value[other])) for other in others):
                start, end = _stretch(head, items, number)
                if not any(start <= at < end for at in remarks):
                    return start, end
    return None


def _names(item: Node, places: Collection[At]) -> bool:
    """Whether an item of a list names the record: by itself, or in one of its fields."""
    if isinstance(item, Group):
        return any(isinstance(v, Scalar) and start_of(v) in places for _, v in item.value)
    return isinstance(item, Scalar) and start_of(item) in places


def _stretch(head: RecordHead, items: List, number: int) -> tuple[At, At]:
    """From where to where an item stands, with the comma or the lines that belong to it."""
    every = items.value
    if items.flow_style:
        if number:
            return end_of(head, every[number - 1]), end_of(head, every[number])
        return start_of(every[0]), start_of(every[1])
    line, _ = start_of(every[number])
    return (line, 1), (last_line_of(head, every[number]) + 1, 1)
