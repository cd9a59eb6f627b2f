"""Tests of files, processes and git."""
