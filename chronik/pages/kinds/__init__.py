"""The page of each kind of record: a module a kind, and one for what two kinds have in common.

Reading order:

    event         when, where, who, and what stands before and after
    network       members, events, people
    organisation  what it took part in and belonged to
    lineage       of both: who came before and after, the events of their parts
    person        the same for a person
    theme         its story, what happened, who took part
    work          who made it, the events it was about
    place         what happened there
    source        its passages with the claims that rest on them
    page          Impressum, Über and the like
    frozen        a record of any kind as it was, where site.yaml keeps former states

A view makes its blocks in the order of the page: notes are numbered as they are first asked for.
"""
