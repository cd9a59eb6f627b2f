"""„Lücken“: what the chronicle does not know, group by group, each line with a link to its record."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.chronicle.edition import Whole
from chronik.gaps import gaps
from chronik.html.blocks import Group, Groups
from chronik.html.view import Crumb, View
from chronik.words.german import number

URL = "luecken/"
TITLE = "Lücken"
_LEAD = "Was diese Chronik nicht weiß. Die Liste entsteht aus den Einträgen; wer mehr weiß, kann eine Lücke schließen."
_NONE = "Keine der Lücken, nach denen hier gesucht wird, ist offen."
_EMPTY = "Diese Chronik ist noch leer. Was ihr fehlt, zeigt sich mit den ersten Einträgen."


def subjects(whole: Whole) -> Iterable[str]:
    return ("",)


def view(whole: Whole, subject: str) -> View:
    found = gaps(whole.chronicle)
    lead = _LEAD if found else _NONE if whole.chronicle.entries else _EMPTY
    blocks = tuple(Groups(gap.anchor, gap.title, (Group("", "", gap.lines),), gap.words) for gap in found)
    jumps = tuple(Crumb(f"{URL}#{gap.anchor}", f"{gap.short} ({number(len(gap.lines))})") for gap in found)
    return View(URL, "list.html", TITLE, lead, URL, "", lead, (), blocks, jumps=jumps if len(found) > 1 else ())
