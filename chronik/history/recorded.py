"""What a build took from git, written down for a place where git does not come along: an archive.

It holds what readers were shown anyway, the day of each record's last edit and the sentences of the
feeds; no former state of a file, and nobody's name (docs/decisions/0031).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from chronik.history.frozen import FrozenPage
from chronik.history.news import Channel, News, NewsItem
from chronik.language.tuples import NamedTuple
from chronik.records.edits import Edit
from chronik.records.keys import key_at
from chronik.records.model import AnyEntry
from chronik.words.diagnostics import RefusedError

_FORMAT = "chronik-history 1"


class Recorded(NamedTuple):
    """What git told of a chronicle."""

    folder: str  # of the content in its repository
    edits: tuple[Edit, ...]  # the last one of each record
    news: News
    frozen: tuple[FrozenPage, ...] = ()  # former states that stay readable


def last_edits(entries: Iterable[AnyEntry]) -> tuple[Edit, ...]:
    """The last edit of each record whose day is known."""
    return tuple(
        [
            Edit(entry.path, entry.key, entry.revised, before="", after=entry.version)
            for entry in sorted(entries, key=lambda entry: entry.path)
            if entry.revised
        ]
    )


def as_record(recorded: Recorded) -> bytes:
    """The file: JSON, an edit a line."""
    channels = {
        key: {**channel._asdict(), "items": [list(item) for item in channel.items]}
        for key, channel in recorded.news.channels.items()
    }
    head = {
        "format": _FORMAT,
        "folder": recorded.folder,
        "news": channels,
        "frozen": [list(page) for page in recorded.frozen],
    }
    edits = ",\n".join([_line([edit.path, edit.day, edit.after]) for edit in recorded.edits])
    return f'{_line(head)[:-1]}, "edits": [\n{edits}\n]}}\n'.encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_record(data: bytes) -> Recorded:
    """Raises RefusedError for a file that is no such record."""
    try:
        said: dict[str, Any] = json.loads(data)
        if said["format"] != _FORMAT:
            raise ValueError
        edits = [
            Edit(str(path), key_at(path), str(day), before="", after=str(version))
            for path, day, version in said["edits"]
        ]
        channels = {key: _channel(channel) for key, channel in said["news"].items()}
        pages = tuple(map(_page, said["frozen"]))
        return Recorded(str(said["folder"]), tuple(edits), News(channels), pages)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        what = "Die Datei hinter --history ist keine history.json aus einem Archivpaket."
        raise RefusedError(f"{what} Sie liegt dort neben content/ und seeds/.") from fault


def _page(said: list[Any]) -> FrozenPage:
    page = FrozenPage(*said)
    rows = tuple([(label, tuple(words)) for label, words in page.rows])
    return page._replace(rows=rows, text=tuple(page.text))


def _channel(said: dict[str, Any]) -> Channel:
    items = [NewsItem(key, day, tuple(changes)) for key, day, changes in said["items"]]
    return Channel(tuple(items), int(said["records"]), int(said["unsaved"]))
