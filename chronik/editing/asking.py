"""The commands that only tell: what a change means, where a page comes from."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.chronicle.edition import edition_of
from chronik.editing.doing import Reply
from chronik.editing.reading import UNHEARD, at_work, remembered, today
from chronik.editing.report import markdown
from chronik.editing.states import compared
from chronik.editing.tracing import Traced, explained
from chronik.examining import examine, failed
from chronik.system.revisions import head_of
from chronik.system.scan import Folders
from chronik.system.snapshots import commit_of
from chronik.words.diagnostics import RefusedError


def explain(folders: Folders, asked: str) -> Reply:
    """Which files a page came from, or where a file shows. Raises RefusedError."""
    with at_work(folders) as session:
        sources = today(session)
        checked = examine(sources, remembered(session), UNHEARD)
    if failed(sources, checked):
        raise RefusedError("Die Chronik hat noch Fehler (siehe check); erst dann hat sie Seiten.")

    answers = explained(Traced(edition_of(checked.chronicle), sources.rest), asked)
    lines = []
    for answer in answers:
        lines.append(f"{answer.title}:" if answer.lines else answer.title)
        lines += [f"  {line}" for line in answer.lines]
    return Reply("\n".join(lines))


def compare(folders: Folders, revisions: Sequence[str]) -> Reply:
    """What differs from one revision to another, or to the files as they lie there. Raises
    RefusedError.
    """
    head = head_of(folders.content)
    commits = [commit_of(head, name) for name in revisions]
    with at_work(folders) as session:
        changes = compared(session, head, commits)

    names = [f"`{name}` ({id_[:10]})" for name, id_ in zip(revisions, commits, strict=True)]
    report = markdown(changes, (names[0], [*names, "den Dateien von jetzt"][1]))
    return Reply(report.rstrip("\n"), "" if report else "Nichts ändert sich.")
