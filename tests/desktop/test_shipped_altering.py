"""Opening and saving changes nothing, in no record there is; and each value can be set and set back."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronik.desk.changes.altering import altered
from chronik.desk.changes.placing import arrived, nodes_in
from chronik.desk.changes.texts import record_text, root_of, with_former_ends
from chronik.records.fields.nodes import Scalar
from chronik.records.keys import KINDS
from tests.support.places import SHIPPED, WORLDS

RECORDS = {
    f"{folder.parent.name}:{path.relative_to(folder.parent).as_posix()}": path
    for folder in (SHIPPED / "content", *WORLDS.glob("*/content"))
    for kind in KINDS
    for path in sorted((folder / kind).rglob("*"))
    if path.suffix in (".md", ".yaml")
}


def test_there_are_records_to_open() -> None:
    assert len(RECORDS) > 100


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_opened_and_saved_is_the_same_file(name: str) -> None:
    path, raw = name.partition(":")[2], RECORDS[name].read_bytes().decode()
    assert altered(path, raw, []) == raw
    assert with_former_ends(raw.removeprefix("\ufeff").replace("\r\n", "\n"), raw) == raw
    text = record_text(path, raw)
    root = root_of(text)
    ways = [way for way, node in nodes_in(root) if isinstance(node, Scalar)]
    assert all(altered(path, raw, [{"set": [*way], "to": arrived(root, way).node.value}]) == raw for way in ways)
    if path.endswith(".md"):
        assert altered(path, raw, [{"body": text.plain[text.body :]}]) == raw


@pytest.mark.parametrize("name", [name for name, path in RECORDS.items() if Path(path).parent.name == "events"])
def test_a_value_set_and_set_back_is_the_same_file(name: str) -> None:
    path, raw = name.partition(":")[2], RECORDS[name].read_bytes().decode()
    for way, node in nodes_in(root_of(record_text(path, raw))):
        if isinstance(node, Scalar) and node.style in ("", None, '"') and "\n" not in raw[node.start_mark.index : node.end_mark.index]:
            other = altered(path, raw, [{"set": [*way], "to": "Etwas anderes"}])
            back = altered(path, other, [{"set": [*way], "to": node.value}])
            assert back == raw, way
