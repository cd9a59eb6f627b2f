"""Maps: where places lie.

Reading order:

    labels   names on a map that never overlap
    region   the map
    laender  outlines of the 16 Länder, written by tools/laender.py
"""
