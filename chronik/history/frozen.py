"""Former states of records that stay readable: those of the tags that site.yaml names under
`editions`, reduced to text.

Whoever is no record any more is named nowhere: people whose record is gone are left out, and their
names with them; so are names that were withdrawn, which a state may hold without a record, and
contact data. What was said of a person and is not said today is not said again (as in the feeds,
docs/decisions/0011). Pages (Impressum …) are no records to be cited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from chronik.history.said import LABELS, OWN_NAME, Fact, Speech, facts_in, values_of
from chronik.language.tuples import NamedTuple
from chronik.privacy.contacts import contacts_in
from chronik.privacy.redaction import NAME_REMOVED, redacted
from chronik.records.authors import sorted_name
from chronik.records.keys import key_of, url_of
from chronik.records.locating.locators import locator_words
from chronik.records.model import AnyEntry, Evidence
from chronik.records.prose import Prose
from chronik.records.statements import names
from chronik.words.german import slug

FROZEN_FOLDER = "fassung/"
_PEOPLE = "people"
_LEFT_OUT = frozenset((OWN_NAME, "images", "file", "sha256", "publish", "summary"))
_SHORTEST = 3  # letters of a family name that is looked for by itself

FrozenRow = tuple[str, tuple[str, ...]]  # what it is about, and what is said


class FrozenPage(NamedTuple):
    """A record as it was."""

    url: str  # from the site's root
    tag: str
    day: str  # of the commit (YYYY-MM-DD)
    current: str  # key of the record today, "" where it is gone
    kind: str
    name: str
    version: str
    rows: tuple[FrozenRow, ...]
    text: tuple[str, ...]  # paragraphs


class Frozen(NamedTuple):
    """All that is kept readable."""

    pages: Mapping[str, FrozenPage] = {}  # by address
    of: Mapping[str, tuple[FrozenPage, ...]] = {}  # by the key of today, as site.yaml orders tags
    unknown: tuple[str, ...] = ()  # tags that git does not know


NOTHING_FROZEN = Frozen()


def kept_again(pages: Iterable[FrozenPage], tags: Sequence[str]) -> Frozen:
    """Those of the pages that these tags name, as a bag's history.json has them."""
    known = [*pages]
    there = {page.tag for page in known}
    return frozen([p for p in known if p.tag in tags], [t for t in tags if t not in there])


class FormerState(NamedTuple):
    """The chronicle as a tag holds it, and how to say it."""

    tag: str
    day: str  # YYYY-MM-DD
    entries: Mapping[str, AnyEntry]
    speech: Speech
    words_of: Callable[[Prose], str]  # a paragraph a line


class Present(NamedTuple):
    """What of today decides what may be shown."""

    entries: Mapping[str, AnyEntry]  # people as they are shown: no day of birth of the living
    proves: Callable[[str, str], bool]  # whether a source, by its key, still holds a quote
    unnamed: Callable[[str], str]  # a text without names that were withdrawn

    def keys(self) -> dict[str, str]:
        """The key of today of every key there was."""
        every = self.entries.values()
        moved = {key_of(e.kind, name): e.key for e in every for name in e.former_ids}
        return {**moved, **{key: key for key in self.entries}}


def frozen(pages: Iterable[FrozenPage], unknown: Iterable[str] = ()) -> Frozen:
    found = {page.url: page for page in pages}
    of: dict[str, tuple[FrozenPage, ...]] = {}
    for page in found.values():
        if page.current:
            of[page.current] = (*of.get(page.current, ()), page)
    return Frozen(found, of, tuple(unknown))


def freeze(then: FormerState, today: Present) -> Iterator[FrozenPage]:
    """The pages of a former state."""
    current = today.keys()
    gone = [e for key, e in then.entries.items() if is_withdrawn(e, current.get(key, ""))]
    former = _hider(gone)

    def hide(text: str) -> str:
        bare = redacted(text, [(each.start, each.end) for each in contacts_in(text)])
        return today.unnamed(former(bare))

    telling = _Telling(then, today, current)
    for key, entry in then.entries.items():
        is_out = entry.kind == "pages" or is_withdrawn(entry, current.get(key, ""))
        if not (is_out or _is_named(entry.id, gone, today)):
            rows, text = telling.all_of(entry)
            yield FrozenPage(
                url=f"{FROZEN_FOLDER}{then.tag}/{url_of(key)}",
                tag=then.tag,
                day=then.day,
                current=current.get(key, ""),
                kind=entry.kind,
                name=hide(entry.name),
                version=entry.version,
                rows=tuple([(label, tuple(map(hide, said))) for label, said in rows]),
                text=tuple(map(hide, text)),
            )


def is_withdrawn(entry: AnyEntry, now: str) -> bool:
    """Whether a former record, and every mention of its name, is to stay out. `now`: its key today.

    The one place that decides it: a person who is no record today may have been withdrawn.
    """
    return entry.kind == _PEOPLE and not now


def _is_named(id_: str, gone: Iterable[AnyEntry], today: Present) -> bool:
    """Whether the address of the record would name somebody who is gone."""
    slugs = [slug(name) for entry in gone for name in names(entry) if " " in name]
    words = id_.replace("-", " ").title()
    return any(f"-{each}-" in f"-{id_}-" for each in slugs) or today.unnamed(words) != words


def _hider(gone: Iterable[AnyEntry]) -> Callable[[str], str]:
    """Puts NAME_REMOVED in place of every name of these people, and of their family names."""
    borne = {name for entry in gone for name in names(entry)}
    last = {name.rpartition(" ")[2] for name in borne}
    whole = borne.union(map(sorted_name, borne))
    sought = sorted({*whole, *(n for n in last if len(n) >= _SHORTEST)}, key=len, reverse=True)
    if not sought:
        return lambda text: text
    spaced = [r"\s+".join(map(re.escape, name.split())) for name in sought]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})s?(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(NAME_REMOVED, text)


class _Telling(NamedTuple):
    """How records are told, those of then and those of today alike."""

    then: FormerState
    present: Present
    current: Mapping[str, str]

    def all_of(self, entry: AnyEntry) -> tuple[tuple[FrozenRow, ...], tuple[str, ...]]:
        """The facts of a former record and its text; of a person only what is still said."""
        rows, text = tuple(self._rows(entry)), self._text(entry)
        if entry.kind != _PEOPLE:
            return rows, text
        now = self.present.entries[self.current[entry.key]]
        kept = self._text(now)
        return _still_said(rows, self._rows(now)), tuple([part for part in text if part in kept])

    def _text(self, entry: AnyEntry) -> tuple[str, ...]:
        paragraphs = (entry.summary, *self.then.words_of(entry.prose).split("\n"))
        return tuple(filter(None, paragraphs))

    def _rows(self, entry: AnyEntry) -> Iterator[FrozenRow]:
        for field, value in values_of(entry):
            if field not in _LEFT_OUT:
                said = map(self._words, facts_in(value, entry.kind, self.then.speech))
                if kept := tuple(filter(None, said)):
                    yield LABELS.get(field, field), kept

    def _words(self, fact: Fact) -> str:
        """„Ada Muster, Rednerin („sprach Ada Muster“, Nordhainer Bote)“."""
        about = self.then.speech.name(fact.about) or fact.about
        stated = ", ".join(filter(None, (about, fact.words, fact.own)))
        proof = self._proof(fact.evidence)
        return f"{stated} ({proof})" if stated and proof else stated

    def _proof(self, evidence: Evidence) -> str:
        """The quote stands no more where its text was redacted since, or withdrawn."""
        source = self.current.get(evidence.source, "")
        is_proved = bool(evidence.quote and source) and self.present.proves(source, evidence.quote)
        quote = f"„{evidence.quote}“" if is_proved else ""
        where = locator_words(evidence.locator) if evidence.locator else ""
        return ", ".join(filter(None, (quote, self.then.speech.name(evidence.source), where)))


def _still_said(rows: Iterable[FrozenRow], today: Iterable[FrozenRow]) -> tuple[FrozenRow, ...]:
    now = {(label, words) for label, said in today for words in said}
    kept = [(label, tuple([w for w in said if (label, w) in now])) for label, said in rows]
    return tuple([row for row in kept if row[1]])
