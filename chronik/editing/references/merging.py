"""Two records made one: the first goes into the second, with all that it states.

What refers to the first refers to the second, which has its names, and its id as a former one. What
contradicts is refused: nothing is lost, and no choice is made for the editors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from chronik.chronicle.linking import ids_of
from chronik.editing.references.following import (
    BothIds,
    Files,
    Spelled,
    readable,
    reference_places,
    verified,
    with_places,
)
from chronik.editing.references.heads import RecordHead, in_yaml, record_head
from chronik.editing.references.joining import told_once
from chronik.editing.references.kinds import path_of_record
from chronik.editing.references.lines import lines_of, spliced
from chronik.editing.references.uniting import Conflict, United, united
from chronik.language.tuples import NamedTuple
from chronik.records.images import beside, folder_of
from chronik.records.keys import KINDS, id_of
from chronik.records.kinds.entry import ReadEntry, read_entry
from chronik.records.model import AnyEntry
from chronik.records.statements import names as called
from chronik.words.diagnostics import RefusedError
from chronik.words.hints import shortened

_MERGED = ("people", "organisations", "networks", "works", "places", "events")


class Merged(NamedTuple):
    """What a merger changes: files by path (None: the file is gone), and what to say of it."""

    files: dict[str, bytes | None]
    old_path: str
    new_path: str
    places: int  # references that were changed
    others: int  # files they stand in
    fields: tuple[str, ...]  # that were taken over
    names: tuple[str, ...]  # that the one that stays has from now on


class Images(NamedTuple):
    """The image files there are, and what each holds."""

    digests: Mapping[str, bytes]
    load: Callable[[str], bytes]


def two_merged(
    read: Mapping[str, ReadEntry], files: Files, names: tuple[str, str, str], images: Images
) -> Merged:
    """`names` are the kind, the id that goes and the id that stays. Raises RefusedError; then
    nothing is to be changed.
    """
    kind, old, new = names
    _mergeable(kind, old, new)
    old_path, new_path = (path_of_record(read, kind, name) for name in (old, new))
    readable(read, files, old)
    one, two = (_read(read[path], path) for path in (old_path, new_path))
    _unrelated(one, two)

    keys = frozenset(each.key for each in read.values())
    both = BothIds(kind, old, new, ids_of(keys), ids_of(keys - {one.key}))
    places = {path: reference_places(r.entry, both) for path, r in read.items() if r.entry}
    texts = {path: _led_on(read[path], files[path], places[path], both) for path in places}

    mine, its = (record_head(path, texts[path]) for path in (old_path, new_path))
    words = _words(one, two)
    whole = united(kind, (mine, its), words)
    if conflicts := [*whole.conflicts, *_texts(mine, its)]:
        raise _contradicting(conflicts, (one, two))
    path, data = _with_text(mine, new_path, _spliced(texts[new_path], whole))
    _verified(read_entry(path, data), (one, two))

    pointing = [path for path in places if places[path] and path not in (old_path, new_path)]
    changed: dict[str, bytes | None] = {each: texts[each] for each in pointing}
    changed |= {new_path: None, path: data, old_path: None}
    changed |= _images(one, new_path, read, images)
    return Merged(
        files=changed,
        old_path=old_path,
        new_path=path,
        places=sum(len(places[each]) for each in pointing),
        others=len(pointing),
        fields=tuple(field for field in dict.fromkeys(whole.fields) if field not in words),
        names=tuple(_new_names(one, two)),
    )


def _led_on(read: ReadEntry, data: bytes, wanted: list[Spelled], both: BothIds) -> bytes:
    """A file with its references changed, those that now stand twice once."""
    if not wanted or read.entry is None:
        return data
    path, is_one = read.entry.path, read.key == both.old_key
    data = with_places(data, read.entry, wanted, both).encoded()
    if is_one:
        return data  # what becomes of it is verified when it stands in the other file
    verified(read, read_entry(path, data), both)
    return data if read.key == both.new_key else told_once(path, data, both.new_key)


def _verified(read: ReadEntry, both: tuple[AnyEntry, AnyEntry]) -> None:
    """Raises RefusedError where the file that stays does not say what both said."""
    entry, (one, two) = read.entry, both
    if entry is not None and not any(each.severity == "error" for each in read.problems):
        refers = {*one.outline.refs, *two.outline.refs}
        names = {*called(one), *called(two)}
        ids = {id_of(one.key), *one.former_ids, *two.former_ids}
        if (
            refers <= {*entry.outline.refs}
            and names <= {*called(entry)}
            and ids == {*entry.former_ids}
        ):
            return
    raise RefusedError(
        f"{one.path} und {two.path} lassen sich nicht sicher vereinen. Ihre Angaben schlichter "
        "schreiben, dann noch einmal. Nichts wurde geändert."
    )


# --- what cannot be done ------------------------------------------------------------------------


def _mergeable(kind: str, old: str, new: str) -> None:
    if kind not in _MERGED:
        plural = KINDS[kind].plural
        possible = ", ".join(KINDS[each].plural for each in _MERGED)
        raise RefusedError(f"{plural} lassen sich nicht vereinen. Möglich: {possible}.")
    if old == new:
        raise RefusedError(f"Zweimal „{old}“: Vereint werden zwei verschiedene Einträge.")


def _read(one: ReadEntry, path: str) -> AnyEntry:
    faults = [problem for problem in one.problems if problem.severity == "error"]
    if one.entry is None or faults:
        line = faults[0].span.line if faults else 1
        raise RefusedError(
            f"{path}:{line}: Die Datei hat noch Fehler. Erst berichtigen (siehe check), dann noch "
            "einmal. Nichts wurde geändert."
        )
    return one.entry


def _unrelated(one: AnyEntry, two: AnyEntry) -> None:
    """Raises RefusedError where one of them names the other: it would name itself."""
    for entry, other in ((one, two), (two, one)):
        for field, value in zip(entry.facts._fields, entry.facts, strict=True):
            for thing in value if type(value) is tuple else (value,):
                key = getattr(thing, "key", "") or getattr(thing, "target", "")
                if key == other.key:
                    raise _related(entry, other, field, thing.at[0])


def _related(entry: AnyEntry, other: AnyEntry, field: str, line: int) -> RefusedError:
    place = f"{entry.path}:{line}"
    if field == "distinct_from":
        said = f"Hier steht, dass „{entry.name}“ nicht „{other.name}“ ist (distinct_from)."
    else:
        said = f"Hier nennt „{entry.name}“ unter „{field}“ den anderen, vereint also sich selbst."
    return RefusedError(
        f"{place}: {said} Stimmt das nicht, die Angabe löschen, dann noch einmal. Nichts wurde "
        "geändert."
    )


def _contradicting(conflicts: list[Conflict], both: tuple[AnyEntry, AnyEntry]) -> RefusedError:
    lines = ["Die beiden Einträge widersprechen sich:"]
    for conflict in conflicts:
        lines.append(f"  {conflict.field}:")
        for entry, (line, text) in zip(both, (conflict.one, conflict.two), strict=True):
            lines.append(f"    {entry.path}:{line}: {shortened(text)}")
    lines.append(
        "Entscheiden, was stimmt, und es in beide Dateien gleich schreiben (oder in der ersten die "
        "Angabe löschen); dann noch einmal. Nichts wurde geändert."
    )
    return RefusedError("\n".join(lines))


# --- names and ids ------------------------------------------------------------------------------


def _words(one: AnyEntry, two: AnyEntry) -> dict[str, list[str]]:
    """What its lists of names and ids get."""
    ids = [name for name in (id_of(one.key), *one.former_ids) if name not in two.former_ids]
    return {"aliases": [in_yaml(name) for name in _new_names(one, two)], "former_ids": ids}


def _new_names(one: AnyEntry, two: AnyEntry) -> list[str]:
    """The name of the one that goes, and its aliases, where the other does not have them."""
    known = {*called(two)}
    return [name for name in dict.fromkeys((one.name, *one.aliases)) if name not in known]


# --- the text below the head --------------------------------------------------------------------


def _texts(one: RecordHead, two: RecordHead) -> list[Conflict]:
    mine, its = one.body.strip(), two.body.strip()
    if not (mine and its) or mine == its:
        return []
    return [Conflict("Text", (one.body_line, mine), (two.body_line, its))]


def _with_text(one: RecordHead, path: str, data: bytes) -> tuple[str, bytes]:
    """The file with the text of the one that goes, where it has none; a .yaml file becomes .md."""
    if not one.body.strip() or (path.endswith(".md") and record_head(path, data).body.strip()):
        return path, data
    lines = lines_of(data)
    end = (len(lines.lines) + 1, 1)
    if path.endswith(".md"):
        spliced(lines, (record_head(path, data).body_line, 1), end, one.body)
        return path, lines.encoded()
    spliced(lines, end, end, f"---\n{one.body}")
    spliced(lines, (1, 1), (1, 1), "---\n")
    return f"{path.removesuffix('.yaml')}.md", lines.encoded()


def _spliced(data: bytes, whole: United) -> bytes:
    """From the end to the beginning, what goes to one place too."""
    lines, edits = lines_of(data), whole.edits[::-1]
    for start, end, text in sorted(edits, key=lambda edit: edit[0], reverse=True):
        spliced(lines, start, end, text)
    return lines.encoded()


# --- images -------------------------------------------------------------------------------------


def _images(
    one: AnyEntry, new_path: str, read: Mapping[str, ReadEntry], images: Images
) -> dict[str, bytes | None]:
    """Images lie beside their record: those of the one that goes move along."""
    moved: dict[str, bytes | None] = {}
    if folder_of(one.path) == folder_of(new_path):
        return moved
    for image in one.images:
        here, there = beside(one.path, image.file), beside(new_path, image.file)
        if here not in images.digests:
            continue
        if there in images.digests and images.digests[there] != images.digests[here]:
            raise RefusedError(
                f"{here} und {there} sind zwei verschiedene Bilder. Eines umbenennen, auch in "
                "seinem Eintrag, dann noch einmal. Nichts wurde geändert."
            )
        moved[there] = images.load(here)
        if not any(_shows(other.entry, here) for other in read.values() if other.entry != one):
            moved[here] = None
    return moved


def _shows(entry: AnyEntry | None, path: str) -> bool:
    return entry is not None and any(beside(entry.path, i.file) == path for i in entry.images)
