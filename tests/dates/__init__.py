"""Tests of dates: read, compared, put into words. Tables in `edtf/`."""
