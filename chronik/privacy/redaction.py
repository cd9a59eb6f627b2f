"""Stored redaction: stretches of a text made unreadable, every other place left where it was.

Each character becomes one block, blanks too, so that not even the words can be counted; line ends
stay. So all offsets and lines outside stay, and with them the addresses of passages. The checksums
of both forms are recorded: who has the original can prove that it is the same text.
"""

from __future__ import annotations

from collections.abc import Iterable

from chronik.language.patterns import late

BLOCK = "█"
# In place of the name of a person who was withdrawn. Where a text is searched or shown, a stretch
# of them reads as the words that records have in place of the name.
NAME_BLOCK = "▓"
NAME_REMOVED = "[Name entfernt]"
_SHOWN = late(r"[^\r\n\u2028\u2029]")
_NAME = late(rf"{NAME_BLOCK}(?:\s*{NAME_BLOCK})*")
_STRETCH = late(rf"{BLOCK}(?:\s*{BLOCK})*")

Redaction = tuple[int, int]  # from and to (exclusive)


def redacted(text: str, stretches: Iterable[Redaction], block: str = BLOCK) -> str:
    """The text with these stretches redacted; of the same length."""
    for start, end in stretches:
        text = f"{text[:start]}{_SHOWN.sub(block, text[start:end])}{text[end:]}"
    return text


def as_shown(text: str) -> str:
    """As readers see it: with words in place of names that were removed."""
    return _NAME.sub(NAME_REMOVED, text) if NAME_BLOCK in text else text


def redactions(text: str) -> int:
    """How many stretches are redacted."""
    return len(_STRETCH.findall(text))
