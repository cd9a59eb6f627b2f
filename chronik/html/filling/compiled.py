"""Templates as Jinja compiled them, remembered from one build to the next.

To compile the shipped ones takes a tenth of a second, a fifth of a small chronicle's build. As they
are part of the program they are kept beside its bytecode too, for the first build of a chronicle.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from chronik.language.beside import keep_at, kept_at, place_beside
from chronik.language.tuples import NamedTuple

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

Memory = MutableMapping[str, Any]  # what builds find out of templates; grows
_PLACE = place_beside(__spec__.cached, ".templates")


class TemplateSources(NamedTuple):
    """The templates by name, and what is known of them."""

    texts: Mapping[str, str]
    memory: Memory


def bytecode_in(memory: Memory) -> BytecodeCache:
    """Jinja's own cache, kept there. It tells another source, and another Jinja, by itself."""
    from jinja2 import BytecodeCache

    class Remembered(BytecodeCache):
        def load_bytecode(self, bucket: Any) -> None:
            if bucket.key in memory:
                bucket.bytecode_from_string(memory[bucket.key])

        def dump_bytecode(self, bucket: Any) -> None:
            memory[bucket.key] = bucket.bytecode_to_string()

    return Remembered()


def kept_templates(program: bytes) -> dict[str, Any]:
    """What was found out of the templates that come with that program (by its key)."""
    data = kept_at(_PLACE)
    return dict(pickle.loads(data[len(program) :])) if data.startswith(program) else {}


def keep_templates(program: bytes, memory: Mapping[str, Any]) -> None:
    keep_at(_PLACE, program + pickle.dumps(dict(memory), protocol=5))
