"""What the site writes under /daten/ can be taken into an empty chronicle of the same vocabulary, and gives the same values."""

from __future__ import annotations

import csv
import json

import pytest

from tests.support.projects import Project, program

# The order in which somebody would import them is of no account: a row fills what was only a name.
TABLES = {
    "ereignisse": "events",
    "personen": "people",
    "organisationen": "organisations",
    "netzwerke": "networks",
    "themen": "themes",
    "orte": "places",
    "quellen": "sources",
}
# A basis that needs a reason, which no table has; and what is of the file, not of the record.
LEFT_OUT = {"version", "date_basis"}


def values(project: Project, table: str) -> list[dict[str, object]]:
    rows = json.loads((project.site / f"daten/{table}.json").read_text("utf-8"))
    return [{name: value for name, value in row.items() if name not in LEFT_OUT} for row in rows]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_tables_come_back_as_they_went(family: Project, tmp_path_factory: pytest.TempPathFactory, form: str) -> None:
    family.built()
    other = Project(tmp_path_factory.mktemp("andere"))
    settings = (family.root / "content/site.yaml").read_text("utf-8").partition("evidence:")[0]
    other.write("content/site.yaml", settings)
    (other.root / "seeds").mkdir()
    places = [word for name in ("content", "seeds") for word in (f"--{name}", str(other.root / name))]

    for table, kind in TABLES.items():
        file = family.site / f"daten/{table}.{form}"
        assert program("import", str(file), "--kind", kind, *places, "--no-cache", cwd=other.root).code == 0

    other.built()
    for table in TABLES:
        assert values(other, table) == values(family, table)


def test_every_table_of_records_is_tried(family: Project) -> None:
    family.built()
    with (family.site / "daten/ereignisse.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len([*csv.reader(file, delimiter=";")]) > 3
    named = {path.stem for path in (family.site / "daten").glob("*.csv")}
    of_records = {name for name in named if b'"version"' in (family.site / f"daten/{name}.json").read_bytes()}
    assert of_records == set(TABLES)
