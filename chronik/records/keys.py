"""Kinds of record, keys (`kind/id`), and the addresses of their pages on the site."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from sys import intern

from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.words.german import slug
from chronik.words.portable import DEVICES


class Kind(NamedTuple):
    """A kind of record in words, and where the site has its pages."""

    english: str  # as names of claims, and the open data, say it
    german: str
    plural: str
    folder: str  # of its pages; "" for those that stand at the root
    section: str = ""  # address of the list of all, an entry of the main navigation; "" for none
    heading: str = ""  # what that entry is called
    optional: bool = False  # there is no list, and no such entry, before there is a record
    vocabulary: str = ""  # of the chronicle, that says what sorts there are; "" for none


def _kind(
    english: str,
    german: str,
    plural: str,
    *,
    heading: str = "",
    optional: bool = False,
    vocabulary: str = "",
) -> Kind:
    """A kind whose pages stand in a folder of its own, below the list of all."""
    folder = plural.lower()
    return Kind(
        english=english,
        german=german,
        plural=plural,
        folder=folder,
        section=f"{heading.lower()}/" if heading else f"{folder}/",
        heading=heading or plural,
        optional=optional,
        vocabulary=vocabulary,
    )


KINDS = {
    "events": _kind("event", "Ereignis", "Ereignisse", heading="Chronik", vocabulary="event_kinds"),
    "people": _kind("person", "Person", "Personen"),
    "organisations": _kind(
        "organisation", "Organisation", "Organisationen", vocabulary="organisation_kinds"
    ),
    "networks": _kind("network", "Netzwerk", "Netzwerke", vocabulary="network_kinds"),
    "themes": _kind("theme", "Thema", "Themen", optional=True),
    "works": _kind("work", "Werk", "Werke", optional=True, vocabulary="work_kinds"),
    "places": _kind("place", "Ort", "Orte", vocabulary="place_kinds"),
    "sources": _kind("source", "Quelle", "Quellen"),
    "pages": Kind("page", "Seite", "Seiten", folder=""),
}
SECTIONS = tuple(name for name, kind in KINDS.items() if kind.section)
# Pages stand at the root: these addresses are taken, or kept for what the site will have there.
_KEPT = (
    "assets",
    "bilder",
    "chronik",
    "suche",
    "tage",
    "luecken",
    "daten",
    "fassung",
    "verbindungen",
    "wie-wir-wissen",
    "404",
)
CONTRIBUTE = "mitmachen"  # where a page stands as well, where site.yaml says „contribute: true“
RESERVED = frozenset((*[kind.folder for kind in KINDS.values() if kind.folder], *_KEPT))

# Files of content/ that lie in no folder of a kind
AT_ROOT = ("site.yaml", "urls.txt", "gone.yaml", "withdrawn.yaml")
WITHDRAWN_LIST = "content/withdrawn.yaml"  # who was withdrawn, see `privacy.withdrawal`


def key_of(kind: str, name: str) -> str:
    """`kind/id`, the name of a record within the whole chronicle.

    It is the same object wherever it is typed: it is looked up often.
    """
    return intern(f"{kind}/{name}")


def is_known(key: str, known: Set[str]) -> bool:
    """Also when the file lies in a wrong folder, which tells no kind: it is known as „?/id“."""
    return key in known or f"?/{id_of(key)}" in known


def key_at(path: str) -> str:
    """The key a file would have: an unreadable file raises no echoes either."""
    parts = path.split("/")
    return key_of(parts[1], parts[-1].rpartition(".")[0]) if len(parts) > 2 else path


def vocabulary_of(kind: str) -> str:
    """Which words the `kind` of a record of this kind may be: `event_kinds`; "" for none."""
    return KINDS[kind].vocabulary if kind in KINDS else ""


@cache
def kind_of(key: str) -> str:
    kind, _, _ = key.partition("/")
    return kind


def id_of(key: str) -> str:
    _, _, name = key.partition("/")
    return name


@cache
def url_of(key: str) -> str:
    """The record's address from the site's root: `ereignisse/gruendung/`."""
    kind, _, name = key.partition("/")
    folder = KINDS[kind].folder
    return f"{folder}/{name}/" if folder else f"{name}/"


def key_of_url(url: str) -> str:
    """The key of the record that has this address, or had: the way back of `url_of`."""
    folder, _, name = url.rstrip("/").rpartition("/")
    kind = next((name for name, kind in KINDS.items() if kind.folder == folder), "")
    return key_of(kind, name)


def day_url(day: str) -> str:
    """The address of a day of the year, `06-17`."""
    return f"tage/{day}/"


def up(url: str) -> str:
    """The way from a page's folder to the site's root: `../../` for `ereignisse/gruendung/`."""
    return "../" * url.count("/")


ID_PATTERN = late(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
CONTINUED = late(r"seite-[0-9]+\Z")  # the further pages of a list
_LONGEST = 80  # characters of an id that is made


def id_for(title: str) -> str:
    """The id of a new record: one that the check accepts („Con“ is a device of Windows, „Seite 2“
    a page of a list). "" for a title without letters and digits.
    """
    name = slug(title)
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    if CONTINUED.match(name):
        return f"die-{name}"
    return f"{name}-2" if name in DEVICES else name
