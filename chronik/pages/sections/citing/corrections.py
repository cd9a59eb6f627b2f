"""Where a correction of a record is proposed: its file on the forge, and a mail.

Each forge has an address of its own for editing a file in the browser. Where nobody says which
forge it is and its host does not tell, there is no link: a wrong one would help nobody.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from chronik.language.patterns import late
from chronik.records.kinds.site import Site
from chronik.records.model import AnyEntry

_EDITING = {
    "github": "/edit/{branch}/{path}",
    "gitlab": "/-/edit/{branch}/{path}",
    "forgejo": "/_edit/{branch}/{path}",
    "gitea": "/_edit/{branch}/{path}",
}
# The forge that a host runs, by the beginning of its name.
_HOSTS = {
    "github.": "github",
    "gitlab.": "gitlab",
    "codeberg.org": "forgejo",
    "forgejo.": "forgejo",
    "gitea.": "gitea",
    "git.": "forgejo",
}
_OTHERS = frozenset(("git.sr.ht",))  # named like one of them, and another
_MAIL = late(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def edit_address(site: Site, entry: AnyEntry) -> str:
    """Where the record's file can be edited, or ""."""
    pattern = site.edit_url or _pattern(site.repository, site.forge)
    if not pattern:
        return ""

    inner = entry.path.removeprefix("content/")
    path = f"{site.folder}/{inner}" if site.folder else inner
    escaped = quote(path, errors="surrogateescape")  # a file's name may be any bytes
    return pattern.replace("{branch}", quote(site.branch)).replace("{path}", escaped)


@lru_cache(maxsize=8)
def _pattern(repository: str, forge: str) -> str:
    """The address at which that repository's forge edits a file, with holes for branch and path."""
    address = repository.rstrip("/").removesuffix(".git").rstrip("/")
    known = forge or _forge_of((urlsplit(address).hostname or "").removeprefix("www."))
    return address + _EDITING[known] if known else ""


def _forge_of(host: str) -> str:
    if host in _OTHERS:
        return ""
    return next((forge for start, forge in _HOSTS.items() if host.startswith(start)), "")


def mail_address(site: Site, entry: AnyEntry, name: str) -> str:
    """A mail that says which page and version it is about (RFC 6068), or ""."""
    to = _mailbox(site.contact)
    if not to:
        return ""

    subject = f"Korrektur: {name} (Fassung {entry.version})"
    before, after = _letter(site.root)
    page = entry.url.replace("/", "%2F")  # the rest of it is letters, digits, hyphens
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={before}{page}{after}"


@lru_cache(maxsize=8)
def _letter(root: str) -> tuple[str, str]:
    """What a mail says before and after the address of the page."""
    question = "\r\n\r\nWas sollte anders sein, und woher wissen Sie es?\r\n\r\n"
    return quote(f"Zur Seite {root}", safe=""), quote(question, safe="")


@lru_cache(maxsize=8)
def _mailbox(contact: str) -> str:
    """The first address of a mailbox in the words of the contact, or ""."""
    found = _MAIL.search(contact)
    return quote(found[0], safe="@") if found else ""
