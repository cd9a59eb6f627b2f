"""The miniature worlds of the tests as demonstration sites.

    python -m tools.demo [FOLDER]

Builds each into FOLDER (`demo/` by default) under its name, and writes an `index.html` that leads
to them. Warnings fail: who looks at these sites shall see nothing that is unfinished.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

from chronik.records.settings.site import read_site
from tools.shipped import ROOT

WORLDS = ROOT / "tests" / "worlds"
_PAGE = """\
<!doctype html>
<html lang="de">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Musterchroniken</title>
<style>
body {{ font: 1.1rem/1.5 serif; max-width: 38rem; margin: 3rem auto; padding: 0 1rem }}
li {{ margin-bottom: 1rem }}
</style>
<h1>Musterchroniken</h1>
<p>Kleine Chroniken zum Ansehen. Orte, Menschen und Quellen darin sind erfunden.</p>
<ul>
{rows}
</ul>
</html>
"""


def worlds() -> list[Path]:
    """The folder of each world, those with most records first."""
    found = [path.parent for path in WORLDS.glob("*/content")]
    return sorted(found, key=lambda world: (-sum(1 for _ in world.rglob("content/*/*")), world))


def demonstrate(some: Iterable[Path], folder: Path) -> int:
    """Builds these worlds below the folder, and what leads to them; the exit code of a build that
    failed, else 0.
    """
    built = [*some]
    for world in built:
        code = _build(world, folder / world.name)
        if code:
            return code
    (folder / "index.html").write_text(index(built), encoding="utf-8")
    print(f"{folder / 'index.html'}: {len(built)}")
    return 0


def index(some: Iterable[Path]) -> str:
    """The page that names these worlds and leads to them, also without a server."""
    return _PAGE.format(rows="\n".join(map(_row, some)))


def _row(world: Path) -> str:
    path = world / "content" / "site.yaml"
    site, _ = read_site(str(path), path.read_text("utf-8"))
    link = f'<a href="{world.name}/index.html">{escape(site.title)}</a>'
    return f"<li>{link}{site.description and f'<br>{escape(site.description)}'}</li>"


def _build(world: Path, output: Path) -> int:
    output.parent.mkdir(parents=True, exist_ok=True)
    own = [word for name in ("content", "seeds") for word in (f"--{name}", str(world / name))]
    command = [sys.executable, str(ROOT / "build.py"), "build", "--strict", "--no-cache", *own]
    return subprocess.run([*command, "--output", str(output)], check=False).returncode


if __name__ == "__main__":
    sys.exit(demonstrate(worlds(), Path(*sys.argv[1:]) if sys.argv[1:] else ROOT / "demo"))
