"""The bag is one by the judgement of others: `bagit`, `rocrate`, the schema of the Citation File Format."""

from __future__ import annotations

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import bagit
import pytest
import yaml
from jsonschema import Draft7Validator
from rocrate.rocrate import ROCrate

from tests.deposit.conftest import Archived, deposited
from tests.support.projects import Project, tree


def test_the_bag_is_valid(archived: Archived) -> None:
    bag = bagit.Bag(str(archived.bag))
    bag.validate()
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    assert bag.info["Source-Organization"] == "Redaktion Lesen"
    assert bag.info["Chronik-Nicht-Oeffentlich"] == "data/nicht-oeffentlich/ (3 Texte)"
    assert bag.info["Chronik-Stand"] == "2026-03-04"


def test_one_changed_byte_is_noticed(own: Project) -> None:
    bag = deposited(own)
    page = bag / "data/website/index.html"
    page.write_bytes(page.read_bytes().replace(b"Lesen", b"Lesem", 1))
    assert not bagit.Bag(str(bag)).is_valid()


def entities(data: Path) -> dict[str, dict[str, Any]]:
    graph = json.loads((data / "ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    return {entity["@id"]: entity for entity in graph}


def test_the_crate_is_read_and_everything_it_names_is_there(archived: Archived) -> None:
    crate = ROCrate(str(archived.data))
    assert crate.name == "Chronik des Lesens"
    assert crate.root_dataset["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    named = [archived.data / unquote(entity.id) for entity in crate.data_entities]
    assert [path for path in named if not path.exists()] == []
    assert len(named) == len(crate.root_dataset["hasPart"])


def test_every_word_of_the_crate_is_in_its_context(archived: Archived) -> None:
    context = json.loads(files("rocrate").joinpath("data/ro-crate.jsonld").read_text("utf-8"))["@context"]
    found = entities(archived.data)
    words = {word for entity in found.values() for word in (*entity, entity["@type"]) if not word.startswith("@")}
    assert len(words) > 20
    assert sorted(words - context.keys()) == []
    meant = [value["@id"] for entity in found.values() for value in entity.values() if isinstance(value, dict)]
    assert [name for name in meant if name not in found and "//w3id.org/" not in name] == []


@pytest.mark.parametrize(
    ("name", "is_public", "licence"),
    [
        ("chronik/seeds/bote.txt", True, "Auszüge als Beleg"),
        ("nicht-oeffentlich/seeds/wirt.txt", False, "CC BY-SA 4.0"),
        ("nicht-oeffentlich/seeds/jahresbericht.txt", False, None),
        ("nicht-oeffentlich/seeds/notiz.txt", False, None),
    ],
)
def test_each_text_has_its_licence_and_says_whether_it_is_public(archived: Archived, name: str, is_public: bool, licence: str | None) -> None:
    found = entities(archived.data)
    text = found[name]
    assert (archived.data / name).is_file()
    assert ("conditionsOfAccess" not in text) == is_public
    assert (found[text["license"]["@id"]]["name"] if "license" in text else None) == licence


def test_the_citation_file_is_valid(archived: Archived) -> None:
    text = (archived.data / "CITATION.cff").read_text("utf-8")
    said = yaml.load(text, yaml.BaseLoader)
    schema = files("check_jsonschema").joinpath("builtin_schemas/vendor/citation-file-format.json")
    assert [*Draft7Validator(json.loads(schema.read_text("utf-8"))).iter_errors(said)] == []
    assert said["title"] == "Chronik des Lesens"
    assert said["license"] == "CC-BY-4.0"
    assert said["date-released"] == "2026-03-04"


def test_a_commit_is_named_only_where_it_holds_these_files(own: Project) -> None:
    before = bagit.Bag(str(deposited(own))).info
    assert len(before["Chronik-Commit"]) == 40
    own.write("content/events/kuchenfest.md", (own.root / "content/events/kuchenfest.md").read_text("utf-8") + "\nUnd Tee.\n")
    assert "Chronik-Commit" not in bagit.Bag(str(deposited(own))).info


def test_the_same_chronicle_gives_the_same_bytes(own: Project, archived: Archived) -> None:
    """On another day, in another place, by another user's settings, with files copied anew."""
    mask = os.umask(0o077)
    try:
        place = own.root.parent / "paket"
        done = own.run("deposit", "--to", str(place), TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C")
    finally:
        os.umask(mask)
    assert done.code == 0, done.err
    assert tree(place) == tree(archived.bag)


def test_a_zip_holds_the_same_files_and_is_the_same_each_time(own: Project) -> None:
    first, again = (deposited(own, *words, to=f"{n}/paket.zip") for n, words in ((1, ()), (2, ("--jobs", "2"))))
    assert first.read_bytes() == again.read_bytes()
    with ZipFile(first) as packed:
        held = {name.removeprefix("paket/"): packed.read(name) for name in packed.namelist()}
        assert {(info.date_time, info.external_attr) for info in packed.infolist()} == {((1980, 1, 1, 0, 0, 0), 0o100644 << 16)}
    assert held == tree(deposited(own))
