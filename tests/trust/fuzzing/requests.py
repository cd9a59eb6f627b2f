"""Whatever a page may ask of the desk: questions with words that nearly fit, in any order."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from chronik.door.desk.questions import ANSWERS
from chronik.records.keys import KINDS
from tests.trust.strategies import BODIES, DATES, LETTERS, REPORTS, VALUES, records

EVENT, PERSON = "content/events/vorlesetag.md", "content/people/ada-beispiel.yaml"
PATHS = st.one_of(
    st.sampled_from([EVENT, PERSON, "content/people/neu.yaml", "content/events/neu.md", "content/site.yaml", "seeds/bote.txt", "../x", "content/"]),
    LETTERS.map(lambda word: f"content/people/{word}.yaml"),
)
_STEPS = (
    *("date", "value", "quote", "people", "person", "role", "title", "name", "aliases", "sources", "images", "quotes"),
    0,
    1,
    -1,
    99,
    True,
    None,
)
WAYS = st.lists(st.sampled_from(_STEPS), max_size=4)
_NUMBERS = st.one_of(st.integers(-2, 200), st.none(), st.booleans(), st.integers())
_OPERATIONS = st.one_of(
    st.fixed_dictionaries({"set": WAYS, "to": VALUES}),
    st.fixed_dictionaries({"add": WAYS}, optional={"item": VALUES, "before": _NUMBERS}),
    st.fixed_dictionaries({"remove": WAYS}),
    st.fixed_dictionaries({"move": WAYS, "to": _NUMBERS}),
    st.fixed_dictionaries({"body": BODIES}),
    st.fixed_dictionaries({"cite": st.lists(_NUMBERS, max_size=3), "quote": LETTERS, "source": st.sampled_from(["bote", "x", "", None])}),
    st.fixed_dictionaries({"settle": _NUMBERS}),
    VALUES,
)
_TEXTS = st.one_of(
    records().map(lambda file: file[1].decode()),
    st.sampled_from(["name: Neu\n", "", "---\ntitle: x\n---\n", "\ufeffname: A\r\n", "name: |\n  A\n", "- a\n", "{name: A, aliases: [b]}\n"]),
    LETTERS,
)
_WORDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("path", "new_path"), PATHS),
    **dict.fromkeys(("new", "kind"), st.sampled_from([*KINDS, "x", ""])),
    **dict.fromkeys(("name", "title", "publisher", "typed", "near", "role", "capacity", "target", "value", "base"), st.one_of(LETTERS, DATES)),
    **dict.fromkeys(("start", "end"), _NUMBERS),
    **dict.fromkeys(("file", "seed"), st.one_of(st.sampled_from(["bote.txt", "neu.txt", "../x", "a/b.txt", ""]), LETTERS)),
    "as": st.sampled_from(["person", "organisation", "place", "date", "attendance", "network", "x"]),
    "do": st.lists(_OPERATIONS, max_size=3),
    "source": st.sampled_from(["bote", "x", ""]),
    "published": DATES,
    "date": DATES,
    "redact": st.lists(_NUMBERS, max_size=3),
    "more": VALUES,
    "into": st.fixed_dictionaries({"path": PATHS, "text": _TEXTS}),
}
_NEEDED = {
    "open": "path",
    "change": "path text base do",
    "save": "path text base",
    "marked": "path text base source start end",
    "claim": "path text base source start end as target name role value",
    "names": "kind typed",
    "date": "typed published",
    "create": "kind name more",
    "paste": "text",
    "store": "text file title date redact more",
    "draft": "seed into",
    "seed": "file",
}


@st.composite
def requests(draw: DrawFn) -> tuple[str, dict[str, Any]]:
    """A question of the desk and its words: those it needs, some of them others."""
    question = draw(st.sampled_from([*ANSWERS]))
    words: dict[str, Any] = {}
    for name in _NEEDED.get(question, "").split():
        usual = _texts_for(question) if name == "text" else _WORDS[name]
        words[name] = draw(st.one_of(usual, usual, usual, VALUES))
    for name in draw(st.lists(st.sampled_from([*_WORDS]), max_size=2)):
        words[name] = draw(_WORDS[name])
    return question, words


def _texts_for(question: str) -> st.SearchStrategy[str]:
    return REPORTS if question in ("paste", "store") else _TEXTS
