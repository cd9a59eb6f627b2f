"""What others collected, put everywhere: strings that broke somebody's program, what runs in browsers, how Markdown is written.

The lists are installed, pinned by checksum, not copied: two of npm in `LISTS`, by `make` (`package-lock.json`), one of PyPI.

naughty          the strings, each once
pages            many pages read by two parsers, quickly
test_naughty     in every field, body, text, quote: refused at its line, or words
test_commonmark  the examples of its standard, as bodies
"""

import sys
from pathlib import Path

LISTS = Path(sys.prefix) / "lists"
