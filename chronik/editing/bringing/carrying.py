"""`import`: a file is read, its records are proved on the chronicle, and written all or none."""

from __future__ import annotations

from pathlib import Path

from chronik.editing.bringing.reply import LIBRARY, TABLE, Came, reply_of
from chronik.editing.doing import Reply, write_files
from chronik.editing.reading import UNHEARD, Records, at_work, records_of
from chronik.editing.references.kinds import kind_typed
from chronik.importing.accepting import Beside, accepted
from chronik.importing.linking import lacks_role
from chronik.importing.mapping import (
    ROLE_OPEN,
    ColumnPlan,
    Plan,
    guessed_plan,
    planned,
    proposed_mapping,
)
from chronik.importing.reading.csljson import json_items
from chronik.importing.reading.decoding import Decoded, decoded_file
from chronik.importing.reading.grids import Grid, grid_of, json_grid
from chronik.importing.rows import CellRemark
from chronik.importing.taking import Existing, taken_over
from chronik.importing.targets import IMPORTED, NAME_FIELD
from chronik.importing.works import Works, works_in_bibtex, works_in_csl
from chronik.language.tuples import NamedTuple
from chronik.records.keys import KINDS, vocabulary_of
from chronik.records.settings.site import Site
from chronik.system.scan import Folders, read
from chronik.words.calls import call
from chronik.words.diagnostics import RefusedError
from chronik.words.hints import reason

_TABLES = (".csv", ".tsv", ".txt")


class Errand(NamedTuple):
    """What was typed."""

    file: Path
    kind: str = ""
    mapping: Path | None = None
    dry: bool = False


def bring(folders: Folders, errand: Errand) -> Reply:
    """Import a file. Raises RefusedError; then nothing is written."""
    text = _text_of(errand.file)
    kind = _kind_of(errand, text)
    with at_work(folders) as session:
        records = records_of(session)
        works = _works(errand, kind, text.text, records.site)
        if errand.dry and _is_new(errand.mapping):
            return Reply(proposed_mapping(works.plan, records.site).rstrip("\n"))
        _allowed(errand, works, records.site)
        came = _came(errand, records, works, text.assumed)
        if not errand.dry:
            made = came.proved.whole.records
            write_files(folders, {each.path: each.written().encode() for each in made})
    return Reply(*reply_of(came))


def _text_of(file: Path) -> Decoded:
    try:
        return decoded_file(file.name, read(file))
    except OSError as fault:
        raise RefusedError(f"{file} lässt sich nicht lesen: {reason(fault)}.") from fault


def _kind_of(errand: Errand, text: Decoded) -> str:
    """The kind of record: a library holds sources. Raises RefusedError."""
    suffix = errand.file.suffix.lower()
    is_library = suffix == ".bib" or (
        suffix == ".json" and json_items(errand.file.name, text.text).are_works
    )
    if is_library and errand.kind and kind_typed(errand.kind) != "sources":
        raise RefusedError(f"{errand.file.name} enthält Quellen: --kind sources, oder weglassen.")
    if is_library:
        return "sources"
    if suffix not in (*_TABLES, ".json"):
        raise RefusedError(
            f"{errand.file.name}: Lesen lassen sich .csv, .tsv, .json und .bib. Eine Arbeitsmappe "
            "zuerst als „CSV UTF-8“ speichern."
        )
    if not errand.kind:
        raise RefusedError(
            f"Es fehlt, was die Zeilen sind (--kind {'|'.join(IMPORTED)}). Zum Beispiel: "
            f"{call('import', str(errand.file), '--kind', 'events')}"
        )
    kind = kind_typed(errand.kind)
    if kind not in IMPORTED:
        raise RefusedError(f"{KINDS[kind].plural} lassen sich nicht aus einer Tabelle übernehmen.")
    return kind


def _works(errand: Errand, kind: str, text: str, site: Site) -> Works:
    """The table, and what becomes of it."""
    name, suffix = errand.file.name, errand.file.suffix.lower()
    if suffix == ".bib":
        return works_in_bibtex(text)
    if suffix != ".json":
        return _planned(errand, kind, grid_of(name, text), site)
    items = json_items(name, text)
    if items.are_works:
        return works_in_csl(items)
    return _planned(errand, kind, json_grid(items.items, items.lines), site)


def _planned(errand: Errand, kind: str, grid: Grid, site: Site) -> Works:
    file = errand.mapping
    if file is None or (errand.dry and _is_new(file)):
        return Works(grid, guessed_plan(kind, grid, site), ())
    if _is_new(file):
        typed = (str(errand.file), "--kind", kind, "--mapping", str(file), "--dry-run")
        raise RefusedError(
            f"{file} gibt es noch nicht. Einen Vorschlag zum Ausfüllen schreibt: "
            f"{call('import', *typed)} > {file}"
        )
    said = _text_of(file).text
    return Works(grid, planned(kind, grid, site, (str(file), said)), ())


def _is_new(mapping: Path | None) -> bool:
    """Also where a shell has made it already, to write a proposal into it: „> zuordnung.yaml“."""
    return mapping is not None and (not mapping.exists() or not _text_of(mapping).text.strip())


# --- what must be known before a row is read ------------------------------------------------------


def _allowed(errand: Errand, works: Works, site: Site) -> None:
    """Raises RefusedError where the whole table lacks something."""
    plan = works.plan
    if site.broken:
        raise RefusedError("content/site.yaml hat noch Fehler (siehe check); erst sie beheben.")
    vocabulary = vocabulary_of(plan.kind)
    if plan.kind in ("events", "places") and not site.vocabularies.get(vocabulary):
        raise RefusedError(
            f"Noch ist keine Art festgelegt. In content/site.yaml unter „vocabularies“ ergänzen, "
            f"z. B. „{vocabulary}: {{{'fest: Fest' if plan.kind == 'events' else 'ort: Ort'}}}“."
        )
    name = NAME_FIELD[plan.kind]
    if not any(column.target and column.target.field == name for column in plan.columns):
        raise RefusedError(
            f"Keine Spalte ist als „{name}“ zu erkennen (es gibt: {_headings(plan)}). "
            f"{_with_mapping(errand)}"
        )
    if lacking := lacks_role(plan, site, works.grid):
        raise RefusedError(_role_wanted(errand, lacking, site))


def _headings(plan: Plan) -> str:
    return ", ".join(column.heading for column in plan.columns)


def _with_mapping(errand: Errand) -> str:
    typed = (str(errand.file), "--kind", errand.kind, "--mapping", "zuordnung.yaml", "--dry-run")
    return f"Einen Vorschlag für eine Zuordnung schreibt: {call('import', *typed)} > zuordnung.yaml"


def _role_wanted(errand: Errand, column: ColumnPlan, site: Site) -> str:
    field = column.target.field if column.target else ""
    example = f"„{column.heading}: {{field: {field}, role: {ROLE_OPEN}}}“"
    told = (
        ", ".join(site.vocabularies.get("roles", {}))
        or "noch keine; sie stehen in content/site.yaml unter „vocabularies“"
    )
    return (
        f"Spalte „{column.heading}“: Welche Rolle hatten sie? In der Zuordnung angeben, z. B. "
        f"{example}, oder „-“, um sie nicht zu übernehmen. Rollen: {told}. {_with_mapping(errand)}"
    )


# --- the records ----------------------------------------------------------------------------------


def _came(errand: Errand, records: Records, works: Works, assumed: str) -> Came:
    entries = tuple(one.entry for one in records.read.values() if one.entry)
    taken = {one.key for one in records.read.values()}
    taken |= {f"{e.kind}/{former}" for e in entries for former in e.former_ids}

    def text(path: str) -> str:
        return records.sources.load(path).decode("utf-8", "replace")

    there = Existing(records.site, entries, frozenset(taken), text)
    whole = taken_over(works.grid, works.plan, there)
    proved = accepted(whole, Beside(records.read, records.sources, UNHEARD))
    said = sorted((*works.said, *proved.whole.said), key=lambda remark: remark.line)
    if assumed:
        said.insert(0, CellRemark(1, "", assumed))
    words = TABLE if errand.file.suffix.lower() in _TABLES else LIBRARY
    rows = len(works.grid.rows)
    return Came(errand.file.name, proved, tuple(said), rows, words, dry=errand.dry)
