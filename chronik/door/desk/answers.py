"""Requests below /-/desk/, and what they get: the page with its files, and answers in JSON."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from chronik.door.desk.asked import (
    AskedWronglyError,
    HttpReply,
    Request,
    checked_head,
    in_json,
    words_asked,
)
from chronik.door.desk.questions import ANSWERS, Questions
from chronik.door.desk.token import StartWord
from chronik.language.patterns import late
from chronik.system.scan import Folders, read
from chronik.words.diagnostics import RefusedError

_OWN = Path(__file__).parent
_STATIC = late(r"[a-z]+\.(js|css)")
_KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_HTML = "text/html; charset=utf-8"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_BROKEN = (
    "Das ist ein Fehler des Programms, nicht der Chronik; gespeichert wurde nichts. Bitte melden, "
    "was im Terminal steht."
)
_CLOSED = (
    "Der Schreibtisch öffnet sich nur mit der Adresse, die im Terminal steht („Schreibtisch: …“). "
    "Nach jedem Start ist es eine neue."
)


class Desk:
    """Answers the pages of the desk. `is_saved` is called when a file was written, `is_broken` with
    what a fault of the program left to tell.
    """

    def __init__(
        self, folders: Folders, is_saved: Callable[[], None], is_broken: Callable[[str], None]
    ) -> None:
        self.token = StartWord()
        self._is_broken = is_broken
        self._questions = Questions(folders, is_saved)

    def warm(self) -> None:
        """Ready for the first question, before anybody asks."""
        with suppress(Exception):  # whoever asks will be told
            self._questions.warm()

    def look_again(self) -> None:
        """Somebody changed something in the content."""
        self._questions.look_again()

    def got(self, asked: Request) -> HttpReply:
        """The page and its files."""
        if found := _STATIC.fullmatch(asked.path):
            return _own(asked.path, _KINDS[found[1]])
        if asked.path not in ("", "desk.html"):
            return _plain(404, "Das gibt es hier nicht.")
        if self.token.opens(asked.query.get("t", "")):
            rest = urlencode({name: word for name, word in asked.query.items() if name != "t"})
            way = f"/-/desk/?{rest}" if rest else "/-/desk/"
            return HttpReply(303, b"", _HTML, location=way, cookie=self.token.cookie(asked.port))
        if not self._may(asked):
            return _plain(403, _CLOSED)
        return _own("desk.html", _HTML)._replace(policy=_POLICY)

    def refused(self, asked: Request) -> HttpReply | None:
        """Why a request that wants something is not even read; None where it is."""
        try:
            if not self._may(asked):
                raise AskedWronglyError(403, _CLOSED)
            checked_head(asked.head)
        except AskedWronglyError as fault:
            return in_json(fault.status, fault.said)
        return None

    def posted(self, asked: Request) -> HttpReply:
        """What a page asks for."""
        try:
            answer = ANSWERS.get(asked.path)
            if answer is None:
                raise AskedWronglyError(404, "Das kann der Schreibtisch nicht.")
            return in_json(200, answer(self._questions, words_asked(asked.body)))
        except AskedWronglyError as fault:
            return in_json(fault.status, fault.said)
        except RefusedError as fault:
            return in_json(422, {"said": str(fault)})
        except Exception as fault:
            self._is_broken("".join(traceback.format_exception(fault)))
            return in_json(500, {"said": _BROKEN})

    def _may(self, asked: Request) -> bool:
        return self.token.is_held(asked.head.get("Cookie") or "", asked.port)


def _own(name: str, kind: str) -> HttpReply:
    try:
        return HttpReply(200, read(_OWN / name), kind)
    except OSError:
        return _plain(404, "Das gibt es hier nicht.")


def _plain(status: int, words: str) -> HttpReply:
    return HttpReply(status, f"{words}\n".encode(), "text/plain; charset=utf-8")
