"""What kind of event it is, of those that the chronicle has."""

from __future__ import annotations

from chronik.drafting.telling import Scene
from chronik.language.patterns import late

_LIKE = (
    (
        late(r"versammlung|jahreshauptversammlung|mitgliederversammlung|hauptversammlung"),
        ("versammlung",),
    ),
    (late(r"sitzung|protokoll|rat\b"), ("sitzung", "versammlung")),
    (late(r"konferenz|tagung|kongress|symposium|forum"), ("konferenz", "tagung")),
    (late(r"seminar|workshop|fortbildung|schulung|kurs"), ("seminar", "workshop")),
    (late(r"unterzeichn|vereinbarung|vertrag"), ("unterzeichnung", "vertrag")),
    (late(r"fest\b|feier|jubiläum|geburtstag|jahrmarkt"), ("fest", "feier", "jubilaeum")),
    (late(r"gründ"), ("gruendung", "gründung")),
    (
        late(r"preis|verlieh|auszeichnung|ehrung|überreicht|urkunde"),
        ("ehrung", "preis", "auszeichnung"),
    ),
    (late(r"eröffn|einweih"), ("eroeffnung", "einweihung", "eröffnung")),
    (late(r"verst(?:orben|arb)|gestorben|nachruf|trauer"), ("tod", "nachruf", "todesfall")),
    (late(r"wahl|gewählt"), ("wahl",)),
    (late(r"treffen|werkstatt"), ("treffen", "werkstatttreffen")),
    (late(r"ausstellung|vernissage"), ("ausstellung",)),
    (late(r"konzert|auftritt"), ("konzert",)),
    (late(r"bewerb|ausschreib|frist|förder"), ("ausschreibung", "foerderung", "frist")),
)


def kind_of_event(scene: Scene, title: str) -> tuple[str, bool]:
    """The kind of event that the title names, else the text; and whether one does."""
    kinds = scene.site.vocabularies.get("event_kinds", {})
    original = scene.ground.text.original
    body = original[scene.ground.start : scene.ground.start + 900].lower()
    for said, is_title in ((title.lower(), True), (body, False)):
        for word, term in kinds.items():
            if term.label.lower() in said or (len(word) > 4 and word.replace("-", " ") in said):
                return word, is_title
        for pattern, likely in _LIKE:
            if pattern.search(said):
                for word, term in kinds.items():
                    if any(like in f"{word} {term.label}".lower() for like in likely):
                        return word, is_title
    return next(iter(kinds), ""), False
