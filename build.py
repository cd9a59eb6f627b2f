"""Builds the site: see `python build.py --help`."""

import sys

# An old Python must be able to read this file: it shall say what is wrong, in ASCII.
OLDEST = (3, 11)
TOO_OLD = "chronik braucht Python 3.11 oder neuer; dieses ist "

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.stderr.write(TOO_OLD + ".".join(map(str, sys.version_info[:2])) + ".\n")
        sys.stderr.write("Ein anderes nehmen, z. B.: python3.12 build.py\n")
        sys.exit(2)

    from chronik.cli import leave, main

    leave(main())
