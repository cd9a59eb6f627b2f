"""All records, linked, and ready to be shown.

Reading order:

    chronicle    what a chronicle is: every relation known from both ends
    sequence     the one order of events
    names/       known names in running text
    linking      which of them become links
    resolve      entries to a Chronicle; keys that lead nowhere are reported
    ties         relations from their targets' side
    lineage      who came before and after whom, what is part of what
    facets       what events are sorted out by
    chronology   what points in time and steps between them prove
    constraints  what the entries say of the order of days
    bounds       what the events around an event tell of its date
    cards        how a record looks from elsewhere
    edition      the chronicle with its cards, lanes and years: what every page is made from
    signing      signatures that change whenever anything does that a page shows
    stories/     what stories ask of a whole chronicle
"""
