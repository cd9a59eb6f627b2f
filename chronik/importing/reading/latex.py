"""The words in a LaTeX value: „M{\\"u}ller {\\&} S{\\"o}hne“ is „Müller & Söhne“."""

from __future__ import annotations

import re
import unicodedata

from chronik.language.patterns import late

# Combining characters of accents, by the command that sets them.
_ACCENTS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "b": "\u0331",
    "d": "\u0323",
}
_SIGNS = {
    "ss": "ß",
    "SS": "ẞ",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "th": "þ",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "glqq": "„",
    "grqq": "“",
    "quotedblbase": "„",
    "flqq": "«",
    "frqq": "»",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textdegree": "°",
    "textsection": "§",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "texteuro": "€",
    "euro": "€",
    "textbar": "|",
    "slash": "/",
    "textunderscore": "_",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
_ACCENT = late(
    r"\\(?P<mark>[\"'`^~=.]|[uvHckrbd](?![A-Za-z]))\s*"
    r"(?:\{\s*\\?(?P<braced>[A-Za-z])(?P<more>[^{}]*)\}|\\?(?P<bare>[A-Za-z])(?![A-Za-z])"
    r"|(?P<letter>[A-Za-z]))"
)
_QUOTE = late(r"\\enquote\*?\{([^{}]*)\}")
_ADDRESS = late(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")
_LINK = late(r"\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_SIGN = late(r"\\([A-Za-z]+)(?:\s*\{\}|\s+|(?![A-Za-z]))")
_ESCAPED = late(r"\\([&%$#_{}\s/,;:!-])")
_KEPT = str.maketrans({"{": "\ue000", "}": "\ue001"})  # braces that are letters, for a while
_PLAIN = (
    ('"`', "„"),
    ("\"'", "“"),
    (",,", "„"),
    ("``", "“"),
    ("''", "”"),
    ("---", "—"),
    ("--", "–"),
    ("~", " "),
)


def plain_words(value: str) -> str:
    """The value as a person reads it, on one line."""
    text = value
    if "\\" in text:
        text = _ESCAPED.sub(_escaped, text)
        text = _ACCENT.sub(_accented, text)
        text = _LINK.sub(r"\2", _ADDRESS.sub(r"\1", _QUOTE.sub(r"„\1“", text)))
        text = _SIGN.sub(_sign, text)
    for typed, meant in _PLAIN:
        text = text.replace(typed, meant)
    text = re.sub(r"(?<!\\)\$", "", text) if text.count("$") % 2 == 0 else text
    text = re.sub(r"[{}\\]", "", text)
    text = text.replace("\ue000", "{").replace("\ue001", "}").replace("\ue002", "$")
    text = text.replace("\ue003", "~").replace("\ue004", "\\")
    return " ".join(unicodedata.normalize("NFC", text).split())


def plain_address(value: str) -> str:
    """A web address: what is special in words is not special here."""
    match = _ADDRESS.search(value)
    text = re.sub(r"\\([&%$#_{}~])", r"\1", match[1] if match else value)
    return re.sub(
        r"\{\\?([_~%])\}|\\textasciitilde\s*(?:\{\})?", lambda m: m[1] or "~", text
    ).strip("{} ")


def _escaped(match: re.Match[str]) -> str:
    character = match[1]
    if character in "{}":
        return character.translate(_KEPT)
    if character == "$":
        return "\ue002"
    return character if character in "&%#_" else " " if character.isspace() else _small(character)


def _small(character: str) -> str:
    """Blanks and places to divide a word, of no width worth keeping."""
    return " " if character in ",;:" else ""


def _accented(match: re.Match[str]) -> str:
    letter = match["braced"] or match["bare"] or match["letter"]
    return unicodedata.normalize("NFC", letter + _ACCENTS[match["mark"]]) + (match["more"] or "")


def _sign(match: re.Match[str]) -> str:
    sign = _SIGNS.get(match[1], "")
    return {"~": "\ue003", "\\": "\ue004"}.get(sign, sign)
