"""Which file lies where below `data/`, and which stored texts are not public.

A text is public where every source that names it says `publish: full`. All others lie apart: only
passages of them were ever shown, or nobody has said yet what may be.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from chronik.chronicle.chronicle import Chronicle
from chronik.deposit.giving import GivenText
from chronik.records.model import AnyEntry

CHRONICLE, SITE_FOLDER, PROGRAM_FOLDER = "chronik/", "website/", "programm/chronik/"
CLOSED, PASSAGES = "nicht-oeffentlich/", "stellen/"
HISTORY = f"{CHRONICLE}history.json"
LETTER_FILE, CITATION_FILE = "LIESMICH.txt", "CITATION.cff"
ANNOTATIONS = f"{PASSAGES}annotationen.jsonld"
CONTEXTS = f"{CLOSED}annotationen.jsonld"


def stored_texts(chronicle: Chronicle, names: Iterable[str]) -> tuple[GivenText, ...]:
    """What is known of these files below seeds/."""
    about: dict[str, list[AnyEntry]] = {}
    for source in chronicle.of_kind["sources"]:
        images = [page.image for page in source.facts.scan]
        for file in filter(None, (*source.facts.files, *images)):
            about.setdefault(normalize("NFC", file), []).append(source)
    return tuple([_stored(name, about.get(normalize("NFC", name), [])) for name in sorted(names)])


def _stored(name: str, sources: list[AnyEntry]) -> GivenText:
    is_public = bool(sources) and all(s.facts.publish == "full" for s in sources)
    folder = CHRONICLE if is_public else CLOSED
    return GivenText(name, f"{folder}seeds/{name}", tuple(sources), is_public=is_public)
