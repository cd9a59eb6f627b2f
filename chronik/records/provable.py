"""What can need a quote: the words that site.yaml's `evidence: required` can name, each said once
for all who speak of it.
"""

from __future__ import annotations

from typing import NamedTuple


class Provable(NamedTuple):
    """What can need a quote: its name in site.yaml's `evidence.required`, the fields that state it,
    and its German words.
    """

    name: str
    fields: tuple[str, ...]
    noun: str  # „Datum“
    lacking: str  # „Für … fehlt der Beleg.“
    demand: str  # „… muss belegt sein“, for readers
    meaning: str  # for editors


PROVABLE = (
    Provable(
        "event.date",
        ("event.date",),
        "Datum",
        "das Datum",
        "das Datum eines Ereignisses",
        "Datum eines Ereignisses",
    ),
    Provable(
        "event.attendance",
        ("event.attendance",),
        "Zahl der Teilnehmenden",
        "die Zahl der Teilnehmenden",
        "die Zahl der Teilnehmenden",
        "Zahl der Teilnehmenden",
    ),
    Provable(
        "event.format",
        ("event.format",),
        "Form",
        "die Form",
        "die Form eines Ereignisses",
        "Form eines Ereignisses",
    ),
    Provable(
        "event.places",
        ("event.places",),
        "Ort",
        "den Ort",
        "der Ort eines Ereignisses",
        "Ort eines Ereignisses",
    ),
    Provable(
        "event.networks",
        ("event.networks",),
        "Netzwerk",
        "das Netzwerk",
        "die Zuordnung zu einem Netzwerk",
        "Netzwerk, zu dem ein Ereignis gehört",
    ),
    Provable(
        "event.series",
        ("event.series",),
        "Reihe",
        "die Reihe",
        "die Reihe eines Ereignisses",
        "Reihe, zu der ein Ereignis gehört",
    ),
    Provable(
        "participation",
        ("event.organisations", "event.people"),
        "Beteiligung",
        "die Beteiligung",
        "jede Beteiligung",
        "Beteiligung einer Person oder Organisation an einem Ereignis",
    ),
    Provable(
        "membership",
        ("network.members",),
        "Mitgliedschaft",
        "die Mitgliedschaft",
        "jede Mitgliedschaft",
        "Mitgliedschaft in einem Netzwerk",
    ),
    Provable(
        "affiliation",
        ("person.affiliations",),
        "Zugehörigkeit",
        "die Zugehörigkeit",
        "jede Zugehörigkeit",
        "Zugehörigkeit einer Person",
    ),
    Provable(
        "other_name",
        ("person.other_names", "organisation.other_names", "network.other_names"),
        "Name",
        "den Namen",
        "jeder frühere oder spätere Name",
        "früherer oder späterer Name",
    ),
    Provable(
        "organisation.founded",
        ("organisation.founded",),
        "Gründung",
        "die Gründung",
        "die Gründung einer Organisation",
        "Gründung einer Organisation",
    ),
    Provable(
        "organisation.dissolved",
        ("organisation.dissolved",),
        "Auflösung",
        "die Auflösung",
        "die Auflösung einer Organisation",
        "Auflösung einer Organisation",
    ),
    Provable(
        "network.founded",
        ("network.founded",),
        "Gründung",
        "die Gründung",
        "die Gründung eines Netzwerks",
        "Gründung eines Netzwerks",
    ),
    Provable(
        "network.dissolved",
        ("network.dissolved",),
        "Auflösung",
        "die Auflösung",
        "die Auflösung eines Netzwerks",
        "Auflösung eines Netzwerks",
    ),
)
