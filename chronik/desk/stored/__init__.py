"""Stored texts: a new one that is pasted, and what one proposes. Pure.

Reading order:

    pasting    a pasted text as a new source
    proposals  the draft of a stored text, claim by claim
"""
