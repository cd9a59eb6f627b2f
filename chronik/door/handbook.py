"""The reference part of the editors' handbook and the JSON Schemas, written from the field tables
and the checks' docstrings.

    python -m chronik.door.handbook            write what is out of date
    python -m chronik.door.handbook --check    exit 1 when something is

The reference stands in docs/redaktion.md between the lines BEGIN and END; the schemas are
docs/schema/<kind>.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from chronik.checks import CHECKS
from chronik.door.arguments import ROOT
from chronik.records.fields.claims import CAPACITY, EVIDENCE, PERIOD, ROLE
from chronik.records.fields.identifiers import IDENTIFIERS
from chronik.records.fields.table import Field
from chronik.records.keys import KINDS
from chronik.records.kinds import COMMON, FIELDS_OF, FORMS, Form, selection, site
from chronik.records.provable import PROVABLE

HANDBOOK = "docs/redaktion.md"
SCHEMAS = "docs/schema"
REFERENCE_BEGIN = (
    "<!-- Ab hier erzeugt „python -m chronik.door.handbook“ den Text; "
    "Änderungen von Hand gehen verloren. -->"
)
REFERENCE_END = "<!-- Bis hier erzeugt. -->"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

VOCABULARY_WORDS = {
    "event_kinds": "Arten von Ereignissen",
    "organisation_kinds": "Arten von Organisationen",
    "network_kinds": "Arten von Netzwerken",
    "place_kinds": "Arten von Orten",
    "roles": "Rollen bei Ereignissen, in Netzwerken und Organisationen",
    "formats": "Format eines Ereignisses",
    "statuses": "Stand eines Ereignisses",
}


class HandbookError(Exception):
    """The handbook cannot take the reference; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what is out of date, or with --check only say so. 0 all is well · 1 out of date or
    unusable.
    """
    options = argparse.ArgumentParser(
        prog="python -m chronik.door.handbook",
        description="Write the reference part of docs/redaktion.md and docs/schema/.",
    )
    options.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when a file is out of date"
    )
    checking = options.parse_args(arguments).check
    try:
        stale = stale_files(ROOT)
    except HandbookError as fault:
        print(fault, file=sys.stderr)
        return 1
    if checking:
        print(
            _advice(stale) if stale else "The reference is up to date.",
            file=sys.stderr if stale else sys.stdout,
        )
        return 1 if stale else 0
    for path, text in stale.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, "utf-8", newline="\n")
    print(f"written: {', '.join(stale) or 'nothing, all is up to date'}")
    return 0


def _advice(stale: Iterable[str]) -> str:
    return f"Out of date: {', '.join(stale)}. Run: python -m chronik.door.handbook"


def stale_files(root: Path) -> dict[str, str]:
    """What must be written, by path: text of each generated file that is not as it should be."""
    handbook = root / HANDBOOK
    wanted = {
        HANDBOOK: with_reference(handbook.read_text("utf-8") if handbook.is_file() else ""),
        **schemas(),
    }
    return {
        path: text
        for path, text in wanted.items()
        if not (root / path).is_file() or (root / path).read_text("utf-8") != text
    }


def with_reference(handbook: str) -> str:
    """The handbook with a fresh reference between its two marker lines. Raises HandbookError when
    they are not there once each.
    """
    if (
        handbook.count(f"{REFERENCE_BEGIN}\n") != 1
        or handbook.count(f"{REFERENCE_END}\n") != 1
        or handbook.index(REFERENCE_END) < handbook.index(REFERENCE_BEGIN)
    ):
        raise HandbookError(
            f"{HANDBOOK} needs these two lines, once each and in this order:\n"
            f"{REFERENCE_BEGIN}\n{REFERENCE_END}"
        )
    before, _, rest = handbook.partition(f"{REFERENCE_BEGIN}\n")
    after = rest.partition(f"{REFERENCE_END}\n")[2]
    return f"{before}{REFERENCE_BEGIN}\n\n{_reference()}\n{REFERENCE_END}\n{after}"


def _reference() -> str:
    """All tables of the reference, as Markdown."""
    parts = [
        *(_kind(form) for form in FORMS),
        _part("Angaben, die jede Art haben kann", "", _fields(COMMON)),
        _part(
            "Auswahl im Text",
            "In einem Kasten im Text einer Seite oder eines Themas; mindestens eine außer „title“.",
            _fields(selection.FIELDS),
        ),
        _part(
            "Beleg",
            "Steht bei jeder Angabe in der langen Form und bei jedem Eintrag einer Liste von "
            "Beteiligten, Mitgliedern, Orten …",
            _fields(EVIDENCE),
        ),
        _part(
            "Rolle, Funktion und Zeit",
            "„since“, „until“ und „attested“ nur bei Mitgliedschaften und Zugehörigkeiten.",
            _fields((ROLE, CAPACITY, *PERIOD)),
        ),
        _part(
            "Kennungen in Normdateien",
            "",
            _table(
                ("Kennung", "Was", "Beispiel"),
                (
                    (f"`{name}`", words, f"`{example}`")
                    for name, (_, words, example) in IDENTIFIERS.items()
                ),
            ),
        ),
        _part("Einstellungen: `content/site.yaml`", "", _fields(site.FIELDS)),
        _part(
            "Vokabulare",
            "Wörter, die von selbst da sind, stehen in der letzten Spalte; alle anderen nennt "
            "`content/site.yaml`.",
            _vocabularies(),
        ),
        _part(
            "Belegpflicht",
            "Diese Wörter kann `evidence: required` in `content/site.yaml` nennen.",
            _demands(),
        ),
        _part(
            "Was bei jedem Lauf geprüft wird",
            "",
            "\n".join(
                f"- {' '.join((check.__doc__ or check.__name__).split())}" for check in CHECKS
            ),
        ),
    ]
    return "\n".join(parts)


def _part(title: str, words: str, table: str) -> str:
    return "\n\n".join(filter(None, (f"### {title}", words, table))) + "\n"


def _kind(form: Form) -> str:
    own = [field for field in FIELDS_OF[form.kind].fields.values() if field not in COMMON]
    return _part(
        f"{KINDS[form.kind].german}: `content/{form.kind}/`",
        " ".join(form.doc.split()),
        _fields(own),
    )


def _fields(fields: Iterable[Field]) -> str:
    rows = (
        (f"`{field.name}`", "ja" if field.required else "", _form(field.type.words), field.words)
        for field in fields
    )
    return _table(("Angabe", "Pflicht", "Form", "Bedeutung"), rows)


def _form(words: str) -> str:
    """A type's words, with the seven fields of an evidence said as „Beleg“."""
    long = ", ".join(field.name for field in EVIDENCE)
    return words.replace(long, "Beleg").replace(
        "mit Beleg: value, quote, source …", "auch in der langen Form"
    )


def _vocabularies() -> str:
    rows = (
        (
            f"`{name}`",
            VOCABULARY_WORDS[name],
            ", ".join(
                f"`{word}` ({term.label})" for word, term in site.DEFAULTS.get(name, {}).items()
            ),
        )
        for name in site.VOCABULARIES
    )
    return _table(("Vokabular", "Wofür", "Schon da"), rows)


def _demands() -> str:
    return _table(
        ("Wort", "Was dann ein Zitat braucht"),
        ((f"`{provable.name}`", provable.meaning) for provable in PROVABLE),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def schemas() -> dict[str, str]:
    """A JSON Schema (draft 2020-12) for the head of a record of each kind and for site.yaml, by
    path.
    """
    found = {
        f"{SCHEMAS}/{form.kind}.json": _schema(
            KINDS[form.kind].german, form.doc, FIELDS_OF[form.kind].fields.values()
        )
        for form in FORMS
    }
    return {
        **found,
        f"{SCHEMAS}/site.json": _schema(
            "Einstellungen", "Was einer Chronik gemeinsam ist: content/site.yaml.", site.FIELDS
        ),
    }


def _schema(title: str, doc: str, fields: Iterable[Field]) -> str:
    table = tuple(fields)
    schema: dict[str, Any] = {
        "$schema": DRAFT,
        "title": title,
        "description": " ".join(doc.split()),
        "type": "object",
        "properties": {
            field.name: {"description": field.words, **field.type.schema} for field in table
        },
        "required": [field.name for field in table if field.required],
        "additionalProperties": False,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
