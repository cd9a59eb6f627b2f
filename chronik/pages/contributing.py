"""„Mitmachen“: a form of which a script makes a file for the forge. Only where site.yaml wants it.

What is asked is `QUESTIONS`; which of it must be there, and what it means, the field tables say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from chronik.chronicle.edition import Edition
from chronik.html.view import View
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.citing.corrections import (
    Creation,
    creation,
    edit_pattern,
    mailbox,
)
from chronik.records.keys import CONTRIBUTE, KINDS
from chronik.records.kinds import FIELDS_OF
from chronik.records.provable import PROVABLE
from chronik.records.settings.site import Site

URL = f"{CONTRIBUTE}/"
TITLE = "Mitmachen"
_LEAD = (
    "Sie wissen, was hier fehlt, oder was anders war? Ein Formular macht daraus eine Datei; die "
    "Redaktion prüft sie, bevor sie erscheint."
)
# All that the page needs, so that a browser asks for it at once.
_SCRIPTS = ("basis.js", "datum.js", "yaml.js", "namensfeld.js", "beitrag.js", "mitmachen.js")


class Question(NamedTuple):
    """A field of a record, as the form asks for it."""

    name: str
    label: str
    shape: str  # text, long, date, choice, number or records
    of: str = (
        ""  # of a choice the vocabulary; of records the kinds that can be meant, blanks between
    )
    role: bool = False  # whether a role is asked beside a record


QUESTIONS = {
    "events": (
        Question("title", "Titel", "text"),
        Question("date", "Datum", "date"),
        Question("kind", "Art", "choice", "event_kinds"),
        Question("status", "Stand", "choice", "statuses"),
        Question("summary", "Was geschah", "long"),
        Question("places", "Orte", "records", "places"),
        Question("people", "Personen", "records", "people", role=True),
        Question("organisations", "Organisationen", "records", "organisations", role=True),
        Question("networks", "Netzwerke", "records", "networks"),
        Question("attendance", "Zahl der Teilnehmenden", "number"),
    ),
    "people": (
        Question("name", "Name", "text"),
        Question("title", "Titel", "text"),
        Question("summary", "Wer ist das", "long"),
        Question("affiliations", "Gehört zu", "records", "organisations networks", role=True),
    ),
    "organisations": (
        Question("name", "Name", "text"),
        Question("kind", "Art", "choice", "organisation_kinds"),
        Question("summary", "Was ist das", "long"),
        Question("places", "Sitz", "records", "places"),
        Question("founded", "Gegründet", "date"),
        Question("dissolved", "Aufgelöst", "date"),
    ),
}


class Invitation(NamedTuple):
    """What the page says without a script, and what a script makes the form of."""

    forge: Creation
    repository: str
    mail: str
    initials: str  # of which there are files of names (`exports.connections.typed`)
    known: str  # JSON


def subjects(edition: Edition) -> Iterable[str]:
    return ("",) if is_wanted(edition) else ()


def is_wanted(edition: Edition) -> bool:
    """Whether site.yaml wants the page."""
    return edition.chronicle.site.contribute


def view(edition: Edition, subject: str) -> View:
    site = edition.chronicle.site
    forge, mail = creation(site), mailbox(site.contact)
    known = {
        "forge": {"host": forge.host, "new": forge.address, "edit": edit_pattern(site)},
        "mail": mail,
        "contact": site.contact,
        "title": site.title,
        "content": site.folder,
        "drafts": bool(site.drafts),
        "roles": _words(site, "roles"),
        "kinds": [*_kinds(site)],
    }
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return View(
        url=URL,
        template="contribute.html",
        title=TITLE,
        description=_LEAD,
        section=URL,
        label="",
        lead=_LEAD,
        crumbs=(),
        blocks=(),
        extra=Invitation(forge, site.repository, mail, " ".join(edition.initials), data),
        scripts=_SCRIPTS,
    )


def _kinds(site: Site) -> Iterator[dict[str, Any]]:
    """Those of which a record can be made: of no event before there is a kind of events."""
    provable = {field for each in PROVABLE if each.name in site.required for field in each.fields}
    for kind, asked in QUESTIONS.items():
        fields = [_field(site, kind, each, provable) for each in asked]
        lacks = any(f["required"] and f["shape"] == "choice" and not f["options"] for f in fields)
        shown = [f for f in fields if f["shape"] != "choice" or f["options"]]
        yield {
            "kind": kind,
            "noun": KINDS[kind].german,
            "folder": KINDS[kind].folder,
            "fields": sorted(shown, key=lambda f: not f["required"]),
            "makes": not lacks,
        }


def _field(site: Site, kind: str, asked: Question, provable: set[str]) -> dict[str, Any]:
    field = FIELDS_OF[kind].fields[asked.name]
    return {
        "name": asked.name,
        "label": asked.label,
        "shape": asked.shape,
        "words": field.words,
        "required": field.required,
        "proof": f"{KINDS[kind].english}.{asked.name}" in provable,
        "options": _words(site, asked.of) if asked.shape == "choice" else [],
        "of": {KINDS[k].folder: KINDS[k].english for k in asked.of.split()}
        if asked.shape == "records"
        else {},
        "role": _role(field.type.item.schema if field.type.item else {}) if asked.role else "",
    }


def _role(schema: dict[str, Any]) -> str:
    """Whether a role must be told: „required“, or „optional“."""
    return "required" if "role" in schema.get("required", ()) else "optional"


def _words(site: Site, vocabulary: str) -> list[tuple[str, str]]:
    return [(word, term.label) for word, term in site.vocabularies.get(vocabulary, {}).items()]
