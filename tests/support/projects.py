"""Chronicles in a temporary folder, and the real command run on them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from tests.support.places import ROOT, WORLDS
from tests.support.ready import ready


class Done(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


class Project(NamedTuple):
    """A chronicle in a folder of its own, built with the templates and assets of the repository."""

    root: Path
    search: bool = False  # whether builds make the full-text index, which costs time

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, path: str, content: str | bytes) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def command(self, *arguments: str) -> list[str]:
        """The words that run build.py on this project; an argument given again later wins."""
        places = [word for name in ("content", "seeds") for word in (f"--{name}", str(self.root / name))]
        word, *rest = arguments or ("build",)
        own = ["--cache", str(self.root / ".cache"), "--jobs", "1"]
        own += ["--output", str(self.site)] if word != "serve" else []  # which has a folder of its own
        return [sys.executable, str(ROOT / "build.py"), word, *places, *own, *([] if self.search else ["--no-search"]), *rest]

    def run(self, *arguments: str, cwd: Path | None = None, timeout: float = 60, **environment: str) -> Done:
        """A process for itself; the real command from its start where it is given an environment."""
        if environment:
            command, env = self.command(*arguments), {**os.environ, **environment}
            done = subprocess.run(command, cwd=cwd or self.root, env=env, capture_output=True, timeout=timeout, check=False)
            return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
        return program(*self.command(*arguments)[2:], cwd=cwd or self.root, timeout=timeout)

    def built(self, *arguments: str, **environment: Any) -> dict[str, bytes]:
        """The site after a build that must succeed."""
        done = self.run("build", *arguments, **environment)
        assert done.code == 0, done.out + done.err
        return tree(self.site)

    def built_anew(self) -> dict[str, bytes]:
        """The site of a clean build: nothing is published, nothing remembered."""
        for folder in (self.site, self.root / ".cache"):
            shutil.rmtree(folder)
        return self.built()


def program(*arguments: str, cwd: Path, timeout: float = 60) -> Done:
    """What build.py gives for these arguments, in a process of its own."""
    with NamedTemporaryFile() as out, NamedTemporaryFile() as err:
        code = ready().run([*arguments], cwd, timeout, out, err)
        return Done(code, out.read().decode(), err.read().decode())


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path; folders themselves are not listed."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def project(root: Path, world: str = "family") -> Project:
    """A copy of a world, ready to be edited."""
    shutil.copytree(WORLDS / world, root, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    return Project(root)
