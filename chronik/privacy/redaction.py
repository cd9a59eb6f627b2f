"""Stored redaction: stretches of a text made unreadable, every other place left where it was.

Each character becomes one block, blanks too, so that not even the words can be counted; line ends
stay. So all offsets and lines outside stay, and with them the addresses of passages. The checksums
of both forms are recorded: who has the original can prove that it is the same text.
"""

from __future__ import annotations

from collections.abc import Iterable

from chronik.language.patterns import late

BLOCK = "█"
_SHOWN = late(r"[^\r\n\u2028\u2029]")
_STRETCH = late(rf"{BLOCK}(?:\s*{BLOCK})*")

Redaction = tuple[int, int]  # from and to (exclusive)


def redacted(text: str, stretches: Iterable[Redaction]) -> str:
    """The text with these stretches redacted; of the same length."""
    for start, end in stretches:
        text = f"{text[:start]}{_SHOWN.sub(BLOCK, text[start:end])}{text[end:]}"
    return text


def redactions(text: str) -> int:
    """How many stretches are redacted."""
    return len(_STRETCH.findall(text))


def is_redacted(text: str) -> bool:
    return BLOCK in text
