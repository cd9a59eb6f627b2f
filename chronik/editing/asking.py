"""The commands that only tell: what a change means, where a page comes from, which addresses in the
net still answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronik.chronicle.edition import edition_of
from chronik.editing.doing import Reply
from chronik.editing.reading import UNHEARD, at_work, records_of, remembered, today
from chronik.editing.report import markdown
from chronik.editing.states import compared
from chronik.editing.tracing import Traced, explained
from chronik.examining import examine, failed
from chronik.language.tuples import NamedTuple
from chronik.privacy.withdrawal import without_returned
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
    told = markdown(changes, (names[0], [*names, "den Dateien von jetzt"][1]))
    report = without_returned(told, changes.after.withdrawn, b"")  # CI shows it to everybody
    return Reply(report.rstrip("\n"), "" if report else "Nichts ändert sich.")


class Tried(NamedTuple):
    report: str
    all_there: bool  # none is surely gone


def try_addresses(folders: Folders) -> Tried:
    """Which addresses that records name still answer. Raises RefusedError."""
    from chronik.editing.outward.addressed import addresses_in  # late: the net takes 30 ms to load
    from chronik.editing.outward.answered import report_of
    from chronik.system.net.reaching import is_offline, reached

    with at_work(folders) as session:
        records = records_of(session)
    found = addresses_in(one.entry for one in records.read.values() if one.entry)
    answers = reached(one.url for one in found)
    if is_offline(answers.values()):
        raise RefusedError("Kein Netz: Keine einzige Adresse ließ sich finden.")
    all_there = not any(answer.is_gone for answer in answers.values())
    return Tried(report_of(found, answers), all_there)
