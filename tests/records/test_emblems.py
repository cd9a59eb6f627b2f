"""A network's look comes from its own record: it stays when others are added, invents no abbreviation, and few are alike."""

from __future__ import annotations

import re
from itertools import product
from math import atan2, degrees

import pytest

from chronik.chronicle.cards import Badge
from chronik.records.emblems import Emblem
from chronik.words.german import slug
from tests.support.places import ROOT
from tests.support.wholes import whole_of_files

SITE = {"content/site.yaml": "title: Probe\n"}
KINDS = ("Bündnis", "Netzwerk", "Allianz", "Initiative", "Runder Tisch", "Arbeitskreis", "Forum", "Regionalverbund")
THEMES = ("Fachkräfte", "Pflege", "Ausbildung", "Energie", "Integration")
PLACES = ("Altmoor", "Birkenau", "Dornheim", "Ebersfeld", "Grünau")
NAMES = [f"{kind} {theme} {place}" for kind, theme, place in product(KINDS, THEMES, PLACES)]  # 200


def badges(*networks: str) -> dict[str, Badge]:
    """Signs of the networks with that front matter, by id; the first line is the name."""
    files = {f"content/networks/{slug(text.partition(chr(10))[0])}.yaml": f"name: {text}\n" for text in networks}
    everything = whole_of_files(SITE | files)
    return {network.id: everything.cards[network.key].badges[0] for network in everything.chronicle.of_kind["networks"]}


def test_another_network_changes_the_look_of_none() -> None:
    few, many = badges(*NAMES[:20]), badges(*NAMES)
    assert {key: many[key] for key in few} == few


def test_of_two_hundred_networks_nearly_all_look_different() -> None:
    looks = [(badge.emblem, badge.sign) for badge in badges(*NAMES).values()]
    assert len(looks) == 200
    assert len(set(looks)) >= 194
    assert {badge.emblem.colour for badge in badges(*NAMES).values()} == set(range(8)) == {badge.emblem.shape for badge in badges(*NAMES).values()}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Fachkraft im Fokus\naliases: [FiF, Fokus]", "FiF"),
        ("BBWA Mitte\naliases: [BBWA]", "BBWA"),
        ("Bund", "Bund"),
        ("Kreis der Sieben\naliases: [Die Sieben, Siebener-Runde]", "K[0-9]"),
        ("Regionales Fachkräftebündnis", "R[0-9]"),
        ("„Ölkäfer“ für alle", "Ö[0-9]"),
        ("2030 – wir sind dabei", "W[0-9]"),
        ("Fachkraft im Fokus\naliases: [FiF]\nsign: Fo", "Fo"),
    ],
)
def test_a_sign_is_listed_or_an_initial_with_a_number(text: str, sign: str) -> None:
    (badge,) = badges(text).values()
    assert re.fullmatch(sign, badge.sign)


def test_the_editors_choose_the_colour_and_the_shape_stays() -> None:
    (plain,), (pink,) = badges("Kreis").values(), badges("Kreis\ncolour: pink").values()
    assert pink == plain._replace(emblem=Emblem(6, plain.emblem.shape)) != plain


# The palette


def colours() -> list[tuple[str, str]]:
    style = (ROOT / "assets/style.css").read_text("utf-8")
    return re.findall(r"\.c\d \{ --c: light-dark\(#(\w{6}), #(\w{6})\)", style)


def grounds() -> list[tuple[str, str]]:
    style = (ROOT / "assets/style.css").read_text("utf-8")
    return re.findall(r"--(?:paper|sheet): light-dark\(#(\w{6}), #(\w{6})\)", style)


def linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2."""
    bright, dark = sorted((sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def hue(colour: str) -> float:
    """In degrees of OKLCH (CSS Color 4)."""
    r, g, b = linear(colour)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    return degrees(atan2(0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short, a)) % 360


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_each_colour_can_be_read_on_either_ground(scheme: int) -> None:
    assert len(colours()) == 8
    assert min(contrast(pair[scheme], ground[scheme]) for pair in colours() for ground in grounds()) >= 4.5


def test_each_colour_keeps_its_hue_in_the_dark() -> None:
    for light, dark in colours():
        apart = abs(hue(light) - hue(dark)) % 360
        assert min(apart, 360 - apart) < 8, (light, dark)
