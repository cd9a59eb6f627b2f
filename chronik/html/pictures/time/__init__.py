"""Pictures of time: what happened when, and who belonged when.

Reading order:

    timescale    the scale, ticks and marks that pictures of time share
    marks        marks of events: shapes, and bars that run out softly
    timeline     events on lanes
    density      many events, by year
    tenures      what is known of a relation that lasts, on that scale
    memberships  who belonged, and for how long
"""
