"""The types of a single value: texts, numbers, dates, words of a vocabulary, references.

Each reads a YAML node, and describes itself for the schema and the handbook: all three follow from
the same table, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from sys import intern
from typing import Any
from unicodedata import normalize

from yaml.nodes import Node

from chronik.dates import edtf
from chronik.dates.clock import CLOCK_PATTERN, clock_meant
from chronik.dates.julian import from_julian
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.fields.nodes import Scalar, Sequence
from chronik.records.fields.slips import mistyped, words_lost
from chronik.records.fields.table import Reader, Type, at, bare_words, place_of
from chronik.records.fields.unseen import escaped_in, invisible_in, is_seen, unseen_in
from chronik.records.keys import ID_PATTERN, KINDS, key_of
from chronik.records.model import Reference, Word
from chronik.words.bounds import MOST_OF_NAME
from chronik.words.diagnostics import At, Span, error
from chronik.words.german import number, without_refused
from chronik.words.hints import meant, shortened
from chronik.words.links import URL_PATTERN
from chronik.words.marks import OVERMARKED, overmarked

WORD_PATTERN = late(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NUMBER = late(r"-?\d+\Z", re.ASCII)


Convert = Callable[[Reader, Scalar], Any]


def scalar(words: str, convert: Convert, schema: dict[str, Any], empty: Any = None) -> Type:
    """A type whose value is one line of text.

    `convert` turns the node into the value, or reports and returns None.
    """

    def read(reader: Reader, node: Node) -> Any:
        if not isinstance(node, Scalar):
            _report_no_scalar(reader, node, words)
            return empty
        value = convert(reader, node)
        return empty if value is None else value

    return Type(read, schema, words, empty)


def _report_no_scalar(reader: Reader, node: Node, words: str) -> None:
    typed = "eine Liste" if isinstance(node, Sequence) else "eine Gruppe von Angaben"
    bare = ", ".join(bare_words(node))
    hint = "Text mit [ ] oder { } am Anfang in Anführungszeichen setzen."
    reader.report(
        node,
        "wrong-type",
        f"Hier steht {typed}, erwartet wird: {words}.",
        f"Ohne {{ }} schreiben: {bare}." if bare else hint,
    )


def _text(reader: Reader, node: Scalar) -> str:
    text: str = node.value
    if comment := reader.comment_after(node):
        _report_comment(reader, node, comment)
        text += comment  # what is meant: the half of it would only raise more problems
    if not text.isascii():
        if overmarked(text.encode("utf-8", "replace")) is not None:  # written as escapes
            reader.report(node, "too-long", *OVERMARKED)
            return ""
        text = normalize("NFC", text)
    if text.isprintable() and "  " not in text:
        return text.strip()  # nearly always: no other white space than single blanks
    if escaped := escaped_in(text, Span(reader.path, *at(node))):
        reader.problems.append(escaped)
    return " ".join(without_refused(text).split())


def _name(reader: Reader, node: Scalar) -> str:
    """A text by which a record is found: one line that people can see, read and type."""
    name = _text(reader, node)
    if not is_seen(name):
        message = "Von diesem Namen ist nichts zu sehen."
        reader.report(node, "empty-value", message, "Den Namen eintragen.")
        return ""
    if len(name) > MOST_OF_NAME:
        most = f"ein Titel oder Name hat höchstens {MOST_OF_NAME}"
        message = f"Das sind {number(len(name))} Zeichen; {most}."
        reader.report(node, "too-long", message, "Kürzen; Ausführliches gehört in den Text.")
    elif unseen := invisible_in(name, Span(reader.path, *at(node))):
        reader.problems.append(unseen)
    return name


def _report_comment(reader: Reader, node: Scalar, comment: str) -> None:
    """A comment behind a text looks like a part of it, and would cut it short."""
    blanks = len(comment) - len(comment.lstrip())
    mark = node.end_mark
    place = Span(reader.path, mark.line + 1, mark.column + blanks + 1)
    hint = f"{_framed(node.value + comment)} Eine Bemerkung steht in einer eigenen Zeile."
    reader.problems.append(error(place, "text-cut", words_lost(comment), hint))


def _framed(text: str) -> str:
    """What to type, in full: a shortened text that somebody copies would be shorter once more."""
    words = text.split()
    whole = " ".join(words)
    quote = "'" if '"' in whole else '"'
    if whole == shortened(whole):
        return f"Den ganzen Text einfassen: {quote}{whole}{quote}."
    return f"Vor „{words[0]}“ und hinter „{words[-1]}“ ein {quote} setzen."


def _integer(reader: Reader, node: Scalar) -> int | None:
    if len(node.value) < 16 and _NUMBER.match(node.value) and int(node.value) >= 0:
        return int(node.value)

    digits = re.sub(r"\D", "", node.value, flags=re.ASCII)
    without_points = f"Nur Ziffern, ohne Punkt: {digits}."
    hint = without_points if 0 < len(digits) < 16 else "Nur Ziffern, z. B. 92."
    _report_typed(reader, node, "ist keine ganze Zahl", hint)
    return None


def _flag(reader: Reader, node: Scalar) -> bool | None:
    if node.value in ("true", "false"):
        return bool(node.value == "true")

    _report_typed(reader, node, "ist weder true noch false", "true oder false schreiben.")
    return None


def _url(reader: Reader, node: Scalar) -> str | None:
    if URL_PATTERN.match(node.value):
        return str(node.value)

    hint = "Vollständig angeben, z. B. https://example.org/seite."
    _report_typed(reader, node, "ist keine Webadresse", hint)
    return None


def _report_typed(reader: Reader, node: Scalar, fault: str, hint: str) -> None:
    if _is_unseen(reader, node):
        return
    if slip := mistyped(node.value):
        reader.report(node, "wrong-type", slip.message, slip.hint)
        return
    reader.report(node, "wrong-type", f"„{shortened(node.value)}“ {fault}.", hint)


def _is_unseen(reader: Reader, node: Scalar) -> bool:
    """Whether the value holds what nobody sees; reports it."""
    if node.value.isprintable():
        return False
    unseen = unseen_in(node.value, Span(reader.path, *at(node)))
    reader.problems.extend([unseen] if unseen else [])
    return unseen is not None


def _date(
    reader: Reader, node: Scalar, parse: Callable[[str], edtf.Edtf] = edtf.parse
) -> edtf.Edtf | None:
    try:
        return parse(node.value)
    except edtf.EdtfError as fault:
        if _is_unseen(reader, node):
            return None
        # within a list of dates [ ] would be the list: with quotation marks it is a date everywhere
        bare = ".." in node.value and "[" not in node.value
        hint = re.sub(r"„(\[[^“]*\])“", r"„'\1'“", fault.hint) if bare else fault.hint
        reader.report(node, "date", fault.message, hint)
        return None


def _word(reader: Reader, node: Scalar) -> Word | None:
    if _is_unseen(reader, node):
        return None
    return Word(intern(node.value), at(node))


TEXT = scalar("Text", _text, {"type": "string", "minLength": 1}, "")
NAME_TEXT = scalar("Text", _name, {"type": "string", "minLength": 1, "maxLength": MOST_OF_NAME}, "")
INTEGER = scalar("ganze Zahl", _integer, {"type": "integer", "minimum": 0})
FLAG = scalar("true oder false", _flag, {"type": "boolean"})
WEB_ADDRESS = scalar("Webadresse", _url, {"type": "string", "pattern": "^https?://"}, "")
_ONE_DATE = scalar("Datum, z. B. 2021-07-03", _date, {"type": ["string", "integer"]})


def is_choice(node: Node) -> bool:
    """Whether the node is `[2020-06-17, 2021-06-17]` without quotation marks: a choice, no list."""
    if not isinstance(node, Sequence) or not node.flow_style or not node.value:
        return False
    return all(isinstance(item, Scalar) for item in node.value)


def _date_or_choice(reader: Reader, node: Node, one: Type = _ONE_DATE) -> Any:
    if is_choice(node):
        text = f"[{','.join(item.value for item in node.value)}]"
        node = Scalar("", text, node.start_mark, node.end_mark)
    return one.read(reader, node)


DATE = _ONE_DATE._replace(
    read=_date_or_choice,
    schema={"type": ["string", "integer", "array"], "items": {"type": ["string", "integer"]}},
)

_ONE_JULIAN = scalar("", partial(_date, parse=from_julian), _ONE_DATE.schema)
JULIAN_DATE = DATE._replace(read=partial(_date_or_choice, one=_ONE_JULIAN))


def vocabulary(name: str) -> Type:
    """A word of that vocabulary of site.yaml; that it exists is checked when all is known."""
    return scalar(
        f"Wort, das in site.yaml unter „{name}“ steht",
        _word,
        {"type": "string", "pattern": "^[a-z0-9-]+$"},
    )._replace(names=name)


def choice(*words: str) -> Type:
    def convert(reader: Reader, node: Scalar) -> str | None:
        if node.value in words:
            return str(node.value)

        _report_typed(reader, node, "ist hier nicht möglich", meant(node.value, words))
        return None

    return scalar(" oder ".join(words), convert, {"enum": list(words)}, "")


def _clock(reader: Reader, node: Scalar) -> str | None:
    if _CLOCK_FORM.fullmatch(node.value):
        return str(node.value)
    meant_one = clock_meant(node.value) or "19:30"
    _report_typed(reader, node, "ist keine Uhrzeit", f"So schreiben: „time: {meant_one}“.")
    return None


_CLOCK_FORM = late(CLOCK_PATTERN)
CLOCK = scalar(
    "Uhrzeit als „19:30“", _clock, {"type": "string", "pattern": f"^(?:{CLOCK_PATTERN})$"}, ""
)


def matching(pattern: str, words: str, hint: str) -> Type:
    form = late(pattern)

    def convert(reader: Reader, node: Scalar) -> str | None:
        if form.fullmatch(node.value):
            return str(node.value)

        _report_typed(reader, node, f"hat nicht die Form: {words}", hint)
        return None

    return scalar(words, convert, {"type": "string", "pattern": f"^(?:{pattern})$"}, "")


def reference(kind: str) -> Type:
    """The id of a record of that kind, as a Reference."""

    def convert(reader: Reader, node: Scalar) -> Reference | None:
        name = node.value.removeprefix(kind + "/")
        if ID_PATTERN.match(name):
            return Reference(key_of(kind, name), at(node))

        hint = "Die Kennung ist der Dateiname ohne Endung: Kleinbuchstaben, Ziffern, Bindestriche."
        _report_typed(reader, node, "ist keine Kennung", hint)
        return None

    return scalar(
        f"Kennung ({KINDS[kind].german})", convert, {"type": "string", "pattern": "^[a-z0-9-]+$"}
    )._replace(names=kind)


class Placed(NamedTuple):
    """A value with its place."""

    value: Any
    at: At


def placed(inner: Type) -> Type:
    """The value as a Placed, None for a faulty one."""

    def read(reader: Reader, node: Node) -> Placed | None:
        value = inner.read(reader, node)
        return None if value in (None, "") else Placed(value, place_of("value", node))

    return inner._replace(read=read, empty=None)
