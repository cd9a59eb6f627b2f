"""What the pages of the desk ask, by name: `ANSWERS`. Only `save`, `create` and `store` write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chronik.desk.changes.altering import altered
from chronik.desk.datetyped import date_typed
from chronik.desk.marked.choosing import Completed, PassageMark, choices_of, claimed_by_hand
from chronik.desk.naming import names_typed
from chronik.desk.newrecords import NewRecord, new_record, stub
from chronik.desk.overview import first_page_of_desk
from chronik.desk.sheet import Opened, contact_marks, sheet
from chronik.desk.stored.pasting import Wanted, pasted, to_store
from chronik.desk.stored.proposals import proposals
from chronik.door.desk.asked import (
    AskedWronglyError,
    group_in,
    list_in,
    number_in,
    text_in,
)
from chronik.door.desk.library import Library
from chronik.door.desk.writing import DeskFiles, base_of
from chronik.evidence.stored.marks import UnreadableError
from chronik.evidence.stored.reading import is_stored_text, words_of_file
from chronik.records.keys import KINDS
from chronik.system.scan import Folders

Wishes = dict[str, Any]
_MOST = 200  # operations of one request


class Questions:
    """Answers from the files as they are now. `is_saved` is called when one was written."""

    def __init__(self, folders: Folders, is_saved: Callable[[], None]) -> None:
        self._files = DeskFiles(folders)
        self._library = Library(folders)
        self._tell = is_saved

    def warm(self) -> None:
        """Read and load what the first question would wait for."""
        self.list({})
        pasted(self._library.shelf(), "Am 3. Mai 1921 sprach Frau Dr. Anna Muster vor 80 Gästen.")

    def look_again(self) -> None:
        """Somebody changed something."""
        self._library.look_again()

    def _is_saved(self) -> None:
        self._library.look_again()
        self._tell()

    # --- a record -----------------------------------------------------------------------------

    def open(self, words: Wishes) -> Any:
        if "new" in words:
            return self._begun(words)
        path = text_in(words, "path")
        text = self._files.text(path)
        if text is None or not path.startswith("content/"):
            raise AskedWronglyError(404, f"{path} gibt es nicht (mehr).")
        return sheet(self._library.shelf(), Opened(path, text, base_of(text.encode())))

    def _begun(self, words: Wishes) -> Any:
        """A record that is not written yet."""
        shelf, source = self._library.shelf(), text_in(words, "source", otherwise="")
        more = {"sources": [source]} if source else {}
        new = new_record(shelf, _kind_in(words, "new"), text_in(words, "name"), more)
        return sheet(shelf, Opened(new.path, new.text, ""))

    def change(self, words: Wishes) -> Any:
        draft, operations = self._opened(words), list_in(words, "do")
        if len(operations) > _MOST:
            raise AskedWronglyError(400, "Das sind zu viele Änderungen auf einmal.")
        raw = altered(draft.path, draft.raw, operations)
        return sheet(self._library.shelf(), draft._replace(raw=raw))

    def save(self, words: Wishes) -> Any:
        draft = self._opened(words)
        written = self._files.saved(draft.path, draft.raw, draft.base)
        self._is_saved()
        saved = draft._replace(raw=written.decode(), base=base_of(written))
        found = sheet(self._library.shelf(), saved)
        return {"base": saved.base, "sheet": found, "address": found["address"]}

    def _opened(self, words: Wishes) -> Opened:
        path = self._record_path(words)
        return Opened(path, text_in(words, "text"), text_in(words, "base", otherwise=""))

    def _record_path(self, words: Wishes) -> str:
        path = text_in(words, "path")
        self._files.place(path)
        if not path.startswith("content/"):
            raise AskedWronglyError(400, "Gespeicherte Texte bleiben, wie sie sind.")
        return path

    # --- what is marked or typed --------------------------------------------------------------

    def marked(self, words: Wishes) -> Any:
        return choices_of(self._library.shelf(), self._mark(words))

    def claim(self, words: Wishes) -> Any:
        """A choice that was completed by hand, in the text."""
        shelf, mark, draft = self._library.shelf(), self._mark(words), self._opened(words)
        wish = Completed(
            text_in(words, "as"),
            text_in(words, "target", otherwise=""),
            text_in(words, "name", otherwise=""),
            text_in(words, "role", otherwise=""),
            text_in(words, "capacity") if "capacity" in words else None,
            text_in(words, "value", otherwise=""),
            group_in(words, "more") or None,
        )
        claimed = claimed_by_hand(shelf, mark, wish)
        found = sheet(shelf, draft._replace(raw=altered(mark.path, mark.text, claimed.do)))
        way = _way_of(found, claimed.field)
        return found | {"claim": way, "agrees": claimed.agrees, "said": claimed.said}

    def _mark(self, words: Wishes) -> PassageMark:
        draft = self._opened(words)
        start, end = number_in(words, "start"), number_in(words, "end")
        return PassageMark(draft.path, draft.raw, text_in(words, "source"), start, end)

    def names(self, words: Wishes) -> Any:
        typed, near = text_in(words, "typed"), text_in(words, "near", otherwise="")
        kind = _kind_in(words, "kind") if words.get("kind") else ""
        return names_typed(self._library.shelf(), kind, typed, near)

    def date(self, words: Wishes) -> Any:
        return date_typed(text_in(words, "typed"), text_in(words, "published", otherwise=""))

    # --- what is new --------------------------------------------------------------------------

    def create(self, words: Wishes) -> Any:
        """A record of a few lines, written at once, so that a claim can refer to it."""
        shelf, source = self._library.shelf(), text_in(words, "source", otherwise="")
        kind, name = _kind_in(words, "kind"), text_in(words, "name")
        named = {"sources": [source]} if f"sources/{source}" in shelf.entries else {}
        new = stub(shelf, kind, name, {**group_in(words, "more"), **named})
        self._make(new, {}, {})
        return {"id": new.id, "path": new.path, "name": name}

    def paste(self, words: Wishes) -> Any:
        return pasted(self._library.shelf(), text_in(words, "text"))

    def store(self, words: Wishes) -> Any:
        """A pasted text and its record, both or none."""
        wanted = Wanted(
            text_in(words, "text"),
            text_in(words, "file"),
            text_in(words, "title"),
            text_in(words, "publisher", otherwise=""),
            text_in(words, "date", otherwise=""),
            [one for one in list_in(words, "redact") if type(one) is int],
            group_in(words, "more"),
        )
        both = to_store(self._library.shelf(), wanted)
        path = f"seeds/{both.seed}"
        former = {} if both.former is None else {path: both.former}
        self._make(both.record, {path: both.data}, former)
        return {"seed": both.seed, "source": both.record.id, "path": both.record.path}

    def _make(self, new: NewRecord, more: dict[str, bytes], former: dict[str, bytes]) -> None:
        self._files.made({**more, new.path: new.text.encode()}, former)
        self._is_saved()

    def draft(self, words: Wishes) -> Any:
        into = group_in(words, "into")
        stated = (self._record_path(into), text_in(into, "text")) if into else None
        return proposals(self._library.shelf(), text_in(words, "seed"), stated)

    # --- what there is ------------------------------------------------------------------------

    def list(self, words: Wishes) -> Any:
        return first_page_of_desk(self._library.shelf(), self._library.latest())

    def seed(self, words: Wishes) -> Any:
        file = text_in(words, "file")
        shelf = self._library.shelf()
        data = shelf.seeds.get(file)
        if data is None or not is_stored_text(file):
            raise AskedWronglyError(404, f"seeds/{file} gibt es nicht (mehr).")
        try:
            original = words_of_file(file, data).text
        except UnreadableError as fault:
            raise AskedWronglyError(409, f"seeds/{file} {fault.message} {fault.hint}") from None
        source = shelf.source_of(file)
        name = source.name if source else file
        return {"text": original, "name": name, "contacts": contact_marks(original)}


def _kind_in(words: Wishes, name: str) -> str:
    kind = text_in(words, name)
    if kind not in KINDS:
        raise AskedWronglyError(400, "Diese Art von Eintrag gibt es nicht.")
    return kind


def _way_of(found: dict[str, Any], field: str) -> list[Any]:
    """The claim that was put in: of a list the last."""
    box = next((one for one in found["fields"] if one["name"] == field), None)
    if box is None:
        return []
    items = box.get("items", []) if box["widget"] == "list" else []
    return items[-1]["at"] if items else box["at"]  # type: ignore[no-any-return]


ANSWERS: dict[str, Callable[[Questions, Wishes], Any]] = {
    name: getattr(Questions, name)
    for name in (
        "open",
        "change",
        "save",
        "marked",
        "claim",
        "names",
        "date",
        "create",
        "paste",
        "store",
        "draft",
        "list",
        "seed",
    )
}
