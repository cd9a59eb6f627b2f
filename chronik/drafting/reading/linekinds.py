"""How lines look that are no prose: navigation, teasers, captions, when a text appeared."""

from __future__ import annotations

import re

from chronik.language.patterns import late

NAVIGATION = late(
    r"\W*(?:(?:zum|nach|zur|zurück|weiter)\b.{0,40}(?:seitenanfang|oben|übersicht|startseite"
    r"|ansicht|liste"
    r"|inhalt|navigation|menü|artikel|beitrag|wechseln|meldung).{0,12}|startseite\b.*|home\b.{0,60}"
    r"|drucken|teilen.{0,40}|menü.{0,12}|suche.{0,12}"
    r"|zurück|weiterlesen.{0,12}|mehr erfahren.{0,12}|mehr|newsletter.{0,30}|impressum.*"
    r"|datenschutz.*"
    r"|kontakt|barrierefreiheit.{0,20}|sitemap|login|anmelden|abmelden|registrieren|sie sind hier.*"
    r"|ihr aktueller standort.*|detail(?:s|ansicht)?|aktuelles|aktuelle meldungen"
    r"|pressemitteilungen"
    r"|pressearchiv|presse|meldung(?:en)?|nachrichten|vorlesen|seite (?:drucken|teilen"
    r"|empfehlen).{0,20}"
    r"|cookie.*|facebook.{0,40}|twitter.{0,30}|instagram.{0,30}|whatsapp.{0,20}|youtube.{0,20}"
    r"|e-?mail"
    r"|leichte sprache.{0,30}|gebärdensprache|inhalt(?:sverzeichnis)?|hauptnavigation"
    r"|navigation.{0,20}"
    r"|direkt zum inhalt|springe.{0,20}|merken|kommentare?.{0,20}|tags?:.*|schlagw(?:ort|örter).*"
    r"|kategorien?:?.*|allgemeines(?:, .*)?|rubrik:.*|themen:.*|.{0,40}\blogo|screenshot\b.{0,80}"
    r"|© .*|copyright.*|alle rechte vorbehalten.*|.{0,30}newsletter abonnieren.*|rss.{0,12}"
    r"|lesezeit.{0,20}|schriftgröße.{0,20}|nächster artikel.*|vorheriger artikel.*|anzeige|werbung"
    r"|artikel-informationen|zur mobilen ansicht.*|pdf.{0,20}|download.{0,40}|termine|service"
    r"|bürgerservice.{0,30}|rathaus|politik|veranstaltungen|\[?(?:bild|video|audio)\]?)\W*\Z",
    re.IGNORECASE,
)


# „Startseite > Presse > 2024“, „Heimatverein e. V. » Aktuelles“
TRAIL = late(
    r"[^.!?]{2,40}(?: [>»›|/] [^.!?]{2,40}){1,5}\Z|[^!?]{2,60}?(?: [>»›] [^!?]{2,60}?){1,5}\Z"
)


BESIDE = late(
    r"\W*(?:das könnte sie auch|auch interessant|weitere (?:meldungen|nachrichten|artikel"
    r"|beiträge|themen)"
    r"|lesen sie auch|mehr zum thema|ähnliche (?:artikel|beiträge|meldungen)|meist ?gelesen"
    r"|verwandte"
    r"|neueste (?:beiträge|meldungen)|letzte beiträge|aktuelle (?:beiträge|nachrichten)"
    r"|aus dem archiv|empfohlene).{0,40}\Z",
    re.IGNORECASE,
)


CAPTION = late(
    r"\W*(?:fotos?|bild(?:er|rechte|quelle|nachweis|unterschrift|autor)?|videos?|grafik"
    r"|abb(?:ildung)?)"
    r"(?: ?\d{1,2})?\b ?(?:von |: ?|\(|/|-|–|©)|.*\b(?:bildrechte|fotos?|bild|quelle):? ?[:©]"
    r"|.*\b(?:v\. ?l\.|von links|von rechts|v\. ?r\.|im bild|auf dem (?:foto|bild)|hintere reihe)\b"
    r"|.*\((?:fotos?|bild|archivfoto|symbolbild)\b.*\)\W*\Z|.*© ?[A-ZÄÖÜ]",
    re.IGNORECASE,
)


STAMP = late(
    r"\W*(?:erstellt(?: am)?|stand|veröffentlicht(?: am)?|aktualisiert(?: am)?|datum"
    r"|erschienen(?: am)?"
    r"|letzte (?:änderung|aktualisierung)|publiziert|autor(?:in)?|text|redaktion|quelle|ausgabe"
    r"|presse(?:mitteilung|information|meldung|dienst)?|medieninformation|nr|nummer|amtsblatt)\b"
    r".{0,70}\Z",
    re.IGNORECASE,
)


MASTHEAD = late(
    r".{0,40}(?:[Zz]eitung|[Aa]nzeiger|[Bb]latt|[Bb]ote|[Kk]urier|[Nn]achrichten|[Pp]ost"
    r"|[Rr]undschau|[Mm]erkur"
    r"|[Aa]llgemeine|[Ee]cho|[Bb]rief|[Mm]itteilungen|[Nn]ewsletter)\b.{0,60}(?:Nr\. ?\d|Jahrg"
    r"|1[89]\d\d|20\d\d)",
    re.IGNORECASE,
)


ONLY_DATE = late(
    r"\W*(?:(?:Mo|Di|Mi|Do|Fr|Sa|So|\w+tag|Mittwoch|Sonnabend)[.,]? )?(?:[A-ZÄÖÜ][\w/ -]{2,30},"
    r" )?(?:den )?"
    r"\d{1,2}\. ?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9}\.?) ?\d{4}"
    r"(?:[ ,|·–-]+\d{1,2}[:.]\d{2}(?: Uhr)?)?(?: ?[|·•/–-] ?[\w ]{2,40}){0,2}\W*\Z"
)
