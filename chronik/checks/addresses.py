"""Addresses: former ids, pages that would take the place of others, what was published."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.evidence.places import PassageSpans, note_anchor, passage_anchor
from chronik.evidence.quotes import Found
from chronik.history.ledger import LEDGER, PAGE_ADDRESS, addresses_of, faulty_rows
from chronik.records.keys import CONTINUED, CONTRIBUTE, RESERVED, id_of, key_of, key_of_url, kind_of
from chronik.records.lists.gone import GONE
from chronik.records.model import AnyEntry
from chronik.words.bounds import MOST_OF_ID
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import shortened
from chronik.words.portable import DEVICES

_DROP = "Aus „former_ids“ streichen."


def former_ids_are_free(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Eine frühere Kennung trägt kein anderer Eintrag, und nur ein Eintrag nennt sie."""
    taken: dict[str, str] = {}
    for entry in chronicle.entries.values():
        for former, place in zip(entry.former_ids, entry.former_at, strict=True):
            key = key_of(entry.kind, former)
            other = chronicle.entries[key].path if key in chronicle.entries else taken.get(key)
            if other:
                message = f"Die frühere Kennung „{former}“ gehört auch zu {other}."
                hint = "Aus „former_ids“ streichen oder den anderen Eintrag umbenennen."
                yield error(entry.span(place), "former-id", message, hint)
            taken[key] = entry.path


def pages_take_no_other_address(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Eine Seite heißt nicht wie ein Teil der Website (chronik, personen, suche …), auch nicht
    früher.
    """
    taken = RESERVED | {CONTRIBUTE} if chronicle.site.contribute else RESERVED
    for page in chronicle.of_kind["pages"]:
        if page.id in taken:
            hint = f"Einen anderen Namen wählen, z. B. „ueber-{page.id}“."
            yield _reserved(page.span(), page.id, hint)

        for name, place in zip(page.former_ids, page.former_at, strict=True):
            if name in taken:
                yield _reserved(page.span(place), name, "Aus „former_ids“ streichen.")


def ids_can_be_addresses(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Keine Kennung heißt wie die Fortsetzung einer Liste (seite-2), auch nicht früher; und keine
    frühere wie ein Gerät unter Windows (con), oder ist länger, als ein Ordner heißen kann.
    """
    for entry in chronicle.entries.values():
        if entry.id.startswith("seite-") and CONTINUED.match(entry.id):
            hint = f"Einen anderen Namen wählen, z. B. „die-{entry.id}“."
            yield _continued(entry.span(), entry.id, hint)
        for name, place in zip(entry.former_ids, entry.former_at, strict=True):
            if CONTINUED.match(name):
                yield _continued(entry.span(place), name, _DROP)
            elif name in DEVICES or len(name) > MOST_OF_ID:
                message = f"„{shortened(name)}“ kann nicht überall ein Ordner heißen."
                yield error(
                    entry.span(place), "reserved-id", message, "Aus „former_ids“ streichen."
                )


def _continued(span: Span, name: str, hint: str) -> Diagnostic:
    return error(span, "reserved-id", f"„{name}“ heißen die weiteren Seiten langer Listen.", hint)


def _reserved(span: Span, name: str, hint: str) -> Diagnostic:
    return error(span, "reserved-id", f"Unter /{name}/ steht schon ein Teil der Website.", hint)


def published_addresses_live(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Unter einer Adresse, die veröffentlicht war, steht weiter etwas: der Eintrag, eine
    Weiterleitung, oder warum es die Seite nicht mehr gibt.
    """
    if not chronicle.published:
        return
    standing = addresses_of(chronicle.entries.values(), chronicle.gone)
    lost = chronicle.published.keys() - standing - chronicle.gone.keys()
    yield from faulty_rows({row: chronicle.published[row] for row in lost})

    unread = {id_of(key) for key in chronicle.unread}  # they raise no echoes
    for address in sorted(filter(PAGE_ADDRESS.match, lost)):
        page, _, anchor = address.partition("#")
        place = Span(LEDGER, chronicle.published[address])
        if id_of(key_of_url(page)) in unread:
            continue
        if not anchor:
            message = f"Unter /{address} stand eine Seite; jetzt stünde dort nichts."
            yield error(place, "address-gone", message, _ways_out(chronicle, address))
        elif page in standing and page not in chronicle.gone:
            yield from _lost_anchor(chronicle, page, anchor, place)


def _lost_anchor(chronicle: Chronicle, page: str, anchor: str, place: Span) -> Iterator[Diagnostic]:
    """Of a passage that is cited elsewhere, on the page of its source or of what rests on it."""
    entry = next(e for e in chronicle.entries.values() if page in addresses_of([e], ()))
    if anchor not in _anchors(chronicle, entry):
        message = f"Auf /{page} gab es die Stelle #{anchor}; jetzt führt sie ins Leere."
        hint = f"Das Zitat in {entry.path} wiederherstellen"
        if entry.kind == "sources":
            hint = "Wiederherstellen, was diese Stelle zitiert"
        yield error(
            place, "address-gone", message, f"{hint}, oder in {GONE}: „{page}#{anchor}: GRUND“."
        )


def _anchors(chronicle: Chronicle, entry: AnyEntry) -> set[str]:
    """Of the notes on its page, and of the passages, where it is a source."""
    found = {note_anchor(source, spans) for source, spans in _passages(chronicle, entry)}
    for other in chronicle.cited_by.get(entry.key, ()) if entry.kind == "sources" else ():
        rests = [spans for source, spans in _passages(chronicle, other) if source == entry.key]
        found.update(map(passage_anchor, rests))
    return found


def _passages(chronicle: Chronicle, entry: AnyEntry) -> Iterator[tuple[str, PassageSpans]]:
    for statement in chronicle.evidenced.get(entry.key, ()):
        evidence = statement.evidence
        result = chronicle.passages.get((evidence.source, evidence.quote))
        if isinstance(result, Found):
            yield evidence.source, result.spans


def _ways_out(chronicle: Chronicle, address: str) -> str:
    """The lines to type, for each cause that there can be."""
    key = key_of_url(address)
    heir = _heir(chronicle, key)
    former = ", ".join([*(heir.former_ids if heir else ()), id_of(key)])
    where = f"vermutlich {heir.path}" if heir else "in die Datei, die ihn jetzt enthält"
    return (
        f"Heißt der Eintrag jetzt anders, {where}: „former_ids: [{former}]“. "
        f"Ist er für immer fort, in {GONE}: „{address}: GRUND“. "
        f"War er nie veröffentlicht: diese Zeile aus {LEDGER} löschen."
    )


def _heir(chronicle: Chronicle, key: str) -> AnyEntry | None:
    """The record that may be the same under another id: none of its addresses is known, and its
    id is near, or it is the only one.
    """
    from chronik.words.near import nearest  # late: only for messages

    entries = chronicle.of_kind.get(kind_of(key), ())
    new = {entry.id: entry for entry in entries if entry.url not in chronicle.published}
    if len(new) == 1:
        return next(iter(new.values()))
    return new.get(nearest(id_of(key), frozenset(new)))


def what_is_gone_is_not_there(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Von keiner Seite, die da ist, steht in gone.yaml, dass es sie nicht mehr gibt."""
    if not chronicle.gone:
        return
    owners = {a: e for e in chronicle.entries.values() for a in addresses_of([e], ())}
    for address, stone in chronicle.gone.items():
        if owner := owners.get(address):
            message = f"/{address} gibt es: wegen {owner.path}."
            hint = "Diese Zeile löschen, oder die Datei."
            if owner.url != address:
                hint = "Diese Zeile löschen, oder die Kennung dort aus „former_ids“."
            yield error(Span(GONE, *stone.at), "address-there", message, hint)
