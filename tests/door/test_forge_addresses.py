"""Addresses in the net, tried once a week: the workflow of a new chronicle says in one issue which are gone, and closes it in the end.

The net and the forges' interfaces are a server on 127.0.0.1; of GitHub, `gh` is a script that asks it. The steps are run by bash as they
stand in the YAML.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs

import pytest

from tests.door.test_forges import load, shell

TITLE = "Adressen im Netz"
SOURCE = "content/sources/bericht-sommerfest.yaml"


class Net(NamedTuple):
    """What answers, and the issues that there are: number -> what was sent of it."""

    address: str
    there: set[str]
    issues: dict[int, dict[str, Any]]


@pytest.fixture
def net() -> Iterator[Net]:
    there, issues = {"/bericht", "/da"}, dict[int, dict[str, Any]]()
    issues[1] = {"title": f"{TITLE} von früher", "state": "open"}

    class Forge(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Requests are no news."""

        def do_GET(self) -> None:
            if "/issues" not in self.path:
                self.said(200 if self.path in there else 404, "")
                return
            assert "secret" in self.headers.get("Authorization", self.headers.get("PRIVATE-TOKEN", ""))
            shown = [{"number": n, "iid": n, "title": i["title"]} for n, i in issues.items() if i["state"] == "open"]
            self.said(200, json.dumps(shown))

        def do_POST(self) -> None:
            issues[max(issues) + 1] = {"state": "open"} | self.sent()
            self.said(201, "{}")

        def do_PATCH(self) -> None:
            issues[int(self.path.rpartition("/")[2])] |= self.sent()
            self.said(200, "{}")

        def do_PUT(self) -> None:
            self.do_PATCH()

        def sent(self) -> dict[str, Any]:
            data = self.rfile.read(int(self.headers["Content-Length"])).decode()
            fields = json.loads(data) if data.startswith("{") else {name: values[0] for name, values in parse_qs(data).items()}
            fields["body"] = fields.pop("description", fields.get("body", ""))
            if fields.pop("state_event", "") == "close":
                fields["state"] = "closed"
            return {name: value for name, value in fields.items() if value}

        def said(self, code: int, words: str) -> None:
            self.send_response(code)
            self.send_header("Content-Length", str(len(words.encode())))
            self.end_headers()
            self.wfile.write(words.encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), Forge) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield Net(f"http://127.0.0.1:{running.server_address[1]}", there, issues)
        running.shutdown()


GH = """#!/usr/bin/env python3
import json, os, subprocess, sys, urllib.request
def ask(method, path, **fields):
    data = json.dumps(fields).encode() if fields else None
    request = urllib.request.Request(os.environ["FORGE"] + "/issues" + path, data, {"Authorization": os.environ["GH_TOKEN"]}, method=method)
    return json.load(urllib.request.urlopen(request))
_, what, *rest = sys.argv[1:]
given = {name: value for name, value in zip(rest, rest[1:]) if name.startswith("--")}
body = open(given["--body-file"], encoding="utf-8").read() if "--body-file" in given else ""
if what == "list":
    title = given["--jq"].split('"')[1]
    print(*[issue["number"] for issue in ask("GET", "") if issue["title"] == title][:1])
elif what == "create":
    ask("POST", "", title=given["--title"], body=body)
elif what == "edit":
    ask("PATCH", "/" + rest[0], body=body)
else:
    ask("PATCH", "/" + rest[0], state="closed")
"""


def weekly(folder: Path, forge: str, net: Net) -> tuple[int, str]:
    """One run of the schedule."""
    tools = folder.parent / "werkzeug"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text(GH, encoding="utf-8")
    (tools / "gh").chmod(0o755)
    variables = {"GITHUB_STEP_SUMMARY": str(folder.parent / "zusammenfassung.md"), "FORGE": net.address, "no_proxy": "127.0.0.1"}
    variables |= {"PATH": f"{tools}:/usr/bin:/bin", "TOKEN": "secret", "GH_TOKEN": "secret", "ADRESSEN_TOKEN": "secret"}
    variables |= {"GITHUB_SERVER_URL": net.address, "GITHUB_REPOSITORY": "heimatverein/tal"}
    variables |= {"CI_API_V4_URL": net.address, "CI_PROJECT_ID": "7"}
    path = {"GitHub": ".github/workflows/adressen.yml", "Forgejo": ".forgejo/workflows/adressen.yml", "GitLab": ".gitlab-ci.yml"}[forge]
    jobs = load((folder / path).read_text("utf-8"))
    if forge == "GitLab":
        return shell("\n".join(jobs["adressen"]["script"]), folder, variables)
    code, said = 0, ""
    for step in jobs["jobs"]["ausprobieren"]["steps"]:
        if "run" in step and not code:
            code, words = shell(step["run"], folder, variables)
            said += words
    return code, said


@pytest.mark.parametrize("forge", ["GitHub", "Forgejo", "GitLab"])
def test_one_issue_says_what_is_gone_until_all_is_there_again(tal: Path, net: Net, forge: str) -> None:
    garden = tal / "content/organisations/kleingartenverein-am-muehlgraben.md"
    garden.write_text(re.sub(r"https?://\S+", f"{net.address}/da", garden.read_text("utf-8")), encoding="utf-8")
    source = tal / SOURCE
    source.write_text(source.read_text("utf-8") + f"url: {net.address}/bericht\n", encoding="utf-8")
    (tal / "content/pages/ueber.md").write_text(f"---\ntitle: Über\n---\n[Dort]({net.address}/fort?a=1&b=2).\n", encoding="utf-8")

    assert weekly(tal, forge, net)[0] == 0
    issue = net.issues[2]
    assert issue["title"] == TITLE
    assert issue["body"].splitlines()[-2:] == [f"- <{net.address}/fort?a=1&b=2>: 404", "  - `content/pages/ueber.md`, Text: „Über“"]

    net.there.remove("/bericht")
    assert weekly(tal, forge, net)[0] == 0
    assert f"- <{net.address}/bericht>: 404\n  - `{SOURCE}`, `url`: „" in net.issues[2]["body"]

    net.there.update(("/bericht", "/fort?a=1&b=2"))
    code, said = weekly(tal, forge, net)
    assert code == 0, said
    assert net.issues[2]["state"] == "closed"
    assert net.issues.keys() == {1, 2}
    assert net.issues[1] == {"title": f"{TITLE} von früher", "state": "open"}


def test_without_a_token_the_job_of_gitlab_fails_where_some_are_gone(tal: Path, net: Net) -> None:
    (tal / "content/pages/ueber.md").write_text(f"---\ntitle: Über\n---\n[Dort]({net.address}/fort).\n", encoding="utf-8")
    jobs = load((tal / ".gitlab-ci.yml").read_text("utf-8"))
    code, said = shell("\n".join(jobs["adressen"]["script"]), tal, {"CI": "true"})
    assert (code, f"- <{net.address}/fort>: 404" in said) == (1, True)
    assert net.issues.keys() == {1}
