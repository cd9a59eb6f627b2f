"""What stands for contents where they are compared: BLAKE2b (RFC 7693), git's name of a file."""

from __future__ import annotations

import hashlib


def digest_of(data: bytes, size: int = 16, *, salt: bytes = b"") -> bytes:
    """`size` bytes that stand for these."""
    return hashlib.blake2b(data, digest_size=size, salt=salt).digest()


def digest_of_text(text: str, size: int = 16) -> bytes:
    return digest_of(text.encode(), size)


def blob_id(data: bytes) -> str:
    """The content as git names it: the first ten digits of its blob id (docs/decisions/0010)."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()[:10]


def as_committed(data: bytes) -> bytes:
    """A text as git keeps it where it turns line ends round at checkout, as on Windows.

    As git decides it: a text with a carriage return alone is left as it is.
    """
    pairs = data.count(b"\r\n") if b"\r" in data else 0
    return data.replace(b"\r\n", b"\n") if pairs and pairs == data.count(b"\r") else data
