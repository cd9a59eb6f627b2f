"""Records named elsewhere: other ids for them, two made one.

Reading order:

    kinds      what is in_line for a kind of record, and which record is meant
    lines      places in a file changed, and not one other byte
    heads      the head of a file: its nodes with their places, its comments
    following  the places that refer to a record, changed to name another
    renaming   another id for a record, wherever it is named
    joining    what stands twice in a list, said once
    uniting    what one record states, put into the file of another
    merging    two records made one
"""
