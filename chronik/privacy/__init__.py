"""What protects the people a chronicle tells of.

Reading order:

    contacts   contact data in a text: what never enters a chronicle
    redaction  stretches of a text made unreadable
    withdrawal  names that must not come back, known by their hashes alone
    foreign    what a browser would load from another host
    reporting  where a file holds contact data
"""
