#!/usr/bin/env python3
"""A synthetic chronicle of any size, in our format, and the same records for Hugo. Standard library only, same seed, same bytes.

    python bench/corpus.py N DIR            writes DIR/content and DIR/seeds
    python bench/corpus.py N DIR --plain    the same without source texts and quotes, to compare with
    python bench/corpus.py N DIR --hugo     writes a Hugo site of the same records

N events, N/5 people, N/10 organisations, N/50 networks, N/20 places, N/10 sources. Who takes part follows a Zipf-like law, so that
a few records have very many events; a tenth of the dates are months, seven in a hundred years, three in a hundred unknown.
A fifth of the events quote a stored source text for their date, their attendance and who took part.
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
    """Picks records with a Zipf-like law of exponent 0.7."""

    def __init__(self, ids: list[str], chance: random.Random) -> None:
        self.ids = chance.sample(ids, len(ids))
        self.sums = list(itertools.accumulate(1 / (rank + 1) ** 0.7 for rank in range(len(ids))))

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
    popular = {kind: Popular(some, c) for kind, some in ids.items()}

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

    for i in ids["places"]:
        yield (
            "places",
            i,
            {"name": f"{c.choice(TOWN)}, Haus {i[7:]}", "kind": "gebaeude", "coordinates": f"[{c.uniform(52, 54):.4f}, {c.uniform(8, 13):.4f}]"},
            "",
        )
    for i in ids["sources"]:
        yield "sources", i, {"title": f"Bericht {i[8:]}", "publisher": "Regionalblatt", "url": f"https://example.org/bericht/{i[8:]}"}, ""
    for i in ids["organisations"]:
        yield "organisations", i, {"name": names[i], "kind": "verein"}, text(4, ids["organisations"], ids["people"])
    for i in ids["people"]:
        yield "people", i, {"name": names[i], "summary": f"Engagiert für {c.choice(TOPIC)}."}, text(4, ids["organisations"], ids["people"])
    for i in ids["networks"]:
        members = [f"{{organisation: {o}, role: mitglied, attested: {c.randint(1990, 2025)}}}" for o in popular["organisations"].pick(c, 10)]
        yield "networks", i, {"name": names[i], "kind": "buendnis", "members": members}, text(4, ids["organisations"], ids["people"])
    for k in range(n):
        day = f"{c.randint(1990, 2025)}-{c.randint(1, 12):02d}-{c.randint(1, 28):02d}"
        date = c.choices([day, day[:7], day[:4], "unknown"], [80, 10, 7, 3])[0]
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
        f"title: Chronik der Region\nbase_url: https://example.org/\nyears: [1900, 2100]\nvocabularies:\n  event_kinds: {{{kinds}}}\n"
        "  organisation_kinds: {verein: Verein}\n  network_kinds: {buendnis: Bündnis}\n  place_kinds: {gebaeude: Gebäude}\n"
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
            day = (date + "-01-01")[:10]
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
