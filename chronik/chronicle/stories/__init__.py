"""What stories ask of a whole chronicle.

Reading order:

    selection  the events that a story selects
"""
