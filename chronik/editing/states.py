"""Two states of a chronicle: each told in what can be compared, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

from chronik.chronicle.edition import Edition, edition_of
from chronik.editing.pages import REDIRECTS, pages_of, signatures
from chronik.editing.reading import UNHEARD, Then, past, remembered, today
from chronik.examining import SITE, Sources, examine, failed
from chronik.history.compared import FactChange, differences
from chronik.history.said import Speech
from chronik.inputs import Session
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo
from chronik.privacy.withdrawal import NONE_WITHDRAWN, Withdrawn
from chronik.records.keys import id_of, key_of, kind_of
from chronik.records.model import AnyEntry
from chronik.records.settings.site import Site
from chronik.system.revisions import Head
from chronik.system.scan import listing, location, read
from chronik.system.snapshots import Snapshot, listed_as, snapshot
from chronik.system.workers import later
from chronik.words.diagnostics import Diagnostic
from chronik.words.digests import blob_id, digest_of


class Pages(NamedTuple):
    """What a build would make; nothing of a chronicle with errors."""

    signatures: Mapping[str, bytes] = {}  # by address
    subjects: Mapping[str, str] = {}  # what each page is about
    moved: Mapping[str, str] = {}  # from a former address to the one of today


class Side(NamedTuple):
    """A chronicle in what can be compared, and handed from one process to another."""

    entries: Mapping[str, AnyEntry]
    names: Mapping[str, str]  # of each, told apart
    site: Site
    problems: tuple[Diagnostic, ...]
    bounds: Mapping[str, tuple[str, ...]]  # of events, each in words
    pages: Pages
    is_whole: bool  # whether a build would write it
    files: Mapping[str, bytes]  # digests of all that are no records
    unread: frozenset[str]  # keys of records that cannot be read
    withdrawn: Withdrawn = NONE_WITHDRAWN


class Move(NamedTuple):
    """A record in both states, where it is in both."""

    old: AnyEntry | None
    new: AnyEntry | None
    facts: tuple[FactChange, ...] = ()

    @property
    def shown(self) -> AnyEntry:
        entry = self.new or self.old
        assert entry is not None
        return entry


class Changes(NamedTuple):
    """What differs between two states."""

    before: Side
    after: Side
    added: tuple[Move, ...]
    changed: tuple[Move, ...]
    removed: tuple[Move, ...]
    bounds: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  # of a record, before and now
    problems: tuple[Diagnostic, ...]  # that are new
    mended: int
    files: tuple[str, ...]  # that are no records, new, gone or changed

    @property
    def is_empty(self) -> bool:
        return not any((*self[2:7], self.mended, self.files))


NOTHING = Side({}, {}, Site(), (), {}, Pages(), True, {}, frozenset())
NO_CHANGES = Changes(NOTHING, NOTHING, (), (), (), (), (), 0, ())


def compared(session: Session, head: Head, commits: Sequence[str]) -> Changes:
    """What differs from the first commit to the second, or to the files as they lie there."""
    snapshots = [snapshot(head, commit, session.folders) for commit in commits]
    if _is_same(session, snapshots):
        return NO_CHANGES
    now, memo = today(session), remembered(session)
    former, *other = [past(session, each, now, memo) for each in snapshots]

    before = later(partial(_state_at, former, memo), jobs=session.jobs)
    if other:
        after = _state_at(other[0], memo)
    else:
        own = {path for path in now.rest if location(session.folders, path).is_file()}
        after = state_of(now, memo, own)
    return changes_between(before(), after)


def _is_same(session: Session, snapshots: Sequence[Snapshot]) -> bool:
    """Whether both states hold the same bytes: then nothing need be understood."""
    former, *other = snapshots
    if other:
        return former.blobs == other[0].blobs
    places = {path: location(session.folders, path) for path in listing(session.folders).stamps}
    inside = {p: at for p, at in places.items() if p.partition("/")[0] not in former.outside}
    if inside.keys() != listed_as(former.blobs).stamps.keys():
        return False
    return all(
        former.blobs[path].startswith(blob_id(read(place))) for path, place in inside.items()
    )


def _state_at(then: Then, memo: Memo) -> Side:
    return state_of(then.sources, memo._replace(vouched=then.vouched), then.sources.rest)


def state_of(sources: Sources, memo: Memo, own: Collection[str]) -> Side:
    """The chronicle in these files, examined as a check would. Nothing is remembered. `own` are
    those of its files that are no records.
    """
    checked = examine(sources, memo, UNHEARD)
    chronicle = checked.chronicle
    is_whole = not failed(sources._replace(strict=False), checked)
    edition = edition_of(chronicle)
    bounds = {
        key: tuple(f"{b.label} {b.words} ({b.why})" for b in those)
        for key, those in edition.bounds.items()
    }
    return Side(
        entries=chronicle.entries,
        names={key: chronicle.name_of(entry) for key, entry in chronicle.entries.items()},
        site=chronicle.site,
        problems=checked.problems,
        bounds=bounds,
        pages=_pages(edition) if is_whole else Pages(),
        is_whole=is_whole,
        files=_digests(sources, own),
        unread=checked.chronicle.unread,
        withdrawn=chronicle.withdrawn,
    )


def _pages(edition: Edition) -> Pages:
    pages = pages_of(edition)
    moved = {
        url: page.view(edition).crumbs[-1].url
        for url, page in pages.items()
        if page.kind.name in REDIRECTS
    }
    subjects = {url: page.subject for url, page in pages.items()}
    return Pages(signatures(edition, pages), subjects, moved)


def _digests(sources: Sources, own: Collection[str]) -> dict[str, bytes]:
    images = {path: file.digest for path, file in sources.images.items()}
    return images | {path: digest_of(sources.rest[path]) for path in own}


def changes_between(before: Side, after: Side) -> Changes:
    """What is new, changed and gone. A record with a new id is the same record."""
    former = _former(before, after)
    pairs = {key: before.entries.get(former.get(key, key)) for key in after.entries}
    speech = _speech(before, after, former)
    moves = [_move(old, after.entries[key], speech) for key, old in pairs.items()]
    there = {old.key for old in pairs.values() if old}
    left = there | after.unread
    gone = [entry for key, entry in before.entries.items() if key not in left]
    bounds = (
        (key, before.bounds.get(former.get(key, key), ()), after.bounds.get(key, ()))
        for key, old in pairs.items()
        if old
    )
    told = _problems(before.problems, former, before, after)
    fresh = _beyond(after.problems, told)

    return Changes(
        before=before,
        after=after,
        added=tuple(move for move in moves if move.old is None),
        changed=tuple(move for move in moves if move.old and move.new and _differ(move)),
        removed=tuple(Move(entry, None) for entry in gone),
        bounds=tuple((key, was, now) for key, was, now in bounds if was != now),
        problems=fresh,
        mended=told.total() - (len(after.problems) - len(fresh)),
        files=_files(before.files, after.files),
    )


def _former(before: Side, after: Side) -> dict[str, str]:
    """The key that each renamed record had."""
    found = {}
    for key, entry in after.entries.items():
        if key not in before.entries and entry.former_ids:
            names = (key_of(entry.kind, name) for name in reversed(entry.former_ids))
            was = next((k for k in names if k in before.entries and k not in after.entries), "")
            found.update({key: was} if was else {})
    return found


def _move(old: AnyEntry | None, new: AnyEntry, speech: Speech) -> Move:
    if old is not None and old.digest == new.digest:
        return Move(old, new)
    return Move(old, new, tuple(differences(old, new, speech)))


def _differ(move: Move) -> bool:
    if move.old is None or move.new is None:
        return True
    return (move.old.version, move.old.path) != (move.new.version, move.new.path)


def _speech(before: Side, after: Side, former: Mapping[str, str]) -> Speech:
    def name(key: str) -> str:
        return after.names.get(key) or before.names.get(key, key)

    def term(vocabulary: str, word: str) -> str:
        label = after.site.term(vocabulary, word).label
        return label if label != word else before.site.term(vocabulary, word).label

    return Speech(name, term, _today(former))


def _today(former: Mapping[str, str]) -> dict[str, str]:
    """The key of today for each former one; also for the ids alone, as links may name them."""
    found: dict[str, str] = {}
    for key, was in former.items():
        found |= {was: key, id_of(was): key, id_of(key): key}
    return found


_Said = tuple[str, str, str]  # file, code and message: the line may have moved


def _problems(
    problems: Iterable[Diagnostic], former: Mapping[str, str], before: Side, after: Side
) -> Counter[_Said]:
    """How often each was said; of a renamed record as if its file had been called so before."""
    path_now = {
        before.entries[was].path: after.entries[key].path
        for key, was in former.items()
        if kind_of(key) == kind_of(was)
    }
    return Counter((path_now.get(d.span.path, d.span.path), d.code, d.message) for d in problems)


def _beyond(problems: Iterable[Diagnostic], told: Counter[_Said]) -> tuple[Diagnostic, ...]:
    """Those that were not said before."""
    left = Counter(told)
    fresh = []
    for problem in problems:
        said = (problem.span.path, problem.code, problem.message)
        if left[said] > 0:
            left[said] -= 1
        else:
            fresh.append(problem)
    return tuple(fresh)


def _files(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[str, ...]:
    return tuple(
        path for path in sorted(before.keys() | after.keys()) if before.get(path) != after.get(path)
    )


def is_settings(path: str) -> bool:
    return path == SITE
