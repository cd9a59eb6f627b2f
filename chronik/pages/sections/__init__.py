"""Sections that pages of several kinds share.

Reading order:

    material     what the page of a record is made from, with its notes
    items        a claim, relation or date as a line with its notes and remarks
    record       the page of a record: its facts and what ends it
    body         prose with links, images and notes filled in, and the images beside it
    backlinks    what leads to a record: its timeline, links by role and by kind, mentions
    memberships  who belonged to what, as a table and a picture
    memberyears  the members of a network by year
    company      who met whom, who shares members
    geography    where places lie, the map
    counts       how many events each year and facet holds
    timelines    which picture of time a page gets, and where it leads
    citing       how to cite a record
"""
