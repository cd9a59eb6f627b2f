"""Each proven quote is an annotation on the stored text, as the Web Annotation Data Model has it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from tests.deposit.conftest import Archived

PUBLIC, CLOSED = "stellen/annotationen.jsonld", "nicht-oeffentlich/annotationen.jsonld"
TERMS = {
    *("@context", "id", "type", "label", "creator", "name", "rights", "total", "first", "partOf", "startIndex", "items"),
    *("motivation", "body", "target", "value", "format", "language", "purpose", "source", "selector"),
    *("exact", "prefix", "suffix", "start", "end"),
}


def collection(archived: Archived, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((archived.data / path).read_text("utf-8"))
    return found


def annotations(archived: Archived, path: str = PUBLIC) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection(archived, path)["first"]["items"]
    return found


def stretches(archived: Archived, path: str) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The stored text, the selector by words and that by place, of each target."""
    found = []
    for annotation in annotations(archived, path):
        for target in annotation["target"]:
            text = Path(archived.data / path).parent / target["source"]["id"]
            quote, position = target["selector"]
            found.append((text.read_bytes().decode("utf-8-sig"), quote, position))
    return found


@pytest.mark.parametrize("path", [PUBLIC, CLOSED])
def test_words_and_place_select_the_same(archived: Archived, path: str) -> None:
    found = stretches(archived, path)
    assert len(found) > 2
    for text, quote, position in found:
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert quote["exact"] == text[start:end]
        if "prefix" in quote:
            assert quote["prefix"] == text[max(0, start - 32) : start]
            assert quote["suffix"] == text[end : end + 32]


def test_places_are_counted_in_characters_without_the_mark(archived: Archived) -> None:
    """After a byte order mark, an emoji and line ends of two characters."""
    (cake,) = [a for a in annotations(archived, CLOSED) if "kuchenfest/body" in a["id"]]
    assert [target["selector"] for target in cake["target"]] == [
        [
            {
                "type": "TextQuoteSelector",
                "exact": "Es gab Kuchen für alle,",
                "prefix": "Gäste 🎈 kamen.\r\n",
                "suffix": " und die Kapelle spielte bis Mit",
            },
            {"type": "TextPositionSelector", "start": 16, "end": 39},
        ],
        [
            {"type": "TextQuoteSelector", "exact": "sagt der Wirt", "prefix": "apelle spielte bis Mitternacht, ", "suffix": ".\r\n"},
            {"type": "TextPositionSelector", "start": 81, "end": 94},
        ],
    ]


def test_around_a_passage_nothing_of_a_withheld_text_is_told_in_public(archived: Archived) -> None:
    public = annotations(archived)
    told = {("prefix" in target["selector"][0], "nicht-oeffentlich" in target["source"]["id"]) for a in public for target in a["target"]}
    assert told == {(True, False), (False, True)}
    assert all("prefix" in target["selector"][0] for a in annotations(archived, CLOSED) for target in a["target"])


def test_every_quote_of_the_chronicle_is_there_once_and_leads_to_its_note(archived: Archived) -> None:
    found = annotations(archived)
    assert collection(archived, PUBLIC)["total"] == len(found) > 10
    assert len({a["id"] for a in found}) == len(found)
    for annotation in found:
        words, link = annotation["body"]
        path, anchor = urldefrag(link["source"])
        page = (archived.data / "stellen" / path).read_text("utf-8")
        assert f'id="{anchor}"' in page, annotation["id"]
        assert words["value"].partition(" – ")[2]
    assert "Büchernacht – Datum: 17.\u00a0Juni, 2020 oder 2021" in [a["body"][0]["value"] for a in found]


def test_no_word_is_none_of_the_model(archived: Archived) -> None:
    def words(thing: Any) -> set[str]:
        inner = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
        own = set(thing) if isinstance(thing, dict) else set()
        return own.union(*map(words, inner))

    assert words(collection(archived, PUBLIC)) - TERMS == set()
