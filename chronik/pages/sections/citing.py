"""How to cite a record, with the version of its file: a sentence, BibTeX, CSL-JSON
(docs/decisions/0010).

A page has no date of its own, so none is named: the version says which state was read, and git
finds it. Where git knows the day of the last edit, it stands beside the version; it is neither the
event's day nor the source's (docs/decisions/0011).
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring as quoted

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
    url, version = entry.url, entry.version
    address = f"{site.root}{url}" if site.root else ""
    key = url[:-1].replace("/", "-")
    words = f"„{name.translate(_INNER)}“. In: {site.title}." + (
        f" Hg. von {site.publisher}." if site.publisher else ""
    )
    tex, csl = _common(site.title, site.publisher)
    at = (f"  url = {{{address}}},\n", f'"URL": {quoted(address)},\n  ') if address else ("", "")
    bibtex = f"@incollection{{{key},\n  title = {{{{{name.translate(_TEX)}}}}},\n{tex}{at[0]}  note = {{Fassung {version}}}\n}}"
    json = f'[{{\n  "id": "{key}",\n  "type": "webpage",\n  "title": {quoted(name)},\n  {csl}{at[1]}"version": "{version}",\n  "language": "de"\n}}]'
    edited = _in_words(entry.revised) if entry.revised else ""
    return Cite(
        words, correction_url(site, entry), version, address, bibtex, json, edited, entry.revised
    )


@lru_cache(maxsize=1 << 12)
def _in_words(day: str) -> str:
    return date_words(parse(day))


def cite_all(chronicle: Chronicle) -> Cite:
    """How to cite the chronicle as a whole, as the collection of data that it is."""
    site, version = chronicle.site, version_of(chronicle)
    words = f"{site.title}." + (f" Hg. von {site.publisher}." if site.publisher else "")
    tex, csl = _common(site.title, site.publisher)
    address = (
        (f"  url = {{{site.root}}},\n", f'"URL": {quoted(site.root)},\n  ')
        if site.root
        else ("", "")
    )
    bibtex = f"@misc{{chronik,\n{tex.replace('  booktitle', '  title', 1)}{address[0]}  note = {{Fassung {version}}}\n}}"
    own = csl.replace('"container-title"', '"title"', 1)
    json = f'[{{\n  "id": "chronik",\n  "type": "dataset",\n  {own}{address[1]}"version": "{version}",\n  "language": "de"\n}}]'
    return Cite(words, "", version, site.root, bibtex, json)


@lru_cache(maxsize=8)
def _common(title: str, publisher: str) -> tuple[str, str]:
    """What is the same for all records: as BibTeX and as CSL-JSON."""
    tex = f"  booktitle = {{{{{title.translate(_TEX)}}}}},\n" + (
        f"  publisher = {{{{{publisher.translate(_TEX)}}}}},\n" if publisher else ""
    )
    return tex, f'"container-title": {quoted(title)},\n  ' + (
        f'"publisher": {quoted(publisher)},\n  ' if publisher else ""
    )


def correction_url(site: Site, entry: AnyEntry) -> str:
    return f"{site.repository.rstrip('/')}/edit/main/{entry.path}" if site.repository else ""
