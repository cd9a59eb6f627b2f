"""The first half of the spine: parse -> resolve -> check. All problems are found, and sorted.

It is by itself, as a check needs no pages: to load what draws them takes longer than to check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from chronik.checks import check
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.names.mentions import name_place
from chronik.chronicle.resolve import resolve
from chronik.evidence.seeds import Searched, pin, sought_in
from chronik.evidence.settling import settled_entries
from chronik.evidence.stored.crops import CutOut
from chronik.evidence.stored.marks import StoredWords
from chronik.evidence.stored.remembered import WordsReader
from chronik.history.frozen import NOTHING_FROZEN, Frozen
from chronik.history.ledger import LEDGER, read_ledger
from chronik.history.news import NO_HISTORY, History
from chronik.language.tuples import NamedTuple
from chronik.memo import Memo, Mentions, claim_signatures, file_signatures, mention_finder, recall
from chronik.privacy.redaction import NAME_REMOVED
from chronik.privacy.reporting import problems_beside
from chronik.records.edits import State
from chronik.records.images import NO_GALLERY, Develop, Gallery, ImageFile
from chronik.records.keys import WITHDRAWN_LIST, key_at, key_of_url
from chronik.records.kinds.decoding import decode
from chronik.records.kinds.entry import ReadEntry
from chronik.records.kinds.person import shielded
from chronik.records.lists.gone import GONE, Gone, read_gone
from chronik.records.lists.returning import NOBODY, KnownReturns, LookedThrough, Watched, looked_for
from chronik.records.model import AnyEntry
from chronik.records.settings.site import Site, read_site
from chronik.records.statements import evidenced
from chronik.system.revisions import last_of, revised
from chronik.words.diagnostics import Diagnostic, Span, error, failing, ordered

SITE = "content/site.yaml"


class Lap(Protocol):
    """Told of each stage that is over, and of how far a long one is."""

    def __call__(self, stage: str) -> None: ...
    def step(self, stage: str, done: int, total: int) -> None: ...
    def note(self, words: str) -> None: ...


class Sources(NamedTuple):
    """All a build may use: the files by path, and the options that change the site."""

    records: Sequence[str]
    load: Callable[[str], bytes]
    rest: Mapping[str, bytes]  # everything but the records
    base_url: str = ""
    strict: bool = False
    jobs: int = 1
    unread: tuple[Diagnostic, ...] = ()  # problems of files that could not be read
    strays: frozenset[str] = frozenset()  # „?/id“ of files in no folder of a kind
    search: bool = True  # whether there will be a full-text index
    images: Mapping[str, ImageFile] = {}  # what the image files hold, by path
    develop: Develop = lambda path, file: {}  # an image as readers get it, by width
    cut_out: CutOut = lambda cuts: ()  # parts of the image of a scanned page
    history: History = NO_HISTORY  # what git knows of the past
    folder: str = "content"  # of the content in its repository, as git tells
    packaged: frozenset[str] = frozenset()  # templates that come with the program
    key: bytes = b""  # that names of withdrawn people were hashed with; empty where it is not known
    keep: Callable[[Chronicle], Frozen] = lambda chronicle: NOTHING_FROZEN  # former states

    def within(self, folder: str) -> dict[str, bytes]:
        """The files of a folder of the project, by their names in it."""
        return {
            path.removeprefix(folder): data
            for path, data in self.rest.items()
            if path.startswith(folder)
        }


class Checked(NamedTuple):
    chronicle: Chronicle
    problems: tuple[Diagnostic, ...]
    entries: dict[str, ReadEntry]
    news: list[bytes]  # pickles of the entries that were read anew, by path
    mentions: Mentions
    faultless: dict[str, bytes]  # as `Memo` has them
    returns: Mapping[str, KnownReturns] = {}
    words: Mapping[str, StoredWords] = {}

    @property
    def sought(self) -> dict[str, Searched]:
        """Where all quotes stand, by stored text."""
        every = self.chronicle.evidenced.values()
        quotes = {statement.evidence.quote for those in every for statement in those}
        return sought_in(self.chronicle.texts.values(), quotes)


def examine(sources: Sources, memo: Memo, lap: Lap) -> Checked:
    """Parse, resolve and check."""
    site, site_problems = _site(sources)
    read, news = recall(sources.records, sources.load, memo, sources.jobs)
    last = last_of(sources.history.edits)
    entries = [revised(r.entry, last.get(path)) for path, r in read.items() if r.entry]
    lap("lesen")

    reader = WordsReader(memo.words, {})
    pinned = pin(entries, sources.within("seeds/"), memo.sought, reader.words)
    find, mentions = mention_finder(memo, sources.jobs)
    entries = settled_entries(entries, site, pinned.texts)
    chronicle, dangling = resolve(
        entries, site, known=_known(sources, read), texts=pinned.texts, finder=find
    )
    back = _back(sources, read, memo, reader)
    ledger = read_ledger(sources.rest.get(LEDGER, b""))
    gone = _gone(sources)
    chronicle = chronicle._replace(
        gallery=_gallery(sources, read),
        published={} if gone.is_broken else ledger,
        gone=gone.stones,
        withdrawn=back.withdrawn,
    )
    claims, files = claim_signatures(chronicle), file_signatures(sources.rest, entries)
    chronicle = chronicle._replace(agreed=_known_as(claims, memo.faultless))
    unknown = files.keys() - _known_as(files, memo.faultless)
    if site.editions:
        chronicle = chronicle._replace(frozen=sources.keep(_shielded(chronicle)))
    lap("verknüpfen")

    problems = (
        *sources.unread,
        *site_problems,
        *gone.problems,
        *(problem for r in read.values() for problem in r.problems),
        *pinned.problems,
        *problems_beside({path: sources.rest[path] for path in unknown}, reader.legible),
        *back.problems,
        *_placed(dangling, sources),
        *check(chronicle),
        *_idle(sources),
        *(_unknown_edition(tag, sources) for tag in chronicle.frozen.unknown),
    )
    faulty = {problem.span.path for problem in problems}
    faultless = {path: digest for path, digest in files.items() if path not in faulty}
    faultless |= {
        key: signature
        for key, signature in claims.items()
        if chronicle.entries[key].path not in faulty
    }
    lap("prüfen")
    chronicle = _shielded(chronicle)
    learned = (mentions, faultless, back.known, reader.used)
    return Checked(chronicle, ordered(problems), read, news, *learned)


def _shielded(chronicle: Chronicle) -> Chronicle:
    """With no more of the birth of people who may be alive than the year. Checked was all of it."""
    shield = _shield(chronicle)
    people = chronicle.of_kind["people"]
    new = {p.key: shield(p) for p in people if p.facts.born}
    if not new:
        return chronicle
    evident = {key: evidenced(new[key]) for key in chronicle.evidenced if key in new}
    return chronicle._replace(
        entries={**chronicle.entries, **new},
        of_kind={**chronicle.of_kind, "people": tuple([new.get(p.key, p) for p in people])},
        evidenced={**chronicle.evidenced, **evident},
    )


def _shield(chronicle: Chronicle) -> Callable[[AnyEntry], AnyEntry]:
    """`today` is the year of the latest edit that git knows: a build has no clock."""
    today = int(max((e.revised for e in chronicle.entries.values()), default="")[:4] or 0)
    years = chronicle.site.protection_years
    return lambda e: shielded(e, today, years) if e.kind == "people" and e.facts.born else e


def _back(
    sources: Sources, read: Mapping[str, ReadEntry], memo: Memo, reader: WordsReader
) -> LookedThrough:
    """Who was withdrawn, and where they came back."""
    if WITHDRAWN_LIST not in sources.rest:
        return NOBODY
    digests = {path: one.digest for path, one in read.items()}
    watched = Watched(sources.load, sources.rest, digests, sources.key, reader.legible)
    return looked_for(watched, memo.returns)


def _known_as(signatures: Mapping[str, bytes], known: Mapping[str, bytes]) -> frozenset[str]:
    return frozenset(key for key, signature in signatures.items() if known.get(key) == signature)


def settled_past(history: History, chronicle: Chronicle) -> History:
    """The past, read as the present is: what a record leaves open is no change."""

    def read(states: Sequence[State]) -> dict[State, AnyEntry]:
        former = {s: entry for s, entry in history.read(states).items() if not is_hidden(entry)}
        settled = settled_entries(former.values(), chronicle.site, chronicle.texts)
        return dict(zip(former, map(shield, settled), strict=True))

    shield = _shield(chronicle)
    hidden = _with_removed_names(chronicle)
    gone = frozenset(map(key_of_url, chronicle.gone))

    def is_hidden(entry: AnyEntry) -> bool:
        """Whether it may name somebody who is gone for good since."""
        return entry.key in hidden or not gone.isdisjoint(entry.outline.refs)

    return history._replace(read=read)


def _with_removed_names(chronicle: Chronicle) -> frozenset[str]:
    if not chronicle.withdrawn.names:
        return frozenset()
    return frozenset(key for key, e in chronicle.entries.items() if NAME_REMOVED in repr(tuple(e)))


def failed(sources: Sources, checked: Checked) -> bool:
    return failing(checked.problems, strict=sources.strict)


def _site(sources: Sources) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The settings, and what is wrong with them."""
    if SITE not in sources.rest:
        hint = "Anlegen, mindestens mit der Zeile „title: Chronik …“."
        missing = error(Span(SITE), "site-missing", f"{SITE} fehlt.", hint)
        is_told = any(d.span.path == SITE for d in sources.unread)
        return Site(broken=True), () if is_told else (missing,)

    text = decode(SITE, sources.rest[SITE])
    if isinstance(text, Diagnostic):
        return Site(broken=True), (text,)
    site, problems = read_site(SITE, text)
    base_url = sources.base_url or site.base_url
    site = site._replace(base_url=base_url, search=sources.search, folder=sources.folder)
    return site, problems


def _gone(sources: Sources) -> Gone:
    """The pages that are gone for good, and what is wrong with how that is said."""
    if GONE not in sources.rest:
        return Gone()
    text = decode(GONE, sources.rest[GONE])
    if isinstance(text, Diagnostic):
        return Gone(problems=(text,), is_broken=True)
    return read_gone(text)


def _unknown_edition(tag: str, sources: Sources) -> Diagnostic:
    lines = sources.rest[SITE].splitlines()
    line = next((n for n, text in enumerate(lines, 1) if text.startswith(b"editions")), 1)
    message = f"editions nennt „{tag}“, aber eine solche Marke kennt git hier nicht."
    hint = "Marken holen (git fetch --tags), sie setzen (git tag), oder aus der Liste nehmen."
    return error(Span(SITE, line), "edition-unknown", message, hint)


def _idle(sources: Sources) -> Iterator[Diagnostic]:
    """Templates of the chronicle that take the place of none."""
    own = [path for path in sources.rest if path.startswith("templates/")]
    if sources.packaged and not sources.packaged.issuperset(own):
        from chronik.html.filling.own import idle_templates

        yield from idle_templates(sources.within("templates/"), sources.packaged)


def _known(sources: Sources, read: Mapping[str, ReadEntry]) -> frozenset[str]:
    """The keys of all records, also of those that could not be read: they raise no echoes."""
    unread = (key_at(d.span.path) for d in sources.unread)
    return frozenset((*(r.key for r in read.values()), *unread, *sources.strays))


def _gallery(sources: Sources, read: Mapping[str, ReadEntry]) -> Gallery:
    """The image files; of a folder with a faulty record nobody knows which of them it means."""
    if not sources.images:
        return NO_GALLERY
    broken = (
        *(path for path, r in read.items() if r.problems),
        *(d.span.path for d in sources.unread),
    )
    return Gallery(sources.images, frozenset(path.rpartition("/")[0] for path in broken))


def _placed(problems: Sequence[Diagnostic], sources: Sources) -> Iterator[Diagnostic]:
    """Ambiguous names, quoted at the beginning of their messages, get their place in the file,
    which is read again for that.
    """
    for problem in problems:
        path = problem.span.path
        text = decode(path, sources.load(path)) if problem.code == "ambiguous-name" else None
        if isinstance(text, str):
            name = problem.message[1 : problem.message.index("“")]
            problem = problem._replace(span=Span(path, *name_place(text, name)))
        yield problem
