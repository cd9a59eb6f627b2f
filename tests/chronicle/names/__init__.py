"""Tests of all records, linked."""
