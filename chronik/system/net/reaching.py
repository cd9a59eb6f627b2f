"""Whether addresses in the net still answer. Hosts are asked side by side, each one request at a
time with a pause between, as a polite visitor would.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from urllib.parse import quote, urldefrag, urlsplit

from chronik.language.tuples import NamedTuple

_HOSTS = 8  # that are asked at once
_SECONDS = 20.0  # until a host counts as silent
_GONE = (404, 410)
_AGENT = "Mozilla/5.0 (compatible; chronik; prueft Verweise)"


class Reachable(NamedTuple):
    """What came of one address."""

    is_there: bool
    is_gone: bool  # surely; neither where a host is silent, or lets no program in
    words: str  # German: „404“, „kein Name dieses Servers bekannt“; "" where all is well


def reached(addresses: Iterable[str], pause: float = 1.0) -> dict[str, Reachable]:
    """Each address with its answer. `pause` in seconds, between two requests to a host."""
    by_host: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        by_host.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    if not by_host:
        return {}
    with ThreadPoolExecutor(_HOSTS) as pool:
        asked = pool.map(lambda those: _of_host(those, pause), by_host.values())
        return {address: answer for answers in asked for address, answer in answers}


def is_offline(answers: Iterable[Reachable]) -> bool:
    """Whether no host at all could be found, of several."""
    words = [answer.words for answer in answers]
    return len(words) > 1 and {*words} == {_NO_HOST}


def _of_host(addresses: Sequence[str], pause: float) -> list[tuple[str, Reachable]]:
    waiting, found = Event(), []
    for number, address in enumerate(addresses):
        if number:
            waiting.wait(pause)
        answer = _asked(address)
        if not (answer.is_there or answer.is_gone):  # once more: a net has its moments
            waiting.wait(pause)
            answer = _asked(address)
        found.append((address, answer))
    return found


def _asked(address: str) -> Reachable:
    """Never raises: whatever a server does is an answer."""
    request = urllib.request.Request(_in_ascii(address), headers={"User-Agent": _AGENT})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS):
            return Reachable(is_there=True, is_gone=False, words="")
    except urllib.error.HTTPError as refused:
        refused.close()
        return Reachable(is_there=False, is_gone=refused.code in _GONE, words=str(refused.code))
    except urllib.error.URLError as fault:
        return _silent(fault.reason)
    except (OSError, ValueError, http.client.HTTPException) as fault:
        return _silent(fault)


def _in_ascii(address: str) -> str:
    """Without its fragment, which no server hears of; letters as a server wants them."""
    parts = urlsplit(urldefrag(address).url)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(part, safe="%/:@!$&'()*+,;=~-._?") for part in (parts.path, parts.query))
    return parts._replace(netloc=host, path=path, query=query).geturl()


def _silent(fault: object) -> Reachable:
    """Nobody answered: gone is what has no server any more."""
    name = type(fault).__name__
    words, is_gone = _FAULTS.get(name, ("keine Antwort", False))
    return Reachable(is_there=False, is_gone=is_gone, words=words)


_NO_HOST = "diesen Server gibt es nicht mehr"
_FAULTS = {
    "gaierror": (_NO_HOST, True),
    "ConnectionRefusedError": ("der Server nimmt nichts an", False),
    "TimeoutError": ("keine Antwort in 20 Sekunden", False),
    "SSLCertVerificationError": ("das Zertifikat gilt nicht", False),
}
