"""What the text of a page or theme gathers.

Reading order:

    cards   records as cards
    shapes  a selection of events as timeline, list or map
    story   the text as blocks: prose, cards, selections
"""
