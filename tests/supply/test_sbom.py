"""The bill of materials: valid for another's validator, of all that is pinned, the same bytes from the same input."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.door.packages import call
from tests.support.places import ROOT
from tools.sbom import bill, written
from tools.shipped import FOREIGN, LOCK


def refused(text: str) -> str:
    return str(JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) or "")


def test_another_validator_takes_it() -> None:
    assert refused(written()) == ""


def test_that_validator_refuses_what_is_wrong() -> None:
    assert "Kaufmich" in refused(written().replace('"id": "MIT"', '"id": "Kaufmich"'))


def test_it_names_each_pinned_file_of_each_package() -> None:
    pins = re.findall(r"(?m)^(\S+)==(\S+) \\\n((?:.*sha256:.*\n?)+)", LOCK.read_text("utf-8"))
    pinned = {f"pkg:pypi/{name}@{version}": re.findall(r"sha256:(\w+)", hashes) for name, version, hashes in pins}
    told = {one["purl"]: one for one in bill()["components"] if one["type"] == "library"}
    assert {purl: [digest["content"] for digest in one["externalReferences"][0]["hashes"]] for purl, one in told.items()} == pinned
    assert all(one["licenses"] for one in bill()["components"])


def test_it_names_each_file_of_others() -> None:
    files = [one for one in bill()["components"] if one["type"] == "file"]
    assert {one["description"] for one in files} == {foreign.name for foreign in FOREIGN}
    for one in files:
        assert one["hashes"][0]["content"] == hashlib.sha256((ROOT / one["name"]).read_bytes()).hexdigest()


def test_what_depends_on_what_leads_to_everything() -> None:
    depends = {one["ref"]: one["dependsOn"] for one in bill()["dependencies"]}
    reached, ahead = set[str](), [bill()["metadata"]["component"]["bom-ref"]]
    while ahead:
        reached.add(ahead[-1])
        ahead.extend(one for one in depends[ahead.pop()] if one not in reached)
    assert reached == {*depends}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, variables in {"a": {"PYTHONHASHSEED": "1", "TZ": "UTC"}, "b": {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}}.items():
        done = call(sys.executable, "-m", "tools.sbom", tmp_path / name, cwd=ROOT, **variables)
        assert done.code == 0, done.err
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == written().encode()
    assert json.loads(written())["serialNumber"].startswith("urn:uuid:")
