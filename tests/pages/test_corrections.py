"""Where a correction is proposed: the address that the forge has, the true path of the file, and a mail."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from chronik.pages.contributing import QUESTIONS
from chronik.records.kinds import FIELDS_OF
from tests.support.pages import parsed
from tests.support.projects import Project
from tests.support.repositories import git

ADDRESSES = {
    # what site.yaml says -> where the file is edited
    "repository: https://github.com/verein/chronik.git": "https://github.com/verein/chronik/edit/main/",
    "repository: https://github.example.org/verein/chronik/": "https://github.example.org/verein/chronik/edit/main/",
    "repository: https://gitlab.com/gruppe/unter/chronik": "https://gitlab.com/gruppe/unter/chronik/-/edit/main/",
    "repository: https://gitlab.example.org/chronik\nbranch: redaktion/neu": "https://gitlab.example.org/chronik/-/edit/redaktion/neu/",
    "repository: https://codeberg.org/verein/chronik.git/": "https://codeberg.org/verein/chronik/_edit/main/",
    "repository: https://gitea.example.org/a/b\nbranch: master": "https://gitea.example.org/a/b/_edit/master/",
    "repository: https://git.example.org/a/b": "https://git.example.org/a/b/_edit/main/",
    "repository: https://git.example.org/a/b\nforge: gitlab": "https://git.example.org/a/b/-/edit/main/",
    "repository: https://code.example.org/a/b\nforge: forgejo": "https://code.example.org/a/b/_edit/main/",
    'edit_url: "https://example.org/?zweig={branch}&datei={path}"': "https://example.org/?zweig=main&datei=",
    "repository: https://code.example.org/a/b": None,
    "repository: https://git.sr.ht/~a/b": None,
    "title: Zwei": None,
}


def chronicle(root: Path, settings: str, path: str = "content/events/feier.yaml") -> Project:
    made = Project(root)
    title = "" if "title:" in settings else "title: Chronik\n"
    made.write("content/site.yaml", f"{title}{settings}\nvocabularies: {{event_kinds: {{fest: Fest}}}}\n")
    made.write(path, "title: Feier & „Fest“\ndate: 2020\nkind: fest\n")
    return made


def ways(site: dict[str, bytes]) -> dict[str, str]:
    """The words and addresses of the links by which corrections are proposed."""
    page: Any = parsed(site["ereignisse/feier/index.html"])
    box = next((p for p in page.iter("p") if p.get("class") == "correct"), ())
    return {link.text: link.get("href") for link in box}


@pytest.mark.parametrize("settings", ADDRESSES)
def test_a_file_is_edited_where_its_forge_edits_files(tmp_path: Path, settings: str) -> None:
    start = ADDRESSES[settings]
    expected = {"Korrektur vorschlagen": f"{start}content/events/feier.yaml"} if start else {}
    assert ways(chronicle(tmp_path, settings).built()) == expected


def test_the_path_is_that_in_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    made = chronicle(tmp_path / "web/chronik", "repository: https://github.com/a/b", "content/events/Jahr 2020/feier.yaml")
    assert ways(made.built()) == {"Korrektur vorschlagen": "https://github.com/a/b/edit/main/web/chronik/content/events/Jahr%202020/feier.yaml"}


def test_a_repository_around_the_content_is_noticed_by_the_next_build(tmp_path: Path) -> None:
    made = chronicle(tmp_path / "chronik", "repository: https://github.com/a/b")
    made.built()
    git(tmp_path, "init", "--quiet")
    assert "/edit/main/chronik/content/" in ways(made.built())["Korrektur vorschlagen"]
    git(tmp_path / "chronik/content", "init", "--quiet")
    assert ways(made.built())["Korrektur vorschlagen"] == "https://github.com/a/b/edit/main/events/feier.yaml"


def test_a_mail_names_record_version_and_page(tmp_path: Path) -> None:
    made = chronicle(tmp_path, "contact: 'Heimatverein, Dorfstraße, redaktion+chronik@example.org'\nbase_url: https://example.org/c/")
    (words, address), *_ = ways(made.built()).items()
    parts = urlsplit(address)
    told = parse_qs(parts.query)
    assert words == "Korrektur per E-Mail vorschlagen"
    assert (parts.scheme, parts.path) == ("mailto", "redaktion%2Bchronik@example.org")
    assert told["subject"][0].startswith("Korrektur: Feier & „Fest“ (Fassung ")
    assert told["body"][0].startswith("Zur Seite https://example.org/c/ereignisse/feier/\r\n")
    assert "+" not in parts.query  # a blank is %20 in a mail's address (RFC 6068)


def test_beside_the_link_the_mail_is_the_other_way(tmp_path: Path) -> None:
    made = chronicle(tmp_path, "contact: redaktion@example.org\nrepository: https://github.com/a/b")
    assert list(ways(made.built())) == ["Korrektur vorschlagen", "oder per E-Mail"]


@pytest.mark.parametrize("address", ["http://example.org/{path}", "https://example.org/edit/", "example.org/{path}"])
def test_a_pattern_without_https_or_path_is_an_error(tmp_path: Path, address: str) -> None:
    done = chronicle(tmp_path, f'edit_url: "{address}"').run("check")
    assert done.code == 1
    assert "content/site.yaml:2:11: Fehler [wrong-type]" in done.out
    assert "{path}, wo der Pfad der Datei stehen soll" in done.out


# --- the form ---------------------------------------------------------------------------------------------------------------


def test_without_the_setting_there_is_no_form(tmp_path: Path) -> None:
    site = chronicle(tmp_path, "repository: https://github.com/a/b").built()
    assert "mitmachen/index.html" not in site
    assert b"mitmachen" not in site["index.html"] + site["sitemap.xml"]


def test_with_it_the_form_takes_the_place_of_the_link_and_knows_the_file(tmp_path: Path) -> None:
    made = chronicle(tmp_path, "repository: https://github.com/a/b\ncontact: redaktion@example.org\ncontribute: true")
    site = made.built()
    (words, address), mail = ways(site).items()
    assert (words, mail[0]) == ("Ergänzen oder korrigieren", "oder per E-Mail")
    told = parse_qs(urlsplit(address).query)
    assert address.startswith("../../mitmachen/?")
    assert told == {"zu": ["ereignisse/feier"], "name": ["Feier & „Fest“"], "datei": ["content/events/feier.yaml"]}
    assert b'href="mitmachen/"' in site["index.html"]


def test_a_page_of_that_name_is_in_its_way(tmp_path: Path) -> None:
    made = chronicle(tmp_path, "contribute: true")
    made.write("content/pages/mitmachen.md", "---\ntitle: Mitmachen\n---\nSchreiben Sie uns.\n")
    assert "Fehler [reserved-id] Unter /mitmachen/ steht schon ein Teil der Website." in made.run("check").out
    made.write("content/site.yaml", "title: Chronik\nvocabularies: {event_kinds: {fest: Fest}}\n")
    assert "Schreiben Sie uns." in made.built()["mitmachen/index.html"].decode()


def test_whatever_a_record_needs_the_form_asks() -> None:
    for kind, asked in QUESTIONS.items():
        table = FIELDS_OF[kind]
        assert {each.name for each in asked} <= table.fields.keys()
        assert {field.name for field in table.required} <= {each.name for each in asked}
        assert asked[0].name in ("title", "name"), "the name of a record names its file"
