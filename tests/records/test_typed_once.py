"""A fact is typed once: a record written short says the same as the one written long."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chronik.evidence.quotes import MINIMUM, Text, prepare
from chronik.evidence.settling import settled_entries
from chronik.records.bodies.markdown import read_body
from chronik.records.kinds.entry import read_entry
from chronik.records.model import AnyEntry, Evidence, Relation, Series
from chronik.records.quoting import NAME_LENGTH
from chronik.records.settings.site import Site, read_site
from chronik.records.settings.vocabularies import Term
from chronik.records.statements import citation_key, statements
from chronik.words.diagnostics import Diagnostic


def said(entry: AnyEntry) -> list[tuple[Any, ...]]:
    """What it states, wherever it was typed."""
    found = []
    for statement in statements(entry):
        thing, evidence = statement.thing, statement.evidence
        what: Any = getattr(thing, "value", None)
        if isinstance(thing, Relation):
            what = (thing.target, thing.role, thing.capacity)
        elif isinstance(thing, Series):
            what = (thing.name, thing.number)
        found.append((statement.name, what, *evidence._replace(at=(0, 0), source_at=(0, 0))))
    return found


def read(head: str, body: str = "", problems: tuple[Diagnostic, ...] = ()) -> AnyEntry:
    done = read_entry("content/events/fest.md", f"---\ntitle: Fest\nkind: fest\n{head}---\n{body}".encode())
    assert done.problems == problems and done.entry is not None
    return done.entry


def complaints(head: str, body: str = "") -> list[str]:
    done = read_entry("content/events/fest.md", f"---\ntitle: Fest\nkind: fest\n{head}---\n{body}".encode())
    return [f"{d.span.line}:{d.span.column} {d.code}" for d in done.problems]


LONG = """date: {value: 2021-06-17, quote: "am 17. Juni kamen 92 Gäste", source: bote}
attendance: {value: 92, quote: "am 17. Juni kamen 92 Gäste", source: bote}
series: {name: Feste, number: 3, quote: "zum dritten Mal […] am 17. Juni kamen 92 Gäste", source: bote}
organisations:
  - {organisation: kammer, role: gast, quote: "für die Kammer sprach Ada Beispiel", source: bote}
people:
  - {person: ada, role: rede, quote: "für die Kammer sprach Ada Beispiel", source: bote}
sources: [bote]
"""
SHORT = """sources: [bote]
quotes:
  gäste: am 17. Juni kamen 92 Gäste
date: {value: 2021-06-17, quote: gäste}
attendance: {value: 92, quote: gäste}
series: {name: Feste, number: 3, quote: [zum dritten Mal, gäste]}
people:
  - {person: ada, role: rede, for: {organisation: kammer, role: gast}, quote: für die Kammer sprach Ada Beispiel}
"""


def test_a_record_written_short_says_what_the_long_one_says() -> None:
    body = 'Es kamen viele.[@bote "am 17. Juni kamen 92 Gäste"]'
    long, short = read(LONG, body), read(SHORT, body.replace("@bote", "@ ").replace("am 17. Juni kamen 92 Gäste", "gäste"))
    assert said(long) == said(short)
    assert (long.prose.html, long.outline.refs) == (short.prose.html, long.outline.refs)


NAMES = st.from_regex(r"\A[a-zäöüß0-9][a-zäöüß0-9-]{0,10}\Z")
WORDS = (
    st.text(st.sampled_from("abcdefghij äöü„“,."), min_size=MINIMUM, max_size=60)
    .map(lambda t: " ".join(f"x{t}x".split()))
    .filter(lambda t: len(t) > 11)
)


@given(st.dictionaries(NAMES, WORDS, min_size=1, max_size=4), st.data())
def test_whatever_the_quotes_and_their_names(quotes: dict[str, str], data: st.DataObject) -> None:
    typed = data.draw(st.lists(st.lists(st.sampled_from([*quotes]), min_size=1, max_size=3), min_size=1, max_size=5)) + [[name] for name in quotes]
    people = [f"  - {{person: p{n}, role: gast, quote: %s}}\n" for n in range(len(typed))]
    long = "".join(line % ('"' + " […] ".join(quotes[name] for name in names) + '"') for line, names in zip(people, typed, strict=True))
    short = "".join(
        line % (f"'{names[0]}'" if len(names) == 1 else f"[{', '.join(map(repr, names))}]") for line, names in zip(people, typed, strict=True)
    )
    named = "".join(f"  '{name}': \"{words}\"\n" for name, words in quotes.items())
    head = "date: unknown\nsources: [bote]\n"
    assert said(read(f"{head}people:\n{long}")) == said(read(f"{head}quotes:\n{named}people:\n{short}"))


def test_a_name_is_too_short_to_be_a_quote() -> None:
    assert NAME_LENGTH < MINIMUM
    quoted = "date: {value: 2021, quote: im Jahr 2021 feierte man}\nsources: bote\n"
    assert complaints(f"{quoted}quotes: {{im-jahr-2021: im Jahr 2021 feierte man}}\n") == ["6:10 wrong-type"]
    # without `quotes` a short quote is what it was: one that is too short
    assert read("date: {value: 2021, quote: gäste}\nsources: bote\n").facts.date[0].evidence.quote == "gäste"


def test_names_that_there_are_not_and_that_nobody_uses() -> None:
    head = "sources: bote\nquotes: {gäste: am 17. Juni kamen 92 Gäste, wein: der Wein war schnell getrunken}\n"
    assert complaints(f"{head}date: {{value: 2021, quote: gast}}\nattendance: {{value: 92, quote: gäste}}\n") == ["6:28 quote-unknown"]
    assert complaints(f"{head}date: {{value: 2021, quote: gäste}}\n") == ["5:45 quote-unused"]
    assert complaints(f"{head}date: unknown\n", '[@ "gäste"] [@bote "wein"]') == []


TEXTS = {
    "sources/bote": prepare("Am 17. Juni kamen 92 Gäste. Das Wetter hielt bis zum Abend."),
    "sources/blatt": prepare("Die Kapelle spielte bis Mitternacht. Das Wetter hielt bis zum Abend."),
}


def sources_of(head: str, body: str = "", texts: dict[str, Text] = TEXTS) -> list[str]:
    entry = settled_entries([read(f"sources: [bote, blatt]\n{head}", body)], Site(), texts)[0]
    found = [statement.evidence.source for statement in statements(entry)]
    return [*found, *(citation_key(citation) for citation in entry.prose.citations if citation.quote == "nie")]


def test_of_several_sources_the_one_is_meant_that_has_the_quote() -> None:
    found = sources_of(
        "date: {value: XXXX-06-17, quote: Am 17. Juni kamen 92 Gäste}\n"
        "people: [{person: ada, role: gast, quote: Die Kapelle spielte bis Mitternacht}, {person: bo, role: gast, note: still}]\n",
        'Musik.[@ "Die Kapelle spielte bis Mitternacht"] Und.[@bote "Die Kapelle spielte bis Mitternacht"]',
    )
    assert found == ["sources/bote", "sources/blatt", "sources/bote", "sources/blatt", "sources/bote"]


def test_a_source_that_is_named_stays_and_a_text_that_is_not_there_is_passed_over() -> None:
    quote = "quote: Die Kapelle spielte bis Mitternacht"
    assert sources_of(f"date: {{value: 2021, {quote}, source: bote}}\n") == ["sources/bote"]
    assert sources_of(f"date: {{value: 2021, {quote}}}\n", texts={"sources/bote": TEXTS["sources/bote"]}) == ["sources/bote"]
    # a misquoted one is looked for where it comes near
    assert sources_of("date: {value: 2021, quote: Die Kapelle spielte bis zwei Uhr}\n") == ["sources/blatt"]


def test_a_source_says_itself_when_it_appeared() -> None:
    done = read_entry("content/sources/bote.yaml", b"title: Bote\nfile: bote.txt\ndate: {value: 2021, quote: Ausgabe vom Mai 2021}\n")
    assert done.entry is not None and done.entry.facts.date[0].evidence.source == "sources/bote"
    assert done.entry.sources == ()


SITE = Site(vocabularies={"roles": {"rede": Term("Rede"), "vertretung": Term("Vertretung", represents=True)}})


def organisations(head: str, site: Site = SITE) -> list[tuple[str, str, str]]:
    facts = settled_entries([read(f"date: unknown\nsources: bote\n{head}")], site, {})[0].facts
    return [(r.target.partition("/")[2], r.role, r.evidence.quote) for r in facts.organisations]


def test_for_whom_somebody_came_takes_part_with_the_role_of_the_settings_or_that_persons() -> None:
    head = "people:\n  - {person: ada, role: rede, for: kammer, quote: Ada Beispiel von der Kammer}\n"
    assert organisations(head) == [("kammer", "vertretung", "Ada Beispiel von der Kammer")]
    assert organisations(head, Site()) == [("kammer", "rede", "Ada Beispiel von der Kammer")]
    assert organisations(head.replace("kammer,", "{organisation: kammer, role: gast, quote: die Kammer war da},")) == [
        ("kammer", "gast", "die Kammer war da")
    ]
    assert organisations(head.replace("kammer,", "[kammer, verein],")) == [
        (name, "vertretung", "Ada Beispiel von der Kammer") for name in ("kammer", "verein")
    ]


def test_they_stand_where_the_file_has_them_and_once_for_the_same_words() -> None:
    people = "people:\n  - {person: ada, role: rede, for: kammer, quote: Ada und Bo von der Kammer}\n  - {person: bo, role: rede, for: kammer, quote: Ada und Bo von der Kammer}\n"
    typed = "organisations:\n  - {organisation: verein, role: rede, quote: der Verein war auch dabei}\n"
    assert [name for name, *_ in organisations(people + typed)] == ["kammer", "verein"]
    assert [name for name, *_ in organisations(typed + people)] == ["verein", "kammer"]


def test_the_settings_name_the_role() -> None:
    site, problems = read_site(
        "content/site.yaml", "title: Chronik\nvocabularies:\n  roles:\n    gast: Gast\n    fuer: {label: Vertretung, represents: true}\n"
    )
    assert site.role_of_represented == "fuer" and problems == ()


def test_a_citation_that_names_no_source_has_words() -> None:
    assert [c.quote for c in read_body('[@ "Worte"] [@"Worte"] [@bote "Worte"]', "p.md", 1).prose.citations] == ["Worte"] * 3
    assert [d.code for d in read_body("[@] und [@ Worte]", "p.md", 1).problems] == ["body-link"]
    assert Evidence().source == ""
