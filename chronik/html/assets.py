"""Files of assets/ as they are published, at addresses with the version of their content. Pure.

A browser may keep such an address for good. It takes what a script imports by the address that
stands in the script: so that gets its version too, and a script has another one when what it
imports has. An import map would have to stand in every page and in its security policy; a plain
address would be kept from one version of the site to the next.

Lines of a script that are comments alone are for those who read it here; they are not published.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from chronik.language.patterns import late
from chronik.words.digests import digest_of

_FOLDER = "assets/"
_COMMENT = late(rb"^[ \t]*(?://[ ].*|/\*\*[ ].*\*/)\n", re.MULTILINE)
_IMPORT = late(rb'(\b(?:from|import)[ (]*"\./)([^"?#]+)"')


def published(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those that lie in assets/, by path; scripts name each other with their versions."""
    done: dict[str, bytes] = {}

    def finish(path: str) -> bytes:
        if path not in done:
            done[path] = files[path]  # what a script sees of itself that imports it back
            if path.endswith(".js"):
                folder = path.rpartition("/")[0]
                script = _COMMENT.sub(b"", files[path])
                done[path] = _IMPORT.sub(lambda found: name(found, folder), script)
        return done[path]

    def name(found: re.Match[bytes], folder: str) -> bytes:
        path = f"{folder}/{found[2].decode('utf-8', 'replace')}"
        version = f"?v={_version(finish(path))}" if path in files else ""
        return b'%b%b%b"' % (found[1], found[2], version.encode())

    return {path: finish(path) for path in files if path.startswith(_FOLDER)}


def versioned(files: Mapping[str, bytes]) -> dict[str, str]:
    """Name in assets/ -> address from the site's root, of published files."""
    named = ((path.removeprefix(_FOLDER), path, data) for path, data in files.items())
    return {name: f"{path}?v={_version(data)}" for name, path, data in named}


def _version(data: bytes) -> str:
    return digest_of(data).hex()[:8]
