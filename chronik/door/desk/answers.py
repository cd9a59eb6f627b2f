"""Requests below /-/desk/, and what they get. A page asks for each change; only `save`, `create`
and `store` write, one record each.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from chronik.desk.changes.altering import altered
from chronik.desk.sheet import Opened, sheet
from chronik.door.desk.asked import (
    AskedWronglyError,
    DeskReply,
    Request,
    checked_head,
    in_json,
    text_in,
    words_asked,
)
from chronik.door.desk.library import Library
from chronik.door.desk.token import StartWord
from chronik.door.desk.writing import DeskFiles, base_of
from chronik.language.patterns import late
from chronik.system.scan import Folders, read
from chronik.words.diagnostics import RefusedError

_OWN = Path(__file__).parent
_STATIC = late(r"[a-z]+\.(js|css)")
_KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_HTML = "text/html; charset=utf-8"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_CLOSED = (
    "Der Schreibtisch öffnet sich nur mit der Adresse, die im Terminal steht („Schreibtisch: …“). "
    "Nach jedem Start ist es eine neue."
)


class Desk:
    """Answers what the pages of the desk ask. `is_saved` is called when a file was written."""

    def __init__(self, folders: Folders, is_saved: Callable[[], None]) -> None:
        self.token = StartWord()
        self._files = DeskFiles(folders)
        self._library = Library(folders)
        self._is_saved = is_saved

    def got(self, asked: Request) -> DeskReply:
        """The page and its files."""
        if found := _STATIC.fullmatch(asked.path):
            return _own(asked.path, _KINDS[found[1]])
        if asked.path not in ("", "desk.html"):
            return _plain(404, "Das gibt es hier nicht.")
        if self.token.opens(asked.query.get("t", "")):
            rest = urlencode({name: word for name, word in asked.query.items() if name != "t"})
            way = f"/-/desk/?{rest}" if rest else "/-/desk/"
            return DeskReply(303, b"", _HTML, location=way, cookie=self.token.cookie(asked.port))
        if not self._may(asked):
            return _plain(403, _CLOSED)
        return _own("desk.html", _HTML)._replace(policy=_POLICY)

    def refused(self, asked: Request) -> DeskReply | None:
        """Why a request that wants something is not even read; None where it is."""
        try:
            if not self._may(asked):
                raise AskedWronglyError(403, _CLOSED)
            checked_head(asked.head)
        except AskedWronglyError as fault:
            return in_json(fault.status, fault.said)
        return None

    def posted(self, asked: Request) -> DeskReply:
        """What a page asks for."""
        try:
            answer = _ANSWERS.get(asked.path)
            if answer is None:
                raise AskedWronglyError(404, "Das kann der Schreibtisch nicht.")
            return in_json(200, answer(self, words_asked(asked.body)))
        except AskedWronglyError as fault:
            return in_json(fault.status, fault.said)
        except RefusedError as fault:
            return in_json(422, {"said": str(fault)})
        except Exception as fault:  # a fault of ours is no news for a browser but that it is one
            name = type(fault).__name__
            words = "Das ist ein Fehler des Programms; es wurde nichts gespeichert. Bitte melden"
            return in_json(500, {"said": f"{words} ({asked.path}: {name})."})

    def _may(self, asked: Request) -> bool:
        return self.token.is_held(asked.head.get("Cookie") or "", asked.port)

    # --- answers ------------------------------------------------------------------------------

    def open(self, words: dict[str, Any]) -> Any:
        path = text_in(words, "path")
        text = self._files.text(path)
        if text is None or path.startswith("seeds/"):
            raise AskedWronglyError(404, f"{path} gibt es nicht (mehr).")
        return sheet(self._library.shelf(), Opened(path, text, base_of(text.encode())))

    def change(self, words: dict[str, Any]) -> Any:
        draft, operations = self._draft(words), words.get("do", [])
        if not isinstance(operations, list) or len(operations) > _MOST:
            raise AskedWronglyError(400, "Diese Änderung ist nicht zu verstehen.")
        raw = altered(draft.path, draft.raw, operations)
        return sheet(self._library.shelf(), draft._replace(raw=raw))

    def save(self, words: dict[str, Any]) -> Any:
        draft = self._draft(words)
        base = self._files.saved(draft.path, draft.raw, draft.base)
        self._is_saved()
        found = sheet(self._library.shelf(), draft._replace(base=base))
        return {"base": base, "sheet": found, "address": found["address"]}

    def _draft(self, words: dict[str, Any]) -> Opened:
        path = text_in(words, "path")
        self._files.place(path)
        if not path.startswith("content/"):
            raise AskedWronglyError(
                400, "Dort liegen die Texte der Quellen; sie bleiben, wie sie sind."
            )
        return Opened(path, text_in(words, "text"), text_in(words, "base", otherwise=""))


_MOST = 200  # operations of one request
_ANSWERS: dict[str, Callable[[Desk, dict[str, Any]], Any]] = {
    "open": Desk.open,
    "change": Desk.change,
    "save": Desk.save,
}


def _own(name: str, kind: str) -> DeskReply:
    try:
        return DeskReply(200, read(_OWN / name), kind)
    except OSError:
        return _plain(404, "Das gibt es hier nicht.")


def _plain(status: int, words: str) -> DeskReply:
    return DeskReply(status, f"{words}\n".encode(), "text/plain; charset=utf-8")
