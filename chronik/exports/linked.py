"""`chronik.jsonld`: all records in the words of schema.org as one graph. It brings its context along; reading it fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Whole
from chronik.chronicle.signing import Signed
from chronik.composed import Composed, Piece, by_year
from chronik.html.jsonld import OFFLINE
from chronik.linkeddata import graph
from chronik.records.keys import KINDS


def jsonld(whole: Whole, subject: str, signed: Signed) -> tuple[Composed]:
    """A node a line."""
    root, others = whole.chronicle.site.root or "../", [kind for kind in KINDS if kind != "events"]

    def nodes(chronicle: Chronicle, kinds: Sequence[str]) -> bytes:
        return ",\n".join(graph(chronicle, root, kinds)).encode()

    pieces = by_year(whole, signed, lambda chronicle: nodes(chronicle, ["events"]))
    rest = Piece(signed.others, lambda: nodes(whole.chronicle, others))
    return (Composed(f'{{{OFFLINE},"@graph":[\n'.encode(), b",\n", b"\n]}\n", [*pieces, rest]),)
