"""`python -m chronik` is the command `chronik`."""

from chronik.cli import console

if __name__ == "__main__":
    console()
