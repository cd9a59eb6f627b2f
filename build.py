"""Builds the site: see `python build.py --help`."""

from chronik.cli import leave, main

if __name__ == "__main__":
    leave(main())
