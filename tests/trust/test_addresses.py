"""Where an address, a word, a number or a reference is meant, nothing else is taken; and no link leads where we do not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from chronik.door.progress import Progress
from chronik.examining import Sources, examine
from chronik.memo import Memo
from chronik.records.bodies.markdown import read_body
from chronik.records.fields.scalars import WEB_ADDRESS
from chronik.records.kinds import FIELDS_OF
from chronik.records.settings.site import read_site
from tests.support.projects import Project
from tests.trust.filled import Filling, changed, leaves, plain, site_of, takes_words, written
from tests.trust.hostile import ADDRESSES, UNSEEN

SOME = ("javascript:alert(1)", '"><img src=x onerror=alert(1)>', "{{ 7 * 191 }}", "=1+1")


class Try(NamedTuple):
    kind: str
    path: tuple[str | int, ...]
    value: str


def tries() -> Iterator[Try]:
    for kind, table in FIELDS_OF.items():
        for field in table.fields.values():
            for path, type_ in leaves(field.type, (field.name,)):
                if not takes_words(type_) or path[-1] == "file":
                    yield from (Try(kind, path, value) for value in (ADDRESSES if type_.schema == WEB_ADDRESS.schema else SOME))


TRIES = [*tries()]


def record(kind: str, number: int) -> dict[str, Any]:
    return Filling(kind, number, f"Worte {number}", set()).fields(FIELDS_OF[kind].fields)


def refused() -> set[str]:
    """The files of a chronicle of all tries in which an error was found."""
    files: dict[str, str] = {}
    seeds: dict[str, bytes] = {"content/site.yaml": written(site_of(("Worte", "b", "c", "d"))).encode()}
    for kind, table in FIELDS_OF.items():
        files[f"content/{kind}/grund.yaml"] = written(plain(table.required, kind))
        files[f"content/{kind}/h-0.yaml"] = written({name: value for name, value in record(kind, 0).items() if name != "images"})
    for number, one in enumerate(TRIES, 1):
        whole = {"quotes": {"zitat": "Worte"}, **plain(FIELDS_OF[one.kind].required, one.kind)}
        del whole["quotes"]
        part = record(one.kind, 0).get(str(one.path[0]), {})
        files[f"content/{one.kind}/try-{number}.yaml"] = written({**whole, **changed({one.path[0]: part}, one.path, one.value)})
    seeds["seeds/h-0.txt"] = f"{Filling('events', 0, 'Worte 0', set()).quote}.\n".encode()
    data = {path: text.encode() for path, text in files.items()}
    checked = examine(Sources(sorted(data), data.__getitem__, seeds), Memo({}, frozenset(), {}), Progress())
    return {problem.span.path for problem in checked.problems if problem.severity == "error"}


def test_no_field_takes_what_it_is_not_for() -> None:
    found = refused()
    assert not [path for path in found if path.endswith("h-0.yaml")]
    assert not [one for number, one in enumerate(TRIES, 1) if f"content/{one.kind}/try-{number}.yaml" not in found]


FORMS = ("<{}>", "[x]({})", "[x](<{}>)", "![x]({})", "[[{}]]", "[[{}|x]]", '[@{} "x"]', "Ein *Wort*, dann <{}> und Worte", "- a\n- <{}>", "## <{}>")
HARMLESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*\.?(?::\d+)?(?:[/?#][^\s<>\"]*)?")


@pytest.mark.parametrize("form", FORMS)
def test_no_link_of_a_body_leads_elsewhere_than_into_the_web(form: str) -> None:
    for address in ADDRESSES:
        body = read_body(form.format(address), "x.md", 1)
        if not any(problem.severity == "error" for problem in body.problems):
            leading = re.findall(r'(?:href|src)="([^"]*)"', body.prose.utf8.decode())
            assert all(HARMLESS.fullmatch(target) for target in leading), (address, leading)


@pytest.mark.parametrize(
    "address", ["https://example.org", "HTTP://example.org/ä?a=1&b=2#c", "https://müller.example:8080/", "mailto:a@example.org", "#h-ort"]
)
def test_what_leads_into_the_web_is_a_link(address: str) -> None:
    assert not read_body(f"[x]({address})", "x.md", 1).problems


@pytest.mark.parametrize("field", ["base_url", "repository", "edit_url"])
def test_no_setting_takes_them(field: str) -> None:
    for address in ADDRESSES:
        typed = f"{address}{{path}}" if field == "edit_url" else address
        _, problems = read_site("content/site.yaml", written({"title": "Chronik", field: typed}))
        assert {problem.severity for problem in problems} == {"error"}, typed


@pytest.mark.parametrize("address", ["https://[::1", "javascript:alert(1)", "https://a b/", "https://"])
def test_no_option_takes_them(address: str, family: Project) -> None:
    done = family.run("check", "--base-url", address)
    assert (done.code, "Die Adresse beginnt mit https://" in done.err) == (2, True)


COMMANDS = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"


@pytest.mark.parametrize("value", UNSEEN)
def test_what_nobody_can_see_is_refused_or_taken_out(value: str) -> None:
    """Written as YAML can: the body's slots, the ends of lines, signs that turn the direction of writing."""
    files = {
        "content/people/a.yaml": f'name: "A{value}"\nsummary: "{value}"\n',
        "content/people/b.yaml": f'name: B\nsummary: "{value}"\naliases: ["{value}c"]\ntitle: "{value}"\n',
    }
    data = {path: text.encode() for path, text in files.items()}
    checked = examine(Sources(sorted(data), data.__getitem__, {"content/site.yaml": b"title: C\n"}), Memo({}, frozenset(), {}), Progress())
    refused = {problem.span.path for problem in checked.problems if problem.severity == "error"}
    for entry in checked.chronicle.entries.values():
        kept = (entry.name, entry.summary, *entry.aliases, getattr(entry.facts, "title", ""))
        assert entry.path in refused or not re.search(COMMANDS, "".join(kept)), kept
