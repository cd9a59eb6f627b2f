"""What one record states, put into the file of another: nothing is lost, nothing is invented.

Lists are united. What only one of both states is taken over as it is typed. Two values of what can
have but one are a conflict: which of them is right only the editors know, and a comment would be no
place for the other one, as nobody reads it.
"""

from __future__ import annotations

from yaml.nodes import Node

from chronik.editing.references.heads import (
    RecordHead,
    comments_in,
    end_of,
    in_line,
    last_line_of,
    said,
    start_of,
)
from chronik.editing.references.joining import ItemWords, is_within, said_of
from chronik.language.tuples import NamedTuple
from chronik.records.fields.claims import EVIDENCE
from chronik.records.fields.nodes import Mapping as Group
from chronik.records.fields.nodes import Sequence as List
from chronik.records.kinds import FIELDS_OF
from chronik.words.diagnostics import At
from chronik.words.german import sort_key

# Fields that state one thing, which several texts may prove: they may be lists of claims.
_CLAIMS = ("date", "founded", "dissolved", "attendance", "format")
_EVIDENCE = tuple(field.name for field in EVIDENCE)
_PAIRS = ("identifiers", "quotes")
_UNSAID = {"autolink": "true", "status": "happened"}  # what holds where nothing is typed
_OFFERED = "Was folgt, ist freiwillig"  # comments that `new` writes


class Conflict(NamedTuple):
    """Two values where there can be one; each with its line."""

    field: str
    one: tuple[int, str]
    two: tuple[int, str]


class United(NamedTuple):
    """What is put into the file: stretches with their new text, and which fields they are about."""

    edits: list[tuple[At, At, str]]
    fields: list[str]
    conflicts: list[Conflict]


class _Work(NamedTuple):
    kind: str
    one: RecordHead  # goes
    two: RecordHead  # stays
    done: United
    whole: list[str]  # fields that are put as they are typed


def united(kind: str, heads: tuple[RecordHead, RecordHead], more: dict[str, list[str]]) -> United:
    """The head of the first record put into that of the second; `more` are further words for lists
    (`aliases`, `former_ids`).
    """
    work = _Work(kind, *heads, United([], [], []), [])
    name_field = FIELDS_OF[kind].required[0].name
    for field, node in heads[0].fields.items():
        if field not in (name_field, *more):
            _unite(work, field, node)
    for field, words in more.items():
        _extend(work, field, words)
    _put_whole(work, more)
    return work.done


def _unite(work: _Work, field: str, node: Node) -> None:
    other = work.two.fields.get(field)
    if field == "sort_name" and _is_own_name(work.one, node):
        return  # the name is known as an alias from now on; its order goes with it
    if other is None:
        if field in _UNSAID and said(node) != _UNSAID[field]:
            _conflict(work, field, node, None)
        elif field not in _UNSAID:
            work.whole.append(field)
    elif field in _PAIRS:
        _unite_pairs(work, field, node)
    elif FIELDS_OF[work.kind].fields[field].type.item is not None:
        items = node.value if isinstance(node, List) else [node]
        _unite_items(work, field, items)
    else:
        _unite_values(work, field, (node, other))


def _is_own_name(head: RecordHead, sort_name: Node) -> bool:
    name = head.fields.get("name")
    return name is not None and sorted(sort_key(said(name)).split()) == sorted(
        sort_key(said(sort_name)).split()
    )


def _unite_items(work: _Work, field: str, items: list[Node]) -> None:
    """The items that say more than any there is. One that says less than a new one makes room."""
    node = work.two.fields[field]
    there = node.value if isinstance(node, List) else [node]
    fresh = []
    for item in items:
        words = said_of(item)
        if any(is_within(words, said_of(other)) for other in there):
            continue
        lesser = next(
            (o for o in there if is_within(said_of(o), words) and _is_short(work, o)), None
        )
        if lesser is None:
            fresh.append(in_line(item))
        else:
            work.done.edits.append((start_of(lesser), end_of(work.two, lesser), in_line(item)))
            work.done.fields.append(field)
    if fresh:
        _append(work, field, fresh)


def _is_short(work: _Work, node: Node) -> bool:
    """Whether it stands in one line, so that no remark stands in it."""
    is_open = isinstance(node, List | Group) and not node.flow_style
    return not is_open and start_of(node)[0] == last_line_of(work.two, node)


def _extend(work: _Work, field: str, words: list[str]) -> None:
    """Further words in a list of them."""
    if words and field in work.two.fields:
        _append(work, field, words)


def _append(work: _Work, field: str, words: list[str]) -> None:
    node, done = work.two.fields[field], work.done
    done.fields.append(field)
    if not isinstance(node, List):
        text = f"[{', '.join([in_line(node), *words])}]"
        done.edits.append((start_of(node), end_of(work.two, node), text))
    elif not node.value:
        done.edits.append((start_of(node), end_of(work.two, node), f"[{', '.join(words)}]"))
    elif node.flow_style:
        end = end_of(work.two, node.value[-1])
        done.edits.append((end, end, "".join([f", {each}" for each in words])))
    else:
        line = last_line_of(work.two, node) + 1
        first = work.two.text.split("\n")[start_of(node.value[0])[0] - 1]
        dash = first[: first.index("-")] + "- "
        done.edits.append(((line, 1), (line, 1), "".join([f"{dash}{each}\n" for each in words])))


def _unite_pairs(work: _Work, field: str, node: Node) -> None:
    """Further pairs of a group; two values of one name are a conflict."""
    there = work.two.fields[field]
    if not (isinstance(node, Group) and isinstance(there, Group)):
        return
    known = {key.value: value for key, value in there.value}
    fresh = []
    for key, value in node.value:
        if key.value not in known:
            fresh.append(f"{key.value}: {in_line(value)}")
        elif said(value) != said(known[key.value]):
            _conflict(work, f"{field}.{key.value}", value, known[key.value])
    if not fresh:
        return
    work.done.fields.append(field)
    _, last = there.value[-1]
    if there.flow_style:
        end = end_of(work.two, last)
        work.done.edits.append((end, end, "".join([f", {each}" for each in fresh])))
    else:
        line, indent = last_line_of(work.two, there) + 1, " " * there.value[0][0].start_mark.column
        text = "".join([f"{indent}{each}\n" for each in fresh])
        work.done.edits.append(((line, 1), (line, 1), text))


def _unite_values(work: _Work, field: str, nodes: tuple[Node, Node]) -> None:
    """One value: equal, or with more evidence, or proven by two texts; else a conflict."""
    one, two = nodes
    if said(one) == said(two):
        return
    if field in _CLAIMS and not (isinstance(one, List) or isinstance(two, List)):
        mine, its = said_of(one), said_of(two)
        if is_within(mine, its):
            return
        if is_within(its, mine) and _is_short(work, two):
            _replace(work, field, in_line(one))
            return
        if _value(mine) == _value(its):
            _put_beside(work, field, one)
            return
    _conflict(work, field, one, two)


def _value(words: ItemWords) -> ItemWords:
    """What is stated, without how it is known."""
    return {name: value for name, value in words.items() if name not in _EVIDENCE}


def _replace(work: _Work, field: str, text: str) -> None:
    node = work.two.fields[field]
    work.done.edits.append((start_of(node), end_of(work.two, node), text))
    work.done.fields.append(field)


def _put_beside(work: _Work, field: str, one: Node) -> None:
    """A second claim of the same: both in a list, the first as it was typed."""
    node, edits = work.two.fields[field], work.done.edits
    (first, column), end = start_of(node), end_of(work.two, node)
    work.done.fields.append(field)
    if not isinstance(node, Group) or node.flow_style:
        edits += [((first, column), (first, column), "["), (end, end, f", {in_line(one)}]")]
        return
    last = last_line_of(work.two, node) + 1
    edits.append(((first, column), (first, column), "- "))
    edits += [((line, 1), (line, 1), "  ") for line in range(first + 1, last)]
    edits.append(((last, 1), (last, 1), f"{' ' * (column - 1)}- {in_line(one)}\n"))


def _conflict(work: _Work, field: str, one: Node, two: Node | None) -> None:
    its = (start_of(two)[0], in_line(two)) if two else (1, _UNSAID[field])
    work.done.conflicts.append(Conflict(field, (start_of(one)[0], in_line(one)), its))


# --- what is put as it is typed ----------------------------------------------------------


def _put_whole(work: _Work, more: dict[str, list[str]]) -> None:
    """Behind all that the head says: whole fields, lists that there were not, and remarks."""
    one, two = work.one, work.two
    lines = one.text.split("\n")
    shift = (two.root.start_mark.column, one.root.start_mark.column)
    taken: set[int] = set()
    texts: list[str] = []
    for field in work.whole:
        first, last = one.lines_of(field)
        taken.update(range(first, last + 1))
        texts += [_shifted(line, *shift) for line in lines[first - 1 : last]]
    for field, words in more.items():
        if words and field not in two.fields:
            texts.append(f"{' ' * shift[0]}{field}: [{', '.join(words)}]")
    work.done.fields.extend(work.whole)
    known = {text for _, text in comments_in(two)}
    remarks = [
        f"{' ' * shift[0]}{text}"
        for (line, _), text in comments_in(one)
        if line not in taken and text not in known and not _is_offered(work.kind, text)
    ]
    if texts or remarks:
        line = (
            two.body_line - 1
            if two.body_line
            else two.text.count("\n") + 1 + (not two.text.endswith("\n"))
        )
        work.done.edits.append(((line, 1), (line, 1), "".join([f"{t}\n" for t in texts + remarks])))


def _shifted(line: str, two: int, one: int) -> str:
    return " " * two + line[one:] if line.strip() else line


def _is_offered(kind: str, comment: str) -> bool:
    """Whether `new` wrote it, as an offer to fill in, or a program that completes YAML reads it."""
    words = comment.lstrip("# ")
    fields = FIELDS_OF[kind].fields.values()
    return (
        words.startswith((_OFFERED, "yaml-language-server:"))
        or any(words.startswith(f"{field.name}: ") for field in fields)
        or any(words.startswith(field.words) for field in fields)
    )
