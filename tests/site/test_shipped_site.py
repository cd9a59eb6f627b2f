"""The chronicle that this repository ships, built: it keeps what every site keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.html.pictures import test_timeline as timeline
from tests.pages import test_facets as facets
from tests.site import test_links_and_html as html
from tests.site.test_links_and_html import Site
from tests.support.notes import walked
from tests.support.places import SHIPPED
from tests.support.projects import Project

OF_A_SITE: tuple[Callable[[Site], None], ...] = (
    html.test_no_page_loads_anything_from_elsewhere,
    html.test_every_link_says_where_it_leads,
    html.test_html_is_sound,
    html.test_each_page_has_what_a_page_needs,
    html.test_headings_descend_step_by_step,
    html.test_ids_are_unique,
    html.test_labels_and_descriptions_point_at_something,
    html.test_pictures_have_words_and_links_no_tricks,
    html.test_no_trace_of_templates_or_python,
    html.test_every_record_has_a_page_and_is_listed,
    html.test_every_event_is_in_the_chronicle_once,
    html.test_every_event_is_on_the_pages_it_names,
    html.test_every_note_leads_to_its_passage,
    html.test_feed,
    html.test_sitemap_lists_the_pages_that_may_be_found,
    html.test_xml_is_sound,
    html.test_former_addresses_lead_on,
)
OF_ITS_FILES: tuple[Callable[[dict[str, bytes]], None], ...] = (
    timeline.test_links_in_pictures_lead_somewhere,
    facets.test_counts_of_single_values_add_up_to_all_events,
    facets.test_every_value_leads_to_a_page_with_as_many_events,
    facets.test_no_event_is_missing_from_any_facet,
    facets.test_where_an_event_can_count_twice_the_panel_says_so,
    facets.test_a_list_of_the_panel_shows_twelve_values_at_most,
    facets.test_kinds_are_all_in_their_list,
    facets.test_the_files_of_the_script_say_what_the_pages_say,
    facets.test_the_years_of_the_script_are_those_of_the_pages,
    facets.test_a_row_holds_what_a_list_shows_and_nothing_else,
    facets.test_the_pattern_of_a_card_stands_where_the_filter_is_and_nowhere_else,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return html.built(Project(tmp_path_factory.mktemp("shipped")), SHIPPED)


def name(promise: Callable[..., None]) -> str:
    return promise.__name__.removeprefix("test_")


@pytest.mark.parametrize("mount", ["/", "/chronik/"])
def test_every_link_and_fragment_leads_somewhere(site: Site, mount: str) -> None:
    html.test_every_link_and_fragment_leads_somewhere(site, mount)


@pytest.mark.parametrize("promise", OF_A_SITE, ids=name)
def test_it_keeps(site: Site, promise: Callable[[Site], None]) -> None:
    promise(site)


@pytest.mark.parametrize("promise", OF_ITS_FILES, ids=name)
def test_its_files_keep(site: Site, promise: Callable[[dict[str, bytes]], None]) -> None:
    promise(site.files)


def test_no_promise_is_forgotten() -> None:
    """What is asked of a site in these files is asked of this one."""
    asked = {*OF_A_SITE, *OF_ITS_FILES, html.test_every_link_and_fragment_leads_somewhere}
    known = {f for module in (html, timeline, facets) for f in vars(module).values() if "site" in getattr(f, "__annotations__", ())}
    assert {f for f in known if f.__name__.startswith("test_")} == asked


def test_every_note_leads_to_its_passage_and_back(site: Site) -> None:
    done = walked(site.files)
    assert not done.faults
    assert done.notes > done.back > 0
