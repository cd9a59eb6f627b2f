"""Where a correction of a record or a new one is proposed: a file on the forge, and a mail.

Each forge has an address of its own for editing a file in the browser. Where nobody says which
forge it is and its host does not tell, there is no link: a wrong one would help nobody.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.records.keys import CONTRIBUTE
from chronik.records.model import AnyEntry
from chronik.records.settings.site import Site

_EDITING = {
    "github": "/edit/{branch}/{path}",
    "gitlab": "/-/edit/{branch}/{path}",
    "forgejo": "/_edit/{branch}/{path}",
    "gitea": "/_edit/{branch}/{path}",
}
# And for a new one. All but GitLab take its text as well („content“ is there, and ignored by the
# editor: gitlab-org/gitlab, work item 594214).
_CREATING = {
    "github": "/new/{branch}?filename={path}&value={text}",
    "gitlab": "/-/new/{branch}?file_name={path}",
    "forgejo": "/_new/{branch}?filename={path}&value={text}",
    "gitea": "/_new/{branch}?filename={path}&value={text}",
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
    pattern = edit_pattern(site)
    if not pattern:
        return ""

    escaped = quote(path_in_repository(site, entry), errors="surrogateescape")  # any bytes
    return pattern.replace("{path}", escaped)


def edit_pattern(site: Site) -> str:
    """The address at which the forge edits a file, with a hole „{path}“; or ""."""
    pattern = site.edit_url or _pattern(site.repository, site.forge)
    return pattern.replace("{branch}", quote(site.branch))


def path_in_repository(site: Site, entry: AnyEntry) -> str:
    inner = entry.path.removeprefix("content/")
    return f"{site.folder}/{inner}" if site.folder else inner


def form_address(site: Site, entry: AnyEntry, name: str) -> str:
    """From the site's root, the form for a correction of that record, or ""."""
    if not site.contribute:
        return ""
    asked = {"zu": entry.url[:-1], "name": name, "datei": path_in_repository(site, entry)}
    return f"{CONTRIBUTE}/?{urlencode(asked, quote_via=quote, errors='surrogateescape')}"


class Creation(NamedTuple):
    """Where a new file is made: on which host, and the address with holes for path and text."""

    host: str = ""
    address: str = ""


def creation(site: Site) -> Creation:
    """Empty where nobody says which forge it is."""
    known = _known_forge(site.repository, site.forge)
    if not known:
        return Creation()
    address = _address(site.repository)
    pattern = address + _CREATING[known].replace("{branch}", quote(site.branch))
    return Creation(urlsplit(address).hostname or "", pattern)


@lru_cache(maxsize=8)
def _pattern(repository: str, forge: str) -> str:
    """The address at which that repository's forge edits a file, with holes for branch and path."""
    known = _known_forge(repository, forge)
    return _address(repository) + _EDITING[known] if known else ""


def _address(repository: str) -> str:
    return repository.rstrip("/").removesuffix(".git").rstrip("/")


def _known_forge(repository: str, forge: str) -> str:
    """Which forge it is, or ""."""
    if not repository:
        return ""
    return forge or _forge_of((urlsplit(_address(repository)).hostname or "").removeprefix("www."))


def _forge_of(host: str) -> str:
    if host in _OTHERS:
        return ""
    return next((forge for start, forge in _HOSTS.items() if host.startswith(start)), "")


def mail_address(site: Site, entry: AnyEntry, name: str) -> str:
    """A mail that says which page and version it is about (RFC 6068), or ""."""
    to = mailbox(site.contact)
    if not to:
        return ""

    subject = f"Korrektur: {name} (Fassung {entry.version})"
    before, after = _letter(site.root)
    page = entry.url.replace("/", "%2F")  # the rest of it is letters, digits, hyphens
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={before}{page}{after}"


def answer_address(site: Site, entry: AnyEntry, name: str) -> str:
    """Where somebody who knows can say it: the form, a mail, the file on the forge; or ""."""
    ways = (form_address, mail_address)
    found = (way(site, entry, name) for way in ways)
    return next(filter(None, found), "") or edit_address(site, entry)


@lru_cache(maxsize=8)
def _letter(root: str) -> tuple[str, str]:
    """What a mail says before and after the address of the page."""
    question = "\r\n\r\nWas sollte anders sein, und woher wissen Sie es?\r\n\r\n"
    return quote(f"Zur Seite {root}", safe=""), quote(question, safe="")


@lru_cache(maxsize=8)
def mailbox(contact: str) -> str:
    """The first address of a mailbox in the words of the contact, or ""."""
    found = _MAIL.search(contact)
    return quote(found[0], safe="@") if found else ""
