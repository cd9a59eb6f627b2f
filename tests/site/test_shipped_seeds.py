"""The source texts are kept as they were published; what in them is nobody's business stands nowhere else."""

from __future__ import annotations

import re

from tests.support.files import texts
from tests.support.places import SHIPPED

PHONE = re.compile(r"(?:Tel|Fax|Telefon|Mobil)[.: ]+([+\d][\d /()-]{5,}\d)")


def phones(seed: str) -> list[re.Pattern[str]]:
    """The last two groups of each telephone number, however they are joined."""
    numbers = [re.findall(r"\d+", number)[-2:] for number in PHONE.findall(seed)]
    return [re.compile(r"(?<!\d)" + r"[\s/().-]*".join(groups) + r"(?!\d)") for groups in numbers]


def test_no_telephone_number_leaves_the_seeds() -> None:
    wanted = [phone for seed in sorted((SHIPPED / "seeds").rglob("*.txt")) for phone in phones(seed.read_text(encoding="utf-8"))]
    assert not {path: found[0] for path, text in texts() for phone in wanted if (found := phone.search(text))}


def test_a_telephone_number_is_known_in_every_dress() -> None:
    (pattern,) = phones("Tel: +49 555 1234-567\n")
    assert all(pattern.search(text) for text in ("1234-567", "(0555) 1234 567", "1234567", "1234/567."))
    assert not pattern.search("51234-5678")
