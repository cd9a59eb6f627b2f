"""Events picked out of all.

selection  what a story asks for
days       by the day of the year
"""
