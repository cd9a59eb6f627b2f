"""What is given to an archive, and what its describing files say of it."""

from __future__ import annotations

from chronik import VERSION
from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.signing import version_of
from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.citing.citation import last_edit
from chronik.records.model import AnyEntry
from chronik.records.settings.site import Site

MADE_BY = f"chronik {VERSION}"


class Giving(NamedTuple):
    """What every describing file may use; all else follows from it."""

    chronicle: Chronicle
    commit: str  # "" where there is none
    texts: tuple[GivenText, ...]  # by path
    base_url: str = ""  # the option that the site was built with, "" for none
    search: bool = True

    @property
    def site(self) -> Site:
        return self.chronicle.site

    @property
    def version(self) -> str:
        return version_of(self.chronicle)

    @property
    def day(self) -> str:
        """Of the last edit (YYYY-MM-DD), "" where git knows none. There is no clock."""
        return last_edit(self.chronicle)

    @property
    def day_in_words(self) -> str:
        return date_words(parse(self.day)) if self.day else "nicht bekannt"

    @property
    def withheld(self) -> tuple[GivenText, ...]:
        return tuple([text for text in self.texts if not text.is_public])


class GivenText(NamedTuple):
    """A file under seeds/."""

    name: str  # below seeds/
    path: str  # below data/
    sources: tuple[AnyEntry, ...]  # the records that are about it
    is_public: bool
