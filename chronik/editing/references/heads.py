"""The head of a file as YAML says it: its nodes with their places, and its comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml.nodes import Node

from chronik.drafting.shape import in_quotes
from chronik.editing.references.lines import Lines
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import FrontMatter, Scalar, compose, split
from chronik.records.fields.nodes import Mapping as Group
from chronik.records.fields.nodes import Sequence as List
from chronik.records.kinds.decoding import decode
from chronik.words.diagnostics import At, RefusedError

_COMMENT = late(r"(?:^|(?<=[ \t\n]))#[^\n]*")
_PLAIN = late(r"[\w./:+~?-]*[\w./+~?-](?: [\w./+~?-]+)*\Z")


class RecordHead(NamedTuple):
    """The head of a file, and the body below it."""

    path: str
    text: str
    root: Group
    body: str
    body_line: int  # 0 where there can be no body

    @property
    def fields(self) -> dict[str, Node]:
        return {key.value: value for key, value in self.root.value}

    def lines_of(self, name: str) -> tuple[int, int]:
        """The first and the last line of a field, counted from 1."""
        key, value = next(pair for pair in self.root.value if pair[0].value == name)
        return key.start_mark.line + 1, last_line_of(self, value)


def record_head(path: str, data: bytes) -> RecordHead:
    """Raises RefusedError where it is written in braces."""
    text = decode(path, data)
    parts = split(text, path) if isinstance(text, str) and path.endswith(".md") else None
    head = parts.head if isinstance(parts, FrontMatter) else text
    root = compose(head, path) if isinstance(head, str) else None
    if isinstance(head, str) and isinstance(root, Group) and not root.flow_style and root.value:
        body, line = (parts.body, parts.body_line) if isinstance(parts, FrontMatter) else ("", 0)
        return RecordHead(path, head, root, body, line)
    raise RefusedError(f"{path}: Der Kopf steht in {{ }} oder lässt sich nicht lesen.")


def indent_of(path: str, lines: Lines) -> str:
    key, _ = record_head(path, lines.encoded()).root.value[0]
    return " " * int(key.start_mark.column)


def last_line(path: str, lines: Lines) -> int:
    """The number of the line that a further field would take."""
    if not path.endswith(".md"):
        return len(lines.lines) + 1
    dashes = (n for n, line in enumerate(lines.lines, 1) if n > 1 and line.rstrip() == "---")
    return next(dashes, len(lines.lines) + 1)


def start_of(node: Node) -> At:
    return node.start_mark.line + 1, node.start_mark.column + 1


def end_of(head: RecordHead, node: Node) -> At:
    """Behind the last sign of a node."""
    return _place(head, _end(head, node))


def _place(head: RecordHead, index: int) -> At:
    before = head.text[:index]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def last_line_of(head: RecordHead, node: Node) -> int:
    """The number of the last line of a node."""
    line, _ = end_of(head, node)
    return line


def _end(head: RecordHead, node: Node) -> int:
    """A list in lines ends with its last item, a text in lines before the blank ones behind it:
    YAML says where something else begins.
    """
    end: int = node.end_mark.index
    if isinstance(node, Scalar):
        return len(head.text[:end].rstrip()) if node.style in ("|", ">") else end
    if not isinstance(node, List | Group) or node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return _end(head, last[1] if isinstance(last, tuple) else last)


def lists_in(node: Node) -> Iterator[List]:
    """Every list, the inner ones too."""
    if isinstance(node, List):
        yield node
    for child in children(node):
        yield from lists_in(child)


def children(node: Node) -> Iterator[Node]:
    if isinstance(node, Group):
        for key, value in node.value:
            yield from (key, value)
    elif isinstance(node, List):
        yield from node.value


def comments_in(head: RecordHead) -> Iterator[tuple[At, str]]:
    """Each comment with its place."""
    texts = [(n.start_mark.index, n.end_mark.index) for n in _scalars(head.root)]
    for match in _COMMENT.finditer(head.text):
        if not any(start <= match.start() < end for start, end in texts):
            yield _place(head, match.start()), match[0]


def _scalars(node: Node) -> Iterator[Node]:
    if isinstance(node, Scalar):
        yield node
    for child in children(node):
        yield from _scalars(child)


def in_line(node: Node) -> str:
    """A node as it can stand in [ ] or { }, in one line."""
    if isinstance(node, List):
        return f"[{', '.join(map(in_line, node.value))}]"
    if isinstance(node, Group):
        return f"{{{', '.join(f'{key.value}: {in_line(value)}' for key, value in node.value)}}}"
    return in_quotes(node.value) if getattr(node, "style", "") else in_yaml(node.value)


def in_yaml(text: str) -> str:
    """A text as it can stand there: in quotation marks where it needs them."""
    return text if _PLAIN.match(text) else in_quotes(text)


def said(node: Node) -> Any:
    """What a node says, to be compared; how it is written does not matter."""
    if isinstance(node, Scalar):
        return " ".join(node.value.split())
    if isinstance(node, List):
        return tuple(map(said, node.value))
    return {key.value: said(value) for key, value in node.value}
