"""Lists that lie beside the records: what is gone for good, and who.

Reading order:

    gone       pages that are gone, and why
    withdrawn  people who were withdrawn, without a name
    returning  where a file brings one of their names back
"""
