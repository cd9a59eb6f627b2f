"""The small files that scripts read.

For the filter of the chronicle, and for the start page:

    rows     what a list shows of the events that a filter finds
    choices  what events can be filtered by, and which event has which values
    days     the events of a day of the year
"""
