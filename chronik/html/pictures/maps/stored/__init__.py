"""Outlines and names as maps read them; written by tools/outlines.py.

Reading order:

    germany    outlines 1:10m
    europe     outlines 1:50m
    world      outlines 1:110m
    waters     rivers and lakes
    countries  German names of countries
"""
