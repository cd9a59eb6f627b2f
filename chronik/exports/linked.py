"""`chronik.jsonld`: all records in the words of schema.org as one graph. It brings its context along; reading it fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.linkeddata import graph
from chronik.parts import Whole
from chronik.schemaorg import OFFLINE


def jsonld(whole: Whole, urls: Sequence[str]) -> bytes:
    """A node a line."""
    nodes = ",\n".join(graph(whole.chronicle, whole.chronicle.site.root or "../"))
    return f'{{{OFFLINE},"@graph":[\n{nodes}\n]}}\n'.encode()
