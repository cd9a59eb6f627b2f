"""The tests of chance, led by the lines they reach (atheris, which brings libFuzzer).

    python -m tests.trust.fuzzing.coverage [TARGET [SECONDS [FOLDER]]]

TARGET is one of `TARGETS`; FOLDER keeps what reached something new, for the next time. What fails is printed as the values that
the test was given: make it an `@example` there. Without a target each has its turn, in a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

TARGETS = ("records", "bodies", "quotes", "dates", "seeds", "settings", "requests")


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("target", nargs="?", choices=TARGETS)
    options.add_argument("seconds", nargs="?", type=int, default=600)
    options.add_argument("folder", nargs="?", type=Path)
    given = options.parse_args()
    if given.target:
        return hunt(given.target, given.seconds, given.folder or Path(mkdtemp()))
    return max([subprocess.run([sys.executable, "-m", __spec__.name, target], check=False).returncode for target in TARGETS])


def hunt(target: str, seconds: int, folder: Path) -> int:
    """Ends the process: with 0 where nothing was found."""
    import atheris

    folder.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["chronik"]):
        test = tests()[target]
    print(f"--- {target}", flush=True)
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096", "-timeout=60", "-verbosity=0", str(folder)], test)
    atheris.Fuzz()
    return 0


def tests() -> dict[str, Callable[[bytes], Any]]:
    """Each target: the test, given what bytes make of its strategies."""
    from hypothesis import given

    from tests.trust import test_fuzz
    from tests.trust.fuzzing import test_requests
    from tests.trust.fuzzing.requests import requests

    small = test_requests.opened(Path(mkdtemp()) / "projekt")

    @given(requests())
    def asked(request: tuple[str, dict[str, Any]]) -> None:
        test_requests.answered(small, *request)

    found = {
        "records": test_fuzz.test_a_record_is_read_or_its_problems_stand_at_their_lines,
        "bodies": test_fuzz.test_a_body_becomes_elements_of_ours_or_a_problem,
        "quotes": test_fuzz.test_a_quote_is_found_where_its_words_stand,
        "dates": test_fuzz.test_a_date_is_read_or_refused,
        "seeds": test_fuzz.test_a_draft_of_any_text_is_records,
        "settings": test_fuzz.test_settings_are_read_or_refused,
        "requests": asked,
    }
    return {name: test.hypothesis.fuzz_one_input for name, test in found.items()}  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
