"""Tests of whole builds. Only files whose names begin with `test_shipped` read `content/` and `seeds/`."""
