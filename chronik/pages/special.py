"""Pages nobody looks for: the way on from a former address, „Diese Seite gibt es nicht mehr“ and
„Seite nicht gefunden“.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from chronik.chronicle.edition import Edition
from chronik.chronicle.facets import CERTAINTIES, count_of
from chronik.dates.exactness import Exactness
from chronik.html.parts.paging import MOMENTS
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
    return _moved(url_of(subject), Crumb(entry.url, edition.cards[entry.key].name))


def _moved(url: str, target: Crumb) -> View:
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


_ABOUT = CERTAINTIES[Exactness.VAGUE]


def moved_subjects(edition: Edition) -> Iterable[str]:
    """Addresses of a time when every date that was not exact was called about.

    They live, wherever no page of today stands there.
    """
    then = Counter(e.date.year for e in edition.placed if not e.date.exact)
    now = edition.groups.get(_ABOUT, {})
    if then and not now:
        yield _ABOUT
    if then.total() > MOMENTS:
        stands = now if count_of(now) > MOMENTS else {}
        yield from (f"{_ABOUT}/{year}" for year in sorted(y for y in then if y and y not in stands))


def moved_url(subject: str) -> str:
    return f"chronik/{subject}/"


def moved_view(edition: Edition, subject: str) -> View:
    """The way on, to the whole chronicle or to the year."""
    year = subject.removeprefix(_ABOUT).strip("/")
    target = Crumb(f"chronik/{year}/", year) if year else Crumb("chronik/", "Chronik")
    return _moved(moved_url(subject), target)


def gone_subjects(edition: Edition) -> Iterable[str]:
    """Addresses."""
    return (address for address in edition.chronicle.gone if "#" not in address)


def gone_view(edition: Edition, subject: str) -> View:
    """What once stood there is not named: who removed it may have had to."""
    reason = edition.chronicle.gone[subject].reason
    return _silent(subject, "Diese Seite gibt es nicht mehr", reason, "gone.html")


def missing_subjects(edition: Edition) -> Iterable[str]:
    return ("404.html",)


def missing_view(edition: Edition, subject: str) -> View:
    return _silent(subject, "Seite nicht gefunden", "Diese Adresse gibt es nicht.")


def _silent(url: str, title: str, words: str, template: str = "404.html") -> View:
    """A page that tells nothing, in no list and no search."""
    return View(
        url=url,
        template=template,
        title=title,
        description=words,
        section="",
        label="",
        lead="",
        crumbs=(),
        blocks=(),
        indexed=False,
    )
