"""Pages nobody looks for: the way on from a former address, and „Seite nicht gefunden“."""

from __future__ import annotations

from collections.abc import Iterable

from chronik.chronicle.edition import Edition
from chronik.html.view import Crumb, View
from chronik.records.keys import key_of, url_of


def redirect_subjects(edition: Edition) -> Iterable[str]:
    """Former keys."""
    return (
        key_of(entry.kind, former)
        for entry in edition.chronicle.entries.values()
        for former in entry.former_ids
    )


def redirect_view(edition: Edition, subject: str) -> View:
    kind, _, former = subject.partition("/")
    entry = next(e for e in edition.chronicle.of_kind[kind] if former in e.former_ids)
    return moved(url_of(subject), Crumb(entry.url, entry.name))


def moved(url: str, target: Crumb) -> View:
    """The way on from one address to another."""
    return View(
        url=url,
        template="redirect.html",
        title=target.name,
        description=f"Umgezogen: {target.name}",
        section="",
        label="",
        lead="",
        crumbs=(target,),
        blocks=(),
        indexed=False,
    )


def missing_subjects(edition: Edition) -> Iterable[str]:
    return ("404.html",)


def missing_view(edition: Edition, subject: str) -> View:
    return View(
        url=subject,
        template="404.html",
        title="Seite nicht gefunden",
        description="Diese Adresse gibt es nicht.",
        section="",
        label="",
        lead="",
        crumbs=(),
        blocks=(),
        indexed=False,
    )
