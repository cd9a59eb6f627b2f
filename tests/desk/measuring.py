"""How much of a text `draft` finds, and how much of what it finds is there: by kind, against the truth beside each text.

`python -m tests.desk.measuring [NAME …]` prints it; with names also what is missed and what is too much. `unseen/` holds texts that
were written after the rules, and measured as they came; the stored texts of the chronicle are measured against its records.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from chronik.agreement.names import Named, found_names
from chronik.drafting.assembling import Draft, Seed, Setting, drafted
from chronik.drafting.reading.findings import known_of
from chronik.passages.names.tokens import tokens
from chronik.records.kinds.decoding import decode
from chronik.records.kinds.entry import read_entry
from chronik.records.model import AnyEntry
from chronik.records.settings.site import read_site
from chronik.records.statements import names
from tests.support.places import ROOT

HERE = Path(__file__).parent
KINDS = ("people", "organisations", "networks", "places", "dates", "what dates date", "numbers", "contact data")
SITE = """
title: Chronik
years: [1700, 2040]
vocabularies:
  event_kinds: {versammlung: Versammlung, sitzung: Sitzung, fest: Fest, ehrung: Ehrung, ausschreibung: Ausschreibung, tod: Todesfall, ereignis: Ereignis}
  organisation_kinds: {verein: Verein, behoerde: Behörde, kommune: Kommune, unternehmen: Unternehmen, schule: Schule, kirche: Kirche}
  network_kinds: {netzwerk: Netzwerk, projekt: Projekt, initiative: Initiative}
  place_kinds: {ort: Ort, gebaeude: Gebäude}
  roles:
    rede: {label: Rede, words: [Rede, sprach, Ansprache, betonte, würdigt, Festrede, Predigt, predigt, sagte]}
    grusswort: {label: Grußwort, words: [begrüß, Begrüß, Grußwort, Grüße, willkommen]}
    moderation: {label: Moderation, words: [moderier, Moderat, führt]}
    musik: {label: Musik, words: [Musik, Leitung, dirigier, Akkordeon]}
    wahl: {label: Gewählt, words: [gewählt, bestätigt, Wahl, wählt]}
    ehrung: {label: Geehrt, words: [geehrt, Ehrung, Preis, verlieh, Urkunde, Ehren]}
    gruendung: {label: Gründung, words: [gründe, gegründet, Gründ]}
    foto: {label: Foto, words: [Foto, Bild]}
    beteiligt: Beteiligt
    teilnahme: Teilnahme
"""


class Score(NamedTuple):
    """What of a kind there is to find, what was found of it, and what was found at all."""

    there: int = 0
    hit: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Any) -> Score:
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        return self.hit / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0


class Case(NamedTuple):
    """A text with its truth."""

    name: str
    text: str
    truth: dict[str, Any]


class Outcome(NamedTuple):
    """Scores by kind, and for a reader: what is missed and what is too much."""

    scores: dict[str, Score]
    missed: dict[str, list[str]]
    surplus: dict[str, list[str]]


def cases(folder: Path) -> list[Case]:
    """The texts of a folder."""
    return [
        Case(path.parent.name, path.read_text("utf-8"), yaml.safe_load((path.parent / "truth.yaml").read_text("utf-8")))
        for path in sorted(folder.glob("*/text.txt"))
        if path.parent.name != "unseen"
    ]


def shipped() -> list[Case]:
    """The stored texts of the chronicle, with the records that rest on them."""
    paths = sorted((ROOT / "content").glob("*/*.*"))
    entries = [read_entry(p.relative_to(ROOT).as_posix(), p.read_bytes()).entry for p in paths if p.suffix in (".md", ".yaml")]
    known = [entry for entry in entries if entry]
    found = []
    for source in (entry for entry in known if entry.kind == "sources"):
        resting = [entry for entry in known if source.key in [reference.key for reference in entry.sources]]
        truth: dict[str, Any] = {kind: [[*names(e)] for e in resting if e.kind == kind] for kind in KINDS[:4]}
        dates = [claim.value.text for e in resting if e.kind == "events" for claim in e.facts.date if claim.value.text != "unknown"]
        truth["dates"] = [f"{date} event" for date in dates]
        truth["dates"] += [f"{claim.value.text} published" for claim in source.facts.date if claim.value.text != "unknown"]
        counts = [claim.value for e in resting if e.kind == "events" for claim in e.facts.attendance]
        truth["attendance"] = [f"{q.qualifier} {q.value}".strip() for q in counts]
        text = (ROOT / "seeds" / source.facts.file).read_text("utf-8-sig")
        found.append(Case(source.id, text, truth))
    return found


def setting(entries: Iterable[AnyEntry] = ()) -> Setting:
    """A chronicle with these records, and with words for kinds and roles."""
    text = decode("content/site.yaml", SITE.encode())
    assert isinstance(text, str)
    site, problems = read_site("content/site.yaml", text)
    assert not problems
    return Setting(site, known_of(entries), frozenset(entry.key for entry in entries), {})


def draft_of(case: Case) -> Draft:
    return drafted(Seed(f"{case.name}.txt", case.text, "0" * 64), setting())


def measured(case: Case, draft: Draft) -> Outcome:
    outcome = Outcome({}, {}, {})
    for kind in KINDS[:4]:
        wanted = [name if isinstance(name, list) else [name] for name in case.truth[kind]]
        found = [[t.name, *([t.short] if t.short else [])] for t in draft.things if t.kind == kind]
        _count(outcome, kind, wanted, found, _is_person if kind == "people" else _is_same)
    _dates(outcome, case, draft)
    _numbers(outcome, case, draft)
    _contacts(outcome, case, draft)
    return outcome


def _count(outcome: Outcome, kind: str, wanted: list[Any], found: list[Any], same: Any) -> None:
    left = list(found)
    missed, hits = [], 0
    for want in wanted:
        match = next((f for f in left if same(want, f)), None)
        if match is None:
            missed.append(want)
        else:
            left.remove(match)
            hits += 1
    outcome.scores[kind] = Score(len(wanted), hits, len(found), hits)
    outcome.missed[kind] = [str(want) for want in missed]
    outcome.surplus[kind] = [str(f) for f in left]


def _is_same(want: list[str], found: list[str]) -> bool:
    """The same words but for case endings and legal forms: neither less nor more."""
    return any(w == f or _fits(w, f) or _fits(f, w) for w in want for f in found)


def _fits(name: str, passage: str) -> bool:
    letters = [sum(len(t.key) for t in tokens(words)) for words in (name, passage)]
    covers = [each for each in found_names(Named((name,)), passage) if each.is_sure and each.end - each.start >= len(passage) - 7]
    return bool(covers) and abs(letters[0] - letters[1]) <= 4


def _is_person(want: list[str], found: list[str]) -> bool:
    mine, theirs = want[0].split(), found[0].split()
    return mine[-1] == theirs[-1] and (mine[0] == theirs[0] or len(mine) == 1 or len(theirs) == 1)


def _dates(outcome: Outcome, case: Case, draft: Draft) -> None:
    wanted = [tuple(text.split(" ")) for text in case.truth["dates"]]
    found = [(date.found.edtf, date.what.value) for date in draft.dates]
    days, seen = {day for day, _ in wanted}, {day for day, _ in found}
    is_partial = "attendance" in case.truth  # records hold the dates that matter, not every one
    right = days & seen
    outcome.scores["dates"] = Score(len(days), len(right), len(right) if is_partial else len(seen), len(right))
    outcome.missed["dates"] = sorted(days - seen)
    outcome.surplus["dates"] = [] if is_partial else sorted(seen - days)
    both = {*wanted} & {*found}
    outcome.scores["what dates date"] = Score(len({*wanted}), len(both), len(both), len(both))
    outcome.missed["what dates date"] = sorted(map(str, {*wanted} - {*found}))
    outcome.surplus["what dates date"] = sorted(str(f) for f in {*found} - {*wanted} if f[0] in days)


def _numbers(outcome: Outcome, case: Case, draft: Draft) -> None:
    counts = [n.number for n in draft.numbers if not n.number.ordinal]
    said = [f"{n.qualifier} {n.value} {n.unit}".split() for n in counts]
    if "attendance" in case.truth:
        claims = [v for e in draft.events for v in e.values if v.field == "attendance"]
        said = [[line.partition(": ")[2] for line in reversed(value.values)] for value in claims]
    wanted = [str(n).split() for n in case.truth.get("attendance", case.truth.get("numbers", []))]
    unique = [n for at, n in enumerate(said) if n not in said[:at]]
    _count(outcome, "numbers", wanted, unique, lambda want, found: want == found)


def _contacts(outcome: Outcome, case: Case, draft: Draft) -> None:
    wanted = [str(words) for words in case.truth.get("contact", [])]
    content = "\n".join(draft.files().values())
    outcome.missed["contact data"] = [words for words in wanted if words in content]
    left_out = len(wanted) - len(outcome.missed["contact data"])
    outcome.scores["contact data"] = Score(len(wanted), left_out, left_out, left_out)
    outcome.surplus["contact data"] = []


def total(outcomes: Iterable[Outcome]) -> dict[str, Score]:
    every = list(outcomes)
    return {kind: sum((o.scores[kind] for o in every), Score()) for kind in KINDS}


def table(scores: dict[str, Score]) -> Iterator[str]:
    for kind, score in scores.items():
        yield f"{kind:16} recall {score.recall:6.1%} ({score.hit}/{score.there})  precision {score.precision:6.1%} ({score.right}/{score.found})"


def main(asked: list[str]) -> None:
    for title, group in (("written with the rules", cases(HERE)), ("unseen", cases(HERE / "unseen")), ("shipped", shipped())):
        outcomes = {case.name: measured(case, draft_of(case)) for case in group}
        for name, outcome in outcomes.items():
            if name in asked or title in asked:
                print(f"--- {name}")
                for kind in KINDS:
                    if outcome.missed[kind] or outcome.surplus[kind]:
                        print(f"  {kind}: missed {outcome.missed[kind]} surplus {outcome.surplus[kind]}")
        print(f"=== {title}: {len(group)} texts", *table(total(outcomes.values())), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
