"""Pictures of time: what happened when, and who belonged when.

Reading order:

    eras         which years an axis shows, and where it is broken
    scale        from days to places along the picture
    axis         labels, lines and breaks
    names        names on these pictures
    spots        where a date stands, and what room it takes
    lanes        events by network, and what a picture says in words
    marks        marks of events: shapes, and bars that run out softly
    timeline     events on lanes
    density      many events, by year
    tenures      what is known of a relation that lasts, on that scale
    memberships  who belonged, and for how long
"""
