"""`content/urls.txt`: the addresses that were published. Pure.

One a line, sorted, so that two branches that add some are merged by keeping the lines of both. Why
so: docs/decisions/0030.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from chronik.language.patterns import late
from chronik.records.keys import key_of, url_of
from chronik.records.model import AnyEntry
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import shortened

LEDGER = "content/urls.txt"
# With an anchor where somebody wrote that down: one that is cited elsewhere.
PAGE_ADDRESS = late(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/){1,2}(?:#[a-z0-9_-]+)?\Z")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def read_ledger(data: bytes) -> dict[str, int]:
    """Its rows, each with its line. Whether one is an address is asked where it is none that there
    is today: to ask of all takes longer than all the rest.
    """
    rows = data.decode("utf-8-sig", "replace").split("\n")
    return {row.strip(): number for number, row in enumerate(rows, 1)}


def faulty_rows(rows: Mapping[str, int]) -> Iterator[Diagnostic]:
    """What is neither an address nor a remark, which begins with „#“: one message for all marks of
    a merge, one for each other row.
    """
    numbered = sorted((number, row) for row, number in rows.items())
    odd = {n: row for n, row in numbered if row and row[0] != "#" and not PAGE_ADDRESS.match(row)}
    marks = [n for n, row in odd.items() if row.startswith(_CONFLICT)]
    if marks:
        first, *others = [Span(LEDGER, n) for n in marks]
        message = "Hier hat git zwei Fassungen nicht zusammengeführt."
        hint = "Die Adressen beider Fassungen behalten, die Zeilen mit <<<, === und >>> löschen."
        yield error(first, "address-line", message, hint)._replace(also=tuple(others))
    for n, row in odd.items():
        if n not in marks:
            message = f"„{shortened(row)}“ ist keine Adresse einer Seite."
            hint = "Die Zeile löschen: Was fehlt, trägt „chronik build“ ein."
            yield error(Span(LEDGER, n), "address-line", message, hint)


def addresses_of(entries: Iterable[AnyEntry], gone: Iterable[str]) -> set[str]:
    """Of the records, of what leads on to them, and of what says that there is none any more."""
    found = {address for address in gone if "#" not in address}
    for entry in entries:
        found.add(entry.url)
        found.update([url_of(key_of(entry.kind, former)) for former in entry.former_ids])
    return found


def with_addresses(data: bytes, addresses: Iterable[str]) -> bytes:
    """The ledger with these too: remarks first, then every address once, in order."""
    end = "\r\n" if b"\r\n" in data else "\n"
    rows = [row.strip() for row in data.decode("utf-8-sig", "replace").split("\n")]
    remarks = [row for row in rows if row and not PAGE_ADDRESS.match(row)]
    known = {row for row in rows if PAGE_ADDRESS.match(row)}
    return "".join([f"{row}{end}" for row in (*remarks, *sorted(known.union(addresses)))]).encode()
