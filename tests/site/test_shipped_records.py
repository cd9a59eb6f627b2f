"""The records that this repository ships keep, one by one, what every record keeps."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from chronik.chronicle.edition import Edition
from chronik.history.ledger import addresses_of, read_ledger, with_addresses
from tests.html.pictures.maps.test_atlas import shown_and_listed
from tests.html.pictures.test_networks import has_a_picture_where_members_are_shared, pictured
from tests.html.test_skeleton import skeletons_give_what_jinja_gives
from tests.pages.test_needs import RECORDS, shows_only_what_it_needs
from tests.records.test_plain import both_ways, where
from tests.support.places import SHIPPED
from tests.support.wholes import whole


@cache
def shipped() -> Edition:
    return whole(SHIPPED)


@pytest.mark.parametrize("path", sorted((SHIPPED / "content").rglob("*.md")), ids=lambda path: path.stem)
def test_every_record_is_read_as_yaml_reads_it(path: Path) -> None:
    quickly, slowly = both_ways(where(path), path.read_bytes())
    assert quickly == slowly


@pytest.mark.parametrize("name", RECORDS)
def test_a_page_shows_only_what_it_needs(name: str) -> None:
    shows_only_what_it_needs(shipped(), name)


def test_a_skeleton_gives_what_jinja_gives() -> None:
    skeletons_give_what_jinja_gives(shipped())


def test_a_network_says_in_words_whom_its_picture_shows() -> None:
    assert pictured(shipped())


def test_a_list_of_networks_has_a_picture_where_members_are_shared() -> None:
    has_a_picture_where_members_are_shared(shipped())


def test_every_place_is_on_the_map_or_listed_below_it() -> None:
    shown, listed = shown_and_listed(shipped())
    assert shown
    assert listed


def test_every_published_address_stands_in_the_ledger() -> None:
    chronicle = shipped().chronicle
    ledger = (SHIPPED / "content/urls.txt").read_bytes()
    standing = addresses_of(chronicle.entries.values(), chronicle.gone)
    assert not standing - read_ledger(ledger).keys(), "`make site` writes them; commit the ledger with the records"
    assert ledger == with_addresses(ledger, ())
