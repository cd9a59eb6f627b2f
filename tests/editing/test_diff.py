"""`diff`: what a change means, in Markdown, for whoever reviews it before it is merged. Real repositories."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.editing.conftest import Run
from tests.support.places import ROOT
from tests.support.projects import Project, program, tree
from tests.support.repositories import commit, git

EVENT = "content/events/buechernacht.md"


@pytest.fixture
def kept(family: Project) -> Project:
    """The family, in a repository with one commit."""
    git(family.root, "init", "--quiet", "--initial-branch=main")
    family.write(".gitignore", ".cache/\nsite/\n")
    commit(family.root, "2026-01-01")
    return family


def edit(project: Project, path: str, old: str, new: str) -> None:
    text = (project.root / path).read_text("utf-8")
    assert old in text
    project.write(path, text.replace(old, new))


def section(report: str, title: str) -> list[str]:
    _, _, rest = report.partition(f"\n## {title}\n\n")
    return rest.partition("\n\n## ")[0].splitlines()


def test_an_empty_change_is_an_empty_report(kept: Project, run: Run) -> None:
    for revisions in (["HEAD"], ["HEAD", "main"]):
        done = run("diff", *revisions)
        assert (done.code, done.out, done.err) == (0, "", "Nichts ändert sich.\n")


def test_facts_say_before_and_after_with_their_passages(kept: Project, run: Run) -> None:
    edit(kept, EVENT, 'value: "[2020-06-17,2021-06-17]"', "value: 2020-06-17")
    edit(kept, EVENT, "ob 2020 oder 2021\n", "ob 2020\n")
    edit(kept, EVENT, ", role: moderation,", ", role: rede, note: kurz,")
    report = run("diff", "HEAD").out
    assert report.startswith("# Was sich ändert\n\nVon `HEAD` (")
    assert section(report, "Geänderte Einträge") == [
        f"### Ereignis „Büchernacht“ (`{EVENT}`)",
        "",
        "- **Datum**: 17. Juni, 2020 oder 2021 → 17. Juni 2020",
        "  - bisher Beleg: „Die Büchernacht war am 17. Juni, ob 2020 oder 2021“ (Aus den Vereinen)",
        "  - jetzt Beleg: „Die Büchernacht war am 17. Juni, ob 2020“ (Aus den Vereinen)",
        "  - Anmerkung: erschlossen · die Beteiligten nennen zwei Jahre",
        "- **Beteiligung**: Bo Muster (Moderation) → Bo Muster (rede)",
        "  - Beleg: „Moderiert hat sie Bo Muster vom Vorleseverein“ (Aus den Vereinen)",
        "  - jetzt Anmerkung: kurz",
    ]


def test_what_is_taken_back_is_said_here_too(kept: Project, run: Run) -> None:
    """Unlike in the feeds: who reviews must see it."""
    edit(kept, "content/people/bo-muster.yaml", "quote: Bo Muster vom Vorleseverein", "as_written: Vorleseverein")
    edit(kept, EVENT, "people:\n  - {person: bo-muster, role: moderation, quote: Moderiert hat sie Bo Muster vom Vorleseverein}\n", "")
    lines = section(run("diff", "HEAD").out, "Geänderte Einträge")
    assert "- **Beteiligung**: Bo Muster (Moderation) **entfernt**" in lines
    assert "  - bisher Beleg: „Moderiert hat sie Bo Muster vom Vorleseverein“ (Aus den Vereinen)" in lines
    assert "  - bisher Beleg: „Bo Muster vom Vorleseverein“ (Aus den Vereinen)" in lines


def test_new_and_removed_entries_and_their_addresses(kept: Project, run: Run) -> None:
    kept.write("content/people/cleo.yaml", "name: Cleo *Stern*\nsources: [bote]\n")
    (kept.root / "content/events/lesefest.yaml").unlink()
    report = run("diff", "HEAD").out
    assert section(report, "Neue Einträge") == [
        "### Person „Cleo \\*Stern\\*“ (`content/people/cleo.yaml`)",
        "",
        "- **Name**: „Cleo \\*Stern\\*“",
        "- **Quelle**: Aus den Vereinen",
    ]
    assert section(report, "Entfernte Einträge") == ["- Ereignis „Lesefest“ (`content/events/lesefest.yaml`)"]
    pages = section(report, "Seiten und Adressen")
    assert pages[0] == "- **Neu** (1): `/personen/cleo/`"
    assert [line for line in pages if "ohne Umleitung" in line and "`/ereignisse/lesefest/`" in line]
    assert [line for line in pages if line.startswith("- **Zeigt anderes**") and "`/personen/`" in line]


def test_another_id_is_no_other_fact(kept: Project, run: Run) -> None:
    run("rename", "sources", "bote", "moosbote")
    run("rename", "people", "ada-beispiel", "ada")
    report = run("diff", "HEAD").out
    told = section(report, "Geänderte Einträge")
    assert "### Person „Ada Beispiel“ (`content/people/ada.yaml`)" in told
    assert "Bisher `content/people/ada-beispiel.yaml`." in told
    assert told[-1].startswith("Geändert, aber keine Angabe, die auf einer Seite steht, ist eine andere: `content/events/buechernacht.md`, ")
    assert "**entfernt**" not in report
    pages = section(report, "Seiten und Adressen")
    assert "- **Leitet um** (2): `/personen/ada-beispiel/` → `/personen/ada/`, `/quellen/bote/` → `/quellen/moosbote/`" in pages
    assert "Entfällt" not in report


def test_bounds_that_moved(kept: Project, run: Run) -> None:
    """The book night follows the founding; its own date is only a day without a year."""
    edit(kept, EVENT, 'value: "[2020-06-17,2021-06-17]"', "value: XXXX-06-17")
    commit(kept.root, "2026-01-02")
    edit(kept, "content/events/gruendung-lesebund.md", "value: 2015-05-04", "value: 2016-05-04")
    (line,) = [line for line in section(run("diff", "HEAD").out, "Grenzen von Daten") if "Büchernacht" in line]
    assert line == (
        "- „Büchernacht“: bisher Frühestens 4. Mai 2015 (folgt auf „Gründung des Lesebunds“) → jetzt Frühestens 4. Mai 2016 (folgt auf „Gründung des Lesebunds“)"
    )


def test_only_new_messages_wherever_the_old_ones_moved(kept: Project, run: Run) -> None:
    kept.write("content/people/bo-muster-1950.yaml", "name: Bo Muster\n")
    kept.write("content/pages/frage.md", "---\ntitle: Frage\n---\n[Hier ergänzen: Antwort]\n")
    commit(kept.root, "2026-01-02")
    kept.write("content/pages/frage.md", "---\ntitle: Frage\nmenu: 9\n---\n\n\n[Hier ergänzen: Antwort] und [Hier ergänzen: Grund]\n")
    report = run("diff", "HEAD").out
    assert "1 neue Warnung" in report
    assert [line.partition(" (`")[0] for line in section(report, "Neue Meldungen")] == ["- **Warnung** `content/pages/frage.md:7`"]
    kept.write("content/pages/frage.md", "---\ntitle: Frage\n---\nJa.\n")
    assert "1 Meldung weniger" in run("diff", "HEAD").out


def test_a_faulty_state_is_told_all_the_same(kept: Project, run: Run) -> None:
    edit(kept, EVENT, "title: Büchernacht", "title: [Büchernacht")
    done = run("diff", "HEAD")
    assert done.code == 0
    assert "Entfernte Einträge" not in done.out
    assert section(done.out, "Seiten und Adressen") == ["Nicht zu bestimmen: Der Stand jetzt hat Fehler, und so entstünde keine Website."]
    assert "- **Fehler** `content/events/buechernacht.md:" in done.out


def test_settings_texts_and_images(kept: Project, run: Run) -> None:
    edit(kept, "content/site.yaml", "fest:", "lesung: Lesung\n    fest:")
    kept.write("seeds/neu.txt", "Neu.\n")
    kept.write("content/events/bild.png", b"kein Bild")
    report = run("diff", "HEAD").out
    assert section(report, "Einstellungen") == ["- `event_kinds`: `lesung` („Lesung“) neu"]
    assert section(report, "Andere Dateien") == ["- `content/events/bild.png` neu", "- `seeds/neu.txt` neu"]


def test_two_revisions_and_where_a_branch_began(kept: Project, run: Run) -> None:
    git(kept.root, "checkout", "--quiet", "-b", "zweig")
    kept.write("content/people/cleo.yaml", "name: Cleo\n")
    commit(kept.root, "2026-01-02")
    git(kept.root, "checkout", "--quiet", "main")
    kept.write("content/people/dora.yaml", "name: Dora\n")
    commit(kept.root, "2026-01-03")
    assert "Dora" in run("diff", "main", "zweig").out
    alone = run("diff", "main...zweig", "zweig").out
    assert "Cleo" in alone
    assert "Dora" not in alone
    git(kept.root, "checkout", "--quiet", "zweig")
    assert run("diff", "main...").out.partition("\n")[2].partition("\n## ")[2] == alone.partition("\n")[2].partition("\n## ")[2]


def test_nothing_is_written_and_no_process_of_git_changes_anything(kept: Project, run: Run) -> None:
    edit(kept, EVENT, "title: Büchernacht", "title: Nacht der Bücher")
    run("check")
    before = tree(kept.root / ".git") | tree(kept.root / "content")
    run("diff", "HEAD")
    assert tree(kept.root / ".git") | tree(kept.root / "content") == before


def test_a_content_folder_anywhere_in_the_repository(family: Project, run: Run) -> None:
    git(family.root.parent, "init", "--quiet")
    commit(family.root.parent, "2026-01-01")
    edit(family, EVENT, "title: Büchernacht", "title: Nacht der Bücher")
    assert "- **Titel**: „Büchernacht“ → „Nacht der Bücher“" in run("diff", "HEAD").out


@pytest.mark.parametrize("revision", ["nichts", "--output=x", "HEAD~9", ""])
def test_an_unknown_revision_is_said_in_german(kept: Project, run: Run, revision: str) -> None:
    done = run("diff", "--", revision) if revision.startswith("-") else run("diff", revision)
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err


def test_a_shallow_clone_says_what_to_fetch(kept: Project, family: Project) -> None:
    commit(kept.root, "2026-01-02")
    clone = kept.root / "kopie"
    git(kept.root, "clone", "--quiet", "--depth=1", kept.root.as_uri(), str(clone))
    done = program("diff", "HEAD~1", "--content", str(clone / "content"), "--seeds", str(clone / "seeds"), "--no-cache", cwd=clone)
    assert done.code == 2
    assert done.err == "Eine Fassung „HEAD~1“ kennt git hier nicht. Diese Kopie ist verkürzt („shallow clone“). Erst holen: git fetch --unshallow\n"


def test_without_a_repository_and_without_git(family: Project, kept: Project, run: Run) -> None:
    words = ["diff", "HEAD", "--content", str(family.root / "content"), "--no-cache"]
    done = subprocess.run([sys.executable, str(ROOT / "build.py"), *words], env={"PATH": ""}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "git fehlt auf diesem Rechner; ohne git sind Fassungen nicht zu lesen.\n")
    shutil.rmtree(kept.root / ".git")
    done = run("diff", "HEAD")
    assert (done.code, done.err) == (2, "Der Inhalt liegt in keinem git-Repository; nur dort gibt es Fassungen.\n")
