"""What the history of the files tells of one edit; `system.revisions` reads it from git."""

from __future__ import annotations

from chronik.language.tuples import NamedTuple


class State(NamedTuple):
    """What a file once held: its path by then, and the blob."""

    path: str
    blob: str


class Edit(NamedTuple):
    """What a commit made of a record's file. Blobs are contents as git names them, sixteen digits;
    "" where the file was not there.
    """

    path: str  # as messages call it: content/…
    key: str  # the record that a file of this name holds
    day: str  # of the commit's author (YYYY-MM-DD)
    before: str  # blob
    after: str  # blob
    former: str = ""  # the path that the file had before, where git saw it move
