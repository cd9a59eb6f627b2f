"""A value as an editor would type it: bare where YAML takes it for what it is, else in quotes."""

from __future__ import annotations

import textwrap

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n", "~", "unknown")
_BEGINS = "-?:,[]{}#&*!|>'\"%@`~=<"
_NUMBER = late(r"[-+.]?[\d_][\d_.,:eExXoO+-]*")
_ESCAPED = late(r"[\\\"\n\t\r\x7f-\x9f\u2028\u2029\ufeff]")
_SPELLED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_WIDTH = 100


class Writing(NamedTuple):
    """How a value was written, and where it will stand."""

    style: str = ""  # of its former writing: "" for bare, else " ' > |
    is_flow: bool = False  # within [ ] or { }
    is_text: bool = True  # whether it is words: „yes“ and „0123“ then stand in quotes
    indent: int = 0  # columns before the lines of a folded text
    width: int = _WIDTH


def scalar_text(value: str, way: Writing) -> str:
    """The value as it is typed; what is read of it is the value, character by character."""
    if way.style in (">", "|") and _may_fold(value) and not way.is_flow:
        return _folded(value, way)
    if way.style == '"':
        return double_quoted(value)
    if way.style == "'" and _is_one_line(value):
        return "'" + value.replace("'", "''") + "'"
    return value if is_bare_value(value, way) else double_quoted(value)


def double_quoted(value: str) -> str:
    """In double quotation marks."""
    return '"' + _ESCAPED.sub(_spelled, value) + '"'


def _spelled(match: object) -> str:
    letter: str = match[0]  # type: ignore[index]
    return _SPELLED.get(letter) or f"\\u{ord(letter):04x}"


def is_bare_value(value: str, way: Writing) -> bool:
    """Whether the value can stand without quotation marks."""
    if not _is_one_line(value) or value != value.strip() or value[:1] in (*_BEGINS, ""):
        return False
    if ": " in value or value.endswith(":") or " #" in value or value.startswith("---"):
        return False
    if way.is_flow and any(letter in value for letter in ",[]{}:"):
        return False
    return not way.is_text or not (value.lower() in _WORDS or _NUMBER.fullmatch(value))


def _is_one_line(value: str) -> bool:
    """Whether nothing in it must be escaped; a blank that does not break does no harm."""
    bare = value.replace("\\", "").replace('"', "")
    return not _ESCAPED.search(bare) and not any(letter < " " for letter in bare)


def _may_fold(value: str) -> bool:
    words = value.split(" ")
    return bool(value.strip()) and all(words) and _is_one_line(value) and value == value.strip()


def _folded(value: str, way: Writing) -> str:
    lines = textwrap.wrap(
        value,
        max(20, way.width - way.indent),
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
    pad = " " * way.indent
    return ">-" + "".join(f"\n{pad}{line}" for line in lines)
