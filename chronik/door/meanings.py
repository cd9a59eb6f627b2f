"""What each kind of message means and what to do about it, for the handbook and `explain`.

A code is what stands in brackets behind „Fehler“ or „Warnung“. Those of `_TOGETHER` share a cause.
"""

from __future__ import annotations

from chronik.language.tuples import NamedTuple


class Meaning(NamedTuple):
    what: str
    cure: str


_TOGETHER = {
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
    ("empty-file",): (
        "In der Datei steht nichts.",
        "Füllen, zum Beispiel mit dem, was `new` schreibt, oder löschen.",
    ),
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
        '`[[kennung]]` oder `[@quelle "Zitat"]` schreiben.',
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
        "Als JPEG, PNG oder WebP neu speichern oder verkleinern.",
    ),
    ("image-inline", "image-duplicate"): (
        "Das Bild steht mitten in einem Satz oder zweimal in der Liste.",
        "In eine eigene Zeile setzen; einen Punkt löschen.",
    ),
    ("image-unused",): (
        "Kein Eintrag zeigt diese Bilddatei.",
        "Unter `images` nennen oder löschen.",
    ),
    ("quote-missing",): (
        "Das Zitat steht so nicht in der Quelle.",
        "Mit der gezeigten Stelle vergleichen; aus der Quelle kopieren. `⟦ ⟧` zeigt, was dort "
        "anders ist.",
    ),
    ("quote-ambiguous", "quote-short"): (
        "Das Zitat passt mehrmals oder ist zu kurz.",
        "Um Wörter davor oder danach verlängern.",
    ),
    ("quote-unknown",): (
        "Unter `quotes` steht kein Zitat mit diesem Namen.",
        "Den Namen berichtigen, oder ihn dort mit dem Zitat ergänzen.",
    ),
    ("quote-unused",): (
        "Ein Zitat unter `quotes` wird nirgends gebraucht.",
        "Mit `quote: name` bei einer Angabe nennen, oder die Zeile löschen.",
    ),
    ("quote-sources",): (
        "Das Zitat steht in mehreren Quellen des Eintrags.",
        'Mit `source: kennung` sagen, welche gemeint ist; im Text `[@kennung "…"]`.',
    ),
    ("name-long",): (
        "Der Name der Datei ist so lang, dass Windows sie vielleicht nicht öffnen kann.",
        "Kürzen; bei einem Eintrag die alte Kennung unter `former_ids` nennen.",
    ),
    ("quote-order",): ("Die Teile um `[…]` stehen in anderer Reihenfolge.", "Umstellen."),
    ("quote-required",): (
        "Für diese Angabe fehlt das Zitat.",
        "`quote: …` ergänzen, bei einem einfachen Wert in der langen Form.",
    ),
    ("quote-sourceless", "quote-unverifiable"): (
        "Das Zitat hat keine Quelle, oder ihr Wortlaut ist nicht gespeichert.",
        "`sources` ergänzen; den Wortlaut unter `seeds/` ablegen.",
    ),
    ("claim-disagrees",): (
        "Das Zitat sagt etwas anderes, als angegeben ist, oder nichts davon.",
        "Siehe [Sagt das Zitat, was wir behaupten?]"
        "(redaktion.md#sagt-das-zitat-was-wir-behaupten).",
    ),
    ("claim-coarser",): (
        "Das Zitat ist genauer als die Angabe.",
        "So genau angeben wie die Quelle.",
    ),
    ("role-unsaid",): (
        "Kein Wort im Zitat spricht für die Rolle.",
        "Mehr zitieren, eine andere Rolle wählen oder in `reason` sagen, woraus sie hervorgeht.",
    ),
    ("wording-missing",): (
        "Was in `as_written` oder `as` steht, steht so nicht beim Zitat.",
        "Aus der Quelle kopieren; eigene Worte gehören in `note`.",
    ),
    ("reason-missing",): (
        "`preferred`, `inferred` und `editorial` brauchen einen Grund.",
        "`reason: …` ergänzen.",
    ),
    ("seed-missing",): (
        "Den Text, den eine Quelle unter `file` nennt, gibt es unter `seeds/` nicht.",
        "Dort ablegen oder den Namen berichtigen.",
    ),
    ("seed-unpinned",): (
        "Die Quelle hat noch keine Prüfsumme: Würde ihr Text geändert, fiele es nicht auf.",
        "Die gezeigte Zeile einfügen, oder `pin` aufrufen; siehe [Quellen](redaktion.md#quellen).",
    ),
    ("seed-changed",): (
        "Der gespeicherte Text ist nicht mehr der, aus dem zitiert wurde.",
        "Den alten wiederherstellen, oder alle Zitate prüfen und die Prüfsumme erneuern.",
    ),
    ("name-unlinked",): (
        "Eine Quelle nennt jemanden, den die Chronik kennt, aber keine Angabe aus ihr tut es "
        "(nur mit `check --coverage`).",
        "Verknüpfen, oder in der Quelle unter `set_aside` mit einem Grund zurückstellen.",
    ),
    ("set-aside-unused",): (
        "Ein zurückgestellter Name ist inzwischen verknüpft oder kommt nicht vor (nur mit "
        "`check --coverage`).",
        "Die Zeile löschen.",
    ),
    ("identifier",): (
        "Eine GND-, Wikidata- oder andere Nummer hat nicht ihre Form.",
        "Mit dem Beispiel in der Meldung vergleichen.",
    ),
    ("former-id",): (
        "Eine frühere Kennung gehört auch zu einem anderen Eintrag.",
        "Aus `former_ids` streichen.",
    ),
    ("similar-names",): (
        "Zwei Einträge heißen fast gleich und könnten derselbe sein.",
        "Sind es zwei, in einem `distinct_from: [kennung]` eintragen; ist es einer, beide mit "
        "`merge` vereinen. Siehe [Doppelte Einträge](redaktion.md#doppelte-einträge).",
    ),
    ("circle",): (
        "Etwas ist Teil oder Folge seiner selbst.",
        "Die genannte Angabe berichtigen.",
    ),
    ("todo",): (
        "Ein Entwurf, wie `draft` ihn schreibt, wartet auf eine Entscheidung.",
        "Entscheiden und die Zeile mit `# TODO` löschen. Solange eine da ist, veröffentlicht "
        "die CI nicht.",
    ),
    ("placeholder",): (
        "Eine Stelle wie „[Hier ergänzen: Anschrift]“ ist noch nicht ausgefüllt.",
        "Die Klammer durch die Angabe ersetzen oder löschen.",
    ),
    ("encoding",): (
        "Die Datei ist nicht als UTF-8 gespeichert.",
        "Im Editor als UTF-8 speichern.",
    ),
    ("site-missing",): (
        "Die Einstellungen der Chronik fehlen.",
        "`content/site.yaml` anlegen; die Zeile `title: …` genügt.",
    ),
    ("edition-unknown",): (
        "`editions` in `content/site.yaml` nennt eine Marke, die git hier nicht kennt.",
        "Die Marken holen (`git fetch --tags`) oder setzen (`git tag`), oder aus der Liste nehmen.",
    ),
    ("template",): (
        "Eine Vorlage unter `templates/` lässt sich nicht verwenden.",
        "Berichtigen oder die mitgelieferte nehmen; siehe [Gestaltung](gestaltung.md).",
    ),
    ("template-idle",): (
        "Eine Warnung: Die Vorlage ersetzt keine mitgelieferte und bewirkt nichts.",
        "Den Dateinamen mit dem in der Meldung vergleichen, oder die Datei löschen.",
    ),
}
MEANINGS = {code: Meaning(*said) for codes, said in _TOGETHER.items() for code in codes}
