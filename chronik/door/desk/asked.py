"""Requests and replies; what a request must be like to be answered. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

MOST_ASKED = 3 << 20  # bytes of a request
_JSON = "application/json; charset=utf-8"


class Request(NamedTuple):
    """A request: its path below /-/desk/, what is behind „?“, and its head."""

    path: str
    query: Mapping[str, str]
    head: Mapping[str, str | None]
    port: int
    body: bytes = b""


class HttpReply(NamedTuple):
    status: int
    data: bytes
    kind: str
    policy: str = ""
    location: str = ""
    cookie: str = ""
    extent: str = ""  # of a part of a file: „bytes 0-99/1000“


class AskedWronglyError(Exception):
    """A request that is not answered: its status, and why in a German sentence."""

    def __init__(self, status: int, words: str, **more: Any) -> None:
        super().__init__(words)
        self.status = status
        self.said = {"said": words, **more}


def in_json(status: int, words: Any) -> HttpReply:
    """A reply in JSON."""
    return HttpReply(
        status, json.dumps(words, ensure_ascii=False).encode("utf-8", "replace"), _JSON
    )


def length_of(head: Mapping[str, str | None]) -> int:
    """How many bytes the request carries. Raises AskedWronglyError."""
    typed = head.get("Content-Length") or ""
    if head.get("Transfer-Encoding") or not typed.isascii() or not typed.isdigit():
        raise AskedWronglyError(411, "Die Anfrage sagt nicht, wie lang sie ist.")
    if len(typed) > 9 or int(typed) > MOST_ASKED:
        raise AskedWronglyError(413, "Das ist zu lang: Höchstens 3 MB nimmt der Schreibtisch an.")
    return int(typed)


def checked_head(head: Mapping[str, str | None]) -> None:
    """Only a page of the desk may ask for a change. Raises AskedWronglyError."""
    if head.get("Origin") is None or head.get("Sec-Fetch-Site") not in (None, "same-origin"):
        raise AskedWronglyError(403, "Der Schreibtisch antwortet nur seinen eigenen Seiten.")
    kind = (head.get("Content-Type") or "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise AskedWronglyError(415, "Der Schreibtisch versteht nur JSON.")


def words_asked(body: bytes) -> dict[str, Any]:
    """What a request says. Raises AskedWronglyError."""
    try:
        words = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise AskedWronglyError(400, "Diese Anfrage ist kein lesbares JSON.") from None
    if not isinstance(words, dict):
        raise AskedWronglyError(400, "Diese Anfrage ist nicht zu verstehen.")
    return words


def text_in(words: Mapping[str, Any], name: str, *, otherwise: str | None = None) -> str:
    """A text that a request must give. Raises AskedWronglyError."""
    value = words.get(name, otherwise)
    if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise AskedWronglyError(400, f"In der Anfrage fehlt „{name}“, oder es ist kein Text.")
    return value


def number_in(words: Mapping[str, Any], name: str) -> int:
    """A number that a request must give. Raises AskedWronglyError."""
    value = words.get(name)
    if type(value) is not int or value < 0:
        raise AskedWronglyError(400, f"In der Anfrage fehlt „{name}“, oder es ist keine Zahl.")
    return value


def list_in(words: Mapping[str, Any], name: str) -> list[Any]:
    """A list that a request may give. Raises AskedWronglyError."""
    value = words.get(name, [])
    if not isinstance(value, list):
        raise AskedWronglyError(400, f"„{name}“ ist in dieser Anfrage keine Liste.")
    return value


def group_in(words: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Names with values that a request may give. Raises AskedWronglyError."""
    value = words.get(name)
    value = {} if value is None else value
    if not isinstance(value, dict):
        raise AskedWronglyError(400, f"„{name}“ ist in dieser Anfrage nicht zu verstehen.")
    return value
