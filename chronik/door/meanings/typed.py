"""Messages about files, and about what is typed in them.

Codes that share a cause stand together.
"""

from __future__ import annotations

OF_FILES = {
    ("yaml",): (
        "Der Kopf lässt sich nicht lesen.",
        "Einrückung, Doppelpunkte und Anführungszeichen in dieser Zeile und der davor prüfen.",
    ),
    ("front-matter-missing", "front-matter-open"): (
        "Einer `.md`-Datei fehlt die Zeile `---` vor oder nach dem Kopf.",
        "Die Zeile ergänzen.",
    ),
    ("invisible",): (
        "Da steht ein Zeichen, das niemand sieht, oft aus Word oder einer Webseite kopiert: im "
        "Kopf, in einem Namen, oder eines, das Programmen etwas befiehlt.",
        "An der genannten Stelle neu tippen.",
    ),
    ("text-cut",): (
        "In einem Text ohne Anführungszeichen steht „ #“; was folgt, wäre eine Bemerkung und "
        "fehlte.",
        "Den Text in Anführungszeichen setzen.",
    ),
    ("too-long",): (
        "Etwas ist länger, als chronik liest: eine Datei, ein Titel, eine Liste, ein Zitat.",
        "Aufteilen oder kürzen; siehe [Grenzen](redaktion.md#grenzen).",
    ),
    ("merge-conflict",): (
        "In der Datei stehen noch die Zeilen, mit denen git zwei Fassungen nebeneinander zeigt.",
        "Die richtige Fassung stehen lassen, alle Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>` "
        "löschen.",
    ),
    ("empty-file",): ("In der Datei steht nichts.", "Füllen, oder löschen."),
    ("file-name",): (
        "Der Dateiname ist keine Kennung.",
        "Umbenennen, wie die Meldung vorschlägt.",
    ),
    ("unknown-folder", "unknown-file", "misplaced-file", "not-a-file"): (
        "Eine Datei liegt falsch, hat eine andere Endung oder ist gar keine.",
        "In den Ordner ihrer Art verschieben; Endung `.md` oder `.yaml`, bei Bildern `.jpg`, "
        "`.jpeg`, `.png` oder `.webp`.",
    ),
    ("unreadable",): (
        "Das System gibt die Datei nicht her, oder sie ist eine Verknüpfung: der folgt chronik "
        "nicht.",
        "Die Datei selbst hierher kopieren; prüfen, ob Sie sie lesen dürfen.",
    ),
    ("duplicate-id",): ("Zwei Dateien haben dieselbe Kennung.", "Eine umbenennen."),
    ("reserved-id",): (
        "Eine Seite heißt wie ein Bereich der Website.",
        "Einen anderen Namen wählen.",
    ),
    ("unknown-key",): (
        "Eine Angabe gibt es nicht, oft ein Tippfehler.",
        "Den vorgeschlagenen Namen verwenden.",
    ),
    ("missing-field", "empty-value", "duplicate-key"): (
        "Eine Angabe fehlt, ist leer oder steht zweimal da.",
        "Ergänzen, füllen oder löschen.",
    ),
    ("wrong-type",): (
        "Der Wert hat die falsche Form, etwa Text statt Zahl.",
        "Schreiben, wie die Meldung zeigt.",
    ),
    ("date",): (
        "Das ist kein Datum, wie es hier geschrieben wird.",
        "Die vorgeschlagene Schreibweise verwenden; siehe [Daten](redaktion.md#daten).",
    ),
    ("date-window",): (
        "Das Datum liegt außerhalb der Jahre, die `years` in `site.yaml` nennt.",
        "Das Jahr prüfen.",
    ),
    ("date-order",): (
        "Zwei Daten widersprechen sich, etwa Mitglied vor der Gründung, oder ein Ereignis liegt "
        "vor dem, worauf es folgt.",
        "Eines berichtigen, oder das, was beide verbindet. Ein unsicheres mit `?`, ein ungefähres "
        "mit `~` schreiben.",
    ),
    ("time-of-day",): (
        "Eine Uhrzeit steht bei einem Datum, das kein Tag ist, oder in den Angaben des Datums; "
        "oder etwas folgt auf ein Ereignis desselben Tages, das später begann.",
        "Das Datum auf den Tag genau schreiben oder `time` weglassen; `time` in eine eigene Zeile; "
        "oder eine der Uhrzeiten berichtigen.",
    ),
    ("source-older",): (
        "Die Quelle einer Angabe ist älter als das Ereignis.",
        "Ein Datum berichtigen. Stimmt beides (ein Gesetz legte den Tag fest): bei der Angabe "
        "`note`, `reason` oder `basis`. Bei einem nur angekündigten Ereignis: "
        "`status: announced`.",
    ),
    ("weekday",): (
        "Im Wortlaut steht ein anderer Wochentag als beim Datum.",
        "Berichtigen; irrt die Quelle, in `reason` sagen, worin.",
    ),
    ("date-proposal",): (
        "Der Wochentag im Wortlaut verrät die möglichen Jahre.",
        "Vorschlag prüfen und übernehmen, oder in `reason` sagen, warum nicht.",
    ),
    ("contradiction",): (
        "Angaben widersprechen sich, und keine ist bevorzugt.",
        "Siehe [Wenn sich Quellen widersprechen](redaktion.md#wenn-sich-quellen-widersprechen).",
    ),
    ("unknown-word",): (
        "Dieses Wort für eine Art, eine Rolle, ein Format oder einen Stand ist nicht festgelegt.",
        "Das vorgeschlagene nehmen oder in `site.yaml` ergänzen; siehe [Vokabulare festlegen]"
        "(redaktion.md#vokabulare-festlegen).",
    ),
    ("unknown-id",): (
        "Es gibt keinen Eintrag mit dieser Kennung. Jeder fehlende Eintrag steht einmal da, mit "
        "allen Stellen, die ihn nennen.",
        "Berichtigen oder den Eintrag anlegen, wie die Meldung zeigt.",
    ),
    ("ambiguous-id",): (
        "Mehrere Einträge haben diese Kennung.",
        "Mit der Art davor schreiben: `[[networks/…]]`.",
    ),
    ("ambiguous-name",): (
        "Zwei Einträge heißen gleich, der Name wurde nicht verlinkt.",
        "Den Link selbst setzen: `[[people/…|Name]]`.",
    ),
    ("autolink-idle",): (
        "`autolink: false` steht bei einem Eintrag ohne Text, dessen Name nie zum Link wird.",
        "Die Zeile löschen.",
    ),
    ("body-markup",): (
        "Im Text steht ein Zeichen eines anderen Programms, das hier nichts bewirkt.",
        "Schreiben, wie die Meldung zeigt.",
    ),
    ("body-lost",): (
        "Worte im Text erschienen nicht auf der Seite.",
        "An eine Stelle setzen, an der sie gelesen werden.",
    ),
    ("body-link",): (
        "Ein Verweis im Text ist nicht vollständig.",
        '`[[kennung]]`, `[@quelle "Zitat"]` oder `[@quelle S. 12]` schreiben.',
    ),
    ("selection",): (
        "Ein Kasten (Zeitleiste, Liste, Karte) im Text ist nicht vollständig oder steht an einer "
        "falschen Stelle.",
        "Siehe [Themen und Überblicke](redaktion.md#themen-und-überblicke).",
    ),
    ("selection-empty",): (
        "Zu einem Kasten gibt es kein Ereignis.",
        "Weniger verlangen oder den Kasten löschen.",
    ),
    ("image-missing", "image-name", "image-unlisted"): (
        "Das Bild liegt nicht neben dem Eintrag oder steht nicht in seiner Liste.",
        "In den Ordner des Eintrags legen und unter `images` nennen.",
    ),
    ("image-alt",): ("Dem Bild fehlt der Alternativtext.", "In `alt` sagen, was zu sehen ist."),
    ("image-broken", "image-type", "image-large"): (
        "Die Datei ist kein Bild, das gezeigt werden kann, oder zu groß.",
        "Als JPEG, PNG oder WebP neu speichern oder verkleinern; eine Aufnahme kleiner speichern.",
    ),
    ("recording-missing",): (
        "Die Aufnahme liegt nicht neben der Quelle, die sie nennt.",
        "In den Ordner der Quelle legen oder den Namen berichtigen.",
    ),
    ("recording-unused",): (
        "Neben den Quellen liegt eine Aufnahme, die keine nennt.",
        "In einer Quelle unter `recording` nennen oder löschen.",
    ),
    ("image-inline", "image-duplicate"): (
        "Das Bild steht mitten in einem Satz oder zweimal in der Liste.",
        "In eine eigene Zeile setzen; einen Punkt löschen.",
    ),
    ("image-area",): (
        "Die Stelle, an der jemand auf dem Bild zu sehen ist, liegt nicht im Bild.",
        "In Prozent des Bildes angeben: links, oben, Breite, Höhe.",
    ),
    ("image-shown",): (
        "Auf einem Bild steht jemand zweimal, oder zwei an derselben Stelle.",
        "Einen der beiden Punkte löschen oder berichtigen.",
    ),
    ("image-unused",): (
        "Kein Eintrag zeigt diese Bilddatei.",
        "Unter `images` nennen oder löschen.",
    ),
}
