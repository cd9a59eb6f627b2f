"""The former states that site.yaml keeps readable, read from git and remembered by their commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from chronik.evidence.quotes import stands
from chronik.evidence.settling import settled_entries
from chronik.history.frozen import FormerState, Frozen, FrozenPage, Present, freeze, frozen
from chronik.history.said import Speech
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.withdrawal import without_returned
from chronik.records.bodies.markdown import SLOT
from chronik.records.images import is_record
from chronik.records.kinds.decoding import decode
from chronik.records.kinds.entry import read_entry
from chronik.records.prose import Prose
from chronik.records.settings.site import Site, read_site
from chronik.search.rows import plain
from chronik.system.revisions import Head, ask_git, head_of
from chronik.system.scan import Folders
from chronik.system.snapshots import listed_as, snapshot
from chronik.system.store import Store, merged, remember
from chronik.words.digests import digest_of

if TYPE_CHECKING:
    from chronik.chronicle.chronicle import Chronicle

_SITE = "content/site.yaml"
_CITATION = late("\\s*\x02C\\d+\x03")  # with the blank before it
_LINKS = "LK"  # slots of links, and of the cards that a story gathers


class Keeping(NamedTuple):
    """What former states are read with."""

    folders: Folders
    memory: Store
    key: bytes  # that names of withdrawn people were hashed with; empty where it is not known


def kept_by_git(keeping: Keeping, chronicle: Chronicle) -> Frozen:
    """What the tags hold that the settings name. A tag costs what it takes to read its records,
    once for each commit and each set of records that there are today. `chronicle`: as it is shown.
    """
    folders, memory, _ = keeping
    head = head_of(folders.content)
    tags = {tag: _commit(head, tag) for tag in chronicle.site.editions}
    known, today = merged(memory), _today(keeping, chronicle)
    found = {}
    for tag, commit in tags.items():
        key = f"{tag} {commit} {today}"
        if commit:
            found[key] = known.get(key) or tuple(_read(keeping, head, (tag, commit), chronicle))
    remember(memory, known, found)
    pages = (page for those in found.values() for page in those)
    return frozen(pages, [tag for tag, commit in tags.items() if not commit])


def _commit(head: Head, tag: str) -> str:
    said = ask_git(head, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}")
    return (said or b"").decode().strip()


def _today(keeping: Keeping, chronicle: Chronicle) -> str:
    """What of today decides what is shown of then: which records there are, what is said of people,
    who was withdrawn, and the stored texts.
    """
    kept = sorted((e.key, e.former_ids) for e in chronicle.entries.values())
    people = [entry.digest for entry in chronicle.of_kind["people"]]
    texts = [digest_of(text.original.encode()) for text in chronicle.texts.values()]
    also = (chronicle.site.role_of_represented, chronicle.withdrawn, digest_of(keeping.key))
    return digest_of(repr((kept, people, texts, also)).encode()).hex()


def _read(
    keeping: Keeping, head: Head, named: tuple[str, str], chronicle: Chronicle
) -> Iterator[FrozenPage]:
    tag, commit = named
    held = snapshot(head, commit, keeping.folders)
    paths = [path for path in listed_as(held.blobs).stamps if path.endswith((".md", ".yaml"))]
    files = held.contents([path for path in paths if path.startswith("content/")])
    text = decode(_SITE, files.pop(_SITE, b"title: Chronik"))
    site = read_site(_SITE, text)[0] if isinstance(text, str) else Site()

    read = (read_entry(path, data).entry for path, data in files.items() if is_record(path))
    settled = settled_entries(filter(None, read), chronicle.site, chronicle.texts)
    entries = {entry.key: entry for entry in settled}
    speech = Speech(
        name=lambda key: entries[key].name if key in entries else "",
        term=lambda vocabulary, word: site.term(vocabulary, word).label,
    )
    day = (ask_git(head, "log", "-1", "--format=%cI", commit) or b"").decode()[:10]
    ids = {entry.id: entry.name for entry in entries.values()}
    then = FormerState(tag, day, entries, speech, partial(_words, ids))
    proves, withdrawn = partial(_proves, chronicle), chronicle.withdrawn
    unnamed = partial(without_returned, withdrawn=withdrawn, key=keeping.key)
    yield from freeze(then, Present(chronicle.entries, proves, unnamed))


def _words(named: Mapping[str, str], prose: Prose) -> str:
    """The text of a body, with the words of its links; of citations, images and boxes none.
    `named`: what each id stands for.
    """

    def slot(found: Any) -> str:
        if found[1] not in _LINKS:
            return ""
        link = prose.links[int(found[2])]
        words = link.words or named.get(link.target.rpartition("/")[2], link.target)
        return escape(words) if found[1] == "L" else f"<p>{escape(words)}</p>"

    return plain(SLOT.sub(slot, _CITATION.sub("", prose.html))) if prose.utf8 else ""


def _proves(chronicle: Chronicle, source: str, quote: str) -> bool:
    return source in chronicle.texts and stands(chronicle.texts[source], quote)
