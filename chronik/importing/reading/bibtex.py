"""BibTeX and BibLaTeX, as Zotero and others write them: entries with the line of every field.

Our own, as only what a source record holds is wanted (docs/decisions/0026). Never fails: what
cannot be read is said with its line, and reading goes on with the next entry.
"""

from __future__ import annotations

import re

from chronik.importing.reading.latex import plain_words
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple

_ENGLISH = "January February March April May June July August September October November December"
_NAMES = tuple(re.findall(r"\w+", _ENGLISH))
_MONTHS = tuple(name[:3].lower() for name in _NAMES)
_ENTRY = late(r"@\s*([A-Za-z]+)\s*([{(])")
_KEY = late(r"\s*([^\s,{}()=#\"]+)\s*(?:,|(?=[})]))")
_FIELD = late(r"[\s,]*([A-Za-z][\w:.+/-]*)\s*=\s*")
_NUMBER = late(r"[0-9]+")
_MACRO = late(r"[A-Za-z][\w:.+/-]*")


class BibField(NamedTuple):
    line: int
    value: str  # in LaTeX, without its outer braces or quotation marks


class BibEntry(NamedTuple):
    line: int
    type: str  # small letters
    key: str
    fields: dict[str, BibField]  # names in small letters


class Bibliography(NamedTuple):
    entries: tuple[BibEntry, ...]
    said: tuple[tuple[int, str], ...]  # line and what could not be read there


class _BrokenError(Exception):
    """An entry that cannot be read on, from that place."""

    def __init__(self, at: int, words: str) -> None:
        super().__init__(words)
        self.at, self.words = at, words


def bibliography(text: str) -> Bibliography:
    """All entries of a .bib file, in order."""
    macros = dict(zip(_MONTHS, _NAMES, strict=True))
    entries: list[BibEntry] = []
    said: list[tuple[int, str]] = []
    at = 0
    while match := _ENTRY.search(text, at):
        type_, line = match[1].lower(), _line(text, match.start())
        at = match.end()
        if type_ == "comment":
            continue  # Zotero and JabRef keep groups there
        try:
            if type_ == "preamble":
                _, at = _value(text, at, macros)
            elif type_ == "string":
                fields, at = _fields(text, at, macros)
                macros |= {name: field.value for name, field in fields.items()}
            else:
                entry, at = _entry(text, at, macros)
                entries.append(entry._replace(line=line, type=type_))
        except _BrokenError as broken:
            said.append((_line(text, broken.at), broken.words))
            at = _next(text, at)
    return Bibliography(tuple(entries), tuple(said))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _next(text: str, at: int) -> int:
    """Where the next entry begins: at the beginning of a line."""
    match = re.compile(r"^\s*@", re.MULTILINE).search(text, at)
    return match.start() if match else len(text)


def _entry(text: str, at: int, macros: dict[str, str]) -> tuple[BibEntry, int]:
    match = _KEY.match(text, at)
    if match is None:
        raise _BrokenError(at, "Dem Eintrag fehlt der Schlüssel; er bleibt weg.")
    fields, end = _fields(text, match.end(), macros)
    return BibEntry(0, "", match[1], fields), end


def _fields(text: str, at: int, macros: dict[str, str]) -> tuple[dict[str, BibField], int]:
    fields: dict[str, BibField] = {}
    while match := _FIELD.match(text, at):
        value, at = _value(text, match.end(), macros)
        fields.setdefault(match[1].lower(), BibField(_line(text, match.start(1)), value))
    end = re.compile(r"[\s,]*[})]").match(text, at)
    if end is None:
        raise _BrokenError(
            at, "Der Eintrag wird nicht mit einer Klammer geschlossen; er bleibt weg."
        )
    return fields, end.end()


def _value(text: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    """Parts joined by „#“: in braces, in quotation marks, a number, a name from @string."""
    parts = []
    while True:
        part, at = _part(text, _blank(text, at), macros)
        parts.append(part)
        after = _blank(text, at)
        if text[after : after + 1] != "#":
            return "".join(parts), at
        at = after + 1


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _part(text: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    if text[at : at + 1] in ("{", '"'):
        end = _closing(text, at)
        return text[at + 1 : end], end + 1
    if number := _NUMBER.match(text, at):
        return number[0], number.end()
    if macro := _MACRO.match(text, at):
        return macros.get(macro[0].lower(), macro[0]), macro.end()
    raise _BrokenError(at, "Der Wert steht nicht in Klammern; der Eintrag bleibt weg.")


def _closing(text: str, at: int) -> int:
    """Where what opens here is closed. Braces in it are balanced; „\\{“ and „\\}“ are letters."""
    mark, depth, here = text[at], 0, at + 1
    while here < len(text):
        character = text[here]
        if character == "\\":
            here += 2
            continue
        if depth == 0 and character == ("}" if mark == "{" else '"'):
            return here
        depth += (character == "{") - (character == "}")
        here += 1
    raise _BrokenError(at, "Eine Klammer wird nicht geschlossen; der Eintrag bleibt weg.")


def bib_names(value: str) -> list[str]:
    """„Muster, Erika and {Heimatverein Moosingen}“ as people read them, in order."""
    return [name for part in _parted(value) if (name := _natural(part))]


def _parted(value: str) -> list[str]:
    """At each „and“ outside of braces."""
    parts, depth, begun = [], 0, 0
    for match in re.finditer(r"\\.|[{}]|\s+and\s+", value, re.DOTALL):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0 and match[0].strip() == "and":
            parts.append(value[begun : match.start()])
            begun = match.end()
    return [*parts, value[begun:]]


def _natural(name: str) -> str:
    bare = name.strip()
    if bare == "others":
        return "u. a."
    if bare.startswith("{") and _closing_or_end(bare) == len(bare) - 1:
        return plain_words(bare)  # a body: its commas part nothing
    pieces = [plain_words(piece) for piece in _at_commas(bare)]
    if len(pieces) == 3:
        family, suffix, given = pieces
        return f"{given} {family}, {suffix}"
    return f"{pieces[1]} {pieces[0]}".strip() if len(pieces) == 2 else plain_words(bare)


def _closing_or_end(text: str) -> int:
    try:
        return _closing(text, 0)
    except _BrokenError:
        return len(text)


def _at_commas(value: str) -> list[str]:
    parts, depth, begun = [], 0, 0
    for at, character in enumerate(value):
        depth += (character == "{") - (character == "}")
        if character == "," and depth == 0:
            parts.append(value[begun:at])
            begun = at + 1
    return [*parts, value[begun:]]


_MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)}


def bib_date(fields: dict[str, BibField]) -> str:
    """The words of the date: `date` of BibLaTeX, else year, month and day."""
    if "date" in fields:
        return re.sub(r"[{}\s]", "", fields["date"].value)  # in EDTF, where „~“ is no blank
    year = plain_words(fields["year"].value) if "year" in fields else ""
    month = plain_words(fields["month"].value) if "month" in fields else ""
    day = plain_words(fields["day"].value) if "day" in fields else ""
    if not month or not re.fullmatch(r"[0-9]{4}", year):
        return " ".join(filter(None, (day and f"{day}.", month, year)))
    word = re.search(r"[A-Za-z]{3}", month)
    figures = re.findall(r"[0-9]{1,2}", month)
    named = _MONTH_NUMBER.get(word[0].lower(), 0) if word else 0
    number = named or (int(figures[0]) if figures and not word else 0)
    if not 1 <= number <= 12:
        return f"{month} {year}"
    day = day or (figures[0] if word and len(figures) == 1 else "")
    if word and len(figures) > 1:
        return f"{month} {year}"
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdigit() else "")
