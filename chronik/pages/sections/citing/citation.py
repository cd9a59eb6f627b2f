"""How to cite a record, with the version of its file; a source as well, and the chronicle.

The version says which state was read, and git finds it (docs/decisions/0010). Where git knows the
day of the last edit, it stands beside the version, and its year is that of the citation; it is
neither the event's day nor the source's (docs/decisions/0011).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.signing import version_of
from chronik.dates.edtf import UNKNOWN, Edtf, parse
from chronik.dates.words import date_words
from chronik.html.blocks import Cite, Quotable
from chronik.html.jsonld import ends
from chronik.pages.sections.citing.corrections import (
    edit_address,
    form_address,
    mail_address,
)
from chronik.pages.sections.citing.formats import CitedWork, bibtex, csl
from chronik.pages.sections.citing.whereabouts import named_words, published_words
from chronik.records.authors import author_names
from chronik.records.model import AnyEntry, preferred
from chronik.records.settings.site import Site
from chronik.words.german import INNER_QUOTES


def citation(chronicle: Chronicle, entry: AnyEntry, name: str) -> Cite:
    """Everything about citing a record under that name. Without a base address none is given."""
    site = chronicle.site
    address = f"{site.root}{entry.url}" if site.root else ""
    work = CitedWork(
        key=_key(entry),
        tex="incollection",
        csl="webpage",
        title=name,
        authors=entry.authors,
        within=site.title,
        publisher=site.publisher,
        date=entry.revised,
        address=address,
        note=f"Fassung {entry.version}",
        version=entry.version,
    )

    return Cite(
        words=f"{_by(entry.authors) if entry.authors else ''}{_title(name)} In: {_published(site)}",
        correction=edit_address(site, entry),
        mail=mail_address(site, entry, name),
        form=form_address(site, entry, name),
        authors=_wrote(entry) if entry.authors else "",
        version=entry.version,
        address=address,
        bibtex=bibtex(work),
        csl=csl(work),
        edited=_in_words(entry.revised) if entry.revised else "",
        edited_on=entry.revised,
        itself=_source(chronicle, entry) if entry.kind == "sources" else None,
    )


def cite_all(chronicle: Chronicle) -> Cite:
    """How to cite the chronicle as a whole, as the collection of data that it is."""
    site, version = chronicle.site, version_of(chronicle)
    work = CitedWork(
        key="chronik",
        tex="misc",
        csl="dataset",
        title=site.title,
        publisher=site.publisher,
        date=last_edit(chronicle),
        address=site.root,
        note=f"Fassung {version}",
        version=version,
    )
    return Cite(
        words=_published(site),
        correction="",
        version=version,
        address=site.root,
        bibtex=bibtex(work),
        csl=csl(work),
    )


def last_edit(chronicle: Chronicle) -> str:
    """The day of the last edit of all that git knows of, or ""."""
    return max((entry.revised for entry in chronicle.entries.values()), default="")


def _key(entry: AnyEntry) -> str:
    return entry.url[:-1].replace("/", "-")


def _title(name: str) -> str:
    return f"„{name.translate(INNER_QUOTES)}“."


def _by(authors: Iterable[str]) -> str:
    names = author_names(authors)
    return f"{names}: " if names else ""


def _wrote(entry: AnyEntry) -> str:
    """Who wrote the entry. A source has an author of its own, who is another."""
    names = author_names(entry.authors)
    what = "Eintrag verfasst von" if entry.kind == "sources" else "Verfasst von"
    return f"{what} {names}." if names else ""


def _published(site: Site) -> str:
    """The chronicle, and who publishes it."""
    return (
        f"{site.title}. Herausgegeben von {site.publisher}." if site.publisher else f"{site.title}."
    )


# What a source is, as BibTeX and as CSL name it.
_TYPES = {
    "press": ("article", "article-newspaper"),
    "book": ("book", "book"),
    "archive-file": ("misc", "manuscript"),
    "minutes": ("misc", "report"),
    "recording": ("misc", "song"),  # CSL's word for any recorded sound
    "interview": ("misc", "interview"),
    "website": ("misc", "webpage"),
    "photograph": ("misc", "graphic"),
}


def _source(chronicle: Chronicle, entry: AnyEntry) -> Quotable:
    """The source itself, wherever it was read."""
    source, claim = entry.facts, preferred(entry.facts.date)
    author = (source.author,) if source.author else ()
    told_by = named_words(chronicle.entries, source.informant)
    is_told = bool(told_by) and source.medium == "interview"
    date = claim.value if claim and claim.value != UNKNOWN else None
    address = source.url or source.archive_url
    tex, csl_type = _TYPES.get(source.medium, ("misc", "document"))
    work = CitedWork(
        key=f"{_key(entry)}-selbst",
        tex=tex,
        csl=csl_type,
        title=entry.name,
        authors=(told_by,) if is_told else author,
        interviewers=author if is_told else (),
        within=source.publisher if tex == "article" else "",
        publisher="" if tex == "article" else source.publisher,
        date=_day(date),
        address=address,
        note=_read(source.accessed),
        issue=source.issue,
        pages=source.pages,
        archive=named_words(chronicle.entries, source.holder),
        call_number=source.call_number,
        language=source.language or "de",
    )

    told = f"Auskunft von {told_by}" if told_by and told_by not in entry.name else ""
    where = published_words(chronicle.entries, entry, undated="ohne Jahr")
    words = f"{_by(author)}{_title(entry.name)} {', '.join(filter(None, (told, where)))}"
    return Quotable(
        words=words if words.endswith(".") else f"{words}.",
        url=address,
        bibtex=bibtex(work),
        csl=csl(work),
    )


def _day(date: Edtf | None) -> str:
    """The day, month or year on which a text was published, as far as that is sure."""
    return ends(date)[0] if date else ""


def _read(accessed: Edtf | None) -> str:
    return f"Abgerufen: {date_words(accessed)}".replace("\u00a0", " ") if accessed else ""


@lru_cache(maxsize=1 << 12)
def _in_words(day: str) -> str:
    return date_words(parse(day))
