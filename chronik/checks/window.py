"""The plausible window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as calendar

from chronik.chronicle.chronicle import Chronicle
from chronik.dates.words import date_words
from chronik.records.model import AnyEntry
from chronik.records.statements import dates
from chronik.words.diagnostics import At, Diagnostic, error


def dates_are_plausible(chronicle: Chronicle) -> Iterator[Diagnostic]:
    """Kein Datum liegt außerhalb des Zeitfensters „years“ von site.yaml; eine Geburt darf früher
    sein.
    """
    first_year, last_year = chronicle.site.years
    first, last = calendar(first_year, 1, 1).toordinal(), calendar(last_year, 12, 31).toordinal()

    for entry in chronicle.entries.values():
        outline = entry.outline
        if (outline.first or first) >= first and (outline.last or last) <= last:
            continue
        for date, at in dates(entry.facts):
            is_early = (date.earliest or first) < first and at not in _births(entry)
            if is_early or (date.latest or date.earliest or last) > last:
                message = f"„{date_words(date)}“ liegt außerhalb von {first_year}–{last_year}."
                hint = "Das Datum prüfen oder „years“ in site.yaml erweitern."
                yield error(entry.span(at), "date-window", message, hint)


def _births(person: AnyEntry) -> tuple[At, ...]:
    return tuple([claim.at for claim in getattr(person.facts, "born", ())])
