"""Tests of the checks; each code has its folder in `tests/diagnostics/`."""
