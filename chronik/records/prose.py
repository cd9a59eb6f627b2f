"""A rendered body, before its links are filled in."""

from __future__ import annotations

from chronik.language.tuples import NamedTuple
from chronik.records.locating.locators import Locator
from chronik.words.diagnostics import At


class BodyLink(NamedTuple):
    """`[[target|words]]` in a body; the target is an id or `kind/id`."""

    target: str
    words: str
    at: At


class BodyCitation(NamedTuple):
    """`[@source "quote", S. 12]` in a body, of which two parts may be left out.

    Where no source is named, it is the record's, "" for none.
    """

    source: str
    quote: str
    at: At
    named: bool = True  # whether the source was typed
    locator: Locator | None = None


class BodyImage(NamedTuple):
    """`![words](file "caption")` in a body: places an image of the record's list."""

    file: str
    alt: str  # its own words, "" for those of the list
    caption: str
    at: At


class Fence(NamedTuple):
    """A fenced block of a story, as it was typed."""

    shape: str  # timeline, list, map
    line: int  # of the file, on which it begins
    text: str


class Sought(NamedTuple):
    """A key or a word that a selection asks for, and where it was typed."""

    name: str
    at: At


class Selection(NamedTuple):
    """What a box selects: events that are shown together.

    An event must fit all that is asked for; of the keys in one of `wanted`, any will do.
    """

    shape: str  # as of its box
    wanted: tuple[tuple[Sought, ...], ...]
    kinds: tuple[Sought, ...]  # words of the vocabulary
    years: tuple[int, int] | None  # the first and the last
    title: str
    at: At


class Heading(NamedTuple):
    level: int
    words: str
    anchor: str


class Prose(NamedTuple):
    """A rendered body.

    Its HTML holds a slot (see `records.bodies.markdown`) for each link, citation and image,
    filled when all is known.
    """

    utf8: bytes  # the HTML: half as long as a text, and after an edit hardly any is looked at
    links: tuple[BodyLink, ...]
    citations: tuple[BodyCitation, ...]
    headings: tuple[Heading, ...]
    images: tuple[BodyImage, ...] = ()
    selections: tuple[Selection, ...] = ()

    @property
    def html(self) -> str:
        return self.utf8.decode()


NO_PROSE = Prose(b"", (), (), ())
