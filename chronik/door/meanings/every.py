"""The meaning of each code, which is what stands in brackets behind „Fehler“ or „Warnung“."""

from __future__ import annotations

from chronik.door.meanings.proved import OF_THE_WHOLE
from chronik.door.meanings.typed import OF_FILES
from chronik.language.tuples import NamedTuple


class Meaning(NamedTuple):
    what: str
    cure: str


_TOGETHER = {**OF_FILES, **OF_THE_WHOLE}
MEANINGS = {code: Meaning(*said) for codes, said in _TOGETHER.items() for code in codes}
