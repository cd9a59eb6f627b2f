"""The days of the year: what happened on each of them, in whatever year.

Reading order:

    day       the page of one day
    calendar  all days
"""
