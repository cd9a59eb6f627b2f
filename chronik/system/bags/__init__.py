"""A bag on the disk: made aside, put in place as a whole.

Reading order:

    ours       whether a place may be taken: new, empty, or an earlier bag
    placing    a folder made aside and put in place, or packed as one file
    reading    the files of the chronicle and of the program
"""
