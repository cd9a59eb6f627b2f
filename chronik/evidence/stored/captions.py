"""Transcripts of recordings: WebVTT (https://www.w3.org/TR/webvtt1/) and SubRip.

What is said stands line by line, as the captions have it; where another voice begins, a new
paragraph begins with its name. Settings, styles, notes and marks within the words are none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from chronik.evidence.stored.marks import PlaceMark, StoredWords, UnreadableError
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.locating.locators import Locator

CAPTIONS = (".vtt", ".srt")

_CLOCK = r"(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,]\d{1,3}"
_TIMING = late(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d{{1,3}}(?:[ \t].*)?")
_BLOCKS = late(r"\n(?:[ \t]*\n)+")
_VOICE = late(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_TAG = late(r"</?[a-z0-9:.][^<>]*>|\{\\[^{}]*\}", re.IGNORECASE)


class _Cue(NamedTuple):
    time: str
    voice: str  # "" where none is named
    words: str  # of several lines


def words_of_captions(text: str) -> StoredWords:
    """What is said, each caption with the time of its beginning. Raises UnreadableError."""
    pieces: list[str] = []
    marks: list[PlaceMark] = []
    at, speaking = 0, ""
    for cue in _cues(text):
        gap, voice = "\n" if pieces else "", ""
        if cue.voice and cue.voice != speaking:
            gap, voice, speaking = 2 * gap, f"{cue.voice}: ", cue.voice
        marks.append(PlaceMark(at + len(gap), Locator(time=cue.time)))
        pieces.append(f"{gap}{voice}{cue.words}")
        at += len(pieces[-1])
    if not pieces:
        message = "enthält keine Zeile mit Zeiten („00:12.000 --> 00:15.500“) und Worten darunter."
        hint = "Die Abschrift als WebVTT speichern; ohne Zeiten als .txt."
        raise UnreadableError(message, hint)
    return StoredWords("".join(pieces) + "\n", tuple(marks))


def _cues(text: str) -> Iterator[_Cue]:
    """In the order of the file; a caption of two voices is two."""
    for block in _BLOCKS.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        timed = next((n for n, line in enumerate(lines[:2]) if _TIMING.fullmatch(line)), None)
        if timed is None:
            continue
        timing = _TIMING.fullmatch(lines[timed])
        time = _clock(timing) if timing else ""
        before, *voiced = _VOICE.split("\n".join(lines[timed + 1 :]))
        parts = [("", before), *zip(voiced[::2], voiced[1::2], strict=True)]
        for voice, words in parts:
            bare = "\n".join(filter(None, (_bare(line) for line in words.split("\n"))))
            if bare:
                yield _Cue(time, _bare(voice), bare)


def _clock(timing: re.Match[str]) -> str:
    """„12:34“ or „1:02:34“."""
    hours, minutes, seconds = int(timing[1] or 0), timing[2], timing[3]
    return f"{hours}:{minutes}:{seconds}" if hours else f"{minutes}:{seconds}"


def _bare(words: str) -> str:
    return " ".join(unescape(_TAG.sub("", words)).split(" ")).strip()
