"""A chronicle of one's own: the files it starts with.

They lie in `chronik/starter/`; a name that begins with „dot-“ begins with a dot there. Added are
the schemas for editors, the pinned libraries, and where the program comes from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from chronik import VERSION
from chronik.door.arguments import WrongUseError
from chronik.door.program import PACKAGE, ROOT, packaged
from chronik.language.tuples import NamedTuple
from chronik.system.packing import NotBuiltError, WheelFile, built_wheel, installed_wheel

STARTER = PACKAGE / "starter"
_NEXT = """\
Angelegt: {folder} mit einer leeren Chronik.

Weiter geht es dort:
    cd {folder}
    make serve                ansehen, was da ist
    content/site.yaml         der Name der Chronik, ihre Arten und Rollen
    beispiel/                 eine kleine fertige Chronik zum Abschreiben
    README.md                 der erste Eintrag, und wie sie ins Netz kommt
"""
_COMMIT = re.compile(r"git\+[a-z+]+://\S+@[0-9a-f]{40}")
_HASHED = re.compile(r"(?P<what>https?://\S+|chronik==\S+?)#sha256=(?P<sum>[0-9a-f]{64})")
_NO_COMMIT = """\
Die Adresse nennt keinen Commit: so baute die Chronik morgen mit etwas anderem.
So schreiben: git+{plain}@<40 Zeichen>. Den neuesten nennt: git ls-remote {plain} HEAD"""
_NO_SUM = """\
Zu {address} fehlt die Prüfsumme.
So schreiben: {address}#sha256=<64 Zeichen>. Sie steht beim Paket, oder: pip hash DATEI"""
_NO_ADDRESS = """\
„{address}“ ist keine Adresse, von der sich das Programm holen lässt. Möglich sind:
    git+https://…@COMMIT
    https://….whl#sha256=…
    chronik==FASSUNG#sha256=…"""


class Origin(NamedTuple):
    """Where a chronicle has the program from."""

    pinned: str = ""  # a requirement with its hash
    unpinned: str = ""  # one that can have none
    wheel: WheelFile | None = None  # a file that lies in the chronicle


def begin(folder: Path, origin: Callable[[], Origin]) -> int:
    """Write them, and say how to go on. Raises WrongUseError, OSError."""
    _refuse_what_is_there(folder)

    for path, data in first_files(origin()).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    print(_NEXT.format(folder=folder), end="")
    return 0


def _refuse_what_is_there(folder: Path) -> None:
    """Raises WrongUseError unless the folder is new or empty; a fresh clone holds `.git` alone."""
    if folder.exists() and not folder.is_dir():
        raise WrongUseError(f"{folder} ist eine Datei. Einen neuen Ordner nennen.")
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if there not in ([], [".git"]):
        few = ", ".join(there[:3]) + (" …" if len(there) > 3 else "")
        raise WrongUseError(f"{folder} ist nicht leer ({few}). Einen neuen Ordner nennen.")


def first_files(origin: Origin) -> dict[str, bytes]:
    """What a new chronicle consists of, by path."""
    from chronik.door.schemas import schemas

    files = {_shown(path): path.read_bytes() for path in sorted(STARTER.rglob("*")) if _ours(path)}
    for kind, text in schemas().items():
        files[f".vscode/schema/{kind}.json"] = text.encode()
    if origin.wheel:
        files[f"wheels/{origin.wheel.name}"] = origin.wheel.data
    if origin.unpinned:
        files["chronik.txt"] = f"{_NO_HASH}{origin.unpinned}\n".encode()
    files["requirements.txt"] = _requirements(origin).encode()
    return files


def _ours(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def _shown(path: Path) -> str:
    parts = (re.sub(r"^dot-", ".", part) for part in path.relative_to(STARTER).parts)
    return "/".join(parts)


_NO_HASH = """\
# Das Programm selbst. Zu einer Adresse in git nimmt pip keine Prüfsumme an; dafür steht der Commit.
"""
_HEAD = f"""\
# Das Programm chronik {VERSION} und alles, was es braucht, mit Prüfsummen.
# Einrichten: make environment, oder: python -m pip install --require-hashes -r requirements.txt
"""


def _requirements(origin: Origin) -> str:
    lock = (packaged() / "requirements.lock").read_text("utf-8")
    libraries = "".join(line for line in lock.splitlines(True) if not line.startswith("#"))
    program = f"{origin.pinned}\n" if origin.pinned else "# Das Programm selbst: chronik.txt\n"
    return f"{_HEAD}{program}{libraries}"


# --- where the program comes from -----------------------------------------------------------------


def from_wheel(wheel: WheelFile) -> Origin:
    digest = hashlib.sha256(wheel.data).hexdigest()
    return Origin(f"./wheels/{wheel.name} \\\n    --hash=sha256:{digest}", wheel=wheel)


def from_file(file: Path) -> Origin:
    """A wheel that lies somewhere. Raises WrongUseError."""
    if not re.fullmatch(r"chronik-[^-]+-py3-none-any\.whl", file.name) or not file.is_file():
        what = "ist keine Datei chronik-….whl" if file.is_file() else "gibt es nicht"
        raise WrongUseError(f"{file} {what}. Ein Paket macht: python -m pip wheel --no-deps .")
    return from_wheel(WheelFile(file.name, file.read_bytes()))


def from_address(address: str) -> Origin:
    """An address of git with a commit, or of a file or an index with a checksum. Raises
    WrongUseError.
    """
    if found := _HASHED.fullmatch(address):
        what = found["what"]
        place = what if what.startswith("chronik==") else f"chronik @ {what}"
        return Origin(f"{place} \\\n    --hash=sha256:{found['sum']}")
    if _COMMIT.fullmatch(address):
        return Origin(unpinned=address)

    plain = re.sub(r"@[^/@]*$", "", address.removeprefix("git+"))
    if address.startswith("git+"):
        raise WrongUseError(_NO_COMMIT.format(plain=plain))
    is_known = address.startswith(("http://", "https://", "chronik=="))
    raise WrongUseError((_NO_SUM if is_known else _NO_ADDRESS).format(address=address))


def from_here() -> Origin:
    """The program that is running. Raises WrongUseError where it cannot be packed."""
    wheel = None if (ROOT / "pyproject.toml").is_file() else installed_wheel("chronik")
    try:
        return from_wheel(wheel or built_wheel(ROOT))
    except (NotBuiltError, OSError) as fault:
        why = str(fault).rpartition("\n")[2]
        another = "Mit --wheel ein fertiges Paket nennen, mit --from eine Adresse."
        raise WrongUseError(f"Das Programm lässt sich nicht packen: {why}\n{another}") from fault
