"""Sources that were scanned, on the site: what readers see of a page, and what nobody does."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.evidence.stored.drawn import FORMATS, alto, drawn, hocr
from tests.support.projects import Project, program, project, tree

FIRST = drawn(["Am 4. Mai 1887 feierte der Verein", "sein Fest im Saal. Geheim bleibt", "der Beschluss über die Kasse."])
SECOND = drawn(["Zum Vorsteher wurde Herr Beispiel", "gewählt, mit allen Stimmen."])
QUOTE = "Am 4. Mai 1887 feierte der Verein sein Fest im Saal"


def scanned(root: Path, *lines: str, quote: str = QUOTE) -> Project:
    """A chronicle with one event that a scanned paper proves. `lines` are of the source."""
    own = project(root, "empty")
    own.write("content/sources/blatt.yaml", "\n".join(["title: Das Blatt", *lines, ""]))
    event = f"---\ntitle: Fest\nkind: fest\ndate: {{value: 1887-05-04, quote: {quote!r}, source: blatt}}\nsources: [blatt]\n---\n\nEin Fest.\n"
    own.write("content/events/fest.md", event)
    own.write("content/site.yaml", (own.root / "content/site.yaml").read_text() + "\nvocabularies:\n  event_kinds: {fest: Fest}\n")
    own.write("seeds/blatt-1.png", FIRST.saved())
    own.write("seeds/blatt-2.png", SECOND.saved())
    return own


def sha256(*data: bytes) -> str:
    return f"sha256: {hashlib.sha256(b''.join(data)).hexdigest()}"


def page_of(site: dict[str, bytes]) -> str:
    return site["quellen/blatt/index.html"].decode()


def images_on(page: str) -> list[dict[str, str]]:
    found = re.findall(r'<p class="scan"><img ([^>]*)></p>', page)
    return [{name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', each)} for each in found]


@pytest.mark.parametrize("form", FORMATS)
def test_a_passage_is_shown_as_it_looks_on_its_page_and_nothing_else_of_it(tmp_path: Path, form: str) -> None:
    words = FORMATS[form](FIRST, SECOND)
    own = scanned(tmp_path, "file: blatt.xml", sha256(words), "scan: [blatt-1.png, blatt-2.png]")
    own.write("seeds/blatt.xml", words)
    site = own.built()
    (image,) = images_on(page_of(site))
    assert image["alt"] == QUOTE
    assert (image["loading"], image["src"].startswith("../../stellen/blatt/")) == ("lazy", True)
    data = site[image["src"].removeprefix("../../")]
    assert len(data) <= 15_000
    with Image.open(BytesIO(data), formats=["WEBP"]) as opened:
        assert abs(opened.height * int(image["width"]) / opened.width - int(image["height"])) <= 1
    assert "Die Stelle lässt sich" not in page_of(site)

    published = [path for path in site if path.endswith((".png", ".xml", ".webp")) and not path.startswith("assets/")]
    assert [path for path in published if "stellen/" in path or "blatt" in path] == [image["src"].removeprefix("../../")]
    assert not [path for path, data in site.items() if b"Beschluss" in data or b"Vorsteher" in data]


def test_each_page_may_have_its_own_ocr_and_its_number(tmp_path: Path) -> None:
    files = alto(FIRST), hocr(SECOND)
    pages = "scan:", "  - {image: blatt-1.png, words: eins.xml, page: 7}", "  - {image: blatt-2.png, words: zwei.hocr, page: 8}"
    own = scanned(tmp_path, *pages, quote="Am 4. Mai 1887 feierte der Verein […] Zum Vorsteher wurde Herr Beispiel")
    own.write("seeds/eins.xml", files[0])
    own.write("seeds/zwei.hocr", files[1])
    assert program("pin", "--content", "content", "--seeds", "seeds", cwd=own.root).code == 0
    assert sha256(*files) + "\nscan:" in (own.root / "content/sources/blatt.yaml").read_text()

    page = page_of(own.built())
    assert len(images_on(page)) == 2
    assert "S.\xa07–8" in page


def test_what_is_not_sure_is_not_shown_and_said(tmp_path: Path) -> None:
    spoiled = alto(FIRST).replace(b'"Verein" HPOS', b'"Verein" X')
    own = scanned(tmp_path, "file: blatt.xml", sha256(spoiled), "scan: blatt-1.png")
    own.write("seeds/blatt.xml", spoiled)
    site = own.built()
    assert images_on(page_of(site)) == []
    assert "Die Stelle lässt sich im Scan nicht zeigen." in page_of(site)
    assert not [path for path in site if path.startswith("stellen/")]


def test_an_image_that_the_camera_turned_is_not_cut(tmp_path: Path) -> None:
    """OCR does not turn what viewers turn: nobody can say where the words are."""
    words, out = alto(FIRST), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 3
    FIRST.image.save(out, "JPEG", exif=exif)
    own = scanned(tmp_path, "file: blatt.xml", sha256(words), "scan: blatt-1.jpg")
    own.write("seeds/blatt.xml", words)
    own.write("seeds/blatt-1.jpg", out.getvalue())
    assert "Die Stelle lässt sich im Scan nicht zeigen." in page_of(own.built())


def test_nothing_is_drawn_again_and_another_image_has_another_address(tmp_path: Path) -> None:
    words = alto(FIRST)
    own = scanned(tmp_path, "file: blatt.xml", sha256(words), "scan: blatt-1.png")
    own.write("seeds/blatt.xml", words)
    before = own.built()
    place = next(own.site.glob("stellen/blatt/*.webp"))
    number = place.stat().st_ino

    own.write("content/events/fest.md", (own.root / "content/events/fest.md").read_text() + "\nMehr.\n")
    assert own.built().keys() == before.keys()
    assert place.stat().st_ino == number

    brighter = FIRST.image.point(lambda value: min(255, value + 10))
    out = BytesIO()
    brighter.save(out, "PNG")
    own.write("seeds/blatt-1.png", out.getvalue())
    after = own.built()
    (image,) = images_on(page_of(after))
    assert image["src"].removeprefix("../../") in after
    assert not place.exists()
    assert tree(own.site) == after


def test_contact_data_is_found_in_the_words_and_not_in_the_places_of_them(tmp_path: Path) -> None:
    """A number that stands in two words; what says where they are looks like many numbers."""
    page = drawn(["Am 4. Mai 1887 feierte der Verein", "sein Fest im Saal. Auskunft: 04131 123456"])
    words = alto(page)
    own = scanned(tmp_path, "file: blatt.xml", sha256(words), "scan: blatt-1.png")
    own.write("seeds/blatt.xml", words)
    own.write("seeds/blatt-1.png", page.saved())
    done = own.run("check")
    assert done.code == 1
    assert "seeds/blatt.xml:2:30: Fehler [contact-data] Hier steht eine Telefonnummer." in done.out + done.err


FAULTS = {
    "scan: blatt-3.png": "Die Bilddatei seeds/blatt-3.png gibt es nicht.",
    "scan: blatt.tif": "„blatt.tif“ ist keine Bilddatei, die gezeigt werden kann.",
    "scan: [blatt-1.png, blatt-2.png]": "Die Texterkennung hat 1\xa0Seite, unter „scan“ stehen 2\xa0Bilder.",
    "scan: kaputt.png": "Die Datei seeds/kaputt.png ist beschädigt oder kein Bild.",
}


@pytest.mark.parametrize("line", FAULTS)
def test_what_is_wrong_with_a_scan_is_said_with_its_line(tmp_path: Path, line: str) -> None:
    words = alto(FIRST)
    own = scanned(tmp_path, "file: blatt.xml", sha256(words), line)
    own.write("seeds/blatt.xml", words)
    own.write("seeds/kaputt.png", b"\x89PNG nichts")
    done = own.run("check")
    assert done.code == 1
    assert f"content/sources/blatt.yaml:4:{7 + ('[' in line)}: Fehler" in done.out + done.err
    assert FAULTS[line] in done.out + done.err
