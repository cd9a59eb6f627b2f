"""Commands that protect people: they change files, and say what is left to do by hand.

Reading order:

    redacting  stretches of a stored text made unreadable, the quotes outside still proven
    removing   a person taken out of a record's file
    unchangeable  a file that cannot be changed, and names a person
    withdrawing  a person taken out of the whole chronicle
"""
