"""Contact data in a text: telephone, fax, mail, postal address, account number.

An error stops a build, so what is found must be contact data. Numbers count by their form (the area
codes of the Bundesnetzagentur, a country's code) or behind a label, accounts by their check digits
(ISO 13616), an address by its street with house number and its postal code. A street alone is where
something took place, unless somebody is said to live there. Why so: docs/decisions/0028-people.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

MAIL, PHONE, FAX = "E-Mail-Adresse", "Telefonnummer", "Faxnummer"
ADDRESS, IBAN = "Anschrift", "IBAN"


class Contact(NamedTuple):
    """A stretch of a text, from `start` to `end` (exclusive), that is contact data."""

    start: int
    end: int
    what: str  # one of MAIL, PHONE, FAX, ADDRESS, IBAN


def contacts_in(text: str) -> list[Contact]:
    """The contact data of a text, in its order; none overlaps another. Linear."""
    found = sorted({*_mails(text), *_numbers(text), *_addresses(text)})
    return [each for at, each in enumerate(found) if not at or found[at - 1].end <= each.start]


# --- mail addresses -----------------------------------------------------------------------------

_B = r"[ \t\xa0\u202f]"  # a blank within a line
_SIGNS = ("@", "＠", "&#64;", "&#x40;", "&commat;", "%40")
_WORDS = ("(at)", "(ät)", "[at]", "[ät]", "{at}", "<at>", "-at-", "_at_", " at ")
_AT = (
    rf"(?:{_B}[@＠]{_B}|{'|'.join(_SIGNS)}"
    rf"|{_B}?(?:[(\[{{<](?:at|ät|@)[>}}\])]|--?at--?|_at_){_B}?"
    rf"|{_B}at{_B}(?=[\w-]+{_B}(?:dot|punkt){_B}))"
)
_DOT = rf"(?:\.|{_B}?[(\[{{](?:dot|punkt|\.)[)\]}}]{_B}?|{_B}(?:dot|punkt){_B})"
_MAIL = late(
    rf"(?<![\w.+%-])\w[\w.+-]{{0,63}}?{_AT}(?:[\w-]{{1,63}}{_DOT}){{1,6}}[^\W\d_]{{2,}}(?![\w-])",
    re.IGNORECASE,
)
_AROUND = 90  # characters on either side of the sign


def _mails(text: str) -> Iterator[Contact]:
    for at in _places(text.lower(), (*_SIGNS, *_WORDS)):
        if text[at - 1 : at] != "[":  # as in a citation
            first = max(0, at - _AROUND)
            for match in _MAIL.finditer(text[first : at + _AROUND]):
                yield Contact(first + match.start(), first + match.end(), MAIL)


def _places(text: str, words: Sequence[str]) -> Iterator[int]:
    """Where one of the words begins: ten times as quick as a pattern."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


# --- numbers ------------------------------------------------------------------------------------

_RUN = late(r"[(+0-9][0-9 \t\xa0\u202f/()–.-]*[0-9]")
_LABELS = (
    r"(?<!\w)(?P<label>(?:[Tt]el(?:efon)?|TEL(?:EFON)?|[Ff]on|[Ff]ern(?:ruf|sprecher)|[Hh]andy"
    r"|[Mm]obil(?:funk)?|[Hh]otline|[Rr]uf|[Dd]urchwahl|(?:[Tt]ele)?[Ff]ax|FAX)"
)
_CALL = late("tel|fon|ruf|sprecher|handy|mobil|hotline|durchwahl|fax")
_LABEL = late(
    rf"{_LABELS}(?P<number>nummer|\.?[- ]?[Nn]r)?(?P<mark>\.?{_B}?:?))(?:{_B}|[*–-]){{0,4}}\Z"
)
_JOINED = r"(?:\.|[-–/ \t\xa0\u202f]{0,3})"
_REST = rf"[1-9](?:{_JOINED}\d){{2,11}}"
_CODE = r"(?:30|40|69|89|1[5-7]\d{1,2}|180\d?|700|800|900\d?|1[2-9]\d{2,3}|[2-9]\d{2,4})"
_FOREIGN = r"(?:49|4[1-8]|3[0-69]|42[013]|35[1-9]|90|7|1)"
_DIALLED = late(
    rf"(?:\+|00){_FOREIGN}(?:{_B}?\(0\))?(?:[-–/(). \t\xa0\u202f]{{0,3}}\d){{6,13}}"
    rf"|\(0{_CODE}\){_B}?[-–/]?{_B}?{_REST}|\(0(?: ?\d){{2,5}}\){_B}?{_REST}"
    rf"|0\d? \d\d(?: \d\d)?{_B}?/{_B}?[1-9]\d?(?: \d\d){{1,4}}"
    rf"|0{_CODE}(?:{_B}|{_B}?[-–/.]{_B}?){_REST}|01[5-7]\d{{8,10}}"
)
_OTHER = late(
    r"(?:ISSN|ISBN|ISNI|GND|VIAF|DOI|Nr\.?|Nummer|No\.|Az\.?|Aktenzeichen|Signatur|Drucksache|Drs\."
    r"|Vorlage|Beschluss|Konto|BLZ|(?:Inventar|Konto|Akten|Vorgangs|Artikel|Bestell|Kunden|Steuer"
    r"|Mitglieds|Register|Serien|Archiv)(?:nummer|-?Nr\.?)|Inv\.|Akten?|Film|Bestand|Best\.|Rep\."
    r"|Mappe|Karton|Konvolut|HR[AB]|VR|Seiten?|S\.|Bl\.|Blatt|Sp\.|Bd\.|Heft)[:\s]*\Z"
    r"|(?<!\w)(?:call_number|leaf|pages?|issue): [^\n]*\Z|[\w.,/+–-]\Z"
)
_YEARS = late(r"\(?(?:1[5-9]|20)\d\d(?: ?[-–/] ?(?:(?:1[5-9]|20)?\d\d))?\)?\.?\Z")
_DATE = late(r"\(?\d{1,2}\. ?(?:\d{1,2}\. ?(?:\d\d)?\d\d|[-–])")
_AMOUNT = late(r"\+?\d{1,3}(?:[. \xa0\u202f]\d{3})+\Z")
_PAPER = late(r"0\d{3}/(?:19|20)\d\d\Z|\d{5}[ \t\xa0](?:19|20)\d\d\Z")
_SERIAL = late(r"\d{4}-\d{3}[\dX]\Z")
_ACCOUNT = late(r"[A-Z]{2}\d\d(?:[ \xa0]?[A-Z\d]{4}){2,7}(?:[ \xa0]?[A-Z\d]{1,3})?(?![A-Za-z\d])")
_STRONG = frozenset(("durchwahl", "fernruf", "fernsprecher"))
_FREE = frozenset(("110", "112", "115", "116117", "116111"))  # of the public
_BEFORE = 32  # characters that a label takes at most


def _numbers(text: str) -> Iterator[Contact]:
    for match in _RUN.finditer(text):
        start, end = match.span()
        is_lettered = text[max(0, start - 2) : start].isupper()
        account = _ACCOUNT.match(text, start - 2) if is_lettered else None
        if account and _is_account(account[0], text[max(0, start - 10) : start - 2]):
            yield Contact(account.start(), account.end(), IBAN)
        elif contact := _number(text, start, end):
            yield contact


def _number(text: str, start: int, end: int) -> Contact | None:
    before = text[max(0, start - _BEFORE) : start]
    label = _LABEL.search(before) if _CALL.search(before.lower()) else None
    if label and _is_called(text[start:end], label):
        what = FAX if "fax" in label["label"].lower() else PHONE
        return Contact(start - len(before) + label.start(), end, what)
    dialled = _DIALLED.match(text, start) if text[start] in "(+0" else None
    if dialled and _is_dialled(dialled[0], before, text[dialled.end() : dialled.end() + 5]):
        return Contact(start, dialled.end(), PHONE)
    return None


def _is_called(number: str, label: re.Match[str]) -> bool:
    """Whether what stands behind a label is a number to call: „Mobil 2021–2024“ is a project."""
    digits = _digits(number)
    called = label["label"].lower().strip()
    is_strong = label["mark"].strip() or label["number"] or called in _STRONG
    least = 3 if is_strong else 5
    is_other = _YEARS.match(number) or _DATE.match(number) or _AMOUNT.match(number)
    return len(digits) >= least and digits not in _FREE and not is_other


def _is_dialled(number: str, before: str, after: str) -> bool:
    """Whether a number of that form is none of papers, amounts, years or opening hours."""
    is_cut = re.match(r"\w|[.,]\d|\.[a-z]|[-–/]\w", after) is not None
    is_paper = _PAPER.match(number) or _OTHER.search(before) or _is_serial(number)
    is_other = is_paper or after.lstrip()[:3] == "Uhr"
    is_amount = number[0] == "+" and number[1:3] != "49" and _AMOUNT.match(number)
    return len(_digits(number)) >= 7 and not (is_cut or is_other or is_amount)


def _is_serial(number: str) -> bool:
    """Whether it is an ISSN, by its check digit (ISO 3297)."""
    if not _SERIAL.match(number):
        return False
    weighed = zip(range(8, 1, -1), _digits(number), strict=False)
    return sum(weight * int(digit) for weight, digit in weighed) % 11 == -int(number[-1]) % 11


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _is_account(number: str, before: str) -> bool:
    """By its check digits, or where it is called so."""
    plain = re.sub(r"\s", "", number)
    if before[-1:].isalnum() or not 15 <= len(plain) <= 34:
        return False
    turned = "".join(str(int(c, 36)) for c in plain[4:] + plain[:4])
    return int(turned) % 97 == 1 or "IBAN" in before


# --- addresses ----------------------------------------------------------------------------------

_SUFFIX = (
    r"(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Pp]latz|[Ww]eg|[Aa]llee|[Gg]asse|[Uu]fer|[Dd]amm|[Mm]arkt"
    r"|[Cc]haussee|[Pp]romenade|[Rr]ing|[Hh]of|[Ww]all|[Gg]raben|[Kk]amp|[Tt]or|[Bb]erg|[Ss]tieg"
    r"|[Tt]wiete|[Dd]eich|[Bb]rücke|[Pp]fad|[Zz]eile|[Ww]inkel)"
)
STREET = rf"(?:[A-ZÄÖÜ][\w.]*(?:[ -][A-ZÄÖÜ][\w.]*){{0,3}}?[ -]?)?{_SUFFIX}"
HOUSE = r" \d{1,4} ?[a-z]?(?: ?[-–/] ?\d{1,4} ?[a-z]?)?"
_SITE = (
    r"(?:Am|An|Auf|Im|In|Hinter|Vor|Zum|Zur|Unter|Neue[rs]?|Alte[rs]?|Große|Kleine|Bei|Beim)"
    r"(?: [\w.-]{2,}){1,3}"
)
_CODED = late(rf"[0-9]{{4,5}}(?={_B}+[A-ZÄÖÜ])")
_BEFORE_CODE = late(r"(?:(?:\A|[^\w.,-])(?:D-? ?)?|[^\w](?P<abroad>A|CH)-)\Z")
_TOWN = late(rf"{_B}+[A-ZÄÖÜ][\w-]+(?:[ ]?[/(][\w ]+\)?| (?:am|an der|im|bei) [A-ZÄÖÜ]\w+)?")
_COUNTED = late(
    rf"{_B}+(?:Euro|Mark|Gulden|Taler|Besuch|Teilnehm|Mensch|Person|Einwohn|Mitglied|Gäste|Stück"
    r"|Exemplar|Betrieb|Unternehm|Beschäftigt|Arbeit|Fach|Haushalt|Stimmen|Schüler|Studier|Kinder"
    r"|Tonnen|Kilo|Quadrat|Kubik|Meter|Liter|Stellen|Plätze|Jahre|Seiten|Zuschau|Aufrufe)"
)
_ABOVE = late(
    rf"(?<![\w-])(?:{STREET}|{_SITE}|Postfach)(?: \d\d)?{HOUSE}"
    r"\s*[,|·•*]?(?:\s{0,4}in)?\s{0,4}\Z"
)
_VENUE = late(
    r"(?:\w*(?:[Oo]rt|[Ss]tätte|[Ss]tandort)|Treffpunkt|Wo)\s*:[^.:\n]{0,60}\Z"
    r"|\w*(?:[Hh]aus|[Hh]alle|[Ss]aal|[Mm]useum|[Ss]chule|[Kk]irche|[Zz]entrum|[Tt]heater"
    r"|[Bb]ücherei|[Bb]ibliothek|[Hh]otel|[Gg]ast(?:hof|stätte)|[Ss]chloss|[Uu]niversität"
    r"|[Aa]kademie|[Ss]tadion|[Bb]ahnhof|[Mm]ühle|[Ff]orum|[Kk]ino)(?: [\w„“-]+){0,3}[\s,(]+\Z"
)
_AT_HOME = ("wohnt ", "wohnhaft ", "lebt ", "rivat", "nschrift:", "adresse:")
_LIVING = late(
    r"(?:wohnt|wohnhaft|lebt|rivat(?:anschrift|adresse)?:|nschrift:|adresse:)"
    rf"[^.\n]{{0,40}}?(?<![\w-]){STREET}{HOUSE}"
)
_STREET_REACH = 90


def _addresses(text: str) -> Iterator[Contact]:
    for code in _CODED.finditer(text):
        start = _start_of_code(text, code)
        first = max(0, start - _STREET_REACH)
        street = _ABOVE.search(text[first:start]) if start >= 0 else None
        if street and not _COUNTED.match(text, code.end()):
            start = first + street.start()
            if not _VENUE.search(text[max(0, start - _STREET_REACH) : start]):
                town = _TOWN.match(text, code.end())
                yield Contact(start, town.end() if town else code.end(), ADDRESS)
    for at in _places(text, _AT_HOME):
        if living := _LIVING.match(text, at):
            yield Contact(*living.span(), ADDRESS)


def _start_of_code(text: str, code: re.Match[str]) -> int:
    """Where a postal code begins, with its country; -1 where the number is none."""
    before = text[max(0, code.start() - 4) : code.start()]
    match = _BEFORE_CODE.search(before)
    is_short = len(code[0]) == 4
    if match is None or (match["abroad"] and not is_short):
        return -1
    if is_short and not match["abroad"] and _YEARS.match(code[0]):
        return -1
    return code.start() - len(match[0].lstrip(" \t\n(,|·•"))
