"""What every page is made from, and a rehearsal of it: the chronicle as a whole, templates, frame and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from chronik.blocks import Frame
from chronik.chronicle import Chronicle
from chronik.diagnostics import Diagnostic
from chronik.entries import digest_of
from chronik.needs import Signing
from chronik.paging import paged
from chronik.parts import Whole, whole_of
from chronik.rasters import share_of
from chronik.render import frame_of, template_problems
from chronik.views import PAGES


class Plan(NamedTuple):
    """What every page is made from."""

    whole: Whole
    templates: Mapping[str, str]
    frame: Frame
    signing: Signing


def arrange(chronicle: Chronicle, rest: Mapping[str, bytes], common: bytes) -> Plan:
    """What pages need, whatever the checks will find; in a chronicle with errors it may fail. `rest` are the input files that are no records.

    `common` stands for the program and its options, which every page depends on as it does on settings and templates.
    """
    whole = whole_of(chronicle)
    templates, frame = _framed(whole, rest)
    signing = Signing(whole, digest_of(common + chronicle.site.digest + repr((whole.span, frame, sorted(templates.items()))).encode()))
    signing.pieces()  # before workers part that would each sign anew
    return Plan(whole, templates, frame, signing)


def rehearse(plan: Plan) -> tuple[Diagnostic, ...]:
    """What would stop `build`: templates that cannot be used. Tried on one page of each kind."""
    first = ((kind, next(iter(kind.subjects(plan.whole)), None)) for kind in PAGES)
    views = (paged(kind.view(plan.whole, subject))[0] for kind, subject in first if subject is not None)
    return template_problems(plan.templates, plan.frame, views)


def _framed(whole: Whole, rest: Mapping[str, bytes]) -> tuple[dict[str, str], Frame]:
    """The templates, and what surrounds every page."""
    assets = {p.removeprefix("assets/"): f"{p}?v={digest_of(data).hex()[:8]}" for p, data in rest.items() if p.startswith("assets/")}
    templates = {p.removeprefix("templates/"): data.decode("utf-8", "replace") for p, data in rest.items() if p.startswith("templates/")}
    return templates, frame_of(whole, assets)._replace(share=share_of(whole, rest))
