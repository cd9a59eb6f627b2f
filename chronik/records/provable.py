"""What can need a quote: the words that `evidence: required` of site.yaml can name."""

from __future__ import annotations

from chronik.language.tuples import NamedTuple


class Provable(NamedTuple):
    """What can need a quote, in the words of all who speak of it."""

    name: str  # in site.yaml's `evidence.required`
    fields: tuple[str, ...]  # that state it
    noun: str  # „Datum“
    lacking: str  # „Für … fehlt der Beleg.“
    demand: str  # „… muss belegt sein“, for readers
    meaning: str  # for editors


PROVABLE = (
    Provable(
        name="event.date",
        fields=("event.date",),
        noun="Datum",
        lacking="das Datum",
        demand="das Datum eines Ereignisses",
        meaning="Datum eines Ereignisses",
    ),
    Provable(
        name="event.time",
        fields=("event.time",),
        noun="Uhrzeit",
        lacking="die Uhrzeit",
        demand="die Uhrzeit eines Ereignisses",
        meaning="Uhrzeit eines Ereignisses",
    ),
    Provable(
        name="event.attendance",
        fields=("event.attendance",),
        noun="Zahl der Teilnehmenden",
        lacking="die Zahl der Teilnehmenden",
        demand="die Zahl der Teilnehmenden",
        meaning="Zahl der Teilnehmenden",
    ),
    Provable(
        name="event.format",
        fields=("event.format",),
        noun="Format",
        lacking="das Format",
        demand="das Format eines Ereignisses",
        meaning="Format eines Ereignisses",
    ),
    Provable(
        name="event.places",
        fields=("event.places",),
        noun="Ort",
        lacking="den Ort",
        demand="der Ort eines Ereignisses",
        meaning="Ort eines Ereignisses",
    ),
    Provable(
        name="event.networks",
        fields=("event.networks",),
        noun="Netzwerk",
        lacking="das Netzwerk",
        demand="die Zuordnung zu einem Netzwerk",
        meaning="Netzwerk, zu dem ein Ereignis gehört",
    ),
    Provable(
        name="event.themes",
        fields=("event.themes",),
        noun="Thema",
        lacking="das Thema",
        demand="die Zuordnung eines Ereignisses zu einem Thema",
        meaning="Thema, zu dem ein Ereignis gehört",
    ),
    Provable(
        name="network.themes",
        fields=("network.themes",),
        noun="Thema",
        lacking="das Thema",
        demand="die Zuordnung eines Netzwerks zu einem Thema",
        meaning="Thema, zu dem ein Netzwerk gehört",
    ),
    Provable(
        name="event.works",
        fields=("event.works",),
        noun="Werk",
        lacking="das Werk",
        demand="um welches Werk es bei einem Ereignis ging",
        meaning="Werk, um das es bei einem Ereignis geht",
    ),
    Provable(
        name="event.series",
        fields=("event.series",),
        noun="Reihe",
        lacking="die Reihe",
        demand="die Reihe eines Ereignisses",
        meaning="Reihe, zu der ein Ereignis gehört",
    ),
    Provable(
        name="participation",
        fields=("event.organisations", "event.people"),
        noun="Beteiligung",
        lacking="die Beteiligung",
        demand="jede Beteiligung",
        meaning="Beteiligung einer Person oder Organisation an einem Ereignis",
    ),
    Provable(
        name="membership",
        fields=("network.members", "organisation.members"),
        noun="Mitgliedschaft",
        lacking="die Mitgliedschaft",
        demand="jede Mitgliedschaft",
        meaning="Mitgliedschaft in einem Netzwerk oder einer Organisation",
    ),
    Provable(
        name="affiliation",
        fields=("person.affiliations",),
        noun="Zugehörigkeit",
        lacking="die Zugehörigkeit",
        demand="jede Zugehörigkeit",
        meaning="Zugehörigkeit einer Person",
    ),
    Provable(
        name="relation",
        fields=("person.relations",),
        noun="Beziehung",
        lacking="die Beziehung",
        demand="jede Beziehung zwischen Personen",
        meaning="Beziehung einer Person zu einer anderen",
    ),
    Provable(
        name="person.born",
        fields=("person.born",),
        noun="Geburt",
        lacking="die Geburt",
        demand="die Geburt einer Person",
        meaning="Geburt einer Person",
    ),
    Provable(
        name="person.died",
        fields=("person.died",),
        noun="Tod",
        lacking="den Tod",
        demand="der Tod einer Person",
        meaning="Tod einer Person",
    ),
    Provable(
        name="other_name",
        fields=(
            "person.other_names",
            "organisation.other_names",
            "network.other_names",
            "place.other_names",
        ),
        noun="Name",
        lacking="den Namen",
        demand="jeder frühere oder spätere Name",
        meaning="früherer oder späterer Name",
    ),
    Provable(
        name="organisation.founded",
        fields=("organisation.founded",),
        noun="Gründung",
        lacking="die Gründung",
        demand="die Gründung einer Organisation",
        meaning="Gründung einer Organisation",
    ),
    Provable(
        name="organisation.dissolved",
        fields=("organisation.dissolved",),
        noun="Auflösung",
        lacking="die Auflösung",
        demand="die Auflösung einer Organisation",
        meaning="Auflösung einer Organisation",
    ),
    Provable(
        name="network.founded",
        fields=("network.founded",),
        noun="Gründung",
        lacking="die Gründung",
        demand="die Gründung eines Netzwerks",
        meaning="Gründung eines Netzwerks",
    ),
    Provable(
        name="network.dissolved",
        fields=("network.dissolved",),
        noun="Auflösung",
        lacking="die Auflösung",
        demand="die Auflösung eines Netzwerks",
        meaning="Auflösung eines Netzwerks",
    ),
    Provable(
        name="work.date",
        fields=("work.date",),
        noun="Datum",
        lacking="das Datum",
        demand="das Datum eines Werkes",
        meaning="Datum eines Werkes",
    ),
    Provable(
        name="contribution",
        fields=("work.people", "work.organisations"),
        noun="Beteiligung",
        lacking="die Beteiligung",
        demand="wer an einem Werk beteiligt war",
        meaning="Beteiligung einer Person oder Organisation an einem Werk",
    ),
    Provable(
        name="work.networks",
        fields=("work.networks",),
        noun="Netzwerk",
        lacking="das Netzwerk",
        demand="die Zuordnung eines Werkes zu einem Netzwerk",
        meaning="Netzwerk, aus dem ein Werk kommt",
    ),
    Provable(
        name="work.themes",
        fields=("work.themes",),
        noun="Thema",
        lacking="das Thema",
        demand="die Zuordnung eines Werkes zu einem Thema",
        meaning="Thema, zu dem ein Werk gehört",
    ),
    Provable(
        name="place.part_of",
        fields=("place.part_of",),
        noun="Teil von",
        lacking="das Gebiet",
        demand="in welchem Gebiet ein Ort liegt",
        meaning="Gebiet, in dem ein Ort liegt",
    ),
    Provable(
        name="place.founded",
        fields=("place.founded",),
        noun="Gründung",
        lacking="die Gründung",
        demand="die Gründung eines Ortes",
        meaning="Gründung eines Ortes",
    ),
    Provable(
        name="place.dissolved",
        fields=("place.dissolved",),
        noun="Auflösung",
        lacking="die Auflösung",
        demand="die Auflösung eines Ortes",
        meaning="Auflösung eines Ortes",
    ),
)
