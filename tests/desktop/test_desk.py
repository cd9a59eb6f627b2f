"""The desk over the wire: a record opened, changed, saved; what is overtaken, killed, or asked twice."""

from __future__ import annotations

import json
import re
import signal
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.desktop.conftest import Answer, DeskClient, opened
from tests.support.previews import served
from tests.support.projects import Project

EVENT = "content/events/vorlesetag.md"
PERSON = "content/people/ada-beispiel.yaml"


def files(root: Path) -> dict[str, bytes]:
    """All that an editor may have written."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for name in ("content", "seeds") for p in (root / name).rglob("*") if p.is_file()}


def test_what_is_changed_and_saved_is_the_file_and_the_page(desk: DeskClient) -> None:
    sheet = desk.asked("open", path=EVENT)
    changed = desk.asked("change", path=EVENT, text=sheet["text"], base=sheet["base"], do=[{"set": ["title"], "to": "Der Tag"}])
    before = files(desk.root)
    assert changed["text"] == sheet["text"].replace("Vorlesetag <der erste>", "Der Tag", 1)
    assert files(desk.root) == before  # nothing is written yet
    saved = desk.asked("save", path=EVENT, text=changed["text"], base=changed["base"])
    assert files(desk.root) == before | {EVENT: changed["text"].encode()}
    assert saved["sheet"]["text"] == changed["text"]
    until = time.monotonic() + 20
    while b"<h1>Der Tag" not in desk.sent("GET", f"/{saved['address']}").data:
        assert time.monotonic() < until


def test_every_record_opened_and_saved_stays_as_it_is(desk: DeskClient) -> None:
    before = files(desk.root)
    for path in before:
        if path.startswith("content/") and path != "content/site.yaml":
            sheet = desk.asked("open", path=path)
            assert sheet["text"].encode() == before[path]
            desk.asked("save", path=path, text=sheet["text"], base=sheet["base"])
            assert desk.asked("change", path=path, text=sheet["text"], base=sheet["base"], do=[])["text"] == sheet["text"]
    assert files(desk.root) == before


def test_line_ends_and_mark_that_a_text_field_loses_come_back(desk: DeskClient) -> None:
    raw = b"\xef\xbb\xbfname: Ada Beispiel\r\n# so\nsort_name: Beispiel, Ada\r\n"
    (desk.root / PERSON).write_bytes(raw)
    base = desk.asked("open", path=PERSON)["base"]
    typed = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("# so", "# so\n# und so")
    desk.asked("save", path=PERSON, text=typed, base=base)
    assert (desk.root / PERSON).read_bytes() == raw.replace(b"# so\n", b"# so\n# und so\r\n")


@pytest.mark.parametrize("change", ["changed", "deleted", "made"])
def test_who_was_overtaken_is_told_and_nothing_is_lost(desk: DeskClient, change: str) -> None:
    sheet = desk.asked("open", path=PERSON)
    place, base = desk.root / PERSON, sheet["base"]
    other = sheet["text"] + "# von anderen\n"
    if change == "deleted":
        place.unlink()
    else:
        place.write_text(other, "utf-8")
        base = "" if change == "made" else base
    late = desk.ask("save", path=PERSON, text="name: Meine\n", base=base)
    assert late.status == 409
    assert late.said["said"].endswith(".")
    assert late.said["disk"] == (None if change == "deleted" else other)
    assert place.exists() is (change != "deleted")
    assert change == "deleted" or place.read_text("utf-8") == other
    mine = desk.asked("save", path=PERSON, text="name: Meine\n", base=late.said["base"])  # „Meine Fassung behalten“
    assert place.read_text("utf-8") == "name: Meine\n"
    assert mine["base"] != base


def test_of_several_saves_at_once_one_is_done_and_the_others_are_told(desk: DeskClient) -> None:
    sheet = desk.asked("open", path=PERSON)
    texts = [f"{sheet['text']}# {number}\n" for number in range(8)]
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=lambda text=text: answers.append(desk.ask("save", path=PERSON, text=text, base=sheet["base"]))) for text in texts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert Counter(answer.status for answer in answers) == {200: 1, 409: 7}
    winner = next(answer.said["sheet"]["text"] for answer in answers if answer.status == 200)
    assert (desk.root / PERSON).read_text("utf-8") == winner


def test_killed_in_a_save_the_file_is_the_old_one_or_the_new_one(family: Project) -> None:
    texts = [f"name: Ada Beispiel\nsummary: {letter * 200_000}\n" for letter in "ab"]
    place = family.root / PERSON
    for delay in (0.0, 0.01, 0.03, 0.06):
        place.write_text(texts[0], "utf-8")
        with served(family, "--edit") as running:
            desk = opened(running)
            base, done = desk.asked("open", path=PERSON)["base"], threading.Event()

            def save(client: DeskClient = desk, state: str = base, over: threading.Event = done) -> None:
                for number in range(1, 1000):
                    if over.is_set():
                        return
                    try:
                        state = client.asked("save", path=PERSON, text=texts[number % 2], base=state)["base"]
                    except (OSError, AssertionError, json.JSONDecodeError):
                        return

            saving = threading.Thread(target=save)
            saving.start()
            time.sleep(delay)
            running.process.send_signal(signal.SIGKILL)
            running.process.wait(20)
            done.set()
            saving.join(20)
        assert place.read_text("utf-8") in texts


def test_a_new_source_is_its_text_and_its_record(desk: DeskClient) -> None:
    typed = "Der Lesebund tagt\r\n\r\nNordhain, 5. März 2024. Der Lesebund Nordhain traf sich.\r\n\r\nKontakt:\r\nBo Muster\r\nTel. 0581 12345\r\n"
    pasted = desk.asked("paste", text=typed)
    assert (pasted["title"], pasted["date"], pasted["file"]) == ("Der Lesebund tagt", "2024-03-05", "der-lesebund-tagt.txt")
    assert [each["words"] for each in pasted["contacts"]] == ["Bo Muster", "Tel. 0581 12345"]
    more = {"publisher": "Nordhainer Bote", "redact": [0, 1], "more": {"url": "https://example.org/x"}}
    stored = desk.asked("store", text=typed, file=pasted["file"], title=pasted["title"], date=pasted["date"], **more)
    seed = (desk.root / "seeds/der-lesebund-tagt.txt").read_text("utf-8")
    assert "0581" not in seed
    assert "\r" not in seed
    sheet = desk.asked("open", path=stored["path"])
    assert sheet["problems"] == []  # its checksum is right, the quote of its date stands in it
    assert "publisher: Nordhainer Bote\n" in sheet["text"]
    again = desk.ask("store", text=typed, file=pasted["file"], title="Anderes", date="")
    assert again.status == 422
    assert not (desk.root / "content/sources/anderes.yaml").exists()


def test_a_text_that_lies_there_gets_its_record(desk: DeskClient) -> None:
    raw = b"\xef\xbb\xbfEin Text.\r\n\r\nNordhain, 5. M\xc3\xa4rz 2024. Es war sch\xc3\xb6n.\r\nTel. 0581 12345\r\n"
    (desk.root / "seeds/liegt.txt").write_bytes(raw)
    until = time.monotonic() + 20
    while not [seed for seed in desk.asked("list")["seeds"] if seed["file"] == "liegt.txt" and not seed["source"]]:
        assert time.monotonic() < until
    pasted = desk.asked("paste", text=desk.asked("seed", file="liegt.txt")["text"])
    assert (pasted["file"], pasted["said"]) == ("liegt.txt", "")
    stored = desk.asked("store", text=pasted["text"], file="liegt.txt", title="Liegt da", date=pasted["date"])
    assert (desk.root / "seeds/liegt.txt").read_bytes() == raw
    assert desk.asked("open", path=stored["path"])["problems"] == []
    assert desk.asked("paste", text=pasted["text"])["said"] == "Diesen Text gibt es schon: seeds/liegt.txt."


def test_a_draft_is_taken_claim_by_claim(desk: DeskClient) -> None:
    text = "Büchernacht\n\nAm 2. März 2024 las Frau Dr. Eva Neumann in Nordhain vor 80 Gästen. Die Moderation übernahm Bo Muster.\n"
    stored = desk.asked("store", text=text, file="nacht.txt", title="Bericht", date="")
    drafted = desk.asked("draft", seed=stored["seed"])
    path, draft = drafted["event"]["path"], drafted["text"]
    assert len(drafted["proposals"]) >= 4
    for proposal in drafted["proposals"]:
        if proposal["creates"]:
            made = desk.asked("create", **proposal["creates"])
            assert made["id"] == proposal["creates"]["id"]
        draft = desk.asked("change", path=path, text=draft, base="", do=proposal["do"])["text"]
    saved = desk.asked("save", path=path, text=draft, base="")
    assert saved["sheet"]["problems"] == []
    rest = desk.asked("draft", seed=stored["seed"], into={"path": path, "text": draft})
    assert rest["proposals"] == []  # all is in


def test_a_marked_passage_becomes_a_claim_with_its_quote(desk: DeskClient) -> None:
    sheet = desk.asked("open", path="content/events/gruendung-lesebund.md")
    source = next(one for one in sheet["sources"] if one["id"] == "bote")
    start = source["text"].index("Stadtbücherei")
    about = {"path": sheet["path"], "text": sheet["text"], "source": "bote", "start": start, "end": start + 13}
    found = desk.asked("marked", **about)
    assert {choice["as"] for choice in found["choices"]} == {"person", "organisation", "network", "place", "date", "number", "text"}
    assert (found["choices"][0]["as"], found["choices"][0]["target"]) == ("organisation", "stadtbuecherei-nordhain")
    claimed = desk.asked("claim", **about, base=sheet["base"], role="moderation", target="stadtbuecherei-nordhain", **{"as": "organisation"})
    box = next(one for one in claimed["fields"] if one["name"] == "organisations")["items"][-1]
    assert box["at"] == claimed["claim"]
    assert box["agrees"] is True
    assert "Stadtbücherei" in box["quote"]
    assert any(mark["at"] == claimed["claim"] for one in claimed["sources"] for mark in one["marks"])


def test_the_bar_of_the_preview_leads_to_the_desk(asking: DeskClient) -> None:
    note = json.loads(asking.sent("GET", "/-/page?page=ereignisse/vorlesetag/").data)
    assert note["desk"] == "/-/desk/?file=content/events/vorlesetag.md"
    assert json.loads(asking.sent("GET", "/-/page?page=").data)["desk"] == ""


def test_a_page_of_the_site_is_framed_by_the_desk_alone(asking: DeskClient) -> None:
    assert "frame-ancestors 'self'" in asking.sent("GET", "/").head["content-security-policy"]
    policy = asking.sent("GET", "/-/desk/").head["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "frame-ancestors 'none'" in policy


def test_the_terminal_tells_the_address_and_the_token_leaves_it(asking: DeskClient) -> None:
    answer = asking.sent("GET", f"/-/desk/?t={asking.token}&file={EVENT}", Cookie=None)
    assert (answer.status, answer.head["location"]) == (303, "/-/desk/?file=content%2Fevents%2Fvorlesetag.md")
    assert re.fullmatch(r"chronik-desk-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=/-/desk", answer.head["set-cookie"])
