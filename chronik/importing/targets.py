"""What a column can fill: the fields of a kind, and parts of them („date.until“)."""

from __future__ import annotations

from chronik.language.tuples import NamedTuple
from chronik.records.fields.identifiers import IDENTIFIERS
from chronik.records.keys import KINDS
from chronik.records.kinds import FIELDS_OF, FORMS

IMPORTED = tuple(kind for kind in KINDS if kind != "pages")

DAYS = frozenset(("date", "founded", "dissolved", "born", "died"))  # claims that are dates
# Relations that may have a role, and the kinds of record they lead to; the first is made anew.
LINKED = {
    ("events", "people"): ("people",),
    ("events", "organisations"): ("organisations",),
    ("works", "people"): ("people",),
    ("works", "organisations"): ("organisations",),
    ("networks", "members"): ("organisations", "people"),
    ("organisations", "members"): ("organisations",),
    ("people", "affiliations"): ("organisations", "networks"),
}
NEEDS_ROLE = frozenset(
    (kind, field) for kind in ("events", "works") for field in ("people", "organisations")
)
# References without a role.
REFERRED = {
    "places": "places",
    "networks": "networks",
    "themes": "themes",
    "works": "works",
    "sources": "sources",
    "follows": "events",
}
SELF = frozenset(("part_of", "succeeded_by"))  # one reference, to a record of the same kind
TEXTS = frozenset(("aliases", "authors"))
LISTS = frozenset((*TEXTS, *REFERRED, "other_names", "links", "searched", "identifiers"))
_PARTS = {
    **dict.fromkeys(
        DAYS, ("until", "year", "month", "day", "as_written", "basis", "quote", "others")
    ),
    "attendance": ("upper", "qualifier", "quote", "others"),
    "series": ("number",),
    "coordinates": ("latitude", "longitude"),
    "identifiers": tuple(IDENTIFIERS),
    "name": ("given", "family"),
}
_OF_LINKS = {
    "events": ("role", "as", "quote"),
    "works": ("role", "as", "quote"),
    "networks": ("role", "as", "since", "until", "quote"),
    "organisations": ("role", "as", "since", "until", "quote"),
    "people": ("role", "as", "since", "until", "quote"),
}
_NOT_TYPED = frozenset(("quotes", "images", "former_ids", "autolink", "set_aside", "relations"))


class Target(NamedTuple):
    """A field, and what of it."""

    field: str
    part: str = ""

    @property
    def typed(self) -> str:
        return f"{self.field}.{self.part}" if self.part else self.field


NAME_FIELD = {form.kind: form.name_field for form in FORMS}


def targets_of(kind: str) -> tuple[str, ...]:
    """All that a column of a table of that kind can fill, as it is typed."""
    found = ["id"]
    for name in FIELDS_OF[kind].fields:
        if name in _NOT_TYPED:
            continue
        found.append(name)
        parts = _OF_LINKS[kind] if (kind, name) in LINKED else _PARTS.get(name, ())
        if name != "name" or kind == "people":
            found += [f"{name}.{part}" for part in parts]
    return tuple(found)


def target_of(kind: str, typed: str) -> Target | None:
    """What was typed; „title“ and „name“ both name a record that has one of them."""
    own = NAME_FIELD[kind]
    known = targets_of(kind)
    if typed not in known and typed in ("title", "name"):
        typed = own
    if typed not in known:
        return None
    field, _, part = typed.partition(".")
    return Target(field, part)
