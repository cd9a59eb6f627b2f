"""What differs between two states, in German Markdown. Unlike feeds, it says what is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from chronik.editing.states import Changes, Move, is_settings
from chronik.history.compared import FactChange, known_by
from chronik.history.said import Fact
from chronik.language.patterns import late
from chronik.pages.sections.items import BASES
from chronik.records.keys import KINDS, kind_of
from chronik.records.prose import BodyCitation
from chronik.records.settings.site import Site
from chronik.records.settings.vocabularies import VOCABULARIES
from chronik.records.statements import BODY, citation_key
from chronik.words.diagnostics import Diagnostic
from chronik.words.german import counted, listed
from chronik.words.hints import shortened

_MOST = 60  # records that are told in full
_LINES = 30  # addresses and files of a list
_LONG = 240  # characters of a text that is repeated
_SPECIAL = late(r"[\\`*_\[\]<>|]")


def markdown(changes: Changes, between: tuple[str, str]) -> str:
    """The whole report; "" where nothing differs. `between` names both states."""
    if changes.is_empty:
        return ""
    one, other = between
    sections = (
        ("Neue Einträge", _records(changes, changes.added)),
        ("Geänderte Einträge", _changed(changes)),
        ("Entfernte Einträge", _removed(changes)),
        ("Grenzen von Daten", _bounds(changes)),
        ("Einstellungen", _settings(changes)),
        ("Andere Dateien", _files(changes)),
        ("Seiten und Adressen", _pages(changes)),
        ("Neue Meldungen", _problems(changes)),
    )
    told = [(title, [*lines]) for title, lines in sections]
    parts = [f"# Was sich ändert\n\nVon {one} zu {other}: {_summary(changes)}."]
    parts += [f"## {title}\n\n" + "\n".join(lines).strip() for title, lines in told if lines]
    return "\n\n".join(parts) + "\n"


def _summary(changes: Changes) -> str:
    errors = sum(d.severity == "error" for d in changes.problems)
    warnings = len(changes.problems) - errors
    counts = (
        (len(changes.added), "neuer Eintrag", "neue Einträge"),
        (len(changes.changed), "geänderter Eintrag", "geänderte Einträge"),
        (len(changes.removed), "entfernter Eintrag", "entfernte Einträge"),
        (len(changes.files), "andere Datei", "andere Dateien"),
        (errors, "neuer Fehler", "neue Fehler"),
        (warnings, "neue Warnung", "neue Warnungen"),
        (changes.mended, "Meldung weniger", "Meldungen weniger"),
    )
    return listed([counted(*count) for count in counts if count[0]]).replace("\u00a0", " ")


# --- records ----------------------------------------------------------------------------------


def _records(changes: Changes, moves: Sequence[Move]) -> Iterator[str]:
    for move in moves[:_MOST]:
        yield _heading(changes, move)
        for change in move.facts:
            if change.field == BODY:
                yield f"- **{change.label}** {'geändert' if move.old else 'vorhanden'}"
            else:
                yield from _fact(changes, change)
        yield from _text(changes, move)
        yield ""
    rest = [_code(move.shown.path) for move in moves[_MOST:]]
    if rest:
        yield f"Und {_several(rest, 'weiterer', 'weitere')}"


def _changed(changes: Changes) -> Iterator[str]:
    """First those that say something else; the others in one line each."""
    telling = [move for move in changes.changed if move.facts or _is_renamed(move)]
    yield from _records(changes, telling)
    if still := [_code(m.shown.path) for m in changes.changed if m not in telling]:
        rest = f" und {len(still) - _LINES} weitere" if len(still) > _LINES else ""
        why = "keine Angabe, die auf einer Seite steht, ist eine andere"
        yield f"Geändert, aber {why}: {', '.join(still[:_LINES])}{rest}"


def _is_renamed(move: Move) -> bool:
    return bool(move.old and move.new and move.old.key != move.new.key)


def _heading(changes: Changes, move: Move) -> str:
    entry = move.shown
    name = _plain((changes.after if move.new else changes.before).names[entry.key])
    was = ""
    if move.old and move.new and move.old.path != move.new.path:
        was = f"\n\nBisher {_code(move.old.path)}."
    return f"### {KINDS[entry.kind].german} „{name}“ ({_code(entry.path)}){was}\n"


def _removed(changes: Changes) -> Iterator[str]:
    for move in changes.removed[:_MOST]:
        entry = move.shown
        name = _plain(changes.before.names[entry.key])
        yield f"- {KINDS[entry.kind].german} „{name}“ ({_code(entry.path)})"
    rest = [_code(move.shown.path) for move in changes.removed[_MOST:]]
    if rest:
        yield f"- Und {_several(rest, 'weiterer', 'weitere')}"


def _fact(changes: Changes, change: FactChange) -> Iterator[str]:
    """„**Datum**: 2014 → 2013“, and below it the passages."""
    was, now = _values(changes, change.before), _values(changes, change.after)
    if not change.before:
        value = now
    elif not change.after:
        value = f"{was} **entfernt**"
    else:
        value = now if was == now else f"{was} → {now}"
    yield f"- **{change.label}**: {value}"
    yield from _evidence(changes, change)


def _values(changes: Changes, facts: Sequence[Fact]) -> str:
    return listed([_value(changes, fact) for fact in facts], "oder")


def _value(changes: Changes, fact: Fact) -> str:
    """What a fact is about, and what it says of it."""
    own = f"„{_plain(shortened(fact.own.replace(chr(0), ' · '), _LONG))}“" if fact.own else ""
    if not fact.about:
        return ", ".join(filter(None, (_plain(fact.words), own)))
    name = _plain(_name(changes, fact.about))
    said = "; ".join(filter(None, (_plain(fact.words), own)))
    return f"{name} ({said})" if said else name


def _name(changes: Changes, about: str) -> str:
    if kind_of(about) not in KINDS or "/" not in about:
        return about
    return changes.after.names.get(about) or changes.before.names.get(about, about)


def _evidence(changes: Changes, change: FactChange) -> Iterator[str]:
    """The passages: those of before only where they are others now."""
    was = [passage for fact in change.before for passage in _passages(changes, fact)]
    now = [passage for fact in change.after for passage in _passages(changes, fact)]
    yield from (f"  - bisher {words}" for words in was if words not in now)
    for words in now:
        is_new = bool(change.before) and words not in was
        yield f"  - {'jetzt ' if is_new else ''}{words}"
    if was and not now and change.after:
        yield "  - jetzt ohne Beleg"


def _passages(changes: Changes, fact: Fact) -> Iterator[str]:
    quote, source = known_by(fact.evidence)
    where = f" ({_plain(_name(changes, source))})" if source else ""
    if quote:
        yield f"Beleg: „{_plain(shortened(quote, _LONG))}“{where}"
    proof = fact.evidence
    parts = (BASES.get(proof.basis, ""), proof.reason, proof.note, proof.as_written)
    said = [" ".join(part.split()) for part in parts if part]
    if proof.preferred:
        said.append("bevorzugt")
    if said:
        yield f"Anmerkung: {_plain(shortened(' · '.join(said), _LONG))}"


def _text(changes: Changes, move: Move) -> Iterator[str]:
    """Passages that the text quotes, where they are new or gone."""
    was = _cited(changes, move.old.prose.citations if move.old else ())
    now = _cited(changes, move.new.prose.citations if move.new else ())
    yield from (f"  - bisher im Text belegt: {words}" for words in was if words not in now)
    yield from (f"  - im Text belegt: {words}" for words in now if words not in was)


def _cited(changes: Changes, citations: Iterable[BodyCitation]) -> list[str]:
    found: dict[str, None] = {}
    for citation in citations:
        name = _plain(_name(changes, citation_key(citation)))
        found[f"„{_plain(shortened(citation.quote, _LONG))}“ ({name})"] = None
    return [*found]


def _bounds(changes: Changes) -> Iterator[str]:
    for key, was, now in changes.bounds[:_MOST]:
        name = _plain(changes.after.names[key])
        before = _plain("; ".join(was)) or "keine"
        after = _plain("; ".join(now)) or "keine"
        yield f"- „{name}“: bisher {before} → jetzt {after}"
    if len(changes.bounds) > _MOST:
        yield f"- Und {len(changes.bounds) - _MOST} weitere"


# --- what is no record ------------------------------------------------------------------------


def _settings(changes: Changes) -> Iterator[str]:
    old, new = changes.before.site, changes.after.site
    if old.digest == new.digest:
        return
    told = [*_plain_settings(old, new), *_words(old, new)]
    yield from told or ["- Nur die Form von `content/site.yaml`."]


def _plain_settings(old: Site, new: Site) -> Iterator[str]:
    hidden = ("vocabularies", "digest", "path", "broken", "folder", "search")
    for name in (name for name in Site._fields if name not in hidden):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield f"- {_code(name)}: {_setting(was)} → {_setting(now)}"


def _setting(value: object) -> str:
    words = sorted(value) if isinstance(value, frozenset) else value
    text = ", ".join(map(str, words)) if isinstance(words, list | tuple) else str(words)
    return _plain(shortened(text, _LONG)) or "ohne Angabe"


def _words(old: Site, new: Site) -> Iterator[str]:
    """Words of the vocabularies that are new, gone, or mean something else."""
    for name in VOCABULARIES:
        was, now = old.vocabularies.get(name, {}), new.vocabularies.get(name, {})
        for word in sorted(was.keys() | now.keys()):
            if was.get(word) != now.get(word):
                state = "neu" if word not in was else "entfernt" if word not in now else "geändert"
                label = (now.get(word) or was[word]).label
                yield f"- {_code(name)}: {_code(word)} („{_plain(label)}“) {state}"


def _files(changes: Changes) -> Iterator[str]:
    paths = [path for path in changes.files if not is_settings(path)]
    for path in paths[:_LINES]:
        was, now = path in changes.before.files, path in changes.after.files
        yield f"- {_code(path)} {'geändert' if was and now else 'neu' if now else 'entfernt'}"
    if len(paths) > _LINES:
        yield f"- Und {len(paths) - _LINES} weitere"


def _pages(changes: Changes) -> Iterator[str]:
    before, after = changes.before.pages, changes.after.pages
    if not (changes.before.is_whole and changes.after.is_whole):
        whose = "vorher" if changes.after.is_whole else "jetzt"
        yield f"Nicht zu bestimmen: Der Stand {whose} hat Fehler, und so entstünde keine Website."
        return

    was = {url for url in before.signatures if url not in before.moved}
    now = {url for url in after.signatures if url not in after.moved}
    moved = {u: to for u, to in after.moved.items() if before.moved.get(u) != to}
    changed = sorted(u for u in was & now if before.signatures[u] != after.signatures[u])
    lost = sorted((was | before.moved.keys()) - now - after.moved.keys())

    yield from _list("Neu", sorted(now - was), _code_of_url)
    yield from _list(
        "Leitet um", sorted(moved), lambda url: f"{_code(f'/{url}')} → {_code(f'/{moved[url]}')}"
    )
    yield from _list("Entfällt ohne Umleitung", lost, _code_of_url)
    yield from _list("Zeigt anderes", changed, _code_of_url)


def _code_of_url(url: str) -> str:
    return _code(f"/{url}")


def _list(title: str, urls: Sequence[str], shown: Callable[[str], str]) -> Iterator[str]:
    if urls:
        rest = f" und {len(urls) - _LINES} weitere" if len(urls) > _LINES else ""
        yield f"- **{title}** ({len(urls)}): {', '.join(map(shown, urls[:_LINES]))}{rest}"


def _problems(changes: Changes) -> Iterator[str]:
    for problem in changes.problems[:_MOST]:
        yield _problem(problem)
    if len(changes.problems) > _MOST:
        yield f"- Und {len(changes.problems) - _MOST} weitere"


def _problem(problem: Diagnostic) -> str:
    word = "Fehler" if problem.severity == "error" else "Warnung"
    place = _code(f"{problem.span.path}:{problem.span.line}")
    hint = f" → {_plain(problem.hint)}" if problem.hint else ""
    return f"- **{word}** {place} ({_code(problem.code)}): {_plain(problem.message)}{hint}"


def _several(words: Sequence[str], one: str, many: str) -> str:
    return f"{len(words)} {one if len(words) == 1 else many}: {', '.join(words[:_LINES])}"


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))


def _code(text: str) -> str:
    return f"`{text.replace('`', '')}`"
