"""Builds the site: see `python build.py --help`."""

import sys

from chronik.cli import main

if __name__ == "__main__":
    sys.exit(main())
