"""Mentions of one thing put together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from chronik.agreement.names import Named, found_names
from chronik.drafting.names.kinds import ABBREVIATIONS
from chronik.drafting.reading.things import Thing
from chronik.passages.names.forms import name_form
from chronik.passages.names.inflection import is_adjective
from chronik.passages.names.tokens import tokens


def merged_things(things: Sequence[Thing]) -> list[Thing]:
    """Each thing once, with all its places."""
    people = _people([thing for thing in things if thing.kind == "people"])
    bodies = _bodies([t for t in things if t.kind in ("organisations", "networks")])
    return [*people, *bodies, *_places([thing for thing in things if thing.kind == "places"])]


def _people(mentions: list[Thing]) -> list[Thing]:
    """Whole names first; a surname alone is the person whom the text names in full."""
    done: list[Thing] = []
    for mention in sorted(mentions, key=lambda m: (not m.is_whole, not m.key, m.spots)):
        fits = [n for n, other in enumerate(done) if _is_same_person(other, mention)]
        if mention.key and not mention.is_whole and not fits:
            done.append(mention)
        elif fits:
            first = done[fits[0]]
            title = max(first.title, mention.title, key=len)
            spots = tuple(sorted((*first.spots, *mention.spots)))
            done[fits[0]] = first._replace(spots=spots, title=title)
        else:
            done.append(mention)
    return done


def _is_same_person(one: Thing, other: Thing) -> bool:
    if other.key and one.key:
        return one.key == other.key
    mine, theirs = one.name.split(" "), other.name.split(" ")
    same = _bare(mine[-1]) == _bare(theirs[-1]) or mine[-1] in (
        theirs[-1],
        theirs[-1].removesuffix("s"),
        f"{theirs[-1]}s",
    )
    if not same:
        return len(theirs) == 1 and theirs[0] in mine[1:-1]  # „Schwester Reinhildis“
    if not other.is_whole or not one.is_whole:
        return True
    return mine[0] == theirs[0] or (mine[0][0] == theirs[0][0] and "." in mine[0] + theirs[0])


def _bare(word: str) -> str:
    return word.rstrip("’'")


def _bodies(mentions: list[Thing]) -> list[Thing]:
    done: list[Thing] = []
    longest = sorted(mentions, key=lambda m: (not m.key, -len(m.name), m.spots))
    for mention in longest:
        fits = [n for n, other in enumerate(done) if _is_same_body(other, mention)]
        if len(fits) >= 1:
            first = done[fits[0]]
            spots = tuple(sorted((*first.spots, *mention.spots)))
            done[fits[0]] = first._replace(spots=spots, short=first.short or mention.short)
        else:
            done.append(mention)
    return done


def _is_same_body(one: Thing, other: Thing) -> bool:
    if one.key and other.key:
        return one.key == other.key
    if one.short and other.name in (one.short, f"{one.short}s"):
        return True
    first = one.name.replace("-", " ").split(" ")[0]
    is_short = first.isupper() or first in ABBREVIATIONS
    if other.name == first and is_short and len(first) > 1:
        return True
    if other.name in _SHORT_FOR and _SHORT_FOR[other.name] in one.name.lower():
        return True
    mine, theirs = name_form(one.name), name_form(other.name)
    called = name_form(one.short) if one.short else None
    if called and theirs and called.joined == theirs.joined:
        return True
    if mine is None or theirs is None:
        return one.name == other.name
    if mine.joined == theirs.joined or _differ_by_adjective(one.name, other.name):
        return True
    if one.kind != other.kind or not _shares_words(one.name, other.name):
        return False
    named = Named((one.name,))
    return any(
        each.end - each.start >= len(other.name) - 2 for each in found_names(named, other.name)
    )


_SHORT_FOR = {
    "AWO": "arbeiterwohlfahrt",
    "DRK": "rotes kreuz",
    "IHK": "handelskammer",
    "HWK": "handwerkskammer",
    "VHS": "volkshochschule",
    "KSB": "kreissportbund",
    "LSB": "landessportbund",
    "DGB": "gewerkschaftsbund",
    "NABU": "naturschutzbund",
}


def _shares_words(one: str, other: str) -> bool:
    """Whether each word of the other begins like one of the first; quick to say no."""
    mine, theirs = _keys(one), _keys(other)
    if not theirs or len(theirs) > 2 * len(mine) + 2:
        return False
    return all(any(m.startswith(k[: max(3, len(k) - 3)]) for m in mine) for k in reversed(theirs))


@lru_cache(maxsize=2048)
def _keys(name: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(name))


def _differ_by_adjective(longer: str, shorter: str) -> bool:
    """„Regionales Bündnis Leine-Weser“ and „Bündnis Leine-Weser“."""
    rest = longer.removesuffix(shorter)
    return rest != longer and bool(rest) and all(is_adjective(w.lower()) for w in rest.split())


def _places(mentions: list[Thing]) -> list[Thing]:
    done: dict[str, Thing] = {}
    for mention in sorted(mentions, key=lambda m: (not m.key, m.spots)):
        known = next((k for k, t in done.items() if _is_same_place(t, mention)), None)
        if known is None:
            done[mention.name] = mention
        else:
            first = done[known]
            done[known] = first._replace(spots=tuple(sorted((*first.spots, *mention.spots))))
    return list(done.values())


def _is_same_place(one: Thing, other: Thing) -> bool:
    if one.key and other.key:
        return one.key == other.key
    return one.name == other.name
