"""The year as a circle: what happened on each of its days, in whatever year.

day       the page of one day
calendar  all days
"""
