"""YAML text -> a node tree with places; no value changes its type on the way.

`NO`, 19:30, 0123 and 1.10 stay what was typed. Reads the front matter of a Markdown file or a whole
YAML file. Refuses aliases (alias bombs), anchors, tags, deep nesting and endless lists before
anything is made of them; each fault is a Diagnostic, never an exception.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.fields.slips import cause
from chronik.records.fields.unseen import beside_dashes, harmful
from chronik.words.bounds import MOST_ITEMS, MOST_LEVELS
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.german import number

SAFE_LENGTH = 2_000  # shorter texts cannot nest deep enough to exhaust the C stack, nor list much

Mapping = MappingNode
Sequence = SequenceNode
Scalar = ScalarNode

_Base: Any = (
    getattr(yaml.cyaml, "CParser", yaml.SafeLoader) if yaml.__with_libyaml__ else yaml.SafeLoader
)


class _Loader(_Base):  # type: ignore[misc]
    """libyaml's parser, where it is there, with every scalar left as the text that was typed.

    No tag means anything to us; what the base classes do to find one would take a fifth of the
    time.
    """

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""

    def descend_resolver(self, node: Any, index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


class FrontMatter(NamedTuple):
    """The parts of a Markdown file; `body_line` is the line on which the body begins."""

    head: str
    body: str
    body_line: int


def split(text: str, path: str) -> FrontMatter | Diagnostic:
    """Front matter between two `---` lines and the body after it."""
    first, _, _ = text.partition("\n")
    if first.rstrip(" ") != "---":
        if unseen := beside_dashes(first, 1, path):
            return unseen
        message = "Die Datei beginnt nicht mit einem Kopf."
        hint = "Erste Zeile „---“, dann die Angaben, dann wieder „---“."
        return error(Span(path), "front-matter-missing", message, hint)

    end = text.find("\n---", 3)
    while end >= 0 and text[end + 4 : end + 5] not in ("", "\n", " "):
        line, _, _ = text[end + 1 :].partition("\n")
        if unseen := beside_dashes(line, text.count("\n", 0, end) + 2, path):
            return unseen
        end = text.find("\n---", end + 4)
    if end < 0:
        message = "Der Kopf der Datei hat kein Ende."
        hint = "Nach der letzten Angabe eine Zeile mit „---“ einfügen."
        return error(Span(path), "front-matter-open", message, hint)

    head = text[: end + 1]
    _, _, body = text[end + 4 :].partition("\n")
    return FrontMatter(head, body, head.count("\n") + 2)


def compose(text: str, path: str) -> Node | Diagnostic | None:
    """The root node, None for an empty text, or what is wrong with it."""
    if not text.isascii() and (unseen := harmful(text, path)):
        return unseen

    try:
        if (len(text) > SAFE_LENGTH or _has_signs(text)) and (refused := _refused(text, path)):
            return refused
        loader = _Loader(text)
        try:
            root: Node | None = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as fault:
        return _broken(fault, path, text)
    return root


def _has_signs(text: str) -> bool:
    """Whether a value may begin with what YAML has a meaning for, and we have none."""
    is_likely = "*" in text or "&" in text or "!" in text or "<<" in text
    return is_likely and bool(_SIGN.search(text))


def _refused(text: str, path: str) -> Diagnostic | None:
    """What would hurt the composer, or say what nobody sees: nesting that exhausts its stack,
    aliases that multiply, tags.
    """
    open_ones = [0]  # of each list and group that is open, how much stands in it
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            open_ones.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        if fault := _fault(event, len(open_ones), open_ones[-1]):
            return error(_span(event.start_mark, path), *fault)
        open_ones[-1] += 1
        if isinstance(event, yaml.CollectionStartEvent):
            open_ones.append(0 if isinstance(event, yaml.SequenceStartEvent) else -MOST_ITEMS)
    return None


def _fault(event: Any, depth: int, before: int) -> tuple[str, str, str] | None:
    """Code, message and hint of what may not stand here: so deep, behind so much."""
    if isinstance(event, yaml.AliasEvent):
        return "yaml", *_ALIAS
    if event.anchor:
        return "yaml", *_ANCHOR
    if getattr(event, "tag", None):
        return "yaml", *_TAG
    if isinstance(event, yaml.ScalarEvent):
        is_merge = event.value == "<<" and not event.style
        return ("yaml", *_MERGE) if is_merge else _too_many(before)
    if depth > MOST_LEVELS:
        message = "Die Angaben sind zu tief verschachtelt."
        return "yaml", message, f"Höchstens {MOST_LEVELS} Ebenen."
    return _too_many(before)


def _too_many(before: int) -> tuple[str, str, str] | None:
    if before < MOST_ITEMS:
        return None
    message = f"Diese Liste hat mehr als {number(MOST_ITEMS)} Einträge."
    return "too-long", message, "Aufteilen, etwa auf mehrere Dateien."


def _span(mark: Any, path: str) -> Span:
    return Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)


_ALIAS = (
    "Ein „*“ am Anfang eines Werts hat eine eigene Bedeutung, die es hier nicht gibt.",
    "Den Wert in Anführungszeichen setzen.",
)
_ANCHOR = (
    "Ein „&“ am Anfang eines Werts hat eine eigene Bedeutung, die es hier nicht gibt.",
    "Den Wert in Anführungszeichen setzen.",
)
_TAG = (
    "Ein „!“ am Anfang eines Werts hat eine eigene Bedeutung, die es hier nicht gibt.",
    "Den Wert in Anführungszeichen setzen.",
)
_MERGE = (
    "„<<“ fügt hier nichts ein.",
    "Die Angaben selbst hinschreiben.",
)
_SIGN = late(r"(?:^|[\s\[{,])(?:[&*!]|<<\s*:)")
# a line up to its first colon, when it begins with blanks
_INDENTED = late(r" +[^\s:][^:]*\Z")
_TAB = "found character '\\t'"

# What the parser says, and what we say. Where it begins with „^“ the place is where the thing
# began, not where the parser gave up.
_REASONS = (
    (
        "mapping values are not allowed",
        "Ein Doppelpunkt steht, wo keiner stehen darf.",
        "Text mit „: “ in Anführungszeichen setzen: 'Titel: Untertitel'.",
    ),
    (
        _TAB,
        "Eingerückt wird mit Leerzeichen, nicht mit dem Tabulator.",
        "Den Tabulator durch Leerzeichen ersetzen.",
    ),
    (
        "found character that cannot start",
        "Dieses Zeichen kann keinen Wert beginnen.",
        "Den Wert in Anführungszeichen setzen.",
    ),
    (
        "^unexpected end of stream",
        "Ein Anführungszeichen wird nicht geschlossen.",
        "Das schließende Anführungszeichen ergänzen.",
    ),
    (
        "^did not find expected ',' or ']'",
        "Eine Liste [ … ] wird nicht geschlossen.",
        "„]“ ergänzen oder Komma prüfen.",
    ),
    (
        "^did not find expected ',' or '}'",
        "Eine Angabe { … } wird nicht geschlossen.",
        "„}“ ergänzen, Komma prüfen; Text mit Komma in Anführungszeichen setzen.",
    ),
    (
        "did not find expected key",
        "Hier wird der Name einer Angabe erwartet, etwa „title:“.",
        "Einrückung und Anführungszeichen der Zeilen davor prüfen.",
    ),
    (
        "did not find expected '-'",
        "Hier wird der nächste Listenpunkt erwartet.",
        "Einrückung prüfen: jeder Punkt beginnt mit „- “ in derselben Spalte.",
    ),
    (
        "^could not find expected ':'",
        "Hinter dem Namen der Angabe fehlt der Doppelpunkt.",
        "So schreiben: „title: Sommerfest“.",
    ),
    ("^while scanning an alias", *_ALIAS),
    ("found duplicate anchor", *_ANCHOR),
    (
        "expected a single document",
        "Zwei „---“ im Kopf.",
        "Nur eine Zeile „---“ am Anfang und eine am Ende.",
    ),
)


def _broken(fault: yaml.YAMLError, path: str, text: str) -> Diagnostic:
    context, context_mark = getattr(fault, "context", None), getattr(fault, "context_mark", None)
    problem, problem_mark = getattr(fault, "problem", None), getattr(fault, "problem_mark", None)
    words = f"{context or ''} {problem or ''}"
    began, gave_up = context_mark or problem_mark, problem_mark or context_mark
    line, column, lines = "", 0, text.split("\n")
    if gave_up:
        line, column = "".join(lines[gave_up.line :][:1]), gave_up.column
        first = min(began.line, gave_up.line - 1) if began else gave_up.line - 1
        if found := cause(lines, first, gave_up.line):
            place = Span(path, found.line + 1, found.slip.column + 1)
            return error(place, "yaml", found.slip.message, found.slip.hint)
    span = _span(gave_up, path)
    if span.line > (last := text.rstrip().count("\n") + 1):
        span = Span(path, last)  # it gave up at the end; nobody can look behind it

    if gave_up and path.endswith(".yaml") and "expected a single document" in words:
        hint = "Die Zeile löschen; für Text darunter die Datei in .md umbenennen."
        return error(span, "yaml", "Eine .yaml-Datei hat keine Zeile „---“.", hint)
    if "mapping values are not allowed" in words and _INDENTED.match(line[:column]):
        place = span._replace(column=len(line) - len(line.lstrip()) + 1)
        message = "Diese Zeile ist weiter eingerückt als die davor."
        return error(place, "yaml", message, _SAME_COLUMN)

    words = _TAB if line[column:].startswith("\t") else words
    for pattern, message, hint in _REASONS:
        if pattern.removeprefix("^") in words:
            place = _span(began, path) if pattern.startswith("^") else span
            return error(place, "yaml", message, hint)
    return error(span, "yaml", "Diese Zeile lässt sich nicht lesen.", _LOOK)


_SAME_COLUMN = (
    "Angaben einer Gruppe beginnen in derselben Spalte; Text mit „: “ in Anführungszeichen setzen."
)
_LOOK = "Einrückung, Doppelpunkte und Anführungszeichen dieser und der vorigen Zeile prüfen."
