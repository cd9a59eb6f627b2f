"""Claims of a draft added to an event that is there: those it does not have yet. Not one other byte
of its file changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chronik.drafting.shape import EventDraft, Link, ValueDraft
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import key_of
from chronik.records.kinds.entry import read_entry
from chronik.records.model import AnyEntry


class Added(NamedTuple):
    """The new content of the file, None where nothing is to be added; and what was added."""

    data: bytes | None
    links: tuple[Link, ...]
    told: tuple[str, ...]


def with_claims(entry: AnyEntry, data: bytes, events: Sequence[EventDraft], source: str) -> Added:
    """The event with each claim of the draft that it lacks; what cannot be put in place is told."""
    told: list[str] = []
    done: list[Link] = []
    text, end = data.decode(), "\r\n" if b"\r\n" in data else "\n"
    text, is_first = _with_source(entry, text, source, end)
    if _counts(entry.path, text) < 0:
        said = (
            f"{entry.path}: „{source}“ ließ sich nicht unter „sources“ einfügen; von Hand ergänzen."
        )
        return Added(None, (), (said,))
    for link in _lacking(entry, events):
        proof = link.proof if is_first else link.proof._replace(source=source)
        item = link._replace(proof=proof).lines()
        new = _with_item(text, link.kind, item, end)
        if new and _counts(entry.path, new) == _counts(entry.path, text) + 1:
            text = new
            done.append(link)
        else:
            told.append(f"{entry.path}: „{link.name}“ ließ sich nicht von selbst einfügen.")
    for value in _values(entry, events):
        proof = value.proof if is_first else value.proof._replace(source=source)
        new = _with_lines(text, value._replace(proof=proof).lines(), end)
        if new and _counts(entry.path, new) >= 0:
            text = new
            told.append(f"{entry.path}: „{value.field}“ ergänzt.")
    changed = text.encode()
    if changed == data:
        return Added(None, (), (f"{entry.path} hat schon alles, was der Entwurf vorschlägt.",))
    told.append(f"{entry.path}: Angaben ergänzt: {len(done)}.")
    return Added(changed, tuple(done), tuple(told))


def _lacking(entry: AnyEntry, events: Sequence[EventDraft]) -> list[Link]:
    stated = {
        relation.target
        for kind in ("people", "organisations", "networks", "places")
        for relation in getattr(entry.facts, kind)
    }
    found: dict[str, Link] = {}
    for event in events:
        for link in event.links:
            key = key_of(link.kind, link.target)
            if key not in stated:
                found.setdefault(key, link)
    return list(found.values())


def _values(entry: AnyEntry, events: Sequence[EventDraft]) -> list[ValueDraft]:
    """Numbers that the event does not give yet; its date is left to the editor."""
    if len(events) != 1:
        return []
    lacks = {"attendance": not entry.facts.attendance, "series": not entry.facts.series}
    return [value for value in events[0].values if lacks.get(value.field)]


def _counts(path: str, text: str) -> int:
    """How many relations the record has; -1 where it cannot be read."""
    entry, problems = read_entry(path, text.encode())[2:]
    if entry is None or any(problem.severity == "error" for problem in problems):
        return -1
    facts: Any = entry.facts
    return sum(len(getattr(facts, k)) for k in ("people", "organisations", "networks", "places"))


_ONE = late(r"^sources:[ \t]+(?P<one>[a-z0-9][a-z0-9-]*)(?P<rest>[ \t]*(?:#[^\n\r]*)?)\r?$", 8)
_FLOW = late(r"^sources:[ \t]*\[(?P<inner>[^\]\n#]*)\](?P<rest>[ \t]*(?:#[^\r\n]*)?)\r?$", 8)
_ITEM = late(r"^(?P<indent>[ ]*)- ", 8)


def _with_source(entry: AnyEntry, text: str, source: str, end: str) -> tuple[str, bool]:
    """The text with the source among its sources, and whether that is the first one."""
    names = [reference.key for reference in entry.sources]
    key = key_of("sources", source)
    if key in names:
        return text, names[0] == key
    if one := _ONE.search(text):
        return f"{text[: one.start('one')]}[{one['one']}, {source}]{text[one.end('one') :]}", False
    match = _FLOW.search(text)
    if match:
        inner = match["inner"].strip()
        new = f"sources: [{f'{inner}, ' if inner else ''}{source}]{match['rest']}"
        return text[: match.start()] + new + text[match.end("rest") :], not names
    block = _field(text, "sources")
    if block:
        return _inserted(text, block, [f"  - {source}"], end), not names
    return _with_lines(text, [f"sources: [{source}]"], end) or text, not names


class _Block(NamedTuple):
    """A field of a file: where its line ends, and where what it holds ends."""

    head: int
    end: int
    indent: str


def _field(text: str, name: str) -> _Block | None:
    """A field of the head that holds a list of lines; None where there is none of that form."""
    match = late(rf"^{name}:[ \t]*(?:#[^\r\n]*)?\r?\n", 8).search(text)
    if match is None:
        return None
    at = last = match.end()
    for line in text[match.end() :].splitlines(keepends=True):
        bare = line.strip()
        if line.startswith("---") or (bare and not line.startswith((" ", "-", "#"))):
            break
        at += len(line)
        if (
            bare
            and line.startswith((" ", "-"))
            and not (bare.startswith("#") and not line.startswith(" "))
        ):
            last = at
    item = _ITEM.search(text, match.end(), last)
    return (
        _Block(match.end(), last, item["indent"] if item else "  ") if last > match.end() else None
    )


def _with_item(text: str, field: str, item: Sequence[str], end: str) -> str:
    block = _field(text, field)
    empty = late(rf"^{field}:[ \t]*\[[ \t]*\][ \t]*\r?\n", 8).search(text)
    if empty:
        lines = "".join(f"{line}{end}" for line in (f"{field}:", *item))
        return text[: empty.start()] + lines + text[empty.end() :]
    if block is None and late(rf"^{field}:", 8).search(text):
        return _in_flow(text, field, item)
    if block is None:
        return _with_lines(text, [f"{field}:", *item], end)
    bare = [line.removeprefix("  ") for line in item]
    return _inserted(text, block, [block.indent + line for line in bare], end)


def _in_flow(text: str, field: str, item: Sequence[str]) -> str:
    """A list in brackets gets another member: of places and networks the bare id."""
    match = late(rf"^{field}:[ \t]*\[(?P<inner>[^\]\n#{{]*)\]", 8).search(text)
    first = next((line for line in item if line.startswith("  - ")), "")
    if match is None or field not in ("places", "networks"):
        return ""
    name = first.partition(": ")[2]
    inner = match["inner"].strip()
    members = f"{inner}, {name}" if inner else name
    return f"{text[: match.start()]}{field}: [{members}]{text[match.end() :]}"


def _inserted(text: str, block: _Block, lines: Sequence[str], end: str) -> str:
    before = text[: block.end]
    before = before if before.endswith("\n") else before + end
    return before + "".join(f"{line}{end}" for line in lines) + text[block.end :]


def _with_lines(text: str, lines: Sequence[str], end: str) -> str:
    """The lines at the end of the head."""
    closing = late(r"^---[ \t]*$", 8)
    marks = list(closing.finditer(text))
    if text.lstrip("\ufeff").startswith("---"):
        if len(marks) < 2:
            return ""
        at = marks[1].start()
        return text[:at] + "".join(f"{line}{end}" for line in lines) + text[at:]
    joined = text if text.endswith("\n") else text + end
    return joined + "".join(f"{line}{end}" for line in lines)
