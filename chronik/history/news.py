"""The newest changes of a chronicle and of its parts: what its feeds tell.

A record is told of once, with the last day on which its facts changed. All edits of one day are one
change. What only moved, or was only written in another form, is no news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from chronik.history.changes import changes
from chronik.history.said import Speech
from chronik.language.tuples import NamedTuple
from chronik.records.edits import Edit, State
from chronik.records.keys import key_at, key_of, kind_of
from chronik.records.model import AnyEntry

LATEST = 50  # told in a channel
_AT_ONCE = 100  # states that are read together
_MOST = 1000  # states that are read in all: somebody may have rewritten every file in one commit


class NewsItem(NamedTuple):
    """A record that is new or changed."""

    key: str
    day: str  # YYYY-MM-DD
    changes: tuple[str, ...] = ()  # sentences without full stop; () for a new record


class Channel(NamedTuple):
    """What is told to those who follow the chronicle, or a part of it."""

    items: tuple[NewsItem, ...]  # newest first
    records: int  # there are in all
    unsaved: int  # of them have no day, for their files differ from the last commit


class News(NamedTuple):
    """The news of each channel: "" for the whole chronicle, else the key of a network.

    Without channels nothing is known: there is no history, or not all of it.
    """

    channels: Mapping[str, Channel] = {}


NO_NEWS = News()


class History(NamedTuple):
    """What is known of the past."""

    edits: Sequence[Edit]  # the latest first
    # the records that files once held, as far as they can be read
    read: Callable[[Sequence[State]], Mapping[State, AnyEntry]]
    told: News | None = None  # what was told before, and is to be told again


NO_HISTORY = History((), lambda states: {})
_RECORDS = (".md", ".yaml")
_NOWHERE = State("", "")


class _Step(NamedTuple):
    """What a day made of a record."""

    key: str
    day: str
    before: State
    after: State


def news_of(
    entries: Mapping[str, AnyEntry],
    members: Mapping[str, frozenset[str]],
    history: History,
    speech: Speech,
) -> News:
    """`members`: the records of each channel."""
    saved = {key: entry for key, entry in entries.items() if entry.revised}
    if not saved:
        return NO_NEWS

    told = _Told(members)
    edits = _by_record(entries, history.edits)
    steps = (step for key in saved for step in _steps(key, edits[key]))
    newest = sorted(steps, key=lambda step: step.day, reverse=True)
    _tell(told, newest, _Reader(saved, history, speech))

    return News(
        {
            channel: Channel(
                items=tuple(told.items[channel]),
                records=len(keys),
                unsaved=sum(key not in saved for key in keys),
            )
            for channel, keys in members.items()
        }
    )


class _Told:
    """What has been told so far: in each channel, and of which record."""

    def __init__(self, members: Mapping[str, frozenset[str]]) -> None:
        self.items: dict[str, list[NewsItem]] = {channel: [] for channel in members}
        self.keys: set[str] = set()
        self._channels = defaultdict(list)
        for channel, keys in members.items():
            for key in keys:
                self._channels[key].append(channel)

    def wanting(self, key: str) -> list[str]:
        """The channels that have room for it and have not told of it."""
        if key in self.keys:
            return []
        return [c for c in self._channels.get(key, ()) if len(self.items[c]) < LATEST]

    def tell(self, item: NewsItem) -> None:
        for channel in self.wanting(item.key):
            self.items[channel].append(item)
        self.keys.add(item.key)


class _Reader(NamedTuple):
    """What two states of a record are read and compared with."""

    saved: Mapping[str, AnyEntry]
    history: History
    speech: Speech

    def is_now(self, step: _Step) -> bool:
        """Whether the record still is what that day made of it: then it need not be read."""
        return step.after.blob.startswith(self.saved[step.key].version)

    def unread(self, step: _Step) -> Iterator[State]:
        if step.before.blob:
            yield step.before
            if not self.is_now(step):
                yield step.after


def _tell(told: _Told, steps: Sequence[_Step], reader: _Reader) -> None:
    """Tell of each step that changed facts, while there is room."""
    left = _MOST
    wanted = (step for step in steps if told.wanting(step.key))
    while left > 0 and (some := [*islice(wanted, _AT_ONCE)]):
        states = sorted({state for step in some for state in reader.unread(step)})
        found = reader.history.read(states)
        left -= len(states)
        for step in some:
            item = _item(step, found, reader)
            if item and told.wanting(step.key):
                told.tell(item)


def _item(step: _Step, found: Mapping[State, AnyEntry], reader: _Reader) -> NewsItem | None:
    """None where no fact changed."""
    if not step.before.blob:
        return NewsItem(step.key, step.day)

    before = found.get(step.before)
    after = reader.saved[step.key] if reader.is_now(step) else found.get(step.after)
    if after is None:
        return None  # nothing of that state was ever published
    if before is None:
        return NewsItem(step.key, step.day, ("Angaben geändert",))
    sentences = changes(before, after, reader.speech)
    return NewsItem(step.key, step.day, sentences) if sentences else None


def _steps(key: str, edits: Sequence[Edit]) -> Iterator[_Step]:
    """What each day made of the record, the latest first."""
    if len(edits) == 1 and not edits[0].before:  # as most are
        yield _Step(key, edits[0].day, _NOWHERE, State(edits[0].path, edits[0].after))
        return

    days = [[*group] for _, group in groupby(edits, key=lambda edit: edit.day)]
    for number, group in enumerate(days):
        after = next(_left(group), _NOWHERE)
        older = (state for those in days[number + 1 :] for state in _left(those))
        before = _found(group[-1]) or next(older, _NOWHERE)
        if after.blob and after.blob != before.blob:
            yield _Step(key, group[0].day, before, after)


def _left(edits: Iterable[Edit]) -> Iterator[State]:
    """What these edits left, where they left anything."""
    return (State(edit.path, edit.after) for edit in edits if edit.after)


def _found(edit: Edit) -> State | None:
    """What the edit found, where there was anything."""
    return State(edit.former or edit.path, edit.before) if edit.before else None


def _by_record(
    entries: Mapping[str, AnyEntry], edits: Iterable[Edit]
) -> defaultdict[str, list[Edit]]:
    """The edits of each record there is, under whatever name: also one that it bore before
    (`former_ids`, or a file that was moved), unless that is another record's now.
    """
    owners = {
        former: entry.key
        for entry in entries.values()
        for name in entry.former_ids
        if (former := key_of(entry.kind, name)) not in entries
    }
    found: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        key = owners.get(edit.key, edit.key)
        if key not in entries or not edit.path.endswith(_RECORDS):
            continue
        former = key_at(edit.former) if edit.former else key
        if kind_of(former) != kind_of(key):
            edit = edit._replace(before="", former="")
        elif former not in entries:
            owners[former] = key
        found[key].append(edit)
    return found
