"""All problems of a run as Markdown, for those who review a change: errors first, by file.

GitHub shows it as the summary of a job, GitLab as a file of the merge request. GitHub takes no
summary above a mebibyte, so the last ones are only counted there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from chronik.words.diagnostics import Diagnostic, at_every_place, said_counts

MOST_BYTES = 900_000
_MARKS = re.compile(r"([\\*_\[\]#~|])")
_HEAD = "| Zeile | Was nicht stimmt | Was zu tun ist | Kennwort |\n| ---: | --- | --- | --- |\n"


def as_markdown(diagnostics: Sequence[Diagnostic], *, failed: bool) -> str:
    """A heading with the counts, what becomes of the site, and every problem in a table."""
    counts = said_counts(diagnostics)
    pieces = [f"## Prüfung der Chronik: {counts or 'alles in Ordnung'}\n\n"]
    if failed:
        pieces.append("So wird nichts veröffentlicht; die Website bleibt, wie sie ist.\n\n")
    room = MOST_BYTES - sum(len(piece.encode()) for piece in pieces)

    errors_first = sorted(at_every_place(diagnostics), key=lambda d: (d.severity, d.span))
    told = 0
    for piece, problems in _pieces(errors_first):
        room -= len(piece.encode())
        if room < 0:
            left = said_counts(errors_first[told:])
            return (
                "".join(pieces) + f"\n… und weiter: {left}. Alle stehen im Protokoll des Laufs.\n"
            )
        pieces.append(piece)
        told += problems
    return "".join(pieces)


def _pieces(errors_first: Sequence[Diagnostic]) -> Iterator[tuple[str, int]]:
    """The text in pieces, each with how many problems it tells."""
    for severity, every in groupby(errors_first, key=lambda d: d.severity):
        yield ("### Fehler\n" if severity == "error" else "### Warnungen\n"), 0
        for path, of_file in groupby(every, key=lambda d: d.span.path):
            yield f"\n**{markdown_safe(path)}**\n\n{_HEAD}", 0
            for d in of_file:
                cells = (
                    str(d.span.line),
                    markdown_safe(d.message),
                    markdown_safe(d.hint),
                    f"`{d.code}`",
                )
                yield f"| {' | '.join(cells)} |\n", 1
        yield "\n", 0


def markdown_safe(text: str) -> str:
    """A text whose characters mean nothing to Markdown, but for commands between backticks."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:  # a backtick without its fellow
        return _plain("`".join(parts)).replace("`", "\\`")
    spelled = (_plain(p) if at % 2 == 0 else p.replace("|", r"\|") for at, p in enumerate(parts))
    return "`".join(spelled)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text.replace("&", "&amp;")).replace("<", "&lt;")
