"""What the last build published, and how to know it again: which files may stay as they are.

A file's stamp tells that nobody has touched it; where it is too young for that, its content does.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chronik.language.tuples import NamedTuple
from chronik.system.ownership import MARKER, tree
from chronik.system.scan import Folders, Listing, Stamp, location, read, settled
from chronik.system.staging import Stage, same_file
from chronik.words.diagnostics import Diagnostic
from chronik.words.digests import digest_of
from chronik.words.pieces import Former, Places


class Output(NamedTuple):
    """A published file: how to know it again, and the view it was made from."""

    file: tuple[int, ...]
    # of its content; b"" where the file was old enough for its stamp to be trusted, as nearly all
    # are
    digest: bytes
    signature: bytes
    parts: int
    pieces: Places = ()  # of a composed file


Stamped = tuple[Stamp, bytes]  # how an input is known again, and the digest of its content


class Last(NamedTuple):
    """The last build that was published; its stamps count from the moments (nanoseconds) they were
    taken.
    """

    key: bytes
    seen: int  # inputs
    done: int  # outputs
    inputs: dict[str, Stamped]
    outputs: dict[str, Output]
    problems: tuple[Diagnostic, ...]
    pages: int
    marker: bytes  # digest of the file that lists what is ours
    search: bool  # whether there is a full-text index among the outputs
    head: str  # the commit that was checked out, and where in its tree the content lies
    numbers: Mapping[str, int]  # of the records in the full-text index
    proofs: tuple[int, int] = (0, 0)  # claims that were checked, and that only cite

    def __reduce__(self) -> tuple[Any, ...]:
        """Kept with bare tuples in place of the outputs: there are thousands, and named ones take
        four times as long.
        """
        return _last, (
            *self[:4],
            {path: tuple(output) for path, output in self.outputs.items()},
            *self[5:],
        )

    def pieces(self, path: str) -> Places:
        """Of a composed file that stays as it is."""
        return self.outputs[path].pieces if path in self.outputs else ()


def _last(*fields: Any) -> Last:
    last = Last(*fields)
    return last._replace(outputs={path: Output(*row) for path, row in last.outputs.items()})


NEVER = Last(b"", 0, 0, {}, {}, (), 0, b"", False, "", {})


def same_inputs(
    folders: Folders, found: Listing, inputs: Mapping[str, Stamped], taken: int
) -> bool:
    """Whether the files are those that were seen at that moment; what is too young for its stamp is
    read.
    """
    if found.problems or found.stamps.keys() != inputs.keys():
        return False
    for path, stamp in found.stamps.items():
        known, digest = inputs[path]
        if (
            not (stamp == known and settled(stamp, taken))
            and digest_at(location(folders, path)) != digest
        ):
            return False
    return True


def nothing_new(folders: Folders, found: Listing, last: Last) -> bool:
    """Whether all inputs and outputs are those of the last build."""
    if not same_inputs(folders, found, last.inputs, last.seen):
        return False
    published = tree(folders.output)
    if digest_at(folders.output / MARKER) != last.marker:
        return False
    return all(_untouched(folders, path, published.get(path), last) for path in last.outputs)


def _untouched(folders: Folders, path: str, stamp: Stamp | None, last: Last) -> bool:
    """Whether a published file is still what was published."""
    output = last.outputs[path]
    if stamp is None or same_file(stamp) != output.file:
        return False
    return not is_young(output, last.done) or digest_at(folders.output / path) == output.digest


def is_young(output: Output, done: int) -> bool:
    """Whether the file was written so shortly before that moment that its stamp alone cannot tell
    it from another.
    """
    return not settled((output.file[0], 0, 0, 0), done)


class PublishedSite(NamedTuple):
    """The site as the last build published it, beside the tree that is staged to take its place."""

    folders: Folders
    staged: Stage
    last: Last

    def parts(self, path: str, signature: bytes) -> int:
        """How many pages the view has that this published page was made from, 0 when it was made
        from another or was tampered with.
        """
        output = self.last.outputs.get(path)
        if output is None or output.signature != signature or not self._stands(path):
            return 0
        return output.parts

    def file(self, path: str) -> Former:
        """A composed file; an empty one when it was none, or was tampered with."""
        output = self.last.outputs.get(path)
        if output is None or not output.pieces or not self._stands(path):
            return Former()
        try:
            data = read(self.folders.output / path)
        except OSError:
            return Former()
        return Former(data, {signature: (start, stop) for signature, start, stop in output.pieces})

    @property
    def numbers(self) -> Mapping[str, int]:
        """Of the records in the search index."""
        return self.last.numbers

    def under(self, folder: str) -> dict[str, bytes]:
        """The signatures of the files in a folder; none where one is not as it was published."""
        outputs = self.last.outputs
        found = {path: o.signature for path, o in outputs.items() if path.startswith(folder)}
        return found if all(map(self._stands, found)) else {}

    def data(self, path: str) -> bytes:
        """What a published file holds."""
        return read(self.folders.output / path)

    def _stands(self, path: str) -> bool:
        front = self.staged.front
        return path in self.staged.ours and _untouched(
            self.folders, path, front.get(path), self.last
        )


def digest_at(path: Path) -> bytes:
    try:
        return digest_of(read(path))
    except OSError:
        return b""
