"""What a page rests on, below it: its notes, and remarks of the editors on several things."""

from __future__ import annotations

from chronik.language.tuples import NamedTuple


class Note(NamedTuple):
    """A note: the quote, where it stands, and how often the page refers to it."""

    number: int
    quote: str
    source: str  # name of the source
    url: str  # of the source's page, with the passage's fragment
    detail: str  # publisher and date of the source
    anchor: str = ""  # of the passage, where the page's own record rests on it
    uses: tuple[str, ...] = ()  # anchors of the places on the page that refer to it
    place: str = ""  # where in the source it stands, as the editors say: „Bl. 12 r“
    web: str = ""  # the passage at the source's own address; "" where none leads there
    mark: str = ""  # what readers must know of a place that was named, not checked


class NoteList(NamedTuple):
    notes: tuple[Note, ...]
    elsewhere: tuple[Note, ...] = ()  # those with an anchor that stand on further pages

    block: str = "notes"


class Remark(NamedTuple):
    """What the editors remark on several things of a page."""

    mark: str  # the letter that stands at each of them
    words: str
    often: int


class RemarkList(NamedTuple):
    remarks: tuple[Remark, ...]

    block: str = "remarks"
