"""The ledger of the chronicle that this repository ships is complete, and sorted as a build would write it."""

from __future__ import annotations

from chronik.history.ledger import addresses_of, read_ledger, with_addresses
from tests.support.places import SHIPPED
from tests.support.wholes import whole


def test_every_published_address_stands_in_the_ledger() -> None:
    chronicle = whole(SHIPPED).chronicle
    ledger = (SHIPPED / "content/urls.txt").read_bytes()
    standing = addresses_of(chronicle.entries.values(), chronicle.gone)
    assert not standing - read_ledger(ledger).keys(), "`make site` writes them; commit the ledger with the records"
    assert ledger == with_addresses(ledger, ())
