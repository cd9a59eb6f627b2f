"""Maps: where places lie, each map framed by the places that it shows.

Reading order:

    projections  from the globe to a plane
    stored/      outlines as they are stored
    outlines     these read, as coarse as a map needs them
    frames       what part of the earth a map shows
    ground       land, borders and waters as far as a frame shows them
    labels       names that never overlap
    spots        places as marks, how large, which of them are one
    margins      a small map of where that is, a scale, what sizes mean
    atlas        the map
    codes        which Land or country a place is
"""
