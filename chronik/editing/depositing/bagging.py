"""A bag for an archive: the files of the chronicle, and the site built from these very files.

All is made aside and put in place at the end, so that there never is half a bag
(docs/decisions/0031).
"""

from __future__ import annotations

from pathlib import Path

from chronik.deposit import layout
from chronik.deposit.annotations import passages_closed, passages_public
from chronik.deposit.bag import AGENT, sums_of, tag_files
from chronik.deposit.citation import citation_file
from chronik.deposit.crate import METADATA, crate
from chronik.deposit.giving import Giving
from chronik.deposit.letter import archive_letter
from chronik.editing.depositing.gathering import BagContents, gather
from chronik.examining import Lap
from chronik.inputs import Options, Session
from chronik.session import Outcome, run_build
from chronik.system.bags.ours import check_place, is_packed
from chronik.system.bags.placing import made_aside, pack, put_folder, read_each, write_below
from chronik.system.bags.reading import program_files
from chronik.system.ownership import end_changes
from chronik.system.scan import Folders
from chronik.system.store import locked, program_key
from chronik.words.german import counted


def deposit(folders: Folders, options: Options, lap: Lap, place: Path) -> Outcome:
    """Write the bag, or say what is wrong with the content. Raises RefusedError, OSError; then
    what lay there before is as it was.
    """
    place = check_place(place, AGENT, folders)
    with locked(folders.cache) as lock:
        end_changes(folders.content)
        session = Session(folders, options, lap, lock, lock.moment(), program_key())
        gathered = gather(session)
        if not isinstance(gathered, BagContents):
            return Outcome(True, gathered)
        with made_aside(place) as aside:
            return _made(session, gathered, aside, place)


def _made(session: Session, gathered: BagContents, aside: Path, place: Path) -> Outcome:
    bag = aside / (place.stem if is_packed(place) else place.name)
    outcome = _built(session, gathered, aside / "chronik", bag / "data" / layout.SITE_FOLDER)
    if outcome.failed:
        return outcome

    write_below(bag / "data", _payload(session.folders, gathered))
    payload = {f"data/{path}": sums for path, sums in read_each(bag / "data", sums_of).items()}
    write_below(bag, tag_files(gathered.giving, payload))
    session.lap("verpacken")

    if is_packed(place):
        pack(bag, bag.name, aside / place.name)
        (aside / place.name).replace(place)
    else:
        put_folder(bag, place)
    session.lap("ablegen")
    return outcome._replace(said=_said(gathered.giving, place, len(payload)))


def _built(session: Session, gathered: BagContents, work: Path, output: Path) -> Outcome:
    """The site, built from what goes into the bag as anybody will build it from the bag."""
    write_below(work, gathered.files)
    output.parent.mkdir(parents=True)
    folders = Folders(
        work / "content",
        work / "seeds",
        work / "templates",
        work / "assets",
        output,
        cache=None,
        packaged=session.folders.packaged,
    )
    return run_build(folders, session.options._replace(history=gathered.history), session.lap)


def _payload(folders: Folders, gathered: BagContents) -> dict[str, bytes]:
    """All but the site, by path below `data/`."""
    files, giving = gathered.files, gathered.giving
    texts = {f"seeds/{text.name}": text.path for text in giving.texts}
    program = program_files(folders)
    closed = {layout.CONTEXTS: passages_closed(giving)} if giving.withheld else {}
    has_look = any(path.startswith(("templates/", "assets/")) for path in files)
    return {
        **{texts.get(path, f"{layout.CHRONICLE}{path}"): data for path, data in files.items()},
        **{f"{layout.PROGRAM_FOLDER}{path}": data for path, data in program.items()},
        **closed,
        layout.HISTORY: gathered.history,
        layout.ANNOTATIONS: passages_public(giving),
        layout.CITATION_FILE: citation_file(giving),
        layout.LETTER_FILE: archive_letter(giving, has_look=has_look),
        METADATA: crate(giving),
    }


def _said(giving: Giving, place: Path, files: int) -> str:
    closed = counted(len(giving.withheld), "Text", "Texte")
    apart = f"; {closed} in {layout.CLOSED}: nicht öffentlich" if giving.withheld else ""
    return f"{place}: Archivpaket aus {counted(files, 'Datei', 'Dateien')}{apart}"
