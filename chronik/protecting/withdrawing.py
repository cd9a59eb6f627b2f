"""A person withdrawn: record, portrait, name and references go; what is left keeps its evidence.

The name goes out of the stored texts as well, of which both checksums are recorded, so that quotes
around it are still proven. What stays of it are hashes, by which `check` knows it again.
"""

from __future__ import annotations

import secrets
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping

from chronik.editing.doing import Reply, write_files
from chronik.editing.proposing import source_of
from chronik.editing.reading import Records, at_work, records_of
from chronik.editing.references.kinds import id_typed, path_of_record
from chronik.evidence.quotes import places_of, prepare
from chronik.evidence.stored.reading import is_apart
from chronik.examining import SITE
from chronik.history.ledger import LEDGER, addresses_of
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import NAME_BLOCK, redacted
from chronik.privacy.withdrawal import NONE_WITHDRAWN, SALT, Withdrawn, bare_name, hashed
from chronik.protecting.redacting import unharmed, with_both_sums
from chronik.protecting.removing import RemovedPerson, pattern_of, refuse_left, without
from chronik.protecting.unchangeable import place_naming, refuse_naming
from chronik.records.authors import sorted_name
from chronik.records.images import beside
from chronik.records.keys import WITHDRAWN_LIST
from chronik.records.kinds.entry import read_entry
from chronik.records.lists.gone import GONE
from chronik.records.lists.withdrawn import read_withdrawn, written_list
from chronik.records.model import AnyEntry
from chronik.records.statements import names
from chronik.system.scan import Folders
from chronik.words.diagnostics import RefusedError
from chronik.words.german import counted, slug
from chronik.words.hints import shortened


class Withdrawal(NamedTuple):
    """What was typed."""

    person: str
    also: tuple[str, ...] = ()  # further forms of the name
    key: bytes = b""
    tombstone: bool = True  # whether its address says that it was removed
    dry: bool = False


FileChanges = dict[str, bytes | None]


def withdraw(folders: Folders, wanted: Withdrawal) -> Reply:
    """Take a person out of the chronicle, unless it is only to be told. Raises RefusedError."""
    with at_work(folders) as session:
        records = records_of(session)
        name = id_typed("people", wanted.person)
        path = path_of_record(records.read, "people", name)
        person = records.read[path].entry
        if person is None:
            raise RefusedError(f"{path} hat noch Fehler (siehe check); erst sie beheben.")
        forms = _forms(person, wanted)
        _alone(records, person, forms)

        gone = RemovedPerson(person.key, pattern_of(_sought(forms)))
        files: FileChanges = {path: None}
        files |= dict.fromkeys(_portraits(records, person))
        files |= _records(records, gone, path)
        files |= _texts(records, files, gone, forms)
        files |= _listed(records, forms, wanted)
        files |= _addresses(records, files, person, tombstone=wanted.tombstone)
        unharmed(records, files, "Erst diese Stellen von Hand ändern.")
        if not wanted.dry:
            write_files(folders, files)
    return Reply(_told(files, wanted), "\n".join([*_left(records, files, person, forms), _RUNBOOK]))


# --- whose names --------------------------------------------------------------------------------


def _forms(person: AnyEntry, wanted: Withdrawal) -> tuple[str, ...]:
    """Every form of the name that is removed."""
    given = (*names(person), person.facts.sort_name, *wanted.also)
    forms = [" ".join(form.split()) for form in (*given, *map(sorted_name, given))]
    return tuple(dict.fromkeys(form for form in forms if form))


def _sought(forms: Iterable[str]) -> list[str]:
    """What is replaced: names of several words, in capitals too, as headings have them."""
    return [way for form in forms if " " in form for way in dict.fromkeys((form, form.upper()))]


def _alone(records: Records, person: AnyEntry, forms: tuple[str, ...]) -> None:
    """Raises RefusedError where another record bears the name, too."""
    wanted = {bare_name(form) for form in forms if " " in form}
    for one in records.read.values():
        if one.entry and one.key != person.key:
            for name in names(one.entry):
                if bare_name(name) in wanted:
                    raise RefusedError(
                        f"{one.entry.path}: Auch dieser Eintrag trägt den Namen. Erst dort einen "
                        "Namen wählen, der beide unterscheidet. Nichts wurde geändert."
                    )


# --- which files --------------------------------------------------------------------------------


def _portraits(records: Records, person: AnyEntry) -> Iterator[str]:
    """Images that no other record shows."""
    others = {
        beside(one.entry.path, image.file)
        for one in records.read.values()
        if one.entry and one.key != person.key
        for image in one.entry.images
    }
    mine = (beside(person.path, image.file) for image in person.images)
    yield from (path for path in mine if path in records.sources.images and path not in others)


def _records(records: Records, gone: RemovedPerson, own: str) -> FileChanges:
    """Every other record that names the person, without that; and the settings, and what is said
    of pages that are gone.
    """
    found: FileChanges = {}
    beside = [path for path in (SITE, GONE) if path in records.sources.rest]
    for path in (*records.read, *beside):
        if path != own:
            data = _data(records, path)
            new = without(path, data, gone)
            if new != data:
                refuse_left(path, new, gone)
                found[path] = new
    return found


def _texts(
    records: Records, files: Mapping[str, bytes | None], gone: RemovedPerson, forms: tuple[str, ...]
) -> FileChanges:
    """Every stored text that names the person, and the source with its new checksum."""
    found: FileChanges = {}
    every = [one.entry for one in records.read.values() if one.entry]
    for name, data in records.seeds.items():
        new = _unnamed(name, data, forms)
        if new == data:
            continue
        found[f"seeds/{name}"] = new
        source = source_of(every, name)
        if source:
            typed = files.get(source.path) or records.sources.load(source.path)
            now = read_entry(source.path, typed).entry or source
            found[source.path] = with_both_sums(now, typed, data, new)
    return found


def _unnamed(name: str, data: bytes, forms: tuple[str, ...]) -> bytes:
    called = [f"{form}{end}" for form in _sought(forms) for end in ("", "s", "S", "’", "'")]
    if is_apart(name):
        refuse_naming(name, data, called)
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    ready = prepare(text)
    places = [place for form in called for place in places_of(ready, form)]
    if not places:
        return data
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    return mark + redacted(text, places, NAME_BLOCK).encode()


def _listed(records: Records, forms: tuple[str, ...], wanted: Withdrawal) -> FileChanges:
    """The list with the hashes of this person's names; a name of one word is everybody's."""
    plains = dict.fromkeys(bare_name(form) for form in forms if " " in form)
    if not plains:
        return {}
    there = records.sources.rest.get(WITHDRAWN_LIST)
    former = NONE_WITHDRAWN
    if there is not None:
        former, problems = read_withdrawn(there.decode("utf-8", "replace"))
        if problems:
            place = problems[0].span
            raise RefusedError(
                f"{place.path}:{place.line}: {problems[0].message} {problems[0].hint}"
            )
    salt = former.salt or secrets.token_hex(SALT)
    made = [hashed(name, salt, wanted.key) for name in plains]
    names = dict.fromkeys([*former.names, *made])
    return {WITHDRAWN_LIST: written_list(Withdrawn(salt, tuple(names))).encode()}


def _addresses(
    records: Records, files: FileChanges, person: AnyEntry, *, tombstone: bool
) -> FileChanges:
    """What says at the addresses that something was removed; or they are forgotten as well."""
    mine = addresses_of([person], ())
    if tombstone:
        typed = files.get(GONE) or records.sources.rest.get(GONE, b"")
        there = typed.decode("utf-8")
        head = f"{there}\n" if there and not there.endswith("\n") else there
        lines = [f"{address}: Auf Wunsch entfernt.\n" for address in sorted(mine)]
        return {GONE: "".join([head, *lines]).encode()}

    published = records.sources.rest.get(LEDGER, b"")
    rows = published.splitlines(keepends=True)
    kept = b"".join(r for r in rows if r.decode("utf-8").strip().partition("#")[0] not in mine)
    return {LEDGER: kept} if kept != published else {}


# --- what is said -------------------------------------------------------------------------------


def _told(files: FileChanges, wanted: Withdrawal) -> str:
    verb = "wären zu ändern" if wanted.dry else "geändert"
    lines = [
        f"{path}{' (gelöscht)' if data is None else ''}" for path, data in sorted(files.items())
    ]
    return "\n".join([*lines, f"{counted(len(files), 'Datei', 'Dateien')} {verb}."])


def _left(
    records: Records, files: FileChanges, gone: AnyEntry, forms: Iterable[str]
) -> Iterator[str]:
    """What somebody has to look at: the surname alone, ids, files and addresses with the name in
    them, and images, on which nobody is blackened by a program.
    """
    slugs = {slug(form) for form in forms if " " in form}
    seeds = [f"seeds/{name}" for name in records.seeds]
    for path in (*records.read, *records.sources.images, *seeds):
        if files.get(path, b"") is not None and any(each in slug(path) for each in slugs):
            yield f"{path}: Der Name der Datei enthält den Namen; bitte umbenennen."

    for path in _pictures(records, gone):
        if files.get(path, b"") is not None:
            yield f"{path}: Auf diesem Bild ist die Person zu sehen; bitte ansehen und ersetzen."

    for path in _recordings(records, files):
        yield f"{path}: Ist die Person zu hören? Dann die Datei und „recording“ löschen."

    last = gone.name.rpartition(" ")[2]
    alone = {last, *[form for form in forms if " " not in form]}
    for path in filter(is_apart, seeds):
        if place := place_naming(path, _data(records, path), alone):
            yield f"{place}: Hier steht noch „{shortened(last)}“; bitte ansehen."
    texts = [path for path in seeds if not is_apart(path)]
    for path in (*records.read, *texts):
        data = files.get(path, b"")
        if data is not None:
            text = (data or _data(records, path)).decode("utf-8", "replace")
            for line, row in enumerate(text.split("\n"), 1):
                if any(word in row for word in alone):
                    yield f"{path}:{line}: Hier steht noch „{shortened(last)}“; bitte ansehen."
                elif "://" in row and any(each in row.lower() for each in slugs):
                    yield f"{path}:{line}: Eine Adresse enthält den Namen; bitte ansehen."


def _recordings(records: Records, files: FileChanges) -> list[str]:
    """Those of sources that named the person, or whose text did."""
    found = (one.entry for one in records.read.values() if one.entry)
    named = [
        source
        for source in found
        if source.kind == "sources" and source.facts.recording
        if source.path in files or f"seeds/{source.facts.file}" in files
    ]
    return sorted({beside(source.path, source.facts.recording) for source in named})


def _pictures(records: Records, gone: AnyEntry) -> list[str]:
    """Images that say that they show the person."""
    entries = [one.entry for one in records.read.values() if one.entry]
    paths = (
        beside(entry.path, image.file)
        for entry in entries
        for image in entry.images
        if any(shown.key == gone.key for shown in image.shows)
    )
    return sorted({*paths})


def _data(records: Records, path: str) -> bytes:
    there = records.sources.rest.get(path)
    return records.sources.load(path) if there is None else there


_RUNBOOK = """
Was noch zu tun ist:
1. Ansehen (git diff), einchecken, veröffentlichen; im Text des Commits keinen Namen nennen.
2. Geschichte: Die alten Fassungen stehen noch in git. Wer das Repository verwaltet, schreibt sie
   um (git filter-repo --replace-text), lädt alle Zweige und Tags neu hoch, schließt offene Merge
   Requests und verlangt vom Dienst, auch seine Zwischenspeicher aufzuräumen.
3. Kopien: Wer einen Klon oder Fork hat, löscht ihn und holt neu. Auch Sicherungen, Pakete,
   Artefakte der CI und die Ordner .cache/ enthalten alte Stände: löschen.
4. Draußen: bei Suchmaschinen die Entfernung der Adresse beantragen, beim Webarchiv die Löschung.
5. Der Person antworten, was entfernt ist, und was nicht in Ihrer Hand liegt."""
