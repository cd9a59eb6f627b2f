"""Works of a library (BibTeX, CSL-JSON) as a table of sources; what has no field is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chronik.importing.mapping import ColumnPlan, Plan
from chronik.importing.reading.bibtex import BibEntry, bib_date, bib_names, bibliography
from chronik.importing.reading.csljson import JsonItems, csl_date, csl_names, csl_words
from chronik.importing.reading.grids import Grid, GridRow
from chronik.importing.reading.latex import plain_address, plain_words
from chronik.importing.rows import CellRemark
from chronik.importing.targets import Target
from chronik.language.tuples import NamedTuple
from chronik.records.locating.languages import language_tag
from chronik.words.german import listed

_FIELDS = (
    *("title", "kind", "publisher", "author", "informant", "date", "issue", "pages"),
    *("holder", "call_number", "language", "url", "accessed", "licence"),
)
# Where a text appeared goes before who printed it.
_BIB_PUBLISHERS = (
    *("journaltitle", "journal", "newspaper", "booktitle", "publisher", "institution"),
    *("organization", "school"),
)
_CSL_PUBLISHERS = ("container-title", "publisher")
_SILENT = frozenset(("id", "type", "citation-key", "keywords", "langid", "language"))
# Which fields of both say a thing, the first that is given counts; German words for its kind.
_SAYING = {
    "issue": ("issue", "number"),
    "pages": ("pages", "page"),
    "holder": ("archive", "library"),
    "call_number": ("archive_location", "call-number", "callnumber", "shelfmark", "lccn"),
    "language": ("language", "langid"),
}
_KINDS = {
    **dict.fromkeys(("article", "article-newspaper", "article-magazine", "post-weblog"), "press"),
    **dict.fromkeys(("article-journal", "newspaper", "periodical"), "press"),
    **dict.fromkeys(("book", "inbook", "incollection", "chapter", "mvbook", "collection"), "book"),
    **dict.fromkeys(("manuscript", "letter", "unpublished"), "archive-file"),
    **dict.fromkeys(("song", "audio", "broadcast", "motion_picture", "video"), "recording"),
    **dict.fromkeys(("webpage", "online", "electronic", "www"), "website"),
    **dict.fromkeys(("graphic", "image", "artwork"), "photograph"),
    "interview": "interview",
}


class Works(NamedTuple):
    grid: Grid
    plan: Plan
    said: tuple[CellRemark, ...]


class _Work(NamedTuple):
    line: int
    values: dict[str, str]
    unused: tuple[tuple[int, str, str], ...]  # line, field, words


def works_in_bibtex(text: str) -> Works:
    library = bibliography(text)
    said = tuple(CellRemark(line, "", words) for line, words in library.said)
    return _works([_of_bibtex(entry) for entry in library.entries], said)


def works_in_csl(items: JsonItems) -> Works:
    pairs = zip(items.items, items.lines, strict=True)
    return _works([_of_csl(item, line) for item, line in pairs], ())


def _works(works: list[_Work], said: tuple[CellRemark, ...]) -> Works:
    rows = tuple(
        GridRow(work.line, tuple(work.values.get(field, "") for field in _FIELDS)) for work in works
    )
    columns = tuple(ColumnPlan(field, Target(field)) for field in _FIELDS)
    unused = tuple(
        CellRemark(
            line, field, f"„{_cut(words)}“ hat in einer Quelle keinen Platz; nicht übernommen."
        )
        for work in works
        for line, field, words in work.unused
    )
    return Works(Grid(_FIELDS, rows), Plan("sources", columns, {}, {}), (*said, *unused))


def _cut(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:80]}…"


def _of_bibtex(entry: BibEntry) -> _Work:
    words = {name: plain_words(field.value) for name, field in entry.fields.items()}
    publisher = next((name for name in _BIB_PUBLISHERS if words.get(name)), "")
    address, used = _bib_address(entry)
    title = ". ".join(filter(None, (words.get("title", ""), words.get("subtitle", ""))))
    authors = bib_names(entry.fields["author"].value) if "author" in entry.fields else []
    accessed = next((name for name in ("urldate", "lastchecked") if words.get(name)), "")
    licence = next((n for n in ("rights", "copyright", "license") if words.get(n)), "")
    values = {
        "title": title,
        "publisher": words.get(publisher, ""),
        "author": listed(authors),
        "date": bib_date(entry.fields),
        "url": address,
        "accessed": words.get(accessed, ""),
        "licence": words.get(licence, ""),
    }
    saying = _saying(words, entry.type)
    values |= _beside(entry.type, {field: words[name] for field, name in saying.items()})
    taken = {"title", "subtitle", "author", "date", "year", "month", "day", "file"}
    taken |= {publisher, accessed, licence, used, *_placed(saying, values)} | _SILENT
    unused = [
        (field.line, name, words[name])
        for name, field in entry.fields.items()
        if name not in taken and words[name]
    ]
    return _Work(entry.line, values, tuple(unused))


def _bib_address(entry: BibEntry) -> tuple[str, str]:
    """The address, and the field that gives it."""
    for name in ("url", "howpublished", "doi"):
        if name in entry.fields:
            address = plain_address(entry.fields[name].value)
            address = _of_doi(address) if name == "doi" else address
            if address.startswith(("http://", "https://")):
                return address, name
    return "", ""


def _of_doi(doi: str) -> str:
    return doi if doi.startswith("http") else f"https://doi.org/{doi}" if doi else ""


def _of_csl(item: Mapping[str, Any], line: int) -> _Work:
    publisher = next((name for name in _CSL_PUBLISHERS if csl_words(item.get(name))), "")
    address = csl_words(item.get("URL")) or _of_doi(csl_words(item.get("DOI")))
    values = {
        "title": csl_words(item.get("title")),
        "publisher": csl_words(item.get(publisher)),
        "author": listed(csl_names(item.get("author"))),
        "date": csl_date(item.get("issued")),
        "url": address,
        "accessed": csl_date(item.get("accessed")),
        "licence": csl_words(item.get("license")),
    }
    words = {name: csl_words(value) for name, value in item.items()}
    saying = _saying(words, words.get("type", ""))
    said = {field: words[name] for field, name in saying.items()}
    values |= _beside(words.get("type", ""), said)
    if values["kind"] == "interview":
        asked = listed(csl_names(item.get("interviewer")))
        values |= {"informant": values["author"], "author": asked}
    taken = {"title", "author", "issued", "accessed", "license", publisher} | _SILENT
    taken |= {*_placed(saying, values)} | ({"interviewer"} if values.get("informant") else set())
    taken.add("URL" if csl_words(item.get("URL")) else "DOI")
    unused = [
        (line, name, told)
        for name, value in item.items()
        if name not in taken and (told := _told(value))
    ]
    return _Work(line, values, tuple(unused))


def _saying(words: Mapping[str, str], kind: str) -> dict[str, str]:
    """The field of the library that says what a field of ours does. The number of a book is its
    place in a series.
    """
    if _KINDS.get(kind.lower()) != "press":
        words = {name: value for name, value in words.items() if name != "number"}
    found = {
        field: next((name for name in names if words.get(name)), "")
        for field, names in _SAYING.items()
    }
    return {field: name for field, name in found.items() if name}


def _beside(kind: str, said: Mapping[str, str]) -> dict[str, str]:
    """What the fields of `_SAYING` give, and the kind of the source."""
    found = dict(said)
    found["kind"] = _KINDS.get(kind.lower(), "")
    found["pages"] = found.get("pages", "").replace("--", "–")
    found["language"] = language_tag(found.get("language", ""))
    return found


def _placed(saying: Mapping[str, str], values: Mapping[str, str]) -> Iterator[str]:
    """The library's fields whose value has a place."""
    return (name for field, name in saying.items() if values.get(field))


def _told(value: Any) -> str:
    """Any value of an item in words."""
    if isinstance(value, list):
        return listed(csl_names(value)) or "; ".join(filter(None, map(csl_words, value)))
    return csl_date(value) if isinstance(value, dict) else csl_words(value)
