"""The text below a head: replaced, cited in; and what stands in a head as a comment, settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chronik.desk.changes.givenvalues import value_of
from chronik.desk.changes.placing import line_begin, line_over, said_by
from chronik.desk.changes.scalartext import double_quoted
from chronik.desk.changes.texts import RecordText, TextChange, root_of, with_changes
from chronik.words.diagnostics import RefusedError

NO_OPERATION = "Diese Änderung ist nicht zu verstehen."


def with_body(text: RecordText, body: Any) -> str:
    value = value_of(body)
    if not isinstance(value, str):
        raise RefusedError(NO_OPERATION)
    if not text.path.endswith(".md") or not text.head:
        raise RefusedError("Dieser Eintrag hat keinen Text; dafür muss die Datei auf .md enden.")
    start = "" if text.plain[: text.body].endswith("\n") or not value else "\n"
    return with_changes(text, _difference(text, start + value))


def _difference(text: RecordText, body: str) -> list[TextChange]:
    """From the first to the last character that differs: the line ends of others stay."""
    old, first = text.plain[text.body :], 0
    while first < min(len(old), len(body)) and old[first] == body[first]:
        first += 1
    last = 0
    while last < min(len(old), len(body)) - first and old[-1 - last] == body[-1 - last]:
        last += 1
    start, end = text.body + first, len(text.plain) - last
    return [] if old == body else [TextChange(start, end, body[first : len(body) - last])]


def with_citation(text: RecordText, operation: Mapping[str, Any]) -> str:
    """A citation behind the sentence that ends at that place of the body; its source is among those
    of the record, and named where there are several.
    """
    bounds, quote, source = operation["cite"], operation.get("quote"), operation.get("source")
    if not isinstance(bounds, list) or [type(one) for one in bounds] != [int, int]:
        raise RefusedError(NO_OPERATION)
    if not isinstance(quote, str) or not isinstance(source, str) or not quote.strip():
        raise RefusedError(NO_OPERATION)
    end = text.body + bounds[1]
    if not text.path.endswith(".md") or not text.body <= end <= len(text.plain):
        raise RefusedError("Diese Stelle liegt nicht im Text des Eintrags.")
    named = source if len(sources_of_record(text)) > 1 else ""
    words = double_quoted(" ".join(value_of(quote).split()))
    return with_changes(text, [TextChange(end, end, f"[@{named} {words}]")])


def sources_of_record(text: RecordText) -> list[str]:
    root = root_of(text)
    given = said_by(root).get("sources", []) if root is not None else []
    return [given] if isinstance(given, str) else given


def settled_todo(text: RecordText, line: Any) -> str:
    """Without the comment in that line of the head, which said what was to be decided."""
    starts = [0, *(at + 1 for at, letter in enumerate(text.head) if letter == "\n")]
    if type(line) is not int or not 1 <= line <= len(starts):
        raise RefusedError(NO_OPERATION)
    start = line_begin(text.plain, starts[line - 1])
    end = line_over(text.plain, start)
    if not text.plain[start:end].lstrip(" ").startswith("# TODO"):
        raise RefusedError("Diese offene Stelle steht nicht mehr da.")
    return with_changes(text, [TextChange(start, end, "")])
