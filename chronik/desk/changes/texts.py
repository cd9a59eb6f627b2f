"""The text of a record's file, and changes of it that keep every other character.

What is read has line feeds alone, and neither a byte order mark nor control characters; where each
of its characters stands in the file is known, so a change falls into the file as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import FrontMatter, Mapping, compose, split
from chronik.records.fields.table import is_empty
from chronik.words.diagnostics import Diagnostic, RefusedError
from chronik.words.german import without_controls

_MARK = "\ufeff"
_ENDS = late(r"\r\n|\r|\n")
_LINE = late(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class TextChange(NamedTuple):
    """`new` in place of what stands from `start` to `end`, counted in `RecordText.plain`."""

    start: int
    end: int
    new: str


class RecordText(NamedTuple):
    """A file as it is, and as it is read: `places[i]` is where `plain[i]` stands in `raw`."""

    path: str
    raw: str
    plain: str
    places: Sequence[int]
    head: str  # the part of `plain` that is YAML; it begins where that begins
    body: int  # where in `plain` the text below the head begins; its length where there is none

    @property
    def end(self) -> str:
        """How lines end in this file."""
        found = _ENDS.search(self.raw)
        return found[0] if found else "\n"


def record_text(path: str, raw: str) -> RecordText:
    """The text of the file at that path."""
    plain, places = _plain(raw)
    head, body = plain, len(plain)
    if path.endswith(".md"):
        parts = split(plain, path)
        if isinstance(parts, FrontMatter):
            head, body = parts.head, len(plain) - len(parts.body)
        else:
            head = ""
    return RecordText(path, raw, plain, places, head, body)


def _plain(raw: str) -> tuple[str, Sequence[int]]:
    start = len(_MARK) if raw.startswith(_MARK) else 0
    if "\r" not in raw and without_controls(raw) == raw:
        return raw[start:], range(start, len(raw) + 1)
    kept = [(at, letter) for at, letter in enumerate(raw) if at >= start and _is_read(raw, at)]
    letters = ["\n" if letter == "\r" else letter for _, letter in kept]
    return "".join(letters), [*(at for at, _ in kept), len(raw)]


def _is_read(raw: str, at: int) -> bool:
    letter = raw[at]
    if letter == "\n":
        return not (at and raw[at - 1] == "\r")
    return letter == "\r" or bool(without_controls(letter))


def root_of(text: RecordText) -> Mapping | None:
    """What the head says; None for an empty one. Raises RefusedError where it cannot be read."""
    found = compose(text.head, text.path) if text.head.strip() else None
    if isinstance(found, Diagnostic):
        line = found.span.line
        raise RefusedError(f"Zeile {line}: {found.message} {found.hint}".strip())
    if found is None or is_empty(found):
        return None
    if not isinstance(found, Mapping):
        raise RefusedError("Im Kopf der Datei stehen keine Angaben der Form „name: Wert“.")
    return found


def with_changes(text: RecordText, splices: Iterable[TextChange]) -> str:
    """The file with these changes, which do not overlap; new lines end as the others do."""
    raw = text.raw
    for start, end, new in sorted(splices, reverse=True):
        first, last = text.places[start], text.places[end]
        raw = raw[:first] + new.replace("\n", text.end) + raw[last:]
    return raw


def with_former_ends(text: str, former: str) -> str:
    """A text whose line ends and mark went lost while it was typed, with those of the former one:
    each line that is the same keeps its own.
    """
    if "\r" not in former and not former.startswith(_MARK):
        return text
    if "\r" in text or text.startswith(_MARK):
        return text
    mark = _MARK if former.startswith(_MARK) else ""
    old = [line for line in _LINE.findall(former.removeprefix(_MARK)) if line]
    new = [line for line in _LINE.findall(text) if line]
    usual = _ENDS.search(former)
    end = usual[0] if usual else "\n"
    bare = [[_ENDS.sub("", line) for line in lines] for lines in (old, new)]
    done = [line.replace("\n", end) for line in new]
    same = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    for a, b, size in same.get_matching_blocks():
        for step in range(size):
            is_last = not _ENDS.search(new[b + step]) or not _ENDS.search(old[a + step])
            done[b + step] = done[b + step] if is_last else old[a + step]
    return mark + "".join(done)
