"""The records of a draft, and how they are written: YAML as an editor would type it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronik.language.tuples import NamedTuple
from chronik.records.keys import id_for
from chronik.words.german import as_seen, without_refused

_PLAIN = set("abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789 -.()/–")
_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "unknown", "~")
TODO = "# TODO: "

# What names a record in a relation, by the kind of the record.
NAMED_BY = {
    "people": "person",
    "organisations": "organisation",
    "networks": "network",
    "places": "place",
}


class Backing(NamedTuple):
    """The evidence of a claim."""

    quote: str
    basis: str = ""
    as_written: str = ""
    note: str = ""
    source: str = ""  # id, where it is not the first one of the record

    def lines(self) -> Iterator[str]:
        if self.as_written:
            yield f"as_written: {quoted(self.as_written)}"
        if self.quote:
            yield f"quote: {in_quotes(self.quote)}"
        if self.source:
            yield f"source: {self.source}"
        if self.basis:
            yield f"basis: {self.basis}"
        if self.note:
            yield f"note: {quoted(self.note)}"


class ValueDraft(NamedTuple):
    """A claim with a value: a date, a number, a series."""

    field: str
    values: tuple[str, ...]  # „value: 2021-12-03“, each a line
    proof: Backing
    todos: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        inner = [*self.values, *self.proof.lines()]
        if len(inner) == 1 and inner[0].startswith("value: "):
            return [*_todos(self.todos), f"{self.field}: {inner[0].removeprefix('value: ')}"]
        return [*_todos(self.todos), f"{self.field}:", *(f"  {line}" for line in inner)]


class Link(NamedTuple):
    """A relation to a record."""

    kind: str  # of the record: people, organisations …
    target: str  # its id
    name: str
    proof: Backing
    role: str = ""
    capacity: str = ""
    todos: tuple[str, ...] = ()
    attested: str = ""  # a day, of an affiliation

    def lines(self) -> list[str]:
        inner = [f"{NAMED_BY[self.kind]}: {self.target}"]
        inner += [f"role: {self.role}"] if self.role else []
        inner += [f"as: {quoted(self.capacity)}"] if self.capacity else []
        inner += [f"attested: {self.attested}"] if self.attested else []
        inner += self.proof.lines()
        first, *rest = inner
        return [
            *(f"  {todo}" for todo in _todos(self.todos)),
            f"  - {first}",
            *(f"    {line}" for line in rest),
        ]


class EventDraft(NamedTuple):
    """An event that is proposed."""

    id: str
    title: str
    kind: str
    values: tuple[ValueDraft, ...]  # the date first
    links: tuple[Link, ...]
    source: str
    todos: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"content/events/{self.id}.md"

    def written(self) -> str:
        lines = ["---", *_todos(self.todos), f"title: {quoted(self.title)}"]
        date = [value for value in self.values if value.field == "date"]
        lines += date[0].lines() if date else ["date: unknown"]
        lines.append(f"kind: {self.kind}")
        for value in self.values:
            if value.field != "date":
                lines += value.lines()
        for kind in ("places", "networks", "organisations", "people"):
            those = [link for link in self.links if link.kind == kind]
            lines += (
                [f"{kind}:", *(line for link in those for line in link.lines())] if those else []
            )
        return "\n".join([*lines, f"sources: [{self.source}]", "---", ""])


class Stub(NamedTuple):
    """A record of a name that the chronicle does not know yet."""

    kind: str
    id: str
    name: str
    fields: tuple[str, ...]  # further lines
    source: str
    todos: tuple[str, ...] = ()
    belongs: tuple[Link, ...] = ()  # affiliations of a person

    @property
    def path(self) -> str:
        return f"content/{self.kind}/{self.id}.{'md' if self.kind == 'networks' else 'yaml'}"

    def written(self) -> str:
        head = [*_todos(self.todos), f"name: {quoted(self.name)}", *self.fields]
        if self.belongs:
            head += ["affiliations:", *(line for link in self.belongs for line in link.lines())]
        head.append(f"sources: [{self.source}]")
        if self.kind == "networks":
            return "\n".join(["---", *head, "---", ""])
        return "\n".join([*head, ""])


class SourceDraft(NamedTuple):
    """The record of the text itself."""

    id: str
    title: str
    fields: tuple[str, ...]
    date: ValueDraft | None
    todos: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"content/sources/{self.id}.yaml"

    def written(self) -> str:
        date = self.date.lines() if self.date else ["date: unknown"]
        lines = [*_todos(self.todos), f"title: {quoted(self.title)}", *self.fields, *date]
        return "\n".join([*lines, "publish: excerpts", ""])


def _todos(todos: Sequence[str]) -> list[str]:
    return [TODO + " ".join(without_refused(todo).split()) for todo in todos]


def quoted(words: str) -> str:
    """As YAML takes it for the text it is, without what nobody sees."""
    bare = as_seen(words)
    is_plain = set(bare) <= _PLAIN and bare[:1].isalpha() and not bare.endswith((" ", "-"))
    return bare if is_plain and bare.lower() not in _WORDS else in_quotes(bare)


def in_quotes(words: str) -> str:
    """In double quotation marks, without what no record may hold: a stored text may."""
    escaped = without_refused(words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def fresh_id(kind: str, title: str, taken: set[str]) -> str:
    """An id that no record has, and from now on this one."""
    name = id_for(title) or "eintrag"
    free, number = name, 1
    while f"{kind}/{free}" in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(f"{kind}/{free}")
    return free
