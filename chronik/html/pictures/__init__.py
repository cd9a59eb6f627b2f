"""Pictures of what a page says: plain data to inline SVG, the same for the same data.

The facts stand as text on the page too. A picture knows no record and no page: a section hands it
names, addresses and dates. What is drawn is safe; every text is escaped.

Reading order:

    svg       small parts of pictures
    shapes    of networks
    matrix    names and numbers, and what they have to do with each other
    meetings  who met whom at which events
    shared    networks that share members
    maps/     where places lie
    time/     pictures of time
"""
