"""Tests of pages and their parts."""
