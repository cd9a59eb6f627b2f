"""The end of an address that leads to a passage: what a browser is told to look for, and that it finds no other place.

That Chromium goes there is seen in tests/browser/records/test_passages_in_the_net.py.
"""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from chronik.evidence.fragments import with_passage
from chronik.evidence.quotes import Found, find, prepare

LONG = "denn dieser Satz soll mehr als hundertzwanzig Zeichen haben, damit er nicht ganz in der Adresse steht, sondern mit seinen Enden"
TEXT = prepare(
    f"""Der Chor sang. Der CHOR SANG lange. Rund 80 Gäste - Alt & Jung, alle - kamen.
Es sprach der Wirt. Nachwuchsför-
derung war das Thema, sagte
die Leiterin. Dann sprach der Wirt zu allen.

Am Ende, {LONG}. Herr ▓▓ sang. Noch einmal sang er.
"""
)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("Rund 80 Gäste - Alt & Jung, alle - kamen", ["Rund%2080%20G%C3%A4ste%20%2D%20Alt%20%26%20Jung%2C%20alle%20%2D%20kamen"]),
        ("CHOR SANG lange", ["CHOR%20SANG%20lange"]),
        ("Nachwuchsförderung war das Thema", ["Nachwuchsf%C3%B6rderung%20war%20das%20Thema"]),
        ("das Thema, sagte die Leiterin", ["das%20Thema%2C%20sagte,die%20Leiterin"]),
        ("Es sprach der Wirt", ["Es%20sprach%20der%20Wirt"]),
        # a part stands twice: a word before the second tells it
        ("die Leiterin. […] sprach der Wirt zu", ["die%20Leiterin.", "sprach%20der%20Wirt%20zu"]),
        ("die Leiterin. […] sprach der Wirt", ["die%20Leiterin.", "Dann-,sprach%20der%20Wirt"]),
        (f"Am Ende, {LONG}", ["Am%20Ende%2C%20denn,mit%20seinen%20Enden"]),
    ],
)
def test_what_is_looked_for(quote: str, said: list[str]) -> None:
    found = find(TEXT, quote)
    assert isinstance(found, Found), found
    assert with_passage("https://example.org/a", TEXT, found.spans) == f"https://example.org/a#:~:{'&'.join(f'text={one}' for one in said)}"


def test_behind_a_fragment_there_is() -> None:
    found = find(TEXT, "Es sprach der Wirt")
    assert isinstance(found, Found)
    assert with_passage("https://example.org/a#b", TEXT, found.spans).startswith("https://example.org/a#b:~:text=Es")


def test_what_was_made_unreadable_is_in_no_address() -> None:
    found = find(TEXT, "mit seinen Enden. […] sang. Noch einmal")
    assert isinstance(found, Found)
    assert "▓" not in unquote(with_passage("https://example.org/a", TEXT, found.spans))
