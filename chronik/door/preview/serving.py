"""`serve` from its start to its end: build, show, watch, build again."""

from __future__ import annotations

import argparse
import errno
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from chronik.door.arguments import folders_of
from chronik.door.preview.answers import Served, listen
from chronik.door.preview.builder import Builder
from chronik.door.preview.shown import Showing
from chronik.door.preview.watching import watch
from chronik.door.telling import USAGE
from chronik.inputs import preview_place
from chronik.words.hints import reason

if TYPE_CHECKING:
    from chronik.door.desk.answers import Desk

_POLL = 0.2  # seconds in which an interruption is noticed where waiting cannot be interrupted
_PATIENCE = 20.0  # seconds that a question waits for a build to end
_TWICE = 2  # times in a row that the building process may die over the same content


def serve(options: argparse.Namespace) -> int:
    """Build into a folder of its own and show that on 127.0.0.1 until interrupted, and anew after
    each save. With errors the last good site stays, and they are shown above it.
    """
    with ExitStack() as stack:
        options.output = stack.enter_context(_folder(options))
        preview = Preview(options)
        try:
            server = listen(options.port, preview.served)
        except OSError as fault:
            is_taken = fault.errno == errno.EADDRINUSE
            why = "ist belegt" if is_taken else f"lässt sich nicht öffnen: {reason(fault)}"
            print(f"Port {options.port} {why}. Mit --port einen anderen wählen.", file=sys.stderr)
            return USAGE
        stack.enter_context(server)
        with _interruptible(), suppress(KeyboardInterrupt):
            try:
                preview.run(partial(server.serve_forever, poll_interval=_POLL), server.server_port)
            finally:
                signal.signal(signal.SIGINT, signal.SIG_IGN)  # the end is near already
                preview.end()
                server.shutdown()
    return 0


@contextmanager
def _folder(options: argparse.Namespace) -> Iterator[Path]:
    """Where the preview lies: with the memo, or nowhere for long."""
    if options.no_cache:
        with tempfile.TemporaryDirectory(prefix="chronik-") as folder:
            yield Path(folder) / "vorschau"
    else:
        yield preview_place(options.cache, options.content)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Request to end, end as at Ctrl+C."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    heard = [number for number in numbers if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, _interrupt) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


class Spoken(NamedTuple):
    words: str
    is_fault: bool


class Preview:
    """What happens between a save and what is shown."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.showing = Showing()
        self._options = options
        self._folders = folders_of(options)
        self._saved, self._stop = Event(), Event()
        self.desk = self._desk() if options.edit else None
        self._news: Queue[dict[str, Any]] = Queue()
        self._builder: Builder | None = None
        self._said: Queue[Spoken] = Queue()
        self._repeated = ""
        self._builds = 0
        self._deaths = 0

    @property
    def served(self) -> Served:
        return Served(self._options.output, self.showing, self.ask, self.desk)

    def run(self, serve_forever: Callable[[], None], port: int) -> None:
        """Until interrupted. The content is watched before it is first built."""
        self._builder = Builder(self._options)
        watching = partial(watch, self._folders, self._notice, self._stop)
        for work in (serve_forever, watching, self._listen, self._speak):
            Thread(target=work, daemon=True).start()

        self._build(first=True)
        self._say(f"Vorschau: http://127.0.0.1:{port}/  (beenden mit Strg+C)\n")
        if self.desk:
            way = f"http://127.0.0.1:{port}/-/desk/?t={self.desk.token.word}"
            self._say(f"Schreibtisch: {way}\n")
            Thread(target=self.desk.warm, daemon=True).start()
        while True:
            if self._saved.wait(_POLL):
                self._build()
            self._catch_up()

    def _desk(self) -> Desk:
        from chronik.door.desk.answers import Desk  # costs what a check costs to load

        return Desk(self._folders, self._saved.set, lambda trace: self._say(trace, is_fault=True))

    def _notice(self) -> None:
        """Something was saved."""
        if self.desk:
            self.desk.look_again()
        self._saved.set()

    def end(self) -> None:
        self._stop.set()
        self.showing.tell(is_over=True)
        if self._builder:
            self._builder.end()

    def ask(self, address: str) -> Any:
        """What the bar says of a page, told by the process that builds."""
        if self._builder is None:
            return None
        number = self.showing.question()
        self._builder.ask(about=address, number=number)
        return self.showing.answer(number, _PATIENCE)

    # --- building -----------------------------------------------------------------------------

    def _listen(self) -> None:
        """Answers go to who has asked, all else is news of a build."""
        while self._builder and not self._stop.is_set():
            for news in self._builder.news():
                if news["kind"] == "note":
                    self.showing.reply(news["number"], news["note"])
                elif not self._stop.is_set():
                    self._news.put(news)

    def _build(self, *, first: bool = False) -> None:
        """What is saved from now on is built once more."""
        assert self._builder
        self._saved.clear()
        self.showing.tell(works=True)
        self._builds += 1
        self._builder.ask(build=self._builds, open=self.showing.open_pages(), first=first)
        last = {"coverage"} if first else {"done", "broken"}
        while True:
            kind, number = self._take(self._next())
            if kind == "died" or (kind in last and number == self._builds):
                return

    def _next(self) -> dict[str, Any]:
        while True:
            with suppress(Empty):
                return self._news.get(timeout=_POLL)

    def _catch_up(self) -> None:
        """What is said when nothing was asked: the process that builds has died."""
        with suppress(Empty):
            while True:
                self._take(self._news.get_nowait())

    def _take(self, news: dict[str, Any]) -> tuple[str, int]:
        """Show it, and say it in the terminal. Gives its kind, and the number of its build."""
        kind: str = news["kind"]
        if kind == "early":
            pages = {path: text.encode() for path, text in news["pages"].items()}
            self.showing.tell(is_new=True, early=pages, faults=[], more=0)
        elif kind == "done":
            self._done(news)
        elif kind == "broken":
            self._stopped(news["words"], news["trace"])
        elif kind == "died":
            self._died(news["code"])
        else:
            self._say(news["said"])
        return kind, news.get("build", 0)

    def _done(self, news: dict[str, Any]) -> None:
        """A build that nothing came of is no news in the terminal."""
        is_news = news["changed"] or news["failed"] or self.showing.faults or not self.showing.site
        is_new = news["changed"] or bool(self.showing.early) or not self.showing.site
        state = {"faults": news["faults"], "more": news["more"], "mount": news["mount"]}
        self.showing.tell(is_new=is_new, works=False, early={}, **state)
        self._deaths = 0
        if is_news:
            self._say(self._unsaid(news["said"]))

    def _unsaid(self, report: str) -> str:
        """What a report says that the one before did not: problems that stay are told once."""
        problems, _, summary = report.rstrip("\n").rpartition("\n")
        is_same, self._repeated = problems == self._repeated, problems
        return f"{summary}\n" if is_same else report

    def _died(self, code: int) -> None:
        """Somebody else ended it, or memory did not suffice: it is tried once more."""
        self._deaths += 1
        again = self._deaths < _TWICE
        then = "Es wird noch einmal versucht." if again else "Beim nächsten Speichern noch einmal."
        self._stopped(f"Der Bau ist abgebrochen (Code {code}). {then}", "")
        if again:
            self._saved.set()

    def _stopped(self, words: str, trace: str) -> None:
        fault = {"severity": "program", "message": words, "trace": trace}
        is_new = bool(self.showing.early)
        self.showing.tell(is_new=is_new, works=False, early={}, faults=[fault], more=0)
        self._say(f"{trace}{words}\n", is_fault=True)

    # --- the terminal -------------------------------------------------------------------------

    def _say(self, words: str, *, is_fault: bool = False) -> None:
        self._said.put(Spoken(words, is_fault))

    def _speak(self) -> None:
        """A terminal that is held, or a pipe that nobody reads, holds up nothing else."""
        while True:
            words, is_fault = self._said.get()
            with suppress(OSError):
                print(words, end="", file=sys.stderr if is_fault else sys.stdout, flush=True)
