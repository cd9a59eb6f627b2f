"""What the fields of a form are called, in a word or two. A field that is not here is called by the
beginning of what the table says of it.
"""

from __future__ import annotations

from chronik.language.patterns import late
from chronik.records.fields.table import Field
from chronik.records.kinds.source import SOURCE_KINDS

_LABELS = {
    "accessed": "Abgerufen am",
    "affiliations": "Zugehörigkeiten",
    "aliases": "Weitere Namen",
    "alt": "Was zu sehen ist",
    "archive_url": "Archivierte Fassung",
    "as": "Funktion",
    "as_written": "So steht es im Text",
    "attendance": "Teilnehmende",
    "attested": "Belegt am",
    "author": "Verfasst von",
    "authors": "Eintrag verfasst von",
    "autolink": "Namen verlinken",
    "basis": "Worauf es beruht",
    "calendar": "Kalender",
    "call_number": "Signatur",
    "caption": "Bildunterschrift",
    "colour": "Farbe",
    "column": "Spalte",
    "coordinates": "Koordinaten",
    "credit": "Wer es gemacht hat",
    "date": "Datum",
    "decorative": "Schmückt nur",
    "dissolved": "Aufgelöst",
    "file": "Datei",
    "follows": "Folgt auf",
    "for": "Für wen",
    "format": "Format",
    "former_ids": "Frühere Kennungen",
    "founded": "Gegründet",
    "holder": "Aufbewahrt in",
    "identifiers": "Normdaten",
    "image": "Bild",
    "images": "Bilder",
    "informant": "Auskunft von",
    "issue": "Ausgabe",
    "kind": "Art",
    "language": "Sprache",
    "leaf": "Blatt",
    "licence": "Lizenz",
    "links": "Im Netz",
    "members": "Mitglieder",
    "menu": "Platz im Menü",
    "name": "Name",
    "network": "Netzwerk",
    "networks": "Netzwerke",
    "note": "Anmerkung",
    "number": "Nummer",
    "organisation": "Organisation",
    "organisations": "Organisationen",
    "other_names": "Frühere Namen",
    "page": "Seite",
    "pages": "Seiten",
    "part_of": "Gehört zu",
    "people": "Personen",
    "person": "Person",
    "place": "Ort",
    "places": "Orte",
    "preferred": "Zuerst zeigen",
    "publish": "Was gezeigt wird",
    "publisher": "Veröffentlicht von",
    "qualifier": "Zusatz",
    "quote": "Beleg im Wortlaut",
    "quotes": "Mehrfach gebrauchte Zitate",
    "reason": "Begründung",
    "relations": "Beziehungen",
    "result": "Ergebnis",
    "role": "Rolle",
    "scan": "Bilder der Seiten",
    "searched": "Gesucht, nicht gefunden",
    "series": "Reihe",
    "set_aside": "Nicht verknüpfte Namen",
    "sha256": "Prüfsumme",
    "sign": "Zeichen",
    "since": "Seit",
    "sort_name": "Sortieren nach",
    "source": "Quelle",
    "sources": "Quellen",
    "status": "Stand",
    "succeeded_by": "Nachfolge",
    "summary": "Zusammenfassung",
    "theme": "Thema",
    "themes": "Themen",
    "work": "Werk",
    "works": "Werke",
    "title": "Titel",
    "until": "Bis",
    "upper": "Bis (Zahl)",
    "url": "Adresse",
    "value": "Wert",
    "when": "Wann",
    "where": "Wo",
    "words": "Texterkennung",
}
# What words of a fixed choice mean.
_OPTIONS = {
    "text": "aus dem Text",
    "publication": "aus dem Erscheinungstag",
    "inferred": "erschlossen",
    "editorial": "Entscheidung der Redaktion",
    "excerpts": "nur die belegten Stellen",
    "julian": "julianisch",
    "gregorian": "gregorianisch",
    "full": "der ganze Text",
    "blue": "Blau",
    "teal": "Blaugrün",
    "green": "Grün",
    "olive": "Oliv",
    "orange": "Orange",
    "red": "Rot",
    "pink": "Rosa",
    "violet": "Violett",
    **SOURCE_KINDS,
}


def field_label(field: Field) -> str:
    """What the field is called."""
    words = field.words
    for mark in ";:,(":
        words = words.partition(mark)[0]
    words = words.strip()
    return _LABELS.get(field.name) or words[:1].upper() + words[1:]


_HELP = {
    "autolink": "Ob Namen in diesem Text von selbst zu Verweisen werden",
    "decorative": "Ob das Bild nur schmückt und nichts sagt",
    "preferred": "Ob diese von mehreren widersprüchlichen Angaben zuerst gezeigt wird",
}
_JARGON = late(r"„[a-z_/.\d]+“|\b(?:true|false|inferred|editorial|excerpts|url|title|role)\b|[{}]")


def help_of(field: Field) -> str:
    """What the table says of the field, without what only matters in a file."""
    if field.name in _HELP:
        return _HELP[field.name]
    clauses = [part.strip() for part in field.words.split(";")]
    return "; ".join(part for part in clauses if not _JARGON.search(part))


def option_label(word: str) -> str:
    """What a word of a fixed choice is called."""
    return _OPTIONS.get(word, word)
