"""A record's prose as it stands on its page: links, mentions and notes filled in."""

from __future__ import annotations

import html
from typing import Any

from chronik.chronicle.mentions import Mention, linked
from chronik.figures import body_figure
from chronik.html.blocks import Body
from chronik.parts import Making, up
from chronik.records.keys import key_of, url_of
from chronik.records.markdown import SLOT
from chronik.records.prose import BodyCitation


def body(making: Making) -> Body | None:
    """The record's prose with its links, mentions, images and notes."""
    entry, chronicle = making.entry, making.chronicle
    prose = entry.prose
    if not prose.utf8:
        return None
    root = up(entry.url)
    keys = chronicle.body_links.get(entry.key, ())

    def mention(found: Mention, words: str) -> str:
        return f'<a href="{root}{url_of(found.keys[0])}">{words}</a>'

    def slot(match: Any) -> str:
        number = int(match[2])
        if match[1] == "L":
            words = html.escape(prose.links[number].words or chronicle.name(keys[number]))
            return f'<a href="{root}{url_of(keys[number])}">{words}</a>'
        if match[1] == "I":
            return body_figure(making, number)
        citation = prose.citations[number]
        numbers = making.notes.cite(citation_key(citation), citation.quote)
        return "".join(f'<sup class="note"><a href="#beleg-{n}" aria-label="Beleg {n}">{n}</a></sup>' for n in numbers)

    return Body(SLOT.sub(slot, linked(prose.html, chronicle.mentions.get(entry.key, ()), mention)))


def citation_key(citation: BodyCitation) -> str:
    return key_of("sources", citation.source.removeprefix("sources/"))
