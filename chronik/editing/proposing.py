"""The draft of a stored text: proven on a small chronicle of its own, then written or only told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from unicodedata import normalize

from chronik.drafting.adding import with_claims
from chronik.drafting.assembling import Draft, Seed, Setting, drafted
from chronik.drafting.contacts import REMOVED
from chronik.drafting.findings import known_of
from chronik.drafting.layout import Removal, blocks_of, removals
from chronik.drafting.shape import EventDraft, Link
from chronik.editing.kinds import id_typed, path_of_record
from chronik.editing.reading import UNHEARD, Records, at_work, records_of
from chronik.examining import SITE, Sources, examine
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo
from chronik.records.keys import kind_of
from chronik.records.kinds.entry import ReadEntry
from chronik.records.model import AnyEntry
from chronik.system.scan import Folders, location
from chronik.system.writing import change_files
from chronik.words.calls import call
from chronik.words.diagnostics import Diagnostic, RefusedError
from chronik.words.german import counted
from chronik.words.hints import reason, shortened

_ROUNDS = 6


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


def propose(folders: Folders, wish: Wish) -> Proposal:
    """The draft of a text, written unless it is only to be shown. Raises RefusedError."""
    with at_work(folders) as session:
        records = records_of(session)
        proposal = proposed(records, wish)
        if not wish.dry:
            try:
                change_files(
                    {location(folders, path): data for path, data in proposal.files.items()}
                )
            except OSError as fault:
                place = fault.filename or folders.content
                message = (
                    f"Schreiben nicht möglich: {reason(fault)} ({place}). Nichts wurde geändert."
                )
                raise RefusedError(message) from fault
    return proposal


def proposed(records: Records, wish: Wish) -> Proposal:
    """What the draft of a text is made of. Raises RefusedError."""
    name, data = _stored(records, wish.seed)
    text = _decoded(name, data)
    files: dict[str, bytes] = {}
    found = removals(text, blocks_of(text))
    aside = list(_contacts(name, found, wish))
    if wish.redact and found:
        text = redacted(text, found)
        mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        data = mark + text.encode()
        files[f"seeds/{name}"] = data

    entries = [one.entry for one in records.read.values() if one.entry]
    source = _source_of(entries, name)
    if source and wish.redact and found:
        raise RefusedError(
            f"seeds/{name} gehört schon zu {source.path}; die Zitate dort würden falsch. "
            "Erst von Hand schwärzen und die Prüfsumme erneuern."
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
    seed = Seed(name, text, digest, source.id if source else "")
    setting = _setting(records, entries)
    draft = proven(drafted(seed, setting), records, {f"seeds/{name}": data})
    if wish.into:
        return _added(records, draft, wish, files, aside)
    files |= {path: words.encode() for path, words in draft.files().items()}
    return Proposal(files, tuple(_told(draft, files, wish)), tuple(aside))


def redacted(text: str, found: Iterable[Removal]) -> str:
    """The text with its contact data taken out, each stretch replaced."""
    for each in sorted(found, key=lambda each: -each.start):
        text = f"{text[: each.start]}{REMOVED}{text[each.end :]}"
    return text


def _stored(records: Records, typed: str) -> tuple[str, bytes]:
    """The name below seeds/ of the text that was typed, and what it holds."""
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


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise RefusedError(
            f"seeds/{name}:{line}: Der Text ist nicht in UTF-8 gespeichert. Im Editor als UTF-8 "
            "speichern, dann noch einmal."
        ) from fault


def _source_of(entries: Iterable[AnyEntry], name: str) -> AnyEntry | None:
    wanted = normalize("NFC", name)
    sources = [entry for entry in entries if entry.kind == "sources"]
    return next((s for s in sources if normalize("NFC", s.facts.file) == wanted), None)


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


# --- proof -------------------------------------------------------------------------------------


def proven(draft: Draft, records: Records, seeds: Mapping[str, bytes]) -> Draft:
    """The draft without what the check refuses: such a claim becomes something to decide."""
    for _ in range(_ROUNDS):
        faults = _faults(draft, records, seeds)
        if not faults:
            return draft
        lesser = _without(draft, faults)
        if lesser == draft:
            break
        draft = lesser
    bare = [e._replace(values=(), links=(), kind=e.kind) for e in draft.events]
    return draft._replace(events=tuple(bare))


def _faults(draft: Draft, records: Records, seeds: Mapping[str, bytes]) -> list[Diagnostic]:
    """The errors of the check in what is drafted, on a chronicle of nothing but it and what it refers
    to.
    """
    files = {path: words.encode() for path, words in draft.files().items()}
    beside = {
        path: one
        for path, one in records.read.items()
        if path not in files and _is_needed(one, draft)
    }
    rest = {SITE: records.sources.rest[SITE]} if SITE in records.sources.rest else {}

    def load(path: str) -> bytes:
        return files.get(path) or records.sources.load(path)

    sources = Sources([*files, *beside], load, rest={**rest, **seeds})
    checked = examine(sources, Memo(dict(beside), frozenset(beside), {}), UNHEARD)
    return [d for d in checked.problems if d.severity == "error" and d.span.path in files]


def _is_needed(one: ReadEntry, draft: Draft) -> bool:
    wanted = {f"{link.kind}/{link.target}" for event in draft.events for link in event.links}
    wanted |= {f"sources/{event.source}" for event in draft.events}
    return one.key in wanted and one.entry is not None


def _without(draft: Draft, faults: list[Diagnostic]) -> Draft:
    """The draft without the claims, dates and fields that were refused."""
    events = tuple(
        _mended(event, [d for d in faults if d.span.path == event.path]) for event in draft.events
    )
    refused = {d.span.path for d in faults}
    source = draft.source
    if source and source.path in refused:
        kept = source.fields[:2]
        source = source._replace(date=None) if source.date else source._replace(fields=kept)
    stubs = []
    for stub in draft.stubs:
        if stub.path not in refused:
            stubs.append(stub)
        elif stub.fields:
            stubs.append(stub._replace(fields=()))
    gone = {(s.kind, s.id) for s in draft.stubs if s.path in refused and not s.fields}
    events = tuple(
        e._replace(links=tuple(x for x in e.links if (x.kind, x.target) not in gone))
        for e in events
    )
    return draft._replace(source=source, events=events, stubs=tuple(stubs))


def _mended(event: EventDraft, faults: list[Diagnostic]) -> EventDraft:
    if not faults:
        return event
    lines = event.written().split("\n")
    blamed = {d.span.line for d in faults}
    links: list[Link] = []
    todos = list(event.todos)
    for link in event.links:
        first, last = _lines_of(lines, link.lines())
        if any(first <= line <= last for line in blamed):
            todos.append(
                f"„{link.name}“ gehört vielleicht hierher; ein Zitat, das es sagt, suchen."
            )
        else:
            links.append(link)
    values = []
    for value in event.values:
        first, last = _lines_of(lines, value.lines())
        if any(first <= line <= last for line in blamed):
            todos.append(f"„{value.field}“ ließ sich nicht belegen; von Hand ergänzen.")
        else:
            values.append(value)
    return event._replace(values=tuple(values), links=tuple(links), todos=tuple(todos))


def _lines_of(lines: list[str], own: list[str]) -> tuple[int, int]:
    """From which line to which these lines stand, counted from 1."""
    for at in range(len(lines) - len(own) + 1):
        if lines[at : at + len(own)] == own:
            return at + 1, at + len(own)
    return 0, 0


# --- into an event that is there ----------------------------------------------------------------


def _added(
    records: Records, draft: Draft, wish: Wish, files: dict[str, bytes], aside: list[str]
) -> Proposal:
    path = path_of_record(records.read, "events", id_typed("events", wish.into))
    entry = records.read[path].entry
    if entry is None:
        raise RefusedError(f"{path} hat noch Fehler (siehe check); erst sie beheben.")
    source = draft.source.id if draft.source else _of_draft(draft)
    added = with_claims(entry, records.sources.load(path), draft.events, source)
    links = {(link.kind, link.target) for link in added.links}
    if added.data is not None:
        files[path] = added.data
    new = draft._replace(
        events=tuple(
            e._replace(links=tuple(x for x in e.links if (x.kind, x.target) in links))
            for e in draft.events
        )
    ).files()
    files |= {p: words.encode() for p, words in new.items() if not p.startswith("content/events/")}
    told = [*_told(draft, files, wish), *added.told]
    return Proposal(files, tuple(told), tuple(aside))


def _of_draft(draft: Draft) -> str:
    return draft.events[0].source if draft.events else ""


# --- what is said ------------------------------------------------------------------------------


def _contacts(name: str, found: list[Removal], wish: Wish) -> Iterable[str]:
    if not found:
        return
    lines = counted(len(found), "Stelle", "Stellen")
    if wish.redact:
        yield f"seeds/{name}: {lines} mit Kontaktangaben ersetzt durch „{REMOVED}“:"
    else:
        yield (
            f"seeds/{name} enthält Kontaktangaben ({lines}). Vor dem Einchecken entfernen mit "
            f"{call('draft', f'seeds/{name}', '--redact')}:"
        )
    for each in found:
        yield f"    Zeile {each.line}: {shortened(' '.join(each.words.split()))}"


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
            f"{counted(claims, 'Angabe', 'Angaben')} vorgeschlagen, {counted(todos, 'Stelle', 'Stellen')} "
            "zu entscheiden („# TODO“; check nennt sie)."
        )
