"""LIESMICH.txt: what an archivist needs to know, in German. Its commands are run by a test."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from chronik.deposit.giving import MADE_BY, GivenText, Giving
from chronik.words.german import counted

_HEAD = """\
{title}
{line}

Das ist ein Archivpaket: eine Chronik mit allem, woraus sie besteht. Es lässt sich
ohne das Programm lesen, mit dem es gemacht wurde.

Fassung:             {version}
Letzte Bearbeitung:  {day}
{about}Umfang:              {count}
Gemacht mit:         {program}


WAS WO LIEGT
(alle Wege von dem Ordner aus, in dem diese Datei liegt)

  website/            Die Website, wie sie veröffentlicht wird. Sie beginnt mit
                      website/index.html; .chronik.json darin nennt ihre Dateien.
  chronik/content/    Die Einträge selbst, je Eintrag eine Textdatei, und
                      site.yaml mit den Einstellungen. Daneben die Bilder, wie sie
                      eingereicht wurden: mit dem, was die Kamera notiert hat.
{texts}  chronik/history.json
                      Wann jeder Eintrag zuletzt bearbeitet wurde.
  stellen/            Jede Stelle einer Quelle, die eine Angabe belegt, als
                      W3C Web Annotations (JSON-LD).
  programm/           Das Programm, das aus chronik/ die Website baut (Python),
                      mit der Liste der Bibliotheken, die es braucht, und seiner
                      Lizenz.
  CITATION.cff        Wie die Chronik zitiert wird.
  ro-crate-metadata.json
                      Was hier liegt, für Maschinen beschrieben (RO-Crate 1.1).
"""
_TEXTS = """\
  chronik/seeds/      Der Wortlaut der Quellen, die ganz gezeigt werden dürfen.
"""
_LOOKS = """\
  chronik/templates/, chronik/assets/
                      Was diese Chronik an ihrem Aussehen selbst gestaltet hat.
"""
_OPEN = """\

Alles in diesem Paket darf öffentlich sein.
"""
_CLOSED = """\
  nicht-oeffentlich/  Texte, die nicht öffentlich sind: siehe unten.


WAS NICHT ÖFFENTLICH IST

Der Ordner nicht-oeffentlich/ ist nur zur Aufbewahrung da. Er enthält den ganzen
Wortlaut von Quellen, von denen die Chronik nur die zitierten Stellen zeigt: Ihre
Rechte gehören anderen. Bitte nicht zugänglich machen, solange diese Rechte
bestehen. Alles außerhalb dieses Ordners darf öffentlich sein.

"""
_READING = """

OHNE DAS PROGRAMM LESEN

Die Website: website/ auf einen beliebigen Webserver legen, oder im Ordner dieser
Datei eingeben und dann http://127.0.0.1:8000/ aufrufen:

    python3 -m http.server --bind 127.0.0.1 --directory website

Jede Seite ist auch ohne JavaScript vollständig; nur Suche und Filter brauchen es.
Alle Angaben als Tabellen liegen in website/daten/ (CSV und JSON, beschrieben in
datapackage.json).

Die Einträge: Textdateien in UTF-8. Zwischen den Zeilen „---“ stehen die Angaben
(YAML), darunter der Text (Markdown); Dateien auf .yaml haben nur Angaben. Der
Dateiname ist die Kennung, über die andere Einträge verweisen. Daten sind in EDTF
geschrieben (ISO 8601-2). „quote“ ist ein wörtliches Zitat, „source“ die Quelle.

Die Stellen: In stellen/annotationen.jsonld steht zu jedem Zitat, welche Datei es
belegt (source), seine Wörter (exact) und von wo bis wo es in ihr steht (start,
end: gezählt in Unicode-Zeichen ab 0, ein BOM am Anfang nicht mitgezählt).


PRÜFEN, OB NOCH ALLES HEIL IST

Das Paket folgt BagIt 1.0 (RFC 8493). Im Ordner darüber, wo bagit.txt liegt:

    sha256sum --check --quiet manifest-sha256.txt
    sha256sum --check --quiet tagmanifest-sha256.txt

Ohne eine Ausgabe ist alles, wie es war. Gleiches geht mit sha512sum.


DIE WEBSITE NEU BAUEN

Mit Python 3.11 oder neuer, im Ordner dieser Datei. Gebaut wird in einem anderen
Ordner, damit das Paket bleibt, wie es ist. Die Zeile mit „pip“ holt die
Bibliotheken, festgehalten mit Prüfsummen; ohne Netz müssen sie schon da sein.

    mkdir /tmp/neu
    cp -R {parts} /tmp/neu/
    cp programm/chronik/requirements.lock /tmp/neu/
    python3 -m venv /tmp/neu/umgebung
    (cd /tmp/neu && umgebung/bin/pip install --require-hashes -r requirements.lock)
    (cd /tmp/neu && PYTHONPATH=programm umgebung/bin/python -m chronik build {options})
    diff -r website /tmp/neu/website

Sagt die letzte Zeile nichts, ist die gebaute Website Byte für Byte die in diesem
Paket.{needs}


RECHTE

{rights}
"""
_NEEDS = """
Ohne nicht-oeffentlich/ geht es nicht: Das Programm prüft jedes Zitat am Text."""


def archive_letter(giving: Giving, *, has_look: bool) -> bytes:
    """`has_look`: whether there are templates or assets of the chronicle's own."""
    closed = _CLOSED + "".join(map(_text, giving.withheld)) if giving.withheld else _OPEN
    text = "".join((_head(giving), _LOOKS if has_look else "", closed, _rest(giving)))
    return text.encode()


def _head(giving: Giving) -> str:
    site = giving.site
    about = (
        ("Herausgegeben von:", site.publisher),
        ("Adresse:", site.root),
        ("Commit:", giving.commit),
    )
    return _HEAD.format(
        title=site.title,
        line="=" * len(site.title),
        version=giving.version,
        day=giving.day_in_words,
        about="".join([f"{label:<21}{value}\n" for label, value in about if value]),
        count=counted(len(giving.chronicle.entries), "Eintrag", "Einträge"),
        program=MADE_BY,
        texts=_TEXTS if any(text.is_public for text in giving.texts) else "",
    )


def _text(text: GivenText) -> str:
    names = "; ".join([f"„{source.name}“" for source in text.sources])
    return f"  {text.path}\n    {names or 'zu keiner Quelle der Chronik'}\n"


def _rest(giving: Giving) -> str:
    closed = ["nicht-oeffentlich/seeds"] if giving.withheld else []
    return _READING.format(
        parts=" ".join(["chronik/.", "programm", *closed]),
        options=shlex.join(_options(giving)),
        needs=_NEEDS if closed else "",
        rights="\n".join(_rights(giving)),
    )


def _options(giving: Giving) -> Iterator[str]:
    yield from ("--history", "history.json", "--output", "website", "--no-cache")
    if giving.base_url:
        yield from ("--base-url", giving.base_url)
    if not giving.search:
        yield "--no-search"


def _rights(giving: Giving) -> Iterator[str]:
    yield f"Eigene Texte der Chronik: {giving.site.licence or 'keine Lizenz angegeben'}"
    yield "Texte der Quellen: gehören denen, die sie veröffentlicht haben; was bekannt ist:"
    for text in giving.texts:
        for source in text.sources:
            holder = source.facts.publisher or source.facts.author
            known = ", ".join(filter(None, (holder, source.facts.licence)))
            yield f"  {text.path}: {known or 'nichts angegeben'}"
    yield "Bilder: Lizenz und Urheber stehen bei jedem Bild im Eintrag (licence, credit)."
    yield "Programm: MIT (programm/chronik/LICENSE)."
