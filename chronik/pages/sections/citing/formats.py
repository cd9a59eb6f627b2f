"""What programs for references read: BibTeX and CSL-JSON.

What is cited here often has no year. BibTeX demands one: it is told „ohne Jahr“, as German
bibliographies have it. CSL-JSON leaves it out, for its styles say it in their own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from chronik.language.tuples import NamedTuple
from chronik.records.authors import name_parts

_TEX = str.maketrans(
    {
        **{c: f"\\{c}" for c in "{}%#&$_"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    },
)


class CitedWork(NamedTuple):
    """What is cited."""

    key: str
    tex: str  # kinds of work, as BibTeX and as CSL name them
    csl: str
    title: str
    authors: Sequence[str] = ()
    within: str = ""  # title of the whole it is a part of
    publisher: str = ""
    date: str = ""  # YYYY, YYYY-MM or YYYY-MM-DD
    address: str = ""
    note: str = ""
    version: str = ""
    interviewers: Sequence[str] = ()
    issue: str = ""
    pages: str = ""
    archive: str = ""  # who keeps it
    call_number: str = ""
    language: str = "de"  # BCP 47


def bibtex(work: CitedWork) -> str:
    kept = ", ".join(filter(None, (work.archive, work.call_number)))
    note = ". ".join(filter(None, (kept, work.note)))
    whole = _tex_whole(_WHOLE.get(work.tex, "booktitle"), work.within, work.publisher)
    return (
        f"@{work.tex}{{{work.key},\n{_tex_authors(work.authors) if work.authors else ''}"
        f"  title = {{{{{_tex(work.title)}}}}},\n{whole}"
        f"  year = {{{work.date[:4] or 'ohne Jahr'}}}{_tex_field('number', _tex(work.issue))}"
        f"{_tex_field('pages', _tex(work.pages))}{_tex_field('library', _tex(kept))}"
        f"{_tex_field('url', work.address)}{_tex_field('note', _tex(note))}\n}}"
    )


_WHOLE = {"article": "journal"}


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _tex_field(name: str, value: str) -> str:
    return f",\n  {name} = {{{value}}}" if value else ""


@lru_cache(maxsize=1 << 10)
def _tex_whole(whole: str, within: str, publisher: str) -> str:
    """What many works have in common; doubled braces keep capitals as they are."""
    pairs = ((whole, within), ("publisher", publisher))
    return "".join([f"  {name} = {{{{{_tex(text)}}}}},\n" for name, text in pairs if text])


def _tex_authors(authors: Sequence[str]) -> str:
    names = [_tex(a) if name_parts(a) else f"{{{_tex(a)}}}" for a in authors]
    return f"  author = {{{' and '.join(names)}}},\n"


def csl(work: CitedWork) -> str:
    return (
        f'[{{\n  "id": "{work.key}",\n  "type": "{work.csl}",\n  "title": {quoted(work.title)}'
        f"{_csl_names('author', work.authors)}{_csl_names('interviewer', work.interviewers)}"
        f"{_csl_whole(work.within, work.publisher)}{_csl_date(work.date) if work.date else ''}"
        f"{_csl_field('URL', work.address)}{_csl_field('note', '' if work.version else work.note)}"
        f"{_csl_field('issue', work.issue)}{_csl_field('page', work.pages)}"
        f"{_csl_field('archive', work.archive)}{_csl_field('call-number', work.call_number)}"
        f"{_csl_field('archive_location', work.call_number)}"
        f"{_csl_field('version', work.version)}{_csl_field('language', work.language)}\n}}]"
    )


def _csl_field(name: str, value: str) -> str:
    return f',\n  "{name}": {quoted(value)}' if value else ""


@lru_cache(maxsize=1 << 10)
def _csl_whole(within: str, publisher: str) -> str:
    return _csl_field("container-title", within) + _csl_field("publisher", publisher)


@lru_cache(maxsize=1 << 12)
def _csl_date(date: str) -> str:
    numbers = ", ".join([str(int(part)) for part in date.split("-")])
    return f',\n  "issued": {{"date-parts": [[{numbers}]]}}'


def _csl_names(role: str, names: Sequence[str]) -> str:
    return f',\n  "{role}": [{", ".join(map(_csl_author, names))}]' if names else ""


def _csl_author(author: str) -> str:
    known = name_parts(author)
    if known:
        return f'{{"family": {quoted(known.family)}, "given": {quoted(known.given)}}}'
    return f'{{"literal": {quoted(author)}}}'
