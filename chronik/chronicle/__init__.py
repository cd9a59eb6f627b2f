"""All records, linked, and ready to be shown.

Reading order:

    chronicle  what a chronicle is: every relation known from both ends
    ties       relations from their targets' side
    evened     a text made even for names, and the way back
    mentions   known names in running text
    linking    which of them become links
    resolve    entries to a Chronicle; keys that lead nowhere are reported
    lineage    who came before and after whom, what is part of what
    facets     what events are sorted out by
    bounds     what the events around an event tell of its date
    cards      how a record looks from elsewhere
    edition    the chronicle with its cards, lanes and years: what every page is made from
    signing    signatures that change whenever anything does that a page shows
"""
