"""A check: the first half of the spine, and the templates tried. What was found is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronik.inputs import (
    TRIED,
    Examined,
    Inputs,
    Options,
    Session,
    check_memo,
    examined,
    keep_known,
    known_templates,
    look_of,
    past_of,
)
from chronik.language.tuples import NamedTuple
from chronik.session import Outcome, running_program
from chronik.system.lastbuild import Last, Stamped, same_inputs
from chronik.system.ownership import end_changes
from chronik.system.revisions import NO_HEAD
from chronik.system.scan import Folders, Listing, listing
from chronik.system.store import locked, pickled
from chronik.words.diagnostics import Diagnostic, ordered

if TYPE_CHECKING:
    from chronik.examining import Lap
    from chronik.making import Audience


class FormerCheck(NamedTuple):
    """What a check found, and of what."""

    key: bytes  # of the program and the options
    taken: int  # the moment (nanoseconds) from which the stamps count
    inputs: dict[str, Stamped]
    failed: bool
    problems: tuple[Diagnostic, ...]
    proofs: tuple[int, int] = (0, 0)  # as of the outcome


def run_check(
    folders: Folders, options: Options, lap: Lap, audience: Audience | None = None
) -> Outcome:
    """Everything but writing; the audience is told, unless nothing is new. Raises RefusedError,
    OSError.
    """
    with locked(folders.cache) as lock:
        end_changes(folders.content)
        session = Session(folders, options, lap, lock, lock.moment(), running_program())
        found, past = listing(folders), past_of(session)
        last = past.last
        store = check_memo(session)
        lap("nachsehen")

        seen = [kept for kept in store.load() if isinstance(kept, FormerCheck)]
        seen.append(_of_build(last))
        for one in [] if options.coverage else seen:
            if one.key == past.key and same_inputs(folders, found, one.inputs, one.taken):
                return Outcome(one.failed, one.problems, proofs=one.proofs)

        outcome, digests = _checked(session, found, audience)
        inputs = {path: (stamp, digests[path]) for path, stamp in found.stamps.items()}
        this = FormerCheck(
            past.key, session.begun, inputs, outcome.failed, outcome.problems, outcome.proofs
        )
        if not options.coverage:
            store.replace(pickled(this))
        return outcome


def _of_build(last: Last) -> FormerCheck:
    """What the last build found: it checks, too."""
    return FormerCheck(
        last.key,
        last.seen,
        last.inputs,
        failed=False,
        problems=last.problems,
        proofs=last.proofs,
    )


def _checked(
    session: Session, found: Listing, audience: Audience | None
) -> tuple[Outcome, dict[str, bytes]]:
    """What is found, and the digest of each input."""
    from chronik.evidence.proof import proof_counts
    from chronik.examining import failed

    done = examined(session, Inputs(found, NO_HEAD))
    problems = done.checked.problems
    if audience:
        audience.hear(done.checked.chronicle, problems)
    if failed(done.sources, done.checked):
        return Outcome(True, problems), done.digests

    faults = _tried(session, done)
    if session.options.coverage:
        return _covered(session, done, faults), done.digests
    proofs = proof_counts(done.checked.chronicle)
    return Outcome(bool(faults), ordered((*problems, *faults)), proofs=proofs), done.digests


def _tried(session: Session, done: Examined) -> tuple[Diagnostic, ...]:
    """The faults of the templates; of templates and settings without one that is remembered."""
    store = session.store("templates")
    known, look = known_templates(session, store), look_of(done)
    if known.get(TRIED) == look:
        return ()

    from chronik.pipeline import rehearse

    memory = {**known}
    faults = rehearse(done.sources, done.checked, memory)
    if not faults:
        memory[TRIED] = look
    keep_known(session, store, known, memory)
    return faults


def _covered(session: Session, done: Examined, faults: tuple[Diagnostic, ...]) -> Outcome:
    """With what of the stored texts is not used."""
    from chronik.checks.coverage import unlinked, uses
    from chronik.evidence.proof import proof_counts

    checked = done.checked
    open_names = tuple(unlinked(checked.chronicle))
    return Outcome(
        failed=bool(faults) or (session.options.strict and bool(open_names)),
        problems=ordered((*checked.problems, *faults, *open_names)),
        uses=tuple(uses(checked.chronicle)),
        proofs=proof_counts(checked.chronicle),
    )
