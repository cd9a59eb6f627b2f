"""Tests of former states that stay readable."""
