"""Names in a passage that no record bears yet, found by their form.

Reading order:

    given    given names
    wording  offices, titles, and nouns that are no names
    kinds    words that say what kind of body a name is of
    places   towns, lands, buildings
    people   people, by title, office, given name and neighbours
    bodies   organisations, networks, projects
"""
