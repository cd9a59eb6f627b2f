"""How a name that stands in another case is called by itself."""

from __future__ import annotations

from chronik.drafting.names.kinds import Kin
from chronik.language.patterns import late

_MASCULINE = late(
    r"(?:verein|verband|bund|kreis|rat|tag|chor|club|klub|ausschuss|dienst|verlag|fonds|verbund"
    r"|kurier|anzeiger|zug|ring|bezirk)\Z"
)


_NEUTER = late(
    r"(?:ministerium|amt|institut|zentrum|museum|archiv|theater|orchester|klinikum|krankenhaus"
    r"|gymnasium"
    r"|kolleg|werk|netzwerk|buendnis|projekt|gericht|praesidium|forum|hospiz|tageblatt|buero"
    r"|center)\Z"
)


_GENITIVE = late(r"(?<=[a-zäöü])(?:ses(?=\Z)|es|s)\Z")


def by_itself(words: str, kin: Kin) -> str:
    """The name as a record would bear it: „Deutschen Gewerkschaftsbundes“ is „Deutscher
    Gewerkschaftsbund“.
    """
    parts = words.split(" ")
    gender = "m" if _MASCULINE.search(kin.head) else "n" if _NEUTER.search(kin.head) else "f"
    done = []
    is_before = True
    for part in parts:
        low = _key(part)
        if (
            is_before
            and kin.head
            and low.startswith(kin.head.split("-")[-1])
            and len(low) - len(kin.head) <= 3
        ):
            is_before = False
            if low != kin.head and gender != "f":
                part = part[: len(part) - (len(low) - len(kin.head))]
        elif (
            is_before and part[0].isupper() and _INFLECTED.search(part) and not part.endswith("er")
        ):
            stem = _INFLECTED.sub("", part)
            part = stem + {"m": "er", "n": "es", "f": "e"}[gender]
        elif is_before and part[0].isupper() and part.endswith("scher"):
            part = part[:-2] + {"m": "er", "n": "es", "f": "e"}[gender]
        done.append(part)
    name = " ".join(done)
    return name[:1].upper() + name[1:] if name[:1].islower() and "." not in name else name


_INFLECTED = late(
    r"(?:(?<=isch)|(?<=lich)|(?<=utsch))(?:en|em|es|er|e)\Z|(?:(?<=ig)|(?<=al)|(?<=ut)|(?<=gt)"
    r"|(?<=Rund))(?:en|em|es|e)\Z"
)


def _key(word: str) -> str:
    low = word.lower()
    for letter, other in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        low = low.replace(letter, other)
    return low.split("-")[-1]
