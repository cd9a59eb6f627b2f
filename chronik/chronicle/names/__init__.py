"""Known names in running text, and while they are typed.

Reading order:

    evened    a text made even for names, and the way back
    mentions  where a known name stands
    initials  what a name is found by while it is typed
"""
