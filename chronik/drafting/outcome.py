"""What became of each text that was drafted: for a terminal, and for the summary of a job.

Both may be public. So contact data is told by its lines alone, and a name never begins a line of
its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import BLOCK
from chronik.words.german import counted, listed
from chronik.words.summaries import markdown_safe

_NONE = "Nichts zu entwerfen: Jeder Text unter seeds/ gehört schon zu einer Quelle."


class SeedOutcome(NamedTuple):
    """A text under seeds/, and what was made of it."""

    seed: str  # „seeds/…“
    files: tuple[str, ...] = ()  # of its draft, the source first
    todos: int = 0
    contacts: tuple[int, ...] = ()  # lines that hold contact data
    redacted: bool = False  # whether it was taken out of them
    refused: str = ""  # why there is no draft
    is_apart: bool = False  # no text (a PDF …): nothing can be taken out of it here


def outcome_lines(outcomes: Sequence[SeedOutcome]) -> Iterator[str]:
    """A line for each text, and one for each file below it."""
    drafts = [each for each in outcomes if each.files]
    for each in drafts:
        yield f"{_line(each.seed)}: {_counts(each)}"
        yield from (f"    {path}" for path in each.files)
    if not drafts:
        yield _NONE if not outcomes else "Kein Entwurf."


def outcome_warnings(outcomes: Sequence[SeedOutcome]) -> Iterator[str]:
    """What somebody has to see to before the drafts are taken over."""
    for each in outcomes:
        if each.refused:
            yield _line(each.refused)
        if each.contacts:
            yield _contacts(each)


def outcome_summary(outcomes: Sequence[SeedOutcome]) -> str:
    """The same as Markdown, with what to do next."""
    drafts = [each for each in outcomes if each.files]
    lines = ["## Entwürfe zu neuen Texten", ""]
    for each in drafts:
        lines += [f"**{markdown_safe(each.seed)}**: {_counts(each)}", ""]
        lines += [*(f"- `{path}`" for path in each.files), ""]
    lines += [_NEXT if drafts else next(outcome_lines(outcomes)), ""]
    warnings = [f"- {markdown_safe(words)}" for words in outcome_warnings(outcomes)]
    lines += ["### Vorher zu klären", "", *warnings, ""] if warnings else []
    return "\n".join(lines)


_NEXT = (
    "Ein Entwurf ist nur ein Vorschlag: jede Zeile mit `# TODO` entscheiden und löschen, den Rest "
    "lesen und ändern. Solange eine davon dasteht, wird nichts veröffentlicht."
)


def _counts(each: SeedOutcome) -> str:
    files, todos = counted(len(each.files), "Datei", "Dateien"), each.todos
    return f"Entwurf in {files}, {counted(todos, 'Stelle', 'Stellen')} zu entscheiden (# TODO)."


def _contacts(each: SeedOutcome) -> str:
    where = _places(each.contacts)
    if each.redacted:
        return (
            f"{_line(each.seed)}: Kontaktangaben in {where} geschwärzt. In der "
            "früheren Fassung des Textes, die schon hochgeladen ist, stehen sie noch."
        )
    if each.is_apart:
        return (
            f"{_line(each.seed)} enthält wohl Kontaktangaben; der Entwurf lässt sie aus. Bevor er "
            "übernommen wird: sie in der Datei selbst unkenntlich machen, oder nur den Text "
            "ohne sie als .txt ablegen."
        )
    return (
        f"{_line(each.seed)} enthält in {where} wohl Kontaktangaben; der Entwurf lässt sie aus. "
        f"Bevor er übernommen wird: dort im Text durch „{BLOCK * 3}“ ersetzen und in "
        f"{next(iter(each.files), 'der Quelle')} die Zeile „sha256“ löschen. Von selbst geschieht "
        "das mit „redact: true“ unter „drafts“ in content/site.yaml."
    )


def _places(lines: Sequence[int]) -> str:
    """„Zeile 3“, „Zeilen 3, 8–10 und 14“"""
    numbers = sorted(set(lines))
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    stretches = [[number for _, number in run] for _, run in runs]
    words = [f"{s[0]}–{s[-1]}" if s[1:] else str(s[0]) for s in stretches]
    return f"{'Zeilen' if numbers[1:] else 'Zeile'} {listed(words)}"


def _line(text: str) -> str:
    return " ".join(text.split())
