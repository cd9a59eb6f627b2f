"""Messages about quotes, and about what whole chronicles must agree in.

Codes that share a cause stand together.
"""

from __future__ import annotations

OF_THE_WHOLE = {
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
        "Das Zitat oder die Stelle kann in mehreren Quellen des Eintrags stehen.",
        'Mit `source: kennung` sagen, welche gemeint ist; im Text `[@kennung "…"]`.',
    ),
    ("name-long",): (
        "Der Name der Datei ist so lang, dass Windows sie vielleicht nicht öffnen kann.",
        "Kürzen; bei einem Eintrag die alte Kennung unter `former_ids` nennen.",
    ),
    ("quote-redacted",): (
        "Das Zitat reicht über eine Stelle, die in der Quelle geschwärzt ist.",
        "Nur zitieren, was davor oder was danach steht.",
    ),
    ("foreign-load",): (
        "Eine Vorlage, ein Stil oder ein Bild würde etwas von einem anderen Server laden, und der "
        "erführe, wer die Seite liest.",
        "Die Datei unter `assets/` ablegen und von dort einbinden.",
    ),
    ("withdrawn-name",): (
        "Hier steht der Name einer Person, die auf ihren Wunsch entfernt wurde. Ohne den Schlüssel "
        "(`CHRONIK_KEY`, `--key-file`) ist das eine Warnung.",
        "Streichen oder durch `[Name entfernt]` ersetzen; siehe [Menschen schützen]"
        "(redaktion.md#menschen-schützen).",
    ),
    ("contact-data",): (
        "Hier steht eine Telefonnummer, eine E-Mail-Adresse, eine private Anschrift oder eine "
        "IBAN: Kontaktangaben gehören nicht in eine Chronik.",
        "Streichen; in einem gespeicherten Text mit `redact` schwärzen. Muss sie dastehen, etwa im "
        "Impressum, im Kopf `contacts: {reason: …}`; siehe [Menschen schützen]"
        "(redaktion.md#menschen-schützen).",
    ),
    ("quote-order",): ("Die Teile um `[…]` stehen in anderer Reihenfolge.", "Umstellen."),
    ("quote-required",): (
        "Für diese Angabe fehlt der Beleg.",
        "`quote: …` ergänzen, bei einem einfachen Wert in der langen Form; aus einer "
        "[Quelle ohne Text](redaktion.md#quellen-ohne-text) genügt, wo es steht: `page: 12`.",
    ),
    ("quote-sourceless", "quote-unverifiable"): (
        "Das Zitat hat keine Quelle, oder ihr Wortlaut ist nicht gespeichert und es ist nicht "
        "gesagt, wo es steht.",
        "`sources` ergänzen; den Wortlaut unter `seeds/` ablegen, oder "
        "[sagen, wo es steht](redaktion.md#quellen-ohne-text): `page: 12`.",
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
    ("seed-unreadable",): (
        "Die Datei, die eine Quelle unter `file` nennt, lässt sich nicht lesen.",
        "Der Hinweis darunter sagt, in welcher Form sie zu speichern ist.",
    ),
    ("scan-pages",): (
        "Unter `scan` stehen nicht so viele Bilder, wie die Texterkennung Seiten hat, oder diese "
        "fehlt.",
        "Zu jeder Seite ein Bild nennen; siehe [Scans](redaktion.md#scans-als-quelle).",
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
    ("address-gone",): (
        "Eine Adresse, die veröffentlicht ist (`content/urls.txt`), führte ins Leere.",
        "Eine der drei Zeilen einfügen oder löschen, die die Meldung nennt; siehe "
        "[Adressen bleiben](redaktion.md#adressen-bleiben).",
    ),
    ("address-there",): (
        "Von einer Seite, die es gibt, steht in `content/gone.yaml`, dass es sie nicht mehr gibt.",
        "Die Zeile dort löschen, oder den Eintrag.",
    ),
    ("address-line",): (
        "In `content/urls.txt` steht etwas, das keine Adresse ist.",
        "Beim Zusammenführen die Adressen beider Seiten behalten; anderes löschen.",
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
