"""What of scanned pages is shown: for each passage the lines it stands in, cut out of the image."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from chronik.chronicle.edition import Edition
from chronik.evidence.places import PassageSpans
from chronik.evidence.quotes import Text
from chronik.evidence.stored.crops import Crop, CutOut, PageCuts, assigned, crops, shown_size
from chronik.exports.images import Raster
from chronik.html.blocks import Cutting, Passage
from chronik.language.tuples import NamedTuple
from chronik.pages.sections.material import Material, material_of
from chronik.pages.sections.resting import claims_of
from chronik.records.images import ImageFile
from chronik.words.digests import digest_of


class _Page(NamedTuple):
    path: str
    file: ImageFile

    @property
    def size(self) -> tuple[int, int]:
        """Of what can be cut; of others none."""
        is_fit = self.path and not self.file.fault and not self.file.is_turned
        return (self.file.width, self.file.height) if is_fit else (0, 0)


class Scan(NamedTuple):
    """The scanned pages of a source, each with its image."""

    name: str  # of the source
    text: Text
    pages: tuple[_Page, ...]
    whole: bool  # whether more than passages may be shown


def scan_of(material: Material) -> Scan | None:
    """None for a source without scanned pages."""
    entry, gallery = material.entry, material.chronicle.gallery
    text = material.chronicle.texts.get(entry.key)
    if text is None or text.layer is None or not entry.facts.scan:
        return None
    names = assigned(text.layer.sheets, [page.image for page in entry.facts.scan])
    paths = [gallery.scanned(name) for name in names]
    pages = [_Page(path, gallery.files.get(path, ImageFile(b""))) for path in paths]
    return Scan(entry.id, text, tuple(pages), entry.facts.publish == "full")


def as_scanned(passage: Passage, scan: Scan | None, spans: PassageSpans) -> Passage:
    """With the lines it stands in; where it is not sure where all its words are, it says so."""
    if scan is None:
        return passage
    cuttings = tuple([_cutting(scan, crop) for crop in _crops(scan, spans)])
    return passage._replace(cuttings=cuttings, unshown="" if cuttings else _UNSHOWN)


_UNSHOWN = "Die Stelle lässt sich im Scan nicht zeigen."


def _crops(scan: Scan, spans: PassageSpans) -> tuple[Crop, ...]:
    if scan.text.layer is None:
        return ()
    sizes = [page.size for page in scan.pages]
    return crops(scan.text.original, scan.text.layer, spans, sizes, whole=scan.whole)


def _cutting(scan: Scan, crop: Crop) -> Cutting:
    width, height = shown_size(crop)
    return Cutting(_path(scan, crop), width, height, by_line=crop.by_line and scan.whole)


def _path(scan: Scan, crop: Crop) -> str:
    """Another image, another place or another way to show it has another address."""
    shown = repr((scan.pages[crop.page].file.digest, tuple(crop), scan.whole))
    return f"stellen/{scan.name}/{digest_of(shown.encode(), 8).hex()}.webp"


def scan_rasters(edition: Edition, common: bytes, cut_out: CutOut) -> Iterator[Raster]:
    """The cuttings of all passages that pages show, those of a scanned page together."""
    for source in edition.chronicle.of_kind["sources"]:
        if source.facts.scan:
            material = material_of(edition, source.key)
            if scan := scan_of(material):
                spans = dict.fromkeys(spans for spans, _ in claims_of(material))
                yield from _rasters(scan, [*spans], common, cut_out)


def _rasters(
    scan: Scan, passages: Iterable[PassageSpans], common: bytes, cut_out: CutOut
) -> Iterator[Raster]:
    wanted: dict[str, Crop] = {}
    for spans in passages:
        wanted |= {_path(scan, crop): crop for crop in _crops(scan, spans)}
    for number, page in enumerate(scan.pages):
        own = {path: crop for path, crop in sorted(wanted.items()) if crop.page == number}
        if own:
            signature = digest_of(b"\0".join([common, *map(str.encode, own)]))
            cuts = PageCuts(page.path, page.file, tuple(own.values()), scan.whole)
            yield Raster(tuple(own), signature, partial(cut_out, cuts))
