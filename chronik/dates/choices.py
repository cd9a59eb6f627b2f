"""One of several dates, or some time between two: `[2020,2021]`, `[1746..1755]`, `[..1755]`.

EDTF calls it a set of which one member holds (level 2). None where a text is not of the form,
EdtfError where it is, but cannot be.
"""

from __future__ import annotations

from chronik.dates.single import OPEN, Edtf, EdtfError, Precision, parse_single, write

EXAMPLES = (
    "zum Beispiel „2021-12-03“, „2021-12“, „2021“, „2021~“ (ungefähr), „2021?“ (unsicher), "
    "„2015/2024“, „XXXX-06-17“ oder „unknown“ schreiben"
)


def read_choice(text: str) -> Edtf | None:
    if not text.endswith("]"):
        return None
    singles = [_member(part.strip()) for part in text[1:-1].split(",")]
    members = tuple(member for member in singles if member)
    if len(members) < len(singles):
        return None

    if len(members) == 1 and members[0].precision is Precision.BETWEEN:
        return members[0]
    canonical = _check_order(members)
    firsts, lasts = [m.earliest for m in members], [m.latest for m in members]
    return Edtf(
        text=canonical,
        earliest=firsts[0],
        latest=None if None in lasts else max(last or 0 for last in lasts),
        precision=Precision.CHOICE,
        parts=members,
    )


def _member(text: str) -> Edtf | None:
    """A date of a choice, or „some time between“ two."""
    if ".." in text:
        return _between(text)
    member = parse_single(text)
    if member:
        _check_member(member)
    return member


def _between(text: str) -> Edtf | None:
    left, _, right = text.partition("..")
    begin, end = (parse_single(side) if side else OPEN for side in (left, right))
    if begin is None or end is None:
        return None
    if begin == end == OPEN:
        raise EdtfError("Diese Auswahl […] hat weder Anfang noch Ende.", write("unknown"))

    for bound in (begin, end):
        if bound != OPEN:
            _check_member(bound)
    if OPEN not in (begin, end):
        _check_rising(begin, end)
    return Edtf(
        text=f"[{text}]",
        earliest=begin.earliest,
        latest=end.latest,
        precision=Precision.BETWEEN,
        parts=(begin, end),
    )


def _check_rising(begin: Edtf, end: Edtf) -> None:
    if begin == end:
        message = "Eine Auswahl […] braucht mindestens zwei verschiedene Daten."
        raise EdtfError(message, write(begin.text))
    if begin.order > end.order:
        message = f"Die Auswahl „[{begin.text}..{end.text}]“ endet vor ihrem Anfang."
        raise EdtfError(message, write(f"[{end.text}..{begin.text}]"))


def _check_order(members: tuple[Edtf, ...]) -> str:
    """The choice as it is written, when each member stands once and in order of time."""
    in_order = tuple(sorted(set(members), key=lambda member: member.order))
    texts = [member.text.strip("[]") for member in in_order]
    if len(texts) == 1:
        message = "Eine Auswahl […] braucht mindestens zwei verschiedene Daten."
        raise EdtfError(message, write(in_order[0].text))

    canonical = f"[{','.join(texts)}]"
    if in_order != members:
        message = "Die Daten einer Auswahl […] stehen einmal und in zeitlicher Folge."
        raise EdtfError(message, write(canonical))
    return canonical


def _check_member(member: Edtf) -> None:
    if member.uncertain or member.approximate:
        hint = write(member.text[:-1]) + ", die Auswahl sagt es schon"
        raise EdtfError("In einer Auswahl […] steht jedes Datum ohne ?, ~ und %.", hint)
    if "X" in member.text or not member.placed:
        raise EdtfError(
            "In einer Auswahl […] stehen nur Tage, Monate, Jahreszeiten und Jahre.", EXAMPLES
        )
