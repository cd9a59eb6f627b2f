"""Where a file holds contact data. Messages do not repeat it: what CI says, many can read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.contacts import ADDRESS, Contact, contacts_in
from chronik.privacy.foreign import foreign_problems
from chronik.words.calls import call
from chronik.words.diagnostics import Diagnostic, Span, error
from chronik.words.hints import shortened

_ALLOW = "Muss es dastehen (etwa im Impressum), im Kopf den Grund nennen: „contacts: {reason: …}“."
_UNUSED = late(r"#[# ]*contact:")  # an example
_PUBLIC = "Streichen, oder als Anschrift für Hinweise unter „contact“ nennen."
_SHOWN = (".html", ".css", ".svg")
_VENUE = "Einen Veranstaltungsort ohne Postleitzahl schreiben: „Hauptstraße 5 in Uelzen“."


class LegibleText(NamedTuple):
    """What people read in a stored file."""

    text: str
    place: Callable[[int], str] = lambda at: ""  # „S. 3“, where lines of the text are none of it
    is_changeable: bool = True  # whether `redact` can change it


def as_decoded(path: str, data: bytes) -> LegibleText:
    """As it is, for files that are texts."""
    return LegibleText(data.decode("utf-8-sig", "replace"))


Legible = Callable[[str, bytes], LegibleText]


def contact_problems(text: str, path: str) -> Iterator[Diagnostic]:
    """An error at each stretch of contact data in a file of the chronicle."""
    for contact in contacts_in(text):
        venue = f" {_VENUE}" if contact.what == ADDRESS else ""
        yield _problem(text, path, contact, f"Streichen.{venue} {_ALLOW}")


def setting_problems(text: str, path: str, public: str) -> Iterator[Diagnostic]:
    """The same of the settings, but for the address for hints, which is `public`."""
    for contact in contacts_in(text):
        is_public = text[contact.start : contact.end] in public
        if not (is_public or _UNUSED.match(text, text.rfind("\n", 0, contact.start) + 1)):
            yield _problem(text, path, contact, _PUBLIC)


def reason_problems(text: str, path: str) -> Iterator[Diagnostic]:
    """The same where nothing may allow it: why pages are gone."""
    return (_problem(text, path, contact, "Streichen.") for contact in contacts_in(text))


def stored_problems(stored: LegibleText, path: str) -> Iterator[Diagnostic]:
    """The same of a stored text, which is redacted, not shortened."""
    how = f"Schwärzen: {call('redact', shortened(path, 200))}"
    how = how if stored.is_changeable else _ELSEWHERE
    hint = f"{how} – oder in der Quelle den Grund nennen: „contacts: {{reason: …}}“."
    for contact in contacts_in(stored.text):
        if place := stored.place(contact.start):
            message = f"Hier, auf {place}, steht eine {contact.what}."
            yield error(Span(path), "contact-data", message, hint)
        else:
            yield _problem(stored.text, path, contact, hint)


_ELSEWHERE = "Im PDF selbst unkenntlich machen, oder nur den Text ohne sie als .txt ablegen"


def is_looked_through(path: str) -> bool:
    """Whether `problems_beside` has anything to say of a file that is no record."""
    is_shown = path.startswith(("templates/", "assets/")) and path.endswith(_SHOWN)
    return path.startswith("seeds/") or is_shown


def problems_beside(
    files: Mapping[str, bytes], legible: Legible = as_decoded
) -> Iterator[Diagnostic]:
    """Contact data in stored texts and in templates; and what templates, styles and pictures would
    load from elsewhere. By path.
    """
    for path, data in files.items():
        if path.startswith("seeds/"):
            yield from stored_problems(legible(path, data), path)
        else:
            text = data.decode("utf-8", "replace")
            yield from foreign_problems(text, path)
            yield from contact_problems(text, path) if path.startswith("templates/") else ()


def _problem(text: str, path: str, contact: Contact, hint: str) -> Diagnostic:
    line = text.count("\n", 0, contact.start) + 1
    column = contact.start - text.rfind("\n", 0, contact.start)
    message = f"Hier steht eine {contact.what}."
    return error(Span(path, line, column), "contact-data", message, hint)
