"""What earlier builds found out: each record read, and the names in its body. Pure.

Whatever is remembered goes by the content that it was made from (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from unicodedata import normalize

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.names.mentions import Mention, Names, find_names, prepared
from chronik.chronicle.resolve import Finder
from chronik.evidence.seeds import Searched
from chronik.evidence.stored.marks import StoredWords
from chronik.language.tuples import NamedTuple
from chronik.privacy.reporting import is_looked_through
from chronik.records.keys import key_at
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.lists.returning import KnownReturns
from chronik.records.model import AnyEntry
from chronik.system.scan import unreadable
from chronik.system.store import pieces
from chronik.system.workers import batches
from chronik.words.digests import digest_of


class KnownMentions(NamedTuple):
    """The names in a body: digest of the names there were and of the file, and where they stand."""

    digest: bytes
    mentions: tuple[Mention, ...]


class Memo(NamedTuple):
    """What earlier builds made. Any part may be missing; then it is made again."""

    entries: Mapping[str, ReadEntry]
    vouched: frozenset[str]  # paths whose content is known to be that of the remembered entry
    mentions: Mapping[str, KnownMentions]  # by entry
    sought: Mapping[str, Searched] = {}  # where quotes stand, by stored text
    # signatures of records (`claim_signatures`), by key, and digests of files beside them, by path,
    # in which nothing was found to complain about
    faultless: Mapping[str, bytes] = {}
    returns: Mapping[str, KnownReturns] = {}  # by path
    words: Mapping[str, StoredWords] = {}  # of what takes long to read, by the digest of its files


def recall(
    records: Sequence[str], load: Callable[[str], bytes], memo: Memo, jobs: int
) -> tuple[dict[str, ReadEntry], list[bytes]]:
    """Every record, remembered or read, and pickles of those read.

    Where a stamp does not vouch, contents are compared first.
    """

    def read(path: str) -> ReadEntry | None:
        try:
            data = load(path)
        except OSError as fault:
            return ReadEntry(key_at(path), b"", None, (unreadable(path, fault),))
        known = memo.entries.get(path)
        return None if known and known.digest == digest_of(data) else read_entry(path, data)

    def read_all(paths: Iterable[str]) -> list[dict[str, ReadEntry]]:
        return pieces({path: entry for path in paths if (entry := read(path))})

    doubtful = [path for path in records if path not in memo.vouched]
    news = batches(read_all, doubtful, jobs=jobs)()

    entries = {**memo.entries}
    for _, batch in news:
        entries.update(batch)
    return {path: entries[path] for path in records}, [data for data, _ in news]


class Mentions(NamedTuple):
    """The names in each body, as `Memo` has them, and pickles of those found anew."""

    mentions: dict[str, KnownMentions]
    news: list[bytes]


def mention_finder(memo: Memo, jobs: int) -> tuple[Finder, Mentions]:
    """A finder that looks only into bodies of which the memo knows nothing, in other processes
    from the moment it is called; and what it found, once it was waited for.
    """
    found = Mentions({}, [])

    def find(names: Names, bodies: Sequence[AnyEntry]) -> Callable[[], list[tuple[Mention, ...]]]:
        missing: list[AnyEntry] = []
        for entry in bodies:
            known = memo.mentions.get(entry.key)
            if known and known.digest == names.digest + entry.digest:
                found.mentions[entry.key] = known
            else:
                missing.append(entry)
        if missing:
            prepared(names)

        def find_all(share: Iterable[AnyEntry]) -> list[dict[str, KnownMentions]]:
            found = {
                entry.key: KnownMentions(
                    names.digest + entry.digest, find_names(names, entry.prose.html)
                )
                for entry in share
            }
            return pieces(found)

        begun = batches(find_all, missing, jobs=jobs)

        def result() -> list[tuple[Mention, ...]]:
            for data, batch in begun():
                found.news.append(data)
                found.mentions.update(batch)
            return [found.mentions[entry.key].mentions for entry in bodies]

        return result

    return find, found


def claim_signatures(chronicle: Chronicle) -> dict[str, bytes]:
    """Of each record with quotes, a signature of all that says whether its claims agree with them:
    its file, the settings, the stored texts, and all that claims can name. That is no event, so
    that after an edit of one all others are known to be as they were.
    """
    named = (e for kind, those in chronicle.of_kind.items() if kind != "events" for e in those)
    texts = (key + text.original for key, text in sorted(chronicle.texts.items()))
    others = [entry.key.encode() + entry.digest for entry in named]
    common = digest_of(b"\0".join([chronicle.site.digest, *others, *map(str.encode, texts)]))
    return {
        key: digest_of(common + key.encode() + chronicle.entries[key].digest)
        for key in chronicle.evidenced
    }


def file_signatures(files: Mapping[str, bytes], entries: Iterable[AnyEntry]) -> dict[str, bytes]:
    """Digests of the files beside the records that are looked through, by path: without the texts
    whose source says why contact data must stand there.
    """
    allowed = {
        f"seeds/{normalize('NFC', file)}"
        for entry in entries
        if entry.kind == "sources" and entry.contacts
        for file in entry.facts.files
    }
    return {
        path: digest_of(data)
        for path, data in files.items()
        if is_looked_through(path) and not (allowed and normalize("NFC", path) in allowed)
    }
