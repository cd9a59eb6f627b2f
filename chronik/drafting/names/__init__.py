"""Names in a passage that no record bears yet, found by their form.

Reading order:

    given        given names
    wording      offices, titles, and nouns that are no names
    towns        towns, lands, and how their names end
    kinds        words that say what kind of body a name is of
    nominative   a name that stands in another case, by itself
    places       places and buildings
    units        the units of a person's name
    singly       one person: by title, office or given name
    people       people, also in lists
    behind       capitalised words behind a head
    complements  what else tells which one is meant
    shortforms   abbreviations, legal forms, firms, newspapers
    bodies       organisations, networks, projects
"""
