"""Tests of the command and the handbook."""
