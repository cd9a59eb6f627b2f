"""A page drawn from its template's skeleton is byte for byte the page that Jinja draws."""

from __future__ import annotations

import pytest

from chronik.chronicle.edition import Edition
from chronik.examining import Sources
from chronik.html.filling import render
from chronik.html.filling.compiled import TemplateSources
from chronik.html.parts.paging import paged
from chronik.pages import PAGES
from chronik.pipeline import _look
from tests.support.places import ROOT, WORLDS
from tests.support.wholes import whole

TEMPLATES = {path.name: path.read_text("utf-8") for path in (ROOT / "templates").glob("*.html")}


def test_a_skeleton_gives_what_jinja_gives() -> None:
    skeletons_give_what_jinja_gives(whole(WORLDS / "family"))


def skeletons_give_what_jinja_gives(everything: Edition) -> None:
    frame = _look(Sources((), lambda path: b"", {}), everything).frame
    environment = render._environment(TEMPLATES, {}, frame)
    drawn = set()
    for kind in PAGES:
        for subject in kind.subjects(everything):
            for view in paged(kind.view(everything, subject)):
                way = frame.base_path if view.template == "404.html" else "../" * view.url.count("/")
                skeleton = render._skeleton(environment, render.DRAWS, TemplateSources(TEMPLATES, {}), (view.template, way))
                if skeleton:
                    drawn.add(view.template)
                    assert skeleton.page(view).decode() == render._draw(environment, {"view": view, "root": way}), view.url
    assert "record.html" in drawn  # what nearly all pages of a large chronicle are made from


def test_what_was_compiled_ahead_is_all_that_pages_need_of_their_templates() -> None:
    everything = whole(WORLDS / "family")
    memory = render.compiled({**TEMPLATES, "fehler.html": "{% if %}"})
    known = {**memory}
    draw = render.renderer(TEMPLATES, _look(Sources((), lambda path: b"", {}), everything).frame, memory)
    for kind in PAGES:
        for subject in kind.subjects(everything):
            draw(paged(kind.view(everything, subject))[0])
    assert memory == known


@pytest.mark.parametrize(
    ("template", "has_one"),
    [
        ("{{ head(view, root) }}{{ blocks(view.blocks, root) }}", True),
        ("{% if view.template == 'probe.html' %}<p>{% endif %}{{ head(view, root) }}", True),
        ("{{ head(view, root)|upper }}", False),
        ("{{ view.title }}", False),
        ("{% if view.url %}{{ head(view, root) }}{% endif %}", False),
        ("{% for b in view.blocks %}{{ block(b, root) }}{% endfor %}", False),
        ("{% set x = head(view, root) %}{{ x }}", False),
        ("{% filter upper %}{{ head(view, root) }}{% endfilter %}", False),
        ("{{ head(view, root) ~ 'x' }}", False),
        ("{% extends 'fehlt.html' %}", False),
    ],
)
def test_only_text_and_calls_have_a_skeleton(template: str, has_one: bool) -> None:
    templates = {"probe.html": template}
    frame = _look(Sources((), lambda path: b"", {}), whole(WORLDS / "family")).frame
    environment = render._environment(templates, {}, frame)
    assert bool(render._skeleton(environment, render.DRAWS, TemplateSources(templates, {}), ("probe.html", "../"))) is has_one
