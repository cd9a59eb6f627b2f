"""Stretches of a stored text made unreadable, its checksums renewed, the quotes outside proven."""

from __future__ import annotations

import hashlib
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping

from chronik.drafting.reading.layout import blocks_of
from chronik.drafting.reading.redacting import removals
from chronik.drafting.reading.seedwords import text_of_seed
from chronik.editing.doing import Reply, write_files
from chronik.editing.proposing import source_of, stored
from chronik.editing.reading import UNHEARD, Records, at_work, records_of
from chronik.editing.references.lines import Lines, inserted, lines_of
from chronik.evidence.quotes import places_of, prepare
from chronik.examining import Sources, examine
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo
from chronik.privacy.redaction import Redaction, redacted
from chronik.records.kinds.entry import read_entry
from chronik.records.model import AnyEntry
from chronik.system.scan import Folders
from chronik.words.calls import call
from chronik.words.diagnostics import Diagnostic, RefusedError, Span
from chronik.words.digests import as_committed
from chronik.words.german import counted
from chronik.words.hints import shortened


class ToRedact(NamedTuple):
    """What was typed: the text, and what in it is to be redacted; contact data if nothing is."""

    seed: str
    lines: tuple[str, ...] = ()  # „7“ or „7-9“
    words: tuple[str, ...] = ()
    dry: bool = False


def redact(folders: Folders, marked: ToRedact) -> Reply:
    """Redact a stored text, unless it is only to be told. Raises RefusedError."""
    with at_work(folders) as session:
        records = records_of(session)
        name, data = stored(records, marked.seed)
        text = text_of_seed(name, data)
        stretches = [*_stretches(text, marked)]
        new = redacted(text, stretches)
        if new == text:
            raise RefusedError(_nothing(name, marked))

        mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        stored_anew = mark + new.encode()
        files = {f"seeds/{name}": stored_anew}
        source = source_of((one.entry for one in records.read.values() if one.entry), name)
        if source:
            typed = records.sources.load(source.path)
            files[source.path] = with_both_sums(source, typed, data, stored_anew)
            unharmed(records, files, _INSTEAD)
        if not marked.dry:
            write_files(folders, files)
    lines = sorted({text.count("\n", 0, start) + 1 for start, _ in stretches})
    return _told(name, lines, "" if source else _sum(data), dry=marked.dry)


# --- what is to be redacted ---------------------------------------------------------------------

_RANGE = late(r"(?P<first>\d{1,7})(?:[-–](?P<last>\d{1,7}))?\Z")


def _stretches(text: str, marked: ToRedact) -> Iterator[Redaction]:
    if not (marked.lines or marked.words):
        yield from ((each.start, each.end) for each in removals(text, blocks_of(text)))
    for typed in marked.lines:
        yield from _lines(text, typed)
    ready = prepare(text)
    for words in marked.words:
        places = places_of(ready, words)
        if not places:
            raise RefusedError(f"„{shortened(words)}“ steht nicht in {marked.seed}.")
        yield from places


def _lines(text: str, typed: str) -> Iterator[Redaction]:
    """What stands in these lines, but for blanks at their ends."""
    match = _RANGE.match(typed)
    first = int(match["first"]) if match else 0
    last = int(match["last"] or first) if match else 0
    rows = [*re.finditer(r"[^\n]*\n?", text)][:-1]
    if not 1 <= first <= last <= len(rows):
        raise RefusedError(
            f"„{shortened(typed)}“ ist keine Zeile des Textes: er hat {len(rows)}. "
            "So schreiben: --line 7 oder --line 7-9"
        )
    for row in rows[first - 1 : last]:
        start = row.end() - len(row[0].lstrip())
        yield start, max(start, row.start() + len(row[0].rstrip()))


def _nothing(name: str, marked: ToRedact) -> str:
    if marked.lines or marked.words:
        return f"In seeds/{name} ist das schon geschwärzt; nichts zu tun."
    example = call("redact", f"seeds/{name}", "--words", "Worte, die weg sollen")
    return f"seeds/{name} enthält keine Kontaktangaben. Anderes so schwärzen: {example}"


# --- the checksums of both forms ----------------------------------------------------------------

_FIELD = late(r"(?P<indent>\s*)(?P<name>file|sha256|sha256_original):\s")


def with_both_sums(source: AnyEntry, typed: bytes, old: bytes, new: bytes) -> bytes:
    """The source with the checksum of what is stored, and of what was before the first redaction.
    Raises RefusedError.
    """
    facts = source.facts
    if facts.sha256 and _sum(old) != facts.sha256:
        old, new = as_committed(old), as_committed(new)  # pinned with other line ends
    if facts.sha256 and _sum(old) != facts.sha256:
        raise RefusedError(
            f"{source.path}:{facts.sha256_at[0]}: Die Prüfsumme passt nicht zum Text. "
            "Erst das beheben (siehe check), dann schwärzen. Nichts wurde geändert."
        )
    original = facts.sha256_original or _sum(old)
    lines = lines_of(typed)
    _set(lines, facts.file_at[0], {"sha256": _sum(new), "sha256_original": original})
    read = read_entry(source.path, lines.encoded()).entry
    if read and (read.facts.sha256, read.facts.sha256_original) == (_sum(new), original):
        return lines.encoded()
    raise RefusedError(
        f"{source.path}: Hier lassen sich die Prüfsummen nicht von selbst eintragen. Jede Angabe "
        "in eine eigene Zeile schreiben, dann noch einmal. Nichts wurde geändert."
    )


def _set(lines: Lines, at: int, values: Mapping[str, str]) -> None:
    """Each value in the line of its name, or in a new one behind that; `at` is the line „file“."""
    match = _FIELD.match(lines.lines[at - 1])
    indent = match["indent"] if match else ""
    for name, value in values.items():
        found = next((n for n, row in enumerate(lines.lines, 1) if _names(row, name)), 0)
        if found:
            lines.lines[found - 1] = f"{indent}{name}: {value}{lines.end}"
        else:
            inserted(lines, at + 1, f"{indent}{name}: {value}")
        at = found or at + 1


def _names(row: str, name: str) -> bool:
    match = _FIELD.match(row)
    return match is not None and match["name"] == name


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- what rests on the text ---------------------------------------------------------------------


def unharmed(records: Records, files: Mapping[str, bytes | None], instead: str) -> None:
    """Raises RefusedError where the check finds more errors once these files are changed; None is
    one that is gone. `instead` says what to do first.
    """
    before = {_what(d) for d in _faults(records.sources, records, {})}
    resting = [d for d in _faults(records.sources, records, files) if _what(d) not in before]
    if resting:
        raise RefusedError("\n".join([*map(_place, resting), f"{instead} Nichts wurde geändert."]))


_INSTEAD = "Erst diese Zitate ändern oder löschen, dann schwärzen."


def _what(problem: Diagnostic) -> tuple[Span, str]:
    return problem.span, problem.code


def _place(problem: Diagnostic) -> str:
    path, line, column = problem.span
    return f"{path}:{line}:{column}: {problem.message}"


def _faults(
    sources: Sources, records: Records, files: Mapping[str, bytes | None]
) -> list[Diagnostic]:
    """The errors of the whole chronicle, with these files in place of those that lie there."""
    kept = {path: one for path, one in records.read.items() if path not in files}
    changed = {path: data for path, data in files.items() if path in records.read and data}
    others = {path: data for path, data in files.items() if path not in records.read and data}
    now = sources._replace(
        records=[path for path in sources.records if files.get(path, b"") is not None],
        load=lambda path: changed.get(path) or sources.load(path),
        rest={**sources.rest, **others},
        images={p: image for p, image in sources.images.items() if files.get(p, b"") is not None},
    )
    checked = examine(now, Memo(kept, frozenset(kept), {}), UNHEARD)
    return [problem for problem in checked.problems if problem.severity == "error"]


# --- what is said -------------------------------------------------------------------------------


def _told(name: str, lines: list[int], loose: str, *, dry: bool) -> Reply:
    """`loose` is the checksum of the original, where no source has a place for it."""
    where = ", ".join(map(str, lines))
    verb = f"{'wäre' if len(lines) == 1 else 'wären'} zu schwärzen" if dry else "geschwärzt"
    words = [f"seeds/{name}: {counted(len(lines), 'Zeile', 'Zeilen')} {verb} ({where})."]
    if not loose and not dry:
        words.append("Beide Prüfsummen stehen in der Quelle; alle Zitate daraus gelten weiter.")
    aside = [f"{_LOOSE} {loose}"] if loose else []
    return Reply("\n".join(words), "\n".join([*aside, *([] if dry else [_PAST])]))


_LOOSE = (
    "Noch nennt keine Quelle diesen Text. In die Quelle gehört dann auch die Zeile: "
    "sha256_original:"
)
_PAST = (
    "Wurde der ungeschwärzte Text schon eingecheckt, steht er noch in der Geschichte des "
    "Repositorys; siehe „Menschen schützen“ in der Anleitung."
)
