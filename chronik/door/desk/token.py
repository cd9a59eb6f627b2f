"""Who may write: the browser that was opened with the address the terminal tells."""

from __future__ import annotations

import secrets


class StartWord:
    """A word that is another one at each start."""

    def __init__(self) -> None:
        self.word = secrets.token_urlsafe(24)

    def opens(self, typed: str) -> bool:
        """Whether somebody came with the address from the terminal."""
        return secrets.compare_digest(typed.encode(), self.word.encode())

    def cookie(self, port: int) -> str:
        """What a browser keeps, for the desk alone; cookies know no ports, so the name says it."""
        return f"{_name(port)}={self.word}; HttpOnly; SameSite=Strict; Path=/-/desk"

    def is_held(self, cookies: str, port: int) -> bool:
        """Whether a browser that sends these cookies has it."""
        pairs = (pair.strip().partition("=") for pair in cookies.split(";"))
        return any(name == _name(port) and self.opens(word) for name, _, word in pairs)


def _name(port: int) -> str:
    return f"chronik-desk-{port}"
