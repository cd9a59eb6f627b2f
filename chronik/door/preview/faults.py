"""A problem as a browser shows it: with the line it stands in, and ways to open the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from chronik.evidence.stored.reading import is_binary
from chronik.system.scan import Folders, location, read_input
from chronik.words.diagnostics import Diagnostic, Span

_QUOTED = re.compile("„([^“]+)“")
_OPENING = {"}": "{", "]": "["}
_LONGEST = 240  # characters of a line


def fault_of(folders: Folders, problem: Diagnostic) -> dict[str, Any]:
    """All there is to show, ready for JSON."""
    text = line_at(folders, problem.span)
    start, end = marked(text, problem)
    first = max(0, min(start - _LONGEST // 2, len(text) - _LONGEST))
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "line": problem.span.line,
        "column": problem.span.column,
        "text": text[first : first + _LONGEST],
        "mark": [start - first, min(end - first, _LONGEST)],
        **openers(folders, problem.span),
    }


def openers(folders: Folders, span: Span) -> dict[str, Any]:
    """A file by the path that messages call it, and addresses that open it."""
    place = _place(folders, span.path)
    if place is None:
        return {"path": span.path}
    whole = place.absolute()
    posix = whole.as_posix()
    rooted = posix if posix.startswith("/") else f"/{posix}"  # a drive of Windows
    way = quote(rooted, errors="surrogateescape")
    return {
        "path": span.path,
        "file": whole.as_uri(),
        "editor": f"vscode://file{way}:{span.line}:{span.column}",
    }


def line_at(folders: Folders, span: Span) -> str:
    """The line, or nothing where it cannot be read."""
    if _place(folders, span.path) is None:
        return ""
    try:
        data = read_input(folders, span.path)
    except OSError:
        return ""
    text = "" if is_binary(span.path) else data.decode("utf-8-sig", "replace")
    lines = text.split("\n")
    return lines[span.line - 1].rstrip("\r") if span.line <= len(lines) else ""


def marked(text: str, problem: Diagnostic) -> tuple[int, int]:
    """From and to (exclusive) what is meant: the words that the message quotes, if they stand
    there, else all to the end of the line.
    """
    start = min(problem.span.column - 1, len(text))
    for words in _QUOTED.findall(problem.message):
        at = text.find(words, start)
        if at == start or (at > start and not text[start:at].strip("\"'„“ ")):
            return at, at + len(words)
    return start, _end(text, start)


def _end(text: str, start: int) -> int:
    """Of a value: brackets that were opened before it are closed behind it."""
    end = len(text.rstrip())
    while end > start and (opening := _OPENING.get(text[end - 1])) and opening in text[:start]:
        end -= 1
    return end


def _place(folders: Folders, path: str) -> Path | None:
    """Where the file lies, or would; nothing for a path that names no folder of inputs."""
    is_input = path.partition("/")[0] in ("content", "seeds", "templates", "assets")
    return location(folders, path) if is_input and "/" in path else None
