"""The mapping file: which column fills which field. Read, and proposed.

```yaml
columns:
  Titel: title
  Redner: {field: people, role: rede, separator: ","}
  Bemerkung: "-"                # not taken
constants: {kind: versammlung}
words:
  kind: {Jahreshauptversammlung: versammlung}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chronik.drafting.shape import quoted
from chronik.importing.labels import (
    heading_target,
    is_contact,
    is_derived,
    is_own_table,
    own_target,
    role_of_heading,
)
from chronik.importing.reading.grids import Grid
from chronik.importing.targets import LINKED, LISTS, Target, target_of, targets_of
from chronik.importing.values import quantity
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Mapping as MappingNode
from chronik.records.fields.nodes import Scalar, compose
from chronik.records.fields.table import key_name
from chronik.records.settings.site import Site
from chronik.words.diagnostics import Diagnostic, RefusedError
from chronik.words.hints import meant, shortened

SKIPPED = "-"
ROLE_OPEN = "ROLLE"  # stands in a proposal for what an editor must say


class ColumnPlan(NamedTuple):
    """What becomes of a column."""

    heading: str
    target: Target | None  # None: it is not taken
    role: str = ""
    separator: str = ""
    why: str = ""  # it is not taken


class Plan(NamedTuple):
    """What becomes of a table."""

    kind: str
    columns: tuple[ColumnPlan, ...]  # as many as the table has
    constants: dict[str, str]  # by target as typed
    words: dict[str, dict[str, str]]  # by field: the table's word, ours
    own: bool = False  # one that the site wrote: its dates are EDTF


_OWN_UNUSED = "folgt aus anderen Spalten"
_CONTACT_UNUSED = "Kontaktangaben kommen nicht in die Chronik"
_UNKNOWN = "unbekannte Überschrift"


def guessed_plan(kind: str, grid: Grid, site: Site) -> Plan:
    """What the headings say by themselves; „Teilnehmer“ above numbers are how many there were."""
    header = grid.header
    own = is_own_table(header)
    if own:
        columns = [
            ColumnPlan(
                name, own_target(kind, name), why=_OWN_UNUSED if is_derived(name) else _UNKNOWN
            )
            for name in header
        ]
        return Plan(kind, tuple(columns), {}, {}, own=True)
    columns = [_guess(kind, name, site) for name in header]
    counts = {
        at
        for at, column in enumerate(columns)
        if kind == "events" and column.target == Target("people") and _are_numbers(grid, at)
    }
    found = [c._replace(target=_COUNT) if at in counts else c for at, c in enumerate(columns)]
    return Plan(kind, tuple(_once(kind, found)), {}, {})


_COUNT = Target("attendance")


def _are_numbers(grid: Grid, at: int) -> bool:
    cells = [row.cells[at] for row in grid.rows if row.cells[at]]
    return len([cell for cell in cells if quantity(cell)]) * 2 > len(cells)


def _guess(kind: str, heading: str, site: Site) -> ColumnPlan:
    if is_contact(heading):
        return ColumnPlan(heading, None, why=_CONTACT_UNUSED)
    bare = heading.rpartition(" (")[0] if heading.endswith((" (2)", " (3)", " (4)")) else heading
    target = heading_target(kind, bare)
    role = role_of_heading(site, bare)
    if target:
        return ColumnPlan(heading, target, role if (kind, target.field) in LINKED else "")
    is_role = role and kind == "events"
    why = f"vielleicht {{field: people, role: {role}}}" if is_role else _UNKNOWN
    return ColumnPlan(heading, None, why=why)


def _once(kind: str, columns: Sequence[ColumnPlan]) -> Iterator[ColumnPlan]:
    """A field that is no list takes the first column alone. „Tag“ beside no year is the day."""
    taken: set[str] = set()
    fields = {column.target.typed for column in columns if column.target}
    for column in columns:
        target = column.target
        if target and target.typed == "date.day" and "date.year" not in fields:
            target = Target("date")
            column = column._replace(target=target)
        if target and not _is_many(kind, target):
            if target.typed in taken:
                first = next(c.heading for c in columns if c.target and c.target == target)
                column = column._replace(target=None, why=f"schon aus „{first}“ genommen")
            taken.add(target.typed)
        yield column


def _is_many(kind: str, target: Target) -> bool:
    return not target.part and (target.field in LISTS or (kind, target.field) in LINKED)


def planned(kind: str, grid: Grid, site: Site, file: tuple[str, str]) -> Plan:
    """What a mapping file (its name, its text) says. Raises RefusedError."""
    (name, text), header = file, grid.header
    root = compose(text, name)
    if isinstance(root, Diagnostic):
        place = f"{name}:{root.span.line}"
        raise RefusedError(f"{place}: {root.message} {root.hint}".strip())
    data = _plain(root)
    if not isinstance(data, dict) or not isinstance(data.get("columns"), dict):
        raise RefusedError(
            f"{name}: Es fehlt „columns:“ mit Zeilen „Spalte: Angabe“. Einen Vorschlag zeigt "
            f"--mapping mit einem neuen Namen und --dry-run."
        )
    _known_keys(name, data, ("columns", "constants", "words", "separator"))
    guessed = guessed_plan(kind, grid, site)
    said: Mapping[str, Any] = data["columns"]
    for heading in said:
        if heading not in header:
            hint = meant(heading, header)
            raise RefusedError(
                f"{name}: Eine Spalte „{shortened(heading)}“ hat die Tabelle nicht. {hint}".strip()
            )
    reader = _PlanReader(name, kind, site)
    separator = _text(data.get("separator"))
    columns = [
        reader.column(column.heading, said[column.heading], separator)
        if column.heading in said
        else column._replace(target=None, why="steht nicht in der Zuordnung")
        for column in guessed.columns
    ]
    return Plan(
        kind,
        tuple(columns),
        reader.constants(data.get("constants")),
        reader.words(data.get("words")),
        own=guessed.own,
    )


class _PlanReader(NamedTuple):
    """Reads the parts of a mapping file."""

    name: str
    kind: str
    site: Site

    def column(self, heading: str, said: Any, separator: str) -> ColumnPlan:
        if isinstance(said, dict):
            _known_keys(self.name, said, ("field", "role", "separator"))
            role = self.role(_text(said.get("role")))
            target = self.target(heading, _text(said.get("field")))
            return ColumnPlan(heading, target, role, _text(said.get("separator")) or separator)
        typed = _text(said)
        if typed in ("", SKIPPED):
            return ColumnPlan(heading, None, why="laut Zuordnung")
        return ColumnPlan(heading, self.target(heading, typed), separator=separator)

    def target(self, place: str, typed: str) -> Target:
        target = target_of(self.kind, typed)
        if target is None:
            known = targets_of(self.kind)
            near = meant(typed, known, 0) or f"Möglich sind: {', '.join(known)}."
            raise RefusedError(
                f"{self.name}: „{place}“: Eine Angabe „{shortened(typed)}“ gibt es hier nicht. "
                f"{near}"
            )
        return target

    def role(self, word: str) -> str:
        roles = self.site.vocabularies.get("roles", {})
        if word and word not in roles:
            raise RefusedError(
                f"{self.name}: Die Rolle „{shortened(word)}“ gibt es in dieser Chronik nicht. "
                f"{meant(word, roles)}".strip()
            )
        return word

    def constants(self, said: Any) -> dict[str, str]:
        found = said if isinstance(said, dict) else {}
        constants = {self.target("constants", k).typed: _text(v) for k, v in found.items()}
        for typed, word in constants.items():
            if typed.endswith(".role"):
                self.role(word)
        return constants

    def words(self, said: Any) -> dict[str, dict[str, str]]:
        found = said if isinstance(said, dict) else {}
        return {
            field: {" ".join(k.casefold().split()): _text(v) for k, v in words.items()}
            for field, words in found.items()
            if isinstance(words, dict)
        }


def _known_keys(name: str, data: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in data:
        if key not in known:
            raise RefusedError(
                f"{name}: „{shortened(key)}“ gibt es hier nicht. Möglich sind: {', '.join(known)}."
            )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _plain(node: Any) -> Any:
    """A node as dictionaries, lists and texts."""
    if isinstance(node, MappingNode):
        return {key_name(key): _plain(value) for key, value in node.value}
    if isinstance(node, Scalar):
        return node.value
    return [_plain(item) for item in node.value] if node is not None else None


def proposed_mapping(plan: Plan, site: Site) -> str:
    """A mapping file to begin with: what is known, what is not, and what can be said."""
    lines = [
        "# Welche Spalte welche Angabe füllt. „-“: nicht übernehmen.",
        f"# Möglich sind: {', '.join(targets_of(plan.kind))}",
        "columns:",
    ]
    for column in plan.columns:
        lines.append(f"  {quoted(column.heading)}: {_proposed(column, plan.kind)}")
    roles = site.vocabularies.get("roles", {})
    if any((plan.kind, c.target.field) in LINKED for c in plan.columns if c.target):
        lines.append(f"# Rollen dieser Chronik: {', '.join(roles)}")
    lines += [
        "# Was in jeder Zeile gilt:",
        "#constants:",
        f"#  {_constant(plan.kind)}",
        "# Wörter der Tabelle, die hier anders heißen:",
        "#words:",
        f"#  {_worded(plan.kind)}",
        "# Womit Listen in einer Zelle getrennt sind, wenn nicht mit ; oder |:",
        '#separator: ","',
    ]
    return "\n".join(lines) + "\n"


def _proposed(column: ColumnPlan, kind: str) -> str:
    if column.target is None:
        return f'"{SKIPPED}"' + (f"  # {column.why}" if column.why else "")
    if (kind, column.target.field) in LINKED and not column.target.part:
        return f"{{field: {column.target.typed}, role: {column.role or ROLE_OPEN}}}"
    return column.target.typed


def _constant(kind: str) -> str:
    return "publisher: Moosinger Bote" if kind == "sources" else "kind: wort"


def _worded(kind: str) -> str:
    return "kind: {Wort in der Tabelle: wort}"
