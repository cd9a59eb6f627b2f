"""A book of the chronicle: a PDF to print, an EPUB to read on a screen."""

from __future__ import annotations

import argparse
import gc

from chronik.door.arguments import book_file, chronicle_folders, folders_of
from chronik.door.progress import Progress
from chronik.door.telling import tell


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--years",
        type=_years,
        metavar="JAHRE",
        help="nur was in diese Jahre fällt: 1998 oder 1990-1999",
    )
    parser.add_argument(
        "--network", default="", metavar="KENNUNG", help="nur die Ereignisse dieses Netzwerks"
    )
    parser.add_argument(
        "--to",
        type=book_file,
        metavar="DATEI",
        help="eine Datei, .pdf oder .epub; Vorgabe: beide, nach der Chronik benannt",
    )
    chronicle_folders(parser)


def run(options: argparse.Namespace) -> int:
    gc.disable()  # as in a build: a run ends before memory matters
    from chronik.book.choice import BookChoice
    from chronik.book.press.binding import bind

    choice = BookChoice(options.years, options.network)
    progress = Progress()
    done = bind(folders_of(options), choice, options.to, progress)
    progress.seconds()  # clears its line
    return tell(done.words, done.aside)


def _years(text: str) -> tuple[int, int]:
    from chronik.book.choice import years_typed

    try:
        return years_typed(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong
