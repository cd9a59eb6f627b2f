"""Pictures of what a page says: plain data to inline SVG, the same for the same data.

The facts stand as text on the page too. A picture knows no record and no page: a section hands it
names, addresses and dates. What is drawn is safe; every text is escaped.

Reading order:

    svg          small parts of pictures
    timescale    the scale, ticks and marks that pictures of time share
    marks        marks of events: shapes, and bars that run out softly
    timeline     events on lanes
    density      many events, by year
    tenures      what is known of a relation that lasts, on that scale
    memberships  who belonged, and for how long
    meetings     who met whom at which events
    shared       networks that share members
    maps/        where places lie
"""
