"""A cell to the lines of a field that is no relation: numbers, points, identifiers, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from chronik.dates.edtf import EdtfError, parse
from chronik.drafting.shape import in_quotes, quoted
from chronik.language.patterns import late
from chronik.records.fields.identifiers import IDENTIFIERS
from chronik.records.quantities import QUALIFIERS
from chronik.records.settings.site import Site

_NUMBER = late(
    r"(?:(?P<word>[^0-9]+?)\s*)?(?P<value>[0-9]+(?:[. \u00a0\u202f][0-9]{3})*)"
    r"(?:\s*(?:-|–|/|bis)\s*(?P<upper>[0-9]+(?:[.][0-9]{3})*))?(?:,0+|\.0)?"
    r"(?:\s+(?:Personen|Teilnehmer(?:innen)?|Teilnehmende|Besucher(?:innen)?|Gäste|Leute))?\Z"
)
_SHORT = {"ca.": "circa", "ca": "circa", "zirka": "circa", "rd.": "rund", "~": "etwa"}
_SHORT |= {"max.": "höchstens", "min.": "mindestens", ">": "mehr als", "<": "weniger als"}
_DEGREES = late(r"[+-]?[0-9]{1,3}(?:[.,][0-9]+)?")
_SIDES = late(r"\s*(?:°|N|O|E|Nord|Ost)\b|°")
_SPAN = late(r"(.+?)\s*\(([^()/]*)/([^()/]*)\)\Z")
_AUTHORITY = (
    (late(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q[0-9]+)\Z"), "wikidata"),
    (late(r"https?://d-nb\.info/gnd/([0-9X-]+)\Z"), "gnd"),
    (late(r"https?://ror\.org/([0-9a-z]+)\Z"), "ror"),
    (late(r"https?://orcid\.org/([0-9X-]+)\Z"), "orcid"),
    (late(r"https?://viaf\.org/viaf/([0-9]+)/?\Z"), "viaf"),
    (late(r"https?://(?:www\.|sws\.)?geonames\.org/([0-9]+)(?:/.*)?\Z"), "geonames"),
)


def quantity(words: str) -> tuple[str, ...]:
    """Lines of „knapp 1.200“: `value: 1200`, `qualifier: knapp`; none where it is no number."""
    match = _NUMBER.match(" ".join(words.split()))
    if match is None:
        return ()
    word = (match["word"] or "").strip().lower()
    qualifier = _SHORT.get(word, word)
    if qualifier and qualifier not in QUALIFIERS:
        return ()
    lines = [f"value: {_digits(match['value'])}"]
    lines += [f"upper: {_digits(match['upper'])}"] if match["upper"] else []
    return (*lines, *([f"qualifier: {qualifier}"] if qualifier else []))


def _digits(text: str) -> str:
    return str(int("".join(c for c in text if c.isdigit())))


def degrees(words: str) -> str:
    """A number of degrees with a point; "" where it is none."""
    bare = _SIDES.sub("", words).strip()
    return bare.replace(",", ".").lstrip("+") if _DEGREES.fullmatch(bare) else ""


def point(words: str) -> tuple[str, str] | None:
    """„53,25; 10,41“, „53.25, 10.41“ and „53,25 10,41“: degrees north and east."""
    for separator in (";", ", ", "/", " ", ","):
        parts = [degrees(part.strip(" ,[]")) for part in words.split(separator) if part.strip()]
        if len(parts) == 2 and all(parts):
            return parts[0], parts[1]
    return None


def identifier(words: str, file: str = "") -> str:
    """„gnd:118540238“, or the number in that authority file, as its line; "" for neither."""
    for pattern, name in _AUTHORITY:
        if match := pattern.match(words):
            file, words = name, match[1]
    name, colon, number = words.partition(":")
    if colon and name.strip().lower() in IDENTIFIERS:
        file, words = name.strip().lower(), number
    bare = "".join(words.split())
    return f"{file}: {in_quotes(bare) if bare.isdigit() else quoted(bare)}" if file else ""


def web_link(words: str) -> tuple[str, ...]:
    """The lines of a link; what it is called is its host."""
    address = words.strip("<>")
    if address.lower().startswith("www."):
        address = f"https://{address}"
    host = urlsplit(address).hostname if "//" in address else ""
    return (f"url: {in_quotes(address)}", f"title: {quoted(host or address)}")


def other_name(words: str) -> tuple[str, ...]:
    """„Alter Name (1990/1999)“, as our own tables have it."""
    match = _SPAN.match(words)
    if match is None or not all(not end or _is_date(end) for end in match.groups()[1:]):
        return (f"name: {quoted(words)}",)
    lines = [f"name: {quoted(match[1])}"]
    lines += [f"since: {in_quotes(match[2])}"] if match[2] else []
    return (*lines, *([f"until: {in_quotes(match[3])}"] if match[3] else []))


def search_told(words: str) -> tuple[str, ...]:
    """„Stadtarchiv, 2024-05, nichts“: where, when, what came of it; none where no day is told."""
    parts = [part.strip() for part in words.split(",")]
    for at, part in enumerate(parts[1:], 1):
        if _is_date(part):
            where, result = ", ".join(parts[:at]), ", ".join(parts[at + 1 :])
            lines = (f"where: {quoted(where)}", f"when: {in_quotes(part)}")
            return (*lines, f"result: {quoted(result)}") if result else lines
    return ()


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return bool(text)


def in_list(words: str, separator: str) -> list[str]:
    """The texts of a cell: our own tables have „ | “ between them, others „;“ or lines."""
    for mark in [separator] if separator else [" | ", ";", "\n"]:
        if mark in words:
            return _nonempty(words.split(mark))
    return _nonempty([words])


def _nonempty(parts: Iterable[str]) -> list[str]:
    return [" ".join(part.split()) for part in parts if part.strip()]


_Listed = Callable[[str], tuple[str, ...]]
LISTED: dict[str, _Listed] = {
    "links": web_link,
    "other_names": other_name,
    "searched": search_told,
}


def vocabulary_word(site: Site, vocabulary: str, words: str) -> str:
    """The word that is written or shown so; "" where there is none."""
    terms = site.vocabularies.get(vocabulary, {})
    wanted = " ".join(words.casefold().split())
    for word, term in terms.items():
        if wanted in (word.casefold(), " ".join(term.label.casefold().split())):
            return word
    return ""
