"""Tests of the files beside the pages."""
