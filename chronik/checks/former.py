"""Former ids."""

from __future__ import annotations

from collections.abc import Iterator

from chronik.chronicle import Chronicle
from chronik.diagnostics import Diagnostic, error
from chronik.model import key_of


def former_ids_are_free(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Eine frühere Kennung trägt kein anderer Eintrag, und nur ein Eintrag nennt sie."""
    taken: dict[str, str] = {}
    for entry in chronicle.entries.values():
        for former in entry.former_ids:
            key = key_of(entry.kind, former)
            other = chronicle.entries[key].path if key in chronicle.entries else taken.get(key)
            if other:
                yield error(
                    entry.span(),
                    "former-id",
                    f"Die frühere Kennung „{former}“ gehört auch zu {other}.",
                    "Aus „former_ids“ streichen oder den anderen Eintrag umbenennen.",
                )
            taken[key] = entry.path
