"""A page, complete, and what surrounds every page of a site."""

from __future__ import annotations

from collections.abc import Mapping

from chronik.chronicle.cards import Badge
from chronik.html.blocks import Block
from chronik.language.tuples import NamedTuple


class Crumb(NamedTuple):
    url: str
    name: str


class Section(NamedTuple):
    """A section in the contents of a page."""

    url: str  # with its fragment; that alone on the same page
    name: str
    size: int = 0  # things it holds, where they can be counted
    jumps: tuple[Crumb, ...] = ()  # where each year, letter or part of it begins


class View(NamedTuple):
    """A page, complete. `url` is its address from the root; `template` the file that draws it."""

    url: str
    template: str
    title: str
    description: str
    section: str  # which entry of the main navigation is current
    label: str  # small words above the title
    lead: str
    crumbs: tuple[Crumb, ...]
    blocks: tuple[Block, ...]
    badges: tuple[Badge, ...] = ()
    extra: NamedTuple | tuple[()] = ()
    schema: str = ""  # what the page is about, as a JSON-LD node; "" for a list
    number: int = 1  # of the pages of a view that is too long for one
    contents: tuple[Section, ...] = ()  # of a long page
    jumps: tuple[Crumb, ...] = ()  # below its head
    indexed: bool = True
    scripts: tuple[str, ...] = ()  # names in assets/ of what it adds to the script of all pages
    before: str = ""  # address of the page that comes before this one in time
    after: str = ""
    feed: str = ""  # address of a feed about this page's subject alone


class Share(NamedTuple):
    """The picture shown where a page of the site is shared."""

    url: str  # from the root
    width: int  # in pixels
    height: int
    words: str  # what it says


class Frame(NamedTuple):
    """What surrounds every page."""

    title: str
    subtitle: str
    publisher: str
    licence: str
    contact: str
    base_url: str  # with a slash at the end, or ""
    base_path: str  # path of base_url, "/" without one
    sections: tuple[Crumb, ...]
    beside: tuple[Crumb, ...]  # what helps to read the chronicle, for the foot
    pages: tuple[Crumb, ...]
    assets: Mapping[str, str]  # name in assets/ -> address from the root, with a version
    share: Share | None = None
