"""`netzwerk.graphml`: who is connected with whom.

Nodes are records; edges are what the records state, never what one could conclude.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape as _escape

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.edition import Edition
from chronik.chronicle.signing import Signed
from chronik.exports.composed import Composed, Piece, pieces_by_year
from chronik.exports.tables import FORMAT
from chronik.records.keys import KINDS
from chronik.records.kinds.person import RELATION_KINDS
from chronik.records.model import Relation
from chronik.words.german import counted, listed

_NODES = ("people", "organisations", "networks", "events")  # kinds of record
_NODE = ("kind", "name", "url", "date")
_EDGE = ("relation", "role", "capacity", "since", "until", "attested")
_NAMES = (("node", _NODE), ("edge", _EDGE))
_STATED = {
    "events": (
        ("networks", "participation"),
        ("organisations", "participation"),
        ("people", "participation"),
    ),
    "networks": (("members", "membership"),),
    "organisations": (("members", "membership"),),
    "people": (("affiliations", "affiliation"), ("relations", "relation")),
}
_LEFT_OUT = (
    "Enthalten sind Ereignisse, Personen, Organisationen und Netzwerke, verbunden durch "
    "Beteiligungen, Mitgliedschaften, Zugehörigkeiten und Beziehungen. {missing}, ebenso Belege, "
    "Reihen, Teile und Nachfolgen, denn der Graph zeigt nur, wer mit wem verbunden ist. Sie stehen "
    "in den Tabellen."
)
escape = lru_cache(maxsize=1 << 18)(_escape)


def graphml(edition: Edition, subject: str, signed: Signed) -> tuple[Composed]:
    """An edge leads from who takes part to what they take part in. Dates are EDTF."""
    others = [kind for kind in _NODES if kind != "events"]
    pieces = (
        Piece(signed.others, lambda: _part(edition.chronicle, others)),
        *pieces_by_year(edition, signed, lambda chronicle: _part(chronicle, ["events"])),
    )
    head = _head(left_out(edition))
    return (Composed(head=head, separator=b"", tail=b"</graph>\n</graphml>\n", pieces=pieces),)


def left_out(edition: Edition) -> str:
    """What the file says of itself."""
    of_kind = edition.chronicle.of_kind
    missing = [
        (len(of_kind[kind]), KINDS[kind]) for kind in ("places", "themes", "works", "sources")
    ]
    counts = [counted(count, kind.german, kind.plural) for count, kind in missing if count]
    verb = "fehlt" if sum(count for count, _ in missing) == 1 else "fehlen"
    return _LEFT_OUT.format(missing=f"{listed(counts) or 'Orte und Quellen'} {verb}")


def _head(words: str) -> bytes:
    keys = [
        f'<key id="{name}" for="{what}" attr.name="{name}" attr.type="string"/>\n'
        for what, names in _NAMES
        for name in names
    ]
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
        f"<desc>{escape(words)}</desc>\n",
        *keys,
        '<graph id="chronik" edgedefault="directed">\n',
        f"<desc>Format {FORMAT}</desc>\n",
    )
    return "".join(lines).encode()


def _part(chronicle: Chronicle, kinds: Sequence[str]) -> bytes:
    """The nodes of these kinds, and the edges that their records state."""
    return "".join((*_nodes(chronicle, kinds), *_edges(chronicle, kinds))).encode()


def _nodes(chronicle: Chronicle, kinds: Iterable[str]) -> Iterator[str]:
    root = chronicle.site.root
    for kind in kinds:
        for e in chronicle.of_kind[kind]:
            when = e.date.text if kind == "events" else ""
            data = _data(_NODE, (KINDS[kind].english, e.name, root + e.url, when))
            yield f'<node id="{e.key}">{data}</node>\n'


def _edges(chronicle: Chronicle, kinds: Iterable[str]) -> Iterator[str]:
    """An edge is named by the record that states it and its number there."""
    for kind in kinds:
        for e in chronicle.of_kind[kind] if kind in _STATED else ():
            stated = ((r, name) for field, name in _STATED[kind] for r in getattr(e.facts, field))
            for number, (r, name) in enumerate(stated):
                source, target = (e.key, r.target) if kind == "people" else (r.target, e.key)
                ends = f'source="{source}" target="{target}"'
                data = _stated(chronicle, r, name)
                yield f'<edge id="{e.key}/{number}" {ends}>{data}</edge>\n'


def _stated(chronicle: Chronicle, r: Relation, name: str) -> str:
    vocabulary = RELATION_KINDS if name == "relation" else "roles"
    role = chronicle.site.term(vocabulary, r.role).label if r.role else ""
    if not (r.since or r.until or r.attested):
        return _timeless(name, role, r.capacity)

    since, until = r.since.text if r.since else "", r.until.text if r.until else ""
    attested = " ".join([d.text for d in r.attested])
    return _data(_EDGE, (name, role, r.capacity, since, until, attested))


@lru_cache(maxsize=1 << 12)
def _timeless(*values: str) -> str:
    return _data(_EDGE[:3], values)


def _data(names: Iterable[str], values: Iterable[str]) -> str:
    pairs = zip(names, values, strict=True)
    return "".join([f'<data key="{name}">{escape(value)}</data>' for name, value in pairs if value])
