"""Where what a head says stands in it: a node by its way, and from where to where it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chronik.desk.changes.fieldtypes import child_type, main_field
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping, Scalar
from chronik.records.fields.nodes import Sequence as List
from chronik.records.fields.scalars import is_choice
from chronik.records.fields.table import Type, key_name

Steps = Sequence[Any]  # names of fields and numbers of items: ["people", 2, "role"]


class Arrived(NamedTuple):
    """The last node on a way that is there, those above it, and what of the way is left."""

    node: Any
    above: tuple[Any, ...]  # the root first
    done: tuple[Any, ...]
    left: tuple[Any, ...]

    @property
    def parent(self) -> Any:
        return self.above[-1] if self.above else None

    @property
    def is_flow(self) -> bool:
        """Whether it stands within [ ] or { }."""
        return any(getattr(node, "flow_style", False) for node in self.above)


def arrived(root: Any, at: Steps) -> Arrived:
    """As far as the way leads."""
    node: Any = root
    above: list[Any] = []
    for number, step in enumerate(at):
        below = child_of(node, step)
        if below is None:
            return Arrived(node, tuple(above), tuple(at[:number]), tuple(at[number:]))
        above.append(node)
        node = below
    return Arrived(node, tuple(above), tuple(at), ())


def normal_way(root: Any, kind: Type, at: Steps) -> list[Any]:
    """The way as it leads through this head: what may be written short is one and the same place
    as its first field, and as the first of a list.
    """
    node, done, found = root, [], kind
    for step in at:
        is_short = (step == 0 and not isinstance(node, List)) or (
            isinstance(step, str) and isinstance(node, Scalar) and step == main_field(found)
        )
        is_short = is_short or (step == main_field(found) and _is_chosen(node))
        found = child_type(found, step) or found
        if node is not None and is_short:
            continue
        done.append(step)
        node = child_of(node, step)
    return done


def _is_chosen(node: Any) -> bool:
    """Whether it is a date of several: a choice in brackets, written as a list is."""
    return isinstance(node, List) and is_choice(node)


def child_of(node: Any, step: Any) -> Any:
    """The node under a name or a number; None where there is none."""
    if isinstance(node, Mapping) and isinstance(step, str):
        return next((value for key, value in node.value if key_name(key) == step), None)
    if isinstance(node, List) and isinstance(step, int):
        return node.value[step] if 0 <= step < len(node.value) else None
    return None


def key_of_child(node: Mapping, name: str) -> Any:
    """The key itself."""
    return next(key for key, _ in node.value if key_name(key) == name)


def said_by(node: Any) -> Any:
    """What a node says, as JSON has it: every single value as the text that was typed."""
    if isinstance(node, Mapping):
        return {key_name(key): said_by(value) for key, value in node.value}
    if isinstance(node, List):
        return [said_by(item) for item in node.value]
    return node.value


def node_start(node: Any) -> int:
    return int(node.start_mark.index)


def node_end(node: Any, text: str) -> int:
    """Behind the last character that belongs to it, comments and blank lines left out."""
    if isinstance(node, Mapping | List) and not node.flow_style and node.value:
        if isinstance(node, List):
            return node_end(node.value[-1], text)
        key, value = node.value[-1]
        return max(node_end(value, text), int(key.end_mark.index) + 1)
    end = int(node.end_mark.index)
    if isinstance(node, Scalar) and node.style in (">", "|"):
        return node_start(node) + len(text[node_start(node) : end].rstrip())
    return end


def line_begin(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_over(text: str, at: int) -> int:
    """Behind the line, its end included."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def column_of(text: str, at: int) -> int:
    return at - line_begin(text, at)


def dash_of(text: str, item: Any) -> int:
    """Where the dash of a list item stands; -1 where it stands in no list of lines."""
    at = node_start(item) - 1
    while at >= 0 and text[at] in " \t\n":
        at -= 1
    return at if at >= 0 and text[at] == "-" else -1


def nodes_in(node: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every node with its way, the outer ones first."""
    yield way, node
    if isinstance(node, Mapping):
        for key, value in node.value:
            yield from nodes_in(value, (*way, key_name(key)))
    elif isinstance(node, List):
        for number, item in enumerate(node.value):
            yield from nodes_in(item, (*way, number))
