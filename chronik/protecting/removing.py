"""A person taken out of a record's file: what refers to it, and its name in whatever is said.

Places are known from reading. Values that need other quotation marks once the name is replaced get
them; not one other byte changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from yaml.nodes import Node

from chronik.editing.references.lines import lines_of
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import NAME_REMOVED
from chronik.records.fields.nodes import FrontMatter, Mapping, Scalar, compose, split
from chronik.records.fields.nodes import Sequence as List
from chronik.records.images import is_record
from chronik.records.keys import id_of
from chronik.records.kinds.decoding import decode
from chronik.records.kinds.entry import read_entry
from chronik.words.diagnostics import RefusedError


class RemovedPerson(NamedTuple):
    """Who is taken out: the key of the record, and a pattern for all its names."""

    key: str
    names: re.Pattern[str]


class _Change(NamedTuple):
    """What takes the place of a stretch of the text."""

    start: int
    end: int
    new: str


def pattern_of(names: Sequence[str]) -> re.Pattern[str]:
    """Finds each of the names, over line ends and in the genitive; nothing where there is none."""
    longest = sorted({*names}, key=lambda name: (-len(name), name))
    forms = [r"(?:\s+|\s*-\s*)".join(map(re.escape, re.split(r"[\s-]+", name))) for name in longest]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?:[sS]|’|')?(?![\w]|-\w)")


def without(path: str, data: bytes, gone: RemovedPerson) -> bytes:
    """The file without the person; the same bytes where it says nothing of them."""
    text = decode(path, data)
    if not isinstance(text, str):
        return data
    mark = lines_of(data).mark
    ends = "\r\n" if b"\r\n" in data else "\n"
    new = _unnamed(path, _unlinked(path, text, gone), gone)
    new = _without_idle_quotes(path, new) if new != text and is_record(path) else new
    if new == text:
        return data
    return mark + new.replace("\n", ends).encode()


def _parts(path: str, text: str) -> tuple[str, int]:
    """The head, and where it begins in the text; it is composed as if it were all of it."""
    if not path.endswith(".md"):
        return text, len(text)
    parts = split(text, path)
    return (parts.head, len(parts.head)) if isinstance(parts, FrontMatter) else ("", 0)


def _root(path: str, head: str) -> Node | None:
    root = compose(head, path) if head else None
    return root if isinstance(root, Node) else None


def _changed(text: str, changes: Iterator[_Change]) -> str:
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.new + text[change.end :]
    return text


# --- what refers to the record ------------------------------------------------------------------


def _unlinked(path: str, text: str, gone: RemovedPerson) -> str:
    head, end = _parts(path, text)
    root = _root(path, head)
    alone = _ids(gone) if path.startswith("content/people/") else {gone.key}
    found = _references(head, root, gone, alone) if isinstance(root, Mapping) else iter(())
    text = _changed(text, found)
    end = _parts(path, text)[1] if path.endswith(".md") else end
    bare = re.escape(id_of(gone.key))
    link = re.compile(rf"\[\[\s*(?:people/)?{bare}\s*(?:\|[^\]]*)?\]\]")
    return text[:end] + link.sub(NAME_REMOVED, text[end:])


def _references(
    head: str, root: Mapping, gone: RemovedPerson, alone: set[str]
) -> Iterator[_Change]:
    """Items of lists that refer to the record; of a list that holds nothing else, the field too.
    `alone`: what in „distinct_from“ means it.

    Who was asked for a source keeps a place, without a name.
    """
    for key, value in root.value:
        if key.value == "informant" and isinstance(value, Scalar) and value.value in _ids(gone):
            start, end = value.start_mark.index, value.end_mark.index
            yield _Change(start, end, f"'{NAME_REMOVED}'")
        if not isinstance(value, List):
            continue
        if key.value == "images":
            for image in value.value:
                yield from _on_image(head, image, gone)
            continue
        plain = alone if key.value == "distinct_from" else {gone.key}
        items = [item for item in value.value if _refers(item, gone, plain)]
        if items and len(items) == len(value.value):
            yield _Change(_line_start(head, key.start_mark.index), _after(head, value), "")
        elif value.flow_style:
            yield from _of_flow(value, items)
        else:
            yield from (_Change(_dash(head, item), _after(head, item), "") for item in items)


def _on_image(head: str, image: Node, gone: RemovedPerson) -> Iterator[_Change]:
    """Whom the image shows. Of the place nothing stays either: nobody shall ask who that is."""
    if not isinstance(image, Mapping):
        return
    for number, (key, shows) in enumerate(image.value):
        if key.value != "shows" or not isinstance(shows, List):
            continue
        items = [item for item in shows.value if _refers(item, gone, {gone.key})]
        if items and len(items) == len(shows.value):
            yield _without_field(head, image, number)
        elif shows.flow_style:
            yield from _of_flow(shows, items)
        else:
            yield from (_Change(_dash(head, item), _after(head, item), "") for item in items)


def _without_field(head: str, group: Mapping, number: int) -> _Change:
    """A field of a group. The first of one in lines stands behind the dash, which must stay."""
    key, value = group.value[number]
    if group.flow_style and number:
        return _Change(group.value[number - 1][1].end_mark.index, value.end_mark.index, "")
    if group.flow_style or not number:
        return _Change(key.start_mark.index, group.value[number + 1][0].start_mark.index, "")
    return _Change(_line_start(head, key.start_mark.index), _after(head, value), "")


def _refers(item: Node, gone: RemovedPerson, plain: set[str]) -> bool:
    if isinstance(item, Scalar):
        return item.value in plain
    pairs = item.value if isinstance(item, Mapping) else ()
    return any(key.value == "person" and value.value in _ids(gone) for key, value in pairs)


def _ids(gone: RemovedPerson) -> set[str]:
    return {gone.key, id_of(gone.key)}


def _of_flow(value: List, items: list[Node]) -> Iterator[_Change]:
    every = value.value
    for item in items:
        at = every.index(item)
        if at:
            yield _Change(every[at - 1].end_mark.index, item.end_mark.index, "")
        else:
            yield _Change(item.start_mark.index, every[1].start_mark.index, "")


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _dash(text: str, item: Node) -> int:
    return _line_start(text, text.rfind("-", 0, item.start_mark.index))


def _after(text: str, node: Node) -> int:
    """Behind the last line of a node."""
    last = max(_ends(node), default=node.end_mark.index)
    last -= text[last - 1 : last] == "\n"
    at = text.find("\n", last)
    return at + 1 if at >= 0 else len(text)


def _ends(node: Node) -> Iterator[int]:
    if isinstance(node, Scalar) or getattr(node, "flow_style", False):
        yield node.end_mark.index
    elif isinstance(node, Mapping):
        yield from (end for pair in node.value for part in pair for end in _ends(part))
    elif isinstance(node, List):
        yield from (end for part in node.value for end in _ends(part))


# --- its name -----------------------------------------------------------------------------------


def _unnamed(path: str, text: str, gone: RemovedPerson) -> str:
    head, _ = _parts(path, text)
    root = _root(path, head)
    if root is not None:
        text = _changed(text, _renamed(head, root, gone))
    head, end = _parts(path, text)
    return _plain(text[:end], gone) + _in_body(text[end:], gone)


def _renamed(head: str, node: Node, gone: RemovedPerson) -> Iterator[_Change]:
    """Values of one line with the name, in quotation marks: without them it would begin a list, and
    a single one behind it would be taken for a genitive.
    """
    if isinstance(node, Scalar):
        if node.style not in ("|", ">") and gone.names.search(node.value):
            new = gone.names.sub(NAME_REMOVED, node.value)
            written = json.dumps(new, ensure_ascii=False)
            yield _Change(node.start_mark.index, node.end_mark.index, written)
        return
    parts = node.value if isinstance(node, List) else [part for pair in node.value for part in pair]
    for part in parts:
        yield from _renamed(head, part, gone)


def _plain(text: str, gone: RemovedPerson) -> str:
    """What is left of it in a head: in long texts, in comments."""
    return gone.names.sub(NAME_REMOVED, text)


_ESCAPED = NAME_REMOVED.replace("[", r"\[").replace("]", r"\]")
_LINKED = late(r"(?<!\[)\[(?!\[|@)(?P<words>[^\]\n]*)\]\(")
# the words of a link to another record, which holds no brackets
_NAMED = late(r"(\[\[[^\[\]|]+\|)([^\[\]]+)(?=\]\])")
_BARE = NAME_REMOVED.strip("[]")


def _in_body(text: str, gone: RemovedPerson) -> str:
    """In the words of a link the brackets would part it: there they are escaped, or left out."""

    def escaped(match: re.Match[str]) -> str:
        words = gone.names.sub(lambda _: _ESCAPED, match["words"])
        return f"[{words}]("

    text = _NAMED.sub(lambda link: link[1] + gone.names.sub(_BARE, link[2]), text)
    return gone.names.sub(NAME_REMOVED, _LINKED.sub(escaped, text))


# --- quotes that nobody needs any more ----------------------------------------------------------


def _without_idle_quotes(path: str, text: str) -> str:
    """Without quotes that have a name which only what was removed used."""
    problems = read_entry(path, text.encode()).problems
    idle = {problem.span.line for problem in problems if problem.code == "quote-unused"}
    head, _ = _parts(path, text)
    root = _root(path, head) if idle else None
    if not isinstance(root, Mapping):
        return text
    return _changed(text, _quotes(head, root, idle))


def _quotes(head: str, root: Mapping, idle: set[int]) -> Iterator[_Change]:
    for key, value in root.value:
        if key.value == "quotes" and isinstance(value, Mapping) and not value.flow_style:
            pairs = [pair for pair in value.value if _lines(pair) & idle]
            if len(pairs) == len(value.value):
                yield _Change(_line_start(head, key.start_mark.index), _after(head, value), "")
                return
            for name, quote in pairs:
                yield _Change(_line_start(head, name.start_mark.index), _after(head, quote), "")


def _lines(pair: tuple[Node, Node]) -> set[int]:
    return {part.start_mark.line + 1 for part in pair}


def refuse_left(path: str, data: bytes, gone: RemovedPerson) -> None:
    """Raises RefusedError where the file still names the person, or can no longer be read."""
    text = decode(path, data)
    found = gone.names.search(text) if isinstance(text, str) else None
    if isinstance(text, str) and found:
        line = text.count("\n", 0, found.start()) + 1
        raise RefusedError(f"{path}:{line}: Hier lässt sich der Name nicht von selbst ersetzen.")
