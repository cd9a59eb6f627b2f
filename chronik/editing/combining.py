"""`merge`: two records made one, if the chronicle is as sound with one as it was with two."""

from __future__ import annotations

from collections import Counter

from chronik.editing.doing import Reply, write_files
from chronik.editing.reading import UNHEARD, Records, at_work, records_of, remembered
from chronik.editing.references.kinds import id_typed, kind_typed
from chronik.editing.references.merging import Images, Merged, two_merged
from chronik.examining import Sources, examine
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo
from chronik.records.images import beside, is_media
from chronik.records.keys import key_of, url_of
from chronik.system.scan import Folders, location
from chronik.system.scan import read as read_file
from chronik.words.diagnostics import Diagnostic, RefusedError, as_text
from chronik.words.german import counted


class Merger(NamedTuple):
    """What was typed: the id that goes, and the one that stays."""

    kind: str
    old: str
    new: str


def merge(folders: Folders, typed: Merger, *, dry: bool = False) -> Reply:
    """Make one of two records, wherever they are named. Raises RefusedError."""
    kind = kind_typed(typed.kind)
    pair = Merger(kind, id_typed(kind, typed.old), id_typed(kind, typed.new))
    with at_work(folders) as session:
        records = records_of(session)
        files = {path: records.sources.load(path) for path in records.read}
        digests = {path: image.digest for path, image in records.sources.images.items()}
        images = Images(digests, lambda path: read_file(location(folders, path)))
        done = two_merged(records.read, files, pair, images)
        news = _new_problems(records, done, remembered(session))
        if faults := [problem for problem in news if problem.severity == "error"]:
            raise RefusedError(
                "Vereint hätte die Chronik Fehler, die sie jetzt nicht hat:\n"
                f"{as_text(faults)}Erst hier ändern, was dazu führt. Nichts wurde geändert."
            )
        if not dry:
            write_files(folders, done.files)
    return _told(pair, done, news, dry=dry)


def _new_problems(records: Records, done: Merged, memo: Memo) -> list[Diagnostic]:
    """What the check says of one record that it does not say of two, wherever it stands."""
    before = examine(records.sources, memo, UNHEARD).problems
    after = examine(_after(records.sources, done), memo, UNHEARD).problems
    known = Counter((problem.code, problem.message) for problem in before)
    return [problem for problem in after if not known[problem.code, problem.message]]


def _after(sources: Sources, done: Merged) -> Sources:
    """The chronicle as it will be; images come from where the one that goes lies."""
    files = done.files
    texts = {path: data for path, data in files.items() if not is_media(path)}
    kept = [path for path in sources.records if path not in files]
    fresh = [path for path, data in texts.items() if data is not None]
    images = dict(sources.images)
    for path in files.keys() - texts.keys():
        images[path] = images[beside(done.old_path, path.rpartition("/")[2])]
    gone = {path for path, data in files.items() if data is None}

    def load(path: str) -> bytes:
        return texts.get(path) or sources.load(path)

    return sources._replace(
        records=tuple(sorted((*kept, *fresh))),
        load=load,
        images={path: image for path, image in images.items() if path not in gone},
    )


def _told(pair: Merger, done: Merged, news: list[Diagnostic], *, dry: bool) -> Reply:
    places = counted(done.places, "Verweis", "Verweise")
    where = counted(done.others, "Datei", "Dateien")
    former, today = (url_of(key_of(pair.kind, name)) for name in (pair.old, pair.new))
    lines = [f"{done.old_path} → {done.new_path} (bleibt)"]
    lines.append(
        f"{places} in {where} geändert." if done.places else "Kein anderer verweist darauf."
    )
    if done.names:
        lines.append(f"Heißt jetzt auch: {', '.join([f'„{name}“' for name in done.names])}.")
    if done.fields:
        lines.append(f"Übernommen: {', '.join(done.fields)}.")
    lines.append(f"/{former} leitet um zu /{today}.")
    if dry:
        lines += [f"{'–' if data is None else '±'} {path}" for path, data in done.files.items()]
    aside = "Nur gezeigt, nichts geschrieben (--dry-run)." if dry else ""
    if news:
        aside = "\n".join(filter(None, (aside, f"Danach meldet check:\n{as_text(news).rstrip()}")))
    return Reply("\n".join(lines), aside)
