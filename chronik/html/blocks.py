"""The building blocks of pages: frozen, complete, nothing left to look up.

Templates draw each by its `block` name.
"""

from __future__ import annotations

from chronik.chronicle.cards import Badge, Card
from chronik.chronicle.facets import UNPLACED
from chronik.evidence.stretches import Stretch as Marked
from chronik.html.imageblocks import Appearances, Figure, Figures
from chronik.html.notes import NoteList, RemarkList
from chronik.language.tuples import NamedTuple


class Item(NamedTuple):
    """Words, perhaps with a link, with what is said about them."""

    url: str
    name: str
    detail: str = ""
    notes: tuple[int, ...] = ()  # their numbers
    remark: str = ""  # of the editors
    time: str = ""  # the value of <time datetime>
    badges: tuple[Badge, ...] = ()
    anchor: str = ""  # where the page states something about the record; each at most once
    mark: str = ""  # letter of a remark that stands once on the page, for several


class Row(NamedTuple):
    """One fact: its name and its values."""

    label: str
    items: tuple[Item, ...]


class FactList(NamedTuple):
    rows: tuple[Row, ...]

    block: str = "facts"


class Group(NamedTuple):
    label: str
    meaning: str
    items: tuple[Item, ...]


class Groups(NamedTuple):
    """Links to other records, grouped by role or kind, in time or name order."""

    anchor: str
    title: str
    groups: tuple[Group, ...]
    intro: str = ""
    picture: str = ""  # of the same facts; safe SVG

    block: str = "groups"


class Moment(NamedTuple):
    """An event in a timeline, with the role that the page's record has in it."""

    card: Card
    roles: tuple[Item, ...] = ()


class Period(NamedTuple):
    """The moments of one year, or of another stretch of time."""

    label: str
    anchor: str
    url: str
    moments: tuple[Moment, ...]


class Timeline(NamedTuple):
    """Every moment once: those with a year in order, the others „ohne sichere Einordnung“."""

    anchor: str
    title: str
    stretches: tuple[Period, ...]
    unplaced: tuple[Moment, ...]
    total: int
    intro: str = ""
    picture: str = ""  # of the same facts; safe SVG
    shelf: str = UNPLACED  # anchor of those without a year

    block: str = "timeline"


class Table(NamedTuple):
    """Rows of cells; a cell is a tuple of items."""

    anchor: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Item, ...], ...], ...]
    intro: str = ""
    picture: str = ""  # of the same facts; safe SVG

    block: str = "table"


class Part(NamedTuple):
    """One of the pages that a list is divided into."""

    url: str
    words: str  # what it holds: years, letters, numbers


class Pager(NamedTuple):
    """Stands below a part of a list that is too long for one page."""

    title: str  # of the list
    number: int  # of this part, from 1
    parts: tuple[Part, ...]

    block: str = "pager"


class Body(NamedTuple):
    """Rendered prose, links and notes filled in. Safe HTML."""

    html: str

    block: str = "body"


class Cutting(NamedTuple):
    """The lines of a scanned page in which a passage stands."""

    path: str
    width: int  # in CSS pixels
    height: int
    by_line: bool = False  # whole lines are marked


class Passage(NamedTuple):
    """A passage of a source, part by part, with the claims that rest on it."""

    anchor: str
    quote: tuple[str, ...]
    place: str  # where it stands, in words
    claims: tuple[Item, ...]
    text: str = ""  # anchor of the passage in the whole text, where that is shown
    former: str = ""  # the anchor it had by its beginning alone, if it is the first that begins so
    before: str = ""  # of the paragraph, as far as it may be shown; else „…“ where it goes on
    between: tuple[str, ...] = ()  # the same between the parts; "" for what is left out
    after: str = ""
    web: str = ""  # the passage at the source's own address
    cuttings: tuple[Cutting, ...] = ()  # of the scanned page it stands on
    unshown: str = ""  # why there is none of them
    played: str = ""  # the recording, from where the passage is said


class TextPage(NamedTuple):
    """A page of a text that is too long for one."""

    first: int  # number of the first thing on it
    label: str  # where in the text it begins
    anchor: str  # "" where another block of the page has it


class Passages(NamedTuple):
    anchor: str
    title: str
    intro: str
    passages: tuple[Passage, ...]
    sheets: tuple[TextPage, ...] = ()  # none where one page holds all

    block: str = "passages"


class Player(NamedTuple):
    """A recording."""

    url: str
    media: str  # media type: audio/… or video/…

    block: str = "player"


class FullText(NamedTuple):
    """A source's whole text by paragraph, with its passages marked."""

    anchor: str
    title: str
    intro: str
    paragraphs: tuple[tuple[Marked, ...], ...]
    anchors: tuple[str, ...]  # of the passages, in order
    addresses: tuple[str, ...]  # where each is shown with its claims; "" for this page
    sheets: tuple[TextPage, ...] = ()  # none where one page holds all

    block: str = "fulltext"


class Quotable(NamedTuple):
    """A work as a sentence, and as programs for references read it."""

    words: str
    url: str
    bibtex: str
    csl: str


class Cite(NamedTuple):
    """How to cite the page, and where to propose a correction."""

    words: str
    correction: str  # where the record's file can be edited
    version: str = ""
    address: str = ""
    bibtex: str = ""
    csl: str = ""
    edited: str = ""  # when the record was last edited, in words
    edited_on: str = ""  # the same for <time datetime>
    authors: str = ""  # who wrote the entry, in words
    mail: str = ""  # a mail about the page
    itself: Quotable | None = None  # the source that the page is about
    form: str = ""  # a form for a correction, from the site's root: it leads on to the file
    kept: tuple[Item, ...] = ()  # states of the record that stay readable

    block: str = "cite"


class Picture(NamedTuple):
    """A picture with a heading of its own."""

    anchor: str
    title: str
    svg: str  # safe
    words: str = ""  # a sentence about what is to be seen or left out

    block: str = "picture"


class Pick(NamedTuple):
    """A record as a card."""

    card: Card
    kind: str  # of the record, in words
    figure: Figure | None


class Picks(NamedTuple):
    """Records that a text singles out."""

    picks: tuple[Pick, ...]

    block: str = "picks"


Block = (
    Appearances
    | Figures
    | Picks
    | FullText
    | Player
    | Picture
    | FactList
    | Groups
    | Timeline
    | Table
    | Body
    | NoteList
    | Pager
    | RemarkList
    | Passages
    | Cite
)
