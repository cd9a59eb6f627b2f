"""Lists of words, written as one text each, as they are long."""


def wordset(words: str) -> frozenset[str]:
    """The words between blanks."""
    return frozenset(words.split())


def wordlist(words: str) -> list[str]:
    """The words between blanks, in their order."""
    return words.split()
