"""Images: made small and clean, said with words, credit and licence, kept by content; and the picture where a page is shared."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from chronik.checking import run_check
from chronik.door.progress import Progress
from chronik.exports import sharecard
from chronik.inputs import Options
from chronik.records import images
from chronik.records.kinds.entry import read_entry
from chronik.session import Outcome, run_build
from chronik.system import pixels
from chronik.system.scan import Folders
from chronik.words.digests import digest_of
from tests.support.pages import Element, parsed
from tests.support.places import ROOT
from tests.support.projects import tree

SITE = "title: Chronik\nsubtitle: Ein Ort\nbase_url: https://example.org/c/\nvocabularies: {event_kinds: {fest: Fest}}\n"
ONE = "images:\n  - {file: foto.jpg, alt: Ein Zelt, caption: Das Zelt., credit: 'Foto: A. & B.', licence: CC BY 4.0}\n"


def photo(width: int, height: int, kind: str = "JPEG", **saved: Any) -> bytes:
    """A picture whose upper left quarter is red and whose lower right one is blue."""
    raster = Image.new("RGB", (width, height), "white")
    raster.paste("red", (0, 0, width // 2, height // 2))
    raster.paste("blue", (width // 2, height // 2, width, height))
    return saved_as(raster, kind, **saved)


def saved_as(raster: Image.Image, kind: str, **saved: Any) -> bytes:
    out = BytesIO()
    raster.save(out, kind, **saved)
    return out.getvalue()


def notes(orientation: int = 1) -> Image.Exif:
    """What a camera writes: how it was held, and where."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 3.0)})
    return exif


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def near(raster: Image.Image, x: float, y: float, wanted: tuple[int, int, int], spread: int = 12) -> bool:
    """Whether the colour is so at a place given in parts of width and height."""
    found = raster.convert("RGB").getpixel((int(raster.width * x), int(raster.height * y)))
    assert isinstance(found, tuple)
    return all(abs(a - b) <= spread for a, b in zip(found, wanted, strict=True))


RED, BLUE, WHITE = (254, 0, 0), (0, 0, 254), (255, 255, 255)


# --- one image ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "made"),
    [
        ((2000, 1000), {480: 240, 960: 480, 1600: 800}),
        ((1600, 1000), {480: 300, 960: 600, 1600: 1000}),
        ((1200, 600), {480: 240, 960: 480, 1200: 600}),
        ((700, 100), {480: 69, 700: 100}),
        ((480, 48), {480: 48}),
        ((30, 20), {30: 20}),
        ((5000, 1), {480: 1, 960: 1, 1600: 1}),
    ],
)
def test_three_widths_and_none_wider_than_the_image(size: tuple[int, int], made: dict[int, int]) -> None:
    data = photo(*size)
    found = pixels.derive(data)
    assert {width: opened(webp).size for width, webp in found.items()} == {width: (width, height) for width, height in made.items()}
    assert {opened(webp).format for webp in found.values()} == {"WEBP"}
    assert images.widths(size[0]) == tuple(made)
    assert pixels.measure(data)[1:4] == (*size, "")


def test_nothing_that_the_camera_noted_is_passed_on() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = photo(900, 600, exif=notes(), icc_profile=profile, comment=b"privat")
    assert opened(data).getexif().get_ifd(0x8825)
    for webp in pixels.derive(data).values():
        assert not opened(webp).getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & opened(webp).info.keys()
        assert not [chunk for chunk in (b"EXIF", b"XMP ", b"ICCP", b"Kamera", b"privat") if chunk in webp]


# Where red and blue stand when a picture that was saved as above is set upright.
@pytest.mark.parametrize(
    ("orientation", "size", "red", "blue"),
    [
        (1, (600, 300), (0.2, 0.2), (0.8, 0.8)),
        (2, (600, 300), (0.8, 0.2), (0.2, 0.8)),
        (3, (600, 300), (0.8, 0.8), (0.2, 0.2)),
        (4, (600, 300), (0.2, 0.8), (0.8, 0.2)),
        (5, (300, 600), (0.2, 0.2), (0.8, 0.8)),
        (6, (300, 600), (0.8, 0.2), (0.2, 0.8)),
        (7, (300, 600), (0.8, 0.8), (0.2, 0.2)),
        (8, (300, 600), (0.2, 0.8), (0.8, 0.2)),
        (99, (600, 300), (0.2, 0.2), (0.8, 0.8)),
    ],
)
def test_images_stand_upright(orientation: int, size: tuple[int, int], red: tuple[float, float], blue: tuple[float, float]) -> None:
    data = photo(600, 300, exif=notes(orientation))
    assert pixels.measure(data)[1:3] == size
    largest = opened(pixels.derive(data)[size[0]])
    assert largest.size == size
    assert near(largest, *red, RED)
    assert near(largest, *blue, BLUE)


SWAPPED = Image.merge("RGB", [Image.new("L", (20, 20), value) for value in (0, 0, 255)])


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (saved_as(Image.new("RGBA", (20, 20), (255, 0, 0, 0)), "PNG"), WHITE),
        (saved_as(Image.new("RGBA", (20, 20), (255, 0, 0, 255)), "PNG"), RED),
        (saved_as(Image.new("RGB", (20, 20), (255, 0, 0)), "PNG", transparency=(255, 0, 0)), WHITE),
        (saved_as(Image.new("RGB", (20, 20), (255, 0, 0)).quantize(4), "PNG"), RED),
        (saved_as(Image.new("LA", (20, 20), (0, 0)), "PNG"), WHITE),
        (saved_as(Image.new("1", (20, 20), 1), "PNG"), WHITE),
        (saved_as(Image.new("I;16", (20, 20), 128 * 256), "PNG"), (128, 128, 128)),
        (saved_as(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG"), RED),
        (saved_as(SWAPPED, "PNG", icc_profile=b"no profile"), BLUE),
        (saved_as(SWAPPED, "WEBP", lossless=True), BLUE),
    ],
    ids=["transparent", "opaque", "transparent colour", "palette", "grey and clear", "one bit", "16 bits", "four inks", "damaged profile", "webp"],
)
def test_every_mode_becomes_colours_on_white(data: bytes, colour: tuple[int, int, int]) -> None:
    assert near(opened(pixels.derive(data)[20]), 0.5, 0.5, colour)


def test_colours_are_brought_to_srgb_by_their_profile() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = srgb.replace(b"rXYZ", b"?XYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"?XYZ", b"bXYZ", 1)  # what it calls red is blue
    red = Image.new("RGB", (20, 20), "red")
    for mode in ("RGB", "RGBA"):
        made = {name: pixels.derive(saved_as(red.convert(mode), "PNG", icc_profile=icc))[20] for name, icc in (("srgb", srgb), ("turned", turned))}
        assert near(opened(made["srgb"]), 0.5, 0.5, RED)
        assert near(opened(made["turned"]), 0.5, 0.5, BLUE)
    grey = saved_as(Image.new("L", (20, 20), 100), "PNG", icc_profile=turned)
    assert near(opened(pixels.derive(grey)[20]), 0.5, 0.5, (100, 100, 100)), "a profile of other colours than the image has counts as absent"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"Das ist ein Text.", images.BROKEN),
        (b"", images.BROKEN),
        (photo(900, 600)[:4000], images.BROKEN),
        (photo(900, 600, "PNG")[:-40], images.BROKEN),
        (photo(900, 600, "WEBP")[:-200], images.BROKEN),
        (saved_as(Image.new("RGB", (20, 20)), "GIF"), images.BROKEN),
        (saved_as(Image.new("1", (9000, 9000)), "PNG"), images.LARGE),
        (saved_as(Image.new("1", (images.MAX_SIDE + 1, 2)), "PNG"), images.LARGE),
        (photo(40, 20) + bytes(images.MAX_BYTES), images.LARGE),
        (photo(40, 20) + b"more", ""),
    ],
    ids=["text", "empty", "half a JPEG", "half a PNG", "half a WebP", "GIF", "too many pixels", "too long", "too many bytes", "more behind it"],
)
def test_what_cannot_be_shown_is_told_and_never_raised(data: bytes, fault: str) -> None:
    assert pixels.measure(data).fault == fault


def test_damaged_notes_do_not_damage_the_image() -> None:
    data = photo(600, 300, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    assert pixels.measure(data)[1:4] == (600, 300, "")
    assert opened(pixels.derive(data)[600]).size == (600, 300)


def test_the_same_bytes_give_the_same_bytes() -> None:
    data = photo(1000, 700, exif=notes(6))
    assert pixels.derive(data) == pixels.derive(data)


# --- what editors write -------------------------------------------------------------------------------------------------


def faults(listed: str, body: str = "") -> list[tuple[str, int]]:
    record = f"---\ntitle: Fest\ndate: unknown\nkind: fest\n{listed}---\n{body}"
    return [(d.code, d.span.line) for d in read_entry("content/events/fest.md", record.encode()).problems]


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ("{file: a.jpg, alt: Zelt, credit: C, licence: L}", []),
        ("{file: 'A B.JPEG', alt: Zelt, credit: C, licence: L}", []),
        ("{file: a.webp, alt: '', decorative: true, credit: C, licence: L}", []),
        ("{file: a.png, decorative: true, credit: C, licence: L}", []),
        ("{file: a.jpg, alt: '', credit: C, licence: L}", [("image-alt", 6)]),
        ("{file: a.jpg, alt: '', decorative: false, credit: C, licence: L}", [("image-alt", 6)]),
        ("{file: a.jpg, credit: C, licence: L}", [("image-alt", 6)]),
        ("{file: a.jpg, alt: Zelt, decorative: true, credit: C, licence: L}", [("image-alt", 6)]),
        ("{file: a.jpg, alt: a.jpg, credit: C, licence: L}", [("image-alt", 6)]),
        ("{file: a.jpg, alt: Zelt, licence: L}", [("missing-field", 6)]),
        ("{file: a.jpg, alt: Zelt, credit: C}", [("missing-field", 6)]),
        ("{file: a.jpg, alt: Zelt, credit: '', licence: L}", [("empty-value", 6)]),
        ("{alt: Zelt, credit: C, licence: L}", [("missing-field", 6)]),
        ("{file: ../a.jpg, alt: Zelt, credit: C, licence: L}", [("image-name", 6)]),
        ("{file: /etc/a.jpg, alt: Zelt, credit: C, licence: L}", [("image-name", 6)]),
        ("{file: 'x\\a.jpg', alt: Zelt, credit: C, licence: L}", [("image-name", 6)]),
        ("{file: .jpg, alt: Zelt, credit: C, licence: L}", [("image-type", 6)]),
        ("{file: a.svg, alt: Zelt, credit: C, licence: L}", [("image-type", 6)]),
    ],
)
def test_what_is_said_of_an_image(listed: str, found: list[tuple[str, int]]) -> None:
    assert faults(f"images:\n  - {listed}\n") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("![](foto.jpg)\n", []),
        ("![Ein Zelt](foto.jpg 'Unterschrift')\n![](foto.jpg)\n", []),
        ("- Punkt\n- ![](foto.jpg)\n", []),
        ("![](anderes.jpg)\n", [("image-unlisted", 8)]),
        ("Text.\n\n![](https://example.org/foto.jpg)\n", [("image-unlisted", 10)]),
        ("Ein <b>Wort</b>.\n\n![](anderes.jpg)\n", [("body-markup", 8), ("body-markup", 8), ("image-unlisted", 10)]),
        ("Text ![](foto.jpg) Text\n", [("image-inline", 8)]),
        ("## ![](foto.jpg)\n", [("image-inline", 8)]),
        ("[![](foto.jpg)](https://example.org/)\n", [("image-inline", 8)]),
        ("`![](foto.jpg)` und \\![](foto.jpg) nicht\n", [("body-link", 8)]),
    ],
)
def test_a_body_places_images_of_the_list(body: str, found: list[tuple[str, int]]) -> None:
    assert faults(ONE, body) == found


# --- a chronicle with images --------------------------------------------------------------------------------------------


class World:
    """A chronicle in a folder of its own; nothing but what the images need."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders = Folders(root / "content", root / "seeds", ROOT / "templates", root / "assets", root / "site", root / "cache")
        self.write("content/site.yaml", SITE)
        for name in ("style.css", *sharecard.FONTS):
            self.write(f"assets/{name}", (ROOT / "assets" / name).read_bytes())

    def write(self, path: str, content: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def event(self, name: str, listed: str = ONE, body: str = "Text.\n") -> None:
        self.write(f"content/events/{name}.md", f"---\ntitle: {name}\ndate: unknown\nkind: fest\n{listed}---\n{body}")

    def build(self, jobs: int = 1) -> Outcome:
        outcome = run_build(self.folders, Options(jobs=jobs, search=False), Progress())
        assert not outcome.problems, outcome.problems
        return outcome

    def check(self) -> list[tuple[str, str, int]]:
        found = run_check(self.folders, Options(jobs=1, search=False), Progress()).problems
        return [(d.code, d.span.path, d.span.line) for d in found]

    def site(self) -> dict[str, bytes]:
        return tree(self.root / "site")

    def images(self) -> list[str]:
        return [path.partition("/")[2] for path in self.site() if path.startswith("bilder/")]

    def page(self, name: str) -> Element:
        return parsed((self.root / f"site/ereignisse/{name}/index.html").read_bytes())

    def kept(self) -> dict[str, int]:
        """What lies in the cache of images, with the times it was written."""
        return {p.name: p.stat().st_mtime_ns for folder in (self.root / "cache").glob("webp-*") for p in folder.iterdir()}


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.write("content/events/foto.jpg", photo(2000, 1000, exif=notes()))
    world.event("fest")
    return world


def test_an_image_stands_on_its_page_with_all_that_is_said_of_it(world: World) -> None:
    world.build()
    digest = digest_of((world.root / "content/events/foto.jpg").read_bytes()).hex()[:8]
    names = [f"fest-{digest}-{width}.webp" for width in (480, 960, 1600)]
    assert sorted(world.images()) == sorted(names)
    (figure,) = world.page("fest").iter("figure")
    (image,) = figure.iter("img")
    assert image.attrib == {
        "src": f"../../bilder/{names[1]}",
        "srcset": ", ".join(f"../../bilder/{name} {width}w" for name, width in zip(names, (480, 960, 1600), strict=True)),
        "sizes": "(min-width: 796px) 760px, calc(100vw - 36px)",
        "width": "1600",
        "height": "800",
        "alt": "Ein Zelt",
        "decoding": "async",
    }
    assert "".join(figure.itertext()).split() == ["Das", "Zelt.", "Foto:", "A.", "&", "B.,", "CC", "BY", "4.0"]
    assert [a.get("href") for a in figure.iter("a")] == ["https://creativecommons.org/licenses/by/4.0/deed.de"]
    for name in names:
        assert not opened((world.root / "site/bilder" / name).read_bytes()).getexif()


def test_the_original_is_not_published(world: World) -> None:
    world.build()
    original = (world.root / "content/events/foto.jpg").read_bytes()
    assert not [path for path, data in world.site().items() if path.endswith((".jpg", ".jpeg")) or data == original]


KINDS = {
    "people/erika": "name: Erika\n",
    "organisations/verein": "name: Verein\n",
    "networks/netz": "name: Netz\n",
    "places/ort": "name: Ort\nkind: stadt\n",
    "sources/quelle": "title: Quelle\nurl: https://example.org/\n",
    "pages/ueber": "title: Über\n",
}


def test_every_kind_of_record_can_have_images(world: World) -> None:
    world.write("content/site.yaml", SITE.replace("{event_kinds", "{place_kinds: {stadt: Stadt}, event_kinds"))
    for key, head in KINDS.items():
        kind = key.partition("/")[0]
        world.write(f"content/{kind}/foto.jpg", photo(600, 400))
        world.write(f"content/{key}.yaml", head + ONE)
    world.build()
    shown = [path for path, data in world.site().items() if path.endswith(".html") and b'alt="Ein Zelt"' in data]
    assert len(shown) == len(KINDS) + 1


def test_all_but_the_first_image_of_a_page_are_lazy(world: World) -> None:
    world.write("content/events/plan.png", photo(300, 500, "PNG"))
    world.write("content/events/strich.png", photo(50, 5, "PNG"))
    more = "  - {file: plan.png, alt: Plan, credit: C, licence: L}\n  - {file: strich.png, decorative: true, credit: C, licence: L}\n"
    world.event("fest", ONE + more)
    world.event("tanz", ONE + more, 'Text.\n\n![](plan.png)\n\n![Zelt von hinten](foto.jpg "Andere Worte.")\n')
    world.event("lauf", ONE, "![](foto.jpg)\n\n![](foto.jpg)\n")
    world.build()

    def shown(name: str) -> list[tuple[str | None, str | None]]:
        return [(image.get("alt"), image.get("loading")) for image in world.page(name).iter("img")]

    assert shown("fest") == [("Ein Zelt", None), ("Plan", "lazy"), ("", "lazy")]
    assert shown("tanz") == [("", None), ("Plan", "lazy"), ("Zelt von hinten", "lazy")]
    assert shown("lauf") == [("Ein Zelt", None), ("Ein Zelt", "lazy")]
    captions = ["".join(caption.itertext()) for caption in world.page("tanz").iter("figcaption")]
    assert captions == ["C, L", "C, L", "Andere Worte. Foto: A. & B., CC BY 4.0"]


def test_an_image_of_a_single_size_offers_no_choice(world: World) -> None:
    world.write("content/events/foto.jpg", photo(300, 200))
    world.build()
    (image,) = world.page("fest").iter("img")
    assert "srcset" not in image.attrib
    assert "sizes" not in image.attrib
    assert (image.get("width"), image.get("height")) == ("300", "200")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, [("image-missing", "content/events/fest.md", 6)]),
        ({"foto.jpeg": photo(9, 9)}, [("image-missing", "content/events/fest.md", 6)]),
        ({"foto.jpg": b"Text"}, [("image-broken", "content/events/fest.md", 6)]),
        ({"foto.jpg": photo(900, 600)[:3000]}, [("image-broken", "content/events/fest.md", 6)]),
        ({"foto.jpg": saved_as(Image.new("1", (9000, 9000)), "PNG")}, [("image-large", "content/events/fest.md", 6)]),
        ({"foto.jpg": bytes(images.MAX_BYTES + 1)}, [("image-large", "content/events/fest.md", 6)]),
        ({"foto.jpg": photo(9, 9), "rest.png": b"Text"}, [("image-unused", "content/events/rest.png", 1)]),
    ],
    ids=["missing", "nearly", "text", "cut short", "pixels", "bytes", "unused"],
)
def test_a_fault_is_reported_once_at_its_place(world: World, files: dict[str, bytes], found: list[tuple[str, str, int]]) -> None:
    (world.root / "content/events/foto.jpg").unlink()
    for name, data in files.items():
        world.write(f"content/events/{name}", data)
    assert world.check() == found
    assert world.check() == found, "what is remembered says the same"


def test_a_broken_record_makes_no_image_superfluous(world: World) -> None:
    world.write("content/events/fest.md", "---\ntitle: [\n---\n")
    assert [code for code, _, _ in world.check()] == ["yaml"]


def test_a_second_build_writes_nothing_and_makes_no_image_again(world: World) -> None:
    world.build()
    kept, site = world.kept(), world.site()
    assert len(kept) == 1
    assert world.build().published.written == 0
    world.write("content/site.yaml", f"{SITE}publisher: Wir\n")
    world.build()
    assert world.kept() == kept
    shutil.rmtree(world.root / "site")
    world.write("content/site.yaml", SITE)
    world.build()
    assert (world.kept(), world.site()) == (kept, site)


@pytest.mark.parametrize("damage", [b"", b"chronik-memo-2\n", b"\0" * 9000, None], ids=["empty", "cut short", "zeros", "gone"])
def test_a_damaged_cache_is_made_anew(world: World, damage: bytes | None) -> None:
    world.build()
    site = world.site()
    shutil.rmtree(world.root / "site")
    for path in world.root.glob("cache/webp-*/*"):
        path.unlink() if damage is None else path.write_bytes(damage)
    world.build()
    assert world.site() == site


def test_a_changed_image_changes_its_page_and_its_address(world: World) -> None:
    world.event("tanz", "", "Ohne Bild.\n")
    world.build()
    before, kept = world.site(), world.kept()
    world.write("content/events/foto.jpg", photo(2000, 1200))
    world.build()
    after = world.site()
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert changed == {"ereignisse/fest/index.html", "daten/chronik.jsonld", ".chronik.json"}
    assert len(world.images()) == 3
    assert not {path for path in before if path.startswith("bilder/")} & after.keys()
    assert len(world.kept()) == 1
    assert world.kept() != kept, "what nobody wants any more is forgotten"


def test_a_removed_image_takes_its_files_along(world: World) -> None:
    world.build()
    (world.root / "content/events/foto.jpg").unlink()
    world.event("fest", "")
    assert world.build().published.removed == 3
    assert world.images() == []
    assert world.kept() == {}


def test_any_number_of_jobs_gives_the_same_bytes(world: World, tmp_path: Path) -> None:
    for number in range(5):
        world.write(f"content/events/bild-{number}.jpg", photo(700 + number, 500))
        world.event(f"fest-{number}", f"images:\n  - {{file: bild-{number}.jpg, alt: Zelt, credit: C, licence: L}}\n")
    world.build(jobs=1)
    alone = world.site()
    for name in ("site", "cache"):
        shutil.rmtree(tmp_path / name)
    world.build(jobs=2)
    assert world.site() == alone
    assert len([path for path in alone if path.startswith("bilder/")]) == 3 + 5 * 2


def test_one_image_in_two_records_is_made_once(world: World) -> None:
    world.event("tanz")
    world.build(jobs=2)
    assert len(world.images()) == 6
    assert len(world.kept()) == 1


# --- the picture where a page is shared ---------------------------------------------------------------------------------


def shared(page: Element) -> dict[str, str]:
    """What a page says of its picture."""
    metas = {m.get("property") or m.get("name"): m.get("content") for m in page.iter("meta")}
    return {name: value for name, value in metas.items() if name and (name.startswith("og:image") or name == "twitter:card")}


def test_the_site_brings_its_name_as_a_picture(world: World) -> None:
    world.build()
    picture = opened(world.site()["teilen.png"])
    assert picture.size == (1200, 630)
    assert near(picture, 0.01, 0.01, (0xFB, 0xF9, 0xF3), 2), "paper"
    assert {(0x1D, 0x1A, 0x16)} <= {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or ()}, "ink"
    assert shared(world.page("fest")) == {
        "og:image": "https://example.org/c/teilen.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Chronik: Ein Ort",
        "twitter:card": "summary_large_image",
    }


def test_another_title_gives_another_picture(world: World) -> None:
    world.build()
    before = world.site()["teilen.png"]
    world.write("content/site.yaml", SITE.replace("title: Chronik", "title: Łužyca"))
    world.build()
    assert world.site()["teilen.png"] != before


def test_a_picture_of_ones_own_is_used_instead(world: World) -> None:
    world.write("assets/teilen.jpg", photo(800, 400))
    world.build()
    assert "teilen.png" not in world.site()
    found = shared(world.page("fest"))
    assert (found["og:image"], found["og:image:width"], found["og:image:height"]) == ("https://example.org/c/assets/teilen.jpg", "800", "400")


@pytest.mark.parametrize("lack", ["base_url", "font"])
def test_without_address_or_font_there_is_no_picture(world: World, lack: str) -> None:
    if lack == "font":
        shutil.rmtree(world.root / "assets/fonts")
    else:
        world.write("content/site.yaml", SITE.replace("base_url: https://example.org/c/\n", ""))
    world.build()
    assert "teilen.png" not in world.site()
    assert shared(world.page("fest")) == {}


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (photo(123, 45, "PNG"), (123, 45)),
        (photo(123, 45), (123, 45)),
        (photo(123, 45, exif=notes(), progressive=True), (123, 45)),
        (photo(123, 45)[:12], (0, 0)),
        (b"", (0, 0)),
    ],
)
def test_sizes_are_read_from_the_head_of_a_file(data: bytes, size: tuple[int, int]) -> None:
    assert sharecard.picture_size(data) == size


FONTS = tuple((ROOT / "assets" / name).read_bytes() for name in sharecard.FONTS)


@pytest.mark.parametrize(
    "words",
    [
        sharecard.Words("C", "", ""),
        sharecard.Words("Donaudampfschifffahrtsgesellschaftskapitänsvereinigungen" * 3, "Wort " * 200, "x" * 300),
        sharecard.Words("Wort " * 200, "", "example.org"),
        sharecard.Words("Łužyca – Žitawa", "Zhořelc: „Mjezy“", "example.org"),
    ],
    ids=["short", "a long word", "many words", "Sorbian"],
)
def test_whatever_the_name_nothing_leaves_the_picture(words: sharecard.Words) -> None:
    picture = opened(sharecard.card(words, FONTS, "")).convert("RGB")
    paper = picture.getpixel((0, 0))
    for box in ((0, 0, 1200, 60), (0, 580, 1200, 630), (0, 0, 70, 630), (1130, 0, 1200, 630)):
        assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), paper)], box


def test_the_same_name_gives_the_same_picture() -> None:
    words = sharecard.Words("Łužyca – Žitawa", "Zhořelc: „Mjezy“", "example.org")
    assert sharecard.card(words, FONTS, "") == sharecard.card(words, FONTS, "")


@pytest.mark.parametrize(
    "style",
    [
        ":root { --paper: #ffffff; } @media screen { :root { --paper: light-dark(#102030, #405060); } }",
        ":root { --paper: #102030; }",
        "@media print { :root { --paper: #fff; } } :root { --paper: #102030; }",
    ],
)
def test_the_picture_has_the_paper_of_light_pages(style: str) -> None:
    picture = opened(sharecard.card(sharecard.Words("C", "", ""), FONTS, style))
    assert picture.convert("RGB").getpixel((0, 0)) == (16, 32, 48)
