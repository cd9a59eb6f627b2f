"""Which field a column's heading means: our own names, the words of the field tables, and what
people write above their columns.
"""

from __future__ import annotations

from functools import cache

from chronik.importing.targets import NAME_FIELD, Target, target_of
from chronik.language.patterns import late
from chronik.passages.wordlists import wordset
from chronik.records.kinds import FIELDS_OF
from chronik.records.settings.site import Site

_OTHER = late(r"[^a-z0-9äöüß]+")

# Headings of any kind of record.
_COMMON = {
    "id": "id kennung",
    "summary": "zusammenfassung kurzbeschreibung beschreibung inhalt kurztext",
    "sources": "quelle quellen beleg belege fundstelle quellenangabe nachweis",
    "links": "link links url webseite website internet homepage webadresse internetadresse weblink",
    "aliases": "alias aliase abkürzung abkürzungen kurzform kurzname weiterenamen akronym kürzel",
    "other_names": "früherername früherenamen frühernamen ehemals vorher anderernamen anderename",
    "identifiers.gnd": "gnd gndnummer gndid",
    "identifiers.wikidata": "wikidata wikidataid",
    "identifiers.ror": "ror rorid",
    "identifiers.viaf": "viaf",
    "identifiers.isni": "isni",
    "identifiers.orcid": "orcid",
    "identifiers.geonames": "geonames geonamesid",
    "identifiers.ags": "ags gemeindeschlüssel amtlichergemeindeschlüssel",
}
_LASTING = {
    "kind": "art typ kategorie form rechtsform",
    "places": "ort orte sitz stadt gemeinde ortsname gebiet",
    "founded": "gegründet gründung gründungsjahr gründungsdatum gründungstag entstanden seit",
    "dissolved": "aufgelöst auflösung auflösungsjahr auflösungsdatum ende bis",
    "part_of": "gehörtzu teilvon übergeordnet dachverband träger",
    "succeeded_by": "nachfolger nachfolgerin nachfolge aufgegangenin",
}
_OWN = {
    "events": {
        "title": "titel ereignis veranstaltung bezeichnung überschrift name anlass was betreff",
        "date": "datum wann termin zeitpunkt zeit beginn von anfang anfangsdatum startdatum start"
        " date datumvon",
        "time": "uhrzeit uhr",
        "date.until": "ende bis enddatum schluss datumbis",
        "date.year": "jahr jahreszahl",
        "date.month": "monat",
        "date.day": "tag",
        "kind": "art typ kategorie ereignisart veranstaltungsart artdesereignisses",
        "status": "status stand",
        "format": "format",
        "places": "ort orte wo veranstaltungsort ortsname stadt gemeinde schauplatz place",
        "people": "person personen namen beteiligtepersonen mitwirkende beteiligte anwesende"
        " teilnehmer teilnehmende teilnehmerinnen leute people",
        "organisations": "organisation organisationen veranstalter veranstalterin verein vereine"
        " institution institutionen einrichtung beteiligteorganisationen ausrichter partner",
        "networks": "netzwerk netzwerke bündnis bündnisse allianz",
        "themes": "thema themen schlagwort schlagwörter schlagworte",
        "works": "werk werke buch film",
        "attendance": "teilnehmerzahl anzahl anzahlteilnehmer zahlderteilnehmenden besucherzahl"
        " besucher teilnehmendenzahl gäste zuschauer anzahlpersonen anzahlteilnehmende",
        "series": "reihe veranstaltungsreihe serie",
        "part_of": "teilvon gehörtzu imrahmenvon rahmen",
        "follows": "folgtauf nach",
    },
    "people": {
        "name": "name person vollername namen vorundnachname",
        "name.given": "vorname vornamen rufname",
        "name.family": "nachname familienname zuname",
        "title": "titel akademischertitel grad akademischergrad akadtitel",
        "sort_name": "sortiername sortierung",
        "born": "geboren geburt geburtsdatum geburtstag geburtsjahr geb",
        "died": "gestorben tod todesdatum todestag todesjahr sterbedatum sterbejahr gest",
        "affiliations": "organisation organisationen verein institution arbeitgeber einrichtung"
        " zugehörigkeit mitgliedin firma partei",
        "affiliations.as": "funktion amt position tätigkeit",
        "affiliations.role": "rolle",
        "affiliations.since": "seit von",
        "affiliations.until": "bis",
    },
    "organisations": {
        "name": "name organisation verein bezeichnung titel institution einrichtung firma",
        "members": "mitglieder mitglied mitgliedsorganisationen mitgliedsvereine",
        **_LASTING,
    },
    "networks": {
        "name": "name netzwerk bündnis bezeichnung titel allianz",
        "members": "mitglieder mitglied partner beteiligte mitgliedsorganisationen",
        "themes": "thema themen",
        **_LASTING,
    },
    "works": {
        "title": "titel werk buch film bezeichnung name title",
        "kind": "art typ kategorie gattung werkart",
        "date": "datum erschienen erscheinungsjahr jahr veröffentlicht date",
        "people": "person personen autor autorin autoren autorinnen urheber urheberin regie"
        " verfasser verfasserin mitwirkende beteiligte author",
        "organisations": "organisation organisationen verlag herausgeber herausgeberin institution",
        "networks": "netzwerk netzwerke bündnis",
        "themes": "thema themen schlagwort schlagwörter",
        "part_of": "teilvon gehörtzu reihe band",
    },
    "themes": {"name": "name thema bezeichnung titel", "part_of": "teilvon gehörtzu oberthema"},
    "places": {
        "name": "name ort ortsname bezeichnung titel",
        "kind": "art typ kategorie artdesortes ortsart",
        "part_of": "liegtin teilvon gehörtzu kreis landkreis land bundesland gemeinde",
        "founded": "gegründet gründung gründungsjahr gründungsdatum entstanden gebildet",
        "dissolved": "aufgelöst auflösung auflösungsjahr auflösungsdatum eingemeindet",
        "succeeded_by": "nachfolger nachfolgerin nachfolge aufgegangenin",
        "coordinates": "koordinaten geokoordinaten latlon latlong",
        "coordinates.latitude": "breite breitengrad geographischebreite latitude lat",
        "coordinates.longitude": "länge längengrad geographischelänge longitude lon long lng",
    },
    "sources": {
        "title": "titel quelle bezeichnung überschrift name title",
        "publisher": "herausgeber herausgeberin verlag zeitung zeitschrift medium publikation"
        " herausgegebenvon erschienenin publisher",
        "author": "autor autorin autoren verfasser verfasserin autorinnen author",
        "date": "datum erschienen erscheinungsdatum veröffentlicht publikationsdatum"
        " veröffentlichungsdatum date erscheinungsjahr",
        "date.year": "jahr",
        "kind": "art typ kategorie quellenart medientyp",
        "informant": "zeitzeuge zeitzeugin befragt befragte befragter auskunftvon erzähltvon"
        " interviewte interviewter gesprächspartner gesprächspartnerin",
        "issue": "ausgabe heft nummer heftnummer issue",
        "pages": "seite seiten pages",
        "holder": "archiv bibliothek standort aufbewahrungsort aufbewahrtin lagerort archive",
        "call_number": "signatur bestand archivsignatur aktenzeichen callnumber loc",
        "language": "sprache language",
        "url": "url link webadresse internetadresse fundstelle internet adresseimnetz",
        "archive_url": "archivadresse archiviert archivlink",
        "accessed": "abgerufen abgerufenam abruf abrufdatum zugriff zugriffam letzterzugriff",
        "licence": "lizenz licence license rechte",
    },
}
_CONTACT = wordset(
    "telefon tel telefonnummer handy mobil mobilnummer fax email mail emailadresse mailadresse "
    "anschrift adresse straße strasse hausnummer postanschrift kontakt kontaktdaten iban"
)
# Columns of our own tables that follow from others, and the name each of the rest has here.
_DERIVED = ("_earliest", "_latest", "_precision", "_exactness", "_uncertain", "_approximate")
_RENAMED = {
    "latitude": "coordinates.latitude",
    "longitude": "coordinates.longitude",
    "attendance_upper": "attendance.upper",
    "attendance_qualifier": "attendance.qualifier",
    "attendance_others": "attendance.others",
    "series_number": "series.number",
    "date_others": "date.others",
    "date_as_written": "date.as_written",
    "date_basis": "date.basis",
    "founded_others": "founded.others",
    "dissolved_others": "dissolved.others",
    "source_url": "url",
}


def is_own_table(header: tuple[str, ...]) -> bool:
    """Whether it is one that the site writes under /daten/."""
    return {"id", "url", "name", "version"} <= set(header)


def is_derived(name: str) -> bool:
    """Whether a column of our own table follows from others."""
    return name in ("url", "version") or name.endswith(_DERIVED)


def own_target(kind: str, name: str) -> Target | None:
    """What a column of our own table fills."""
    return None if is_derived(name) else target_of(kind, _RENAMED.get(name, name))


def is_contact(heading: str) -> bool:
    return folded_heading(heading) in _CONTACT


def folded_heading(heading: str) -> str:
    return _OTHER.sub("", heading.casefold())


@cache
def _headings(kind: str) -> dict[str, Target]:
    """Every known heading, folded; what the kind says of its own goes before what is common."""
    found: dict[str, Target] = {}
    said = {**_OWN[kind], **{k: v for k, v in _COMMON.items() if k not in _OWN[kind]}}
    for typed, headings in said.items():
        target = target_of(kind, typed)
        if target:
            found |= {h: target for h in headings.split() if h not in found}
    for name, field in FIELDS_OF[kind].fields.items():
        target = target_of(kind, name)
        words = field.words
        for end in (";", ",", ":", "("):
            words = words.partition(end)[0]
        if target:
            found.setdefault(folded_heading(name), target)
            found.setdefault(folded_heading(words), target)
    return found


def heading_target(kind: str, heading: str) -> Target | None:
    """What a heading means; None where that is not known."""
    folded = folded_heading(heading)
    typed = target_of(kind, heading.strip())
    known = typed or _headings(kind).get(folded)
    if known is None and folded == "titel":
        return Target(NAME_FIELD[kind])
    return known


def role_of_heading(site: Site, heading: str) -> str:
    """The role that a heading tells („Moderation“); "" for none or for several."""
    folded = folded_heading(heading)
    found = set()
    for word, term in site.vocabularies.get("roles", {}).items():
        if folded in (folded_heading(word), folded_heading(term.label)):
            return word
        stems = [folded_heading(stem) for stem in term.words]
        if any(len(stem) > 4 and folded.startswith(stem) for stem in stems):
            found.add(word)
    return found.pop() if len(found) == 1 else ""
