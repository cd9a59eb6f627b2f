"""What the text of a page or theme gathers.

story   the text as blocks: prose, cards, selections
cards   records as cards
shapes  a selection as timeline, list or map
"""
