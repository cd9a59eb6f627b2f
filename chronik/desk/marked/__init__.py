"""A marked passage of a source, and what it may state in a record. Pure.

Reading order:

    ground    the text of a source, read for a mark in it
    homes     which field of a record states what
    stating   a claim put into a record, as operations
    relating  who or what a mark names, in which role, with which quote
    valuing   a date, a number or a citation, from a mark
    choosing  all that a mark may become
"""
