"""Tests of what an editor writes, read."""
