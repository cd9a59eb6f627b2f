"""Transcripts: what is said, and when."""

from __future__ import annotations

import pytest

from chronik.evidence.quotes import Found, find, prepare
from chronik.evidence.stored.marks import UnreadableError, place_between
from chronik.evidence.stored.reading import words_of_file

WEBVTT = """WEBVTT - Gespräch
Kind: captions

STYLE
::cue { color: red }

NOTE Von Hand verbessert
00:00:01.000 --> 00:00:02.000 ist hier ein Beispiel

1
00:12.000 --> 00:15.500 align:start
<v.laut Erna Quast>Der <i>Saal</i> war voll,
bis auf den letzten Platz &amp; die Treppe.

00:01:02.250 --> 00:01:05.000
<v Erna Quast>Wir haben <00:01:03.000>gesungen.</v>

01:02:03.000 --> 01:02:09.000
<v Bo Muster>Alle?
<v Erna Quast>Alle.
"""
SUBRIP = '1\r\n00:00:12,000 --> 00:00:15,500\r\n{\\an8}<font color="red">Der Saal</font> war voll.\r\n\r\n2\r\n00:01:02,250 --> 00:01:05,000\r\nWir haben gesungen.\r\n'


def test_the_words_stand_as_they_were_said() -> None:
    assert words_of_file("a.vtt", WEBVTT.encode()).text == (
        "Erna Quast: Der Saal war voll,\nbis auf den letzten Platz & die Treppe.\nWir haben gesungen.\n\nBo Muster: Alle?\n\nErna Quast: Alle.\n"
    )
    assert words_of_file("A.SRT", SUBRIP.encode()).text == "Der Saal war voll.\nWir haben gesungen.\n"


@pytest.mark.parametrize(
    ("quote", "time"),
    [
        ("Der Saal war voll, bis auf den letzten Platz", "00:12"),
        ("die Treppe. Wir haben gesungen.", "00:12"),
        ("Wir haben gesungen.", "01:02"),
        ("Bo Muster: Alle?", "1:02:03"),
    ],
)
def test_a_quote_begins_with_the_time_of_its_caption(quote: str, time: str) -> None:
    words = words_of_file("a.vtt", WEBVTT.encode())
    found = find(prepare(words.text), quote)
    assert isinstance(found, Found)
    place = place_between(words.marks, found.spans[0][0], found.spans[-1][1])
    assert place is not None
    assert place.time == time


@pytest.mark.parametrize("text", ["", "WEBVTT\n", "Das war im Sommer.\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"])
def test_what_has_no_times_is_no_transcript(text: str) -> None:
    with pytest.raises(UnreadableError, match="enthält keine Zeile mit Zeiten"):
        words_of_file("a.vtt", text.encode())
