"""Places in a file changed, and not one other byte: line ends, comments and a mark stay."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.diagnostics import At

_LINE = late(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_END = late(r"(?:\r\n|\r|\n)\Z")


class Lines(NamedTuple):
    """A file in lines, each with its end; `mark` stands before them."""

    mark: bytes
    lines: list[str]

    def encoded(self) -> bytes:
        return self.mark + "".join(self.lines).encode()

    @property
    def end(self) -> str:
        """How lines end in this file."""
        found = _END.search(self.lines[0]) if self.lines else None
        return found[0] if found else "\n"


def lines_of(data: bytes) -> Lines:
    """Of a file in UTF-8 that was read before."""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    text = data.removeprefix(mark).decode()
    return Lines(mark, [line for line in _LINE.findall(text) if line])


def replaced(lines: Lines, at: At, pattern: re.Pattern[str], new: str) -> bool:
    """Put `new` in place of what the pattern's group „old“ finds at this place; False where it
    finds nothing there.
    """
    number, column = at
    line = lines.lines[number - 1] if number <= len(lines.lines) else ""
    match = pattern.match(line, column - 1)
    if match is None:
        return False
    lines.lines[number - 1] = line[: match.start("old")] + new + line[match.end("old") :]
    return True


def spliced(lines: Lines, start: At, end: At, new: str) -> None:
    """Put `new`, with line feeds, in place of all from one place up to another."""
    (first, left), (last, right) = start, end
    if first > len(lines.lines) and lines.lines and not _END.search(lines.lines[-1]):
        lines.lines[-1] += lines.end
    before, tail = (lines.lines[n - 1] if n <= len(lines.lines) else "" for n in (first, last))
    text = before[: left - 1] + new.replace("\n", lines.end) + tail[right - 1 :]
    lines.lines[first - 1 : last] = [line for line in _LINE.findall(text) if line]


def inserted(lines: Lines, before: int, text: str) -> None:
    """A line of its own before the line of that number, counted from 1."""
    end = lines.end
    if before > len(lines.lines) and lines.lines and not _END.search(lines.lines[-1]):
        lines.lines[-1] += end
    lines.lines.insert(before - 1, f"{text}{end}")
