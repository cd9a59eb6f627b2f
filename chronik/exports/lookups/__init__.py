"""The small files that scripts read.

For the search page, and for the filter of the chronicle:

    rows     what a list shows of the events that a filter finds
    choices  what events can be filtered by, and which event has which values
"""
