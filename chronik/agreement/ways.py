"""What to type instead, in German, where a claim and the words of its quote differ."""

from __future__ import annotations

from chronik.agreement.doubts import Difference, Doubt
from chronik.dates.edtf import Edtf, EdtfError, Precision, parse
from chronik.dates.words import date_words
from chronik.language.tuples import NamedTuple
from chronik.passages.dates.reading import dates_in
from chronik.passages.numbers.reading import NumberFound, numbers_in

_MORE = "Oder mehr zitieren („[…]“ verbindet Stellen), oder mit „reason: …“ begründen."
_ABSENT = (
    "Die Stelle zitieren, die es sagt („[…]“ verbindet Stellen), die Angabe weglassen, oder mit "
    "„reason: …“ sagen, woher sie bekannt ist."
)


class Dating(NamedTuple):
    """A date that is claimed, and what else is said of it."""

    date: Edtf
    end: str = ""  # „begin“ or „end“ of a time that lasts
    is_published: bool = False  # whether the claim names the source's own date as its basis
    published: Edtf | None = None


def date_ways(doubt: Doubt, dating: Dating, passage: str) -> str:
    """For a date; the value to type is the one that the words give, never one more exact."""
    if doubt.kind is Difference.SILENT:
        return _without_basis(dating) + _ABSENT
    if doubt.kind is Difference.YEAR:
        return _without_basis(dating) + _year_ways(dating)
    typed = _typed_date(doubt, passage, dating.end)
    if doubt.kind is Difference.COARSER:
        return f"So genau angeben wie die Quelle{f': „{typed}“' if typed else ''}."
    return f"So schreiben: „{typed}“. {_MORE}" if typed else f"Das Datum berichtigen. {_MORE}"


def _year_ways(dating: Dating) -> str:
    date = dating.date
    lone = date.precision in (Precision.DAY, Precision.MONTH)
    without = f"Ohne Jahr schreiben: „XXXX{date.text[4:]}“. Oder die" if lone else "Die"
    basis = (
        ""
        if dating.is_published
        else "„basis: publication“, wenn die Quelle selbst datiert ist, sonst "
    )
    return (
        f"{without} Stelle mitzitieren, die das Jahr nennt („[…]“ verbindet Stellen), oder sagen, "
        f"woher es kommt: {basis}„basis: inferred“ mit „reason: …“."
    )


def _without_basis(dating: Dating) -> str:
    """Why the source's own date does not help."""
    if not dating.is_published:
        return ""
    if dating.published is None or not dating.published.placed:
        return "Die Quelle trägt selbst kein Datum. "
    return f"Die Quelle ist datiert: {date_words(dating.published)}. "


def _typed_date(doubt: Doubt, passage: str, end: str) -> str:
    """The date in question as a claim would write it; "" where none can."""
    for found in dates_in(passage):
        if found.start == doubt.start:
            ends = found.edtf.split("/")
            if end and len(ends) == 2:
                return _readable(ends[0 if end == "begin" else 1])
            mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
                (found.approximate, found.uncertain), ""
            )
            return _readable(found.edtf + mark)
    return ""


def _readable(text: str) -> str:
    try:
        return parse(text).text
    except EdtfError:
        return ""


def number_ways(doubt: Doubt, passage: str) -> str:
    """For a count: as it stands there, with its qualifier."""
    if doubt.kind is Difference.SILENT:
        return _ABSENT
    found = next((each for each in numbers_in(passage) if each.start == doubt.start), None)
    return f"So schreiben: „{_typed_number(found)}“. {_MORE}" if found else _MORE


def _typed_number(found: NumberFound) -> str:
    if found.upper is None and not found.qualifier:
        return str(found.value)
    upper = f", upper: {found.upper}" if found.upper is not None else ""
    qualifier = f", qualifier: {found.qualifier}" if found.qualifier else ""
    return f"{{value: {found.value}{upper}{qualifier}, …}}"


def ordinal_ways(doubt: Doubt) -> str:
    """For the number of a series."""
    if doubt.kind is Difference.SILENT:
        return _ABSENT
    return f"Die Nummer berichtigen. {_MORE}"


def clock_ways(doubt: Doubt) -> str:
    """For a time of day."""
    return f"So schreiben: „{doubt.typed}“. {_MORE}" if doubt.typed else _ABSENT


def name_ways(doubt: Doubt, other: str) -> str:
    """For the record of a relation; `other` is the id of the one that the words name, or ""."""
    if doubt.kind is Difference.OTHER:
        return (
            f"Ist „{doubt.said}“ gemeint: „{other}“ eintragen. Sonst die Stelle zitieren, die "
            f"„{doubt.claimed}“ nennt, oder mit „reason: …“ begründen."
        )
    return (
        f"Die Stelle zitieren, die „{doubt.claimed}“ nennt („[…]“ verbindet Stellen). Steht im "
        "Text ein anderer Name, ihn im Eintrag unter „aliases“ ergänzen; sonst mit „reason: …“ "
        "begründen."
    )


def side_ways(doubt: Doubt) -> str:
    """For the record itself, where the words tell of another one."""
    return (
        f"Gilt die Angabe für „{doubt.said}“, gehört sie in dessen Eintrag. Sonst die Stelle "
        f"zitieren, die „{doubt.claimed}“ nennt, oder mit „reason: …“ begründen."
    )
