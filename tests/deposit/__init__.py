"""Tests of the bag for an archive."""
