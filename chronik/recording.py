"""What a build writes down when its site is published: new addresses; and what it forgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronik.inputs import Inputs, Past, Session, check_memo, memo_place, past_of, preview_place
from chronik.language.tuples import NamedTuple
from chronik.system.lastbuild import Last
from chronik.system.scan import location, read, stamp_of
from chronik.system.staging import forget_trees
from chronik.words.diagnostics import RefusedError
from chronik.words.digests import digest_of

if TYPE_CHECKING:
    from chronik.examining import Checked


class NewAddresses(NamedTuple):
    """How many published addresses the ledger lacked, and whether it has them now."""

    addresses: int = 0
    written: bool = False


def keep_addresses(session: Session, checked: Checked, this_build: Last) -> NewAddresses:
    """Write what the ledger lacks into it, where there is one, and where that is wanted
    (docs/decisions/0030). The next build knows it as it is now. From an archive nothing is
    published.
    """
    from chronik.history.ledger import LEDGER, addresses_of, with_addresses

    chronicle = checked.chronicle
    standing = addresses_of(chronicle.entries.values(), chronicle.gone)
    is_kept = LEDGER in this_build.inputs and session.options.history is None
    count = len(standing - chronicle.published.keys()) if is_kept else 0
    if not count or not session.options.ledger:
        return NewAddresses(count)

    from chronik.system.writing import change_files  # late: few builds have a new address

    place = location(session.folders, LEDGER)
    try:
        data = with_addresses(read(place), standing)
        change_files({place: data}, session.folders.content)
        this_build.inputs[LEDGER] = (stamp_of(place.stat()), digest_of(data))
    except (OSError, RefusedError):  # the site is published; the next build tries again
        return NewAddresses(count)
    return NewAddresses(count, written=True)


def forget_others(session: Session, inputs: Inputs, past: Past) -> None:
    """What else in the cache may tell of what is gone: the last check, which knew no more than this
    build; the site of a preview that has ended, for one that runs builds anew.
    """
    check_memo(session).forget()
    folders = session.folders
    if folders.cache is None or not past.last.inputs.keys() - inputs.found.stamps.keys():
        return
    preview = folders._replace(output=preview_place(folders.cache, folders.content))
    if preview.output != folders.output and preview.output.exists():
        other = past_of(session._replace(folders=preview))
        if other.last.inputs.keys() - inputs.found.stamps.keys():
            other.store.forget()
            forget_trees(preview, memo_place(preview.output))
