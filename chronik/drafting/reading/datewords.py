"""The words beside a date that tell what it dates."""

from __future__ import annotations

from enum import StrEnum

from chronik.language.patterns import late


class Dates(StrEnum):
    """What a date dates."""

    EVENT = "event"
    PUBLISHED = "published"
    DEADLINE = "deadline"
    NEXT = "next"
    FOUNDED = "founded"
    BORN = "born"
    DIED = "died"
    PERIOD = "period"
    OTHER = "other"


DATE_WORDS = (
    (
        Dates.PERIOD,
        late(
            r"(?:bewilligt|läuft|laufzeit|befristet|gültig|gilt|vereinbarung|förderzeitraum"
            r"|amtszeit)\b.{0,60}bis|bis .{0,40}"
            r"(?:bewilligt|befristet|gültig|gilt\b|laufen|gefördert)"
        ),
    ),
    (
        Dates.DEADLINE,
        late(
            r"anmelde(?:schluss|frist)|einsende(?:schluss|frist)|bewerbungs(?:schluss|frist)"
            r"|abgabe(?:schluss|frist)"
            r"|frist(?:ende|ablauf)?\b|spätestens|einzureichen|eingereicht werden|bewerbungen"
            r" (?:sind|können|werden|bis)"
            r"|(?:anmeld|bewerb|einreich|einsend|meld)\w* (?:\S+ ){0,8}bis|bis (?:zum "
            r"|spätestens )?\S+ ?\S* ?\S* "
            r"(?:\S+ ){0,6}(?:anmeld|bewerb|einreich|einsend|eingegangen|melden|vorzulegen"
            r"|möglich|eingehen|einzusenden)"
            r"|vorschläge (?:können|sind)|antragsfrist|redaktionsschluss|stichtag"
        ),
    ),
    (
        Dates.NEXT,
        late(
            r"nächste[nrsm]? (?!tag|morgen|woche|generation|schritt)\w+|folgetermin|nächster"
            r" termin|kommende[nrsm]? (?:jahr|sitzung)|fortgesetzt|fortsetzung|im nächsten jahr"
            r"|im kommenden|wiederholt werden|wird (?:es )?(?:dann )?am|ist für (?:den|das)"
            r" .{0,40}(?:geplant|vorgesehen|angesetzt|terminiert)|vormerken|nächstes mal"
        ),
    ),
    (
        Dates.BORN,
        late(r"\bgeboren|\bgeb\.|\bkam .{0,60}zur welt|geburtstag|(?:^|\W)\*\s?\d|geburt\b"),
    ),
    (
        Dates.DIED,
        late(
            r"\bverst(?:arb|orben)|\bstarb\b|gestorben|\bgest\.|entschlief|\bverschied|†"
            r"|todestag|heimgegangen|heimgerufen"
        ),
    ),
    (
        Dates.FOUNDED,
        late(r"gegründet|gründung|gründete|ins leben gerufen|entstanden|gründen"),
    ),
)


HAPPENED = late(
    r"\bfand\b|\bfanden\b|\bstatt\b|konstituier|trafen|traf sich|versammelt|kamen|\blud\b"
    r"|\bluden\b|geladen|eingeladen|feiert|unterzeichn"
    r"|eröffnet|überreicht|verliehen|ausgezeichnet|begrüßt|\btagte|beging|veranstalt"
    r"|durchgeführt|geehrt|gewählt|beschlossen"
    r"|versammlung|sitzung|konferenz|tagung|fest\b|feier|stattfinden|findet|finden|beginnt|lädt"
    r"|laden|abgehalten|eingeweiht"
    r"|übergeben|statt\.|hielt|zusammen"
)


OUTLOOK = late(
    r"\s*(?:(?:[Ww]eitere|[Nn]ächste|[Kk]ommende|[Kk]ünftige)\w* \w*(?:[Tt]ermine"
    r"|[Vv]eranstaltungen)"
    r"|Vorschau|Ausblick|Terminvorschau|Nächster Termin)\W*\Z"
)


COMING = late(
    r"\b(?:findet|finden|lädt|laden|beginnt|startet|wird|werden|soll|sollen|ist am|sind am)\b"
)
PRESENT = late(
    r"\b(?:findet|finden|gibt|geben|startet|beginnt|ist|sind|wird|werden|soll|sollen|steht|lädt)\b"
)


PAST = late(
    r"\b(?:wurden?|hat|haben|hatten?|war(?:en)?|fand(?:en)?|kam(?:en)?|sprach|hielt|gab|nahm(?:en)?"
    r"|\w{2,}(?<!ers)(?<!letz)(?<!nächs)(?<!bes)(?<!zwei)(?<!drit)ten?)\b"
)


BEING_FOUNDED = late(r"gegründet|gründete|ins leben gerufen")


DATELINE = late(
    r"\W*(?:(?!(?:Am|Im|Vom|Bis|Seit|Zum|Den|Der|Die|Das|Ab|Nach|Vor)\b)\(?[A-ZÄÖÜ][\w/-]+\.?(?:"
    r" (?:[A-ZÄÖÜ][\w/-]+|an der|am|im|bei|a\. ?d\.|ob der))*\)?,? ?"
    r"(?:\([\w/-]{2,10}\))?,? (?:den )?|\W*)\Z"
)


MINUTES = late(r"(?:^|\n)\s*(?:Ort|Beginn|Zeit|Uhrzeit|Anwesende?|Teilnehm\w+|Ende):")


DAY_LABEL = late(r"\s*(?:Datum|Tag|Termin|Wann)\s*:")


OF_ANOTHER = late(
    r"(?:protokoll|niederschrift) (?:der|des|über die) .{0,40}vom|zuletzt am|letztmals"
)
