#!/usr/bin/env python3
"""A synthetic chronicle of any size, in our format, and the same records for Hugo. Standard library only, same seed, same bytes.

    python bench/corpus.py N DIR            writes DIR/content and DIR/seeds
    python bench/corpus.py N DIR --plain    the same without source texts and quotes, to compare with
    python bench/corpus.py N DIR --hugo     writes a Hugo site of the same records

N events, N/5 people, N/10 organisations, N/50 networks, N/20 places, N/10 sources. Who takes part follows a Zipf-like law, so that
a few records have very many events; a tenth of the dates are months, seven in a hundred years, three in a hundred unknown.
A fifth of the events quote a stored source text for their date, their attendance and who took part.

What real chronicles have and even ones hide is in it: twenty networks that share half of all ties (each has 130 events or more of 10,000),
places that crowd in one district beside a few far away, people, towns and houses of one name, one event of 1142 in each thousand, and days whose
year nobody knows.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence import Quoted, quoted

FIRST = [
    "Almut",
    "Bernd",
    "Carla",
    "Detlef",
    "Edda",
    "Fiete",
    "Grete",
    "Holm",
    "Imke",
    "Jasper",
    "Karin",
    "Lüder",
    "Meike",
    "Niklas",
    "Oda",
    "Piet",
    "Rieke",
    "Sören",
    "Tomma",
    "Ubbo",
]
LAST = [
    "Abken",
    "Böhm",
    "Cordes",
    "Döscher",
    "Eilers",
    "Früchtenicht",
    "Gätjen",
    "Heißenbüttel",
    "Ihnen",
    "Jüchter",
    "Knaack",
    "Lütjen",
    "Mügge",
    "Nölke",
    "Öhmichen",
    "Pöhl",
]
TOWN = [
    "Altenau",
    "Birkdorf",
    "Cronshagen",
    "Dornum",
    "Eschede",
    "Fintel",
    "Gnarrhof",
    "Hüttel",
    "Isernbrück",
    "Jork",
    "Krempe",
    "Lünzen",
    "Mölln",
    "Neuhaus",
    "Övelgönne",
]
THING = [
    "Handwerkerbund",
    "Kulturverein",
    "Lesekreis",
    "Musikschule",
    "Naturfreunde",
    "Ortsrat",
    "Reparaturtreff",
    "Sportbund",
    "Tauschring",
    "Werkhof",
]
TOPIC = [
    "Ausbildung",
    "Baukultur",
    "Daseinsvorsorge",
    "Energie",
    "Fachkräfte",
    "Gesundheit",
    "Hafen",
    "Integration",
    "Jugend",
    "Klima",
    "Mobilität",
    "Pflege",
]
HOUSE = ["Alte Schule", "Dorfkrug", "Gemeindehaus", "Kulturhof", "Rathaus", "Schützenhaus"]
# A district where houses crowd, and others: latitude and longitude of a corner, and how far it reaches.
DISTRICT = {
    "Landkreis Moorwinkel": (53.05, 8.75, 0.25),
    "Landkreis Geestrand": (52.6, 9.6, 0.5),
    "Landkreis Heidmark": (52.9, 10.2, 0.6),
    "Landkreis Elbaue": (52.2, 11.6, 0.7),
}
FIRST_MENTION = "1142"
DEED = ["Auftakt", "Beratung", "Begehung", "Einweihung", "Forum", "Gründung", "Konferenz", "Messe", "Unterzeichnung", "Werkstatt"]
SENTENCES = (
    "Die {deed} in {town} führte rund {n} Menschen zusammen.",
    "{person} sprach über {topic} und die Folgen für die Region.",
    "{organisation} stellte Räume und Technik bereit.",
    "Im *Mittelpunkt* stand die Frage, wie {topic} vor Ort gelingen kann.",
    "Nach der Aussprache wurden **{n} Anregungen** gesammelt.",
    "Ein Bericht steht im [Archiv](https://example.org/archiv/{n}).",
    "Schon im Vorjahr hatte es in {town} eine ähnliche Veranstaltung gegeben.",
    "Für das kommende Jahr ist eine Fortsetzung geplant.",
)


class Popular:
    """Picks records with a Zipf-like law of exponent 0.7; `head` of them share half of all picks evenly."""

    def __init__(self, ids: list[str], chance: random.Random, head: int = 0) -> None:
        self.ids = chance.sample(ids, len(ids))
        weights = [1 / (rank + 1) ** 0.7 for rank in range(len(ids))]
        weights[:head] = [sum(weights[head:]) / head or 1.0] * min(head, len(ids)) if head else []
        self.sums = list(itertools.accumulate(weights))

    def pick(self, chance: random.Random, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < min(count, len(self.ids)):
            found[self.ids[bisect.bisect(self.sums, chance.random() * self.sums[-1])]] = None
        return list(found)


def corpus(n: int) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """(kind, id, fields, body), places first and events last."""
    c = random.Random(n)
    counts = {"places": n // 20, "sources": n // 10, "organisations": n // 10, "networks": n // 50, "people": n // 5}
    ids = {kind: [f"{kind}-{number}" for number in range(max(1, count))] for kind, count in counts.items()}
    names = {
        **{i: f"{c.choice(THING)} {c.choice(TOPIC)} {c.choice(TOWN)} {k}" for k, i in enumerate(ids["organisations"])},
        **{i: f"{c.choice(FIRST)} {c.choice(LAST)}-{c.choice(LAST)}" for i in ids["people"]},
        **{i: f"Bündnis {c.choice(TOPIC)} {c.choice(TOWN)} {k}" for k, i in enumerate(ids["networks"])},
    }
    for one, other in zip(ids["people"][18::20], ids["people"][19::20], strict=False):
        names[other] = names[one]
    popular = {kind: Popular(some, c, head=20 if kind == "networks" else 0) for kind, some in ids.items()}

    def text(sentences: int, organisations: list[str], people: list[str]) -> str:
        said = [
            c.choice(SENTENCES).format(
                deed=c.choice(DEED),
                town=c.choice(TOWN),
                topic=c.choice(TOPIC),
                n=c.randint(10, 999),
                person=names[c.choice(people)],
                organisation=names[c.choice(organisations)],
            )
            for _ in range(sentences)
        ]
        return "\n\n".join(" ".join(said[k : k + 3]) for k in range(0, len(said), 3))

    yield from ((*place, "") for place in places(ids["places"], c))
    for i in ids["sources"]:
        yield "sources", i, {"title": f"Bericht {i[8:]}", "publisher": "Regionalblatt", "url": f"https://example.org/bericht/{i[8:]}"}, ""
    for i in ids["organisations"]:
        yield "organisations", i, {"name": names[i], "kind": "verein"}, text(4, ids["organisations"], ids["people"])
    for i in ids["people"]:
        yield "people", i, {"name": names[i], "summary": f"Engagiert für {c.choice(TOPIC)}."}, text(4, ids["organisations"], ids["people"])
    for i in ids["networks"]:
        members = [f"{{organisation: {o}, role: mitglied, attested: {c.randint(1990, 2025)}}}" for o in popular["organisations"].pick(c, 10)]
        region = [c.choice(["niedersachsen", *map(district_id, DISTRICT)])]
        yield (
            "networks",
            i,
            {"name": names[i], "kind": "buendnis", "places": region, "members": members},
            text(4, ids["organisations"], ids["people"]),
        )
    for k in range(n):
        day = f"{c.randint(1990, 2025)}-{c.randint(1, 12):02d}-{c.randint(1, 28):02d}"
        date = c.choices([day, day[:7], day[:4], "unknown", f"XXXX{day[4:]}"], [79, 10, 7, 3, 1])[0]
        if k % 1000 == 500:
            date = FIRST_MENTION
        organisations, people = popular["organisations"].pick(c, c.randint(1, 4)), popular["people"].pick(c, c.randint(1, 5))
        title = f"{c.choice(DEED)} {c.choice(TOPIC)} in {c.choice(TOWN)}"
        fields = {
            "title": title, "date": date, "kind": title.split()[0].lower().replace("ü", "ue"), "summary": text(1, organisations, people),
            "places": popular["places"].pick(c, 1), "networks": popular["networks"].pick(c, c.choice([0, 0, 1, 1, 2])),
            "organisations": [f"{{organisation: {o}, role: beteiligt}}" for o in organisations],
            "people": [f"{{person: {p}, role: teilnahme}}" for p in people],
            "sources": popular["sources"].pick(c, c.randint(1, 2)),
        }  # fmt: skip
        yield "events", f"ereignis-{k}", fields, text(c.randint(5, 12), organisations, people)


def district_id(name: str) -> str:
    return name.lower().replace(" ", "-")


def places(ids: list[str], c: random.Random) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """A Land, its districts, a few towns in each, and a house for each id; half of the houses are in the first district."""
    yield "places", "niedersachsen", {"name": "Niedersachsen", "kind": "land", "identifiers": '{ags: "03"}'}
    towns = []
    for district, (south, west, reach) in DISTRICT.items():
        yield "places", district_id(district), {"name": district, "kind": "landkreis", "part_of": "niedersachsen"}
        for number in range(4):
            town = f"ort-{len(towns)}"
            corner = south + reach * c.random(), west + reach * c.random()
            towns.append((town, corner, reach / 8))
            yield (
                "places",
                town,
                {
                    "name": "Neuhaus" if not number else TOWN[len(towns) % len(TOWN)],
                    "kind": "ort",
                    "part_of": district_id(district),
                    "coordinates": f"[{corner[0]:.4f}, {corner[1]:.4f}]",
                },
            )
    for k, i in enumerate(ids):
        town, corner, reach = c.choice(towns[:4] if k % 2 else towns)
        name = c.choice(HOUSE) + (f" {k}" if k % 5 else "")
        at = f"[{corner[0] + reach * c.uniform(-1, 1):.4f}, {corner[1] + reach * c.uniform(-1, 1):.4f}]"
        yield "places", i, {"name": name, "kind": "gebaeude", "part_of": town, "coordinates": at}


def front_matter(fields: dict[str, Any]) -> str:
    lines = []
    for key, value in fields.items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f"  - {row}" for row in value)] if value else []
        else:
            lines.append(
                f"{key}: {value}" if value.startswith(("[", "{")) or key in ("date", "kind") else f'{key}: "{value.replace(chr(34), chr(39))}"'
            )
    return "---\n" + "\n".join(lines) + "\n---\n"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def chronik(n: int, folder: Path, *, plain: bool = False) -> None:
    made = Quoted(list(corpus(n)), {}) if plain else quoted(corpus(n))
    kinds = ", ".join(f"{d.lower().replace('ü', 'ue')}: {d}" for d in DEED)
    put(
        folder / "content/site.yaml",
        f"title: Chronik der Region\nbase_url: https://example.org/\nyears: [1100, 2100]\nvocabularies:\n  event_kinds: {{{kinds}}}\n"
        "  organisation_kinds: {verein: Verein}\n  network_kinds: {buendnis: Bündnis}\n  place_kinds: {land: Land, landkreis: Landkreis, ort: Ort, gebaeude: Gebäude}\n"
        "  roles: {teilnahme: Teilnahme, beteiligt: Beteiligt, mitglied: Mitglied}\n",
    )
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    for name, text in made.seeds.items():
        put(folder / "seeds" / name, text)
    for kind, name, fields, body in made.records:
        put(folder / "content" / kind / f"{name}.md", front_matter(fields) + body + "\n")


def hugo(n: int, folder: Path) -> None:
    """Organisations, people and networks are taxonomies: Hugo's own indexed back-links."""
    shutil.copytree(Path(__file__).parent / "hugo", folder, dirs_exist_ok=True)
    sections = {"people": "personen", "organisations": "organisationen", "networks": "netzwerke"}
    seen: dict[str, int] = {}
    for kind, name, fields, body in corpus(n):
        if kind in sections:
            put(folder / "content" / sections[kind] / name / "_index.md", f'---\ntitle: "{fields["name"]}"\n---\n{body}\n')
        elif kind == "events":
            date = fields["date"] if fields["date"] != "unknown" else "2099-12-31"
            day = (date.replace("XXXX", "2099") + "-01-01")[:10]
            seen[day] = seen.get(day, -1) + 1  # Hugo orders by time: a second for each event of a day
            terms = {
                "personen": [row.split(": ")[1].split(",")[0] for row in fields["people"]],
                "organisationen": [row.split(": ")[1].split(",")[0] for row in fields["organisations"]],
                "netzwerke": fields["networks"],
                "jahre": [date[:4]],
            }
            lists = "".join(f"{key}: [{', '.join(map(repr, some))}]\n" for key, some in terms.items())
            clock = f"{seen[day] // 3600:02d}:{seen[day] // 60 % 60:02d}:{seen[day] % 60:02d}"
            head = f'title: "{fields["title"]}"\ndate: {day}T{clock}Z\ndatum: "{fields["date"]}"\ndescription: "{fields["summary"].replace(chr(34), chr(39))}"\n'
            put(folder / "content/ereignisse" / f"{name}.md", f"---\n{head}{lists}---\n{body}\n")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("n", type=int)
    options.add_argument("folder", type=Path)
    options.add_argument("--hugo", action="store_true")
    options.add_argument("--plain", action="store_true")
    given = options.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    if given.hugo:
        hugo(given.n, given.folder)
    else:
        chronik(given.n, given.folder, plain=given.plain)
