"""Tests of what is told of the past of records."""
