"""CSL-JSON, as Zotero exports it; and JSON tables, each object with the line where it begins."""

from __future__ import annotations

import json
from typing import Any

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.diagnostics import RefusedError

_TAGS = late(r"</?(?:i|b|em|strong|sub|sup|span|sc)\b[^<>]*>")
_BLANK = late(r"[\s,]*")
_SEASONS = {"1": "21", "2": "22", "3": "23", "4": "24"}


class JsonItems(NamedTuple):
    items: tuple[dict[str, Any], ...]
    lines: tuple[int, ...]

    @property
    def are_works(self) -> bool:
        """Whether these are works of CSL: each says its type, and its date in parts or so."""
        return all("type" in item and "url" not in item for item in self.items)


def json_items(name: str, text: str) -> JsonItems:
    """The objects of a list, or one alone. Raises RefusedError."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as fault:
        line = getattr(fault, "lineno", 1)
        raise RefusedError(
            f"{name}:{line}: Das ist kein JSON; die Datei neu exportieren."
        ) from fault
    listed = whole.get("items") if isinstance(whole, dict) and "items" in whole else whole
    items: list[Any] = listed if isinstance(listed, list) else [listed]
    if not all(isinstance(item, dict) for item in items):
        raise RefusedError(f"{name}: Erwartet wird eine Liste von Einträgen in {{ }}.")
    lines = _lines(text, len(items)) if listed is whole and isinstance(whole, list) else None
    return JsonItems(tuple(items), lines or (1,) * len(items))


def _lines(text: str, count: int) -> tuple[int, ...]:
    """Where each member of the list begins."""
    decoder, lines, line, seen = json.JSONDecoder(), [], 1, 0
    at = text.index("[") + 1
    for _ in range(count):
        match = _BLANK.match(text, at)
        at = match.end() if match else at
        line += text.count("\n", seen, at)
        seen = at
        lines.append(line)
        _, at = decoder.raw_decode(text, at)
    return tuple(lines)


def csl_words(value: Any) -> str:
    """A text of an item, without the marks of its style."""
    if isinstance(value, str):
        return " ".join(_TAGS.sub("", value).split())
    return str(value) if isinstance(value, int | float) else ""


def csl_names(value: Any) -> list[str]:
    """„Erika Muster“ for each name."""
    names = value if isinstance(value, list) else []
    return [name for each in names if isinstance(each, dict) and (name := _name(each))]


def _name(name: dict[str, Any]) -> str:
    if literal := csl_words(name.get("literal")):
        return literal
    order = ("given", "dropping-particle", "non-dropping-particle", "family")
    natural = " ".join(filter(None, (csl_words(name.get(part)) for part in order)))
    suffix = csl_words(name.get("suffix"))
    return f"{natural}, {suffix}" if suffix else natural


def csl_date(value: Any) -> str:
    """The words of a date: EDTF of its parts, else what it says."""
    if not isinstance(value, dict):
        return csl_words(value)
    ends = [_edtf(part) for part in _parts(value.get("date-parts"))]
    ends = [end for end in ends if end]
    if not ends:
        said = (csl_words(value.get(key)) for key in ("raw", "literal"))
        return next(filter(None, said), "")
    if len(ends) == 1 and len(ends[0]) == 4 and (season := value.get("season")):
        return f"{ends[0]}-{_SEASONS[str(season)]}" if str(season) in _SEASONS else ends[0]
    mark = "~" if value.get("circa") and len(ends) == 1 else ""
    return "/".join(ends[:2]) + mark


def _parts(value: Any) -> list[list[Any]]:
    return [part for part in value if isinstance(part, list)] if isinstance(value, list) else []


def _edtf(part: list[Any]) -> str:
    figures = [str(each).strip() for each in part]
    if not figures or not figures[0].lstrip("-").isdigit():
        return ""
    year = f"{int(figures[0]):04}"
    rest = [f"{int(each):02}" for each in figures[1:3] if each.isdigit()]
    return "-".join([year, *rest])
