"""The small files that scripts read.

Each is its own:

    names    names, titles and aliases, for the search page
    filters  what events can be filtered by
"""
