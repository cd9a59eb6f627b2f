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


class Work(NamedTuple):
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


def bibtex(work: Work) -> str:
    return (
        f"@{work.tex}{{{work.key},\n{_tex_authors(work.authors) if work.authors else ''}"
        f"  title = {{{{{_tex(work.title)}}}}},\n{_tex_whole(work.within, work.publisher)}"
        f"  year = {{{work.date[:4] or 'ohne Jahr'}}}{_tex_field('url', work.address)}"
        f"{_tex_field('note', _tex(work.note))}\n}}"
    )


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _tex_field(name: str, value: str) -> str:
    return f",\n  {name} = {{{value}}}" if value else ""


@lru_cache(maxsize=1 << 10)
def _tex_whole(within: str, publisher: str) -> str:
    """What many works have in common; doubled braces keep capitals as they are."""
    pairs = (("booktitle", within), ("publisher", publisher))
    return "".join([f"  {name} = {{{{{_tex(text)}}}}},\n" for name, text in pairs if text])


def _tex_authors(authors: Sequence[str]) -> str:
    names = [_tex(a) if name_parts(a) else f"{{{_tex(a)}}}" for a in authors]
    return f"  author = {{{' and '.join(names)}}},\n"


def csl(work: Work) -> str:
    return (
        f'[{{\n  "id": "{work.key}",\n  "type": "{work.csl}",\n  "title": {quoted(work.title)}'
        f"{_csl_authors(work.authors) if work.authors else ''}"
        f"{_csl_whole(work.within, work.publisher)}{_csl_date(work.date) if work.date else ''}"
        f"{_csl_field('URL', work.address)}{_csl_field('note', '' if work.version else work.note)}"
        f'{_csl_field("version", work.version)},\n  "language": "de"\n}}]'
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


def _csl_authors(authors: Sequence[str]) -> str:
    return f',\n  "author": [{", ".join(map(_csl_author, authors))}]'


def _csl_author(author: str) -> str:
    known = name_parts(author)
    if known:
        return f'{{"family": {quoted(known.family)}, "given": {quoted(known.given)}}}'
    return f'{{"literal": {quoted(author)}}}'
