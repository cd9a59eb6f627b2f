"""How to cite a record, with the version of its file: a sentence, BibTeX, CSL-JSON.

A page has no date of its own, so none is named: the version says which state was read, and git
finds it (docs/decisions/0010). Where git knows the day of the last edit, it stands beside the
version; it is neither the event's day nor the source's (docs/decisions/0011).
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.signing import version_of
from chronik.dates.edtf import parse
from chronik.dates.words import date_words
from chronik.html.blocks import Cite
from chronik.records.kinds.site import Site
from chronik.records.model import AnyEntry

_INNER = str.maketrans("„“", "‚‘")  # quotation marks within quotation marks
_TEX = str.maketrans(
    {
        **{c: f"\\{c}" for c in "{}%#&$_"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    },
)


def citation(entry: AnyEntry, name: str, site: Site) -> Cite:
    """Everything about citing a record under that name. Without a base address none is given."""
    version, common = entry.version, _common(site.title, site.publisher)
    address = f"{site.root}{entry.url}" if site.root else ""
    key = entry.url[:-1].replace("/", "-")
    tex = f"{_tex('title', name)}{common.tex}{_tex_address(address)}"
    csl = f'"title": {quoted(name)},\n  {common.csl}{_csl_address(address)}'

    return Cite(
        words=f"„{name.translate(_INNER)}“. In: {_published(site)}",
        correction=correction_url(site, entry),
        version=version,
        address=address,
        bibtex=_bibtex("incollection", key, tex, version),
        csl=_csl("webpage", key, csl, version),
        edited=_in_words(entry.revised) if entry.revised else "",
        edited_on=entry.revised,
    )


def cite_all(chronicle: Chronicle) -> Cite:
    """How to cite the chronicle as a whole, as the collection of data that it is."""
    site, version = chronicle.site, version_of(chronicle)
    common = _common(site.title, site.publisher)
    tex = common.tex.replace("  booktitle", "  title", 1) + _tex_address(site.root)
    csl = common.csl.replace('"container-title"', '"title"', 1) + _csl_address(site.root)

    return Cite(
        words=_published(site),
        correction="",
        version=version,
        address=site.root,
        bibtex=_bibtex("misc", "chronik", tex, version),
        csl=_csl("dataset", "chronik", csl, version),
    )


def correction_url(site: Site, entry: AnyEntry) -> str:
    return f"{site.repository.rstrip('/')}/edit/main/{entry.path}" if site.repository else ""


def _published(site: Site) -> str:
    """The chronicle, and who publishes it."""
    return f"{site.title}. Hg. von {site.publisher}." if site.publisher else f"{site.title}."


class _Common(NamedTuple):
    """What is the same for all records: as BibTeX and as CSL-JSON."""

    tex: str
    csl: str


@lru_cache(maxsize=8)
def _common(title: str, publisher: str) -> _Common:
    tex, csl = _tex("booktitle", title), f'"container-title": {quoted(title)},\n  '
    if publisher:
        tex += _tex("publisher", publisher)
        csl += f'"publisher": {quoted(publisher)},\n  '
    return _Common(tex, csl)


def _bibtex(kind: str, key: str, fields: str, version: str) -> str:
    return f"@{kind}{{{key},\n{fields}  note = {{Fassung {version}}}\n}}"


def _tex(name: str, text: str) -> str:
    """A field; its doubled braces keep capitals as they are."""
    return f"  {name} = {{{{{text.translate(_TEX)}}}}},\n"


def _tex_address(address: str) -> str:
    return f"  url = {{{address}}},\n" if address else ""


def _csl(kind: str, key: str, fields: str, version: str) -> str:
    return (
        f'[{{\n  "id": "{key}",\n  "type": "{kind}",\n  {fields}"version": "{version}",\n'
        '  "language": "de"\n}]'
    )


def _csl_address(address: str) -> str:
    return f'"URL": {quoted(address)},\n  ' if address else ""


@lru_cache(maxsize=1 << 12)
def _in_words(day: str) -> str:
    return date_words(parse(day))
