"""The package as it is built, and fresh environments that hold it without the checkout.

What chronik needs is not downloaded again: a `.pth` file in the fresh environment leads to the libraries of the one the tests run
in. chronik itself is not among them, so what is imported as chronik comes from the wheel.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from chronik.system.packing import installed_wheel
from tests.support.places import ROOT
from tests.support.projects import Done

OFFLINE = ("--quiet", "--disable-pip-version-check", "--no-index", "--no-deps")
VERSION = "0.1.0"
WHEEL = f"chronik-{VERSION}-py3-none-any.whl"


def clean() -> dict[str, str]:
    """The surroundings without what leads to this checkout or this environment."""
    ours = ("PYTHON", "PIP_", "VIRTUAL_ENV", "GITHUB_", "CI", "MAKE", "MFLAGS")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def built(folder: Path, target: str = "wheel", source: Path = ROOT) -> Path:
    """The wheel or sdist of a source tree, by the backend that pyproject.toml names."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, env=clean(), capture_output=True, check=True)
    (made,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return made


def environment(folder: Path, *requirements: str) -> Path:
    """A fresh environment with that installed; its folder of commands."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (libraries,) = folder.glob("lib/python*/site-packages")
    (libraries / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python")]
    words = [*pip, "install", *OFFLINE, "--no-build-isolation", *requirements]
    done = subprocess.run(words, env=clean(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return folder / "bin"


def call(*command: str | Path, cwd: Path, **variables: str) -> Done:
    """A command in surroundings that know nothing of the checkout."""
    done = subprocess.run([str(word) for word in command], cwd=cwd, env=clean() | variables, capture_output=True, timeout=120, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def held(wheel: Path) -> dict[str, bytes]:
    """What a wheel holds, but for the notes about it."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name}


def offline(chronicle: Path, wheels: Path) -> dict[str, str]:
    """Lets an initialised chronicle be set up without an index: what lets pip find these wheels.

    They are packed from the libraries of this environment and have other checksums than those of the index; the chronicle's
    requirements get theirs, so that pip compares them all the same.
    """
    text = (chronicle / "requirements.txt").read_text("utf-8")
    for name, version in re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", text):
        wheel = installed_wheel(name)
        assert wheel
        wheels.mkdir(exist_ok=True)
        (wheels / wheel.name).write_bytes(wheel.data)
        digest = hashlib.sha256(wheel.data).hexdigest()
        text = re.sub(rf"(?m)^{name}=={re.escape(version)}(?: \\\n +--hash=\S+)+", f"{name}=={version} --hash=sha256:{digest}", text)
    (chronicle / "requirements.txt").write_text(text, "utf-8")
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_NO_COMPILE": "1"}
