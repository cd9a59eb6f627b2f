"""CITATION.cff: how the chronicle is cited (Citation File Format 1.2.0).

Written as YAML with every text in double quotes, as JSON has them: YAML reads these alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring as quoted

from chronik.deposit.giving import Giving
from chronik.words.links import licence_spdx


def citation_file(giving: Giving) -> bytes:
    return "".join([f"{line}\n" for line in _lines(giving)]).encode()


def _lines(giving: Giving) -> Iterator[str]:
    site = giving.site
    about = site.description or site.subtitle
    yield "cff-version: 1.2.0"
    yield f"message: {quoted('Wer diese Chronik verwendet, zitiere sie bitte so.')}"
    yield "type: dataset"
    yield f"title: {quoted(site.title)}"
    if about:
        yield f"abstract: {quoted(about)}"
    yield "authors:"
    yield f"  - name: {quoted(site.publisher or site.title)}"
    yield f"version: {quoted(giving.version)}"
    if giving.day:
        yield f"date-released: {giving.day}"
    if giving.commit:
        yield f"commit: {quoted(giving.commit)}"
    yield from _addresses(giving)


def _addresses(giving: Giving) -> Iterator[str]:
    site = giving.site
    if site.root:
        yield f"url: {quoted(site.root)}"
    if site.repository:
        yield f"repository: {quoted(site.repository)}"
    if known := licence_spdx(site.licence):
        yield f"license: {known}"
