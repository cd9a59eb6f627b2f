"""Names: known ones in running text, and those that several records bear.

Reading order:

    evened     a text made even for names, and the way back
    mentions   where a known name stands
    namesakes  what tells records of one name apart
"""
