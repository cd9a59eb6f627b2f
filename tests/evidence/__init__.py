"""Tests of quotes found in their stored source. Cases in `quotes/`."""
