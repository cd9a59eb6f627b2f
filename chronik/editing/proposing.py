"""The draft of a stored text: proven on a small chronicle of its own, then written or only told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from unicodedata import normalize

from chronik.drafting.adding import Added, with_claims
from chronik.drafting.assembling import Draft, Seed, drafted
from chronik.drafting.outcome import SeedOutcome
from chronik.drafting.proving import Chronicled, proven
from chronik.drafting.reading.findings import known_of
from chronik.drafting.reading.layout import blocks_of
from chronik.drafting.reading.redacting import Removal, removals
from chronik.drafting.reading.seedwords import text_of_seed, words_of_seed
from chronik.drafting.stubs import Setting
from chronik.editing.doing import write_files
from chronik.editing.reading import UNHEARD, Records, at_work, records_of, with_records
from chronik.editing.references.kinds import id_typed, path_of_record
from chronik.evidence.stored.marks import StoredWords, place_words
from chronik.evidence.stored.reading import is_apart
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import redacted
from chronik.records.keys import kind_of
from chronik.records.model import AnyEntry
from chronik.records.settings.site import Drafts
from chronik.system.scan import Folders
from chronik.words.calls import call
from chronik.words.diagnostics import RefusedError
from chronik.words.german import counted
from chronik.words.hints import shortened


class Wish(NamedTuple):
    """What was typed."""

    seed: str
    into: str = ""
    redact: bool = False
    dry: bool = False


class Proposal(NamedTuple):
    """What is written, and what is said of it."""

    files: dict[str, bytes]
    told: tuple[str, ...]
    aside: tuple[str, ...]
    contacts: tuple[int, ...]  # lines of the text that hold contact data


def propose(folders: Folders, wish: Wish) -> Proposal:
    """The draft of a text, written unless it is only to be shown. Raises RefusedError."""
    with at_work(folders) as session:
        records = records_of(session)
        proposal = proposed(records, wish)
        if not wish.dry:
            write_files(folders, proposal.files)
    return proposal


def propose_new(folders: Folders, *, redact: bool, dry: bool) -> tuple[SeedOutcome, ...]:
    """Drafts of all texts that no source names, each knowing the names of those before it; what
    became of each. All are written, or none. Raises RefusedError.
    """
    with at_work(folders) as session:
        records, files = records_of(session), dict[str, bytes]()
        redact = redact or bool(records.site.drafts and records.site.drafts.redact)
        unread = [d for d in records.sources.unread if d.span.path.startswith("seeds/")]
        outcomes = [
            SeedOutcome(d.span.path, refused=f"{d.span.path}: {d.message} {d.hint}") for d in unread
        ]
        for name in unsourced(records):
            outcome, new = _attempt(records, Wish(f"seeds/{name}", redact=redact))
            outcomes.append(outcome)
            files |= new
            records = with_records(records, new)
        if not dry:
            write_files(folders, files)
    return tuple(outcomes)


def drafts_settings(folders: Folders) -> tuple[str, ...]:
    """What site.yaml says of drafts, a line each, „branch=entwuerfe“; nothing where it wants none.

    Raises RefusedError.
    """
    with at_work(folders) as session:
        site = records_of(session).site
    if site.broken:
        raise RefusedError(f"{site.path} hat noch Fehler (siehe check); erst sie beheben.")
    wanted = site.drafts or Drafts()
    if wanted.branch and wanted.branch == site.branch:
        raise RefusedError(
            f"„{wanted.branch}“ ist in {site.path} der Zweig der Chronik selbst. Für Entwürfe "
            "einen eigenen nennen: „drafts: {branch: entwuerfe}“."
        )
    return (
        *((f"branch={wanted.branch}",) if wanted.branch else ()),
        *(("artifact=true",) if wanted.artifact else ()),
    )


def unsourced(records: Records) -> list[str]:
    """Names below seeds/ of the texts that no source names, in their order."""
    sources = [one.entry for one in records.read.values() if one.entry]
    named = {normalize("NFC", f) for e in sources if e.kind == "sources" for f in e.facts.files}
    return sorted(name for name in records.seeds if normalize("NFC", name) not in named)


def _attempt(records: Records, wish: Wish) -> tuple[SeedOutcome, dict[str, bytes]]:
    try:
        proposal = proposed(records, wish)
    except RefusedError as refused:
        return SeedOutcome(wish.seed, refused=str(refused)), {}
    content = [path for path in proposal.files if path.startswith("content/")]
    todos = sum(proposal.files[path].count(b"# TODO: ") for path in content)
    return (
        SeedOutcome(
            wish.seed,
            tuple(content),
            todos,
            proposal.contacts,
            redacted=wish.redact,
            is_apart=is_apart(wish.seed),
        ),
        proposal.files,
    )


def proposed(records: Records, wish: Wish) -> Proposal:
    """What the draft of a text is made of. Raises RefusedError."""
    name, data = stored(records, wish.seed)
    words = words_of_seed(name, data)
    text = words.text
    files: dict[str, bytes] = {}
    found = removals(text, blocks_of(text))
    contacts = tuple(each.line for each in found)
    if wish.redact and found:
        text_of_seed(name, data)
    aside = list(_contacts((name, words), found, wish))
    original = hashlib.sha256(data).hexdigest() if wish.redact and found else ""
    if original:
        text = redacted(text, [(each.start, each.end) for each in found])
        mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        data = mark + text.encode()
        files[f"seeds/{name}"] = data

    entries = [one.entry for one in records.read.values() if one.entry]
    source = source_of(entries, name)
    if source and wish.redact and found:
        raise RefusedError(
            f"seeds/{name} gehört schon zu {source.path}. "
            f"So schwärzen: {call('redact', f'seeds/{name}')}"
        )
    if source and not wish.into:
        told = f"seeds/{name} gehört schon zu {source.path}."
        aside.append(f"{told} Die Quelle bleibt, wie sie ist.")
    if not records.site.vocabularies.get("event_kinds"):
        aside.append(
            "Noch ist keine Art von Ereignissen festgelegt, darum entsteht keines. In "
            "content/site.yaml unter „vocabularies“ ergänzen, z. B. „event_kinds: {fest: Fest}“."
        )
    digest = hashlib.sha256(data).hexdigest()
    known = source.id if source else ""
    seed = Seed(name, text, digest, known, sha256_original=original, marks=words.marks)
    setting = _setting(records, entries)
    beside = Chronicled(records.read, records.sources, UNHEARD)
    draft = proven(drafted(seed, setting), beside, {f"seeds/{name}": data})
    if wish.into:
        at = _added(records, draft, wish.into)
        return _into(draft, at, Proposal(files, (), tuple(aside), contacts), wish)
    files |= {path: words.encode() for path, words in draft.files().items()}
    return Proposal(files, tuple(_told(draft, files, wish)), tuple(aside), contacts)


def stored(records: Records, typed: str) -> tuple[str, bytes]:
    """The name below seeds/ of the text that was typed, and what it holds. Raises RefusedError."""
    seeds = {normalize("NFC", name): name for name in records.seeds}
    wanted = normalize("NFC", typed.replace("\\", "/")).removeprefix("./")
    tails = [wanted.removeprefix("seeds/"), wanted.rpartition("/seeds/")[2]]
    for tail in tails:
        if tail in seeds:
            return seeds[tail], records.seeds[seeds[tail]]
    alone = [name for name in seeds if name.rpartition("/")[2] == wanted.rpartition("/")[2]]
    if "/" not in wanted and len(alone) == 1:
        return seeds[alone[0]], records.seeds[seeds[alone[0]]]
    raise RefusedError(
        f"Unter seeds/ gibt es „{shortened(typed)}“ nicht. Den Text dort als .txt-Datei ablegen, "
        f"dann: {call('draft', 'seeds/text.txt')}"
    )


def source_of(entries: Iterable[AnyEntry], name: str) -> AnyEntry | None:
    """The source that names this file below seeds/."""
    wanted = normalize("NFC", name)
    sources = [entry for entry in entries if entry.kind == "sources"]
    names = {s.key: {normalize("NFC", file) for file in s.facts.files} for s in sources}
    return next((s for s in sources if wanted in names[s.key]), None)


def _setting(records: Records, entries: list[AnyEntry]) -> Setting:
    taken = {one.key for one in records.read.values()}
    taken |= {f"{e.kind}/{former}" for e in entries for former in e.former_ids}
    used: dict[str, set[str]] = {}
    for entry in entries:
        if entry.kind == "events":
            for relation in (*entry.facts.people, *entry.facts.organisations):
                used.setdefault(kind_of(relation.target), set()).add(relation.role)
    roles = {kind: frozenset(words) for kind, words in used.items()}
    return Setting(records.site, known_of(entries), frozenset(taken), roles)


# --- into an event that is there ----------------------------------------------------------------


def _added(records: Records, draft: Draft, into: str) -> tuple[str, Added]:
    """Where the file of the event lies, and what it would be."""
    path = path_of_record(records.read, "events", id_typed("events", into))
    entry = records.read[path].entry
    if entry is None:
        raise RefusedError(f"{path} hat noch Fehler (siehe check); erst sie beheben.")
    source = draft.source.id if draft.source else _of_draft(draft)
    return path, with_claims(entry, records.sources.load(path), draft.events, source)


def _into(draft: Draft, at: tuple[str, Added], begun: Proposal, wish: Wish) -> Proposal:
    """What is written beside the event: the source, and the new names of its claims."""
    path, added = at
    links = {(link.kind, link.target) for link in added.links}
    kept = [
        event._replace(links=tuple(x for x in event.links if (x.kind, x.target) in links))
        for event in draft.events
    ]
    new = draft._replace(events=tuple(kept)).files()
    files = {**begun.files, **({path: added.data} if added.data is not None else {})}
    events = {event.path for event in draft.events}
    files |= {place: words.encode() for place, words in new.items() if place not in events}
    return begun._replace(files=files, told=(*_told(draft, files, wish), *added.told))


def _of_draft(draft: Draft) -> str:
    return draft.events[0].source if draft.events else ""


# --- what is said ------------------------------------------------------------------------------


def _contacts(stored: tuple[str, StoredWords], found: list[Removal], wish: Wish) -> Iterable[str]:
    name, words = stored
    if not found:
        return
    lines = counted(len(found), "Stelle", "Stellen")
    if wish.redact:
        yield f"seeds/{name}: {lines} mit Kontaktangaben geschwärzt:"
    elif is_apart(name):
        yield f"seeds/{name} enthält Kontaktangaben ({lines}); der Entwurf lässt sie aus:"
    else:
        yield (
            f"seeds/{name} enthält Kontaktangaben ({lines}). Vor dem Einchecken entfernen mit "
            f"{call('draft', f'seeds/{name}', '--redact')}:"
        )
    for each in found:
        spot = place_words(words.marks, each.start) or f"Zeile {each.line}"
        yield f"    {spot}: {shortened(' '.join(each.words.split()))}"


def _told(draft: Draft, files: Mapping[str, bytes], wish: Wish) -> Iterable[str]:
    for path in files:
        yield path
        if wish.dry:
            for line in files[path].decode().splitlines() if path.startswith("content/") else []:
                yield f"    {line}"
    todos = sum(words.count("# TODO: ") for words in draft.files().values()) if not wish.into else 0
    claims = sum(len(event.links) + len(event.values) for event in draft.events)
    if draft.events and not wish.into:
        verb = "wären zu schreiben" if wish.dry else "geschrieben"
        yield (
            f"{counted(len(files), 'Datei', 'Dateien')} {verb}, "
            f"{counted(claims, 'Angabe', 'Angaben')} vorgeschlagen, "
            f"{counted(todos, 'Stelle', 'Stellen')} zu entscheiden („# TODO“; check nennt sie)."
        )
