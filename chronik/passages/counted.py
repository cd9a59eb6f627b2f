"""What a number counts or measures: „2021 Menschen“ is no year, and „18 Jahre“ is no count of
people.

German has no end of nouns that may be counted; listed are plurals that press texts count, each also
as the end of a compound („Mitgliedsbetriebe“). Where an unlisted noun follows, four digits are read
as a year.
"""

from __future__ import annotations

from chronik.language.patterns import late

_UNITS = {
    "prozent": r"prozent(?:punkte?n?)?|%|v\. ?h\.",
    "promille": r"promille|‰",
    "euro": r"euros?|€|eur|cents?",
    "mark": r"(?:reichs|gold|d-)?mark|dm",
    "dollar": r"(?:us-)?dollars?|\$",
    "taler": r"talern?|gulden|pfennige?n?",
    "meter": r"(?:kilo|zenti|milli|quadrat|kubik|quadratkilo)?metern?|[kcm]?m[²³]?|qm",
    "hektar": r"hektar|ha|morgen|ar",
    "gramm": r"(?:kilo)?gramm|k?g|tonnen?|t|zentner|pfund",
    "liter": r"(?:hekto)?litern?|h?l",
    "watt": r"(?:kilo|mega|giga)?watt(?:stunden?)?|[kmg]wh?|ps",
    "grad": r"grad|°c?",
    "jahr": r"(?:lebens|dienst)?jahre?n?s?|jahrzehnte?n?|jahrhunderte?n?",
    "monat": r"monate?n?|quartale?n?|halbjahre?n?|semestern?",
    "woche": r"wochen?",
    "tag": r"(?:arbeits|werk)?tage?n?s?|nächten?",
    "stunde": r"stunden?|minuten?|sekunden?|uhr|std\.?|min\.",
}
_UNIT = late(
    r" ?-?(?:"
    + "|".join(f"(?P<{name}>{forms})" for name, forms in _UNITS.items())
    + r")(?!\w)(?!-\w)"
)

_NOUNS = (
    r"menschen|personen|leuten?|frauen|männern?|kindern?|jugendlichen?|einwohnern?|bürgern?|gästen?"
    r"|besuchern?|besuchenden?|zuschauern?|zuhörern?|teilnehmern?|teilnehmenden?|mitgliedern?"
    r"|köpfen?"
    r"|beschäftigten?|arbeitern?|angestellten?|arbeitnehmern?|arbeitslosen?|kräften?|azubis?"
    r"|lehrlingen?"
    r"|auszubildenden?|studenten|studierenden?|schülern?|lehrern?|interessierten?|vertretern?"
    r"|akteuren?"
    r"|betrieben?|unternehmen|firmen|vereinen?|verbänden?|organisationen|institutionen|partnern?"
    r"|veranstaltungen|projekten?|plätzen?|stellen|stimmen|stück|exemplaren?|seiten|wohnungen"
    r"|häusern?"
    r"|familien|haushalten?|soldaten|flüchtlingen?|geflüchteten?|opfern?|toten?|verletzten?"
    r"|helfern?"
    r"|ehrenamtlichen?|läufern?|sängern?|musikern?|fans|gläubigen?|wahlberechtigten?|anmeldungen"
    r"|bewerbern?|bewerbungen|eintrittskarten|karten|bäumen?|büchern?|meldungen|punkten?"
    r"|kilometern?"
    r"|\w+innen|\w+[*:_]-?innen|experten|expertinnen|fällen?|kühen?|schweinen?|tieren?|fahrzeugen?"
)
# Adjectives may stand between: „1200 qualifizierte Fachkräfte“.
_COUNT = late(
    rf" (?:[a-zäöüß]{{1,30}}(?:e|en|er) ){{0,2}}(?:\w{{1,40}}-)?\w{{0,40}}?(?:{_NOUNS})(?!\w)"
)


def unit_after(low: str, end: int) -> str:
    """The kind of unit that follows at `end` of a text in small letters; "" for none.

    One of prozent, promille, euro, mark, dollar, taler, meter, hektar, gramm, liter, watt, grad,
    jahr, monat, woche, tag, stunde; „Kilometer“ and „Zentimeter“ are meter, „Minuten“ are stunde.
    """
    unit = _UNIT.match(low, end)
    return (unit.lastgroup or "") if unit else ""


def counts(low: str, end: int) -> bool:
    """Whether a noun that is counted follows at `end` of a text in small letters."""
    return _COUNT.match(low, end) is not None
