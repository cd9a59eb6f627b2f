"""The files under /daten/ keep their shape, or say that they are of another version; what is told of it stands in docs/daten.md.

`formats/` holds the shape of each version. A change that is meant: raise `FORMAT`, say why in docs/daten.md, and
`make bless ARGS=tests/exports/test_format.py` writes the new one. Shapes of earlier versions are never changed.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from chronik.exports.tables import FORMAT, TABLES
from tests.support.places import BLESS, ROOT

FORMATS = Path(__file__).parent / "formats"
GUIDE = ROOT / "docs/daten.md"
Shape = dict[str, Any]


def shape(site: dict[str, bytes]) -> Shape:
    """All that a program relies on: file -> what stands in it, whatever the chronicle."""
    package = json.loads(site["daten/datapackage.json"])
    return {
        "files": sorted(path for path in site if path.startswith("daten/") and not path.endswith(".html")),
        "datapackage.json": sorted(package),
        "csv": {resource["name"]: _table(resource) for resource in package["resources"]},
        "json": {table.name: [column.name for column in table.columns] for table in TABLES},
        "chronik.jsonld": _linked(json.loads(site["daten/chronik.jsonld"])["@graph"]),
        "netzwerk.graphml": _graph(site["daten/netzwerk.graphml"]),
    }


def _table(resource: Shape) -> Shape:
    fields = [[field["name"], field["type"], *field.get("constraints", {}).get("enum", ())] for field in resource["schema"]["fields"]]
    return {"encoding": resource["encoding"], "dialect": resource["dialect"], "fields": fields}


def _linked(nodes: list[Shape]) -> Shape:
    """The properties of each type, as far as the chronicle of these tests has them."""
    found: dict[str, set[str]] = {}
    for node in nodes:
        found.setdefault(str(node["@type"]), set()).update(node)
    return {kind: sorted(found[kind]) for kind in sorted(found)}


def _graph(data: bytes) -> Shape:
    """What nodes and edges can say: as the file itself declares it."""
    declared = re.findall(rb'<key id="(\w+)" for="(\w+)" attr.name="\w+" attr.type="(\w+)"/>', data)
    return {"keys": [[*map(bytes.decode, key)] for key in declared]}


def kept(version: str) -> Shape:
    found: Shape = json.loads((FORMATS / f"{version}.json").read_text("utf-8"))
    return found


def written(now: Shape) -> str:
    """A field a line, to be read and compared."""
    return re.sub(r"\[[^\[\]{}]*\]", lambda found: " ".join(found[0].split()), json.dumps(now, indent=1, ensure_ascii=False)) + "\n"


def lost(old: Any, new: Any, at: str = "") -> list[str]:
    """What was there and is not, or is another: an addition is none."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [fault for key in old for fault in (lost(old[key], new[key], f"{at}/{key}") if key in new else [f"{at}/{key}"])]
    if isinstance(old, list) and isinstance(new, list):
        return [f"{at}: {thing}" for thing in old if not any(_is_still(thing, each) for each in new)]
    return [] if old == new else [f"{at}: {old}"]


def _is_still(old: Any, new: Any) -> bool:
    """A column that can have more values is the same column."""
    if isinstance(old, list) and len(old) > 2 and isinstance(new, list):
        return old[:2] == new[:2] and {*old} <= {*new}
    return bool(old == new)


def test_the_shape_is_that_of_its_version(family_site: dict[str, bytes]) -> None:
    now = shape(family_site)
    if BLESS and not (FORMATS / f"{FORMAT}.json").exists():
        (FORMATS / f"{FORMAT}.json").write_text(written(now), "utf-8")
    assert now == kept(FORMAT), "The files under /daten/ have another shape: raise FORMAT, and say in docs/daten.md what is new."


def test_each_file_says_its_version(family_site: dict[str, bytes]) -> None:
    assert json.loads(family_site["daten/datapackage.json"])["formatVersion"] == FORMAT
    assert json.loads(family_site["daten/chronik.jsonld"])["@graph"][0]["schemaVersion"] == FORMAT
    assert f"<desc>Format {FORMAT}</desc>" in family_site["daten/netzwerk.graphml"].decode()
    page = family_site["daten/index.html"].decode()
    assert f'"schemaVersion":"{FORMAT}"' in page
    assert f"Fassung {FORMAT}" in page


def versions() -> list[tuple[int, int]]:
    found = (path.stem.split(".") for path in FORMATS.glob("*.json"))
    return sorted((int(major), int(minor)) for major, minor in found)


def test_the_guide_tells_of_every_version_the_newest_first() -> None:
    told = re.findall(r"^### (\d+)\.(\d+)$", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert [(int(major), int(minor)) for major, minor in told] == versions()[::-1]
    assert ".".join(told[0]) == FORMAT


def test_the_guide_names_every_file(family_site: dict[str, bytes]) -> None:
    guide = GUIDE.read_text("utf-8")
    names = {Path(path).stem for path in shape(family_site)["files"]}
    assert [name for name in sorted(names) if f"`{name}" not in guide] == []


def test_a_minor_version_takes_nothing_away() -> None:
    found = versions()
    for old, new in pairwise(found):
        if old[0] == new[0]:
            assert lost(*(kept(".".join(map(str, version))) for version in (old, new))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ({"csv": {"orte": {"fields": [["id", "string"]]}}}, {"csv": {"orte": {"fields": []}}}, ["/csv/orte/fields: ['id', 'string']"]),
        ({"csv": {"orte": {}}}, {"csv": {}}, ["/csv/orte"]),
        ({"csv": {"orte": {"encoding": "utf-8-sig"}}}, {"csv": {"orte": {"encoding": "utf-8"}}}, ["/csv/orte/encoding: utf-8-sig"]),
        ({"fields": [["kind", "string", "event"]]}, {"fields": [["kind", "string", "event", "work"]]}, []),
        (
            {"fields": [["kind", "string", "event", "work"]]},
            {"fields": [["kind", "string", "event"]]},
            ["/fields: ['kind', 'string', 'event', 'work']"],
        ),
        ({"files": ["a"]}, {"files": ["a", "b"], "more": {}}, []),
    ],
)
def test_what_is_lost_is_seen_and_what_is_added_is_not(old: Shape, new: Shape, fault: list[str]) -> None:
    assert lost(old, new) == fault
