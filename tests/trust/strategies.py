"""Whatever somebody may write: dates, bodies, records, texts with quotes of them, raw reports."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from chronik.records.fields.unseen import control_in
from chronik.records.kinds import FIELDS_OF
from tests.trust.filled import Filling, changed, leaves
from tests.trust.hostile import ADDRESSES, TEXTS

# All but halves of characters, which no file can hold, and commands, which the gate refuses before anything reads the text.
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(lambda text: not control_in(text, ""))

_OF_DATES = ("2021", "07", "31", "02", "-", "/", "..", "?", "~", "%", "X", "[", "]", "{", "}", ",", "T", "12:00", "Z", "Y", "E", "S", "unknown", " ")
DATES = st.lists(st.sampled_from([*_OF_DATES, "3. Juli 2021", "Sommer", "0000", "9999", "2021-21", "-0044", "²", "２０２１"]), max_size=8).map(
    "".join
)

_OF_BODIES = (
    *(
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "> ",
        "    ",
        "\t",
        "```",
        "~~~",
        "|",
        "---",
        "***",
        "===",
        "\n",
        "\n\n",
        " ",
        "  \n",
        "\\",
        "`",
        "*",
        "**",
        "_",
        "~~",
    ),
    *(
        "[",
        "]",
        "(",
        ")",
        "![",
        "[[",
        "]]",
        "[@",
        '"',
        "„",
        "“",
        "[…]",
        "<",
        ">",
        "&",
        "&amp;",
        "&#x41;",
        "^",
        "[^1]",
        "==",
        "%%",
        ":::",
        "<!--",
        "-->",
    ),
    *(
        "```timeline\nnetwork: bund\n```",
        "```map\nyears: 2019\n```",
        "http://",
        "https://example.org/",
        "kennung",
        "Wort",
        "Sänger*innen",
        "5. März",
        "1925.",
    ),
    *("[[grund]]", "[[people/grund|Worte]]", '[@ "Worte"]', '[@grund "Worte"]', "![Bild](foto.png)", "[Worte](https://example.org/)"),
)
BODIES = st.lists(st.one_of(st.sampled_from([*_OF_BODIES, *TEXTS, *ADDRESSES]), LETTERS), max_size=25).map("".join)

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), DATES, LETTERS, st.sampled_from([*TEXTS, *ADDRESSES, "grund", "w-0", "zitat"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["value", "quote", "person", "role", "date"]), inner, max_size=3)
    ),
    max_leaves=5,
)
_LEAVES = {kind: [way for f in table.fields.values() for way, _ in leaves(f.type, (f.name,))] for kind, table in FIELDS_OF.items()}


@st.composite
def records(draw: DrawFn) -> tuple[str, bytes]:
    """A file of a record and its path: a proper one in which some values are others, and then some letters."""
    kind = draw(st.sampled_from([*FIELDS_OF]))
    record: Any = Filling(kind, 0, draw(LETTERS), set()).fields(FIELDS_OF[kind].fields)
    for name in draw(st.lists(st.sampled_from([*record]), max_size=8)):
        record.pop(name, None)
    for way in draw(st.lists(st.sampled_from(_LEAVES[kind]), max_size=3)):
        record = changed(record, way[: draw(st.integers(1, len(way)))], draw(VALUES))

    head = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, default_flow_style=draw(st.sampled_from([None, True, False])))
    text = f"---\n{head}---\n{draw(BODIES)}"
    for at in draw(st.lists(st.integers(0, len(text)), max_size=3)):
        text = (
            text[:at]
            + draw(st.sampled_from(["\t", "\n", ":", "- ", '"', "'", "{", "[", "#", "&a", "*a", "!x", "\u00a0", "\ufeff", "---", "|", ">"]))
            + text[at:]
        )
    return f"content/{kind}/fall.md", text.encode()


_OF_SOURCES = (
    "Am 3. Juli 2021",
    "kamen",
    "42 Gäste",
    "Dr. Ada Beispiel",
    "die Stadtbücherei",
    "Nord-\nhain",
    "„Ja“",
    '"Nein"',
    "\n",
    "\n\n",
    "\f",
    "…",
    "...",
)
SOURCES = st.lists(
    st.one_of(st.sampled_from([*_OF_SOURCES, "der", "ﬁ", "­", "\u200b", "–", "Tel. 01234 56789"]), LETTERS), min_size=1, max_size=40
).map(" ".join)


@st.composite
def quoted(draw: DrawFn) -> tuple[str, str]:
    """A stored text, and a quote that is nearly made of its parts."""
    text = draw(SOURCES)
    ends = st.integers(0, len(text))
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        begin, end = sorted((draw(ends), draw(ends)))
        parts.append(text[begin:end])
    between = draw(st.sampled_from([" […] ", "[...]", " … ", " "]))
    return text, draw(st.sampled_from([between.join(parts), between.join(parts) + draw(LETTERS)]))


_OF_REPORTS = (
    *(
        "Am 3. Juli 2021 kamen knapp 40 Gäste.",
        "Dr. Ada Beispiel, Leiterin der Musikschule Süderau, begrüßte sie.",
        "Der Lesebund Nordhain e. V. wurde gegründet.",
    ),
    *(
        "12.05.2022",
        "Kontakt:",
        "Tel. 01234 56789",
        "info@example.org",
        "- Punkt",
        "# Titel",
        "Foto: Bo Muster",
        "https://example.org/",
        "Montag, 4. Mai",
        "gestern",
    ),
    *(
        "v. l. n. r.:",
        "1.250 Gäste",
        "(Zitat)",
        "„Wir lesen“, sagte Enno Tjaden.",
        "GmbH & Co. KG",
        "Sommer 2020 / 2021",
        "am 31. Februar 2021",
        "im Jahr 0",
    ),
)
REPORTS = st.lists(st.one_of(st.sampled_from([*_OF_REPORTS, *TEXTS]), LETTERS), max_size=15).flatmap(
    lambda parts: st.sampled_from([" ", "\n", "\n\n"]).map(lambda between: between.join(parts))
)
