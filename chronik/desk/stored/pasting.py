"""A pasted text as a new source: what it tells of itself, its contact data, its two files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from chronik.desk.changes.placing import said_by
from chronik.desk.changes.texts import record_text, root_of
from chronik.desk.newrecords import NewRecord, new_record
from chronik.desk.sheet import contact_marks
from chronik.desk.shelf import Shelf
from chronik.drafting.assembling import Seed, drafted
from chronik.evidence.stored.reading import is_binary
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.privacy.redaction import redacted
from chronik.words.diagnostics import RefusedError
from chronik.words.german import slug, without_controls

_NAME = late(r"[A-Za-z0-9ÄÖÜäöüß_][A-Za-z0-9ÄÖÜäöüß_ .-]{0,90}\.txt")
_LONGEST = 60  # characters of a file's name


def pasted(shelf: Shelf, typed: str) -> dict[str, Any]:
    """What is known of the text, and a name for its file. Raises RefusedError."""
    text = stored_text(typed)
    digest = hashlib.sha256(text.encode()).hexdigest()
    texts = ((name, data) for name, data in shelf.seeds.items() if not is_binary(name))
    same = next((name for name, data in texts if _is_same(data, text)), "")
    is_done = bool(same and shelf.source_of(same))
    draft = drafted(Seed(same or "neu.txt", text, digest), shelf.setting)
    said = _said(draft.source.written()) if draft.source else {}
    title = str(said.get("title", ""))
    date = said.get("date", {})
    return {
        "title": title,
        "publisher": said.get("publisher", ""),
        "author": said.get("author", ""),
        "url": said.get("url", ""),
        "date": date.get("value", "") if isinstance(date, dict) else "",
        "contacts": contact_marks(text),
        "file": same or _free_name(shelf, title),
        "checksum": digest,
        "text": text,
        "said": f"Diesen Text gibt es schon: seeds/{same}." if is_done else "",
    }


def _is_same(data: bytes, text: str) -> bool:
    """Whether a stored text is that one, whatever its line ends."""
    there = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return there.rstrip("\n") == text.rstrip("\n")


def stored_text(typed: str) -> str:
    """As it is kept: with line feeds, without control characters. Raises RefusedError."""
    text = without_controls(typed.replace("\r\n", "\n").replace("\r", "\n")).removeprefix("\ufeff")
    if not text.strip():
        raise RefusedError("Hier steht noch kein Text.")
    return text if text.endswith("\n") else f"{text}\n"


def _said(written: str) -> dict[str, Any]:
    root = root_of(record_text("content/sources/neu.yaml", written))
    said: dict[str, Any] = said_by(root) if root is not None else {}
    return said


def _free_name(shelf: Shelf, title: str) -> str:
    base = slug(title)[:_LONGEST].strip("-") or "text"
    free, number = base, 1
    while f"{free}.txt" in shelf.seeds:
        number += 1
        free = f"{base}-{number}"
    return f"{free}.txt"


class Wanted(NamedTuple):
    """A text that is to be stored, and its record."""

    text: str
    file: str
    title: str
    publisher: str = ""
    date: str = ""
    redact: Sequence[int] = ()  # numbers of the stretches of contact data to take out
    more: Mapping[str, Any] = MappingProxyType({})


class ToStore(NamedTuple):
    """The two files of a new source."""

    record: NewRecord
    seed: str
    data: bytes
    former: bytes | None  # what the text's file holds already, where it lies there without a record


def to_store(shelf: Shelf, wanted: Wanted) -> ToStore:
    """Raises RefusedError."""
    if not _NAME.fullmatch(wanted.file):
        raise RefusedError(
            "Der Dateiname endet auf .txt und besteht aus Buchstaben, Ziffern, „-“ und „_“."
        )
    text = stored_text(wanted.text)
    former = shelf.seeds.get(wanted.file)
    if former is not None and (shelf.source_of(wanted.file) or not _is_same(former, text)):
        raise RefusedError(f"seeds/{wanted.file} gibt es schon; bitte einen anderen Namen wählen.")
    data = former if former is not None and not wanted.redact else None
    data = data or _redacted(text, wanted.redact).encode()
    fields = {
        **wanted.more,
        "file": wanted.file,
        "sha256": hashlib.sha256(data).hexdigest(),
        "sha256_original": hashlib.sha256(text.encode()).hexdigest() if wanted.redact else "",
        "publisher": wanted.publisher,
        "date": _date(shelf, data.decode("utf-8-sig"), wanted.date),
        "publish": wanted.more.get("publish", "excerpts"),
    }
    record = new_record(shelf, "sources", wanted.title, fields)
    return ToStore(record, wanted.file, data, former)


def _redacted(text: str, numbers: Sequence[int]) -> str:
    found = contact_marks(text)
    if any(not 0 <= number < len(found) for number in numbers):
        raise RefusedError("Diese Kontaktangaben stehen nicht (mehr) im Text.")
    return redacted(text, [(found[number]["start"], found[number]["end"]) for number in numbers])


def _date(shelf: Shelf, text: str, date: str) -> Any:
    """With the words of the text that say it, where it does."""
    draft = drafted(Seed("neu.txt", text, ""), shelf.setting)
    said = _said(draft.source.written()).get("date") if draft.source else None
    is_same = isinstance(said, dict) and said.get("value") == date
    if is_same and isinstance(said, dict):
        return {name: value for name, value in said.items() if name != "source"}
    return date
