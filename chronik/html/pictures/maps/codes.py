"""Which Land of Germany or which country a place is: its code of ISO 3166, `DE-SN` or `AT`.

An identifier decides; a name does only where the kind of the place says that it is one. Towns,
villages and landscapes may be called like a Land.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from chronik.html.pictures.maps.stored.countries import COUNTRIES
from chronik.language.tuples import NamedTuple


class Land(NamedTuple):
    code: str  # ISO 3166-2
    name: str
    ags: str  # Amtlicher Gemeindeschlüssel
    wikidata: str
    geonames: str


LAENDER = (
    Land("DE-SH", "Schleswig-Holstein", "01", wikidata="Q1194", geonames="2838632"),
    Land("DE-HH", "Hamburg", "02", wikidata="Q1055", geonames="2911297"),
    Land("DE-NI", "Niedersachsen", "03", wikidata="Q1197", geonames="2862926"),
    Land("DE-HB", "Bremen", "04", wikidata="Q1209", geonames="2944387"),
    Land("DE-NW", "Nordrhein-Westfalen", "05", wikidata="Q1198", geonames="2861876"),
    Land("DE-HE", "Hessen", "06", wikidata="Q1199", geonames="2905330"),
    Land("DE-RP", "Rheinland-Pfalz", "07", wikidata="Q1200", geonames="2847618"),
    Land("DE-BW", "Baden-Württemberg", "08", wikidata="Q985", geonames="2953481"),
    Land("DE-BY", "Bayern", "09", wikidata="Q980", geonames="2951839"),
    Land("DE-SL", "Saarland", "10", wikidata="Q1201", geonames="2842635"),
    Land("DE-BE", "Berlin", "11", wikidata="Q64", geonames="2950157"),
    Land("DE-BB", "Brandenburg", "12", wikidata="Q1208", geonames="2945356"),
    Land("DE-MV", "Mecklenburg-Vorpommern", "13", wikidata="Q1196", geonames="2872567"),
    Land("DE-SN", "Sachsen", "14", wikidata="Q1202", geonames="2842566"),
    Land("DE-ST", "Sachsen-Anhalt", "15", wikidata="Q1206", geonames="2842565"),
    Land("DE-TH", "Thüringen", "16", wikidata="Q1205", geonames="2822542"),
)
_LAND_CODES = {land.name: land.code for land in LAENDER}
_LAND_KINDS = {"land", "bundesland", "freistaat", "stadtstaat", "flächenland"}
_COUNTRY_KINDS = {
    "land",
    "staat",
    "nation",
    "nationalstaat",
    "republik",
    "königreich",
    "bundesstaat",
}
# Of a town as well: what has these is the Land only where its kind says so.
_TOWNS = {"Q64", "Q1055", "2950157", "2911297"}


class Called(NamedTuple):
    """What tells a place apart: its names, the words for its kind, its identifiers."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    identifiers: Mapping[str, str]


def code_of(place: Called) -> str:
    """The code of the Land or country that the place is, or ""."""
    if iso := place.identifiers.get("iso"):
        return iso
    kinds = {kind.lower() for kind in place.kinds}
    return _land(place, kinds) or _country(place, kinds)


def _land(place: Called, kinds: set[str]) -> str:
    is_land = bool(kinds & _LAND_KINDS)
    for scheme in ("ags", "wikidata", "geonames"):
        value = place.identifiers.get(scheme, "")
        if is_land and scheme == "ags":
            value = value.removesuffix("000000")  # of a Land that is a town
        if value and (is_land or value not in _TOWNS):
            return next((land.code for land in LAENDER if getattr(land, scheme) == value), "")
    return _first(_LAND_CODES, place.names) if is_land else ""


def _country(place: Called, kinds: set[str]) -> str:
    if not kinds & _COUNTRY_KINDS:
        return ""
    return _first(_countries(), place.names)


def _first(codes: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((codes[name] for name in names if name in codes), "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """German name -> code."""
    rows = (row.partition(":") for row in COUNTRIES.split("|"))
    return {name: code for code, _, names in rows for name in names.split(",")}
