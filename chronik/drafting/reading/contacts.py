"""Contact blocks of a text: the lines that hold contact data (`privacy.contacts`) and lead to it.

A contact block is found by its telephone numbers, mail addresses, postal codes and labels
(„Ansprechpartner“), and reaches up to the person or the label that it belongs to.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache

from chronik.drafting.names.given import GIVEN_NAMES
from chronik.language.patterns import late
from chronik.privacy.contacts import HOUSE, STREET, contacts_in
from chronik.privacy.redaction import BLOCK

_LABELLED = late(r"(?<!\w)(?:[Ee]-?[Mm]ail|E-Post|[Mm]ail):")
_POSTAL = late(
    r"\s*(?:(?:D-)?\d{5} [A-ZÄÖÜ][\w.-]+(?:[ -/][\w(). -]+)?|(?:(?:A-|CH-)\d{4}|(?:2[2-9]"
    r"|[3-9]\d)\d\d) [A-ZÄÖÜ][\w.-]+)\s*\Z"
)
_ADDRESS = late(
    rf"\s*{STREET}{HOUSE}(?:\s*[,|·•]\s*(?:D-)?\d{{4,5}} [A-ZÄÖÜ][\w. /()-]+)?\s*[,|]?\s*\Z"
)
_LABEL = late(
    r"\s*(?:Ihre? )?(?:Ansprechpartner(?:in(?:nen)?)?|Ansprechperson(?:en)?|Pressekontakte?"
    r"|Kontakt(?:daten|adresse|person|informationen)?|Rückfragen|Pressestelle|Medienkontakte?"
    r"|Für Rückfragen|Herausgeber|V\. ?i\. ?S\. ?d\. ?P\.?|Verantwortlich|Presseanfragen"
    r"|Weitere Informationen|Anschrift|Adresse|Pressesprecher(?:in)?|Nähere Auskünfte"
    r"|Auskunft(?: erteilt)?|Öffnungszeiten|Postanschrift|Hausanschrift)"
    r"(?:[/:*_]-?in(?:nen)?)?(?: (?:für|der|des|bei|und|zu|an|die|den|im|in|von"
    r"|an)\b[^:]*)?\s*(?::|\Z)"
)
_TITLED = late(r"\s*(?:Frau|Herrn?|(?:Dr|Prof|Dipl)\b\.?)[ -]")
_OFFICE = late(
    r"(?:[Pp]resse|sprecher|[Rr]eferent|[Ll]eit(?:er|ung)|[Ss]ekretariat|[Gg]eschäftsstelle"
    r"|vertretung"
    r"|analyse|[Vv]orsitz|[Bb]üro|[Rr]edaktion|führer|[Ss]tab|[Ff]achbereich|[Öö]ffentlichkeit"
    r"|[Zz]immer)"
)
_WEB = late(r"\s*(?:Internet:?|Web:?|www:?)?\s*(?:https?://|www\.)\S+\s*\Z")
_SHORT = 90
_REACH = 5  # lines above the data that may belong to the block
_END = late(r"[.!?…][\"“»)]*\s*\Z")


@lru_cache(maxsize=512)  # each sentence is asked about several times
def has_data(text: str) -> bool:
    """Whether there is a telephone number, a mail address or the like, redacted or not."""
    return BLOCK in text or bool(data_in(text))


def data_in(text: str) -> list[tuple[int, int]]:
    """From and to (exclusive) of each stretch that is contact data, or says that it follows."""
    labels = [match.span() for match in _LABELLED.finditer(text)]
    return sorted([*labels, *[(each.start, each.end) for each in contacts_in(text)]])


def is_address(line: str) -> bool:
    """Whether a line is a street with its number, or a postal code with its town."""
    return bool(_POSTAL.match(line) or _ADDRESS.match(line))


def contact_lines(lines: Sequence[str]) -> set[int]:
    """Which short lines (counted from 0) are of contact blocks. Prose with contact data is not."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at in found or not _is_short(line):
            continue
        label = _LABEL.match(line)
        if has_data(line) or is_address(line):
            found.add(at)
            found.update(_above(lines, at))
        elif label and _leads_to_data(lines, at):
            found.add(at)
    found |= _between(lines, found)
    return found


def _is_short(line: str) -> bool:
    return bool(line.strip()) and len(line) <= _SHORT and not _is_prose(line)


def _is_prose(line: str) -> bool:
    words = line.split()
    return bool(_END.search(line)) and len(words) > 7


def _leads_to_data(lines: Sequence[str], at: int) -> bool:
    """Whether a label stands above contact data, or above the name of a person."""
    rest = lines[at].partition(":")[2]
    if _TITLED.match(rest) or is_person_line(rest):
        return True
    following = [line for line in lines[at + 1 : at + 2 + _REACH] if line.strip()]
    return any(
        _is_short(line)
        and (
            has_data(line) or is_address(line) or bool(_TITLED.match(line)) or is_person_line(line)
        )
        for line in following
    )


def is_person_line(line: str) -> bool:
    """Whether a line holds the name of a person and nothing more."""
    words = line.replace(",", " ").strip(" .|-–·").split()
    titled = _TITLED.match(line) is not None
    names = [word for word in words if word[:1].isupper() and not word.endswith(".")]
    given = any(part in GIVEN_NAMES for word in names[:3] for part in word.split("-"))
    return (
        (given or titled)
        and 2 <= len(words) <= 6
        and all(w[:1].isupper() or len(w) < 6 for w in words)
    )


def _above(lines: Sequence[str], at: int) -> set[int]:
    """The lines above contact data that belong to it: up to a label or a person's name."""
    near: list[int] = []
    blanks = 0
    for here in range(at - 1, -1, -1):
        line = lines[here]
        if not line.strip():
            blanks += 1
            if blanks > 1 + len(near):
                return set()
            continue
        if not _is_short(line) or len(near) == _REACH:
            return set()
        near.append(here)
        if _LABEL.match(line):
            return set(near)
        if is_person_line(line):
            return set(near) | _label_above(lines, here)
    return set()


def _label_above(lines: Sequence[str], at: int) -> set[int]:
    for here in range(at - 1, max(-1, at - 4), -1):
        if lines[here].strip():
            return {here} if _LABEL.match(lines[here]) else set()
    return set()


def _between(lines: Sequence[str], found: set[int]) -> set[int]:
    """Short lines between two of a block („Pressestelle“ between a name and a number)."""
    more: set[int] = set()
    known = sorted(found)
    for first, second in itertools.pairwise(known):
        inner = [at for at in range(first + 1, second) if lines[at].strip()]
        if second - first <= _REACH and len(inner) <= 3:
            fits = [at for at in inner if _is_short(lines[at])]
            more.update(fits if len(fits) == len(inner) else [])
    after = [at + 1 for at in known if at + 1 < len(lines)]
    more.update(at for at in after if lines[at].strip() and _WEB.match(lines[at]))
    office = [at + 1 for at in known if at + 1 < len(lines) and is_person_line(lines[at])]
    more.update(at for at in office if _is_short(lines[at]) and _OFFICE.search(lines[at]))
    return more
