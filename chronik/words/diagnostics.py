"""Problems are values: one `Diagnostic` with a stable code and a place, printed in four formats.

The formats follow GitHub's workflow commands, GitLab's Code Quality report, and a JSON report of
our own.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.german import counted

Severity = Literal["error", "warning"]
Format = Literal["text", "github", "gitlab", "json"]
FORMATS: tuple[Format, ...] = ("text", "github", "gitlab", "json")
SHOWN_WARNINGS = 30
SHOWN_PLACES = 5  # of one cause
SHOWN_AT_LINES = 10  # errors, and as many warnings: of one step GitHub shows no more
At = tuple[int, int]  # line and column in a file, from 1
START: At = (1, 1)


class Span(NamedTuple):
    """A place in an input file: path from the project's folder, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1


class Diagnostic(NamedTuple):
    """What is wrong, where, and what to type instead; ordered by place."""

    span: Span
    severity: Severity
    code: str
    message: str
    hint: str = ""
    also: tuple[Span, ...] = ()  # where else the same cause shows, in order


def error(span: Span, code: str, message: str, hint: str = "") -> Diagnostic:
    return _told(span, "error", code, message, hint=hint)


def warning(span: Span, code: str, message: str, hint: str = "") -> Diagnostic:
    return _told(span, "warning", code, message, hint=hint)


def _told(span: Span, severity: Severity, code: str, message: str, *, hint: str) -> Diagnostic:
    """Whatever it repeats of a file, it is one line each, and commands no terminal."""
    if not (message.isprintable() and hint.isprintable() and span.path.isprintable()):
        span = span._replace(path=on_a_line(span.path))
        message, hint = on_a_line(message), on_a_line(hint)
    return Diagnostic(span, severity, code, message, hint=hint)


# What commands a terminal, turns the direction of writing, or is not seen at all.
_COMMANDS = late(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb]"
)


def harmless(text: str) -> str:
    """The text with the names of characters that a terminal would obey, or nobody would see."""
    return _COMMANDS.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def on_a_line(text: str) -> str:
    """A text that somebody typed, to be repeated in a message."""
    return harmless(text.replace("\n", " ").replace("\t", " "))


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, each said once."""
    return tuple(sorted(set(diagnostics)))


def failing(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    return any(strict or d.severity == "error" for d in diagnostics)


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """For people at a terminal: all errors; of many warnings the first ones and their number."""
    warnings = [d for d in diagnostics if d.severity == "warning"]
    hidden = set(warnings[SHOWN_WARNINGS:])

    lines = [_text_line(d) for d in diagnostics if d not in hidden]
    if hidden:
        lines.append(f"… und {len(hidden)} weitere Warnungen (alle mit --report json)")
    return "".join(line + "\n" for line in lines)


def _text_line(d: Diagnostic) -> str:
    word = "Fehler" if d.severity == "error" else "Warnung"
    hint = f"\n    → {d.hint}" if d.hint else ""
    also = f"\n    {_elsewhere(d.also)}" if d.also else ""
    return f"{_place(d.span)}: {word} [{d.code}] {d.message}{hint}{also}"


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}"


def _elsewhere(places: Sequence[Span]) -> str:
    """„Auch hier: …“, the first few of them."""
    shown = ", ".join(map(_place, places[: SHOWN_PLACES - 1]))
    rest = len(places) - (SHOWN_PLACES - 1)
    more = f" und an {rest} weiteren {'Stelle' if rest == 1 else 'Stellen'}" if rest > 0 else ""
    return f"Auch hier: {shown}{more}."


def at_every_place(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """For readers who stand at a line: each cause at its first place, in order, then at all others
    where it shows.
    """
    others = [d._replace(span=span) for d in diagnostics for span in d.also]
    return [d._replace(also=()) for d in (*diagnostics, *others)]


def as_github(diagnostics: Sequence[Diagnostic], *, beside: str = "") -> str:
    """Workflow commands that GitHub shows as annotations at the line. What it would not show stands
    in the log, under a line that says so; `beside`, where else all of it stands.
    """
    every = at_every_place(diagnostics)
    by_severity: dict[Severity, list[Diagnostic]] = {"error": [], "warning": []}
    for d in every:
        by_severity[d.severity].append(d)
    shown = {d for some in by_severity.values() for d in some[:SHOWN_AT_LINES]}

    commands = "".join(_command(d) for d in every if d in shown)
    further = [d for d in every if d not in shown]
    if not further:
        return commands
    lines = "".join(f"{_text_line(d)}\n" for d in further)
    return f"{commands}::group::{_further(further)} {beside}".rstrip() + f"\n{lines}::endgroup::\n"


def _further(further: Sequence[Diagnostic]) -> str:
    most = f"GitHub zeigt je {SHOWN_AT_LINES} Fehler und Warnungen an ihrer Zeile."
    return f"{most} Weiter: {said_counts(further)}."


def said_counts(diagnostics: Iterable[Diagnostic]) -> str:
    """„3 Fehler, 1 Warnung“, or "" where there are none."""
    of = Counter(d.severity for d in diagnostics)
    errors = counted(of["error"], "Fehler", "Fehler") if of["error"] else ""
    warnings = counted(of["warning"], "Warnung", "Warnungen") if of["warning"] else ""
    return ", ".join(filter(None, (errors, warnings)))


def _command(d: Diagnostic) -> str:
    place = f"file={_property(d.span.path)},line={d.span.line},col={d.span.column}"
    return f"::{d.severity} {place},title={_property(d.code)}::{_data(_whole(d))}\n"


def _whole(d: Diagnostic) -> str:
    return " ".join(filter(None, (d.message, d.hint)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(diagnostics: Sequence[Diagnostic]) -> str:
    """GitLab's Code Quality report."""
    return _json([_quality(d, number) for d, number in _numbered(at_every_place(diagnostics))])


def _quality(d: Diagnostic, number: int) -> dict[str, Any]:
    """The fingerprint leaves the line out, so moved text is no new problem."""
    what = f"{d.span.path}|{d.code}|{d.message}|{number}"
    return {
        "description": _whole(d),
        "check_name": d.code,
        "fingerprint": hashlib.sha256(what.encode()).hexdigest(),
        "severity": "major" if d.severity == "error" else "minor",
        "location": {"path": d.span.path, "lines": {"begin": d.span.line}},
    }


def _numbered(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, int]]:
    """Each with how often the same words were said in the same file before."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for d in diagnostics:
        what = (d.span.path, d.code, d.message)
        yield d, seen[what]
        seen[what] += 1


def json_report(diagnostics: Sequence[Diagnostic], counts: Mapping[str, object]) -> str:
    """The report for programs: the diagnostics and what was written."""
    return _json({"diagnostics": [_row(d) for d in diagnostics], **counts})


def _row(d: Diagnostic) -> dict[str, Any]:
    return {
        "severity": d.severity,
        "code": d.code,
        "path": d.span.path,
        "line": d.span.line,
        "column": d.span.column,
        "message": d.message,
        "hint": d.hint,
        "also": [span._asdict() for span in d.also],
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


class RefusedError(Exception):
    """A command cannot do what was asked for; the message, German, says why and what to do."""


class LostError(Exception):
    """Something would be missing from the site; the message says what, in German."""
