"""Tests of how a page looks."""
