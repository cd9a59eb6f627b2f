"""A weekday that fits hundreds of years is no offer: the message says what narrows them."""

from __future__ import annotations

from pathlib import Path

from tests.support.projects import Project


def proposals(root: Path, years: str) -> list[str]:
    made = Project(root)
    made.write("content/site.yaml", f"title: Chronik\n{years}vocabularies: {{event_kinds: {{fest: Fest}}}}\n")
    made.write("content/events/fest.yaml", 'title: Fest\nkind: fest\ndate: {value: XXXX-04-19, as_written: "Mittwoch, 19. April"}\n')
    return made.run("check").out.splitlines()[:-1]


def test_of_hundreds_of_years_none_is_named(tmp_path: Path) -> None:
    message, hint = proposals(tmp_path, "")
    assert message.endswith("Warnung [date-proposal] „Mittwoch, 19.\xa0April“ passt zwischen 1 und 9999 zu 1.399 Jahren.")
    assert "Das Datum der Quelle („date“) eintragen" in hint
    assert "years: [1990, 2030]" in hint


def test_what_the_hint_says_to_type_leaves_few(tmp_path: Path) -> None:
    message, hint = proposals(tmp_path, "years: [1990, 2030]\n")
    assert message.endswith("zu 1995, 2000, 2006, 2017, 2023 oder 2028.")
    assert "{value: [1995-04-19, 2000-04-19, " in hint
