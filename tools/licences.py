"""Writes LICENCES.md, which names what a release ships of others, and under which licence.

    python -m tools.licences            write it
    python -m tools.licences --check    exit 1 where it is out of date

What has no licence that is known and allowed is told, and nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tools.shipped import (
    FOREIGN,
    LOCK,
    ROOT,
    UnknownLicenceError,
    check_files,
    files_of,
    packages,
    tracked,
)

PAGE = ROOT / "LICENCES.md"
HEAD = """\
# Licences of what is shipped

The generator is under the [MIT licence](LICENSE). What of a release others made is listed here,
with the [SPDX](https://spdx.org/licenses/) identifier of its licence. `make licences` writes this
page from `requirements.lock`, the metadata of the packages and `tools/shipped.py`, and stops where
a licence is not known or not allowed.

## Packages

A release installs these, and no others, with the versions and checksums of `requirements.lock`.
Their licence texts come with them.

| package | version | licence |
| --- | --- | --- |
"""
FILES = """
## Files

| what | version | licence | makers | files |
| --- | --- | --- | --- | --- |
"""
FOOT = """
The text of OFL-1.1 stands in [assets/fonts/OFL.txt](assets/fonts/OFL.txt), that of MIT, with other
makers, in [LICENSE](LICENSE). All other files in `assets/`, `templates/` and `chronik/` were made
for this project. The texts in `content/` and `seeds/` are no part of a release of the generator.
"""


def page() -> str:
    """The page as it should be. Raises UnknownLicenceError."""
    paths = tracked()
    check_files(paths, lambda path: (ROOT / path).read_bytes())
    pinned = packages(LOCK.read_text("utf-8"))
    rows = [
        f"| [{one.name}](https://pypi.org/project/{one.name}/) | {one.version} | {one.licence} |\n"
        for one in pinned
    ]
    others = [
        f"| [{one.name}]({one.origin}) | {one.version} | {one.licence} | {one.makers} "
        f"| {', '.join(f'`{path}`' for path in files_of(one, paths))} |\n"
        for one in FOREIGN
    ]
    return "".join([HEAD, *rows, FILES, *others, FOOT])


def main(arguments: Sequence[str]) -> int:
    try:
        wanted = page()
    except UnknownLicenceError as fault:
        print(fault, file=sys.stderr)
        return 1
    if "--check" not in arguments:
        PAGE.write_text(wanted, "utf-8")
    if PAGE.read_text("utf-8") != wanted:
        print(f"{PAGE.name} is out of date: make licences", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
