"""Whom an image shows, seen from the whole chronicle: both pages need no more than they name, and nobody took part by it."""

from __future__ import annotations

from functools import cache

import pytest

from chronik.chronicle.edition import Edition, edition_of
from chronik.door.progress import Progress
from chronik.examining import Sources, examine
from chronik.memo import Memo
from chronik.pages import PAGES
from chronik.records.images import ImageFile
from chronik.records.keys import KINDS, kind_of
from chronik.search.filters import facets_of
from tests.support.wholes import restricted

IMAGE = "images: [{file: chor.jpg, alt: Der Chor, credit: C, licence: L, shows: [{person: anna}, {organisation: chor}, {place: rathaus}, {person: bo}]}]\n"
FILES = {
    "content/site.yaml": "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}, place_kinds: {haus: Haus}}\n",
    "content/events/fest.yaml": f"title: Fest\ndate: 1958\nkind: fest\n{IMAGE}",
    "content/events/tanz.yaml": "title: Tanz\ndate: 1959\nkind: fest\nplaces: [markt]\nimages: [{file: tanz.jpg, alt: Tanz, credit: C, licence: L, shows: [{place: markt}]}]\n",
    "content/people/anna.yaml": "name: Anna Alt\n",
    "content/people/bo.yaml": "name: Bo Bass\n",
    "content/organisations/chor.yaml": "name: Chor\n",
    "content/places/rathaus.yaml": "name: Rathaus\nkind: haus\n",
    "content/places/markt.yaml": "name: Markt\nkind: haus\n",
}


@cache
def choir() -> Edition:
    data = {path: text.encode() for path, text in FILES.items()}
    rest = {"content/site.yaml": data.pop("content/site.yaml")}
    images = {f"content/events/{name}.jpg": ImageFile(name.encode(), 1200, 800) for name in ("chor", "tanz")}
    checked = examine(Sources(sorted(data), data.__getitem__, rest, images=images), Memo({}, frozenset(), {}), Progress())
    assert not checked.problems, checked.problems
    return edition_of(checked.chronicle)


@pytest.mark.parametrize("key", ["events/fest", "people/anna", "organisations/chor", "places/rathaus", "places/markt"])
def test_a_page_needs_no_more_than_it_names(key: str) -> None:
    page = next(page for page in PAGES if page.name == KINDS[kind_of(key)].english)
    assert page.view(restricted(choir(), key), key) == page.view(choir(), key)


def test_an_image_of_a_place_is_no_event_there() -> None:
    chronicle = choir().chronicle
    assert [*facets_of(chronicle, chronicle.entries["events/fest"])] == []
    assert [*facets_of(chronicle, chronicle.entries["events/tanz"])] == ["places/markt"]
    assert chronicle.tied("places/rathaus", "events") == ()


def test_nobody_took_part_because_an_image_shows_them() -> None:
    chronicle = choir().chronicle
    assert chronicle.present(chronicle.entries["events/fest"]) == ()
    assert [entry.key for entry in chronicle.pictured["people/anna"]] == ["events/fest"]
