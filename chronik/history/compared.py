"""Two states of a record: which of its facts differ. What is said of that, and to whom, others
decide: `changes` tells readers, `editing.report` those who review a change.

Form is no fact: comments, the order of keys, where lines break.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from chronik.history.said import (
    LABELS,
    OWN_NAME,
    Fact,
    Speech,
    body_of,
    facts_in,
    joined,
    values_of,
)
from chronik.language.tuples import NamedTuple
from chronik.records.model import AnyEntry, Evidence
from chronik.records.statements import BODY

_TITLED = ("events", "sources", "pages")


class FactChange(NamedTuple):
    """A fact that is new (`before` is empty), gone (`after` is empty), or says something else.

    Where a field states one thing, contradicting claims of it are one difference.
    """

    field: str
    label: str
    before: tuple[Fact, ...]
    after: tuple[Fact, ...]
    several: bool  # whether the field may state several things, each with its own `about`


def differences(old: AnyEntry | None, new: AnyEntry | None, speech: Speech) -> Iterator[FactChange]:
    """What differs, in the order of the fields; of a record that is new or gone all it states."""
    shown = new or old
    if shown is None:
        return
    before, after = dict(values_of(old) if old else ()), dict(values_of(new) if new else ())
    for name in after or before:
        former, now = before.get(name), after.get(name)
        if former == now:  # as nearly all are; what moved within the file is looked at
            continue
        label = "Titel" if name == OWN_NAME and shown.kind in _TITLED else LABELS.get(name, name)
        facts = [[*facts_in(value, shown.kind, speech)] for value in (former, now)]
        yield from _compared((name, label), *facts)

    if _is_text_changed(old, new, speech):
        yield FactChange(BODY, LABELS[BODY], (), (), several=False)


def _is_text_changed(old: AnyEntry | None, new: AnyEntry | None, speech: Speech) -> bool:
    if old and new:
        return old.prose != new.prose and body_of(old, speech) != body_of(new, speech)
    return any(entry.prose.utf8 for entry in (old, new) if entry)


def _compared(field: tuple[str, str], old: list[Fact], new: list[Fact]) -> Iterator[FactChange]:
    if _plain(old) == _plain(new):
        return
    if any(said.about for said in (*old, *new)):
        yield from _paired(field, old, new)
    else:
        yield FactChange(*field, tuple(old), tuple(new), several=False)


def _plain(facts: Sequence[Fact]) -> list[tuple[str, ...]]:
    """All that counts of them: not where they stand in the file."""
    return [(s.about, s.words, s.own, *known_by(s.evidence), *remarks(s.evidence)) for s in facts]


def known_by(evidence: Evidence) -> tuple[str, str]:
    """The passage, where it stands, and its source."""
    return joined([evidence.quote, *(evidence.locator or ())]), evidence.source


def remarks(evidence: Evidence) -> tuple[str, str]:
    """The reasons, and what else is noted."""
    return (
        joined((evidence.basis, evidence.reason)),
        joined((evidence.note, evidence.as_written, "+" if evidence.preferred else "")),
    )


def _paired(field: tuple[str, str], old: list[Fact], new: list[Fact]) -> Iterator[FactChange]:
    """What was added, what says something else now, what was taken away."""
    left = defaultdict(list)
    for said in old:
        left[said.about].append(said)
    added: list[FactChange] = []
    changed: list[FactChange] = []
    for said in new:
        former = left[said.about]
        same = next((f for f in former if (f.words, f.own) == (said.words, said.own)), None)
        if not former:
            added.append(FactChange(*field, (), (said,), several=True))
            continue
        before = same or former[0]
        former.remove(before)
        if _plain([before]) != _plain([said]):
            changed.append(FactChange(*field, (before,), (said,), several=True))

    gone = [
        FactChange(*field, (said,), (), several=True) for rest in left.values() for said in rest
    ]
    yield from (*added, *changed, *gone)
