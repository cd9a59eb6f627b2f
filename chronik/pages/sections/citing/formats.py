"""What programs for references read: BibTeX and CSL-JSON.

What is cited here often has no year. BibTeX demands one: it is told „o. J.“, ohne Jahr, as German
bibliographies have it. CSL-JSON leaves it out, for its styles say it in their own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

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
    authors = " and ".join([_tex_author(author) for author in work.authors])
    fields = (
        ("author", authors),
        ("title", f"{{{_tex(work.title)}}}"),  # doubled braces keep capitals as they are
        ("booktitle", f"{{{_tex(work.within)}}}" if work.within else ""),
        ("publisher", f"{{{_tex(work.publisher)}}}" if work.publisher else ""),
        ("year", work.date[:4] or "o. J."),
        ("url", work.address),
        ("note", _tex(work.note)),
    )
    rows = ",\n".join([f"  {name} = {{{value}}}" for name, value in fields if value])
    return f"@{work.tex}{{{work.key},\n{rows}\n}}"


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _tex_author(author: str) -> str:
    return _tex(author) if name_parts(author) else f"{{{_tex(author)}}}"


def csl(work: Work) -> str:
    authors = ", ".join([_csl_author(author) for author in work.authors])
    numbers = ", ".join([str(int(part)) for part in work.date.split("-") if part])
    fields = (
        ("id", quoted(work.key)),
        ("type", quoted(work.csl)),
        ("title", quoted(work.title)),
        ("author", f"[{authors}]" if authors else ""),
        ("container-title", quoted(work.within) if work.within else ""),
        ("publisher", quoted(work.publisher) if work.publisher else ""),
        ("issued", f'{{"date-parts": [[{numbers}]]}}' if numbers else ""),
        ("URL", quoted(work.address) if work.address else ""),
        ("note", quoted(work.note) if work.note and not work.version else ""),
        ("version", quoted(work.version) if work.version else ""),
        ("language", '"de"'),
    )
    rows = ",\n".join([f'  "{name}": {value}' for name, value in fields if value])
    return f"[{{\n{rows}\n}}]"


def _csl_author(author: str) -> str:
    known = name_parts(author)
    if known:
        return f'{{"family": {quoted(known.family)}, "given": {quoted(known.given)}}}'
    return f'{{"literal": {quoted(author)}}}'
