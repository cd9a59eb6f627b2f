"""`netzwerk.graphml`: who is connected with whom. Nodes are records; edges are what the records
state, never what one could conclude.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape as _escape

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed
from chronik.exports.composed import Composed, Piece, pieces_by_year
from chronik.records.keys import KINDS
from chronik.records.model import Relation

_NODES = ("people", "organisations", "networks", "events")  # kinds of record
_NODE = ("kind", "name", "url", "date")
_EDGE = ("relation", "role", "capacity", "since", "until", "attested")
_STATED = {
    "events": (
        ("networks", "participation"),
        ("organisations", "participation"),
        ("people", "participation"),
    ),
    "networks": (("members", "membership"),),
    "people": (("affiliations", "affiliation"),),
}


def graphml(edition: Edition, subject: str, signed: Signed) -> tuple[Composed]:
    """An edge leads from who takes part or belongs to what they take part in or belong to. Dates
    are EDTF.
    """
    keys = [
        f'<key id="{name}" for="{what}" attr.name="{name}" attr.type="string"/>\n'
        for what, names in _NAMES
        for name in names
    ]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
        *keys,
    )
    others = [kind for kind in _NODES if kind != "events"]
    pieces = (
        Piece(signed.others, lambda: _part(edition.chronicle, others)),
        *pieces_by_year(edition, signed, lambda chronicle: _part(chronicle, ["events"])),
    )
    return (
        Composed(
            "".join((*head, '<graph id="chronik" edgedefault="directed">\n')).encode(),
            b"",
            b"</graph>\n</graphml>\n",
            pieces,
        ),
    )


def _part(chronicle: Chronicle, kinds: Sequence[str]) -> bytes:
    """The nodes of these kinds, and the edges that their records state."""
    return "".join((*_nodes(chronicle, kinds), *_edges(chronicle, kinds))).encode()


_NAMES = (("node", _NODE), ("edge", _EDGE))
escape = lru_cache(maxsize=1 << 18)(_escape)


def _nodes(chronicle: Chronicle, kinds: Iterable[str]) -> Iterator[str]:
    root = chronicle.site.root
    for kind in kinds:
        for e in chronicle.of_kind[kind]:
            when = e.date.text if kind == "events" else ""
            yield f'<node id="{e.key}">{_data(_NODE, (KINDS[kind].english, e.name, root + e.url, when))}</node>\n'


def _edges(chronicle: Chronicle, kinds: Iterable[str]) -> Iterator[str]:
    """An edge is named by the record that states it and its number there."""
    for kind in kinds:
        for e in chronicle.of_kind[kind] if kind in _STATED else ():
            stated = ((r, name) for field, name in _STATED[kind] for r in getattr(e.facts, field))
            for number, (r, name) in enumerate(stated):
                ends = (e.key, r.target) if name == "affiliation" else (r.target, e.key)
                yield f'<edge id="{e.key}/{number}" source="{ends[0]}" target="{ends[1]}">{_said(chronicle, r, name)}</edge>\n'


def _said(chronicle: Chronicle, r: Relation, name: str) -> str:
    role = chronicle.site.term("roles", r.role).label if r.role else ""
    if not (r.since or r.until or r.attested):
        return _timeless(name, role, r.capacity)
    since, until = r.since.text if r.since else "", r.until.text if r.until else ""
    return _data(
        _EDGE, (name, role, r.capacity, since, until, " ".join([d.text for d in r.attested]))
    )


@lru_cache(maxsize=1 << 12)
def _timeless(*said: str) -> str:
    return _data(_EDGE[:3], said)


def _data(names: Iterable[str], values: Iterable[str]) -> str:
    return "".join(
        [
            f'<data key="{name}">{escape(value)}</data>'
            for name, value in zip(names, values, strict=True)
            if value
        ]
    )
