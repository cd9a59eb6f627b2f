"""What may not be shown lies apart, and nowhere else."""

from __future__ import annotations

import pytest

from tests.deposit.conftest import Archived
from tests.support.projects import tree

KITCHEN = "die Kapelle spielte bis"  # between two quoted stretches
REPORT = "kleinen Häuser. Die 2. Versammlung"
NOTE = "Zu dieser Notiz"


def holding(archived: Archived, words: str) -> set[str]:
    """The folders below data/ in which the words stand."""
    return {path.partition("/")[0] for path, data in tree(archived.data).items() if words.encode() in data}


@pytest.mark.parametrize("words", [KITCHEN, REPORT, NOTE])
def test_a_withheld_text_stands_in_its_folder_alone(archived: Archived, words: str) -> None:
    assert holding(archived, words) == {"nicht-oeffentlich"}


def test_a_text_that_may_be_shown_is_public(archived: Archived) -> None:
    assert holding(archived, "darüber streiten die") == {"chronik", "website", "stellen"}


def test_the_letter_names_what_is_closed(archived: Archived) -> None:
    letter = (archived.data / "LIESMICH.txt").read_text("utf-8")
    closed = letter.partition("WAS NICHT ÖFFENTLICH IST")[2].partition("OHNE DAS PROGRAMM")[0]
    assert "nicht-oeffentlich/seeds/wirt.txt\n    „Der Wirt erzählt“\n" in closed
    assert "nicht-oeffentlich/seeds/notiz.txt\n    zu keiner Quelle der Chronik\n" in closed
    assert "bote.txt" not in closed
