"""Templates as Jinja compiled them, remembered from one build to the next.

To compile the shipped ones takes a tenth of a second, a fifth of a small chronicle's build.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from chronik.language.tuples import NamedTuple

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

Memory = MutableMapping[str, Any]  # what builds find out of templates; grows


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
