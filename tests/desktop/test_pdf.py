"""The desk shows the words of a PDF, to be marked; and what it proposes for them."""

from __future__ import annotations

import hashlib

from tests.desktop.conftest import DeskClient, opened
from tests.evidence.stored.pdfs import Drawn, lines
from tests.support.previews import served
from tests.support.projects import Project


def test_the_words_of_a_pdf_are_there_to_be_marked(family: Project) -> None:
    data = Drawn().page(lines("Der Chor sang am 5. Mai 2019 im Park", "von Nordhain vor 80 Gästen.")).saved()
    family.write("seeds/heft.pdf", data)
    family.write("content/sources/heft.yaml", f"title: Vereinsheft\nfile: heft.pdf\nsha256: {hashlib.sha256(data).hexdigest()}\n")
    with served(family, "--edit") as running:
        desk: DeskClient = opened(running)
        assert "heft.pdf" in [seed["file"] for seed in desk.asked("list")["seeds"]]
        words = "Der Chor sang am 5. Mai 2019 im Park\nvon Nordhain vor 80 Gästen.\n"
        assert desk.asked("seed", file="heft.pdf")["text"] == words
        proposals = desk.asked("draft", seed="heft.pdf")["proposals"]
        assert any("5. Mai 2019" in one["quote"] for one in proposals)
