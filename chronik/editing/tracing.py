"""Which files a page came from, and on which pages a file shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from chronik.chronicle.edition import Edition
from chronik.editing.pages import REDIRECTS, SitePage, pages_of, showing
from chronik.exports import EXPORTS
from chronik.history.ledger import LEDGER
from chronik.language.patterns import late
from chronik.language.tuples import NamedTuple
from chronik.pages import PAGES
from chronik.pages.needs import needs
from chronik.records.images import beside, is_recording
from chronik.records.keys import KINDS
from chronik.records.lists.gone import GONE
from chronik.records.model import AnyEntry
from chronik.words.diagnostics import RefusedError
from chronik.words.hints import meant

_SHEET = late(r"seite-\d+/\Z")  # further pages of long lists
_USED = late(r"\{%-?\s*(?:extends|include|import|from)\s+['\"]([^'\"]+)['\"]")
_MOST = 40  # lines of a list
_FOLDERS = ("content", "seeds", "templates", "assets")


class Answer(NamedTuple):
    """What is to be said, a title and lines below it; "" before lines that need none."""

    title: str
    lines: tuple[str, ...] = ()


class Traced(NamedTuple):
    """A chronicle that questions are asked of."""

    edition: Edition
    rest: Mapping[str, bytes]  # all files but the records

    @property
    def entries(self) -> Mapping[str, AnyEntry]:
        return self.edition.chronicle.entries


def explained(traced: Traced, asked: str) -> list[Answer]:
    """What is known of an address or a file. Raises RefusedError where there is neither."""
    path = asked.removeprefix("./")
    if path.partition("/")[0] in _FOLDERS and not asked.startswith(("/", "http")):
        return _file(traced, path)
    return _address(traced, _url(traced, asked))


# --- a page -----------------------------------------------------------------------------------


def _url(traced: Traced, asked: str) -> str:
    """The address from the site's root: of a whole one, with or without its last part."""
    root = traced.edition.chronicle.site.root
    path = unquote(asked.removeprefix(root) if root else asked)
    path = urlsplit(path).path.lstrip("/") if "://" in path else path.partition("#")[0].lstrip("/")
    base = urlsplit(root).path.strip("/")
    path = path.removeprefix(f"{base}/") if base else path
    path = path.removesuffix("index.html")
    if path and not path.endswith("/") and "." not in path.rpartition("/")[2]:
        path += "/"
    return _SHEET.sub("", path)


def _address(traced: Traced, url: str) -> list[Answer]:
    pages = pages_of(traced.edition)
    if page := pages.get(url):
        if url in traced.edition.chronicle.gone:
            return [_gone(traced, url)]
        return _moved(traced, page) if page.kind.name in REDIRECTS else _page(traced, page)
    for export in EXPORTS:
        if any(export.path(subject) == url for subject in export.subjects(traced.edition)):
            every = "Sie entsteht aus den Einträgen der Chronik und aus content/site.yaml."
            return [Answer(f"Die Datei /{url} steht neben den Seiten. {every}")]

    near = meant(url, pages, 0)
    raise RefusedError(f"Eine Seite /{url} gibt es nicht. {near}".strip())


def _moved(traced: Traced, page: SitePage) -> list[Answer]:
    view = page.view(traced.edition)
    target = view.crumbs[-1]
    because = ""
    owner = next((e for e in traced.entries.values() if e.url == target.url), None)
    if owner:
        because = f", weil „former_ids“ in {owner.path} das so sagt"
    return [Answer(f"/{page.url} leitet um zu /{target.url} („{target.name}“){because}.")]


def _gone(traced: Traced, url: str) -> Answer:
    stone = traced.edition.chronicle.gone[url]
    line, _ = stone.at
    return Answer(f"/{url} gibt es nicht mehr, sagt {GONE}:{line}: „{stone.reason}“")


def _page(traced: Traced, page: SitePage) -> list[Answer]:
    view = page.view(traced.edition)
    entry = traced.entries.get(page.subject)
    what = f"{KINDS[entry.kind].german} " if entry else ""
    told = [Answer(f"/{page.url}: {what}„{view.title}“")]
    if entry:
        told += [Answer("Der Eintrag", (entry.path,)), *_beside(traced, entry)]
        others = dict.fromkeys(
            k for k in needs(traced.edition, page.subject) if k in traced.entries
        )
        others.pop(page.subject, None)
        told.append(Answer("Zeigt auch etwas aus", _paths(traced, others)))
    else:
        shown = [key for key, e in traced.entries.items() if e.url in repr(view)]
        told.append(Answer("Nennt", _paths(traced, shown)))
    told.append(Answer("Vorlagen", _templates(traced, view.template)))
    told.append(Answer("Einstellungen", ("content/site.yaml",)))
    return [one for one in told if one.lines or one is told[0]]


def _beside(traced: Traced, entry: AnyEntry) -> Iterator[Answer]:
    """What a record stands on: its sources with their texts, its images."""
    sources = [traced.entries[key] for key in _cited(entry) if key in traced.entries]
    if entry.kind == "sources":
        sources = []
        if entry.facts.file:
            yield Answer("Gespeicherter Text", (f"seeds/{entry.facts.file}",))
    lines = [f"{s.path}{f', Text: seeds/{s.facts.file}' if s.facts.file else ''}" for s in sources]
    yield Answer("Quellen", tuple(lines))
    yield Answer("Bilder", tuple(beside(entry.path, image.file) for image in entry.images))


def _cited(entry: AnyEntry) -> list[str]:
    keys = [key for key in entry.outline.refs if key.startswith("sources/")]
    keys += [f"sources/{c.source.removeprefix('sources/')}" for c in entry.prose.citations]
    return [*dict.fromkeys(keys)]


def _paths(traced: Traced, keys: Iterable[str]) -> tuple[str, ...]:
    return _some(sorted(traced.entries[key].path for key in keys))


def _some(lines: list[str]) -> tuple[str, ...]:
    rest = len(lines) - _MOST
    return (*lines[:_MOST], f"… und {rest} weitere") if rest > 0 else tuple(lines)


def _templates(traced: Traced, name: str) -> tuple[str, ...]:
    """The template, and those it extends and includes."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        path = f"templates/{waiting.pop(0)}"
        if path not in found and path in traced.rest:
            found[path] = None
            waiting += _USED.findall(traced.rest[path].decode("utf-8", "replace"))
    return tuple(found)


# --- a file -----------------------------------------------------------------------------------


def _file(traced: Traced, path: str) -> list[Answer]:
    entry = next((e for e in traced.entries.values() if e.path == path), None)
    if entry:
        return _record(traced, [entry], f"{path}: {KINDS[entry.kind].german} „{entry.name}“")
    if path.startswith("seeds/"):
        return _text(traced, path)
    if path.startswith("templates/") and path in traced.rest:
        return _template(traced, path)
    shown = [e for e in traced.entries.values() if path in _media_of(e)]
    if shown:
        return _record(traced, shown, f"{path}: {_what(path)}")
    if path == LEDGER:
        return [Answer(f"{path} zeigt keine Seite: Hier stehen die veröffentlichten Adressen.")]
    if path == GONE:
        urls = tuple(f"/{url}" for url in traced.edition.chronicle.gone)
        return [Answer(f"{path}: welche Seiten es nicht mehr gibt"), Answer("Daraus", urls)]
    if path in traced.rest:
        return [Answer(f"{path} wirkt auf jede Seite.")]
    if path in traced.edition.chronicle.gallery.files:
        return [Answer(f"{path} zeigt kein Eintrag.")]

    known = [*traced.rest, *(e.path for e in traced.entries.values())]
    near = meant(path, known, 0)
    raise RefusedError(f"Eine Datei {path} gibt es hier nicht. {near}".strip())


def _record(traced: Traced, entries: list[AnyEntry], title: str) -> list[Answer]:
    """Where records show: their own pages, then all others."""
    pages = pages_of(traced.edition)
    own = [f"/{entry.url}" for entry in entries]
    urls = {f"/{url}" for e in entries for url in showing(traced.edition, pages, e.key)}
    others = sorted(urls.difference(own))
    parts = (Answer("Eigene Seite", tuple(own)), Answer("Erscheint auch auf", _some(others)))
    return [Answer(title), *(part for part in parts if part.lines)]


def _media_of(entry: AnyEntry) -> list[str]:
    recorded = entry.facts.recording if entry.kind == "sources" else ""
    files = (*(image.file for image in entry.images), *((recorded,) if recorded else ()))
    return [beside(entry.path, file) for file in files]


def _what(path: str) -> str:
    return "eine Aufnahme" if is_recording(path) else "ein Bild"


def _text(traced: Traced, path: str) -> list[Answer]:
    sources = traced.edition.chronicle.of_kind["sources"]
    own = [s for s in sources if f"seeds/{s.facts.file}" == path]
    if own:
        names = ", ".join(source.path for source in own)
        return _record(traced, own, f"{path}: der Wortlaut von {names}")
    if path in traced.rest:
        return [Answer(f"{path} gehört zu keiner Quelle: Keine nennt sie unter „file“.")]
    near = meant(path, traced.rest, 0)
    raise RefusedError(f"Eine Datei {path} gibt es hier nicht. {near}".strip())


def _template(traced: Traced, path: str) -> list[Answer]:
    """The pages that are drawn with it: one of each kind tells for all."""
    urls: list[str] = []
    for kind in PAGES:
        subjects = [*kind.subjects(traced.edition)]
        if subjects:
            used = _templates(traced, kind.view(traced.edition, subjects[0]).template)
            urls += [f"/{kind.url(subject)}" for subject in subjects] if path in used else []
    if urls:
        return [Answer(f"{path}: eine Vorlage"), Answer("Damit gezeichnet", _some(urls))]
    is_block = path.startswith("templates/blocks/")
    where = "auf jeder Seite mit diesem Baustein" if is_block else "auf keiner Seite"
    return [Answer(f"{path} wirkt {where}.")]
