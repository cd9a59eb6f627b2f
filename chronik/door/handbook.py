"""The reference part of the editors' handbook and the JSON Schemas, written from the field tables
and the checks' docstrings.

    python -m chronik.door.handbook            write what is out of date
    python -m chronik.door.handbook --check    exit 1 when something is

The reference stands in docs/redaktion.md between the lines BEGIN and END; the schemas are
docs/schema/<kind>.json, and docs/meldungen.md says what each message means, with the first example
of it in tests/diagnostics/.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import Path

from chronik.checks import CHECKS
from chronik.door.meanings.every import MEANINGS
from chronik.door.program import ROOT
from chronik.door.schemas import schemas
from chronik.records.fields.claims import CAPACITY, EVIDENCE, PERIOD, ROLE
from chronik.records.fields.identifiers import IDENTIFIERS
from chronik.records.fields.table import Field
from chronik.records.keys import KINDS
from chronik.records.kinds import COMMON, FIELDS_OF, FORMS, Form, selection
from chronik.records.provable import PROVABLE
from chronik.records.settings import site, vocabularies

HANDBOOK = "docs/redaktion.md"
SCHEMAS = "docs/schema"
MESSAGES = "docs/meldungen.md"
REPORTS = "tests/diagnostics"
REFERENCE_BEGIN = (
    "<!-- Ab hier erzeugt „python -m chronik.door.handbook“ den Text; "
    "Änderungen von Hand gehen verloren. -->"
)
REFERENCE_END = "<!-- Bis hier erzeugt. -->"

VOCABULARY_WORDS = {
    "event_kinds": "Arten von Ereignissen",
    "organisation_kinds": "Arten von Organisationen",
    "network_kinds": "Arten von Netzwerken",
    "work_kinds": "Arten von Werken",
    "place_kinds": "Arten von Orten",
    "roles": "Rollen bei Ereignissen und Werken, in Netzwerken und Organisationen",
    "relation_kinds": "Was Personen füreinander sind",
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
        MESSAGES: messages(root / REPORTS),
        **{f"{SCHEMAS}/{kind}.json": text for kind, text in schemas().items()},
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
    """A type's words, with the fields of an evidence said as „Beleg“; a series has a number of
    its own among them.
    """
    names = [field.name for field in EVIDENCE]
    unnumbered = [name for name in names if name != "number"]
    for long in (names, unnumbered):
        words = words.replace(", ".join(long), "Beleg")
    return words.replace("mit Beleg: value, quote, source …", "auch in der langen Form")


def _vocabularies() -> str:
    rows = (
        (
            f"`{name}`",
            VOCABULARY_WORDS[name],
            ", ".join(
                f"`{word}` ({term.label})"
                for word, term in vocabularies.DEFAULTS.get(name, {}).items()
            ),
        )
        for name in vocabularies.VOCABULARIES
    )
    return _table(("Vokabular", "Wofür", "Schon da"), rows)


def _demands() -> str:
    return _table(
        ("Wort", "Was dann ein Zitat braucht"),
        ((f"`{provable.name}`", provable.meaning) for provable in PROVABLE),
    )


_ABOUT_MESSAGES = """# Meldungen

Was hinter „Fehler“ oder „Warnung“ in eckigen Klammern steht, ist das Kennwort einer Meldung.
Hier steht zu jedem, was los ist und was Sie tun; dasselbe sagt auf dem eigenen Rechner
`python build.py explain KENNWORT`. Wie eine Meldung aufgebaut ist, steht im
[Handbuch](redaktion.md#fehlermeldungen).

<!-- Diese Seite erzeugt „python -m chronik.door.handbook“; Änderungen von Hand gehen verloren. -->
"""


def messages(examples: Path) -> str:
    """What each code means, with an example of a message that bears it."""
    parts = [_ABOUT_MESSAGES]
    for code in sorted(MEANINGS):
        meaning, example = MEANINGS[code], _example(examples / code, code)
        shown = f"\n\n```text\n{example}\n```" if example else ""
        parts.append(f"## {code}\n\n{meaning.what} **Was Sie tun:** {meaning.cure}{shown}\n")
    return "\n".join(parts)


def _example(folder: Path, code: str) -> str:
    """The first message with that code in a report that a test holds, with what to do."""
    report = folder / "expected.txt"
    lines = report.read_text("utf-8").splitlines() if report.is_file() else []
    first = next((n for n, line in enumerate(lines) if f"[{code}]" in line), len(lines))
    following = takewhile(lambda line: line.startswith(" "), lines[first + 1 :])
    return "\n".join([*lines[first : first + 1], *following])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )


if __name__ == "__main__":
    sys.exit(main())
