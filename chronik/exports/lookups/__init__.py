"""The small files that scripts read.

names    names, titles and aliases, for the search page
filters  what events can be filtered by
"""
