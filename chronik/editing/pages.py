"""The pages of a chronicle: what each shows, and in what two chronicles differ."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signing
from chronik.html.view import View
from chronik.language.tuples import NamedTuple
from chronik.pages import PAGES, PageKind
from chronik.words.digests import digest_of


class SitePage(NamedTuple):
    """A page, with what it is about."""

    kind: PageKind
    subject: str

    @property
    def url(self) -> str:
        return self.kind.url(self.subject)

    def view(self, edition: Edition) -> View:
        return self.kind.view(edition, self.subject)


REDIRECTS = ("redirect", "moved facet")


def pages_of(edition: Edition) -> dict[str, SitePage]:
    """Every page by its address; the further pages of long lists are not told apart."""
    every = (SitePage(kind, subject) for kind in PAGES for subject in kind.subjects(edition))
    return {page.url: page for page in every}


def signatures(edition: Edition, pages: dict[str, SitePage]) -> dict[str, bytes]:
    """By address what changes whenever a page may show something else."""
    signing = Signing(edition, b"")
    return {url: _signature(edition, signing, page) for url, page in pages.items()}


def _signature(edition: Edition, signing: Signing, page: SitePage) -> bytes:
    if page.kind.sign:
        return page.kind.sign(signing, edition, page.subject)
    return digest_of(repr(page.view(edition)).encode())


def showing(edition: Edition, pages: dict[str, SitePage], key: str) -> Iterator[str]:
    """The addresses of the pages that may show something of a record.

    A page is signed by all that it shows: it shows the record when another signature of that would
    be another signature of the page. Where pages are not signed, their views are looked through.
    """
    plain, other = Signing(edition, b""), Signing(edition, b"")
    other[key] = b"something else"
    name = repr(edition.chronicle.entries[key].url)[1:-1]
    for url, page in pages.items():
        sign = page.kind.sign
        if sign:
            if sign(plain, edition, page.subject) != sign(other, edition, page.subject):
                yield url
        elif name in repr(page.view(edition)):
            yield url
