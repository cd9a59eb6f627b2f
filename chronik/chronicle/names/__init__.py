"""Names: known ones in running text and while they are typed, and those that several records bear.

Reading order:

    evened     a text made even for names, and the way back
    mentions   where a known name stands
    initials   what a name is found by while it is typed
    likeness   names so alike that they may be one
    neighbours which names to compare for that
    namesakes  what tells records of one name apart
    former     what a record was called at a time
"""
