"""The page that a web archive holds: WARC (ISO 28500), also packed with gzip; WACZ, a ZIP of such.

Of several pages it is the one that WACZ lists first, else the first that is HTML. What the archive
says of itself is checked: the digests of its records, of WACZ those of its files. Read by warcio
(docs/decisions/0038).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, NoReturn
from zipfile import BadZipFile, ZipFile

from chronik.evidence.stored.marks import Capture, StoredWords, UnreadableError
from chronik.evidence.stored.web.pages import words_of_page
from chronik.language.tuples import NamedTuple
from chronik.words.bounds import MOST_OF_WEB_PAGE, MOST_UNPACKED
from chronik.words.german import NBSP

_HTML = ("text/html", "application/xhtml+xml")
_AGAIN = "Die Seite noch einmal sichern, oder ihren Text als .txt ablegen."


class _Archived(NamedTuple):
    """A page as a server gave it."""

    url: str
    day: str  # ISO 8601
    charset: str
    data: bytes


def words_of_warc(data: bytes) -> StoredWords:
    """Raises UnreadableError."""
    return _words(_pages([BytesIO(data)]), "")


def words_of_wacz(data: bytes) -> StoredWords:
    """Raises UnreadableError."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            files = _unpacked(archive)
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as fault:
        raise UnreadableError("ist beschädigt oder kein WACZ.", _AGAIN) from fault
    _check_files(files)
    parts = [BytesIO(held) for name, held in sorted(files.items()) if _is_warc(name)]
    return _words(_pages(parts), _first_listed(files.get("pages/pages.jsonl", b"")))


def _words(pages: Iterator[_Archived], wanted: str) -> StoredWords:
    first: _Archived | None = None
    for page in pages:
        first = first or page
        if not wanted or page.url == wanted:
            first = page
            break
    if first is None:
        raise UnreadableError(
            "enthält keine Webseite (HTML), die der Server geliefert hat.", _AGAIN
        )
    words = words_of_page(first.data, first.charset)
    return words._replace(capture=Capture(first.url, first.day))


def _pages(files: list[BytesIO]) -> Iterator[_Archived]:
    """Every page in the order of the archive. Raises UnreadableError."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # late, and an extra of its own
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        hint = (
            "Einmal installieren, mit dem Python von chronik: "
            'python -m pip install "warcio>=1.8,<2"'
        )
        raise UnreadableError("braucht warcio, um gelesen zu werden.", hint) from None

    try:
        for file in files:
            for record in ArchiveIterator(file, check_digests=True):
                if page := _page(record):
                    yield page
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as fault:
        raise UnreadableError("ist beschädigt oder kein Webarchiv (WARC).", _AGAIN) from fault


def _page(record: Any) -> _Archived | None:
    """The page in a record that is one; its digests are right."""
    head = record.http_headers
    if record.rec_type not in ("response", "resource"):
        return None
    kind = (head or record.rec_headers).get_header("Content-Type", "")
    is_given = head is None or head.get_statuscode() == "200"
    if not is_given or kind.partition(";")[0].strip().lower() not in _HTML:
        return None

    data = _bounded(record.content_stream(), MOST_OF_WEB_PAGE)
    if record.digest_checker.passed is False:
        message = "ist nicht mehr, was gesichert wurde: Die Prüfsumme darin stimmt nicht."
        raise UnreadableError(message, _AGAIN)
    if record.raw_stream.limit > 0:
        raise UnreadableError("ist beschädigt: Die Seite darin bricht ab.", _AGAIN)
    charset = kind.lower().partition("charset=")[2].strip("\"' ;")
    about = record.rec_headers
    url, day = about.get_header("WARC-Target-URI", ""), about.get_header("WARC-Date", "")
    return _Archived(url.strip("<>"), day[:10], charset, data)


def _bounded(stream: IO[bytes], most: int) -> bytes:
    data = stream.read(most + 1)
    while 0 < len(data) <= most and (more := stream.read(most + 1 - len(data))):
        data += more
    if len(data) > most:
        _refuse_large(most)
    return data


def _refuse_large(most: int) -> NoReturn:
    raise UnreadableError(f"enthält mehr als {most // 1_000_000}{NBSP}MB.", _AGAIN)


# --- WACZ (https://specs.webrecorder.net/wacz/1.1.1/)


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _unpacked(archive: ZipFile) -> dict[str, bytes]:
    """What is needed of it: the archives, the list of pages, and what vouches for them."""
    left, found = MOST_UNPACKED, {}
    for one in archive.infolist():
        if _is_warc(one.filename) or one.filename in ("pages/pages.jsonl", "datapackage.json"):
            left -= one.file_size  # no more than that is unpacked
            if left < 0:
                _refuse_large(MOST_UNPACKED)
            found[one.filename] = archive.read(one)
    return found


def _check_files(files: dict[str, bytes]) -> None:
    """Raises UnreadableError where a file is not the one that the package names."""
    try:
        package = json.loads(files.get("datapackage.json", b"{}"))
        told = {one["path"]: one.get("hash", "") for one in package.get("resources", ())}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise UnreadableError("ist beschädigt oder kein WACZ.", _AGAIN) from fault
    for path, data in files.items():
        digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        if str(told.get(path, "")).startswith("sha256:") and told[path] != digest:
            message = f"ist nicht mehr, was gesichert wurde: {path} hat eine andere Prüfsumme."
            raise UnreadableError(message, _AGAIN)


def _first_listed(pages: bytes) -> str:
    """The address of the first page of the list; its first line says what kind of list it is."""
    for line in pages.splitlines():
        try:
            url = json.loads(line).get("url", "")
        except (ValueError, AttributeError, RecursionError):
            continue
        if url:
            return str(url)
    return ""
