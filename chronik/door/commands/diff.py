"""What a change means, for whoever reviews it."""

from __future__ import annotations

import argparse
import gc
import sys

from chronik.door.arguments import chronicle_folders, folders_of
from chronik.door.telling import OK


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "old",
        metavar="FASSUNG",
        help="Zweig, Marke oder Commit; „main...“ meint, wo der eigene Zweig von main abging",
    )
    parser.add_argument("new", metavar="FASSUNG", nargs="?", help="Vorgabe: die Dateien von jetzt")
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    gc.disable()  # as in a build: a run ends before memory matters
    from chronik.editing.reading import at_work
    from chronik.editing.report import markdown
    from chronik.editing.states import compared
    from chronik.system.revisions import head_of
    from chronik.system.snapshots import commit_of

    folders = folders_of(options)
    head = head_of(folders.content)
    typed = [name for name in (options.old, options.new) if name]
    commits = [commit_of(head, name) for name in typed]
    with at_work(folders) as session:
        changes = compared(session, head, commits)

    names = [f"`{name}` ({commit[:10]})" for name, commit in zip(typed, commits, strict=True)]
    report = markdown(changes, (names[0], names[1] if options.new else "den Dateien von jetzt"))
    print(report, end="")
    if not report:
        print("Nichts ändert sich.", file=sys.stderr)
    return OK
