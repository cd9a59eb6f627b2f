"""What to type to call this program, as messages say it."""

from __future__ import annotations

from chronik.words.german import slug

PROGRAM = "python build.py"


def call(*words: str) -> str:
    """`python build.py new people "Ada Muster"`, to be copied."""
    return " ".join([PROGRAM, *(f'"{word}"' if " " in word else word for word in words)])


def to_create(kind: str, name: str) -> str:
    """The call that makes the record which is missing."""
    title = " ".join(part.capitalize() for part in name.split("-"))
    title = title if slug(title) == name else name
    return f'{PROGRAM} new {kind} "{title}"'
