#!/usr/bin/env python3
"""How long it takes from a save to the open page: `serve` on a synthetic chronicle, seen by a real browser.

    python bench/preview.py [--sizes 100 1000] [--saves 20]

Needs the development environment and Chromium. Between two saves two seconds pass, as if somebody typed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
MEMORY = Path("/dev/shm")
SEEN = """() => {
  window.seen = {};
  new MutationObserver(() => requestAnimationFrame(() => { window.seen[document.querySelector("h1").textContent] ??= Date.now(); }))
    .observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def measure(size: int, saves: int, work: Path, page: Page) -> list[float]:
    """Milliseconds of each save."""
    shutil.rmtree(work, ignore_errors=True)
    corpus.chronik(size, work, plain=False)
    folders = [word for name in ("content", "seeds") for word in (f"--{name}", str(work / name))]
    command = [sys.executable, str(ROOT / "build.py"), "serve", *folders, "--cache", str(work / "cache"), "--port", "0"]
    taken = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = next(found for line in process.stdout if (found := re.match(r"Vorschau: (\S+)", line)))
        try:
            threading.Thread(target=process.stdout.read, daemon=True).start()
            page.goto(f"{found[1]}ereignisse/ereignis-{size // 2}/")
            page.evaluate(SEEN)
            event = work / f"content/events/ereignis-{size // 2}.md"
            for number in range(saves):
                time.sleep(2)
                text = re.sub(r'(?m)^title: ".*"$', f'title: "Stand {number}"', event.read_text("utf-8"), count=1)
                before = time.time()
                event.write_text(text, "utf-8")
                page.get_by_role("heading", name=f"Stand {number}", exact=True, level=1).wait_for()
                page.wait_for_timeout(50)  # until it is drawn
                taken.append(page.evaluate(f"window.seen['Stand {number}']") - before * 1000)
        finally:
            process.terminate()
            process.wait()
    return taken


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--work", type=Path, default=(MEMORY if MEMORY.is_dir() else Path.home() / ".cache") / "chronik-preview")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in given.sizes:
            taken = sorted(measure(size, given.saves, given.work, browser.new_page()))
            print(f"{size} events: from a save to the page {statistics.median(taken):.0f} ms, at most {taken[-1]:.0f} ms ({len(taken)} saves)")
        browser.close()
