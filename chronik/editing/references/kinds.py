"""What is typed for a kind of record, and which record is meant."""

from __future__ import annotations

from collections.abc import Mapping

from chronik.records.keys import ID_PATTERN, KINDS, key_of
from chronik.records.kinds.entry import ReadEntry
from chronik.words.diagnostics import RefusedError
from chronik.words.german import slug
from chronik.words.hints import meant, shortened

_SINGULAR = {kind.english: name for name, kind in KINDS.items()}


def kind_typed(word: str) -> str:
    """The folder of a kind that was typed as such or in the singular. Raises RefusedError."""
    name = _SINGULAR.get(word.lower(), word.lower())
    if name in KINDS:
        return name
    hint = meant(word.lower(), [*KINDS, *_SINGULAR])
    hint = hint if hint.startswith("Meinten") else f"Möglich sind: {', '.join(KINDS)}."
    raise RefusedError(f"Eine Art „{shortened(word)}“ von Einträgen gibt es nicht. {hint}")


def id_typed(kind: str, typed: str) -> str:
    """An id, also with its kind before it or as the file is called. Raises RefusedError."""
    name = typed.removeprefix("content/").removeprefix(f"{kind}/")
    name = name.removesuffix(".md").removesuffix(".yaml")
    if ID_PATTERN.match(name):
        return name
    hint = f"So schreiben: {slug(name) or 'kennung'}"
    raise RefusedError(
        f"„{shortened(typed)}“ ist keine Kennung: erlaubt sind a–z, 0–9 und Bindestriche. {hint}"
    )


def path_of_record(records: Mapping[str, ReadEntry], kind: str, name: str) -> str:
    """Where the file of a record lies. Raises RefusedError."""
    key = key_of(kind, name)
    paths = [path for path, read in records.items() if read.key == key]
    if len(paths) == 1:
        return paths[0]
    if paths:
        raise RefusedError(f"Die Kennung „{name}“ tragen mehrere Dateien: {', '.join(paths)}.")

    those = [read.key.partition("/")[2] for read in records.values() if read.key.startswith(kind)]
    near = meant(name, those, 0)
    plural = KINDS[kind].plural
    among = plural if plural.endswith("n") else f"{plural}n"
    raise RefusedError(f"Unter den {among} gibt es „{name}“ nicht. {near}".strip())
