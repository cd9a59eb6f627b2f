"""What a request may ask for: which file of the site an address means, and who may ask. Pure."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from chronik.records.images import is_recording, media_type

_KINDS = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "geojson": "application/geo+json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "graphml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
}


def kind_of_file(path: str) -> str:
    """Its media type."""
    if is_recording(path):
        return media_type(path)
    return _KINDS.get(path.rpartition(".")[2].lower(), "application/octet-stream")


def wanted(target: str) -> str | None:
    """The path within the site that a request's target means: „“ is the root. None for one that
    could lead elsewhere: upwards, to hidden files, to another system's folders.
    """
    if not target.startswith("/") or target.startswith("//"):
        return None
    try:
        path = unquote(target.partition("?")[0].partition("#")[0], errors="strict")[1:]
    except UnicodeDecodeError:
        return None
    if any(character in path for character in "\\:\0") or not path.isprintable():
        return None
    folders = path.removesuffix("/").split("/") if path else []
    return None if any(not name or name.startswith(".") for name in folders) else path


def hosts(port: int) -> frozenset[str]:
    """What a browser on this computer calls the server."""
    names = ("127.0.0.1", "localhost")
    with_port = frozenset(f"{name}:{port}" for name in names)
    return with_port.union(names) if port == 80 else with_port


def may_ask(host: str | None, origin: str | None, port: int) -> bool:
    """Whether it is a page of the preview, or somebody at this computer: a foreign name that leads
    here (DNS rebinding) and a foreign page are refused.
    """
    known = hosts(port)
    if (host or "").lower() not in known:
        return False
    if origin is None:
        return True
    parts = urlsplit(origin)
    return parts.scheme == "http" and parts.netloc.lower() in known
