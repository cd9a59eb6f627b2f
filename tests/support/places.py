"""Where things lie; and whether what is found is to be blessed."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]  # the repository
TESTS = ROOT / "tests"
SHIPPED = ROOT  # where `content/` and `seeds/` lie; for tests named test_shipped… alone
WORLDS = TESTS / "worlds"
BLESS = bool(os.environ.get("CHRONIK_BLESS"))
