"""Addresses: former ids, and pages that would take the place of others."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle.chronicle import Chronicle
from chronik.records.keys import CONTINUED, CONTRIBUTE, RESERVED, key_of
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
