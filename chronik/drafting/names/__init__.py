"""Names in a passage that no record bears yet, found by their form.

Reading order:

    given        given names
    wording      offices, titles, and nouns that are no names
    towns        towns, lands, and how their names end
    kinds        what kind of body a name is of, and how it is called by itself
    places       places and buildings
    units        the units of a person's name
    singly       one person: by title, office or given name
    people       people, also in lists
    behind       capitalised words behind a head
    complements  what else tells which one is meant
    shortforms   abbreviations, legal forms, firms, newspapers
    appositions  a noun with a name behind it, whatever its kind
    bodies       organisations, networks, projects
"""
