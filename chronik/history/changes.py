"""What is different in a record, in German sentences for readers.

What was taken back is not said again where that could hurt: nothing that was said of a person, no
record that is gone, nothing that was typed in free words. git keeps it; readers and their programs
need not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from chronik.history.compared import FactChange, differences, known_by, remarks
from chronik.history.said import LABELS, WORDLESS, Fact, Speech
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, kind_of
from chronik.records.model import AnyEntry
from chronik.records.statements import BODY
from chronik.words.german import counted, listed

_PEOPLE = "people"


class _Field(NamedTuple):
    """A field whose facts are compared."""

    label: str
    kind: str  # of the record
    is_wordless: bool
    speech: Speech

    def hides(self, about: str) -> bool:
        """Whether what was said there before is not to be said again."""
        return self.kind == _PEOPLE or kind_of(about) == _PEOPLE

    def title(self, about: str) -> str:
        """What a fact is about: the name of a record, or a name or address itself."""
        if kind_of(about) in KINDS and "/" in about:
            return self.speech.name(about)
        return f"„{about}“" if about else ""


def changes(old: AnyEntry, new: AnyEntry, speech: Speech) -> tuple[str, ...]:
    """What is different in `new`, a sentence without full stop for each; () where nothing is."""
    sentences: list[str] = []
    for name, those in groupby(differences(old, new, speech), key=lambda each: each.field):
        found = [*those]
        if name == BODY:
            sentences.append(f"{LABELS[BODY]} geändert")
            continue
        field = _Field(found[0].label, new.kind, name in WORDLESS, speech)
        sentences += _told(field, found)
    return tuple(sentences)


def _told(field: _Field, found: Sequence[FactChange]) -> Iterator[str]:
    if found[0].several:
        yield from _several(field, found)
    else:
        yield _single(field, found[0].before, found[0].after)


# --- one fact, perhaps with contradicting claims ----------------------------------------------


def _single(field: _Field, old: Sequence[Fact], new: Sequence[Fact]) -> str:
    if not new:
        return f"{field.label} entfernt"

    before, now = _words(old), _words(new)
    is_same = before == now and [s.own for s in old] == [s.own for s in new]
    value = "" if is_same else _value(field, old, new)
    return _sentence(field.label, value, _evidence(old, new) if old else "")


def _value(field: _Field, old: Sequence[Fact], new: Sequence[Fact]) -> str:
    before, now, own = _words(old), _words(new), new[0].own
    if field.is_wordless:
        return "geändert" if old else "ergänzt"
    if not old:
        return f"{now or f'„{own}“'} ergänzt"
    if own:
        return f"jetzt „{own}“"
    return f"{before} → {now}" if before and not field.hides("") else f"jetzt {now}"


def _words(facts: Sequence[Fact]) -> str:
    return listed([said.words for said in facts], "oder")


# --- several facts, each about something ------------------------------------------------------


def _several(field: _Field, found: Sequence[FactChange]) -> Iterator[str]:
    """What was added, what says something else now, what was taken away."""
    added = [each.after[0] for each in found if not each.before]
    gone = [each.before[0] for each in found if not each.after]
    if added:
        yield f"{field.label}: {listed([_in_full(field, said) for said in added])} ergänzt"
    for each in found:
        if each.before and each.after:
            yield from filter(None, [_detail(field, each.before[0], each.after[0])])
    if gone:
        yield _taken_away(field, gone)


def _in_full(field: _Field, said: Fact) -> str:
    title = field.title(said.about) or said.words or f"„{said.own}“"
    return f"{title} ({said.words})" if said.words and title != said.words else title


def _detail(field: _Field, old: Fact, new: Fact) -> str:
    """What is said of the same thing in other words, or with other evidence."""
    value = ""
    if old.words != new.words:
        is_told = old.words and new.words and not field.hides(new.about)
        value = f"{old.words} → {new.words}" if is_told else f"jetzt {new.words or 'ohne Angabe'}"
    elif old.own != new.own:
        value = "Wortlaut der Angabe geändert"

    title = field.title(new.about)
    label = f"{field.label}: {title}" if title else field.label
    remark = _evidence([old], [new])
    return _sentence(label, value, remark) if value or remark else ""


def _taken_away(field: _Field, gone: Sequence[Fact]) -> str:
    """Only records that are still there, and no people, are named."""
    names = [
        self_told
        for said in gone
        if kind_of(said.about) in KINDS and not field.hides(said.about)
        if (self_told := field.speech.name(said.about))
    ]
    rest = len(gone) - len(names)
    others = counted(rest, "weitere Angabe", "weitere Angaben") if names else ""
    others = others or counted(rest, "Angabe", "Angaben")
    return f"{field.label}: {listed([*names, *([others] if rest else [])])} entfernt"


# --- how it is known --------------------------------------------------------------------------


def _evidence(old: Sequence[Fact], new: Sequence[Fact]) -> str:
    before, now = [s.evidence for s in old], [s.evidence for s in new]
    known_before, known_now = [*map(known_by, before)], [*map(known_by, now)]
    if known_before != known_now:
        if any(known not in known_before for known in known_now if known[0]):
            return "neuer Beleg"
        if any(quote for quote, _ in known_before if quote not in dict(known_now)):
            return "Beleg entfernt"
        return "andere Quelle" if any(source for _, source in known_now) else "ohne Quelle"

    said_before, said_now = [*map(remarks, before)], [*map(remarks, now)]
    if [reasons for reasons, _ in said_before] != [reasons for reasons, _ in said_now]:
        return "Begründung geändert"
    return "Anmerkung geändert" if said_before != said_now else ""


def _sentence(label: str, value: str, remark: str) -> str:
    """„Datum: 2014 → 2013, neuer Beleg“."""
    bare = value in ("geändert", "ergänzt") and not remark
    said = ", ".join(filter(None, (value, remark)))
    return f"{label} {said}" if bare else f"{label}: {said or 'Reihenfolge geändert'}"
