"""Tests of what each page says."""
