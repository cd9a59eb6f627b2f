"""Who belongs where, who met whom, and how many.

Reading order:

    memberships  who belonged to what, as a table and a picture
    memberyears  the members of a network by year
    company      who met whom, who shares members
    counts       how many events each year and facet holds
"""
