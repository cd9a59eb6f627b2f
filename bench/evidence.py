"""Stored source texts for a synthetic chronicle, and quotes from them for a fifth of its events: date, attendance, who took part.

The words agree with what is claimed, in several of the forms that German texts have for it. Same records, same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

Record = tuple[str, str, dict[str, Any], str]  # kind, id, fields, body

MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
EVERY = 5


class Quoted(NamedTuple):
    """The records, with quotes, and the seeds that they are from, by file name."""

    records: list[Record]
    seeds: dict[str, str]


def quoted(records: Iterable[Record]) -> Quoted:
    """A fifth of the events with quotes from their first source, which gets a stored text."""
    every = list(records)
    names = {f"{kind}/{key}": fields.get("name", "") for kind, key, fields, _ in every}
    texts: dict[str, list[str]] = {}
    for kind, key, fields, _ in every:
        number = key.removeprefix("ereignis-")
        if kind == "events" and int(number) % EVERY == 0:
            said = texts.setdefault(fields["sources"][0], [])
            said.append(_evidenced(fields, number, names))
    seeds = {f"{source}.txt": "\n\n".join(said) + "\n" for source, said in texts.items()}
    for kind, key, fields, _ in every:
        if kind == "sources" and key in texts:
            fields |= {"file": f"{key}.txt", "sha256": hashlib.sha256(seeds[f"{key}.txt"].encode()).hexdigest()}
    return Quoted(every, seeds)


def _evidenced(fields: dict[str, Any], number: str, names: dict[str, str]) -> str:
    """The paragraph that tells of an event; its fields get quotes from it."""
    guests = 20 + int(number) * 7 % 900
    opening = f"{fields['title']}: Zum Treffen Nr. {number} {_when(fields['date'], int(number))} kamen {guests} Gäste aus der Umgebung"
    sentences = [opening]
    if fields["date"] != "unknown":
        fields["date"] = f'{{value: {fields["date"]}, quote: "{opening}"}}'
    fields["attendance"] = f'[{{value: {guests}, quote: "{opening}"}}]'
    for field, kind, verb in (
        ("people", "person", "Beim Treffen Nr. {} sprach {}"),
        ("organisations", "organisation", "Das Treffen Nr. {} trug {} mit"),
    ):
        rows = []
        for row in fields[field]:
            key = row.partition(f"{kind}: ")[2].partition(",")[0]
            sentence = verb.format(number, names[f"{field}/{key}"])
            if sentence not in sentences:  # two people may bear one name
                sentences.append(sentence)
            rows.append(f'{row.rstrip("}")}, quote: "{sentence}"}}')
        fields[field] = rows
    return ". ".join(sentences) + "."


def _when(date: str, number: int) -> str:
    """The date in words, now in this form, now in that."""
    parts = date.split("-")
    if date == "unknown":
        return "vor einiger Zeit"
    if len(parts) == 1:
        return f"im Jahr {date}"
    year, month = parts[0], MONTHS[int(parts[1]) - 1]
    if year == "XXXX":
        return f"an einem {int(parts[2])}. {month}"
    if len(parts) == 2:
        return f"im {month} {year}"
    day = int(parts[2])
    return (f"am {day}. {month} {year}", f"am {day:02}.{parts[1]}.{year}", f"am {day}. {month} {year}")[number // EVERY % 3]
