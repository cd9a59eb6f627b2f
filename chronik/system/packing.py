"""A program as a wheel: packed again from the files that pip installed, or built from its source.

The same files give the same bytes. A wheel is a zip file with a list of checksums (PEP 427).
"""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from chronik.language.tuples import NamedTuple

_NOTES_OF_PIP = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
_OLDEST = (1980, 1, 1, 0, 0, 0)  # no zip file knows an older day
_MODE = 0o100644 << 16


class WheelFile(NamedTuple):
    name: str
    data: bytes


class NotBuiltError(Exception):
    """The source could not be built; what was tried said why."""


def installed_wheel(project: str) -> WheelFile | None:
    """The project as it is installed; None where it is not, or only linked to its source."""
    try:
        found = distribution(project)
    except PackageNotFoundError:
        return None
    files = {path.as_posix(): path for path in found.files or () if _belongs(path.as_posix())}
    if not any(path.endswith(".py") for path in files):
        return None
    kept = {path: Path(str(file.locate())).read_bytes() for path, file in files.items()}
    return WheelFile(_file_name(found), zipped(kept))


def _belongs(path: str) -> bool:
    """Whether a file came with the wheel, and was not made when it was installed."""
    folder, _, name = path.rpartition("/")
    if path.startswith("../") or "__pycache__" in folder:
        return False
    return not (folder.endswith(".dist-info") and name in _NOTES_OF_PIP)


def _file_name(found: Distribution) -> str:
    notes = found.read_text("WHEEL") or ""
    tags = [line[5:].split("-") for line in notes.splitlines() if line.startswith("Tag: ")]
    tag = "-".join(".".join(dict.fromkeys(parts)) for parts in zip(*tags, strict=True))
    project = found.metadata["Name"].replace("-", "_").replace(".", "_")
    return f"{project}-{found.version}-{tag}.whl"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The wheel of these files, with the list of their checksums as its last."""
    (notes,) = {path.partition("/")[0] for path in files if ".dist-info/" in path}
    record = f"{notes}/RECORD"
    rows = [f"{path},sha256={_sum(data)},{len(data)}" for path, data in sorted(files.items())]
    listed = "".join(f"{row}\n" for row in (*rows, f"{record},,"))

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in (*sorted(files.items()), (record, listed.encode())):
            entry = zipfile.ZipInfo(path, _OLDEST)
            entry.external_attr, entry.compress_type = _MODE, zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _sum(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def built_wheel(source: Path) -> WheelFile:
    """The project that lies in that folder. Raises NotBuiltError."""
    with TemporaryDirectory() as scratch:
        backend = ("hatchling", "build", "--target", "wheel", "--directory", scratch)
        pip = ("pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", scratch, str(source))
        said = ""
        for command in (backend, pip):  # pip would fetch the backend first
            words = [sys.executable, "-m", *command]
            done = subprocess.run(words, cwd=source, capture_output=True, text=True, check=False)
            for made in Path(scratch).glob("*.whl"):
                return WheelFile(made.name, made.read_bytes())
            said = done.stderr.strip()
        raise NotBuiltError(said)
