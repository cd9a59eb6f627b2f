"""Draft an event from a stored text."""

from __future__ import annotations

import argparse

from chronik.door.arguments import WrongUseError, chronicle_folders, folder, folders_of
from chronik.door.telling import tell, write_summary


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("seed", metavar="TEXT", nargs="?", help="Textdatei unter seeds/")
    parser.add_argument(
        "--into", default="", metavar="EREIGNIS", help="in ein Ereignis, das es schon gibt"
    )
    parser.add_argument(
        "--new", action="store_true", help="alle Texte, die noch zu keiner Quelle gehören"
    )
    parser.add_argument(
        "--redact", action="store_true", help="Kontaktangaben im Text schwärzen, bevor er zählt"
    )
    parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts schreiben")
    parser.add_argument(
        "--summary", type=folder, metavar="DATEI", help="bei --new: was geschah, auch als Markdown"
    )
    parser.add_argument(
        "--settings",
        action="store_true",
        help="nur zeigen, was site.yaml unter „drafts“ sagt, für Skripte",
    )
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    if [bool(options.seed), options.new, options.settings].count(True) != 1:
        raise WrongUseError(
            "Entweder einen Text nennen (draft seeds/text.txt) oder --new, für alle neuen."
        )
    if options.into and not options.seed:
        raise WrongUseError("Zu --into gehört ein Text: draft seeds/text.txt --into ereignis.")
    if options.settings:
        return _settings(options)
    return _new(options) if options.new else _one(options)


def _one(options: argparse.Namespace) -> int:
    from chronik.editing.proposing import Wish, propose

    wish = Wish(options.seed, options.into, redact=options.redact, dry=options.dry_run)
    done = propose(folders_of(options), wish)
    return tell("\n".join(done.told), "\n".join(done.aside))


def _new(options: argparse.Namespace) -> int:
    from chronik.drafting.outcome import outcome_lines, outcome_summary, outcome_warnings
    from chronik.editing.proposing import propose_new

    done = propose_new(folders_of(options), redact=options.redact, dry=options.dry_run)
    if options.summary:
        write_summary(options.summary, outcome_summary(done))
    return tell("\n".join(outcome_lines(done)), "\n".join(outcome_warnings(done)))


def _settings(options: argparse.Namespace) -> int:
    from chronik.editing.proposing import drafts_settings

    return tell("\n".join(drafts_settings(folders_of(options))))
