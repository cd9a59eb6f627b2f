"""Writes what a release is made of as a CycloneDX 1.6 bill of materials, in JSON.

    python -m tools.sbom FILE

Packages with their purl, licence and the SHA-256 of their files in the index, as requirements.lock
pins them; files of others with their own. Same input, same bytes: no clock, and the serial number
is made of the content (RFC 9562, version 5).
"""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any

from tools.shipped import FOREIGN, LOCK, ROOT, Foreign, Package, files_of, packages, tracked

PROJECT = "https://pypi.org/project/{}/{}/"


def bill() -> dict[str, Any]:
    """The whole document. Raises UnknownLicenceError."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = packages(LOCK.read_text("utf-8"))
    direct = {line.partition(">=")[0] for line in about["dependencies"]}
    own = _own(about)
    parts = [*map(_package, pinned), *(part for one in FOREIGN for part in _files(one))]
    asked = [own["bom-ref"], *(_reference(one) for one in pinned if one.name in direct)]
    body = {
        "metadata": {"component": own},
        "components": parts,
        "dependencies": [_depends(asked), *(_depends(_needed(one, pinned)) for one in pinned)],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}"}
    return {**head, "version": 1, **body}


def _own(about: dict[str, Any]) -> dict[str, Any]:
    purl = f"pkg:pypi/{about['name']}@{about['version']}"
    own = {"type": "application", "bom-ref": purl, "name": about["name"]}
    more = {"version": about["version"], "description": about["description"]}
    return {**own, **more, "licenses": _licences(about["license"]), "purl": purl}


def _reference(package: Package) -> str:
    return f"pkg:pypi/{package.name}@{package.version}"


def _package(package: Package) -> dict[str, Any]:
    files = {
        "type": "distribution",
        "url": PROJECT.format(package.name, package.version),
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.digests],
    }
    return {
        "type": "library",
        "bom-ref": _reference(package),
        "name": package.name,
        "version": package.version,
        "licenses": _licences(package.licence),
        "purl": _reference(package),
        "externalReferences": [files],
    }


def _files(foreign: Foreign) -> list[dict[str, Any]]:
    return [
        {
            "type": "file",
            "bom-ref": path,
            "name": path,
            "version": foreign.version,
            "description": foreign.name,
            "hashes": [{"alg": "SHA-256", "content": _digest(ROOT / path)}],
            "licenses": _licences(foreign.licence),
            "copyright": foreign.makers,
            "externalReferences": [{"type": "website", "url": foreign.origin}],
        }
        for path in files_of(foreign, tracked())
    ]


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _licences(expression: str) -> list[dict[str, Any]]:
    if " " in expression:
        return [{"expression": expression}]
    is_listed = not expression.startswith("LicenseRef-")
    return [{"license": {"id" if is_listed else "name": expression}}]


def _needed(package: Package, pinned: tuple[Package, ...]) -> list[str]:
    needed = [_reference(one) for one in pinned if one.name in package.needs]
    return [_reference(package), *needed]


def _depends(references: list[str]) -> dict[str, Any]:
    first, *others = references
    return {"ref": first, "dependsOn": others}


def written() -> str:
    return json.dumps(bill(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(written(), "utf-8")
