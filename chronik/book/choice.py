"""Which events a book tells: all, those of some years, those of a network."""

from __future__ import annotations

from chronik.chronicle.chronicle import Chronicle
from chronik.chronicle.stories.selection import Selected, selected
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import key_of
from chronik.records.prose import Selection, Sought
from chronik.words.diagnostics import START, RefusedError
from chronik.words.hints import present

_YEARS = late(r"(\d{1,4})(?:\s*(?:[-–/]|bis)\s*(\d{1,4}))?")


class BookChoice(NamedTuple):
    """What was asked for: nothing means all."""

    years: tuple[int, int] | None = None  # the first and the last
    network: str = ""  # its id

    @property
    def is_all(self) -> bool:
        return self.years is None and not self.network


def years_typed(text: str) -> tuple[int, int]:
    """„1990“ or „1990-1999“. Raises ValueError with what to type instead."""
    match = _YEARS.fullmatch(text.strip())
    if not match or not int(match[1]):
        raise ValueError("ein Jahr oder zwei mit Bindestrich, z. B. 1998 oder 1990-1999")
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        raise ValueError(f"das frühere Jahr zuerst: {last}-{first}")
    return first, last


def events_chosen(chronicle: Chronicle, choice: BookChoice) -> Selected:
    """The events, and those left out as nobody knows their year. Raises RefusedError."""
    key = key_of("networks", choice.network) if choice.network else ""
    if key and key not in chronicle.entries:
        raise RefusedError(_unknown(chronicle, choice.network))

    wanted = ((Sought(key, START),),) if key else ()
    found = selected(chronicle, Selection("list", wanted, (), choice.years, "", START))
    if not found.events:
        raise RefusedError(_EMPTY if choice.is_all else _TOO_NARROW)
    return found


_EMPTY = "Die Chronik hat noch kein Ereignis. Mit dem ersten wird ein Buch daraus."
_TOO_NARROW = "Zu dieser Auswahl gibt es kein Ereignis. Weniger verlangen."


def scope_words(chronicle: Chronicle, choice: BookChoice) -> str:
    """„Bündnis Mitte, 1990–1999“; nothing for the whole chronicle."""
    network = chronicle.name(key_of("networks", choice.network)) if choice.network else ""
    return ", ".join(filter(None, (network, _period(choice.years))))


def _period(years: tuple[int, int] | None) -> str:
    if years is None:
        return ""
    first, last = years
    return str(first) if first == last else f"{first}–{last}"


def _unknown(chronicle: Chronicle, typed: str) -> str:
    """The message, with the id that was meant, also where the name was typed."""
    networks = chronicle.of_kind["networks"]
    named = [entry.id for entry in networks if typed.casefold() == entry.name.casefold()]
    hint = f"Seine Kennung ist „{named[0]}“." if named else ""
    otherwise = "Die Kennung ist der Name der Datei in content/networks/, ohne Endung."
    hint = hint or present(typed, [entry.id for entry in networks], otherwise)
    return f"Ein Netzwerk „{typed}“ gibt es nicht. {hint}"
