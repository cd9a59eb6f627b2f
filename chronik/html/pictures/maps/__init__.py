"""Maps: where places lie, each map framed by the places that it shows.

Reading order:

    projections  from the globe to a plane
    germany      outlines 1:10m, written by tools/outlines.py
    europe       outlines 1:50m, written by the same
    world        outlines 1:110m, written by the same
    waters       rivers and lakes, written by the same
    outlines     these read, as coarse as a map needs them
    frames       what part of the earth a map shows
    ground       land, borders and waters as far as a frame shows them
    labels       names that never overlap
    spots        places as marks, how large, which of them are one
    atlas        the map
    countries    German names of countries, written by tools/outlines.py
    codes        which Land or country a place is
"""
