"""What a field can hold: each type reads a YAML node, and describes itself for the handbook.

Reading order:

    unseen       characters that nobody sees
    slips        what was typed in place of what YAML knows
    nodes        YAML as nodes with places; no value changes its type
    table        the walk over a mapping by its field table
    scalars      texts, numbers, dates, words, references
    groups       lists, groups, coordinates, links
    identifiers  numbers of authority files
    counts       a number that may be qualified, or lie between two
    representing organisations that take part because a person does
    quoting      quotes, and names of quotes
    claims       what can be evidenced: claims and relations
    images       the images of a record
    plain        front matter as nearly everyone writes it, read line by line
"""
