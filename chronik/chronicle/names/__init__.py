"""Known names in running text.

Reading order:

    evened    a text made even for names, and the way back
    mentions  where a known name stands
"""
