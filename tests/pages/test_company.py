"""Who met whom: only those whose role says that they were there, at what took place; others are named apart."""

from __future__ import annotations

import re

from chronik.chronicle.edition import Edition
from chronik.html.drawing import block
from chronik.pages import PAGES
from chronik.pages.relations.company import guests
from chronik.pages.sections.material import material_of
from tests.support.wholes import whole_of_files

SITE = """
title: Chronik
vocabularies:
  event_kinds: {fest: Fest}
  network_kinds: {bund: Bund}
  statuses: {cancelled: abgesagt}
  roles:
    gast: {label: Gast, meaning: war zu Besuch}
    foto: Foto
    plattform: Plattform
    partei: {label: Vertragspartei, presence: unknown}
    rede: {label: Rede, meaning: hielt eine Rede}
"""
PEOPLE = ("anna", "bert", "carl", "dora", "emil", "frida")


def told(**events: str) -> Edition:
    """Each event as its further lines; all of the network „Bund“."""
    files = {"content/site.yaml": SITE, "content/networks/bund.yaml": "name: Bund\nkind: bund\n", "content/organisations/zoom.yaml": "name: Zoom\n"}
    files |= {f"content/people/{name}.yaml": f"name: {name.title()}\n" for name in PEOPLE}
    for name, lines in events.items():
        head = f"title: Fest {name}\ndate: 2001-05-01\nkind: fest\nnetworks: [bund]\n"
        files[f"content/events/{name}.yaml"] = head + lines
    return whole_of_files(files)


def people(*named: str) -> str:
    rows = "".join([f"  - {{person: {each.split()[0]}, role: {each.split()[1]}}}\n" for each in named])
    return f"people:\n{rows}"


def company(edition: Edition) -> dict[str, list[str]]:
    """The names in each block, by its heading."""
    material = material_of(edition, "networks/bund")
    blocks = guests(material, edition.chronicle.tied("networks/bund", "events"))
    names = {name.title() for name in PEOPLE} | {"Zoom"}
    return {b.title: [n for n in re.findall(r"name='([^']*)'", repr(b._replace(picture=""))) if n in names] for b in blocks}


def test_a_photo_credit_a_platform_and_a_party_are_no_company() -> None:
    edition = told(a=people("anna gast", "bert rede", "carl foto", "dora partei") + "organisations:\n  - {organisation: zoom, role: plattform}\n")
    assert company(edition) == {"Wer mit wem": ["Anna", "Bert"], "Außerdem bei seinen Ereignissen genannt": ["Zoom", "Carl", "Dora"]}


def test_who_was_there_alone_met_nobody() -> None:
    edition = told(a=people("anna gast", "carl foto"), b=people("bert gast"))
    assert company(edition) == {"Außerdem bei seinen Ereignissen genannt": ["Anna", "Carl", "Bert"]}


def test_what_was_announced_or_called_off_is_no_meeting() -> None:
    both = people("anna gast", "bert gast")
    edition = told(a=f"status: announced\n{both}", b=f"status: cancelled\n{both}")
    assert "Wer mit wem" not in company(edition)
    assert company(told(a=f"status: happened\n{both}"))["Wer mit wem"] == ["Anna", "Bert"]


def page(edition: Edition, key: str) -> str:
    kind = {"events": "event", "people": "person"}[key.split("/")[0]]
    view = next(each for each in PAGES if each.name == kind).view(edition, key)
    return re.sub(r"<[^>]+>", "", "".join([block(b, "../../") for b in view.blocks]))


def test_a_role_means_on_an_announcement_nothing_that_was_done() -> None:
    edition = told(a=f"status: announced\n{people('anna rede', 'bert gast')}", b=people("anna rede"))
    assert "hielt eine Rede" not in page(edition, "events/a")
    assert "hielt eine Rede" in page(edition, "events/b")


def test_what_was_only_announced_did_not_follow() -> None:
    edition = told(a="", b="follows: [a]\n", c="follows: [a]\nstatus: announced\n")
    said = page(edition, "events/a")
    assert re.search(r"Darauf folgte\s+\W*Fest b", said)
    assert re.search(r"Darauf sollte folgen\s+\W*Fest c", said)
    assert "Sollte folgen auf" in page(edition, "events/c")
    assert "Folgt auf" in page(edition, "events/b")
