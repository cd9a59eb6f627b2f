"""The effort grows with the length of a text and no faster, whatever the text holds."""

from collections.abc import Callable
from time import process_time

import pytest

from chronik.passages.dates.reading import dates_in
from chronik.passages.folding import fold
from chronik.passages.names.reading import names_in
from chronik.passages.numbers.reading import numbers_in
from chronik.passages.stems import stems_in

LENGTH = 30_000
READERS: tuple[Callable[[str], object], ...] = (
    fold,
    dates_in,
    numbers_in,
    lambda text: names_in(text, ["Klara Birnbaum", "K. B."], person=True),
    lambda text: names_in(text, ["Chor der Stadt Moosingen", "Klara Birnbaum"]),
    lambda text: stems_in(text, ["moderier", "Moderation"]),
)
HARD = [
    "a", "1", "1 ", "1.", "1-", "0 1 2 ", "3. und ", "3., ", "Mai ", "am 3. Mai und ", "2021-", "2021/", "2021 ", " ",
    "\n", "-\n", "\u00ad", "e\u0308", "ein", "zweiund", "hundert", "Klara ", "Klara-", "Birnbaum ", "von ", "K. ", "(",
    "Chor der ", "moderation", "straße ", "tel. 1", "+49 ", "seit ", "der ", "1 aaaen ", "a@", "@", "www.", "xe",
]  # fmt: skip


@pytest.mark.parametrize("piece", HARD)
def test_repeated(piece: str) -> None:
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    for read in READERS:
        start = process_time()
        read(text)
        assert process_time() - start < 1.5, read
