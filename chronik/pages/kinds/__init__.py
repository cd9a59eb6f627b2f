"""The page of each kind of record: a module a kind.

Reading order:

    event         when, where, who, and what stands before and after
    network       members, events, people
    organisation  what it took part in and belonged to
    person        the same for a person
    place         what happened there
    source        its passages with the claims that rest on them
    page          Impressum, Über and the like
"""
