"""The way from each note to its passage and back, as a reader goes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from tests.support.pages import Element, address, pages, parsed, redirects

HOST = "http://hier"


class Walked(NamedTuple):
    notes: int  # that lead to a passage
    back: int  # passages that lead to a note
    faults: list[str]


def walked(site: Mapping[str, bytes]) -> Walked:
    """Every note and every passage of the site, there and back."""
    by_address = {HOST + address(path): page for path, page in pages(site).items() if not redirects(page)}
    found = [_walked_page(here, page, by_address) for here, page in by_address.items()]
    return Walked(sum(w.notes for w in found), sum(w.back for w in found), [fault for w in found for fault in w.faults])


def _walked_page(here: str, page: bytes, by_address: Mapping[str, bytes]) -> Walked:
    document, notes, back = parsed(page), 0, 0
    there = {e.get("id") for e in document.iter()}
    referred = [a.get("href")[1:] for a in document.iter("a") if a.get("href", "").startswith("#beleg-")]
    faults = [f"{here}: no {note}" for note in referred if note not in there]
    for note in _of_class(document, "section", "notes", "li"):
        faults += [f"{here} {note.get('id')}: {fault}" for fault in _uses(document, note)]
        for link in _links(note, here):
            if "#stelle-" in link:
                notes += 1
                faults += [f"{here} {note.get('id')}: {fault}" for fault in _passage(note, link, here, by_address)]

    for passage in _of_class(document, "section", "passages", "li"):
        for link in _links(passage, here):
            if "#beleg-" in link:
                back += 1
                faults += [f"{here} {passage.get('id')}: {fault}" for fault in _note(passage, link, by_address)]
    return Walked(notes, back, faults)


def _uses(document: Element, note: Element) -> Iterator[str]:
    """Each reference to the note has a way back, and each way back leads to one."""
    number = f"#{note.get('id')}"
    uses = [f"#{a.get('id')}" for sup in document.iter("sup") for a in sup.iter("a") if a.get("href") == number]
    ways = [a for span in note.iter("span") if span.get("class") == "back" for a in span.iter("a")]
    if uses != [a.get("href") for a in ways] or not uses:
        yield f"used at {uses}, leads back to {[a.get('href') for a in ways]}"
    if len({a.get("aria-label") for a in ways}) != len(ways):
        yield "two ways back have one name"


def _passage(note: Element, link: str, here: str, by_address: Mapping[str, bytes]) -> Iterator[str]:
    """The link leads to the passage with the note's own words; where the page's record rests on it, that leads back."""
    passage, own = _at(link, by_address), next(q.get("id") for q in note.iter("q"))
    if passage is None:
        yield f"{link} leads nowhere"
    elif _letters(" ".join("".join(mark.itertext()) for mark in passage.iter("mark"))) != _quoted(note):
        yield f"{link} is another passage"
    elif own:
        first = here.partition("seite-")[0]
        if f"{first}#{own}" not in _links(passage, urldefrag(link)[0]):
            yield f"{link} does not lead back"


def _note(passage: Element, link: str, by_address: Mapping[str, bytes]) -> Iterator[str]:
    """The link leads to a note with the same words, or to where one of a further page is."""
    note = _at(link, by_address)
    if note is not None and note.tag == "a":
        note = _at(urljoin(link, note.get("href")), by_address)
    marks = _letters(" ".join("".join(mark.itertext()) for mark in passage.iter("mark")))
    if note is None or _letters("".join(note.itertext())) != marks:
        yield f"{link} leads to no note of it"


def _at(link: str, by_address: Mapping[str, bytes]) -> Element | None:
    base, fragment = urldefrag(link)
    return next((e for e in parsed(by_address[base]).iter() if e.get("id") == fragment), None) if base in by_address else None


def _of_class(document: Element, tag: str, name: str, inner: str) -> Iterator[Element]:
    for element in document.iter(tag):
        if element.get("class") == name:
            yield from element.iter(inner)


def _links(element: Element, here: str) -> list[str]:
    return [urljoin(here, a.get("href")) for a in element.iter("a")]


def _quoted(note: Element) -> str:
    return _letters("".join(next(note.iter("q")).itertext()))


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))
