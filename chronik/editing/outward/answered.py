"""What came of the addresses, as Markdown: what is gone, and what nobody can be sure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from chronik.editing.outward.addressed import Addressed
from chronik.words.german import counted
from chronik.words.summaries import markdown_safe

if TYPE_CHECKING:
    from chronik.system.net.reaching import Reachable

_TO_DO = (
    "Ist die Seite umgezogen: die neue Adresse eintragen. Ist sie fort: bei einer Quelle unter "
    "`archive_url` eine archivierte Fassung nennen. Der gespeicherte Text und die Zitate gelten "
    "weiter."
)
_UNSURE = "Manche Server lassen keine Programme ein oder sind gerade gestört: im Browser nachsehen."


def report_of(found: Sequence[Addressed], answers: Mapping[str, Reachable]) -> str:
    """What to do about the addresses that do not answer."""
    gone = [one for one in found if answers[one.url].is_gone]
    unsure = [one for one in found if not (answers[one.url].is_there or answers[one.url].is_gone)]
    total = counted(len(answers), "Adresse", "Adressen")
    if not (gone or unsure):
        return f"{total} ausprobiert: Alle antworten."
    lines = [f"{total} ausprobiert."]
    lines += _part("Nicht mehr da", _TO_DO, gone, answers)
    lines += _part("Nicht sicher", _UNSURE, unsure, answers)
    return "\n".join(lines)


def _part(
    title: str, words: str, found: Iterable[Addressed], answers: Mapping[str, Reachable]
) -> Iterator[str]:
    by_address: dict[str, list[Addressed]] = {}
    for one in found:
        by_address.setdefault(one.url, []).append(one)
    if not by_address:
        return
    yield from ("", f"### {title}", "", words, "")
    for address, those in by_address.items():
        yield f"- <{address}>: {answers[address].words}"
        yield from (f"  - {_where(one)}" for one in those)


def _where(one: Addressed) -> str:
    where = one.field if one.field == "Text" else f"`{one.field}`"
    kept = f"; archiviert: <{one.archived}>" if one.archived else ""
    return f"`{one.path}`, {where}: „{markdown_safe(one.name)}“{kept}"
